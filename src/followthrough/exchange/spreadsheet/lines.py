"""Lines of contracts in a table: one row is one line, and the words that say whose contract it is in."""

import re
from collections.abc import Callable
from datetime import date

from followthrough.casework.cadence import ByDate, Cadence, read_cadence
from followthrough.casework.client import check_range
from followthrough.casework.contract import CLIENT, PARTIES, Obligation, check_obligation, forms_for
from followthrough.casework.dates import FIRST_YEAR, LAST_YEAR
from followthrough.casework.incoming import IncomingLine
from followthrough.casework.mistakes import Mistake
from followthrough.casework.names import fold

from .cells import Column, Days, Refused, Texts, text_of, told
from .day_forms import NotADay
from .fields import fields_of
from .kind_words import kind_words, read_kind_word
from .numbers import confidence_in
from .said import PARTY_WORDS, folded, said_as
from .table import Cell

FIELDS = tuple(field.name for field in fields_of("contracts"))
"""The fields of a row, in the order in which `line_reader` takes them."""

_WEEKDAYS = {
    "lundi": "mon", "mardi": "tue", "mercredi": "wed", "jeudi": "thu", "vendredi": "fri", "samedi": "sat",
    "dimanche": "sun",
}  # fmt: skip
_DAY = "(" + "|".join(_WEEKDAYS) + ")s?"
_FRENCH = (
    (re.compile(r"(\d{1,3}) ?(?:fois )?(?:/|par) ?(?:semaine|sem)"), "{}/week"),
    (re.compile(r"(\d{1,3}) ?(?:x|times) ?(?:/|a|per) ?(?:week|wk)"), "{}/week"),
    (re.compile("quotidien|quotidienne|chaque jour|tous les jours"), "daily"),
    (re.compile("hebdomadaire|chaque semaine|toutes les semaines|une fois par semaine"), "weekly"),
    (re.compile(f"(?:chaque|le|tous les|les) {_DAY}"), "every {}"),
    (re.compile(f"toutes les (\\d{{1,2}}) semaines,? le {_DAY}"), "every {} weeks on {}"),
    (re.compile(r"(?:dans les|d'ici|moins de) (\d{1,3}) jours? (?:de|d'|apres|suivant) ?(?:l'|la |le |une? )?(.+)"),
     "within {} days of {}"),
    (re.compile(r"(?:d'ici le|avant le|pour le|au plus tard le) (\d{4}-\d{2}-\d{2})"), "by {}"),
)  # fmt: skip
"""What French calls a rhythm, and how ft says it."""


def cadence_in(text: str) -> Cadence:
    """The rhythm that a text says, in English or in French. Raises `UnclearCadence`, `NotADay`."""
    cadence = read_cadence(_in_english(text))
    if isinstance(cadence, ByDate) and not FIRST_YEAR <= cadence.day.year <= LAST_YEAR:
        raise NotADay(f"{cadence.day} is not from {FIRST_YEAR} to {LAST_YEAR}")
    return cadence


def _in_english(text: str) -> str:
    words = fold(text)
    for pattern, english in _FRENCH:
        if found := pattern.fullmatch(words):
            said = (_WEEKDAYS.get(each) or kind_words().get(folded(each)) or each for each in found.groups())
            return english.format(*said)
    return text


def line_reader(
    day: Callable[..., Days], today: date
) -> Callable[[int, tuple[str, ...], tuple[Cell, ...]], IncomingLine]:
    """How a row becomes a line of a contract: its line in the file, its texts, its cells in the order of `FIELDS`."""
    columns: tuple[Column, ...] = (
        Column("client", text_of("name"), is_required=True),
        day("signed_on", latest=today, is_required=True),
        day("ends_on"),
        Column("confidence", confidence_in),
        Column("party", lambda word: said_as(word, PARTY_WORDS, "party", PARTIES)),
        Column("kind", read_kind_word, is_required=True),
        Column("cadence", cadence_in, is_required=True),
        Texts("wording", text_of("wording")),
        Texts("at", text_of("wording")),
    )

    def read(line: int, original: tuple[str, ...], cells: tuple[Cell, ...]) -> IncomingLine:
        client, signed_on, ends_on, confidence, party, *agreed = (
            column[cell] for column, cell in zip(columns, cells, strict=True)
        )
        try:
            check_range(signed_on, ends_on)
        except Mistake as mistake:
            raise Refused("ends_on", told(mistake)) from None
        obligation = _checked(Obligation(party or CLIENT, *agreed))
        return IncomingLine(line, original, client, signed_on, ends_on, confidence, obligation)

    return read


def _checked(line: Obligation) -> Obligation:
    if line.kind == "task" and line.cadence.form == "by" and line.wording is None:
        raise Refused("wording", "it is empty; a task by a day needs its words")
    try:
        return check_obligation(line)
    except Mistake as mistake:
        raise Refused("cadence" if forms_for(line.party, line.kind) else "kind", told(mistake)) from None
