"""Writes the pages that the program itself can tell, and the picture of its morning: `make docs`.

`python docs/generate.py --check` writes nothing, names what is out of date, and ends with 1 if anything is.
"""

import io
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from functools import cache
from html import unescape
from inspect import cleandoc, getsource
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from followthrough.casework import mistakes
from followthrough.casework.incoming import WHATS, What
from followthrough.casework.settings import Meaning, Value, as_text
from followthrough.exchange.spreadsheet.fields import Field, fields_of
from followthrough.exchange.spreadsheet.header_names import NAMES
from followthrough.triage.morning import Morning
from followthrough.triage.reason import Reason
from followthrough.triage.strategies import STRATEGIES, Strategy
from followthrough.workday.settings import DEFAULTS, GROUPS, MEANINGS, Group

if TYPE_CHECKING:
    from rich.console import Console

DOCS = Path(__file__).resolve().parent
MADE = "<!-- Made by docs/generate.py; edit what it is made from, then: make docs -->\n\n"
DEMONSTRATION_MOMENT = "2026-03-10T09:00:00"
"""The morning of the picture: a Tuesday, on which a week begins to count. Without a zone, so that it is local."""
WIDTH = 108
PAPER, INK = (255, 255, 255), (36, 41, 47)
COLOURS = [
    (170, 30, 30), (17, 99, 41), (143, 84, 0), (9, 84, 165), (110, 50, 150), (5, 95, 115), (87, 96, 106),
]  # fmt: skip
"""Red to white, dark enough to be read on paper."""

# The command line, asked ----------------------------------------------------------------------------------------


@contextmanager
def surroundings(folder: Path) -> Iterator[None]:
    """What the program looks at outside itself, the same on every machine."""
    before = dict(os.environ)
    for name in ("FT_TODAY", "NO_COLOR", "COLORTERM", "FT_DEBUG", "FT_PRIVATE"):
        os.environ.pop(name, None)
    os.environ |= {
        "FT_DATABASE": str(folder / "caseload.db"), "FT_SETTINGS": str(folder / "settings.toml"),
        "FT_NOW": DEMONSTRATION_MOMENT, "COLUMNS": "100", "LINES": "50", "TERM": "xterm-256color",
    }  # fmt: skip
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def ft(*words: str) -> str:
    """What `ft` prints for these words."""
    from followthrough.cli import run  # noqa: PLC0415  # most pages do not ask the command line

    printed = io.StringIO()
    with redirect_stdout(printed), redirect_stderr(printed):
        code = run(list(words))
    if code:
        raise SystemExit(f"ft {' '.join(words)} ended with {code}: {printed.getvalue()}")
    return printed.getvalue()


@cache
def demonstration() -> Morning:
    """The morning of the demonstration caseload."""
    from followthrough.desk import Desk, read_clock  # noqa: PLC0415

    with TemporaryDirectory() as folder, surroundings(Path(folder)):
        ft("demo")
        desk = Desk(read_clock())
        try:
            return desk.morning()
        finally:
            desk.close()


# Strategies -----------------------------------------------------------------------------------------------------


STRATEGIES_OPENING = """\
# The five strategies

Five ways of working with a client who does not follow through, in the order in which they make sense. They follow an
editorial by Christian Saint Cyr of the Canadian Job Development Network. Each looks at the record and speaks in
reasons: what is on record, and what you can do next. `ft explain` says the same in the terminal. The sentences shown
with the reasons are from the demonstration caseload (`ft demo`).
"""


def strategies() -> str:
    """The five strategies, and the reasons that speak for each."""
    return STRATEGIES_OPENING + "".join(map(_strategy, STRATEGIES))


def _strategy(strategy: Strategy) -> str:
    reasons = "".join(map(_reason, strategy.reasons))
    return f"\n## {strategy.number}. {strategy.title}\n\n{_prose(strategy)}\n{reasons}"


def _reason(reason: type[Reason]) -> str:
    name, found = _example(reason.code)
    lines = [f"\n### `{reason.code}`\n\n{_prose(reason)}\n"]
    if found is not None:
        lines.append(f"> {found.words(found.says, name)}  \n> → {found.words(found.next_step, name)}\n")
        if found.way_out:
            lines.append(f"Way out: {found.words(found.way_out, name)}.\n")
    if reason.settings:
        values = (f"`{name}` = {as_text(DEFAULTS.value(name))}" for name in reason.settings)
        lines.append(f"Settings: {', '.join(values)}.\n")
    return "\n".join(lines)


def _example(code: str) -> tuple[str, Reason | None]:
    """A client of the demonstration for whom this reason speaks, and the reason."""
    for client, assessment in demonstration().listed:
        for reason in assessment.reasons:
            if reason.code == code:
                return client.name, reason
    return "", None


def _prose(of: object) -> str:
    return cleandoc(of.__doc__ or "")


# Commands -------------------------------------------------------------------------------------------------------


