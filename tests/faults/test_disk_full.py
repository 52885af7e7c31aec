"""A disk that is really full: a small one is mounted, filled up, and nothing is changed; room makes it work again."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from faults.forked import run_here
from faults.looking import CASELOAD, rows_of, troubles
from faults.rooms import must
from faults.writing import ENTRIES, OFFICE

NOT_MOUNTED = "a small disk cannot be mounted here: it needs mount, and the right to"


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "small"
    folder.mkdir()
    mount = shutil.which("mount")
    size = ["-t", "tmpfs", "-o", "size=1m", "tmpfs"]
    if mount is None or subprocess.run([mount, *size, folder], check=False, capture_output=True).returncode:
        pytest.skip(NOT_MOUNTED)
    for words in OFFICE:
        must(words, folder)
    (folder / "table.csv").write_text(ENTRIES)
    (folder / "ballast").write_bytes(b"x" * (os.statvfs(folder).f_bavail * os.statvfs(folder).f_bsize))
    assert os.statvfs(folder).f_bavail == 0
    yield folder
    subprocess.run(["umount", folder], check=True)


@pytest.mark.parametrize(
    "words",
    [
        'log ana application=5 --note "well"',
        "import table.csv --as activities",
        "backup -o kept.db",
        "export caseload -o whole.json",
        "undo",
        "init --database other.db",
        "settings reply_days 5",
    ],
)
def test_a_full_disk_is_named_and_changes_nothing(full_disk: Path, words: str) -> None:
    before, names = rows_of(full_disk / CASELOAD), sorted(path.name for path in full_disk.iterdir())

    code, said = run_here(words, full_disk)

    assert (code, "the disk is full" in said, "Traceback" in said) == (15, True, False), said
    assert rows_of(full_disk / CASELOAD) == before
    assert sorted(path.name for path in full_disk.iterdir()) == names
    assert run_here("clients", full_disk)[0] == 0
    (full_disk / "ballast").unlink()
    assert run_here(words, full_disk)[0] == 0
    assert troubles(full_disk / CASELOAD) == []
