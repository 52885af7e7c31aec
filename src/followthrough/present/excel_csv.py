"""CSV for a double click: as the spreadsheet program of this machine, set to its language, expects it.

A byte order mark says that it is UTF-8. Where numbers have a decimal comma, lists are separated by semicolons. Texts
are quoted, dates and numbers are not. A text that the program would run as a formula has a ' before it.
"""

import os
import re
from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from importlib import import_module
from typing import Any, NamedTuple

from followthrough.casework.mistakes import UnknownLocale

from .formats import decimal, plain
from .sheet import Sheet, Value

BYTE_ORDER_MARK = "\ufeff"
LINE_END = "\r\n"
LINES_AT_ONCE = 500
NUMBERED_BY_COMMA = (
    "fr",
    "de",
    "es",
    "it",
    "pt",
    "nl",
    "pl",
    "ru",
    "uk",
    "sv",
    "da",
    "nb",
    "fi",
    "tr",
    "el",
    "ro",
)
"""Languages whose numbers have a decimal comma, for a machine that says no more than its language."""
LOOKS_RUNNABLE = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
"""A text that a program would run, by wide signs too; or one with a ' before such a sign already: it gets one more."""


class Dialect(NamedTuple):
    """What stands between two values, and before the decimals of a share."""

    separator: str = ","
    decimal: str = "."


ENGLISH = Dialect()
FRENCH = Dialect(";", ",")
KNOWN = {"en_CA": ENGLISH, "fr_CA": FRENCH}
"""The locales that can be asked for by name."""


def dialect_of(name: str | None = None) -> Dialect:
    """The dialect of a locale by its name; the machine's own, if none is named. Raises `UnknownLocale`."""
    if name is None:
        return _of_windows() if os.name == "nt" else _of_surroundings()
    known = {one.lower(): dialect for one, dialect in KNOWN.items()}
    word = name.strip().lower().replace("-", "_").partition(".")[0]
    if word not in known:
        raise UnknownLocale(text=name, known=", ".join(KNOWN))
    return known[word]


def _of_windows() -> Dialect:
    """What is set in the Control Panel: there, a spreadsheet program looks too."""
    registry: Any = import_module("winreg")  # there is none elsewhere
    with registry.OpenKey(registry.HKEY_CURRENT_USER, r"Control Panel\International") as key:
        separator, decimal = (str(registry.QueryValueEx(key, name)[0]) for name in ("sList", "sDecimal"))
    return Dialect(separator[:1] or ",", decimal[:1] or ".")


def _of_surroundings() -> Dialect:
    """By the locale's own way of writing numbers; where that is not installed, by its language."""
    import locale  # noqa: PLC0415  # only here

    before = locale.setlocale(locale.LC_NUMERIC)
    try:
        locale.setlocale(locale.LC_NUMERIC, "")
        comma = locale.localeconv()["decimal_point"] == ","
    except locale.Error:
        told = (os.environ.get(name) for name in ("LC_ALL", "LC_NUMERIC", "LANG"))
        comma = next(filter(None, told), "").lower().startswith(NUMBERED_BY_COMMA)
    finally:
        locale.setlocale(locale.LC_NUMERIC, before)
    return FRENCH if comma else ENGLISH


class ExcelCsv:
    """One table on its way into such a file. Once it is written, `guarded` says how many texts got their '."""

    def __init__(self, sheet: Sheet, dialect: Dialect) -> None:
        self.sheet = sheet
        self.dialect = dialect
        self.guarded = 0

    def pieces(self) -> Iterator[str]:
        """The text of the file, in pieces."""
        yield BYTE_ORDER_MARK + self._line(self.sheet.columns)
        lines: list[str] = []
        for row in self.sheet.rows:
            lines.append(self._line(row))
            if len(lines) == LINES_AT_ONCE:
                yield "".join(lines)
                lines.clear()
        yield "".join(lines)

    def _line(self, row: Sequence[Value]) -> str:
        return self.dialect.separator.join(map(self._cell, row)) + LINE_END

    def _cell(self, value: Value) -> str:
        if value is None:
            return ""
        if isinstance(value, str):
            return self._text(value)
        if isinstance(value, Fraction):
            return decimal(value).replace(".", self.dialect.decimal)
        return plain(value) if type(value) in (int, date) else self._text(plain(value))

    def _text(self, text: str) -> str:
        if LOOKS_RUNNABLE.match(text):
            self.guarded += 1
            text = f"'{text}"
        return '"' + text.replace('"', '""') + '"'
