"""What a folder holds, to be compared: the caseload row by row, other files as they are; and whether it is sound."""

import os
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from followthrough import keys
from followthrough.store.driver import key_for, key_of, open_file
from followthrough.store.statements import FACTS

CASELOAD = "caseload.db"
BESIDES = {"remembered", "page_sum", "seal", "audit", "sqlite_sequence", "sqlite_stat1"}
"""What follows from the record, or stands beside it: it may be written later, or not at all."""

BESIDE_IT = (
    r"(^|/)\.|-journal$|\.new$|\.backups/|\.form-\d+(-\d+)?\.db$|\.replaced-|^keyring\.json$|^key(-2)?\.txt$"
)
"""Drafts, journals, copies that ft keeps by itself, keys: who looks for the record looks past them."""

State = dict[str, Any]


@contextmanager
def copied(folder: Path) -> Iterator[Path]:
    """A copy of a folder, to be looked into: a journal that is left in the folder itself stays for ft to play back."""
    with tempfile.TemporaryDirectory(dir=folder.parent) as name:
        yield Path(shutil.copytree(folder, Path(name) / "copy"))


def state_of(folder: Path, known: Iterable[str] = ()) -> State:
    """What a folder holds for whoever looks into it; references that are not `known` as drawn."""
    found = sorted(path for path in folder.rglob("*") if path.is_file() and _is_looked_at(path, folder))
    return {str(path.relative_to(folder)): _content(path, set(known)) for path in found}


def _is_looked_at(path: Path, folder: Path) -> bool:
    """Not drafts, journals and copies that ft keeps by itself."""
    name = str(path.relative_to(folder))
    return not re.search(BESIDE_IT, name)


def _content(path: Path, known: set[str]) -> object:
    if path.suffix == ".db":
        return rows_of(path, known)
    return path.read_bytes()[:20] if path.suffix == ".age" else path.read_bytes()


def opened(path: Path) -> sqlite3.Connection:
    """A caseload opened, with the key from the keyring beside it if it is encrypted."""
    rings = [folder / "keyring.json" for folder in path.absolute().parents[:2]]
    ring = next((ring for ring in rings if ring.exists()), rings[0])
    with patch.dict(os.environ, {"FT_TEST_KEYRING": str(ring), "PYTHON_KEYRING_BACKEND": "keyrings.InAFile"}):
        key = key_for(path, keys)
    return open_file(path.absolute().as_uri(), "rw", key)


def rows_of(path: Path, known: set[str] = frozenset()) -> State:  # type: ignore[assignment]
    """All rows of a caseload, table by table, with the step that wrote each."""
    with closing(opened(path)) as file:
        tables = [name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        rows = {
            name: sorted(file.execute(f"SELECT * FROM {name}").fetchall(), key=repr)
            for name in tables
            if name not in BESIDES
        }
        rows["form"] = [
            *file.execute("PRAGMA user_version").fetchall(),
            ("encrypted", key_of(file) is not None),
        ]
    given = [ref for (ref,) in rows.get("reference", []) if ref not in known] if known else []
    return (
        {name: sorted(_without(given, repr(row)) for row in of) for name, of in rows.items()}
        if given
        else rows
    )


def _without(references: Iterable[str], text: str) -> str:
    """A text in which references stand for nobody: those that ft has just drawn."""
    for reference in references:
        text = text.replace(reference, "DRAWN")
    return text


def references(path: Path) -> set[str]:
    """The references that a caseload has given."""
    with closing(opened(path)) as file:
        return {ref for (ref,) in file.execute("SELECT ref FROM reference")}


def facts_of(path: Path) -> State:
    """The facts alone, without the journal."""
    with closing(opened(path)) as file:
        return {name: file.execute(f"SELECT * FROM {name} ORDER BY id").fetchall() for name in FACTS}


def standing_steps(path: Path) -> int:
    """How many steps stand."""
    with closing(opened(path)) as file:
        return int(file.execute("SELECT count(*) FROM step WHERE undone = 0").fetchone()[0])


def troubles(path: Path) -> list[object]:
    """What is wrong with a caseload: its pages, what its rows refer to, its journal. Nothing, if it is sound."""
    with closing(opened(path)) as file:
        tables = {name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        facts = [fact for fact in FACTS if fact in tables]
        return [
            row
            for check in ("PRAGMA integrity_check", "PRAGMA foreign_key_check", *_journal_checks(facts))
            for row in file.execute(check).fetchall()
            if row != ("ok",)
        ]


def _journal_checks(facts: list[str]) -> Iterator[str]:
    """Every row of the past has its change, every change its step, only the latest steps are taken back."""
    yield "SELECT 'a change of no step', id FROM change WHERE step_id NOT IN (SELECT id FROM step)"
    yield "SELECT 'a step that is still open', step_id FROM recording WHERE step_id IS NOT NULL OR NOT is_on"
    yield (
        "SELECT 'a step taken back before others', id FROM step WHERE undone "
        "AND id < (SELECT max(id) FROM step WHERE NOT undone)"
    )
    yield "SELECT 'a step that changed nothing', id FROM step WHERE id NOT IN (SELECT step_id FROM change)"
    for fact in facts:
        yield (
            f"SELECT 'a past row of no change', '{fact}', id FROM past_{fact} WHERE change_id NOT IN "
            f"(SELECT id FROM change WHERE fact = '{fact}')"
        )
