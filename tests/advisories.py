"""Advisories: which locked packages a local copy of the OSV database warns of. Nothing is fetched.

`FT_ADVISORIES` names a folder of OSV records (one .json each) or their archive, all.zip, as osv.dev hands it out for
PyPI; else both are looked for in `~/.cache/followthrough/advisories`. By hand: python tests/advisories.py
"""

import json
import os
import re
import sys
import tomllib
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

LOCK = Path(__file__).resolve().parent.parent / "uv.lock"
HERE = Path.home() / ".cache" / "followthrough" / "advisories"
"""Where advisories are looked for, if nothing is named."""
ARCHIVE = "all.zip"
ECOSYSTEM = "PyPI"
BY_VERSION = ("ECOSYSTEM", "SEMVER")
"""Ranges of versions; those of commits say nothing of what a lock names."""

Record = Mapping[str, Any]


class Locked(NamedTuple):
    """One package as the lock pins it."""

    name: str
    version: str


class Hit(NamedTuple):
    """A locked package that an advisory concerns."""

    package: Locked
    advisory: str
    summary: str

    def __str__(self) -> str:
        return f"{self.package.name} {self.package.version}: {self.advisory} {self.summary}".rstrip()


def locked_in(lock: Path = LOCK) -> list[Locked]:
    """Every package that the lock pins, the project itself left out."""
    packages = tomllib.loads(lock.read_text(encoding="utf-8"))["package"]
    return [Locked(one["name"], one["version"]) for one in packages if "registry" in one["source"]]


def place_of_advisories() -> Path | None:
    """The folder or the archive in which advisories lie on this machine; None, if there are none."""
    named = os.environ.get("FT_ADVISORIES")
    place = Path(named) if named else HERE
    if place.is_dir() and not any(place.glob("*.json")):
        place /= ARCHIVE
    return place if place.exists() else None


def advisories_in(place: Path) -> Iterator[Record]:
    """The records of a folder or an archive, those withdrawn left out."""
    if place.is_dir():
        texts: Iterable[bytes] = (path.read_bytes() for path in sorted(place.glob("*.json")))
        yield from filter(_stands, map(json.loads, texts))
        return
    with zipfile.ZipFile(place) as archive:
        names = [name for name in archive.namelist() if name.endswith(".json")]
        yield from filter(_stands, map(json.loads, map(archive.read, names)))


def _stands(record: Record) -> bool:
    return not record.get("withdrawn")


def hits(packages: Iterable[Locked], advisories: Iterable[Record]) -> list[Hit]:
    """The locked packages that advisories concern, each with every advisory."""
    pinned: dict[str, list[Locked]] = {}
    for package in packages:
        pinned.setdefault(canonicalize_name(package.name), []).append(package)
    return [
        Hit(package, advisory["id"], advisory.get("summary", ""))
        for advisory in advisories
        for package in _candidates(advisory, pinned)
        if any(concerns(affected, package) for affected in advisory["affected"])
    ]


def _candidates(advisory: Record, pinned: Mapping[str, list[Locked]]) -> list[Locked]:
    names = {_name_in(affected) for affected in advisory.get("affected", ())}
    return [package for name in sorted(names) for package in pinned.get(name, ())]


def _name_in(affected: Record) -> str:
    package = affected.get("package", {})
    return canonicalize_name(package["name"]) if package.get("ecosystem") == ECOSYSTEM else ""


def concerns(affected: Record, package: Locked) -> bool:
    """Whether one entry of an advisory means this version: it is listed there, or lies in one of its ranges."""
    if _name_in(affected) != canonicalize_name(package.name):
        return False
    version = Version(package.version)
    if any(said == package.version or _read(said) == version for said in affected.get("versions", ())):
        return True
    ranges = (one for one in affected.get("ranges", ()) if one.get("type") in BY_VERSION)
    return any(_is_in(one.get("events", ()), version) for one in ranges)


def _is_in(events: Iterable[Mapping[str, str]], version: Version) -> bool:
    """Whether the last event up to a version leaves it concerned; `last_affected` ends after its own version."""
    told = [(_read(said), kind) for event in events for kind, said in event.items()]
    is_concerned = False
    for at, kind in sorted(told, key=partial(_in_turn)):
        if kind == "introduced" and at <= version:
            is_concerned = True
        elif (kind in ("fixed", "limit") and at <= version) or (kind == "last_affected" and at < version):
            is_concerned = False
    return is_concerned


def _in_turn(told: tuple[Version, str]) -> tuple[Version, bool]:
    """By version; what ends at a version comes before what begins at it."""
    at, kind = told
    return at, kind == "introduced"


def _read(text: str) -> Version:
    """A version; of one that is none by today's rules (2004d), the number that it begins with."""
    try:
        return Version(text)
    except InvalidVersion:
        begins = re.match(r"v?(\d+(?:\.\d+)*)", text)
        return Version(begins[1] if begins else "0")


def main() -> int:
    """Prints each hit; its exit code is 0 without any, 1 with some, 3 where there is nothing to look into."""
    place = place_of_advisories()
    if place is None:
        print(
            "SKIPPED: no advisories here; lay them into ~/.cache/followthrough/advisories, or set FT_ADVISORIES"
        )
        return 3
    packages = locked_in()
    found = hits(packages, advisories_in(place))
    print(*found, f"{len(packages)} locked packages, {len(found)} hits.", sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
