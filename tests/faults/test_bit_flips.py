"""One bit of the file changes, anywhere: `ft check` says so, and no command stumbles over it.

300 bits drawn at random of a caseload that some hundred commands have written, 300 of a small one, 300 of an encrypted
one, and every bit of the first hundred bytes. `FT_DEEP=1` draws others, ten times as many.
"""

import io
import os
import random
import shutil
from collections import Counter
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

import pytest

from doors import KEY
from faults.abreast import abreast
from followthrough.casework.recovery_key import recovery_key
from followthrough.cli import run
from followthrough.store.patience import Patience

DEEP = bool(os.environ.get("FT_DEEP"))
FLIPS = 3_000 if DEEP else 300
TRIED = 1_000 if DEEP else 100
LEAST = 0.995
"""The share of all flips that is noticed; of an encrypted file, all."""

HEAD = 100
NOT_KEPT = (range(24, 40), range(92, 100))
"""Bytes of the head that change with every commit, even of a checksum: counters, and where free pages begin."""

NOTHING_BUT_A_COUNTER = 27 * 8
"""A bit that makes no difference to anybody."""

DAMAGED, NEWER = 14, 13
TOLD = {0, 3, 4, 5, NEWER, DAMAGED}
"""How a command may end on a file with a changed bit: well, or with a word on what it met."""

NAMES = ("Ana Reyes", "Luc Tremblay", "Élise Côté", "Sam Okafor", "Mia Chen", "Zoë Žižek")


class Ran(NamedTuple):
    code: int
    said: str


def ft(*words: str) -> Ran:
    """Run `ft` here."""
    told = io.StringIO()
    with redirect_stdout(told), redirect_stderr(told):
        code = run(words)
    return Ran(code, told.getvalue())


def must(*words: str) -> None:
    ran = ft(*words)
    assert ran.code == 0, (words, ran)


def bits_of(path: Path, seed: str, many: int) -> list[int]:
    """Places of bits in a file, drawn at random."""
    chance = random.Random(None if DEEP else seed)
    return chance.sample(range(path.stat().st_size * 8), many)


