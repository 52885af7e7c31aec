"""Whatever ft makes is its owner’s alone, under any umask: caseloads, backups, settings, tables, pages."""

import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pages import commands

from .conftest import Office

pytestmark = pytest.mark.skipif(
    os.name != "posix", reason="Windows keeps no such modes: the folder decides there"
)

UMASKS = (0o000, 0o022, 0o077, 0o777)
ENDINGS = ("csv", "tsv", "json", "md", "html", "xlsx")
FILES = {
    **{f"export clients -o clients.{ending}": f"clients.{ending}" for ending in ENDINGS},
    "export clients --excel -o clients.csv": "clients.csv",
    "export caseload -o caseload.json": "caseload.json",
    "export caseload -o caseload.xlsx": "caseload.xlsx",
    "triage -o triage.csv": "triage.csv",
    "report --period 2026-01 -o report.html": "report.html",
    "report --period 2026-01 -o report.md": "report.md",
    "calendar -o weeks.ics": "weeks.ics",
    "print-contract ana -o contract.html": "contract.html",
    "print-contract ana -o contract.docx": "contract.docx",
    "print-log ana -o log.pdf": "log.pdf",
    "draft ana -o words.txt": "words.txt",
    "import in.csv --as clients --partial --rejected others.csv": "others.csv",
    "import in.csv --as clients --partial --save-mapping ours": "mappings.toml",
    "settings reply_days 5": "settings.toml",
    "backup -o mine.db": "mine.db",
    "backup": "caseload.backups",
    "disclose ana -o held.html": "held.html",
}
"""What a command writes, beside the caseload: by the words that make it."""

ALL_SHEETS = {
    name for name, command in commands().items() if any(one.name == "format" for one in command.params)
}
OTHERS = {"handoff", "erase-client", "encrypt", "decrypt", "key", "restore", "init"}
"""Commands whose files are looked at in the tests of their own."""


@contextmanager
def under(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def modes(folder: Path) -> dict[str, str]:
    """What below a folder is anybody else's as well, with its mode."""
    own = {True: 0o700, False: 0o600}
    return {
        str(path.relative_to(folder)): oct(stat.S_IMODE(path.stat().st_mode))
        for path in folder.rglob("*")
        if stat.S_IMODE(path.stat().st_mode) != own[path.is_dir()]
    }


@pytest.mark.parametrize("mask", UMASKS, ids=oct)
@pytest.mark.parametrize("words", FILES)
def test_what_is_written_is_its_owners_alone(
    office: Office, words: str, mask: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    if words.endswith(".xlsx") and mask == 0o777 and os.geteuid() != 0:
        pytest.skip("what does not fit into memory cannot be put aside under this umask")
    monkeypatch.chdir(office.folder)
    monkeypatch.setenv("FT_SETTINGS", str(office.folder / "deep" / "down" / "settings.toml"))
    table = Path("in.csv")
    table.write_text("name,intake\nSam Okafor,2026-01-12\nMia Chen,soon\n", encoding="utf-8")
    table.chmod(0o600)

    with under(mask):
        ran = office.ft(words)

    assert ran.code in (0, 3), ran
    assert [path for path in office.folder.rglob("*") if path.name == FILES[words]]
    assert modes(office.folder) == {}


@pytest.mark.parametrize("mask", UMASKS, ids=oct)
def test_a_new_caseload_lies_in_folders_that_are_its_owners_alone(
    bare: Office, mask: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FT_DATABASE", str(bare.folder / "new" / "deep" / "caseload.db"))

    with under(mask):
        bare.does("init", "add-client 'Ana Reyes'", "log ana call --in", "undo")

    assert {"new", "deep", "caseload.db"} <= {path.name for path in bare.folder.rglob("*")}
    assert modes(bare.folder) == {}


@pytest.mark.parametrize("mask", UMASKS, ids=oct)
def test_an_encrypted_caseload_and_its_key_are_their_owners_alone(
    bare: Office, mask: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("sqlcipher3", reason="sqlcipher3 encrypts: the extra encrypt")
    key = bare.folder / "recovery-key.txt"
    monkeypatch.setenv("FT_KEY_FILE", str(key))
    (bare.folder / "run").mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(bare.folder / "run"))

    with under(mask):
        bare.does(f"init --encrypted --recovery-key-to {key}", "add-client 'Ana Reyes'", "backup")

    assert key.read_text(encoding="utf-8")
    assert modes(bare.folder) == {}


@pytest.mark.slow  # a demonstration is made
def test_a_demonstration_is_its_owners_alone(bare: Office) -> None:
    with under(0):
        bare.does("demo")

    assert modes(bare.folder) == {}


def test_every_command_that_writes_a_file_is_among_these() -> None:
    writing = {
        name
        for name, command in commands().items()
        if any(one.metavar == "FILE" and "-o" in one.opts for one in command.params)
    }

    assert writing - {words.split()[0] for words in FILES} - ALL_SHEETS - OTHERS == set()


# Taken back from everybody else -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("mode", "after"), [(0o644, 0o600), (0o666, 0o600), (0o640, 0o600), (0o444, 0o400)])
def test_a_caseload_that_others_can_read_is_made_private_again(office: Office, mode: int, after: int) -> None:
    office.database.chmod(mode)

    office.does("clients")

    assert stat.S_IMODE(office.database.stat().st_mode) == after


def test_the_doctor_says_that_others_could_read_it(office: Office) -> None:
    assert re.search("Nobody else can read it +yes", office.ft("doctor caseload").out)
    office.database.chmod(0o644)

    told = office.ft("doctor caseload").out

    assert re.search("Nobody else can read it +no +others could \\(mode 644\\); now nobody can", told)
    assert stat.S_IMODE(office.database.stat().st_mode) == 0o600


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root can give a file away")
def test_a_caseload_of_somebody_elses_is_left_as_it_is(office: Office) -> None:
    os.chown(office.database, 12345, 12345)
    office.database.chmod(0o664)

    told = office.ft("doctor caseload").out

    assert stat.S_IMODE(office.database.stat().st_mode) == 0o664
    assert re.search("Nobody else can read it +no +others can \\(mode 664\\)", told)
