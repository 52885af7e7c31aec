"""Encryption on the command line: a key is written down before anything is encrypted; a way back is always named."""

import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from followthrough.casework.key_mark import is_mark, mark_of, name_of
from followthrough.casework.recovery_key import groups_of, key_from, recovery_key
from terminals import END, INTERRUPT, on_terminal

OTHER = recovery_key(bytes(range(32)))


@pytest.fixture(autouse=True)
def _ring_for_children(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent.parent))


def ring() -> dict[str, str]:
    """What lies in the keyring."""
    path = Path(os.environ["FT_TEST_KEYRING"])
    return json.loads(path.read_text()) if path.exists() else {}


def lock_ring() -> str:
    """The keyring is lost, as on another computer; what was in it."""
    path = Path(os.environ["FT_TEST_KEYRING"])
    was = path.read_text()
    path.unlink()
    return was


def keys_in(screen: str) -> list[str]:
    """The groups of the recovery key that a screen shows, in their order."""
    lines = re.findall(r"^ +((?:[0-9A-Z]{4}  ){6}[0-9A-Z]{4})\r?$", screen, re.MULTILINE)
    return [group for line in lines for group in line.split()]


def from_paper(screen: str) -> str:
    """Who has written the recovery key down types the group that is asked for."""
    asked = re.findall(r"Group (\d+)", screen)
    return keys_in(screen)[int(asked[-1]) - 1].lower() if asked else END


def is_encrypted(path: Path) -> bool:
    return is_mark(path.read_bytes()[:16])


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# A caseload encrypted from the beginning -------------------------------------------------------------------------


def test_a_caseload_is_encrypted_once_its_recovery_key_is_on_paper(bare) -> None:
    code, screen = on_terminal(["init", "--holidays", "none", "--encrypted"], reads=from_paper)

    assert code == 0, screen
    written = "-".join(keys_in(screen))
    mark = bare.database.read_bytes()[:16]
    assert mark == mark_of(key_from(written))
    assert ring()[f"followthrough {name_of(mark)}"] == written
    assert screen.count("Group") == 2
    bare.does("add-client 'Ana Reyes'", "log ana report")
    assert "Ana Reyes" in bare.ft("clients").out


@pytest.mark.parametrize("answer", ["0000", ""], ids=["wrong", "nothing"])
def test_who_has_not_written_it_down_gets_no_encrypted_caseload(bare, answer: str) -> None:
    typed = [0]

    def guess(screen: str) -> str:
        typed[0] += 1
        return answer if typed[0] < 8 else END

    code, screen = on_terminal(["init", "--holidays", "none", "--encrypted"], reads=guess)

    assert code == (5 if answer else 130)
    assert ("nothing was changed" in screen) == bool(answer)
    assert (bare.database.exists(), ring()) == (False, {})


def test_whoever_stops_has_changed_nothing(office) -> None:
    before = office.database.read_bytes()

    code, _ = on_terminal(["encrypt"], INTERRUPT)

    assert (code, office.database.read_bytes(), ring()) == (130, before, {})


def test_without_a_terminal_the_recovery_key_goes_into_a_file(bare) -> None:
    ran = bare.ft("init --encrypted")
    assert (ran.code, bare.database.exists(), ring()) == (2, False, {})
    assert "--recovery-key-to FILE" in ran.err

    path = bare.folder / "recovery.txt"
    bare.does(f"init --encrypted --recovery-key-to {path}")

    assert path.stat().st_mode & 0o777 == 0o600
    assert mark_of(key_from(path.read_text())) == bare.database.read_bytes()[:16]


def test_the_recovery_key_is_written_over_nothing(bare) -> None:
    path = bare.folder / "recovery.txt"
    path.write_text("precious")

    ran = bare.ft(f"init --encrypted --recovery-key-to {path}")

    assert ran.code in (12, 15)
    assert (path.read_text(), bare.database.exists(), ring()) == ("precious", False, {})


# One that is there already ---------------------------------------------------------------------------------------


