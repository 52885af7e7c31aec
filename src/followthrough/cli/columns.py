"""Columns: which column of a table is which field, as it is said, as it was saved, or as it is answered."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from followthrough.casework.incoming import What
from followthrough.casework.mistakes import (
    ColumnMissing,
    ColumnTwice,
    NoSuchColumn,
    UnclearMapping,
    UnknownField,
    UnknownMapping,
)
from followthrough.present.gate import clean

from .app import desk_of, may_ask
from .asking import ask
from .screen import tell

if TYPE_CHECKING:
    from followthrough.exchange.spreadsheet import Mapping_, Table

    Mapped = Callable[[Mapping[str, str]], Mapping_]

LEFT_OUT = "leave it out"


def read_given(columns: tuple[str, ...]) -> dict[str, str]:
    """By its header, the field that `--map` says a column is. Raises `UnclearMapping`."""
    given = {}
    for text in columns:
        header, equals, field = text.rpartition("=")
        if not equals or not header.strip():
            raise UnclearMapping(text=text)
        given[header.strip()] = field.strip()
    return given


def read_saved(ctx: typer.Context, name: str | None) -> dict[str, str]:
    """A saved mapping, from header to field; none, if none is named. Raises `UnknownMapping`."""
    if name is None:
        return {}
    from followthrough.exchange.spreadsheet import read_mappings  # noqa: PLC0415  # only for a table

    known = read_mappings(_mappings(ctx))
    if name not in known:
        raise UnknownMapping(text=name, known=", ".join(sorted(known)) or "none yet")
    return known[name]


def _mappings(ctx: typer.Context) -> Path:
    return desk_of(ctx).settings_path.with_name("mappings.toml")


def map_them(
    ctx: typer.Context, table: "Table", what: What, given: dict[str, str], saved: dict[str, str]
) -> "Mapping_":
    """Which column is which field, those that nothing is known of asked for where that can be.

    Raises `UnknownField`, `NoSuchColumn`, `ColumnTwice`, `ColumnMissing`.
    """
    from followthrough.exchange.spreadsheet import fields_of, map_columns  # noqa: PLC0415  # only for a table

    def mapped(more: Mapping[str, str]) -> "Mapping_":
        return map_columns(table.header, what, {**given, **more}, saved)

    mapping = None
    while mapping is None:
        try:
            mapping = mapped({})
        except ColumnMissing as mistake:
            if not may_ask(ctx):
                raise
            given |= _column_for(ctx, mistake, mapped)
    if not may_ask(ctx) or not mapping.unmapped:
        return mapping
    tell(f"What a column can be: {', '.join(field.name for field in fields_of(what))}.")
    for name in mapping.unmapped:
        given |= _field_of(ctx, name, mapped)
    return mapped({})


def _column_for(ctx: typer.Context, missing: ColumnMissing, mapped: "Mapped") -> dict[str, str]:
    """The column that holds what a table must have, as it is answered."""
    field = str(missing.facts["field"])
    tell(f"{missing} Its columns are: {missing.facts['known']}.")
    while True:
        answer = {ask(ctx, f"Which column is the {field}", option=f'--map "HEADER={field}"'): field}
        if _is_known(answer, mapped):
            return answer


def _field_of(ctx: typer.Context, header: str, mapped: "Mapped") -> dict[str, str]:
    """What a column is, as it is answered; nothing, where it is passed over."""
    while True:
        option = f'--map "{header}=FIELD"'
        field = ask(ctx, f"What is the column “{clean(header)}”", option=option, default=LEFT_OUT)
        if field == LEFT_OUT:
            return {}
        if _is_known({header: field}, mapped):
            return {header: field}


def _is_known(answer: dict[str, str], mapped: "Mapped") -> bool:
    """Whether an answer can stand; what another column still lacks is asked for next."""
    try:
        mapped(answer)
    except ColumnMissing:
        return True
    except (UnknownField, NoSuchColumn, ColumnTwice) as mistake:
        tell(f"  {mistake} {mistake.way_on}")
        return False
    return True


def keep_them(ctx: typer.Context, name: str, table: "Table", mapping: "Mapping_") -> None:
    """Keep a mapping under a name, and with it which columns are passed over."""
    from followthrough.exchange.spreadsheet import save_mapping  # noqa: PLC0415  # only for a table

    over = {header: "" for header in table.header if header and header not in mapping.fields}
    save_mapping(_mappings(ctx), name, {**over, **mapping.fields})
    tell(f"Which column is which is kept as “{name}”: ft import FILE --mapping {name}")
