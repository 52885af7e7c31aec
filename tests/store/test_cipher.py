"""An encrypted caseload: nothing of it can be read without its key, and a wrong key is told from damage."""

import hashlib
import os
import random
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from doors import KEY, OneKey
from followthrough.casework.key_mark import mark_of, name_of
from followthrough.casework.mistakes import (
    CaseloadDamaged,
    MissingKey,
    NotACaseload,
    NotEncrypted,
    WrongKey,
)
from followthrough.store.caseload import create_caseload, open_caseload
from followthrough.store.driver import check_key, key_for, key_of
from followthrough.store.keeping import look_through

NOW = datetime(2026, 1, 5, 17, 30, tzinfo=UTC)
OTHER = bytes(range(32))
CANARY = "Quetzalcoatl-Featherstonehaugh"


class NoKey:
    """Nothing is found anywhere."""

    def find(self, name: str, /) -> bytes | None:
        return None

    def all_at_hand(self) -> list[bytes]:
        return []


class Insisting(OneKey):
    """One key is given, whichever is asked for: as FT_KEY does."""

    def find(self, name: str, /) -> bytes | None:
        return self.key


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("encrypted") / "caseload.db"
    with create_caseload(path, now=NOW, key=KEY, keys=OneKey()) as caseload:
        for number in range(30):
            caseload.add_client(f"{CANARY} {number}", date(2026, 1, 5), phone="604-555-0142")
    return path


@pytest.fixture
def encrypted(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made, tmp_path / "caseload.db"))


def test_it_begins_with_the_mark_of_its_key(made: Path) -> None:
    assert made.read_bytes()[:16] == mark_of(KEY)
    assert made.stat().st_mode & 0o777 == 0o600


def test_nothing_of_it_can_be_read(made: Path) -> None:
    content = made.read_bytes()

    assert [word for word in (CANARY.encode(), b"CREATE TABLE", b"604-555", KEY) if word in content] == []
    with (
        closing(sqlite3.connect(made)) as plain,
        pytest.raises(sqlite3.DatabaseError, match="not a database"),
    ):
        plain.execute("SELECT * FROM client")


def test_its_key_opens_it(made: Path) -> None:
    with open_caseload(made, now=NOW, keys=OneKey()) as caseload:
        assert len(caseload.clients()) == 30
        assert caseload.key == KEY


def test_its_journal_is_encrypted_too(encrypted: Path) -> None:
    """Looked at in the midst of a transaction that is so large that pages of it lie in the file already."""
    with open_caseload(encrypted, now=NOW, keys=OneKey()) as caseload:
        caseload.rows("PRAGMA cache_size=5")
        with caseload.writing():
            caseload.open_step("edit all")
            caseload.write("UPDATE client SET email = ?", (f"{CANARY}@example.org",))
            journal = Path(f"{encrypted}-journal")
            assert journal.stat().st_size > 4096
            seen = journal.read_bytes() + encrypted.read_bytes()
    assert CANARY.encode() not in seen


# A wrong key, and damage -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "mistake"),
    [(NoKey(), MissingKey), (OneKey(OTHER), MissingKey), (Insisting(OTHER), WrongKey), (None, MissingKey)],
)
def test_without_the_key_it_stays_closed_and_untouched(encrypted: Path, keys, mistake) -> None:
    before = encrypted.read_bytes()

    with pytest.raises(mistake) as told:
        open_caseload(encrypted, now=NOW, keys=keys)

    assert told.value.exit_code == 12
    assert "nothing was changed" in told.value.way_on
    assert encrypted.read_bytes() == before
    assert os.listdir(encrypted.parent) == ["caseload.db"]  # noqa: PTH208


def test_a_missing_key_is_named_as_the_keyring_names_it(encrypted: Path) -> None:
    with pytest.raises(MissingKey) as told:
        open_caseload(encrypted, now=NOW, keys=NoKey())

    assert name_of(mark_of(KEY)) in str(told.value)


@pytest.mark.parametrize("byte", [0, 3, 4, 5, 10, 15])
@pytest.mark.parametrize("keys", [OneKey(), Insisting()])
def test_a_damaged_beginning_is_damage_and_no_wrong_key(encrypted: Path, byte: int, keys: OneKey) -> None:
    flip(encrypted, byte * 8 + 3)

    with pytest.raises(CaseloadDamaged, match="its first bytes"):
        open_caseload(encrypted, now=NOW, keys=keys)


def test_a_beginning_of_zeros_is_damage(encrypted: Path) -> None:
    encrypted.write_bytes(bytes(16) + encrypted.read_bytes()[16:])

    with pytest.raises(CaseloadDamaged, match="its first bytes"):
        open_caseload(encrypted, now=NOW, keys=OneKey())


