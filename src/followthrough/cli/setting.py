"""Setting: one of the numbers that triage goes by, changed in the settings file, or put back to its default."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path

from followthrough.casework.mistakes import ImpossibleSetting, Mistake, UnknownSetting
from followthrough.desk import Desk
from followthrough.exchange.settings_file import write_setting
from followthrough.triage.thresholds import DEFAULTS, MEANINGS, Value, as_text, read_setting, with_settings

from .screen import show, tell

DATABASE = "database"


def setting_named(text: str) -> str:
    """The setting's name as it is written; `reply-days` will do. Raises `UnknownSetting`."""
    word = text.strip().lower().replace("-", "_")
    if word == DATABASE or word in MEANINGS:
        return word
    from difflib import get_close_matches  # noqa: PLC0415  # only on the way to a mistake

    near = get_close_matches(word, (*MEANINGS, DATABASE), n=1)
    raise UnknownSetting(text=text, where="", guess=f" Did you mean {near[0]}?" if near else "")


def show_settings(desk: Desk, name: str | None, format: str | None, output: Path | None) -> None:
    """One setting, or all of them: value, unit, default, what it decides, and where both come from."""
    from followthrough.present.sheets import settings_sheet  # noqa: PLC0415  # not where one is set

    sheet = settings_sheet(desk.thresholds, desk.sources)
    if name is None:
        return show(sheet, format, output)
    name = setting_named(name)
    if name == DATABASE:
        return tell(f"database: {desk.database}.  To change it: ft settings database PATH")
    if format or output:
        return show(sheet._replace(rows=[row for row in sheet.rows if row[0] == name]), format, output)
    return tell("\n".join(_in_full(desk, name)))


def _in_full(desk: Desk, name: str) -> Iterator[str]:
    meaning, default = MEANINGS[name], getattr(DEFAULTS, name)
    value = _said(getattr(desk.thresholds, name), meaning.unit)
    yield f"{name}: {value}, from {desk.sources.get(name, 'the default')}.  Default: {_said(default, meaning.unit)}."
    yield meaning.says
    yield f"The default comes from: {meaning.source}."
    yield f"To change it: ft settings {name} {as_text(default).replace(' ', '')}"


def set_one(desk: Desk, name: str, text: str) -> None:
    """Write a value, if it can be, alone and beside the others. Raises `UnknownSetting`, `ImpossibleSetting`."""
    name = setting_named(name)
    if name == DATABASE:
        return _name_database(desk, text)
    value = read_setting(name, text)
    _check_beside_others(desk, name, value)
    write_setting(desk.settings_path, name, _as_written(value))
    unit, default = MEANINGS[name].unit, getattr(DEFAULTS, name)
    before = desk.set_values.get(name, as_text(default))
    tell(f"{name} was {before}, is {_said(value, unit)} (default {_said(default, unit)}).")
    return tell(
        f"{MEANINGS[name].says}\nKept in {desk.settings_path}.  Back to the default: ft settings {name} --reset"
    )


def _check_beside_others(desk: Desk, name: str, value: Value) -> None:
    """Raises `ImpossibleSetting` if the others cannot be as they are, or cannot be beside this value."""
    others = _others(desk, name)
    for other, set_to in others.items():
        read_setting(other, set_to, str(desk.settings_path))
    with_settings({**others, name: _as_written(value)})


def reset_one(desk: Desk, name: str) -> None:
    """Take a value out of the settings file, known to ft or not. Raises `UnknownSetting`, `ImpossibleSetting`."""
    name = name if name in desk.set_values else setting_named(name)
    if _fit_together(desk.set_values):
        with_settings(_others(desk, name))
    write_setting(desk.settings_path, name, None)
    default = f": {_said(getattr(DEFAULTS, name), MEANINGS[name].unit)}" if name in MEANINGS else ""
    tell(f"{name} is taken out of {desk.settings_path}; the default holds{default}.")


def _others(desk: Desk, name: str) -> dict[str, object]:
    return {other: value for other, value in desk.set_values.items() if other not in (name, DATABASE)}


def _fit_together(values: Mapping[str, object]) -> bool:
    """Whether the settings can be as they are; where they cannot, taking one out is always allowed."""
    try:
        with_settings({name: value for name, value in values.items() if name != DATABASE})
    except Mistake:
        return False
    return True


def _name_database(desk: Desk, text: str) -> None:
    if not text.strip():
        raise ImpossibleSetting(
            name=DATABASE, value="“”", why="it is the path of a file", hint="caseload.db", where=""
        )
    write_setting(desk.settings_path, DATABASE, text.strip())
    tell(
        f"The caseload is looked for at {text.strip()}.  Back to the default: ft settings {DATABASE} --reset"
    )


def _as_written(value: Value) -> object:
    """A value as it stands in the file: whole numbers bare, shares exactly, programs as a list."""
    if isinstance(value, Fraction):
        return as_text(value)
    return list(value) if isinstance(value, tuple) else value


def _said(value: Value, unit: str) -> str:
    text = as_text(value) or "none"
    return text if isinstance(value, Fraction) else f"{text} {unit}"
