"""Mask: words for a screen that somebody else can see. Names, phone numbers and e-mail addresses are covered.

What is covered is as wide as it was, so that tables stay straight: Ana Reyes is A** R****, a number ***-***-****.
"""

import re
from collections.abc import Iterable

from followthrough.casework.names import fold

from .layout import width_of

COVER = "*"
LEAST_LETTERS = 2
"""A part of a name that has fewer letters stays: there is nothing of it to cover."""
LEAST_DIGITS = 7
"""Digits of a number that could be a phone's; one of a client's is covered from `LEAST_KNOWN` on."""
LEAST_KNOWN = 4
MOST_DIGITS = 15

_FOUND = re.compile(
    r"(?P<link>mailto:\S+@\S*)"
    r"|(?P<address>[^\s@<>()\[\]{},;:|\"'«»“”]+@[^\s@<>()\[\]{},;:|\"'«»“”]+)"
    r"|(?P<day>\d{4}-\d\d-\d\d(?!\d))"
    r"|(?P<number>\+?\(?\d+\)?(?:(?:[ .\-/\u00a0\u2011\u202f]|(?<=\)))\(?\d{2,}\)?)*)"
    r"|(?P<word>[^\W\d_]{2,})"
)
"""What may have to be covered, the plain things first: a day is no phone number."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_NUMBERS = re.compile(r"\d(?:\D{0,2}\d){3}")
_STEPS = re.compile(r"\d+")
_DIGIT = re.compile(r"\d")
_IN_QUOTES = re.compile(r'"((?:[^"\\]|\\.)*)"(\s*:)?')
_ESCAPES = re.compile(r"(\\(?:u[0-9a-fA-F]{4}|.))")
_WITHOUT_SPACES = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]"
)
"""Scripts in which words stand without spaces between them: a name is looked for anywhere."""


class Mask:
    """What covers the names, numbers and addresses of those whom it has learnt."""

    def __init__(self) -> None:
        self._learnt: set[tuple[str, str | None]] = set()
        self._parts: set[str] = set()
        self._numbers: set[str] = set()
        self._anywhere: list[str] = []
        self._words: dict[str, bool] = {}
        self._done: dict[str, str] = {}

    def learn(self, people: Iterable[tuple[str, str | None]]) -> None:
        """Cover these as well: the name of each, and the phone number if there is one."""
        new = set(people) - self._learnt
        if not new:
            return
        self._learnt |= new
        self._words.clear()
        self._done.clear()
        for name, phone in new:
            self._parts.update(fold(part) for part in _WORD.findall(name))
            self._anywhere += [part for part in name.split() if _WITHOUT_SPACES.search(part)]
            digits = "".join(_DIGIT.findall(phone or ""))
            if len(digits) >= LEAST_KNOWN:
                self._numbers.add(digits[-LEAST_DIGITS:])
        self._anywhere.sort(key=len, reverse=True)

    def text(self, text: str) -> str:
        """The text with everything covered; as wide as it was, and with as many lines."""
        known = self._done.get(text)
        if known is not None:
            return known
        covered = _FOUND.sub(self._covered, text) if self._may_hold_any(text) else text
        for name in self._anywhere:
            covered = covered.replace(name, _after_the_first(name))
        if len(self._done) < MOST_REMEMBERED and len(text) <= LONGEST_REMEMBERED:
            self._done[text] = covered
        return covered

    def json(self, text: str) -> str:
        """JSON with its texts covered, and the names of its fields as they were: it can be read as before."""
        return _IN_QUOTES.sub(self._in_quotes, text)

    def _in_quotes(self, found: re.Match[str]) -> str:
        whole, text, field = found.group(0, 1, 2)
        if field or not text:
            return whole
        known = self._done.get(text)
        return f'"{self._between_escapes(text) if known is None else known}"'

    def _between_escapes(self, text: str) -> str:
        if "\\" not in text:
            return self.text(text)
        return "".join(
            piece if place % 2 else self.text(piece) for place, piece in enumerate(_ESCAPES.split(text))
        )

    def _may_hold_any(self, text: str) -> bool:
        """Whether a closer look is worth while: most texts hold no name and no number."""
        return (
            "@" in text or _NUMBERS.search(text) is not None or any(map(self._is_a_name, _WORD.findall(text)))
        )

    def _is_a_name(self, word: str) -> bool:
        known = self._words.get(word)
        if known is None:
            known = self._words[word] = fold(word) in self._parts
        return known

    def _covered(self, found: re.Match[str]) -> str:
        kind, what = found.lastgroup, found[0]
        if kind == "word":
            return _after_the_first(what) if self._is_a_name(what) else what
        if kind == "number":
            return _DIGIT.sub(COVER, what) if self._is_a_phone(what) else what
        if kind == "link":
            return "mailto:" + COVER * (len(what) - len("mailto:"))
        return what if kind == "day" else COVER * width_of(what)

    def _is_a_phone(self, number: str) -> bool:
        """Whether it is a client's, or could be anybody's: at least seven digits, in groups of two to four."""
        groups = _STEPS.findall(number)
        digits = "".join(groups)
        if digits[-LEAST_DIGITS:] in self._numbers:
            return True
        in_groups = sum(2 <= len(group) <= 4 for group in groups)
        is_as_long = LEAST_DIGITS <= len(digits) <= MOST_DIGITS
        return is_as_long and len(groups) > 1 and in_groups >= len(groups) - 1


MOST_REMEMBERED, LONGEST_REMEMBERED = 20_000, 80
"""Texts whose covering is remembered, and how long they are at most: in a table most of the short ones come again."""


def _after_the_first(name: str) -> str:
    return name[0] + COVER * width_of(name[1:])
