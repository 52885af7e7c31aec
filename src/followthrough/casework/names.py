"""Names and notes: what can be kept of what people type, and how two spellings of one name are compared."""

import unicodedata

from .mistakes import UnusableText

LONGEST = {
    "name": 200,
    "title": 200,
    "note": 10_000,
    "reason": 2_000,
    "wording": 500,
    "program": 100,
    "word": 200,
    "e-mail": 200,
    "phone": 200,
    "outcome": 200,
}
"""Characters that each kind of text may have; a screen or a page holds no more."""

_LETTERS_WITHOUT_MARKS = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "’": "'"}
)


def fold(text: str) -> str:
    """A text without accents and capitals, to compare by: Élise and elise fold alike."""
    if text.isascii():  # most names, ten thousand times in a large morning
        return " ".join(text.lower().split())
    bare = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(mark for mark in bare if not unicodedata.combining(mark))
    return " ".join(plain.translate(_LETTERS_WITHOUT_MARKS).split())


def keepable(text: str, what: str = "name") -> str:
    """The text as it is kept: composed, without space at the ends.

    Control characters, lone surrogates and text that is empty or too long are refused with `UnusableText`;
    a note keeps its line breaks and tabs.
    """
    kept = unicodedata.normalize("NFC", text).replace("\r\n", "\n").strip()
    if not kept:
        raise UnusableText(what=what, trouble="is empty", way=f"Give the {what} as you would say it.")
    if len(kept) > LONGEST[what]:
        most = LONGEST[what]
        raise UnusableText(what=what, trouble=f"has {len(kept):,} characters", way=f"Use {most:,} at most.")
    allowed = "\n\t" if what == "note" else ""
    for mark in kept:
        if mark not in allowed and unicodedata.category(mark) in ("Cc", "Cs"):
            trouble = f"holds a character that no screen shows (U+{ord(mark):04X})"
            raise UnusableText(what=what, trouble=trouble, way="Type it again without that character.")
    return kept


def on_one_line(text: str) -> str:
    """The text with its line breaks and tabs as spaces."""
    lines = text.replace("\t", " ").splitlines()
    return " ".join(line.strip() for line in lines if line.strip())


BIDI_CONTROLS = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c")
LINE_BREAKS = frozenset("\u2028\u2029")


def is_unprintable(mark: str) -> bool:
    """Whether a character steers a screen rather than being shown: C0, C1, surrogates, bidi and line controls.

    Such characters never reach a screen; the bidi and line controls, which paste brings along, may be kept.
    """
    return unicodedata.category(mark) in ("Cc", "Cs") or mark in BIDI_CONTROLS or mark in LINE_BREAKS
