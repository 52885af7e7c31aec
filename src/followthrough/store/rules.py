"""Rules: what holds in every caseload that ft has written, each with a name, a sentence, a remedy, and how it is asked.

A rule asks for the places where it does not hold: references, and days or numbers beside them; never a name or a text.
`fold` and `is_promise` are functions of ours that the asking connection knows.
"""

from typing import NamedTuple

from followthrough.casework.checked import AMISS, DAMAGE, NOTICE
from followthrough.casework.stub import NAME

from .looking_ahead import MOST_DAYS_TO_REVIEW
from .statements import FACTS

MOST_DAYS_PLACED = 90
"""Days, the first included, that a placement may hold: as `ft place` and the caseload file have it."""


class Rule(NamedTuple):
    """What holds: its name, the sentence that says where it does not, what to do then, how grave that is."""

    name: str
    grade: str
    says: str
    remedy: str
    asks: str


GO_BACK = "Go back to a good backup: “ft restore --list” shows them."
LOOK = "See where it came from with “ft history {where}”, and correct it."
STUBS = "SELECT client_id FROM stub"


def _of_client(fact: str, where: str, day: str) -> str:
    """The references, each with the day of the fact for which something is so."""
    return f"SELECT ref || ' ' || {day} FROM {fact} JOIN client ON client.id = {fact}.client_id WHERE {where}"


def _rows_of_changes(fact: str) -> str:
    """The steps of which the journal has not as many earlier rows of a fact as it takes to undo or to redo them."""
    kept = f"(SELECT count(*) FROM past_{fact} WHERE change_id = change.id)"
    needed = (
        "CASE way WHEN 'insert' THEN undone * (last - first + 1) WHEN 'update' THEN 1 ELSE 1 - undone END"
    )
    return (
        "SELECT 'step ' || step_id FROM change JOIN step ON step.id = step_id "
        f"WHERE fact = '{fact}' AND {kept} <> {needed}"
    )


