"""Key mark: what an encrypted caseload shows of its key, so that a wrong key is told from damage.

The mark is the file’s first 16 bytes. It names the key to whoever looks for it, and says nothing of what the key is.
"""

MAGIC = b"ftCP"
"""How every encrypted caseload begins."""

VERSION = b"\x01"
"""How the file is encrypted; another way will have another number."""

MARK_BYTES = 16
"""Length of a mark, in bytes: magic, version, and 11 bytes made out of the key."""

OF_A_CASELOAD = b"followthrough caseload"


def mark_of(key: bytes) -> bytes:
    """The 16 bytes that a caseload with this key begins with."""
    import hmac  # noqa: PLC0415  # only for an encrypted caseload

    begins = MAGIC + VERSION
    return begins + hmac.digest(key, OF_A_CASELOAD, "sha256")[: MARK_BYTES - len(begins)]


def is_mark(begins: bytes) -> bool:
    """Whether a file that begins so is an encrypted caseload."""
    return len(begins) >= MARK_BYTES and begins.startswith(MAGIC)


def name_of(mark: bytes) -> str:
    """A mark as people and keyrings are shown it: 22 signs, without what all marks begin with."""
    return mark[len(MAGIC + VERSION) :].hex()
