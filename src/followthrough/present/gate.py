"""The gate: what people typed is shown as they typed it, and steers no screen.

Every text that `present` makes for people to look at has gone through here. A character that would move the cursor,
ring, recolour, turn the direction of reading or break a line is shown as a mark instead of being obeyed.
"""

from followthrough.casework.names import is_unprintable

DELETE = "\x7f"
NO_BREAK_SPACE = "\xa0"
PICTURES = 0x2400
"""Where the pictures of the control characters begin: ␀, ␁, ␂ and so on."""


def clean(text: str, keep: str = "") -> str:
    """The text with nothing in it that steers a terminal.

    A control character becomes its picture (`␛`), any other steering character its number (`⟦U+202E⟧`). Line breaks
    and tabs become a space, so that a name or a note stays on its line, unless they are among those to keep.
    """
    if text.isprintable() or text.replace(NO_BREAK_SPACE, " ").isprintable():
        return text
    return "".join(
        _shown(mark) if mark not in keep and is_unprintable(mark) else mark
        for mark in text.replace("\r\n", "\n")
    )


def _shown(mark: str) -> str:
    if mark in "\t\n":
        return " "
    if mark == DELETE:
        return "␡"
    return chr(PICTURES + ord(mark)) if mark < " " else f"⟦U+{ord(mark):04X}⟧"
