"""The days on which the law closes an office, computed from the rules of Canada and of Quebec.

Sources. Canada: the ten general holidays of the Canada Labour Code, part III (sections 166 and 193), the
Holidays Act for 1 July, and the proclamations of 1957 for Victoria Day and Thanksgiving Day. Quebec: the Act
respecting labour standards, section 60, and the National Holiday Act, section 2. The rules are those now in
force; one that is young enough to matter to the records of an office has its first year beside it.

The days of one occasion (a royal funeral), of a collective agreement or of another province are not here: an
office adds them to its own calendar.
"""

from datetime import date, timedelta
from typing import Literal

from followthrough.casework.mistakes import UnknownHolidays

CALENDARS = ("canada", "quebec")

Easter = Literal["friday", "monday", "both"]

TRUTH_AND_RECONCILIATION_SINCE = 2021
"""The first year in which 30 September was a federal holiday (Statutes of Canada 2021, chapter 11)."""

_SATURDAY, _SUNDAY = 5, 6

_NAMES = {
    "new-year": ("New Year's Day", "Jour de l'An"),
    "good-friday": ("Good Friday", "Vendredi saint"),
    "easter-monday": ("Easter Monday", "Lundi de Pâques"),
    "victoria": ("Victoria Day", "Fête de Victoria"),
    "patriots": ("National Patriots' Day", "Journée nationale des patriotes"),
    "national": ("Quebec's National Holiday", "Fête nationale du Québec"),
    "canada": ("Canada Day", "Fête du Canada"),
    "labour": ("Labour Day", "Fête du Travail"),
    "reconciliation": (
        "National Day for Truth and Reconciliation",
        "Journée nationale de la vérité et de la réconciliation",
    ),
    "thanksgiving": ("Thanksgiving Day", "Action de grâce"),
    "remembrance": ("Remembrance Day", "Jour du Souvenir"),
    "christmas": ("Christmas Day", "Noël"),
    "boxing": ("Boxing Day", "Lendemain de Noël"),
}

_IN_LIEU = ("{holiday} (day in lieu)", "{holiday} (jour de remplacement)")


def holidays(calendar: str, year: int, language: str = "en", *, easter: Easter = "friday") -> dict[date, str]:
    """The holidays of a year by date, and the days off in lieu of those that fall on a weekend.

    Both, because both are asked for: the holiday keeps its date and its name, and the Monday off keeps a week
    from closing on a day when nobody is at work. `easter` is the employer's choice: see `statutory`.
    """
    legal = statutory(calendar, year, language, easter=easter)
    closed = observed(calendar, year, language, easter=easter)
    return dict(sorted((closed | legal).items()))


def statutory(
    calendar: str, year: int, language: str = "en", *, easter: Easter = "friday"
) -> dict[date, str]:
    """The holidays of a year on the dates on which the law puts them, weekend or not.

    `easter` says which day of Easter the office takes. Quebec leaves an employer the choice of Good Friday or
    Easter Monday; federal law names Good Friday; government offices mostly close on both.
    """
    if calendar not in CALENDARS:
        raise UnknownHolidays(name=calendar, known=", ".join(CALENDARS))
    days = _common(year) | _easter(year, easter) | (_canada(year) if calendar == "canada" else _quebec(year))
    return {day: _named(which, language) for day, which in sorted(days.items())}


def observed(calendar: str, year: int, language: str = "en", *, easter: Easter = "friday") -> dict[date, str]:
    """The days from Monday to Friday on which an office closes: each holiday, or the day off in its place.

    A holiday on a Saturday or Sunday is kept on the next working day that is no holiday itself. The Canada
    Labour Code (section 193) allows the working day before it or after it, and federal offices take the one
    after; in Quebec it is custom. An office that closes on the Friday before adds it to its own calendar.
    """
    legal = statutory(calendar, year, language, easter=easter)
    closed = {day: name for day, name in legal.items() if day.weekday() < _SATURDAY}
    for day in sorted(legal.keys() - closed.keys()):
        closed[_next_free(day, closed)] = _in_lieu(legal[day], language)
    return dict(sorted(closed.items()))


def _common(year: int) -> dict[date, str]:
    """What both laws have: New Year, 1 July, Labour Day, Thanksgiving and Christmas."""
    return {
        date(year, 1, 1): "new-year",
        _not_on_sunday(date(year, 7, 1)): "canada",
        _monday_from(date(year, 9, 1)): "labour",  # the first Monday of September
        _monday_from(date(year, 10, 8)): "thanksgiving",  # the second Monday of October
        date(year, 12, 25): "christmas",
    }


def _canada(year: int) -> dict[date, str]:
    """What federal law adds: the Monday preceding 25 May, 30 September, 11 November and 26 December."""
    days = {
        _monday_from(date(year, 5, 18)): "victoria",  # 18 to 24 May
        date(year, 11, 11): "remembrance",
        date(year, 12, 26): "boxing",
    }
    if year >= TRUTH_AND_RECONCILIATION_SINCE:
        days[date(year, 9, 30)] = "reconciliation"
    return days


def _quebec(year: int) -> dict[date, str]:
    """What Quebec adds: the Monday preceding 25 May, and 24 June, or the 25th where Sundays are free."""
    return {
        _monday_from(date(year, 5, 18)): "patriots",  # 18 to 24 May
        _not_on_sunday(date(year, 6, 24)): "national",
    }


def _easter(year: int, choice: Easter) -> dict[date, str]:
    from dateutil.easter import easter  # deferred: most commands need no holidays

    sunday = easter(year)
    friday = {sunday - timedelta(2): "good-friday"}
    monday = {sunday + timedelta(1): "easter-monday"}
    return {"friday": friday, "monday": monday, "both": friday | monday}[choice]


def _monday_from(day: date) -> date:
    """The first Monday on or after a day."""
    return day + timedelta(-day.weekday() % 7)


def _not_on_sunday(day: date) -> date:
    """The day, or the one after where the law moves it off a Sunday."""
    return day + timedelta(1) if day.weekday() == _SUNDAY else day


def _next_free(day: date, taken: dict[date, str]) -> date:
    while day.weekday() >= _SATURDAY or day in taken:
        day += timedelta(1)
    return day


def _named(which: str, language: str) -> str:
    english, french = _NAMES[which]
    return french if language == "fr" else english


def _in_lieu(holiday: str, language: str) -> str:
    english, french = _IN_LIEU
    return (french if language == "fr" else english).format(holiday=holiday)