def commands() -> str:
    """Every command's own help, heading by heading."""
    with TemporaryDirectory() as folder, surroundings(Path(folder)):
        parts = [
            "# Commands\n\nWhat `ft --help` says, and each command's own help.\n\n",
            _block(ft("--help")),
        ]
        for heading, names in headings().items():
            parts.append(f"\n## {heading}\n")
            parts += [f"\n### ft {name}\n\n{_block(ft(name, '--help'))}" for name in names]
    return "".join(parts)


def headings() -> dict[str, list[str]]:
    """The names of the commands under each heading of `ft --help`, in its order."""
    from typer.main import get_command  # noqa: PLC0415

    from followthrough.cli.app import HEADINGS, app  # noqa: PLC0415

    found: dict[str, list[str]] = {heading: [] for heading in HEADINGS}
    for name, command in get_command(app).commands.items():  # type: ignore[attr-defined]
        if not command.hidden:
            found[command.rich_help_panel].append(name)
    return {heading: names for heading, names in found.items() if names}


def _block(text: str) -> str:
    lines = "\n".join(line.rstrip() for line in text.strip("\n").splitlines())
    return f"```text\n{lines}\n```\n"


# Mistakes -------------------------------------------------------------------------------------------------------

EXIT_CODES = {
    mistakes.DONE: "done; also when nothing matched",
    mistakes.DEFECT: "a defect in ft",
    mistakes.USAGE: "wrong usage",
    mistakes.IN_PART: "done in part: an import with rows that were not taken",
    mistakes.NO_SUCH_CLIENT: "no such client, or several",
    mistakes.REFUSED: "not done: what was asked contradicts the record",
    mistakes.NO_CASELOAD: "no caseload there",
    mistakes.BUSY: "the caseload is busy",
    mistakes.WRONG_KEY: "wrong key",
    mistakes.NEWER: "made by a newer ft",
    mistakes.DAMAGED: "damaged, or not a caseload",
    mistakes.CANNOT_WRITE: "cannot write: disk full, read-only, not permitted",
    mistakes.INTERRUPTED: "interrupted",
}


MISTAKES_OPENING = """\
# Mistakes

What cannot be done as it was asked. ft says so in one sentence, says what to do instead, and writes nothing. Both go to
standard error; programs read the exit code.

| exit code | means |
|---|---|
"""


def gallery() -> str:
    """Every mistake: how one meets it, what ft says, what helps, the exit code."""
    codes = "".join(f"| {code} | {means} |\n" for code, means in EXIT_CODES.items())
    return MISTAKES_OPENING + codes + "".join(map(_gallery_room, *zip(*_rooms(), strict=True)))


def _rooms() -> list[tuple[str, list[type[mistakes.Mistake]]]]:
    """The headings of `mistakes.py`, and the mistakes below each."""
    rooms: list[tuple[str, list[type[mistakes.Mistake]]]] = []
    for line in getsource(mistakes).splitlines():
        if heading := re.fullmatch(r"# (\w.*?) -{20,}", line):
            rooms.append((heading[1], []))
        elif named := re.fullmatch(r"class (\w+)\(Mistake\):", line):
            rooms[-1][1].append(getattr(mistakes, named[1]))
    return rooms


def _gallery_room(heading: str, found: list[type[mistakes.Mistake]]) -> str:
    return f"\n## {heading}\n" + "".join(map(_mistake, found))


def _mistake(mistake: type[mistakes.Mistake]) -> str:
    shown = mistake(**mistake.example)
    return (
        f"\n### {mistake.__name__}\n\n{_prose(mistake)}\n\n"
        f"```text\nft: {shown}\n    {shown.way_on}\n```\n\nExit code {mistake.exit_code}.\n"
    )


# Settings -------------------------------------------------------------------------------------------------------


SETTINGS_OPENING = """\
# Settings

All that an agency may set. `ft settings` shows the values in force, `ft settings NAME VALUE` sets one, and
`ft settings NAME --reset` goes back to the default. They are kept in `settings.toml`, which you may edit by hand as
well: your comments stay. A share is written as `60%`, `0.6` or `3/5`; hours as `37.5`. Beside those below, `database`
names the file in which the caseload is kept. What triage does with its numbers stands in [the rules](triage.md).
"""
SETTINGS_TABLE = """
| setting | default | unit | from – to | what it decides | where the default comes from |
|---|---|---|---|---|---|
"""


def settings() -> str:
    """Every setting: its default, unit, range, what it decides and where it comes from."""
    return SETTINGS_OPENING + "".join(map(_settings_group, GROUPS))


def _settings_group(group: Group) -> str:
    return f"\n## {group.heading}\n{SETTINGS_TABLE}" + "".join(map(_setting, group.meanings))


def _setting(name: str) -> str:
    meaning, default = MEANINGS[name], DEFAULTS.value(name)
    source = re.sub(r"\(docs/(\w+\.md)\)", r"([\1](\1))", meaning.source)
    shown = as_text(default) or ("not set" if default is None else "none")
    return (
        f"| `{name}` | {shown} | {meaning.unit} | {_reach(meaning, default)} | {meaning.says} | {source} |\n"
    )