def test_a_caseload_is_encrypted_and_made_plain_again(office) -> None:
    office.does("triage")
    before = office.dump()

    code, screen = on_terminal(["encrypt"], reads=from_paper)
    assert (code, is_encrypted(office.database)) == (0, True), screen
    assert office.ft("triage").code == 0

    assert office.ft("decrypt").code == 2  # nobody can be asked
    assert is_encrypted(office.database)
    code, screen = on_terminal(["decrypt"], "no")
    assert (code, is_encrypted(office.database)) == (0, True)
    code, screen = on_terminal(["decrypt"], "yes")
    assert (code, is_encrypted(office.database)) == (0, False)
    assert office.dump() == before
    assert len(ring()) == 2  # the key stays for the backups


@pytest.fixture
def encrypted(office):
    """An office with an encrypted caseload of three clients."""
    office.recovery = office.folder.parent / f"{office.folder.name}-recovery.txt"
    office.does(f"encrypt --recovery-key-to {office.recovery}")
    return office


def test_what_is_asked_the_wrong_way_round_is_told(encrypted, bare) -> None:
    assert encrypted.ft("encrypt").code == 5
    encrypted.does("decrypt --yes")
    for words in ("decrypt --yes", "key --forget", "key --backups-too", "key --show"):
        assert encrypted.ft(words).code == 5
    assert "Next: ft encrypt" in encrypted.ft("key").out
    assert encrypted.ft("key --verify --restore").code == 2


def test_backups_in_clear_are_named_and_encrypted_if_that_is_wanted(office) -> None:
    office.does("log ana report")  # makes the backup of the day, in clear
    (backup,) = (office.folder / "caseload.backups").iterdir()
    assert not is_encrypted(backup)

    ran = office.ft(f"encrypt --recovery-key-to {office.folder / 'r.txt'}")
    assert (ran.code, backup.name in ran.out, is_encrypted(backup)) == (0, True, False)

    assert "1 backup can be read by anybody" in office.ft("key").out
    assert "with the same key" in office.ft("key --backups-too").out
    assert is_encrypted(backup)
    assert "can be read" not in office.ft("key").out


def test_a_backup_that_is_damaged_is_left_as_it_is(office) -> None:
    office.does("log ana report")
    (backup,) = (office.folder / "caseload.backups").iterdir()
    backup.write_bytes(backup.read_bytes()[:20000])
    before = backup.read_bytes()

    ran = office.ft(f"encrypt --backups-too --recovery-key-to {office.folder / 'r.txt'}")

    assert (ran.code, is_encrypted(office.database), backup.read_bytes()) == (0, True, before)
    assert f"Left as they are: {backup.name}" in ran.out


def test_an_encrypted_caseload_makes_encrypted_backups(encrypted) -> None:
    encrypted.does("log ana report")

    assert [is_encrypted(path) for path in (encrypted.folder / "caseload.backups").iterdir()] == [True]


def test_no_table_is_written_over_an_encrypted_caseload(encrypted) -> None:
    ran = encrypted.ft(f"export clients -o {encrypted.database} --format csv")

    assert (ran.code, is_encrypted(encrypted.database)) == (5, True)


# The key ---------------------------------------------------------------------------------------------------------


def test_ft_key_says_where_the_key_lies(encrypted) -> None:
    ran = encrypted.ft("key")

    name = name_of(encrypted.database.read_bytes()[:16])
    assert ran.out.splitlines() == [
        f"caseload.db is encrypted with the key {name}.",
        "The key lies in the system’s keyring (a keyring of the tests).",
        "“ft key --verify” says whether the recovery key that you wrote down fits.",
    ]


def test_a_lost_key_comes_back_from_the_paper(encrypted) -> None:
    lock_ring()
    before = encrypted.database.read_bytes()
    for words in ("triage", "log ana report", "key", "decrypt --yes", "key --forget"):
        ran = encrypted.ft(words)
        assert ran.code == (0 if "forget" in words else 12)
    assert "ft key --restore" in encrypted.ft("triage").err
    assert encrypted.database.read_bytes() == before

    code, screen = on_terminal(["key", "--restore"], encrypted.recovery.read_text().strip().lower())

    assert (code, "It fits." in screen) == (0, True)
    assert encrypted.ft("triage").code == 0


