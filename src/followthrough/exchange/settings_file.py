"""The settings file: TOML that people write by hand, whose comments stay when ft changes a value."""

from pathlib import Path

from followthrough.casework.mistakes import CannotWrite, UnreadableSettings

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
    """Write beside the file and move into place, so that a crash leaves the old one."""
    beside = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        beside.write_text(text, encoding="utf-8")
        beside.replace(path)
    except OSError as trouble:
        raise CannotWrite(path=path, why=_why(trouble), way="Check the folder and try again.") from trouble


def _why(trouble: Exception) -> str:
    if isinstance(trouble, OSError) and trouble.strerror:
        return trouble.strerror[0].lower() + trouble.strerror[1:]
    return "it is not UTF-8 text"
