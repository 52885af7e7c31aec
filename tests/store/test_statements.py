import ast
import subprocess
import sys
from pathlib import Path

from followthrough import store
from followthrough.store import compile as compiling
from followthrough.store import statements, tables

HEAVY = ("sqlmodel", "sqlalchemy", "pydantic")


def test_the_statements_are_those_of_the_tables() -> None:
    written = Path(str(statements.__file__)).read_text(encoding="utf-8")

    assert compiling.text() == written


def test_every_value_has_its_place() -> None:
    for table in (*statements.FACTS, "reference", "step", "change", "recording", "remembered"):
        insert = getattr(statements, f"INSERT_{table.upper()}")
        columns = [name for name in statements.COLUMNS[table] if name != "id"]
        marks = ", ".join("?" * len(columns))
        assert insert.replace('"', "") == f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"


def test_every_fact_says_when_it_was_recorded_and_every_table_is_written_down() -> None:
    assert all(statements.COLUMNS[fact][:2] == ("id", "recorded_at") for fact in statements.FACTS)
    assert {table.name for table in tables.SQLModel.metadata.sorted_tables} == {
        *statements.COLUMNS,
        *(f"past_{fact}" for fact in statements.FACTS),
    }


def fresh(program: str, *values: str) -> str:
    run = subprocess.run([sys.executable, "-c", program, *values], check=True, capture_output=True, text=True)
    return run.stdout.strip()


def test_no_daily_work_loads_sqlmodel(tmp_path: Path) -> None:
    program = f"""
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from followthrough.casework.vision import Vision
from followthrough.casework.activity import Activity
from followthrough.store import create_caseload, open_caseload
now, path = datetime(2026, 1, 5, tzinfo=UTC), Path(sys.argv[1])
create_caseload(path, now=now).close()
with open_caseload(path, now=now) as c:
    ref = c.add_client("Ana Reyes", date(2026, 1, 5)).ref
    c.log(ref, [Activity(0, date(2026, 1, 5), "application")])
    c.undo(); c.redo(); list(c.at_hand()); list(c.case_files([ref], {{}})); list(c.rows_of("activities"))
    c.calendar(); c.remember([])
print([name for name in {HEAVY} if name in sys.modules])
"""
    assert fresh(program, str(tmp_path / "caseload.db")) == "[]"


def test_the_door_opens_onto_nothing_until_it_is_used() -> None:
    program = (
        "import sys; before = set(sys.modules); import followthrough.store; print(set(sys.modules) - before)"
    )

    assert ast.literal_eval(fresh(program)) == {"followthrough", "followthrough.store"}


def test_recording_loads_no_more_than_it_needs() -> None:
    program = "import sys; import followthrough.store.caseload; print(sorted(sys.modules))"
    loaded = ast.literal_eval(fresh(program))

    heavy = (
        "json",
        "secrets",
        "random",
        "dateutil",
        "dataclasses",
        "inspect",
        "followthrough.casework.cadence",
    )
    assert [name for name in heavy if name in loaded] == []
    assert not [
        name for name in loaded if name.split(".")[-1] in ("case_files", "journal", "bulk", "triggers")
    ]


def test_the_door_has_three_words() -> None:
    assert store.__all__ == ["Caseload", "create_caseload", "open_caseload"]
    assert not hasattr(store, "Session")


def test_sql_is_put_together_from_our_own_words_only() -> None:
    """Nothing that was typed, and nothing read from a file, stands inside a statement."""
    # What may stand in braces: our own lists of columns, tables and marks.
    ours = {
        *(
            "CLIENT",
            "ENTRY",
            "REMEMBERED",
            "columns",
            "fact",
            "settings",
            "marks",
            "more",
            "order",
            "table",
            "name",
        ),
        *(
            "statement",
            "undone",
            "changes",
            "standing",
            "pragma",
            "way",
            "body",
            "row",
            "client",
            "decides",
            "form",
        ),
        *(
            "day_before",
            "FORGET",
            "APPLICATION_ID",
            "FORM",
            "INSERT_REFERENCE",
            "_SIGNED",
            "statements.INSERT_REFERENCE",
        ),
        *("table.source", "table.order", "where"),
        *("OPEN", "ANSWER", "ASSIGNED", "AGREED", "PLANNED", "RUNNING", "THE_CLIENT", "said", "making"),
        *("_words(SESSIONS)", "_words(WRITTEN_CONTACTS)", "_words(TOUCHES)", "', '.join(OWN_WORDS)"),
        *(
            "int(seconds * 1000)",
            "', '.join(columns)",
            "way.upper()",
            "_dropped('NEW.id')",
            "_dropped('OLD.id')",
        ),
        "', '.join((f'OLD.{name}' for name in columns))",
        *("key.hex()", "mark_of(key).hex()", "number", "source.execute(f'PRAGMA {number}').fetchone()[0]"),
        *(
            "', '.join(COLUMNS['audit'])",
            "' OR '.join(wrong)",
            "', '.join(map(repr, FACTS))",
            "STUBS",
            "NAME",
        ),
        *("MOST_TOLD", "not verdict.unsealed", "day", "needed"),
        *("_COLUMNS", "asked", "kept", "said"),
        *("IS_STUB", "IN_FORCE", "LAST", "column", "which", "trace.fact"),
    }
    strange = set()
    for file in Path(str(store.__file__)).parent.glob("*.py"):
        if file.name in ("compile.py", "tables.py", "statements.py"):
            continue
        for text in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(text, ast.JoinedStr) and _is_sql(text):
                holes = {
                    ast.unparse(part.value) for part in text.values if isinstance(part, ast.FormattedValue)
                }
                strange |= {f"{file.name}: {hole}" for hole in holes - ours}
    assert strange == set()


def _is_sql(text: ast.JoinedStr) -> bool:
    words = " ".join(str(part.value) for part in text.values if isinstance(part, ast.Constant))
    return any(
        f"{verb} " in f"{words} "
        for verb in ("SELECT", "INSERT", "UPDATE", "DELETE", "DROP", "CREATE", "PRAGMA")
    )
