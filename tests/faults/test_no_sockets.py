"""ft opens no socket: no module of it could, no command does, and typst cannot fetch what a template names.

The keyring of a Linux desktop is reached over a socket of the machine itself (AF_UNIX); only a command about an
encrypted caseload looks there, and these tests have a keyring that is a file.
"""

import ast
import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdf
import pytest

from followthrough.casework.mistakes import TemplateTrouble
from followthrough.papers.samples import samples_of
from followthrough.papers.templates import fill_in
from followthrough.papers.typst import NOWHERE
from pages import PACKAGE, ROOT, SOURCES, commands

from .hostile_caseload import NOW
from .screens import ft
from .surface import SURFACE, lines_of, words_of

STRACE = shutil.which("strace")
REACHES_OUT = {
    "socket", "ssl", "http", "urllib.request", "urllib.error", "urllib3", "requests", "httpx", "aiohttp",
    "asyncio", "ftplib", "smtplib",
    "poplib", "imaplib", "nntplib", "telnetlib", "xmlrpc", "socketserver", "wsgiref", "select", "selectors",
    "websockets", "paramiko", "email",
}  # fmt: skip
"""What a module imports that talks to somebody else."""
EVERY_KIND = {way.what for way in SURFACE.values()}

# No module could ------------------------------------------------------------------------------------------------


def imported_by(source: Path) -> set[str]:
    """Every module that a source names, wherever in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names |= {node.module, *(f"{node.module}.{one.name}" for one in node.names)}
        elif (
            isinstance(node, ast.Call)
            and "import_module" in ast.unparse(node.func)
            and isinstance(node.args[0], ast.Constant)
        ):
            names.add(str(node.args[0].value))
    return names


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: str(source.relative_to(PACKAGE)))
def test_no_module_imports_what_talks_to_others(source: Path) -> None:
    imports = imported_by(source)

    assert {
        name for name in imports if name in REACHES_OUT or name.partition(".")[0] in REACHES_OUT - {"urllib"}
    } == set()


def test_the_mail_program_and_the_browser_are_opened_in_one_place() -> None:
    assert [source.name for source in SOURCES if "webbrowser" in imported_by(source)] == ["going_out.py"]


# No command does ------------------------------------------------------------------------------------------------

LISTENING: list[list[str]] = []


def _listen(event: str, arguments: tuple[Any, ...]) -> None:
    if LISTENING and event.startswith("socket."):
        LISTENING[-1].append(f"{event} {arguments[1:2]}")
        raise AssertionError(event)


sys.addaudithook(_listen)


@pytest.fixture
def heard() -> Iterator[list[str]]:
    """What Python was asked for that has to do with sockets; asking for it is an error meanwhile."""
    LISTENING.append([])
    yield LISTENING[-1]
    LISTENING.pop()


@pytest.fixture
def office(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the demonstration, in which command lines are typed."""
    here = {
        "FT_NOW": NOW,
        "TZ": "UTC",
        "FT_DATABASE": str(folder / "caseload.db"),
        "FT_SETTINGS": str(folder / "settings.toml"),
    }
    for name, value in here.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(folder)
    assert ft("demo", "--database", "caseload.db").code == 0
    (folder / "table.csv").write_text("name,intake\nŻaneta,2026-01-05\n", encoding="utf-8")
    assert ft("place", "benoit", "low-power", "--why", "x", "--would-help", "x").code == 0
    return folder


def session(folder: Path) -> list[list[str]]:
    """Every line of every command, and every kind of printed page."""
    refs = [one["ref"] for one in json.loads(ft("clients", "--format", "json").out)["clients"]]
    resting = [
        one["ref"]
        for one in json.loads(ft("clients", "--list", "low-power", "--format", "json").out)["clients"]
    ]
    whom = {"open-door": resting[0], "erase-client": refs[-1]}
    lines = [
        words_of(name, line, client=whom.get(name, refs[0]), folder=str(folder))
        for name, line in lines_of(*EVERY_KIND)
    ]
    printed = [
        [name, refs[0], "-o", f"{folder}/page.{ending}"]
        for name in ("print-contract", "print-log", "disclose")
        for ending in ("pdf", "docx")
    ]
    return [["--no-input", *words] for words in (*lines, *printed)]


def test_no_command_asks_for_a_socket(office: Path, heard: list[str]) -> None:
    codes: dict[str, set[int]] = {}
    for words in session(office):
        codes.setdefault(words[1], set()).add(ft(*words).code)
        assert heard == [], words

    assert set(codes) == set(commands())
    assert {name: found for name, found in codes.items() if 1 in found} == {}
    assert {name for name, found in codes.items() if 0 not in found} <= {
        "redo",
        "resume",
        "reopen-client",
        "log-sheet",
    }


