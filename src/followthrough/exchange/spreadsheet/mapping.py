"""Mapping: which column of a table is which field."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from followthrough.casework.incoming import WHATS, What
from followthrough.casework.mistakes import ColumnMissing, ColumnTwice, NoSuchColumn, UnknownField

from .fields import fields_of
from .headers import passed_over, plain, synonyms, without_reasons

LEFT_OUT = ""
"""The field of a column that is left out."""

_INSTEAD_OF_A_NAME = ("ref", "first_name", "last_name")
_NO_MORE_THAN_SHOWN = 12


class Mapping_(NamedTuple):  # noqa: N801  # `Mapping` is the standard library's
    """Which column is which field: by place, counted from 0; and the headers that are no field."""

    header: tuple[str, ...]
    places: Mapping[str, int]
    unmapped: tuple[str, ...] = ()

    def column(self, field: str) -> str | None:
        """The header of the column that holds a field; None if there is none."""
        place = self.places.get(field)
        return None if place is None else self.header[place]

    @property
    def fields(self) -> Mapping[str, str]:
        """Header by header, the field that it is, in the order of the table: what can be saved."""
        by_place = sorted(self.places.items(), key=lambda found: found[1])
        return {self.header[place]: field for field, place in by_place}


def guess_what(header: Sequence[str]) -> What | None:
    """Which table a header most likely is of; None if it has the necessary columns of none."""
    fields = {what: set(_known(tuple(header), what).values()) for what in WHATS}
    best = max(WHATS, key=lambda what: (len(fields[what]), not _missing(fields[what], what)))
    return None if _missing(fields[best], best) else best


def map_columns(
    header: Sequence[str],
    what: What,
    given: Mapping[str, str] | None = None,
    saved: Mapping[str, str] | None = None,
) -> Mapping_:
    """Which column is which field: as `given` (header to field), then as `saved`, then by known names.

    An empty field leaves a column out. A given header that the table does not have is a mistake; a saved one is not.
    Raises `UnknownField`, `NoSuchColumn`, `ColumnTwice`, `ColumnMissing`.
    """
    names = tuple(header)
    chosen = _chosen(names, what, given or {}, saved or {})
    known = {place: field for place, field in _known(names, what).items() if field not in chosen.values()}
    fields = {place: field for place, field in {**known, **chosen}.items() if field != LEFT_OUT}
    places = _each_once(names, fields)
    for field in _missing(set(places), what):
        means = next(each.means for each in fields_of(what) if each.name == field)
        raise ColumnMissing(field=field, means=means, known=_listed(names))
    return Mapping_(names, places, _unmapped(names, {*places.values(), *chosen}, what))


def _chosen(
    header: tuple[str, ...], what: What, given: Mapping[str, str], saved: Mapping[str, str]
) -> dict[int, str]:
    """What was given and what was saved, by place; what was given has the last word. Raises `NoSuchColumn`."""
    asked = _named(header, what, given)
    if None in asked:
        missing = next(name for name in given if not _places(header, name))
        raise NoSuchColumn(text=missing, known=_listed(header))
    chosen = {
        place: field
        for place, field in _named(header, what, saved).items()
        if field == LEFT_OUT or field not in asked.values()
    }
    return {place: field for place, field in (chosen | asked).items() if place is not None}


def _named(header: tuple[str, ...], what: What, named: Mapping[str, str]) -> dict[int | None, str]:
    """The places that are named with their fields; None for a header that the table lacks."""
    known = tuple(field.name for field in fields_of(what))
    found: dict[int | None, str] = {}
    for name, text in named.items():
        field = text.strip().replace("-", "_")
        if field not in known and field != LEFT_OUT:
            raise UnknownField(text=text, what=what, known=", ".join(known))
        places = _places(header, name)
        if len(places) > 1 and field != LEFT_OUT:
            raise _twice(field, [header[place] for place in places])
        found |= dict.fromkeys(places or (None,), field)
    return found


def _places(header: tuple[str, ...], name: str) -> list[int]:
    """Where a header stands: word for word, or else as headers are compared."""
    exact = [place for place, each in enumerate(header) if each == name.strip()]
    meant = plain(name)
    return exact or [place for place, each in enumerate(header) if meant and plain(each) == meant]


def _known(header: tuple[str, ...], what: What) -> dict[int, str]:
    """What the known names among the headers mean, by place."""
    meant = synonyms(what)
    end = without_reasons(header)
    known = {place: meant[plain(name)] for place, name in enumerate(header[:end]) if plain(name) in meant}
    names = [place for place, field in known.items() if field == "name"]
    if (
        what == "clients"
        and "first_name" in known.values()
        and "last_name" not in known.values()
        and len(names) == 1
    ):
        known[names[0]] = "last_name"  # beside “Prénom”, “Nom” is the family name
    return known


def _each_once(header: tuple[str, ...], fields: Mapping[int, str]) -> dict[str, int]:
    places: dict[str, int] = {}
    for place, field in sorted(fields.items()):
        if field in places:
            raise _twice(field, [header[places[field]], header[place]])
        places[field] = place
    return places


def _twice(field: str, columns: Sequence[str]) -> ColumnTwice:
    if columns[0] == columns[1]:
        way = "Give them different names, and import again."
    else:
        way = f'Say which one it is: --map "{columns[0]}={field}"; or leave one out: --map "{columns[1]}=".'
    return ColumnTwice(field=field, columns=" and ".join(f"“{name}”" for name in columns[:2]), way=way)


def _missing(fields: set[str], what: What) -> list[str]:
    """The fields that a table must have and has not; a client is known by a reference or by parts of a name too."""
    has_name = what == "clients" and not fields.isdisjoint(_INSTEAD_OF_A_NAME)
    return [
        field.name
        for field in fields_of(what)
        if field.required and field.name not in fields and not (has_name and field.name == "name")
    ]


def _unmapped(header: tuple[str, ...], settled: set[int], what: What) -> tuple[str, ...]:
    end, over = without_reasons(header), passed_over(what)
    named = (name for place, name in enumerate(header[:end]) if place not in settled)
    return tuple(name for name in named if name and plain(name) not in over)


def _listed(header: Sequence[str]) -> str:
    shown = [name for name in header if name]
    return ", ".join(shown[:_NO_MORE_THAN_SHOWN]) + (", …" if len(shown) > _NO_MORE_THAN_SHOWN else "")
