"""Assessed: what triage says of a client, as a row for a spreadsheet and as a record for a program."""

from collections.abc import Iterator
from datetime import date

from followthrough.casework.client import LOW_POWER
from followthrough.triage.morning import Listed, Morning
from followthrough.triage.reason import Reason

from .pressing import next_step
from .sheet import Value


def row_of(day: date, entry: Listed) -> tuple[Value, ...]:
    """One row of the `triage` table."""
    client, found = entry
    return (
        day, found.list, found.since, client.ref, client.name, found.follow_through, found.slips,
        found.last_sign_of_life, "; ".join(reason.code for reason in found.reasons), next_step(client, found),
        found.way_out,
    )  # fmt: skip


def document_of(morning: Morning) -> dict[str, object]:
    """The morning as `ft triage --format json` gives it."""
    return {
        "as_of": morning.day,
        "lists": {where: _records(morning.day, entries) for where, entries in morning.lists.items()},
        "paused": [{"ref": client.ref, "name": client.name} for client in morning.paused],
        "gaps": morning.gaps,
    }


def _records(day: date, entries: list[Listed]) -> Iterator[dict[str, object]]:
    return (record_of(day, entry) for entry in entries)


def record_of(day: date, entry: Listed) -> dict[str, object]:
    """One client on a list."""
    client, found = entry
    return {
        "ref": client.ref, "name": client.name, "list": found.list, "since": found.since,
        "onboarding_day": found.onboarding_day(day), "welcome_back": found.welcome_back,
        "follow_through": found.follow_through, "slips": found.slips, "last_sign_of_life": found.last_sign_of_life,
        "reasons": [reason_record(reason, client.name) for reason in found.reasons], "way_out": found.way_out,
        "next_contact": found.next_contact if found.list == LOW_POWER else None, "gaps": found.gaps,
    }  # fmt: skip


def reason_record(reason: Reason, name: str) -> dict[str, object]:
    """One reason: its words, its facts, and the entries of the record that it rests on."""
    return {
        "code": reason.code, "strategy": reason.strategy, "says": reason.words(reason.says, name),
        "facts": reason.facts, "next_step": reason.words(reason.step, name),
        "evidence": [{"id": entry.id, "on": entry.on} for entry in reason.evidence],
    }  # fmt: skip
