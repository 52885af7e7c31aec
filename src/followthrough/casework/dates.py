"""What people type as a date, in English and in French, and how a day is shown back to them.

The grammar is closed: what is not listed here is refused, never guessed at, because a promise recorded on the
wrong day is worse than a date typed twice. Case, accents and surrounding space do not matter. Understood are

    2026-11-22                              today, yesterday, tomorrow; hier, demain, avant-hier, après-demain
    fri, last fri, next fri, this fri       vendredi, vendredi dernier, vendredi prochain, ce vendredi
    3 days ago, in 2 weeks, a month ago     il y a 3 jours, dans 2 semaines, il y a un mois
    +3d, -2w, +1m                           +3j, -2s
    22 nov, nov 22, 22 november 2026        5 décembre 2026, 1er mai, le 22 novembre
    fri 27 nov 2026 (refused if it is no Friday)

Numbers alone (`01/02/2026`) are refused even where one reading only is left: Canada writes the day first and
the month first, and a habit that works on the 13th misleads on the 12th.
"""

import re
import unicodedata
from datetime import date, timedelta
from typing import Literal

from followthrough.casework.mistakes import AmbiguousDate, NoSuchDate, UnclearDate

Lean = Literal["past", "future"]

FIRST_YEAR = 1900
LAST_YEAR = 2100

_WEEKDAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _numbered(start: int, *groups: str) -> dict[str, int]:
    return {word: number for number, group in enumerate(groups, start) for word in group.split()}


_NEAR_TODAY = {
    "today": 0, "yesterday": -1, "tomorrow": 1,
    "aujourd'hui": 0, "aujourdhui": 0, "aujourd hui": 0, "hier": -1, "demain": 1,
    "avant-hier": -2, "avant hier": -2, "apres-demain": 2, "apres demain": 2,
}  # fmt: skip

_ENGLISH_WEEKDAYS = _numbered(
    0, "mon monday", "tue tues tuesday", "wed wednesday", "thu thur thurs thursday", "fri friday",
    "sat saturday", "sun sunday",
)  # fmt: skip
_FRENCH_WEEKDAYS = _numbered(
    0, "lun lundi", "mar mardi", "mer mercredi", "jeu jeudi", "ven vendredi", "sam samedi", "dim dimanche"
)
_WEEKDAYS = _ENGLISH_WEEKDAYS | _FRENCH_WEEKDAYS

# `mar` is mardi where a weekday stands, March beside the number of a day; `jui` fits two months and is none.
_MONTHS = _numbered(
    1, "jan janv january janvier", "feb fev fevr february fevrier", "mar march mars", "apr avr april avril",
    "may mai", "jun june juin", "jul juil july juillet", "aug aou august aout",
    "sep sept september septembre", "oct october octobre", "nov november novembre", "dec december decembre",
)  # fmt: skip

_ENGLISH_SPAN = "(?P<how_many>[0-9]{1,6}|an?) (?P<unit>days?|weeks?|months?)"
_FRENCH_SPAN = "(?P<how_many>[0-9]{1,6}|une?) (?P<unit>jours?|semaines?|mois)"
_SHORT_SPAN = " ?(?P<how_many>[0-9]{1,6}) ?(?P<unit>[dwmjs])"
_COUNTED = (
    (rf"\+{_SHORT_SPAN}", 1),
    (rf"-{_SHORT_SPAN}", -1),
    (f"in {_ENGLISH_SPAN}", 1),
    (f"{_ENGLISH_SPAN} ago", -1),
    (f"dans {_FRENCH_SPAN}", 1),
    (f"il y a {_FRENCH_SPAN}", -1),
)

_ISO = "([0-9]{4})-([0-9]{2})-([0-9]{2})"
_DAY = "(?P<day>[0-9]{1,2})(?:st|nd|rd|th|er)?"
_MONTH = "(?P<month>[a-z]+)"
_YEAR = "(?: (?P<year>[0-9]{4}))?"
_WRITTEN = (
    f"(?:le )?(?:(?P<weekday>[a-z]+) )?{_DAY} {_MONTH}{_YEAR}",
    f"(?:(?P<weekday>[a-z]+) )?{_MONTH} {_DAY}{_YEAR}",
)

_YEAR_FIRST = r"(?P<year>[0-9]{4})([/.-])(?P<first>[0-9]{1,2})\2(?P<second>[0-9]{1,2})"
_YEAR_LAST_OR_NONE = r"(?P<first>[0-9]{1,2})([/.-])(?P<second>[0-9]{1,2})(?:\2(?P<year>[0-9]{4}))?"

# Word processors turn the typewriter's apostrophe, hyphen and minus into these.
_TYPED_AS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "–": "-", "−": "-", ",": " "})


def read_date(text: str, today: date, *, lean: Lean) -> date:
    """The day that `text` names, as of `today`.

    `lean` reads a bare weekday, and a day and month without a year. "past", for recording: the latest, today
    included. "future", for planning: the next; today counts for `22 nov` but not for `fri`, since whoever
    plans on a Friday and means that day says `today`. `last fri` and `next fri` are the nearest ones strictly
    before and after today; `this fri` is in today's week, Monday to Sunday. A month on from a 31st is at the
    latest the month's last day. Numbers alone raise `AmbiguousDate` with their readings, one or two; a day in
    no calendar or outside 1900 to 2100 raises `NoSuchDate`; anything else raises `UnclearDate`.
    """
    typed = _plain(text)
    try:
        day = _understood(typed, today, lean)
        readings = [] if day else _readings(typed, today, lean)
    except (ValueError, OverflowError):
        raise NoSuchDate(text=text) from None
    if day is not None:
        return day
    if readings:
        raise AmbiguousDate(text=text, readings=" or ".join(readings))
    raise UnclearDate(text=text)


