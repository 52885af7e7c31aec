"""The gate: what people typed is shown as they typed it, and steers no screen.

Every text that `present` makes for people to look at has gone through here. A character that would move the cursor,
ring, recolour, turn the direction of reading or break a line is shown as a mark instead of being obeyed.
"""

import re

from followthrough.casework.names import is_unprintable

ESCAPE, DELETE = "\x1b", "\x7f"
_PICTURES = 0x2400
_LINES_AND_TABS = re.compile("[\t\n]+")


def clean(text: str, *, lines: bool = False) -> str:
    """The text with nothing in it that steers a terminal.

    A control character becomes its picture (`␛`), any other steering character its number (`⟦U+202E⟧`). Line breaks
    and tabs become one space, so that a name or a note stays on its line; with `lines` they are kept.
    """
    if text.isprintable():
        return text
    if not lines:
        text = _LINES_AND_TABS.sub(" ", text.replace("\r\n", "\n"))
    return "".join(_shown(mark) if mark not in "\t\n" and is_unprintable(mark) else mark for mark in text)


def _shown(mark: str) -> str:
    if mark == DELETE:
        return "␡"
    return chr(_PICTURES + ord(mark)) if mark < " " else f"⟦U+{ord(mark):04X}⟧"
