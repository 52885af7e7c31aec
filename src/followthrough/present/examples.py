"""Examples: the facts of some morning, to show a reason's words with."""

from followthrough.triage.reason import Day, Number, Reason, Share

ON_A_MORNING: dict[str, object] = {
    "name": "Ana Reyes",
    "since": Day(2026, 1, 5),
    "days": Number(14),
    "count": Number(2),
    "weeks": Number(2),
    "follow_through": Share(3, 7),
    "kept": "3.0",
    "cells": Number(7),
    "enter_below": Share(3, 5),
    "leave_at": Share(3, 4),
    "most": "at most one",
    "sign_by": Day(2026, 1, 12),
    "ends_on": Day(2026, 1, 30),
    "day": Number(9),
    "due": Day(2026, 1, 16),
    "returned": Day(2026, 1, 12),
    "on": Day(2026, 1, 12),
    "through": Day(2026, 2, 8),
    "why": "family comes first",
    "quiet_days": Number(7),
    "event": "intake",
    "own_words": "to be proud in front of my daughters",
}
OF_A_REASON: dict[str, dict[str, object]] = {
    "first-slip": {"what": "No report recorded for the week of 5 January"},
    "you-owe": {"what": "2 job leads", "since": Day(2026, 1, 9)},
    "repeated-slips": {
        "told": "the job club on Wed 7 Jan was missed; the text of Thu 8 Jan has had no answer"
    },
    "low-power": {"told": "last sign of life on 2 December"},
    "welcome-back": {"told": "called yesterday, after 41 days"},
    "low-power-review": {"days": Number(31)},
    "review-due": {"days": Number(29)},
}
"""Facts that mean something else from reason to reason."""


class _Open:
    """A fact without an example: it stands as its name in angle brackets, whatever form it is asked for in."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __format__(self, form: str) -> str:
        return f"<{self.name.replace('_', ' ')}>"


class _Facts(dict[str, object]):
    def __missing__(self, name: str) -> _Open:
        return _Open(name)


def example(reason: type[Reason], template: str) -> str:
    """A template as it reads on some morning."""
    return template.format_map(_Facts({**ON_A_MORNING, **OF_A_REASON.get(reason.code, {})}))
