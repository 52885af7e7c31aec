"""Everything that the program offers explains itself: commands, strategies, reasons, mistakes, settings, modules."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from followthrough.casework.mistakes import Mistake
from followthrough.cli.app import HEADINGS
from followthrough.present.formats import ENDINGS, KNOWN
from followthrough.present.pressing import STATING
from followthrough.triage.answer import REASONS, read_answer, write_answer
from followthrough.triage.assess import ADVICE_FIRST
from followthrough.triage.reason import Reason
from followthrough.triage.strategies import STRATEGIES, Strategy
from followthrough.triage.thresholds import DEFAULTS, MEANINGS, Thresholds, as_text
from pages import DOCS, PACKAGE, ROOT, SOURCES, commands, generate
from transcripts import play, run_ft

# Commands -------------------------------------------------------------------------------------------------------

PROMISED = (
    "init", "demo", "add-client", "clients", "show", "edit-client", "excuse", "pause", "resume", "place",
    "close-client", "reopen-client", "sign-contract", "contract", "log", "log-group", "assign", "history", "undo",
    "redo", "gaps", "away", "settings", "triage", "why", "explain", "export", "import",
    "today", "plan", "time", "calendar", "draft", "vision", "open-door", "check-ins", "start-work", "log-sheet",
    "print-contract", "print-log", "doctor", "disclose", "hold", "retention", "erase-client", "audit",
    "backup", "restore",
    "check", "encrypt", "decrypt", "key", "handoff",
)  # fmt: skip


@cache
def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_every_command_that_was_promised_is_there() -> None:
    assert set(PROMISED) - set(commands()) == set()


@pytest.mark.parametrize("name", commands())
def test_every_command_has_help(name: str) -> None:
    command = commands()[name]

    assert command.help
    assert [parameter.name for parameter in command.params if not parameter.help] == []


@pytest.mark.parametrize("name", commands())
def test_every_command_ends_its_help_with_an_example(name: str) -> None:
    last = [part for part in commands()[name].help.strip().split("\n\n") if part.strip("\b\n ")][-1]

    assert re.search(rf"\bft {name}\b", last)


@pytest.mark.parametrize("name", commands())
def test_every_command_stands_under_a_heading(name: str) -> None:
    assert commands()[name].rich_help_panel in HEADINGS


@pytest.mark.parametrize("name", commands())
def test_every_command_is_in_the_docs(name: str) -> None:
    assert f"\n### ft {name}\n" in text_of(DOCS / "commands.md")


@pytest.mark.parametrize("name", commands())
def test_every_command_is_in_a_story(name: str) -> None:
    stories = "".join(text_of(story) for story in (ROOT / "tests" / "stories").glob("*.txt"))

    assert re.search(rf"^\$ ft .*?(?<=[\w ]){name}\b", stories, re.MULTILINE)


# Strategies and reasons -----------------------------------------------------------------------------------------


def by_name(strategy: Strategy) -> str:
    return strategy.name


def by_code(reason: type[Reason]) -> str:
    return reason.code


EVERY_REASON = [reason for strategy in STRATEGIES for reason in strategy.reasons]


def test_the_strategies_are_five_and_in_order() -> None:
    assert [strategy.number for strategy in STRATEGIES] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("strategy", STRATEGIES, ids=by_name)
def test_every_strategy_has_a_file_of_its_name(strategy: Strategy) -> None:
    assert type(strategy).__module__.rpartition(".")[2] == strategy.name.replace("-", "_")
    assert type(strategy).__doc__


@pytest.mark.parametrize("strategy", STRATEGIES, ids=by_name)
def test_every_strategy_has_a_test_file_of_its_name(strategy: Strategy) -> None:
    assert (ROOT / "tests/triage/strategies" / f"test_{strategy.name.replace('-', '_')}.py").exists()


@pytest.mark.parametrize("strategy", STRATEGIES, ids=by_name)
def test_every_strategy_has_a_section_in_the_docs(strategy: Strategy) -> None:
    page = text_of(DOCS / "strategies.md")

    assert f"\n## {strategy.number}. {strategy.title}\n" in page
    assert [reason.code for reason in strategy.reasons if f"\n### `{reason.code}`\n" not in page] == []


@pytest.mark.parametrize("reason", EVERY_REASON, ids=by_code)
def test_every_reason_has_words(reason: type[Reason]) -> None:
    assert all((reason.code, reason.says, reason.next_step))
    assert not (reason.__doc__ or "").startswith(f"{reason.__name__}(")  # what a dataclass writes by itself
    assert set(reason.settings) <= set(MEANINGS)


@pytest.mark.parametrize("strategy", STRATEGIES, ids=by_name)
def test_every_reason_carries_the_number_of_its_strategy(strategy: Strategy) -> None:
    assert {reason.strategy for reason in strategy.reasons} == {strategy.number}


def test_every_reason_can_be_remembered() -> None:
    assert [REASONS[reason.code] for reason in EVERY_REASON] == EVERY_REASON

    morning = generate.demonstration()
    for _, assessment in morning.listed:
        assert read_answer(write_answer(assessment), morning.day) == assessment


def test_every_reason_has_its_place() -> None:
    assert sorted((*STATING, *ADVICE_FIRST)) == sorted(REASONS)


def test_no_class_of_reason_is_left_out_by_its_strategy() -> None:
    def below(reason: type[Reason]) -> set[type[Reason]]:
        return {found for kind in reason.__subclasses__() for found in (kind, *below(kind))}

    assert {reason for reason in below(Reason) if hasattr(reason, "code")} == set(EVERY_REASON)


@cache
def met() -> dict[str, tuple[str, Reason]]:
    """By code: a client of the demonstration for whom a reason speaks, and the reason."""
    return {
        reason.code: (client.name, reason)
        for client, assessment in generate.demonstration().listed
        for reason in assessment.reasons
    }


@pytest.mark.parametrize("code", REASONS)
def test_every_reason_is_met_in_the_demonstration(code: str) -> None:
    assert code in met()


@pytest.mark.parametrize("code", REASONS)
def test_every_reason_says_its_facts(code: str) -> None:
    name, reason = met()[code]
    said = [reason.words(template, name) for template in (reason.says, reason.next_step, reason.way_out)]

    assert "{" not in "".join(said)
    assert "None" not in "".join(said)


# Mistakes -------------------------------------------------------------------------------------------------------


def all_below(kind: type[Mistake]) -> list[type[Mistake]]:
    return [found for below in kind.__subclasses__() for found in (below, *all_below(below))]


EVERY_MISTAKE = sorted(
    (kind for kind in all_below(Mistake) if kind.__module__.startswith("followthrough")),
    key=lambda kind: kind.__name__,
)
EXIT_CODES = {2, 3, 4, 5, 10, 11, 12, 13, 14, 15}


def by_class(mistake: type[Mistake]) -> str:
    return mistake.__name__


@pytest.mark.parametrize("mistake", EVERY_MISTAKE, ids=by_class)
def test_every_mistake_has_words(mistake: type[Mistake]) -> None:
    shown = mistake(**mistake.example)

    assert mistake.__doc__
    assert str(shown)
    assert shown.way_on
    assert "{" not in f"{shown}{shown.way_on}"
    assert mistake.exit_code in EXIT_CODES


@pytest.mark.parametrize("mistake", EVERY_MISTAKE, ids=by_class)
def test_every_mistake_is_in_the_docs(mistake: type[Mistake]) -> None:
    assert f"\n### {mistake.__name__}\n" in text_of(DOCS / "mistakes.md")


@pytest.mark.parametrize("mistake", EVERY_MISTAKE, ids=by_class)
def test_every_mistake_is_raised_somewhere(mistake: type[Mistake]) -> None:
    name = mistake.__name__
    made = re.compile(rf"\braise {name}\b|(?<!class )\b{name}\(")

    assert [source.name for source in SOURCES if made.search(text_of(source))] != []


# Settings -------------------------------------------------------------------------------------------------------

OF_THE_RULES = (
    "sign_by_days", "onboarding_days", "quiet_days", "enter_below", "slips", "slip_days", "reply_days", "min_days",
    "leave_at", "life_days", "low_after_days", "low_attempts", "low_below", "good_week", "silence_days", "talk_days",
    "welcome_days", "long_pause_days", "place_days",
)  # fmt: skip
"""Every number that the rules give a name."""


def test_every_threshold_of_the_rules_is_a_setting() -> None:
    assert set(OF_THE_RULES) - set(MEANINGS) == set()


def test_every_threshold_has_a_meaning() -> None:
    assert tuple(MEANINGS) == Thresholds._fields
    assert [
        name for name, meaning in MEANINGS.items() if not (meaning.unit and meaning.says and meaning.source)
    ] == []


@pytest.mark.parametrize("name", MEANINGS)
def test_every_threshold_is_in_the_docs(name: str) -> None:
    assert f"\n| `{name}` |" in text_of(DOCS / "settings.md")


@pytest.mark.parametrize("name", MEANINGS)
def test_the_rules_name_every_threshold(name: str) -> None:
    assert f"`{name}`" in text_of(DOCS / "triage.md")


@pytest.mark.parametrize("name", [name for name in MEANINGS if name != "low_power_off"])
def test_the_rules_give_every_threshold_its_value(name: str) -> None:
    value = getattr(DEFAULTS, name)
    values = "|".join(re.escape(text) for text in (as_text(value), str(value)))

    assert re.search(rf"(?<!\d)({values})(?!\d)[^(]{{0,30}}\(`{name}`", text_of(DOCS / "triage.md"))


@pytest.mark.parametrize("name", MEANINGS)
def test_every_threshold_is_used(name: str) -> None:
    users = [path for path in SOURCES if path.parts[-2] != "present" and path.name != "thresholds.py"]

    assert [path.name for path in users if re.search(rf"\.{name}\b", text_of(path))] != []


def test_ft_settings_shows_every_threshold(tmp_path: Path) -> None:
    shown = "\n".join(play(["$ ft settings"], tmp_path))

    assert [name for name in MEANINGS if not re.search(rf"\b{name}\b", shown)] == []


# Formats --------------------------------------------------------------------------------------------------------


def test_every_ending_has_its_format() -> None:
    assert set(ENDINGS.values()) == set(KNOWN)


def test_every_format_is_offered() -> None:
    (offered,) = (parameter.help for parameter in commands()["triage"].params if parameter.name == "format")

    assert [name for name in KNOWN if not re.search(rf"\b{name}\b", offered)] == []


# Modules --------------------------------------------------------------------------------------------------------

NAMELESS = {"utils", "util", "helpers", "helper", "common", "manager", "service", "process", "handle", "misc"}
MOST_LINES = 300
LONGER = {"mistakes.py", "tables.py"}


def by_place(source: Path) -> str:
    return str(source.relative_to(PACKAGE))


@pytest.mark.parametrize("source", SOURCES, ids=by_place)
def test_every_module_says_what_it_is_for(source: Path) -> None:
    assert ast.get_docstring(ast.parse(text_of(source)))


@pytest.mark.parametrize("source", SOURCES, ids=by_place)
def test_every_module_has_a_name_that_means_something(source: Path) -> None:
    assert NAMELESS & set(source.relative_to(PACKAGE).with_suffix("").parts) == set()


@pytest.mark.parametrize("source", SOURCES, ids=by_place)
def test_every_module_fits_in_the_head(source: Path) -> None:
    assert source.name in LONGER or len(text_of(source).splitlines()) <= MOST_LINES


@pytest.mark.parametrize("command", commands())
def test_help_fits_a_screen_of_eighty_columns(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    told, _ = run_ft([command, "--help"])
    assert [line for line in told.splitlines() if len(line) > 80] == []
