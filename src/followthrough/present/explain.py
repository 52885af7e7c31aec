"""Explain: the five strategies and their reasons, as their own docstrings and templates tell them."""

from collections.abc import Iterator
from inspect import cleandoc

from followthrough.casework.mistakes import UnknownTopic
from followthrough.triage.answer import REASONS
from followthrough.triage.reason import Reason
from followthrough.triage.strategies import STRATEGIES, Strategy
from followthrough.triage.thresholds import MEANINGS

from .examples import example
from .sheet import Block, Column, Grid, Page, Paragraph, Row, Section, Sheet, Span, Value, line, paragraph

COLUMNS = ("code", "strategy", "meaning", "says", "next_step", "way_out", "settings")


def explain_sheet(topic: str | None = None) -> Sheet:
    """All five strategies; one, by number or name; or one reason, by its code. Raises `UnknownTopic`."""
    strategies, reasons = _found(topic)
    rows = [_row(reason) for reason in reasons]
    return Sheet("reasons", COLUMNS, rows, page=lambda: Page(None, _blocks(topic, strategies, reasons)))


def _blocks(topic: str | None, strategies: list[Strategy], reasons: list[type[Reason]]) -> Iterator[Block]:
    if topic is None:
        yield from _overview()
    else:
        for strategy in strategies:
            yield from _told(strategy, reasons)


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
    templates = (example(reason, words) for words in (reason.says, reason.next_step, reason.way_out))
    return (reason.code, reason.strategy, first_words(reason), *templates, ", ".join(reason.settings))


def first_words(what: object) -> str:
    """The first paragraph of a docstring, on one line."""
    return " ".join(cleandoc(what.__doc__ or "").split("\n\n")[0].split())


def _overview() -> Iterator[Block]:
    yield paragraph(
        "Five strategies for a client who does not follow through, in the order in which they make sense:"
    )
    for strategy in STRATEGIES:
        yield Section(line(f"{strategy.number}. {strategy.title.upper()}"))
        yield paragraph(first_words(strategy))
        rows = [Row((reason.code, first_words(reason))) for reason in strategy.reasons]
        yield Grid((Column("ref"), Column("quiet", most=90)), rows, indent=2)
    yield Paragraph()
    yield paragraph(
        Span("ft explain 3", "next"),
        " or ",
        Span("ft explain first-slip", "next"),
        " tells one of them in full.",
    )


def _told(strategy: Strategy, reasons: list[type[Reason]]) -> Iterator[Block]:
    if len(reasons) > 1 or len(strategy.reasons) == 1:
        for number, part in enumerate(cleandoc(type(strategy).__doc__ or "").split("\n\n")):
            if number:
                yield Paragraph()
            yield paragraph(" ".join(part.split()))
    else:
        yield paragraph(
            Span(f"Strategy {strategy.number}, {strategy.title}: ft explain {strategy.number}", "quiet")
        )
    for reason in reasons:
        yield from _reason(reason)


def _reason(reason: type[Reason]) -> Iterator[Block]:
    yield Section(line(Span(reason.code, "list-name"), Span(f"   {first_words(reason)}", "says")))
    rows = [
        Row(("says", example(reason, reason.says))),
        Row(("next step", Span(example(reason, reason.next_step), "next"))),
    ]
    if reason.way_out:
        rows.append(Row(("way out", example(reason, reason.way_out))))
    rows += [Row((name, Span(MEANINGS[name].says, "quiet"))) for name in reason.settings]
    yield Grid((Column("quiet"), Column(most=100)), rows, indent=2)
