"""Setting: a value that an agency may set, with a name, a unit, a sentence and a source, written as people write."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple, NoReturn

from .mistakes import ImpossibleSetting, UnknownSetting

Value = int | Fraction | Decimal | tuple[str, ...] | str | None
"""A whole number, a share, a number of hours, programs, or words; None where words are not set."""

QUARTER = Decimal("0.25")


class Meaning(NamedTuple):
    """What a setting is: its unit, what it decides, and where its default comes from.

    `least` and `most` are the range of a number, and the length of words in characters; `example` is what could be
    typed where the default cannot. Of some, only the words in `known` have a meaning.
    """

    unit: str
    says: str
    source: str
    least: int = 1
    most: int = 365
    example: str = ""
    known: tuple[str, ...] = ()


def check_known(name: str, known: Iterable[str], where: str = "") -> None:
    """Raises `UnknownSetting`, with the nearest name there is."""
    names = tuple(known)
    if name not in names:
        raise UnknownSetting(text=name, where=where and f" It stands in {where}.", guess=_guess(name, names))


def read_value(name: str, value: object, default: Value, meaning: Meaning, where: str = "") -> Value:
    """A value as ft takes it, of the kind that its default is of. Raises `ImpossibleSetting`."""
    if isinstance(default, tuple):
        return _programs(name, value, where)
    if isinstance(default, Fraction):
        return _share(name, value, where)
    if isinstance(default, Decimal):
        return _hours(name, value, default, meaning, where)
    if isinstance(default, int):
        return _whole(name, value, default, meaning, where)
    return _words(name, value, meaning, where)


def read_all(
    values: Mapping[str, object], defaults: object, meanings: Mapping[str, Meaning], where: str = ""
) -> dict[str, Value]:
    """Every value under its name, as ft takes it. Raises `UnknownSetting`, `ImpossibleSetting`."""
    for name in values:
        check_known(name, meanings, where)
    return {
        name: read_value(name, value, getattr(defaults, name), meanings[name], where)
        for name, value in values.items()
    }


def refuse(name: str, value: object, why: str, hint: str, where: str = "") -> NoReturn:
    """Raises `ImpossibleSetting`."""
    place = f" It stands in {where}." if where else ""
    raise ImpossibleSetting(name=name, value=value, why=why, hint=hint, where=place)


def as_text(value: Value) -> str:
    """A value as people write it: 14, 37.5, 60 %, 1/3, words, or programs with commas; nothing if it is not set."""
    if isinstance(value, Fraction):
        percent = value * 100
        return (
            f"{percent.numerator} %" if percent.denominator == 1 else f"{value.numerator}/{value.denominator}"
        )
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if value is None:
        return ""
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def as_written(value: Value) -> object:
    """A value as it stands in the settings file: numbers bare, shares exactly, programs as a list."""
    if isinstance(value, Fraction):
        return as_text(value)
    if isinstance(value, Decimal):
        return int(value) if value == int(value) else float(value)
    return list(value) if isinstance(value, tuple) else value


def said(value: Value, unit: str) -> str:
    """A value with its unit, as a sentence holds it."""
    if value is None or isinstance(value, str):
        return value or "not set"
    text = as_text(value) or "none"
    return text if isinstance(value, Fraction) else f"{text} {unit}"


def _whole(name: str, value: object, default: int, meaning: Meaning, where: str) -> int:
    text = value.strip() if isinstance(value, str) else ""
    if (
        text.isascii() and text.isdigit() and len(text) < 10
    ):  # of more digits int() may refuse to make a number
        value = int(text)
    if isinstance(value, bool) or not isinstance(value, int):
        refuse(name, value, f"it is a whole number of {meaning.unit}", f"{default}", where)
    if not meaning.least <= value <= meaning.most:
        why = f"it is from {meaning.least} to {meaning.most} {meaning.unit}"
        refuse(name, value, why, f"{default}", where)
    return value


def _hours(name: str, value: object, default: Decimal, meaning: Meaning, where: str) -> Decimal:
    number = None if "%" in str(value) else _fraction(value)
    if number is None or (number / Fraction(QUARTER)).denominator != 1:
        why = f"it is a number of {meaning.unit}, to a quarter of an hour"
        refuse(name, value, why, as_text(default), where)
    if not meaning.least <= number <= meaning.most:
        why = f"it is from {meaning.least} to {meaning.most} {meaning.unit}"
        refuse(name, value, why, as_text(default), where)
    return number.numerator / Decimal(number.denominator)


def _share(name: str, value: object, where: str) -> Fraction:
    share = _fraction(value)
    if share is None or not 0 < share <= 1:
        why = "it is a share above 0 and at most 1"
        refuse(name, value, why, "60%, 0.6 or 3/5, for example", where)
    return share


def _fraction(value: object) -> Fraction | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    text = str(value).replace(" ", "").replace("\u00a0", "").replace(",", ".")
    if "e" in text.lower():  # 1e999999999 is a number that takes a day to write out
        return None
    try:
        return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)
    except (ValueError, ZeroDivisionError):
        return None


def _programs(name: str, value: object, where: str) -> tuple[str, ...]:
    if isinstance(value, str):
        return tuple(sorted(word.strip() for word in value.split(",") if word.strip()))
    if isinstance(value, list | tuple) and all(isinstance(word, str) for word in value):
        return tuple(sorted(str(word).strip() for word in value))
    refuse(name, value, "it is a list of programs", '["IPS", "Youth"]', where)


def _words(name: str, value: object, meaning: Meaning, where: str) -> str:
    if not isinstance(value, str) or not value.strip() or not value.isprintable():
        refuse(name, value or "“”", f"it is {meaning.unit} in one line", meaning.example, where)
    if meaning.known and value.strip().lower() not in meaning.known:
        refuse(name, value, f"it is one of: {', '.join(meaning.known)}", meaning.known[0], where)
    if len(value.strip()) > meaning.most:
        refuse(
            name,
            f"so long ({len(value.strip())} signs)",
            f"{meaning.most} are the most",
            "a shorter one",
            where,
        )
    return value.strip().lower() if meaning.known else value.strip()


def _guess(name: str, known: tuple[str, ...]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415  # only on the way to a mistake

    near = get_close_matches(name.lower().replace("-", "_"), known, n=1)
    return f" Did you mean {near[0]}?" if near else ""
