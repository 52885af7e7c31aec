"""What a command loads of all that encryption needs, asked of fresh interpreters: of a plain caseload, nothing."""

import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from followthrough.casework.key_mark import mark_of, name_of
from followthrough.casework.recovery_key import recovery_key
from followthrough.store.caseload import create_caseload

NOW = datetime(2026, 1, 14, 9, tzinfo=UTC)
KEY = bytes(range(32))
OF_ENCRYPTION = ("sqlcipher3", "keyring", "pyrage", "followthrough.keys", "hmac")
ASK = """\
import atexit, sys
atexit.register(lambda: print("LOADED", *sys.modules, file=sys.stderr))
from followthrough.cli import run
sys.exit(run(sys.argv[1:]))
"""
DAILY = ["triage", "log ana report application=5", "clients", "add-client Newcomer"]


class Only:
    """Where the one key of this test is found."""

    def find(self, name: str, /) -> bytes:
        return KEY

    def all_at_hand(self) -> list[bytes]:
        return [KEY]


def made(folder: Path, key: bytes | None) -> Path:
    path = folder / "caseload.db"
    with create_caseload(path, now=NOW, key=key, keys=Only()) as caseload:
        caseload.add_client("Ana Reyes", date(2026, 1, 5), ref="C7F3")
    return path


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("plain"), None)


@pytest.fixture
def encrypted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("encrypted"), KEY)


def loaded_by(words: str, database: Path, **told: str) -> set[str]:
    here = {"FT_DATABASE": str(database), "FT_NOW": NOW.isoformat(), **told}
    run = subprocess.run(
        [sys.executable, "-c", ASK, *words.split()],
        env={**os.environ, **here}, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr.partition("LOADED")[0]
    return set(run.stderr.rpartition("LOADED")[2].split())


def among(names: tuple[str, ...], loaded: set[str]) -> list[str]:
    return [name for name in names if name in loaded]


@pytest.mark.parametrize("words", DAILY)
def test_of_encryption_a_plain_caseload_loads_nothing(words: str, plain: Path) -> None:
    assert among(OF_ENCRYPTION, loaded_by(words, plain)) == []


@pytest.mark.parametrize("words", DAILY)
@pytest.mark.parametrize("how", ["FT_KEY", "this login"])
def test_what_is_done_daily_loads_no_keyring_where_the_key_is_at_hand(
    words: str, how: str, encrypted: Path, tmp_path: Path
) -> None:
    place = tmp_path / "followthrough"
    place.mkdir(mode=0o700)
    (place / name_of(mark_of(KEY))).touch(mode=0o600)
    (place / name_of(mark_of(KEY))).write_bytes(KEY)
    told = {"FT_KEY": recovery_key(KEY)} if how == "FT_KEY" else {"XDG_RUNTIME_DIR": str(tmp_path)}

    assert among(("keyring", "pyrage", "sqlmodel"), loaded_by(words, encrypted, **told)) == []
