"""Saved mappings: which column is which field, kept by a name in the settings folder for the next month's file."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from followthrough.casework.mistakes import CannotWrite, UnreadableMappings
from followthrough.casework.names import keepable
from followthrough.exchange.own_file import replace_text

HEADING = """\
# Which column of a spreadsheet is which field, as “ft import --save-mapping NAME” keeps it: header = field.
"""


def read_mappings(path: Path) -> dict[str, dict[str, str]]:
    """The saved mappings by name, each from header to field; none if there is no file. Raises `UnreadableMappings`."""
    try:
        saved = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as trouble:
        why = trouble.strerror if isinstance(trouble, OSError) else str(trouble)
        raise UnreadableMappings(path=path, why=why) from trouble
    for name, mapping in saved.items():
        if not isinstance(mapping, dict) or not all(isinstance(field, str) for field in mapping.values()):
            raise UnreadableMappings(path=path, why=f"“{name}” holds something else than headers and fields")
    return saved


def save_mapping(path: Path, name: str, mapping: Mapping[str, str]) -> None:
    """Keep a mapping, header to field, under a name, in place of what was there; what else stands in the file stays.

    Raises `UnusableText` for the name, `CannotWrite`, `UnreadableMappings`.
    """
    import tomlkit  # only where something is saved

    kept_name = keepable(name)
    read_mappings(path)
    document = tomlkit.parse(path.read_text(encoding="utf-8-sig") if path.exists() else HEADING)
    table = tomlkit.table()
    for header, field in mapping.items():
        table[header] = field
    document[kept_name] = table
    try:
        replace_text(path, tomlkit.dumps(document))
    except OSError as trouble:
        why = trouble.strerror or str(trouble)
        raise CannotWrite(
            path=path, why=why[:1].lower() + why[1:], way="Check the folder and try again."
        ) from trouble
