"""Where keys are found: in the environment, in a file, among those of this login, in the keyring; in this order."""

import json
import os
from pathlib import Path

import pytest

from followthrough import keys
from followthrough.casework.key_mark import mark_of, name_of
from followthrough.casework.mistakes import CannotRead, CannotWrite, KeyIsOpen, NoKeyring, RecoveryKeyMistyped
from followthrough.casework.recovery_key import recovery_key
from followthrough.keys import session, system

KEY, OTHER = bytes(range(32)), bytes(range(1, 33))
NAME = name_of(mark_of(KEY))
WRITTEN, ANOTHER = recovery_key(KEY), recovery_key(OTHER)


@pytest.fixture
def ring() -> Path:
    """The keyring of this test: the file in which it lies."""
    return Path(os.environ["FT_TEST_KEYRING"])


@pytest.fixture
def runtime(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of this login that counts as lying in memory."""
    folder = tmp_path / "runtime"
    folder.mkdir(mode=0o700)
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/vda / ext4 rw 0 0\ntmpfs {folder.resolve()} tmpfs rw,nosuid 0 0\n")
    monkeypatch.setattr(session, "MOUNTS", mounts)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    return folder


# The keyring -----------------------------------------------------------------------------------------------------


def test_a_key_lies_in_the_keyring_as_its_recovery_key(ring: Path) -> None:
    assert keys.keep(KEY) == "the system’s keyring"

    assert json.loads(ring.read_text()) == {
        f"followthrough {NAME}": WRITTEN,
        "followthrough caseloads": NAME,
    }
    assert keys.find(NAME) == KEY
    assert keys.where(NAME) == "the system’s keyring (a keyring of the tests)"


def test_several_caseloads_have_keys_of_their_own() -> None:
    for key in (KEY, OTHER, KEY):
        keys.keep(key)

    assert [keys.find(name_of(mark_of(key))) for key in (KEY, OTHER)] == [KEY, OTHER]
    assert keys.all_at_hand() == [KEY, OTHER]


def test_a_key_that_is_not_there_is_not_found() -> None:
    assert (keys.find(NAME), keys.where(NAME), keys.all_at_hand()) == (None, None, [])


def test_a_keyring_that_is_locked_says_so(ring: Path) -> None:
    ring.write_text("locked")

    for ask in (
        lambda: keys.find(NAME),
        lambda: keys.keep(KEY),
        keys.new_key,
        lambda: system.get("x"),
    ):
        with pytest.raises(NoKeyring, match="it is locked") as told:
            ask()
        assert "FT_KEY_FILE" in told.value.way_on
    assert keys.all_at_hand() == []


@pytest.mark.parametrize(
    ("backend", "why"),
    [
        ("keyring.backends.fail.Keyring", "there is none on this computer"),
        ("keyring.backends.null.Keyring", "it did not keep what was laid into it"),
    ],
)
def test_without_a_keyring_a_key_is_not_kept(backend: str, why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", backend)
    monkeypatch.setattr("keyring.core._keyring_backend", None)

    with pytest.raises(NoKeyring, match=why):
        keys.keep(KEY)
    monkeypatch.setattr("keyring.core._keyring_backend", None)


def test_a_new_key_is_new_each_time() -> None:
    made = {keys.new_key() for _ in range(5)}

    assert (len(made), {len(key) for key in made}) == (5, {32})


# FT_KEY and FT_KEY_FILE ------------------------------------------------------------------------------------------


def test_ft_key_beats_all(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    keys.keep(OTHER)
    monkeypatch.setenv("FT_KEY_FILE", str(tmp_path / "absent"))
    monkeypatch.setenv("FT_KEY", WRITTEN.lower())

    assert (keys.given(), keys.find("whatever"), keys.where("whatever")) == (KEY, KEY, "FT_KEY")
    assert keys.keep(KEY) == "FT_KEY"
    with pytest.raises(CannotWrite, match="it holds another key"):
        keys.keep(OTHER)


def test_ft_key_that_is_mistyped_is_told_with_the_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FT_KEY", WRITTEN.replace("8186", "8187"))

    with pytest.raises(RecoveryKeyMistyped, match="group 3 of 14"):
        keys.find(NAME)


def test_a_key_file_is_written_once_for_its_owner_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "caseload.key"
    monkeypatch.setenv("FT_KEY_FILE", str(path))

    assert (keys.given(), len(keys.new_key())) == (None, 32)
    assert keys.keep(KEY) == "the file that FT_KEY_FILE names"
    assert keys.keep(KEY) == "the file that FT_KEY_FILE names"

    assert (path.read_text(), path.stat().st_mode & 0o777) == (f"{WRITTEN}\n", 0o600)
    assert (keys.find(NAME), keys.where(NAME)) == (KEY, "the file that FT_KEY_FILE names")
    with pytest.raises(CannotWrite, match="there is something already"):
        keys.keep(OTHER)


def test_a_key_file_that_others_can_read_is_not_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "caseload.key"
    path.write_text(WRITTEN)
    path.chmod(0o644)
    monkeypatch.setenv("FT_KEY_FILE", str(path))

    with pytest.raises(KeyIsOpen) as told:
        keys.find(NAME)

    assert (told.value.exit_code, f"chmod 600 {path}" in told.value.way_on) == (12, True)


def test_a_key_file_that_is_a_folder_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FT_KEY_FILE", str(tmp_path))

    with pytest.raises(CannotRead, match="is a directory"):
        keys.find(NAME)


# Until logout ----------------------------------------------------------------------------------------------------


def test_a_key_once_found_is_kept_in_memory_until_logout(runtime: Path, ring: Path) -> None:
    keys.keep(KEY)
    place = runtime / "followthrough" / NAME
    assert (place.read_bytes(), place.stat().st_mode & 0o777) == (KEY, 0o600)
    assert place.parent.stat().st_mode & 0o777 == 0o700

    ring.write_text("locked")
    assert keys.find(NAME) == KEY
    assert keys.all_at_hand() == [KEY]


def test_what_is_forgotten_is_asked_of_the_keyring_again(runtime: Path, ring: Path) -> None:
    keys.keep(KEY)

    assert (session.forget(NAME), session.forget(NAME), session.kept(NAME)) == (True, False, None)
    assert (keys.find(NAME), session.kept(NAME)) == (KEY, KEY)


def test_on_a_disk_nothing_is_kept(runtime: Path) -> None:
    session.MOUNTS.write_text(f"/dev/vda / ext4 rw 0 0\n/dev/sda {runtime.resolve()} ext4 rw 0 0\n")

    keys.keep(KEY)

    assert (session.kept(NAME), list(runtime.iterdir())) == (None, [])


def test_the_mount_nearest_to_the_folder_counts(runtime: Path) -> None:
    session.MOUNTS.write_text(f"tmpfs / tmpfs rw 0 0\n/dev/sda {runtime.resolve().parent} ext4 rw 0 0\n")

    assert session.keep(NAME, KEY) is False


def test_without_such_a_folder_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (session.keep(NAME, KEY), session.kept(NAME), session.all_kept(), session.forget(NAME)) == (
        False, None, [], False,
    )  # fmt: skip


@pytest.mark.parametrize("what", ["open to others", "a link", "too short", "a folder"])
def test_what_somebody_else_may_have_laid_there_is_not_taken(runtime: Path, what: str) -> None:
    keys.keep(KEY)
    place = runtime / "followthrough" / NAME
    if what == "open to others":
        place.chmod(0o644)
    elif what == "too short":
        place.write_bytes(KEY[:31])
    elif what == "a link":
        place.rename(runtime / "elsewhere")
        place.symlink_to(runtime / "elsewhere")
    else:
        place.unlink()
        place.mkdir()

    assert session.kept(NAME) is None


def test_a_folder_that_others_can_enter_is_not_used(runtime: Path) -> None:
    (runtime / "followthrough").mkdir()
    (runtime / "followthrough").chmod(0o755)

    assert session.keep(NAME, KEY) is False