def test_a_damaged_first_page_is_damage_and_no_wrong_key(encrypted: Path) -> None:
    flip(encrypted, 100 * 8)

    with pytest.raises(CaseloadDamaged, match="its key fits, and its first page does not"):
        open_caseload(encrypted, now=NOW, keys=OneKey())


def test_every_flip_of_a_bit_is_noticed(made: Path, tmp_path: Path) -> None:
    chance, path = random.Random(5), tmp_path / "caseload.db"
    bits = [chance.randrange(made.stat().st_size * 8) for _ in range(60)]
    unnoticed = []
    for bit in bits:
        shutil.copy(made, path)
        flip(path, bit)
        try:
            look_through(path, key_for(path, OneKey()))
        except CaseloadDamaged:
            continue
        unnoticed.append(bit)
    assert unnoticed == []


@pytest.mark.parametrize("keep", [1, 15, 16, 100, 4096, 5000, 40960])
def test_what_is_cut_short_is_damaged(encrypted: Path, keep: int) -> None:
    os.truncate(encrypted, keep)

    with pytest.raises((CaseloadDamaged, NotACaseload)) as told:
        look_through(encrypted, key_for(encrypted, OneKey()))

    assert told.value.exit_code == 14


def test_a_file_that_is_something_else_is_still_that(tmp_path: Path) -> None:
    picture = tmp_path / "holiday.jpg"
    picture.write_bytes(random.Random(5).randbytes(8192))

    with pytest.raises(NotACaseload):
        open_caseload(picture, now=NOW, keys=OneKey())


def test_a_key_is_checked_against_the_file(encrypted: Path, tmp_path: Path) -> None:
    check_key(encrypted, KEY)
    with pytest.raises(WrongKey):
        check_key(encrypted, OTHER)
    create_caseload(tmp_path / "plain.db", now=NOW).close()
    with pytest.raises(NotEncrypted):
        check_key(tmp_path / "plain.db", KEY)
    flip(encrypted, 40)
    with pytest.raises(CaseloadDamaged):
        check_key(encrypted, KEY)


def test_sqlcipher_says_nothing_on_stderr_of_a_wrong_key(encrypted: Path) -> None:
    """Its library would write there past Python; in another process, so that nothing is missed."""
    program = (
        "import sys; from pathlib import Path; from followthrough.store.driver import opens\n"
        "print(opens(Path(sys.argv[1]), bytes(32)), opens(Path(sys.argv[1]), bytes.fromhex(sys.argv[2])))"
    )
    command = [sys.executable, "-c", program, str(encrypted), KEY.hex()]
    ran = subprocess.run(command, check=True, capture_output=True, text=True)

    assert (ran.stdout, ran.stderr) == ("False True\n", "")


# As with a plain one ---------------------------------------------------------------------------------------------


def test_its_errors_are_errors_of_sqlite(encrypted: Path) -> None:
    with open_caseload(encrypted, now=NOW, keys=OneKey()) as caseload:
        connection = caseload._connection
        for statement, kind, code in (
            ("SELECT * FROM nothing", sqlite3.OperationalError, sqlite3.SQLITE_ERROR),
            ("INSERT INTO recording (id) VALUES (1)", sqlite3.IntegrityError, sqlite3.SQLITE_CONSTRAINT),
        ):
            with pytest.raises(kind) as told:
                connection.execute(statement)
            assert told.value.sqlite_errorcode & 0xFF == code


def test_it_keeps_no_page_checksums_as_it_has_codes(encrypted: Path) -> None:
    with open_caseload(encrypted, now=NOW, keys=OneKey()) as caseload:
        caseload.add_client("Ana Reyes", date(2026, 1, 5))
        assert caseload.rows("SELECT count(*) FROM page_sum") == [(0,)]


def test_a_newer_one_is_left_alone(encrypted: Path) -> None:
    with open_caseload(encrypted, now=NOW, keys=OneKey()) as caseload:
        caseload._connection.execute("PRAGMA user_version=99")
    before = hashlib.sha256(encrypted.read_bytes()).hexdigest()

    with pytest.raises(Exception, match="made by a newer ft"):
        open_caseload(encrypted, now=NOW, keys=OneKey())

    assert hashlib.sha256(encrypted.read_bytes()).hexdigest() == before


def test_a_plain_one_has_no_key(tmp_path: Path) -> None:
    path = tmp_path / "plain.db"
    with create_caseload(path, now=NOW) as caseload:
        assert (caseload.key, key_of(caseload._connection), key_for(path, None)) == (None, None, None)


def flip(path: Path, bit: int) -> None:
    content = bytearray(path.read_bytes())
    content[bit // 8] ^= 1 << bit % 8
    path.write_bytes(content)
