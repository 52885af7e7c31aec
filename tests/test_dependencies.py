"""What ft stands on is pinned with hashes, comes from one place, is as little as was decided, and is looked up.

`tests/advisories.py` matches the lock with a local copy of the OSV database, where there is one.
"""

import json
import re
import subprocess
import tomllib
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from packaging.requirements import Requirement

from advisories import ARCHIVE, Hit, Locked, advisories_in, hits, locked_in, place_of_advisories
from pages import ROOT

LOCKED = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))["package"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CORE = {"typer", "rich", "sqlmodel", "python-dateutil", "platformdirs", "tomlkit", "XlsxWriter"}
"""What the core stands on, as it was decided."""
EXTRAS = {
    "pdf": {"typst", "jinja2"},
    "docx": {"python-docx", "jinja2"},
    "ics": {"icalendar"},
    "xlsx-import": {"openpyxl"},
    "encrypt": {"sqlcipher3", "keyring", "pyrage"},
    "standard": {"followthrough"},
}
UV = ROOT / ".venv" / "bin" / "uv"

# The lock -------------------------------------------------------------------------------------------------------


def files_of(package: dict[str, Any]) -> list[dict[str, Any]]:
    return [*package.get("wheels", ()), *filter(None, [package.get("sdist")])]


THEIRS = [package for package in LOCKED if package["source"] != {"editable": "."}]
HOSTS = Counter(urlsplit(one["url"]).netloc for package in THEIRS for one in files_of(package))
REGISTRIES = Counter(package["source"].get("registry") for package in THEIRS)


def test_nothing_of_the_lock_is_ours_but_ft_itself() -> None:
    assert [package["name"] for package in LOCKED if package not in THEIRS] == ["followthrough"]
    assert len(THEIRS) > 40


@pytest.mark.parametrize("package", THEIRS, ids=lambda package: f"{package['name']}-{package['version']}")
def test_every_file_of_every_package_has_its_hash_and_comes_from_the_one_registry(
    package: dict[str, Any],
) -> None:
    files = files_of(package)

    assert files
    assert (len(REGISTRIES), len(HOSTS)) == (1, 1)
    assert package["source"] == {"registry": next(iter(REGISTRIES))}
    assert {urlsplit(one["url"]).scheme for one in files} == {"https"}
    assert [one["url"] for one in files if not re.fullmatch(r"sha256:[0-9a-f]{64}", one["hash"])] == []


def test_the_lock_is_in_step_with_the_project() -> None:
    if not UV.exists():
        pytest.skip("SKIPPED: uv is not in .venv; whether the lock is in step was not looked at")
    looked = subprocess.run(
        [UV, "lock", "--check", "--offline", "--project", ROOT], capture_output=True, text=True, check=False
    )

    assert looked.returncode == 0, looked.stderr


# What was decided -----------------------------------------------------------------------------------------------


def named_in(requirements: list[str]) -> set[str]:
    return {Requirement(text).name for text in requirements}


def test_the_core_stands_on_what_was_decided_and_on_nothing_else() -> None:
    assert named_in(PROJECT["project"]["dependencies"]) == CORE


def test_every_extra_brings_what_was_decided_and_nothing_else() -> None:
    extras = PROJECT["project"]["optional-dependencies"]

    assert {name: named_in(wanted) for name, wanted in extras.items()} == EXTRAS


def test_what_users_install_has_a_next_version_at_which_it_is_looked_at_again() -> None:
    extras = PROJECT["project"]["optional-dependencies"].values()
    wanted = [*PROJECT["project"]["dependencies"], *(text for texts in extras for text in texts)]
    others = [Requirement(text) for text in wanted if not text.startswith("followthrough[")]

    assert [one.name for one in others if "<" not in {said.operator for said in one.specifier}] == []


def test_what_the_audit_itself_needs_is_named_among_the_tools() -> None:
    assert "packaging" in named_in(PROJECT["dependency-groups"]["dev"])


# Advisories -----------------------------------------------------------------------------------------------------


def test_no_locked_version_is_one_that_an_advisory_warns_of() -> None:
    place = place_of_advisories()
    if place is None:
        pytest.skip("SKIPPED: no advisory database is on this machine (FT_ADVISORIES): nothing was audited")

    assert list(map(str, hits(locked_in(), advisories_in(place)))) == []


def test_the_lock_is_read_whole() -> None:
    assert locked_in() == [Locked(package["name"], package["version"]) for package in THEIRS]


def an_advisory(*events: dict[str, str], versions: tuple[str, ...] = (), **more: Any) -> dict[str, Any]:
    """One about an invented package."""
    package = {"ecosystem": "PyPI", "name": "Tea_Kettle"}
    range_ = {"type": "ECOSYSTEM", "events": list(events)}
    affected = {"package": package, "versions": list(versions), "ranges": [range_] if events else []}
    return {"id": "INVENTED-1", "summary": "It boils over.", "affected": [affected], **more}


def concerned(advisory: dict[str, Any], *versions: str) -> list[str]:
    """Those among the versions of the kettle that the advisory means."""
    pinned = [Locked("tea-kettle", version) for version in versions]
    return [hit.package.version for hit in hits(pinned, [advisory])]


KETTLES = ("0.9", "1.0rc1", "1.0", "1.4", "1.5", "1.10", "2.0", "2.1.post1", "3.0")


@pytest.mark.parametrize(
    ("advisory", "meant"),
    [
        (an_advisory({"introduced": "0"}), KETTLES),
        (an_advisory({"introduced": "0"}, {"fixed": "1.5"}), ("0.9", "1.0rc1", "1.0", "1.4")),
        (an_advisory({"introduced": "1.0"}, {"fixed": "1.5"}), ("1.0", "1.4")),
        (an_advisory({"introduced": "1.5"}, {"last_affected": "2.0"}), ("1.5", "1.10", "2.0")),
        (
            an_advisory({"introduced": "0"}, {"fixed": "1.0"}, {"introduced": "1.5"}, {"fixed": "2.0"}),
            ("0.9", "1.0rc1", "1.5", "1.10"),
        ),
        (
            an_advisory({"fixed": "3.0"}, {"introduced": "2.0"}, {"fixed": "1.0"}, {"introduced": "0"}),
            ("0.9", "1.0rc1", "2.0", "2.1.post1"),
        ),
        (an_advisory({"introduced": "1.0"}, {"fixed": "1.0"}, {"introduced": "1.0"}, {"fixed": "1.5"}), ("1.0", "1.4")),
        (an_advisory(versions=("1.4.0", "3.0")), ("1.4", "3.0")),
        (an_advisory({"introduced": "2.0"}, versions=("0.9",)), ("0.9", "2.0", "2.1.post1", "3.0")),
        (an_advisory(), ()),
    ],
)  # fmt: skip
def test_an_advisory_means_the_versions_that_it_lists_and_those_in_its_ranges(
    advisory: dict[str, Any], meant: tuple[str, ...]
) -> None:
    assert tuple(concerned(advisory, *KETTLES)) == meant


def test_a_package_of_another_name_or_from_elsewhere_is_not_meant() -> None:
    advisory = an_advisory({"introduced": "0"})
    elsewhere = an_advisory({"introduced": "0"})
    elsewhere["affected"][0]["package"]["ecosystem"] = "npm"

    assert hits([Locked("kettle", "1.0"), Locked("TEA.kettle", "1.0")], [advisory, elsewhere]) == [
        Hit(Locked("TEA.kettle", "1.0"), "INVENTED-1", "It boils over.")
    ]
    assert (
        str(Hit(Locked("kettle", "1.0"), "INVENTED-1", "It boils over."))
        == "kettle 1.0: INVENTED-1 It boils over."
    )


def test_a_range_of_commits_says_nothing_of_versions_and_an_odd_version_is_no_trouble() -> None:
    commits = an_advisory({"introduced": "0"})
    commits["affected"][0]["ranges"][0]["type"] = "GIT"

    assert concerned(commits, "1.0") == []
    assert concerned(an_advisory(versions=("2004d", "one")), "1.0") == []
    assert concerned(an_advisory({"introduced": "2004d"}), "2003", "2005") == ["2005"]


def test_what_was_withdrawn_is_left_out_of_a_folder_and_of_an_archive(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stands = an_advisory({"introduced": "0"})
    withdrawn = an_advisory({"introduced": "0"}, id="INVENTED-2", withdrawn="2026-01-05T09:00:00Z")
    loose, packed = folder / "loose", folder / "packed"
    for place in (loose, packed):
        place.mkdir()
    for record in (stands, withdrawn):
        (loose / f"{record['id']}.json").write_text(json.dumps(record))
    with zipfile.ZipFile(packed / ARCHIVE, "w") as archive:
        for record in (stands, withdrawn):
            archive.writestr(f"{record['id']}.json", json.dumps(record))

    for place in (loose, packed):
        monkeypatch.setenv("FT_ADVISORIES", str(place))
        found = place_of_advisories()
        assert found is not None
        assert list(advisories_in(found)) == [stands]
    monkeypatch.setenv("FT_ADVISORIES", str(folder / "nowhere"))
    assert place_of_advisories() is None
