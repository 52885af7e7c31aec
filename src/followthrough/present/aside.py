"""Aside: a folder for what does not fit into memory. It is its owner's alone, and gone afterwards, whatever happens."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from secrets import token_hex
from shutil import rmtree
from tempfile import TemporaryDirectory, gettempdir

OWNER_ALONE = 0o700


@contextmanager
def put_aside() -> Iterator[str]:
    """The path of such a folder.

    Where ft is killed it can remove nothing itself: a second process, begun before the folder, waits for its end and
    does. On Windows there is none, and the folder stays until the temporary files are cleared.
    """
    if not hasattr(os, "fork"):
        with TemporaryDirectory(prefix="ft-", ignore_cleanup_errors=True) as folder:
            yield folder
        return
    folder = os.path.join(gettempdir(), f"ft-{token_hex()}")  # noqa: PTH118  # XlsxWriter takes text
    waits, lives = os.pipe()
    keeper = os.fork()
    if not keeper:
        _remove_when_alone(folder, waits)
    os.close(waits)
    try:
        os.mkdir(folder, OWNER_ALONE)  # noqa: PTH102  # as above
        os.chmod(folder, OWNER_ALONE)  # noqa: PTH101  # whatever the umask
        yield folder
    finally:
        os.close(lives)
        os.waitpid(keeper, 0)


def _remove_when_alone(folder: str, waits: int) -> None:
    """Wait until nobody holds the other end of the pipe, remove the folder, and end without a word."""
    try:
        os.setsid()  # Ctrl-C is for the other
        os.closerange(0, waits)
        os.closerange(waits + 1, os.sysconf("SC_OPEN_MAX"))
        os.read(waits, 1)
        rmtree(folder, ignore_errors=True)
    finally:
        os._exit(0)
