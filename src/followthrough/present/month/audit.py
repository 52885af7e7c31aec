"""The audit of low power as a report: its figures, and who is there, by reference or by name."""

from datetime import date

from followthrough.month.audit import BY, Audit, Listed

from .said import Listing, Told, day_in_full


def told_of(audit: Audit, *, with_names: bool) -> Told:
    """The audit with the listing of who is on low power, the longest there first.

    With names, as the counsellor sees it, the listing says all. Without, it says nothing of what the figures compare
    by, so that no small number can be counted in it; unless all numbers were asked for.
    """
    day = audit.figures.last
    whole = with_names or audit.figures.all_numbers
    columns = (
        *(("name",) if with_names else ()),
        "reference",
        "since",
        "days",
        *(BY if whole else ()),
        HELPS,
        AGAIN,
    )
    rows = [_row(one, day, with_names=with_names, whole=whole) for one in audit.resting]
    listing = Listing("Who is on low power, the longest there first", columns, rows)
    figures = audit.figures._replace(title=f"Low power, door open, on {day_in_full(day)}")
    return Told(figures, "Each share stands beside the caseload’s.", listing, with_names)


HELPS, AGAIN = "what would help", "look again"


def _row(one: Listed, day: date, *, with_names: bool, whole: bool) -> tuple[str, ...]:
    assert one.since is not None
    assert one.review_on is not None
    past = ", past" if one.review_on < day else ""
    who = (one.name, one.ref) if with_names else (one.ref,)
    helps = "written down" if one.has_said_what_helps else "nothing yet"
    by = one.by if whole else ()
    return (*who, one.since.isoformat(), f"{one.days(day)}", *by, helps, f"{one.review_on.isoformat()}{past}")
