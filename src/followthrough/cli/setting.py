"""Setting: a value that an agency may set, changed in the settings file, or put back to its default."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from followthrough.casework.mistakes import ImpossibleSetting, Mistake, UnknownSetting
from followthrough.casework.settings import Value, as_text, as_written, check_known, refuse, said
from followthrough.desk import Desk
from followthrough.exchange.settings_file import write_setting
from followthrough.workday.settings import DATABASE, DEFAULTS, MEANINGS, read_setting, with_settings

from .screen import show, tell

TEMPLATES = "templates"


def setting_named(text: str) -> str:
    """The setting's name as it is written; `reply-days` will do. Raises `UnknownSetting`."""
    word = text.strip().lower().replace("-", "_")
    try:
        check_known(word, (*MEANINGS, DATABASE))
    except UnknownSetting as unknown:
        raise UnknownSetting(**{**unknown.facts, "text": text}) from None
    return word


def show_settings(desk: Desk, name: str | None, format: str | None, output: Path | None) -> None:
    """One setting, or all of them: value, unit, default, what it decides, and where both come from."""
    from followthrough.present.sheets import settings_sheet  # noqa: PLC0415  # not where one is set

    sheet = settings_sheet(desk.settings, desk.sources)
    if name is None:
        return show(sheet, format, output)
    name = setting_named(name)
    if name == DATABASE:
        return tell(f"database: {desk.database}.  To change it: ft settings database PATH")
    if format or output:
        return show(sheet._replace(rows=[row for row in sheet.rows if row[0] == name]), format, output)
    return tell("\n".join(_in_full(desk, name)))


def _in_full(desk: Desk, name: str) -> Iterator[str]:
    meaning, default = MEANINGS[name], DEFAULTS.value(name)
    value, source = said(desk.settings.value(name), meaning.unit), desk.sources.get(name, "the default")
    yield f"{name}: {value}, from {source}.  Default: {said(default, meaning.unit)}."
    yield meaning.says
    yield f"The default comes from: {meaning.source}."
    yield f"To change it: ft settings {name} {_to_type(name)}"


def _to_type(name: str) -> str:
    """A value as it could be typed: the default, or an example where the default is nothing."""
    typed = as_text(DEFAULTS.value(name)).replace(" ", "") or MEANINGS[name].example
    return f'"{typed}"' if " " in typed else typed


def set_one(desk: Desk, name: str, text: str) -> None:
    """Write a value, if it can be, alone and beside the others. Raises `UnknownSetting`, `ImpossibleSetting`."""
    name = setting_named(name)
    if name == DATABASE:
        return _name_database(desk, text)
    value = _folder(text) if name == TEMPLATES else read_setting(name, text)
    _check_beside_others(desk, name, value)
    write_setting(desk.settings_path, name, as_written(value))
    unit, default = MEANINGS[name].unit, DEFAULTS.value(name)
    before = desk.set_values.get(name, as_text(default) or "not set")
    tell(f"{name} was {before}, is {said(value, unit)} (default {said(default, unit)}).")
    return tell(
        f"{MEANINGS[name].says}\nKept in {desk.settings_path}.  Back to the default: ft settings {name} --reset"
    )


def _check_beside_others(desk: Desk, name: str, value: Value) -> None:
    """Raises `ImpossibleSetting` if the others cannot be as they are, or cannot be beside this value."""
    others = _others(desk, name)
    for other, set_to in others.items():
        read_setting(other, set_to, str(desk.settings_path))
    with_settings({**others, name: as_written(value)})


def _folder(text: str) -> Value:
    """The whole path of a folder that is there. Raises `ImpossibleSetting`."""
    named = str(read_setting(TEMPLATES, text))
    folder = Path(named).expanduser().absolute()
    if not folder.is_dir():
        refuse(TEMPLATES, named, "there is no folder of this name", "the path of a folder that is there")
    return str(folder)


def reset_one(desk: Desk, name: str) -> None:
    """Take a value out of the settings file, known to ft or not. Raises `UnknownSetting`, `ImpossibleSetting`."""
    name = name if name in desk.set_values else setting_named(name)
    if _fit_together(desk.set_values):
        with_settings(_others(desk, name))
    write_setting(desk.settings_path, name, None)
    default = f": {said(DEFAULTS.value(name), MEANINGS[name].unit)}" if name in MEANINGS else ""
    tell(f"{name} is taken out of {desk.settings_path}; the default holds{default}.")


def _others(desk: Desk, name: str) -> dict[str, object]:
    return {other: value for other, value in desk.set_values.items() if other not in (name, DATABASE)}


def _fit_together(values: Mapping[str, object]) -> bool:
    """Whether the settings can be as they are; where they cannot, taking one out is always allowed."""
    try:
        with_settings(values)
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