def with_flipped(path: Path, bit: int, *words: str) -> Ran:
    """What a command comes to on a copy of a file with one of its bits changed."""
    changed = bytearray(path.read_bytes())
    changed[bit // 8] ^= 1 << bit % 8
    folder = path.with_name(f"flipped-{bit}")
    folder.mkdir()
    try:
        copy = folder / path.name
        copy.write_bytes(changed)
        return ft(*words, "--database", str(copy))
    finally:
        shutil.rmtree(folder)


@pytest.fixture
def _today(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FT_NOW", "2026-03-02T09:00:00+00:00")
    monkeypatch.setenv("TZ", "UTC")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """A file that commands have written, by how many people are in it."""
    made: dict[int, Path] = {}

    def caseload(of: int) -> Path:
        if of not in made:
            folder = tmp_path_factory.mktemp(f"of-{of}")
            write(folder / "caseload.db", of)
            made[of] = folder / "caseload.db"
        return made[of]

    return caseload


def write(path: Path, people: int) -> None:
    """A caseload by a few hundred commands: much is written, taken back, taken out and said anew."""
    os.environ["FT_DATABASE"] = str(path)
    must("init", "--holidays", "canada")
    for name in NAMES[:people]:
        must("add-client", name, "--intake", "2026-01-05", "--phone", "604-555-0142")
        must("sign-contract", name, "--on", "2026-01-05", "--template", "standard")
    for week in range(8 if people > 1 else 1):
        monday = f"2026-{1 + (5 + 7 * week) // 32:02}-{(4 + 7 * week) % 31 + 1:02}"
        for name in NAMES[:people]:
            must(
                "log",
                name,
                "application=4",
                "report",
                "--on",
                monday,
                "--note",
                f"« {name} », semaine {week}: ça va",
            )
            must("log", name, "call", "--answered", "--on", monday, "--minutes", "15")
            must("undo")
            must("log", name, "job-club", "--missed", "--because", "forgot", "--on", monday)
            must("edit-client", name, "--phone", f"604-555-01{week:02}")
        must("undo")
        must("redo")
        must("triage")
    must("check-ins", NAMES[0])
    must("check-ins", NAMES[0], "--add", "call", "--on", "in 3 days")
    must("report", "--period", "2026-01", "--issue")
    must("undo")


def is_noticed(ran: Ran) -> bool:
    """Whether the damage was said, and said to be damage."""
    assert not {"Traceback", "defect"} & set(ran.said.split()), ran
    return ran.code == DAMAGED and "damage" in ran.said.lower()


def noticed(path: Path, seed: str) -> list[int]:
    """The bits that are not noticed, of those drawn."""
    bits = bits_of(path, seed, FLIPS)
    found = abreast(lambda bit: is_noticed(with_flipped(path, bit, "check")), bits)
    return [bit for bit, is_found in zip(bits, found, strict=True) if not is_found]


@pytest.mark.slow  # 300 whole checks
@pytest.mark.usefixtures("_today")
@pytest.mark.parametrize("people", [len(NAMES), 1])
def test_a_changed_bit_is_noticed(
    written: Callable[[int], Path], people: int, measured: Callable[[str], None]
) -> None:
    path = written(people)

    missed = noticed(path, f"check {people}")

    size = path.stat().st_size // 1024
    measured(
        f"{FLIPS - len(missed)} of {FLIPS} changed bits of a file of {size} kB were noticed by ft check."
    )
    assert len(missed) <= FLIPS * (1 - LEAST), [divmod(bit, 8) for bit in missed]


@pytest.mark.slow  # 300 whole checks
@pytest.mark.usefixtures("_today")
def test_every_changed_bit_of_an_encrypted_file_is_noticed(
    written: Callable[[int], Path], monkeypatch: pytest.MonkeyPatch, measured: Callable[[str], None]
) -> None:
    pytest.importorskip("sqlcipher3", reason="the extra “encrypt” is not installed")
    from followthrough.store.converting import encrypt_copy

    plain = written(len(NAMES))
    path = plain.with_name("encrypted.db")
    if not path.exists():
        shutil.copy(plain, path)
        encrypt_copy(path, KEY, Patience())
    monkeypatch.setenv("FT_KEY", recovery_key(KEY))
    assert ft("check", "--database", str(path)).code == 0

    missed = noticed(path, "encrypted")

    measured(f"{FLIPS - len(missed)} of {FLIPS} changed bits of an encrypted file were noticed by ft check.")
    assert missed == []


@pytest.mark.slow  # 700 whole checks
@pytest.mark.usefixtures("_today")
def test_every_bit_of_the_head_is_noticed_or_makes_no_difference(written: Callable[[int], Path]) -> None:
    path = written(1)
    bits = [bit for bit in range(HEAD * 8) if not any(bit // 8 in free for free in NOT_KEPT)]

    ends = abreast(lambda bit: with_flipped(path, bit, "check"), bits)

    for bit, ran in zip(bits, ends, strict=True):
        assert ran.code == NEWER or is_noticed(ran), (divmod(bit, 8), ran)


@pytest.mark.slow  # 100 commands
@pytest.mark.usefixtures("_today")
@pytest.mark.parametrize(
    "words", [("triage",), ("show", "ana"), ("log", "ana", "application", "--on", "2026-02-27")]
)
def test_no_command_stumbles_over_a_changed_bit(
    written: Callable[[int], Path], words: tuple[str, ...], measured: Callable[[str], None]
) -> None:
    """What is on a page that it does not read, a command cannot know; what it reads is told, or damage is."""
    path = written(len(NAMES))
    bits = bits_of(path, words[0], TRIED)

    ends = abreast(lambda bit: with_flipped(path, bit, *words), bits)

    for bit, ran in zip(bits, ends, strict=True):
        assert ran.code in TOLD, (divmod(bit, 8), ran)
        assert not {"Traceback", "defect"} & set(ran.said.split()), (divmod(bit, 8), ran)
    codes = Counter(ran.code for ran in ends)
    told = ", ".join(f"{many} with {code}" for code, many in sorted(codes.items()))
    truth = with_flipped(path, NOTHING_BUT_A_COUNTER, *words).said
    other = sum(ran.code == 0 and ran.said != truth for ran in ends)
    measured(
        f"ft {words[0]} on {TRIED} files with a changed bit ended {told}; {other} said something else, unnoticed."
    )
    assert codes[0] + codes[DAMAGED] >= TRIED * 0.97, codes


@pytest.mark.usefixtures("_today")
def test_a_changed_bit_of_a_backup_is_noticed_before_it_is_restored(
    written: Callable[[int], Path], tmp_path: Path
) -> None:
    caseload, backup = tmp_path / "caseload.db", tmp_path / "backup.db"
    shutil.copy(written(1), caseload)
    must("backup", "-o", str(backup), "--database", str(caseload))
    whole, before = backup.read_bytes(), caseload.read_bytes()

    for bit in bits_of(backup, "backup", FLIPS // 10):
        changed = bytearray(whole)
        changed[bit // 8] ^= 1 << bit % 8
        backup.write_bytes(changed)
        ran = ft("restore", str(backup), "--yes", "--database", str(caseload))
        assert ran.code in (5, DAMAGED), (divmod(bit, 8), ran)
        assert caseload.read_bytes() == before, divmod(bit, 8)
