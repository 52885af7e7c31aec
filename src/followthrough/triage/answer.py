"""The answer: an assessment written down, to be read again on a later day while nothing in it can have changed."""

import json
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Any

from .assess import Assessment
from .reason import Evidence, Reason, fact_names
from .strategies import STRATEGIES

REASONS: dict[str, type[Reason]] = {
    reason.code: reason for strategy in STRATEGIES for reason in strategy.reasons
}
"""Every reason that triage can give, by its code."""

_FACTS = {
    code: tuple((name, reason.__dataclass_fields__[name].type) for name in fact_names(reason))
    for code, reason in REASONS.items()
}


def write_answer(assessment: Assessment | None) -> str:
    """An assessment as text; `null` for a client who is on no list."""
    if assessment is None:
        return "null"
    reasons = [
        [reason.code, [getattr(reason, name) for name, _ in _FACTS[reason.code]], reason.evidence]
        for reason in assessment.reasons
    ]
    return json.dumps([*assessment[:-1], reasons], default=_plain, separators=(",", ":"), ensure_ascii=False)


def _plain(value: object) -> object:
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    assert isinstance(value, date)
    return value.isoformat()


def read_answer(text: str, day: date) -> Assessment | None:
    """The assessment that a text says, as of a day."""
    found = json.loads(text)
    if found is None:
        return None
    where, since, onboarding, welcome, kept, slips, sign, way_out, contact, gaps, reasons = found
    return Assessment(
        list=where,
        since=_day(since),
        onboarding_from=_date(onboarding),
        welcome_back=welcome,
        follow_through=None if kept is None else _share(kept),
        slips=slips,
        last_sign_of_life=_day(sign),
        way_out=way_out,
        next_contact=_date(contact),
        gaps=gaps,
        reasons=tuple(_read_reason(code, facts, evidence, day) for code, facts, evidence in reasons),
    )


def _read_reason(code: str, facts: list[Any], evidence: list[list[Any]], day: date) -> Reason:
    values = {name: _read_fact(kind, value) for (name, kind), value in zip(_FACTS[code], facts, strict=True)}
    rows = tuple(Evidence(entry, _day(on)) for entry, on in evidence)
    return REASONS[code](as_of=day, evidence=rows, **values)


def _read_fact(kind: object, value: Any) -> Any:
    if value is None or kind in (int, str, bool):
        return value
    if kind is Fraction:
        return _share(value)
    return _day(value) if kind in (date, date | None) else value


def _date(text: str | None) -> date | None:
    return None if text is None else _day(text)


_day = lru_cache(maxsize=4096)(date.fromisoformat)
_share: Callable[[str], Fraction] = lru_cache(maxsize=4096)(Fraction)
