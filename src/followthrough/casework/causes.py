"""Causes: why a file cannot be written, in plain words where those of the system are not."""

import errno

DISK_IS_FULL = "the disk is full"
DISK_ERROR = "the disk reported an error"

_IN_WORDS = {errno.ENOSPC: DISK_IS_FULL, errno.EDQUOT: DISK_IS_FULL, errno.EIO: DISK_ERROR}


def cause_of(trouble: OSError) -> str:
    """Why the system refused, as a part of a sentence: “the disk is full”."""
    why = _IN_WORDS.get(trouble.errno or 0) or trouble.strerror or str(trouble)
    return why[:1].lower() + why[1:]
