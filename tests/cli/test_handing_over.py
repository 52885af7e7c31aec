"""Handing over: what a colleague gets is all of it, nobody else can open it, and whoever changed it is found out."""

import os
import random
from pathlib import Path

import pyrage
import pytest

from followthrough.casework.key_mark import is_mark
from followthrough.keys import age


class Colleague:
    """Somebody with a keyring of their own, at the same machine."""

    def __init__(self, office, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
        self.office, self.name, self.monkeypatch = office, name, monkeypatch
        self.ring = office.folder.parent / f"{office.folder.name}-{name}.json"

    def ft(self, words: str):
        with self.monkeypatch.context() as patched:
            patched.setenv("FT_TEST_KEYRING", str(self.ring))
            return self.office.ft(words)

    @property
    def key(self) -> str:
        return self.ft("handoff --key").out.strip()


@pytest.fixture
def joan(office, monkeypatch: pytest.MonkeyPatch) -> Colleague:
    return Colleague(office, "joan", monkeypatch)


@pytest.fixture
def stranger(office, monkeypatch: pytest.MonkeyPatch) -> Colleague:
    return Colleague(office, "stranger", monkeypatch)


@pytest.fixture
def sent(office, joan: Colleague) -> Path:
    """The caseload, handed over to Joan."""
    path = office.folder / "for-joan.age"
    office.does(f"handoff --to {joan.key} -o {path}")
    return path


def opened(office, who: Colleague | None, sent: Path, more: str = ""):
    """The colleague takes it in as a new caseload; what that came to, and where it lies."""
    path = office.folder / "new" / "taken.db"
    words = f"handoff --open {sent} --database {path} {more}"
    return (who.ft(words) if who else office.ft(words)), path


def test_a_key_of_ones_own_is_made_once(joan: Colleague, stranger: Colleague) -> None:
    assert joan.key.startswith("age1")
    assert joan.key == joan.key
    assert joan.key != stranger.key


def test_the_colleague_has_all_of_it(office, joan: Colleague, sent: Path) -> None:
    office.does("triage")
    ran, path = opened(office, joan, sent)

    assert (ran.code, "3 clients" in ran.out) == (0, True), ran
    taken = joan.ft(f"clients --database {path}")
    assert taken.out == office.ft("clients").out
    assert (path.stat().st_mode & 0o777, sorted(place.name for place in path.parent.glob("*.db"))) == (
        0o600,
        ["taken.db"],
    )
    assert joan.ft(f"check --database {path}").code == 0


def test_who_sent_it_can_open_it_too(office, sent: Path) -> None:
    ran, path = opened(office, None, sent)

    assert (ran.code, path.exists()) == (0, True)


def test_nobody_else_can_open_it(office, stranger: Colleague, sent: Path) -> None:
    ran, path = opened(office, stranger, sent)

    assert (ran.code, "not made for your key" in ran.err, path.exists()) == (12, True, False)


def test_it_holds_nothing_in_clear(office, sent: Path) -> None:
    content = sent.read_bytes()

    assert [word for word in (b"Ana Reyes", b"SQLite", b"CREATE") if word in content] == []
    assert sent.stat().st_mode & 0o777 == 0o600


def test_it_is_entered_in_the_audit_trail(office, sent: Path) -> None:
    assert "exported" in office.ft("audit").out


def test_every_change_on_the_way_is_found_out(office, joan: Colleague, sent: Path) -> None:
    """Every byte of the head, and some of the rest; then all of it by somebody who makes the checksum fit again."""
    whole, chance = sent.read_bytes(), random.Random(5)
    for place in [*range(0, 420, 7), *(chance.randrange(len(whole)) for _ in range(20))]:
        changed = bytearray(whole)
        changed[place] ^= 1 << chance.randrange(8)
        sent.write_bytes(changed)
        ran, path = opened(office, joan, sent)
        assert (ran.code, path.exists(), "defect" in ran.err) == (14, False, False), (place, ran)


def test_who_makes_the_checksum_fit_again_is_found_out_too(office, joan: Colleague, sent: Path) -> None:
    from hashlib import sha256

    sealed, chance = sent.read_bytes().partition(b"\n")[2], random.Random(7)
    for _ in range(30):
        changed = bytearray(sealed)
        changed[chance.randrange(500, len(sealed))] ^= 1
        sent.write_bytes(age.BEGINS + sha256(changed).hexdigest().encode() + b"\n" + changed)
        ran, path = opened(office, joan, sent)
        assert (ran.code, "somebody changed it" in ran.err, path.exists()) == (14, True, False), ran


@pytest.mark.parametrize("keep", [0, 5, 40, 300, 5000])
def test_what_is_cut_short_is_not_taken_in(office, joan: Colleague, sent: Path, keep: int) -> None:
    os.truncate(sent, keep)
    ran, path = opened(office, joan, sent)

    assert (ran.code, path.exists()) == (14, False)


def test_any_age_opens_what_is_below_the_first_line(office, joan: Colleague, sent: Path) -> None:
    import json

    (secret,) = [
        value for name, value in json.loads(joan.ring.read_text()).items() if name.endswith("handoff")
    ]
    identity = pyrage.x25519.Identity.from_str(secret)

    assert pyrage.decrypt(sent.read_bytes().partition(b"\n")[2], [identity]).startswith(b"SQLite format 3\0")


def test_nothing_is_taken_in_over_a_caseload(office, joan: Colleague, sent: Path) -> None:
    before = office.database.read_bytes()

    ran = joan.ft(f"handoff --open {sent}")

    assert (ran.code, office.database.read_bytes()) == (5, before)


def test_an_encrypted_caseload_is_handed_over_and_taken_in_encrypted(office, joan: Colleague) -> None:
    office.does(f"encrypt --recovery-key-to {office.folder / 'r.txt'}")
    path = office.folder / "for-joan.age"
    office.does(f"handoff --to {joan.key} -o {path}")

    ran, taken = opened(office, joan, path, f"--encrypted --recovery-key-to {office.folder / 'joans.txt'}")

    assert (ran.code, is_mark(taken.read_bytes()[:16])) == (0, True), ran
    assert office.database.read_bytes()[:16] != taken.read_bytes()[:16]
    assert "Ana Reyes" in joan.ft(f"clients --database {taken}").out
    assert office.ft(f"clients --database {taken}").code == 12


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        ("handoff", 2, "--key"),
        ("handoff --to joan -o x.age", 2, "begins with age1"),
        ("handoff --key --open x.age", 2, "one thing at a time"),
        ("handoff --open nothing.age", 2, "no such file"),
        ("handoff --open {settings}", 14, "not a caseload that was handed over"),
    ],
)
def test_what_is_not_clear_is_told(office, words: str, code: int, says: str) -> None:
    office.settings.write_text("")

    ran = office.ft(words.format(settings=office.settings))

    assert (ran.code, says in ran.err) == (code, True), ran


def test_a_file_is_named_for_it(office, joan: Colleague) -> None:
    assert office.ft(f"handoff --to {joan.key}").code == 2
    before = office.dump()
    assert office.ft(f"handoff --to {joan.key} -o {office.database}").code == 5
    assert office.dump() == before


def test_without_a_keyring_a_file_holds_the_key_for_it(office, monkeypatch: pytest.MonkeyPatch) -> None:
    path = office.folder / "handoff.key"
    Path(os.environ["FT_TEST_KEYRING"]).write_text("locked")
    assert office.ft("handoff --key").code == 12

    monkeypatch.setenv("FT_HANDOFF_KEY", str(path))
    said = office.ft("handoff --key").out

    assert (office.ft("handoff --key").out, path.stat().st_mode & 0o777) == (said, 0o600)
    assert path.read_text().startswith("AGE-SECRET-KEY-1")
    path.chmod(0o644)
    assert office.ft("handoff --key").code == 12
    path.chmod(0o600)
    path.write_text("nonsense")
    assert office.ft("handoff --key").code == 2
