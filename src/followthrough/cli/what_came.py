"""What came of an import: how many rows went where, and of the first of them why."""

from typing import TYPE_CHECKING

from followthrough.casework.incoming import Changed, Rejected, TakenIn, Terms

from .screen import say, tell

if TYPE_CHECKING:
    from .understanding import Understood

MOST_REJECTED = 10
MOST_CHANGED = 20
"""Rows that are shown one by one."""


def tell_of(taken: TakenIn, understood: "Understood", terms: Terms) -> None:
    """Say what became of the rows. Of a dry run it is the result; else what was rejected is a word to the person."""
    if terms.dry_run:
        tell("A dry run: nothing is written.")
        _tell_changes(taken.changes)
    for line in _rejected(taken.rejected):
        (tell if terms.dry_run else say)(line)
    is_kept = not terms.dry_run and (terms.partial or not taken.rejected)
    if not (is_kept or terms.dry_run):
        return
    tell(_counts(taken) + ("  Undo: ft undo" if is_kept and taken.added + taken.changed else ""))
    if taken.added and understood.what == "clients":
        _tell_of_clients(taken, understood, terms)
    if is_kept and taken.added + taken.changed:
        tell("Next: ft triage")


def _counts(taken: TakenIn) -> str:
    counts = taken.added, taken.changed, taken.unchanged, len(taken.rejected)
    words = zip(counts, ("added", "changed", "unchanged", "rejected"), strict=True)
    rows = "1 row read" if taken.read == 1 else f"{taken.read:,} rows read"
    return f"{rows}: {', '.join(f'{count:,} {word}' for count, word in words)}."


def _tell_changes(changes: tuple[Changed, ...]) -> None:
    for line, client, field, before, after in changes[:MOST_CHANGED]:
        tell(f"Line {line}, {client}: {field}: {_said(before)} → {_said(after)}")
    if len(changes) > MOST_CHANGED:
        tell(f"… and {len(changes) - MOST_CHANGED:,} more changes")


def _said(value: object) -> str:
    return "nothing" if value is None else str(value)


def _rejected(rejected: tuple[Rejected, ...]) -> list[str]:
    """The first rows that cannot be taken in, by their lines: where, and why."""
    ordered = sorted(rejected, key=lambda row: row.line)
    lines = []
    for line, column, why, _ in ordered[:MOST_REJECTED]:
        place = f"Line {line}, {column}" if column else f"Line {line}"
        lines.append(f"{place}: {why[:1].upper()}{why[1:]}{'' if why.endswith('.') else '.'}")
    more = len(rejected) - MOST_REJECTED
    return [*lines, f"… and {more:,} more"] if more > 0 else lines


def _tell_what_to_do(is_close: bool, way: str) -> None:
    if is_close:
        say(f"If two are one person: ft undo, {way}, and import again.")


def _tell_of_clients(taken: TakenIn, understood: "Understood", terms: Terms) -> None:
    """What a counsellor should know of those who are new."""
    added = "would be added" if terms.dry_run else "was added"
    for line, name, known, ref, above in taken.close_names:
        if line not in terms.same:
            other = f"{known} ({ref})" if ref else f"“{known}” on line {above}"
            say(f"Line {line}: “{name}” is close to {other}, and {added} as another client.")
    if not terms.dry_run:
        _tell_what_to_do(
            any(close.ref for close in taken.close_names), "write that reference into the line’s ref column"
        )
        _tell_what_to_do(any(close.above for close in taken.close_names), "leave one of the two lines out")
    if "intake" not in understood.mapping.places:
        tell(f"No column is the intake: who is new comes onto the caseload on {terms.today}.")