def _reach(meaning: Meaning, default: Value) -> str:
    """What a setting can be: a range, or what its words name."""
    if meaning.unit == "share":
        return "above 0 – 1"
    if isinstance(default, tuple):
        return "names"
    return "words" if default is None else f"{meaning.least} – {meaning.most}"


# The picture ----------------------------------------------------------------------------------------------------


def picture() -> str:
    """The screen of the demonstration's morning, as Rich draws it."""
    from rich.console import Console  # for the picture alone
    from rich.text import Text

    from followthrough.present.formats import as_screen  # noqa: PLC0415
    from followthrough.present.morning import triage_sheet  # noqa: PLC0415

    with TemporaryDirectory() as folder, surroundings(Path(folder)):
        screen = as_screen(triage_sheet(demonstration(), height=48), width=WIDTH, height=48, colour=True)
    console = Console(
        record=True,
        width=WIDTH,
        file=io.StringIO(),
        force_terminal=True,
        color_system="truecolor",
        _environ={},
    )
    console.print(Text.from_ansi(screen), soft_wrap=True)
    return _drawn(console)


def _drawn(console: "Console") -> str:
    from rich.terminal_theme import TerminalTheme

    theme = TerminalTheme(PAPER, INK, [INK, *COLOURS])
    drawn = console.export_svg(title="ft triage", theme=theme, unique_id="morning", code_format=FRAME)
    tidy = (SPACED.sub(_without_space, line.rstrip()) for line in drawn.splitlines())
    return LONG.sub(lambda number: f"{float(number[0]):.1f}", "\n".join(tidy)) + "\n"


CHARACTER = 12.2
"""How wide Rich draws one."""
SPACED = re.compile(
    r'x="([\d.]+)" (y="[\d.]+") textLength="[\d.]+"([^>]*)>((?:&#160;)*)(.*?)(?:&#160;)*</text>'
)
LONG = re.compile(r"\b\d+\.\d{2,}\b")


def _without_space(found: re.Match[str]) -> str:
    """The same words without the space around them, which some viewers draw and others do not."""
    x, y, more, space, words = found.groups()
    begins = float(x) + CHARACTER * (len(space) // len("&#160;"))
    length = CHARACTER * len(unescape(words))
    return f'x="{begins:.1f}" {y} textLength="{length:.1f}"{more}>{words}</text>'


FRAME = """\
<!-- Made by docs/generate.py from the demonstration caseload: make docs -->
<svg viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg" role="img" aria-label="The screen of ft triage">
    <style>
    .{unique_id}-matrix {{
        font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
        font-size: {char_height}px; line-height: {line_height}px; white-space: pre;
    }}
    .{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: system-ui, sans-serif; }}
    {styles}
    </style>
    <defs>
    <clipPath id="{unique_id}-clip-terminal">
      <rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
    </clipPath>
    {lines}
    </defs>
    {chrome}
    <g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
    {backgrounds}
    <g class="{unique_id}-matrix">
    {matrix}
    </g>
    </g>
</svg>
"""

# Columns of a spreadsheet ---------------------------------------------------------------------------------------


COLUMNS = """\
# Columns

What a table can tell `ft import`, and the names by which it knows the columns. Accents, capitals, signs, and what
stands in brackets do not matter. Another name is said with `--map "Another name=field"`. How it all goes:
[spreadsheets](spreadsheets.md).
"""


def columns() -> str:
    """The page of what a table from elsewhere can tell, and by which names its columns are known."""
    tables = (
        "\n".join([f"\n## {what}\n", *(_field(what, field) for field in fields_of(what))]) for what in WHATS
    )
    return COLUMNS + "".join(f"{table}\n" for table in tables)


def _field(what: What, field: Field) -> str:
    needed = ", needed" if field.required else ""
    names = [name.strip() for name in NAMES[what].get(field.name, field.name).split("|")]
    return f"- **`{field.name}`**{needed}: {field.means}. Known by: {', '.join(dict.fromkeys(names))}."


# All of it ------------------------------------------------------------------------------------------------------

PAGES: dict[str, Callable[[], str]] = {
    "strategies.md": lambda: MADE + strategies(),
    "commands.md": lambda: MADE + commands(),
    "mistakes.md": lambda: MADE + gallery(),
    "settings.md": lambda: MADE + settings(),
    "columns.md": lambda: MADE + columns(),
    "morning.svg": picture,
}


def out_of_date() -> list[str]:
    """The names of the files that are not as the program tells them."""
    return [name for name, tell in PAGES.items() if _on_disk(DOCS / name) != tell()]


def _on_disk(page: Path) -> str | None:
    return page.read_text(encoding="utf-8") if page.exists() else None


def main(words: list[str]) -> int:
    """Write what is out of date; with `--check`, only name it."""
    for name in (stale := out_of_date()):
        sys.stdout.write(
            f"docs/{name} is out of date: make docs\n" if "--check" in words else f"docs/{name}\n"
        )
        if "--check" not in words:
            (DOCS / name).write_text(PAGES[name](), encoding="utf-8", newline="\n")
    return int(bool(stale) and "--check" in words)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