def echo_date(day: date, today: date) -> str:
    """The day in full and its distance, to show what was understood: `Fri 27 Nov 2026 (in 5 days)`."""
    return f"{_WEEKDAY_NAMES[day.weekday()]} {_day_and_month(day)} {day.year} ({_distance(day, today)})"


def short_date(day: date, today: date) -> str:
    """The day as it stands in a table: `today`, `yesterday`, `6 Jan`, and `6 Jan 2025` in another year."""
    if (today - day).days in (0, 1):
        return _distance(day, today)
    return _day_and_month(day) if day.year == today.year else f"{_day_and_month(day)} {day.year}"


def _day_and_month(day: date) -> str:
    return f"{day.day} {_MONTH_NAMES[day.month - 1]}"


def _distance(day: date, today: date) -> str:
    days = (day - today).days
    near = {0: "today", -1: "yesterday", 1: "tomorrow"}
    return near.get(days) or (f"in {days} days" if days > 0 else f"{-days} days ago")


def _plain(text: str) -> str:
    """Small letters without accents, single spaces, and no dot after an abbreviation (`déc.`)."""
    letters = unicodedata.normalize("NFKD", text.casefold()).translate(_TYPED_AS)
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(re.sub(r"(?<=[a-z])\.", " ", bare).split())


def _understood(typed: str, today: date, lean: Lean) -> date | None:
    if typed in _NEAR_TODAY:
        return _kept(today + timedelta(_NEAR_TODAY[typed]))
    day = (
        _iso(typed)
        or _on_weekday(typed, today, lean)
        or _counted(typed, today)
        or _written(typed, today, lean)
    )
    return _kept(day) if day else None


def _kept(day: date) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(day)
    return day


def _iso(typed: str) -> date | None:
    found = re.fullmatch(_ISO, typed)
    return date(*map(int, found.groups())) if found else None


def _on_weekday(typed: str, today: date, lean: Lean) -> date | None:
    """A weekday, alone or with a word of its own language: `next mar` is neither mardi nor March."""
    words = typed.split()
    if len(words) == 1 and typed in _WEEKDAYS:
        return _nearest_weekday(_WEEKDAYS[typed], today, "past" if lean == "past" else "next")
    if len(words) != 2:
        return None
    first, second = words
    if first in ("last", "next", "this") and second in _ENGLISH_WEEKDAYS:
        return _nearest_weekday(_ENGLISH_WEEKDAYS[second], today, first)
    if first == "ce" and second in _FRENCH_WEEKDAYS:
        return _nearest_weekday(_FRENCH_WEEKDAYS[second], today, "this")
    if first in _FRENCH_WEEKDAYS and second in ("dernier", "prochain"):
        return _nearest_weekday(_FRENCH_WEEKDAYS[first], today, "last" if second == "dernier" else "next")
    return None


def _nearest_weekday(weekday: int, today: date, which: str) -> date:
    ahead = weekday - today.weekday()
    days = {
        "past": -(-ahead % 7),
        "last": -((-ahead - 1) % 7 + 1),
        "next": (ahead - 1) % 7 + 1,
        "this": ahead,
    }[which]
    return today + timedelta(days)


def _counted(typed: str, today: date) -> date | None:
    for pattern, direction in _COUNTED:
        if found := re.fullmatch(pattern, typed):
            count = int(found["how_many"]) if found["how_many"].isdigit() else 1
            unit = found["unit"][0]
            if unit == "m":
                return _months_on(today, direction * count)
            return today + timedelta(direction * count * (7 if unit in "ws" else 1))
    return None


def _months_on(start: date, months: int) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    next_year, next_month = divmod(year * 12 + month + 1, 12)
    last = date(next_year, next_month + 1, 1) - timedelta(1)
    return last.replace(day=min(start.day, last.day))


def _written(typed: str, today: date, lean: Lean) -> date | None:
    for pattern in _WRITTEN:
        found = re.fullmatch(pattern, typed)
        if found and found["month"] in _MONTHS and found["weekday"] in (None, *_WEEKDAYS):
            day = _day_of(found["year"], _MONTHS[found["month"]], int(found["day"]), today, lean)
            if found["weekday"] and day.weekday() != _WEEKDAYS[found["weekday"]]:
                raise ValueError(typed)
            return day
    return None


def _day_of(year: str | None, month: int, day: int, today: date, lean: Lean) -> date:
    if year is not None:
        return date(int(year), month, day)
    step = -1 if lean == "past" else 1
    for nearby in range(today.year, today.year + 9 * step, step):  # 29 February can be eight years away
        try:
            found = date(nearby, month, day)
        except ValueError:
            continue
        if (found - today).days * step >= 0:
            return found
    raise ValueError((month, day))


def _readings(typed: str, today: date, lean: Lean) -> list[str]:
    """What numbers alone can mean: day first, then month first; after a year, the month comes first."""
    if found := re.fullmatch(_YEAR_FIRST, typed):
        orders = [(found["first"], found["second"])]
    elif found := re.fullmatch(_YEAR_LAST_OR_NONE, typed):
        orders = [(found["second"], found["first"]), (found["first"], found["second"])]
    else:
        return []
    readings: dict[str, None] = {}  # in order, and 05/05 only once
    for month, day in orders:
        try:
            readings[_kept(_day_of(found["year"], int(month), int(day), today, lean)).isoformat()] = None
        except ValueError:
            continue
    if not readings:
        raise ValueError(typed)
    return list(readings)
