"""A caseload is kept where this computer alone writes; every shared folder is known by its name or its marks."""

from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from followthrough.store.whereabouts import Shared, Surroundings, is_allowed, look_around, shared_folder

ROOT = "/dev/sda1 / ext4 rw,relatime 0 0\nproc /proc proc rw 0 0\n"
AT_OFFICE = r"C:\Users\nadia"


def seen(
    path: PurePath,
    mounts: str = ROOT,
    marks: tuple[str, ...] = (),
    remote: str = "",
    **environment: str,
) -> Shared | None:
    home = AT_OFFICE if isinstance(path, PureWindowsPath) else "/folk/nadia"
    around = Surroundings(
        environment, home, lambda: mounts, lambda mark: mark in marks, lambda of: of.drive == remote != ""
    )
    return shared_folder(path, around)


def on_linux(path: str, **more: object) -> Shared | None:
    return seen(PurePosixPath(path), **more)  # type: ignore[arg-type]


def on_windows(path: str, **more: object) -> Shared | None:
    return seen(PureWindowsPath(path), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("path", "folder", "by"),
    [
        ("/folk/nadia/OneDrive/caseload.db", "/folk/nadia/OneDrive", "OneDrive"),
        ("/folk/nadia/onedrive/Work/caseload.db", "/folk/nadia/onedrive", "OneDrive"),
        ("/people/nadia/OneDrive - Harbour Centre/a.db", "/people/nadia/OneDrive - Harbour Centre", "OneDrive"),
        ("/folk/n/CloudStorage/OneDrive-Harbour/a.db", "/folk/n/CloudStorage/OneDrive-Harbour", "OneDrive"),
        ("/folk/nadia/Dropbox/caseload.db", "/folk/nadia/Dropbox", "Dropbox"),
        ("/folk/nadia/Dropbox (Harbour)/x/caseload.db", "/folk/nadia/Dropbox (Harbour)", "Dropbox"),
        ("/folk/nadia/Google Drive/caseload.db", "/folk/nadia/Google Drive", "Google Drive"),
        ("/n/GoogleDrive-n@x.org/My Drive/a.db", "/n/GoogleDrive-n@x.org/My Drive", "Google Drive"),
        ("/media/Mon Drive/caseload.db", "/media/Mon Drive", "Google Drive"),
        ("/folk/n/Mobile Documents/com~apple~CloudDocs/a.db", "/folk/n/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("/folk/n/Mobile Documents/iCloud~x/a.db", "/folk/n/Mobile Documents", "iCloud"),
        ("/folk/nadia/Nextcloud/caseload.db", "/folk/nadia/Nextcloud", "Nextcloud"),
        ("/folk/nadia/ownCloud/caseload.db", "/folk/nadia/ownCloud", "ownCloud"),
        ("/folk/nadia/Box/caseload.db", "/folk/nadia/Box", "Box"),
        ("/folk/nadia/Box Sync/caseload.db", "/folk/nadia/Box Sync", "Box"),
        ("/folk/n/CloudStorage/Proton/a.db", "/folk/n/CloudStorage", "a cloud storage"),
    ],
)  # fmt: skip
def test_a_folder_that_is_copied_elsewhere_is_known_by_its_name(path: str, folder: str, by: str) -> None:
    assert on_linux(path) == Shared(folder, by)


@pytest.mark.parametrize(
    ("mark", "by"),
    [
        (".dropbox", "Dropbox"), (".dropbox.cache", "Dropbox"), (".stfolder", "Syncthing"),
        (".nextcloudsync.log", "Nextcloud"), (".owncloudsync.log", "ownCloud"),
    ],
)  # fmt: skip
def test_a_folder_that_is_copied_elsewhere_is_known_by_its_marks(mark: str, by: str) -> None:
    found = on_linux("/folk/nadia/papers/2026/caseload.db", marks=(f"/folk/nadia/papers/{mark}",))

    assert found == Shared("/folk/nadia/papers", by)


@pytest.mark.parametrize("name", ["OneDrive", "OneDriveCommercial", "OneDriveConsumer"])
def test_onedrive_says_in_the_environment_which_folders_it_copies(name: str) -> None:
    folder = r"D:\Harbour"

    assert on_windows(r"D:\Harbour\Documents\caseload.db", **{name: folder}) == Shared(folder, "OneDrive")
    assert on_windows(r"D:\Harbour 2\caseload.db", **{name: folder}) is None


@pytest.mark.parametrize(
    "kind",
    ["nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "davfs", "fuse.sshfs", "fuse.rclone", "9p", "drvfs"],
)  # fmt: skip
def test_a_file_system_of_another_machine_is_known_by_what_is_mounted(kind: str) -> None:
    found = on_linux("/srv/office/caseload.db", mounts=f"{ROOT}there:/x /srv/office {kind} rw 0 0\n")

    assert found == Shared("/srv/office", f"a folder mounted as {kind}", is_network=True)


def test_the_longest_mount_that_holds_the_folder_counts_and_of_equals_the_latest() -> None:
    mounts = (
        f"{ROOT}a:/ /folk nfs4 rw 0 0\n/dev/sdb1 /folk/nadia ext4 rw 0 0\nb:/ /folk/nad cifs rw 0 0\n"
        "c:/ /media/x nfs rw 0 0\n/dev/sdc1 /media/x ext4 rw 0 0\n"
    )

    assert on_linux("/folk/nadia/caseload.db", mounts=mounts) is None
    assert on_linux("/media/x/caseload.db", mounts=mounts) is None
    assert on_linux("/folk/luc/caseload.db", mounts=mounts) == Shared(
        "/folk", "a folder mounted as nfs4", is_network=True
    )


def test_a_mount_point_with_a_space_or_an_accent_is_read_as_it_is() -> None:
    mounts = f"{ROOT}x:/ /media/the\\040office nfs rw 0 0\nx:/ /media/d\\303\\251p\\303\\264t nfs rw 0 0\n"

    assert on_linux("/media/the office/caseload.db", mounts=mounts) is not None
    assert on_linux("/media/dépôt/caseload.db", mounts=mounts) is not None


@pytest.mark.parametrize("kind", ["9p", "virtiofs", "overlay"])
def test_a_machine_that_lies_wholly_inside_another_is_at_home_there(kind: str) -> None:
    assert on_linux("/folk/nadia/caseload.db", mounts=f"none / {kind} rw 0 0\n") is None


@pytest.mark.parametrize(
    "path",
    [r"\\server\share\caseload.db", r"\\?\UNC\server\share\caseload.db", r"\\wsl.localhost\Debian\home\a.db"],
)
def test_a_network_path_of_windows_is_a_network_folder(path: str) -> None:
    found = on_windows(path)

    assert found is not None
    assert found.said == "on another machine (a network folder)"


def test_a_drive_letter_of_another_machine_is_a_network_drive() -> None:
    assert on_windows(r"Z:\caseload.db", remote="Z:") == Shared("Z:\\", "a network drive", is_network=True)
    assert on_windows(r"C:\caseload.db", remote="Z:") is None
    assert on_windows(r"\\?\C:\Users\nadia\caseload.db") is None


@pytest.mark.parametrize(
    "path",
    [
        "/folk/nadia/.local/share/followthrough/caseload.db", "/folk/nadia/Boxes/caseload.db", "/srv/Box/caseload.db",
        "/folk/nadia/onedriver/caseload.db", "/folk/nadia/my dropbox papers/caseload.db", "/folk/nadia/OneDrive.db",
    ],
)  # fmt: skip
def test_every_other_folder_is_this_computers_alone(path: str) -> None:
    assert on_linux(path) is None


def test_the_folder_that_dropbox_keeps_for_itself_at_home_is_no_mark() -> None:
    assert on_linux("/folk/nadia/caseload.db", marks=("/folk/nadia/.dropbox",)) is None
    assert on_linux("/folk/nadia/caseload.db", marks=("/folk/nadia/.dropbox.cache",)) is not None


@pytest.mark.parametrize(
    ("said", "setting", "is_it"),
    [
        (None, None, False), (None, "allowed", True), ("allowed", None, True), ("refused", "allowed", False),
        ("", "allowed", True), ("yes", None, False),
    ],
)  # fmt: skip
def test_the_environment_allows_it_or_the_settings_do(
    said: str | None, setting: str | None, is_it: bool
) -> None:
    environment = {} if said is None else {"FT_SHARED_FOLDER": said}

    assert is_allowed(environment, lambda: setting) is is_it


def test_what_is_mounted_here_can_be_read(tmp_path: Path) -> None:
    mounts = look_around().mounts()
    if not mounts:
        pytest.skip("no /proc/mounts on this system")

    assert any(line.split()[1] == "/" for line in mounts.splitlines())
    assert shared_folder(tmp_path.resolve() / "caseload.db", look_around()) is None