DRIVER = """\
import json, sys
from followthrough.cli import run
for words in json.load(open(sys.argv[1])):
    run(words)
"""


def watched(folder: Path, *words: str) -> list[str]:
    """The sockets that a program opens by the system's own account, those of the machine itself apart."""
    if STRACE is None:
        pytest.skip("SKIPPED: strace is not installed; the sockets of a whole session were not watched")
    log = folder / "strace.log"
    ran = subprocess.run(
        [STRACE, "-f", "-qq", "-e", "trace=socket,connect", "-o", log, sys.executable, *words],
        capture_output=True, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT / "tests")}, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    if b"ptrace" in ran.stderr.lower():
        pytest.skip(
            "SKIPPED: strace may not watch processes here; the sockets of a whole session were not watched"
        )
    return re.findall(r".*(?:socket|connect)\(.*", log.read_text())


@pytest.mark.slow  # a session of every command, watched
def test_a_session_of_every_command_opens_no_socket(office: Path) -> None:
    (office / "lines.json").write_text(json.dumps(session(office)))
    (office / "driver.py").write_text(DRIVER)

    assert watched(office, "driver.py", "lines.json") == []


@pytest.mark.slow  # a run of its own
def test_the_watcher_sees_a_socket_where_there_is_one(folder: Path) -> None:
    (folder / "one.py").write_text("import socket\nsocket.socket().close()\n")

    assert len(watched(folder, str(folder / "one.py"))) == 1


# Typst cannot ---------------------------------------------------------------------------------------------------

PAGE = samples_of("contract", "en")[0]
FETCHES = [
    '#import "@preview/cetz:0.3.0": *\nhello',
    '#let p = "@prev" + "iew/cetz:0.3.0"\n#import p: *',
    '#eval("import \\"@preview/cetz:0.3.0\\"")',
    '#include "@preview/cetz:0.3.0"',
]


def filled(folder: Path, text: str) -> bytes:
    pytest.importorskip("typst", reason="SKIPPED: typst is not installed; no template was compiled")
    (folder / "contract.typ").write_text(text, encoding="utf-8")
    return fill_in(folder / "contract.typ", PAGE, paper="letter", large=False)


@pytest.mark.parametrize("text", FETCHES)
def test_a_template_that_names_a_package_is_a_mistake_that_says_where_to_lay_it(
    text: str, folder: Path
) -> None:
    before = dict(os.environ)
    with pytest.raises(TemplateTrouble) as told:
        filled(folder, text)

    assert (
        told.value.facts["why"]
        == "ft fetches no package; lay it into its folder, as packages/preview/cetz/0.3.0"
    )
    assert dict(os.environ) == before
    assert NOWHERE not in str(told.value)


def test_a_package_that_lies_in_the_folder_of_the_template_is_used(folder: Path) -> None:
    package = folder / "packages" / "preview" / "cetz" / "0.3.0"
    package.mkdir(parents=True)
    (package / "typst.toml").write_text(
        '[package]\nname = "cetz"\nversion = "0.3.0"\nentrypoint = "lib.typ"\n'
    )
    (package / "lib.typ").write_text("#let greeting = [Drawn by nobody]\n")
    made = filled(folder, '#import "@preview/cetz:0.3.0": *\n#greeting')

    assert "Drawn by nobody" in pypdf.PdfReader(io.BytesIO(made)).pages[0].extract_text()


@pytest.mark.slow  # a run of its own
@pytest.mark.parametrize(
    "surroundings", [{}, {"NO_PROXY": "*"}, {"https_proxy": "http://127.0.0.1:9"}], ids=str
)
def test_typst_opens_no_socket_for_it(
    surroundings: dict[str, str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("typst", reason="SKIPPED: typst is not installed; no template was compiled")
    for name, value in surroundings.items():
        monkeypatch.setenv(name, value)
    (folder / "one.py").write_text(
        "from pathlib import Path\nfrom followthrough.papers.typst import compiled\n"
        f"for text in {FETCHES!r}:\n    try:\n        compiled(text, root=Path({str(folder)!r}))\n"
        "    except Exception as trouble:\n        assert 'package' in str(trouble)\n"
        "    else:\n        raise SystemExit(1)\n"
    )

    assert watched(folder, str(folder / "one.py")) == []
