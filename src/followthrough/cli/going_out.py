"""Going out: a text onto the clipboard, or into the mail program. Neither of them sends it."""

import os
import subprocess
import sys
from shutil import which

from followthrough.casework.mistakes import NoClipboard

CLIPBOARDS = (
    ("pbcopy",),
    ("wl-copy",),
    ("xclip", "-selection", "clipboard"),
    ("xsel", "--clipboard", "--input"),
    ("clip.exe",),
)
"""Programs that take a text on their standard input onto the clipboard; the first that does is used."""
PATIENCE = 5
"""Seconds that such a program may take."""


def copy(text: str) -> None:
    """Put a text onto the clipboard. It goes by standard input, where no list of processes shows it.

    Raises `NoClipboard`.
    """
    for name, *options in CLIPBOARDS:
        program = which(name)
        if program is not None and _takes([program, *options], _encoded(text, name)):
            return
    raise NoClipboard


def _encoded(text: str, name: str) -> bytes:
    """The text as the program reads it: Windows takes accents in UTF-16 only."""
    return text.encode("utf-16") if name == "clip.exe" else text.encode("utf-8")


def _takes(command: list[str], text: bytes) -> bool:
    try:
        done = subprocess.run(  # noqa: S603  # one of the programs above, and the text is no argument
            command,
            input=text,
            stdout=subprocess.DEVNULL,  # some stay behind to serve the clipboard, and would hold a pipe open
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            check=False,
            env={**os.environ, "LC_CTYPE": "UTF-8"} if sys.platform == "darwin" else None,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def opens(link: str) -> bool:
    """Whether a program was found that opens a link."""
    import webbrowser  # noqa: PLC0415  # only for --mailto

    try:
        return webbrowser.open(link)
    except (OSError, webbrowser.Error):
        return False
