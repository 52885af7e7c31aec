"""Explain: the five strategies and their reasons, as their own docstrings and templates tell them."""

import re
from collections.abc import Iterator
from inspect import cleandoc

from followthrough.casework.mistakes import UnknownTopic
from followthrough.triage.answer import REASONS
from followthrough.triage.reason import Reason
from followthrough.triage.strategies import STRATEGIES, Strategy
from followthrough.triage.thresholds import MEANINGS

from .sheet import Block, Column, Grid, Page, Paragraph, Row, Section, Sheet, Span, Value, line

COLUMNS = ("code", "strategy", "meaning", "says", "next_step", "way_out", "settings")
_FACT = re.compile(r"\{(\w+)[^}]*\}")


def explain_sheet(topic: str | None = None) -> Sheet:
    """All five strategies; one, by number or name; or one reason, by its code. Raises `UnknownTopic`."""
    strategies, reasons = _found(topic)
    if topic is None:
        page = Page(None, _overview())
    else:
        page = Page(None, [block for strategy in strategies for block in _told(strategy, reasons)])
    return Sheet("reasons", COLUMNS, [_row(reason) for reason in reasons], page=lambda: page)


def _found(topic: str | None) -> tuple[list[Strategy], list[type[Reason]]]:
    if topic is None:
        return list(STRATEGIES), list(REASONS.values())
    word = topic.strip().lower().replace(" ", "-").replace("_", "-")
    for strategy in STRATEGIES:
        if word in (str(strategy.number), strategy.name, strategy.title.lower().replace(" ", "-")):
            return [strategy], list(strategy.reasons)
    if word in REASONS:
        reason = REASONS[word]
        return [strategy for strategy in STRATEGIES if strategy.number == reason.strategy], [reason]
    raise UnknownTopic(text=topic)


def _row(reason: type[Reason]) -> tuple[Value, ...]:
    templates = (reason.says, reason.next_step, reason.way_out)
    return (reason.code, reason.strategy, first_words(reason), *map(blank, templates), ", ".join(reason.settings))


def first_words(what: object) -> str:
    """The first paragraph of a docstring, on one line."""
    return " ".join(cleandoc(what.__doc__ or "").split("\n\n")[0].split())


def blank(template: str) -> str:
    """A template with its facts left open: `No contract in force, <days> days after <event>`."""
    return _FACT.sub(lambda fact: f"<{fact[1].replace('_', ' ')}>", template)


def _overview() -> Iterator[Block]:
    yield Paragraph(line("Five strategies for working with a client who does not follow through, in the order in which they make sense:"))
    for strategy in STRATEGIES:
        yield Section(line(f"{strategy.number}. {strategy.title.upper()}"))
        yield Paragraph(line(first_words(strategy)))
        rows = [Row((reason.code, first_words(reason))) for reason in strategy.reasons]
        yield Grid((Column("ref"), Column("quiet", most=90)), rows, indent=2)
    yield Paragraph()
    yield Paragraph(line(Span("ft explain 3", "next"), " or ", Span("ft explain first-slip", "next"), " tells one of them in full."))


def _told(strategy: Strategy, reasons: list[type[Reason]]) -> Iterator[Block]:
    if len(reasons) > 1 or len(strategy.reasons) == 1:
        for paragraph in cleandoc(type(strategy).__doc__ or "").split("\n\n"):
            yield Paragraph(line(" ".join(paragraph.split())))
            yield Paragraph()
    else:
        yield Paragraph(line(Span(f"Strategy {strategy.number}, {strategy.title}: ft explain {strategy.number}", "quiet")))
    for reason in reasons:
        yield from _reason(reason)


def _reason(reason: type[Reason]) -> Iterator[Block]:
    yield Section(line(Span(reason.code, "list-name"), Span(f"   {first_words(reason)}", "says")))
    rows = [Row(("says", blank(reason.says))), Row(("next step", Span(blank(reason.next_step), "next")))]
    if reason.way_out:
        rows.append(Row(("way out", blank(reason.way_out))))
    rows += [Row((name, Span(MEANINGS[name].says, "quiet"))) for name in reason.settings]
    yield Grid((Column("quiet"), Column(most=100)), rows, indent=2)