@pytest.mark.parametrize(
    ("typed", "code", "says"),
    [
        (lambda right: right, 0, "It fits: this recovery key opens the caseload."),
        (lambda right: right.replace("-", "").lower(), 0, "It fits"),
        (lambda right: OTHER, 12, "This is not the key of the caseload"),
        (lambda right: right[:-1], 12, "55 signs are here"),
        (
            lambda right: right[:10] + ("0" if right[10] != "0" else "1") + right[11:],
            12,
            "look again at group 3 of 14",
        ),
    ],
)
def test_a_recovery_key_is_tried_without_changing_anything(
    encrypted, typed: Callable[[str], str], code: int, says: str
) -> None:
    before = lock_ring()

    found, screen = on_terminal(["key", "--verify"], typed(encrypted.recovery.read_text().strip()))

    assert (found, says in screen, ring()) == (code, True, {}), screen
    assert before


def test_a_recovery_key_is_typed_and_shown_on_a_terminal_only(encrypted) -> None:
    for words in ("key --verify", "key --restore", "key --show"):
        assert encrypted.ft(words).code == 2

    code, screen = on_terminal(["key", "--show"], "yes")
    assert (code, keys_in(screen)) == (0, groups_of(encrypted.recovery.read_text()))
    code, screen = on_terminal(["key", "--show"], "no")
    assert (code, keys_in(screen)) == (0, [])


def test_ft_key_opens_it_where_there_is_no_keyring(encrypted, monkeypatch: pytest.MonkeyPatch) -> None:
    lock_ring()
    monkeypatch.setenv("FT_KEY", encrypted.recovery.read_text())
    assert encrypted.ft("clients").code == 0
    assert "The key lies in FT_KEY." in encrypted.ft("key").out

    monkeypatch.setenv("FT_KEY", OTHER)
    ran = encrypted.ft("clients")
    assert (ran.code, "This is not the key" in ran.err, "FT_KEY" in ran.err) == (12, True, True)


def test_a_key_file_does_where_there_is_no_keyring(bare, monkeypatch: pytest.MonkeyPatch) -> None:
    path = bare.folder / "caseload.key"
    monkeypatch.setenv("FT_KEY_FILE", str(path))
    Path(os.environ["FT_TEST_KEYRING"]).write_text("locked")

    bare.does(f"init --encrypted --recovery-key-to {bare.folder / 'r.txt'}", "add-client 'Ana Reyes'")

    assert (path.read_text(), path.stat().st_mode & 0o777) == ((bare.folder / "r.txt").read_text(), 0o600)
    path.chmod(0o640)
    ran = bare.ft("clients")
    assert (ran.code, "chmod 600" in ran.err) == (12, True)


def test_a_locked_keyring_is_named(encrypted) -> None:
    Path(os.environ["FT_TEST_KEYRING"]).write_text("locked")

    ran = encrypted.ft("clients")

    assert (ran.code, "it is locked" in ran.err) == (12, True)


def test_where_the_keyring_is_gone_a_file_takes_its_place(encrypted, monkeypatch: pytest.MonkeyPatch) -> None:
    Path(os.environ["FT_TEST_KEYRING"]).write_text("locked")
    path = encrypted.folder / "caseload.key"
    monkeypatch.setenv("FT_KEY_FILE", str(path))
    assert encrypted.ft("clients").code == 12

    code, screen = on_terminal(["key", "--restore"], encrypted.recovery.read_text().strip())

    assert (code, path.read_text()) == (0, encrypted.recovery.read_text()), screen
    assert encrypted.ft("clients").code == 0


def test_a_plain_caseload_asks_no_keyring(office) -> None:
    Path(os.environ["FT_TEST_KEYRING"]).write_text("locked")

    office.does("triage", "log ana report", "key")


def test_a_damaged_beginning_is_damage(encrypted) -> None:
    content = bytearray(encrypted.database.read_bytes())
    content[7] ^= 4
    encrypted.database.write_bytes(content)

    assert [encrypted.ft(words).code for words in ("triage", "log ana report")] == [14, 14]
    assert bytes(content) == encrypted.database.read_bytes()
