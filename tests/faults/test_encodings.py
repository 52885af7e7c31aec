"""Every report in every encoding, on a terminal, a dumb one and a pipe: nothing breaks, no name is garbled."""

import os
import subprocess
import sys
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

import pytest

from .hostile_caseload import NOW
from .screens import COLUMNS, OWN_COLOURS, ft, on_pipe, on_screen
from .surface import EVERYBODY, INTO_A_FILE, ONE_CLIENT, lines_of, words_of

NAMES = ("Élise Côté", "Łukasz", "日本")
ENCODINGS = {
    "utf-8": NAMES,
    "cp1252": ("Élise Côté", "?ukasz", "??"),
    "ascii": ("?lise C?t?", "?ukasz", "??"),
}
"""How each name reads where its letters cannot all be shown."""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Surroundings with a demonstration in which three more have names in other letters; each is on low power."""
    folder = tmp_path_factory.mktemp("office")
    (folder / "table.csv").write_text("name,intake\nŻaneta,2026-01-05\n", encoding="utf-8")
    here = {"FT_NOW": NOW, "TZ": "UTC", "FT_DATABASE": str(folder / "caseload.db"), "COLUMNS": str(COLUMNS)}
    with pytest.MonkeyPatch.context() as patch:
        for name, value in here.items():
            patch.setenv(name, value)
        assert ft("demo", "--database", here["FT_DATABASE"]).code == 0
        for number, name in enumerate(NAMES):
            for words in (
                [
                    "add-client",
                    name,
                    "--intake",
                    "2025-12-01",
                    "--program",
                    name,
                    "--email",
                    f"x{number}@example.org",
                ],
                ["sign-contract", name, "--template", "light", "--on", "2025-12-02"],
                ["log", name, "report", "application=2", "--note", f"« {name} » → ✓", "--on", "2025-12-12"],
                ["vision", name, "--words", name, "--on", "2025-12-12"],
                ["assign", name, name, "--by", "fri", "--on", "2025-12-12"],
                ["place", name, "low-power", "--why", name, "--would-help", name],
            ):
                ran = ft("--no-input", *words)
                assert ran.code == 0, ran
    return here | {"folder": str(folder)}


def everything(folder: str) -> list[list[str]]:
    """Every report, and what writes files; those of one client of the three in turn."""
    lines = [line for line in lines_of(ONE_CLIENT, INTO_A_FILE, EVERYBODY) if line[0] != "erase-client"]
    return [
        words_of(*line, client=name, folder=folder) for line, name in zip(lines, cycle(NAMES), strict=False)
    ]


@pytest.mark.parametrize("kind", ["xterm-256color", "dumb", "pipe"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_report_comes_out_and_no_name_is_garbled(
    encoding: str, kind: str, office: dict[str, str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in office.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("TERM", "xterm-256color" if kind == "pipe" else kind)
    (folder / "table.csv").write_bytes((Path(office["folder"]) / "table.csv").read_bytes())
    show: Callable[..., tuple[int, str]] = on_pipe if kind == "pipe" else on_screen
    told = []
    for words in everything(str(folder)):
        code, shown = show(*words, encoding=encoding)
        assert code == 0, (words, shown)
        told.append(shown)
    text = "".join(told)
    names = ENCODINGS["utf-8" if kind == "pipe" else encoding]

    assert [name for name in names if text.count(name) < 3] == []
    assert [garbled for garbled in ("Ã©", "Ã‰", "Å", "\ufffd", "æ—¥") if garbled in text] == []
    assert (OWN_COLOURS.search(text) is not None) == (kind == "xterm-256color")


@pytest.mark.slow  # each is a run of its own
@pytest.mark.parametrize(
    "surroundings",
    [
        {"PYTHONIOENCODING": "cp1252"},
        {"PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "C", "TERM": "dumb"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "1", "NO_COLOR": "1"},
    ],
    ids=str,
)
@pytest.mark.parametrize("words", [["clients", "--all"], ["show", "elise"]], ids=" ".join)
def test_a_pipe_is_utf_8_whatever_the_surroundings_say(
    words: list[str], surroundings: dict[str, str], office: dict[str, str]
) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "followthrough", *words], env={**os.environ, **office, **surroundings},
        capture_output=True,
        check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip

    assert (ran.returncode, ran.stderr) == (0, b"")
    assert "Élise Côté" in ran.stdout.decode()


@pytest.mark.slow  # a run of its own
def test_a_name_typed_in_bytes_that_are_no_text_is_a_mistake(office: dict[str, str]) -> None:
    ran = subprocess.run(
        [sys.executable.encode(), b"-m", b"followthrough", b"show", b"\xc9lise"], env={**os.environ, **office,
        "LC_ALL": "C"},
        capture_output=True, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip

    assert ran.returncode == 4
    assert b"Traceback" not in ran.stderr
