"""The settings file: TOML that people write by hand, whose comments stay when ft changes a value."""

from pathlib import Path

from followthrough.casework.causes import cause_of
from followthrough.casework.mistakes import CannotWrite, UnreadableSettings

from .own_file import replace_text

HEADING = """\
# Settings of followthrough. “ft settings” shows every name, its unit, its default and what it decides.
"""


def read_settings(path: Path) -> dict[str, object]:
    """What a settings file sets; nothing if there is no file. Raises `UnreadableSettings`."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as trouble:
        raise UnreadableSettings(path=path, why=_why(trouble)) from trouble
    import tomllib  # noqa: PLC0415  # not needed where there are no settings

    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as trouble:
        raise UnreadableSettings(path=path, why=str(trouble)) from trouble


def write_setting(path: Path, name: str, value: object) -> None:
    """Set one value, or take it out if None, leaving the rest of the file as it is. Raises `CannotWrite`."""
    import tomlkit  # only where something is set

    read_settings(path)
    text = path.read_text(encoding="utf-8-sig") if path.exists() else HEADING
    document = tomlkit.parse(text)
    if value is not None:
        document[name] = value
    elif name in document:
        del document[name]
    _replace(path, tomlkit.dumps(document))


def _replace(path: Path, text: str) -> None:
    try:
        replace_text(path, text)
    except OSError as trouble:
        raise CannotWrite(path=path, why=_why(trouble), way="Check the folder and try again.") from trouble


def _why(trouble: Exception) -> str:
    if isinstance(trouble, OSError):
        return cause_of(trouble)
    return "it is not UTF-8 text"