RULES = (
    Rule(
        "undo-is-kept",
        DAMAGE,
        "The journal is switched off, or a step was left open: what is written now could not be undone.",
        GO_BACK,
        "SELECT 'the journal' FROM (SELECT count(*) AS n, min(is_on) AS is_on, count(step_id) AS steps FROM recording) "
        "WHERE n <> 1 OR is_on IS NOT 1 OR steps > 0",
    ),
    Rule(
        "steps-in-order",
        DAMAGE,
        "A step stands that came after one that was taken back.",
        GO_BACK,
        "SELECT 'step ' || id FROM step WHERE undone = 0 AND id > (SELECT min(id) FROM step WHERE undone = 1)",
    ),
    Rule(
        "journal-is-whole",
        DAMAGE,
        "The journal has not all that it takes to undo, or to redo, a step.",
        GO_BACK,
        " UNION ALL ".join(
            [
                *map(_rows_of_changes, FACTS),
                f"SELECT 'step ' || step_id FROM change WHERE fact NOT IN ({', '.join(map(repr, FACTS))})",
            ]
        ),
    ),
    Rule(
        "numbers-given-once",
        DAMAGE,
        "An entry has a number that has not been given yet, so that another entry would get it too.",
        GO_BACK,
        "SELECT 'entry ' || max(id) FROM activity HAVING max(id) > coalesce("
        "(SELECT max(seq) FROM sqlite_sequence WHERE name = 'activity'), 0)",
    ),
    Rule(
        "references-kept",
        AMISS,
        "A client’s reference is not among those that were given, so that somebody else could get it.",
        GO_BACK,
        "SELECT ref FROM client WHERE ref NOT IN (SELECT ref FROM reference)",
    ),
    Rule(
        "names-found",
        AMISS,
        "A client is not found by the name: the name to look by is another one.",
        "Give the name anew: ft edit-client {where} --name NAME.",
        f"SELECT ref FROM client WHERE folded IS NOT fold(name) AND id NOT IN ({STUBS})",
    ),
    Rule(
        "erased-is-gone",
        AMISS,
        "Somebody who was erased is there again, or something of a person is left where only counts may be.",
        "Erase again: ft erase-client {where}.",
        "SELECT ref FROM client WHERE ref IN (SELECT ref FROM erasure) UNION ALL "
        f"SELECT ref FROM client WHERE id IN ({STUBS}) AND "
        f"(name <> '{NAME}' OR folded <> '' OR coalesce(email, phone, channel) IS NOT NULL) UNION ALL "
        f"SELECT ref FROM client WHERE id IN ({STUBS}) AND "
        "id IN (SELECT client_id FROM activity WHERE note IS NOT NULL UNION ALL SELECT client_id FROM vision)",
    ),
    Rule(
        "one-open-pause",
        AMISS,
        "A client has more than one pause without a last day.",
        "End them one after the other: ft resume {where}.",
        "SELECT ref FROM client JOIN absence ON client_id = client.id WHERE last IS NULL "
        "GROUP BY client.id HAVING count(*) > 1",
    ),
    Rule(
        "one-hold",
        NOTICE,
        "A client is under more than one legal hold.",
        "Release it, then hold it anew if need be: ft hold {where} --release.",
        "SELECT ref FROM client JOIN hold ON client_id = client.id WHERE until IS NULL "
        "GROUP BY client.id HAVING count(*) > 1",
    ),
    Rule(
        "promises-readable",
        DAMAGE,
        "A line of a contract has a rhythm that ft cannot read, or that does not go with its kind.",
        GO_BACK,
        "SELECT ref || ' ' || signed_on FROM obligation JOIN contract ON contract.id = contract_id "
        "JOIN client ON client.id = client_id WHERE NOT is_promise(party, obligation.kind, cadence)",
    ),
    Rule(
        "placed-for-a-time",
        AMISS,
        f"A placement holds for more than {MOST_DAYS_PLACED} days, and somebody could be forgotten there.",
        "Place the client anew: ft place {where} LIST --why TEXT.",
        _of_client("placement", f"julianday(until) - julianday(day) >= {MOST_DAYS_PLACED}", "day"),
    ),
    Rule(
        "review-in-time",
        AMISS,
        f"What would help is looked at again after more than {MOST_DAYS_TO_REVIEW} days.",
        "Choose a nearer day: ft open-door {where} --review DATE.",
        _of_client("open_door", f"julianday(review_on) - julianday(day) > {MOST_DAYS_TO_REVIEW}", "day"),
    ),
    Rule(
        "after-intake",
        NOTICE,
        "Something lies before the client’s intake, and triage does not count it.",
        "Move the intake to that day, or leave it: ft edit-client {where} --intake DATE.",
        " UNION ALL ".join(
            _of_client(fact, f"{day} < intake", day)
            for fact, day in (("activity", "day"), ("contract", "signed_on"), ("job", "started_on"))
        ),
    ),
    Rule(
        "written-down-after",
        NOTICE,
        "An entry is dated more than a day after it was written down, as though it had happened before it did.",
        LOOK,
        _of_client("activity", "day > date(activity.recorded_at, '+1 day')", "day"),
    ),
    Rule(
        "task-in-order",
        NOTICE,
        "A task was due before it was agreed.",
        LOOK,
        _of_client("task", "due < assigned_on", "due"),
    ),
    Rule(
        "pauses-apart",
        NOTICE,
        "Two pauses of a client overlap; each day counts once.",
        LOOK,
        _of_client(
            "absence",
            "absence.kind = 'paused' AND EXISTS (SELECT 1 FROM absence AS other WHERE other.client_id = client.id "
            "AND other.kind = 'paused' AND other.id < absence.id AND other.first <= coalesce(absence.last, '9999') "
            "AND coalesce(other.last, '9999') >= absence.first)",
            "first",
        ),
    ),
    Rule(
        "work-apart",
        NOTICE,
        "Two jobs of a client run on the same days.",
        LOOK,
        _of_client(
            "job",
            "EXISTS (SELECT 1 FROM job AS other WHERE other.client_id = client.id AND other.id < job.id "
            "AND other.started_on <= coalesce(job.ended_on, '9999') "
            "AND coalesce(other.ended_on, '9999') >= job.started_on)",
            "started_on",
        ),
    ),
    Rule(
        "two-sides",
        NOTICE,
        "A contract asks nothing of the client.",
        "Sign one that does: ft sign-contract {where}.",
        _of_client(
            "contract",
            "NOT EXISTS (SELECT 1 FROM obligation WHERE contract_id = contract.id AND party = 'client')",
            "signed_on",
        ),
    ),
)  # fmt: skip
"""Rules of damage and of what is amiss hold in whatever ft has written. A file from elsewhere may bring what is only
noticed."""
