"""Records on which every reason holds, with every cause: what the texts are written about in the tests."""

from collections.abc import Iterator
from typing import NamedTuple

from builders import (
    CONTRACT_C,
    a_case,
    a_contract,
    attended,
    did,
    judged,
    missed,
    placed,
    rang,
    tried,
)
from followthrough.casework.activity import BECAUSE
from followthrough.casework.case_file import CaseFile
from followthrough.drafts.choice import chosen
from followthrough.drafts.occasion import Occasion, occasion_of

OWN_WORDS = {
    "en": "I want my son to see me leave for work in the morning.",
    "fr": "Être fière de moi, et ne plus compter les jours avant la paye",
}


class Told(NamedTuple):
    """A case, a day, and the code whose words are asked for."""

    case: CaseFile
    day: str
    code: str


def occasion(told: Told) -> Occasion:
    """What the text is about."""
    found = judged(told.case, told.day)
    reasons = found.assessment.reasons if found.assessment is not None else ()
    return occasion_of(found, *chosen(found, reasons, None if told.code == "ours" else told.code))


WEEK_5 = (did("application", 4, on="7 jan"), did("report", on="9 jan"), attended("job-club", on="7 jan"))
WEEK_12 = (did("application", 2, on="14 jan"), did("posting-review", 1, on="14 jan"))
STEADY = tuple(
    entry
    for monday in ("5 jan", "12 jan", "19 jan", "26 jan", "2 feb")
    for entry in (
        did("application", 5, on=monday),
        did("posting-review", 3, on=monday),
        did("report", on=monday, week_of=monday),
    )
)


def told_of_each(language: str) -> Iterator[Told]:
    """Every reason on a record of its own, some of them on several."""
    visions = [("6 jan", OWN_WORDS[language])]
    yield Told(a_case(), "12 jan", "no-contract")
    ended = [a_contract("5 jan", *CONTRACT_C, ends="16 jan")]
    yield Told(a_case(contracts=ended, happened=WEEK_5, visions=visions), "26 jan", "no-contract")
    yield Told(a_case(), "6 jan", "contract-to-sign")
    ending = [a_contract("5 jan", *CONTRACT_C, ends="30 jan")]
    yield Told(a_case(contracts=ending, happened=STEADY), "26 jan", "contract-ending")
    yield Told(a_case(signed="5 jan", happened=STEADY), "3 feb", "review-due")
    yield Told(a_case(signed="5 jan", lines=("application 5/week",)), "3 feb", "review-due")
    yield Told(a_case(signed="5 jan"), "6 jan", "value-not-said")
    for kind in ("job-leads 2/week", "check-in weekly", "employer-contact 2/week", "resume-help 2/week",
                 "interview-practice 1/week", "reply within 2 days of contact", "reference by 2026-01-09"):  # fmt: skip
        owing = a_case(signed="5 jan", lines=(*CONTRACT_C, f"you: {kind}"), happened=[rang(on="6 jan")])
        yield Told(owing, "13 jan", "you-owe")
    placing = [placed("active", on="8 jan", until="16 jan")]
    yield Told(a_case(signed="5 jan", happened=WEEK_5, placements=placing), "9 jan", "placed")
    away = [("12 jan", "30 jan")]
    yield Told(
        a_case(signed="5 jan", happened=WEEK_5, paused=away, visions=visions), "31 jan", "back-from-pause"
    )
    resting = [placed("low-power", on="8 jan")]
    low = a_case(signed="5 jan", happened=WEEK_5, placements=resting, visions=visions)
    yield Told(low, "12 jan", "low-power")
    yield Told(a_case(placements=resting), "12 jan", "low-power")
    yield Told(low, "4 mar", "contact-owed")
    yield Told(low, "29 apr", "low-power-review")
    back = low._replace(activities=(*low.activities, rang(on="20 jan")._replace(id=99)))
    yield Told(back, "21 jan", "welcome-back")
    yield Told(low, "12 jan", "own-words")
    yield Told(a_case(placements=resting), "12 jan", "no-vision")
    yield Told(a_case(signed="5 jan", happened=WEEK_5), "14 jan", "no-vision")
    off = missed("meeting", on="14 jan", outcome="ours")
    yield Told(a_case(signed="5 jan", happened=(*STEADY[:3], off)), "15 jan", "ours")
    most = (
        missed("job-club", on="7 jan"),
        did("application", 4, on="8 jan"),
        did("posting-review", on="8 jan"),
    )
    yield Told(a_case(signed="5 jan", happened=[*most, did("report", on="9 jan")]), "15 jan", "settling")
    yield from _slips(visions)


def _slips(visions: list[tuple[str, str]]) -> Iterator[Told]:
    some = (did("application", 3, on="6 jan"),)
    yield Told(a_case(signed="5 jan", happened=some), "13 jan", "first-slip")
    yield Told(a_case(signed="5 jan"), "13 jan", "first-slip")
    for kind in ("call", "text", "email"):
        yield Told(a_case(signed="5 jan", happened=[tried(kind, on="7 jan")]), "13 jan", "first-slip")
    twice = (tried("call", on="19 jan"), tried("text", on="26 jan"))
    yield Told(a_case(signed="5 jan", happened=[*WEEK_5, *twice]), "30 jan", "repeated-slips")
    called_off = missed("job-club", on="9 jan", outcome="ours")
    for because in (None, *BECAUSE):
        for kind in ("job-club", "workshop", "meeting"):
            gone = missed(kind, on="7 jan", because=because)
            yield Told(a_case(signed="5 jan", happened=[*some, gone], visions=visions), "8 jan", "first-slip")
            both = (*WEEK_12, missed(kind, on="13 jan"), missed(kind, on="21 jan", because=because))
            yield Told(a_case(signed="5 jan", happened=both, visions=visions), "22 jan", "repeated-slips")
        heard = rang(on="19 jan", because=because)
        slow = a_case(signed="5 jan", happened=[*WEEK_12, heard], visions=visions)
        yield Told(slow, "20 jan", "slipping")
        bare = a_case(signed="5 jan", happened=[heard], visions=visions)
        yield Told(bare, "20 jan", "slipping")
    reported = did("report", on="16 jan")
    sessions = ("job-club every wed", "meeting every thu", "application 1/week", "report weekly")
    gone = (missed("job-club", on="14 jan"), missed("meeting", on="15 jan"), reported, *WEEK_12)
    yield Told(a_case(signed="5 jan", lines=sessions, happened=gone), "20 jan", "slipping")
    half = ("meeting 2/week", "application 5/week", "posting-review 5/week", "report weekly")
    came = (
        missed("meeting", on="15 jan"),
        attended("meeting", on="13 jan"),
        reported,
        did("application", 3, on="14 jan"),
    )
    yield Told(
        a_case(signed="5 jan", lines=half, happened=(*came, did("posting-review", 3, on="14 jan"))),
        "20 jan",
        "slipping",
    )
    with_task = ("task 1/week", "application 1/week", "posting-review 1/week", "report weekly")
    yield Told(a_case(signed="5 jan", lines=with_task, happened=WEEK_12[:1]), "20 jan", "slipping")
    yield Told(
        a_case(signed="5 jan", happened=[missed("job-club", on="7 jan"), called_off]), "12 jan", "first-slip"
    )
