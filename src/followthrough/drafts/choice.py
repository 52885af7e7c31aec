"""Choice: under which code a text is written, by whatever is most pressing, or as it was asked for."""

from collections.abc import Sequence

from followthrough.casework.activity import OURS
from followthrough.casework.case_file import called_off
from followthrough.casework.mistakes import NotAReasonToday, UnknownStatus
from followthrough.casework.vision import as_it_stands
from followthrough.triage.answer import REASONS
from followthrough.triage.assess import Judged
from followthrough.triage.reason import Reason

TALKS = {
    "value": "value-not-said",
    "low-power": "low-power",
    "welcome-back": "welcome-back",
    "review": "review-due",
}
"""The talks that are not about a slip, by name: their words can be had on any day."""
FREE = (*TALKS.values(), "contact-owed", "no-vision", "own-words")
"""Codes whose words say nothing that must be on record; the review needs a contract, own words the words."""
HELLO = "contact-owed"
"""For who is paused, or whose file is closed: a short hello, and the door is open."""
GOING_WELL = ("own-words", "no-vision")
"""For who is active and gives no reason for anything: the vision, told already or not yet."""

TOPICS = {
    "value-not-said": "value",
    "no-vision": "vision",
    "own-words": "vision",
    "first-slip": "habits",
    "slipping": "habits",
    "repeated-slips": "habits",
    "settling": "habits",
}
"""What a message that went was about, by its code, where that is a topic of the record. Proposing a review is not one:
the plan is talked of when somebody answers."""


def chosen(judged: Judged, ordered: Sequence[Reason], why: str | None) -> tuple[str, Reason | None]:
    """The code to write under, and the reason that triage gives today, if it gives it.

    `ordered` holds the client’s reasons, the most pressing first. Raises `UnknownStatus` for a word that is no code,
    `NotAReasonToday` for a reason that the record does not show.
    """
    if why is None:
        return _most_pressing(judged, ordered)
    code = _code(why)
    reason = next((reason for reason in ordered if reason.code == code), None)
    if reason is None and not _is_said(judged, code):
        name, ref = judged.view.record.case.client.name, judged.view.record.case.client.ref
        given = ", ".join(dict.fromkeys(reason.code for reason in ordered)) or "none"
        raise NotAReasonToday(name=name, code=code, given=given, talks=", ".join(TALKS), ref=ref)
    return code, reason


def _most_pressing(judged: Judged, ordered: Sequence[Reason]) -> tuple[str, Reason | None]:
    first = ordered[0] if ordered else None
    if called_off(judged.view.record.case, judged.view.day) is not None and (
        first is None or first.code != "welcome-back"
    ):
        return OURS, None
    if first is not None:
        return first.code, first
    if judged.assessment is None:
        return HELLO, None
    return next(code for code in GOING_WELL if _is_said(judged, code)), None


def _code(why: str) -> str:
    word = why.strip().lower().replace("_", "-")
    code = TALKS.get(word, word)
    if code not in (*REASONS, OURS):
        raise UnknownStatus(text=why, what="reason", known=", ".join(dict.fromkeys((*TALKS, *REASONS, OURS))))
    return code


def _is_said(judged: Judged, code: str) -> bool:
    """Whether the words under a code can be said although triage does not give the reason today."""
    view = judged.view
    if code == OURS:
        return called_off(judged.view.record.case, judged.view.day) is not None
    if code == "review-due":
        return view.contract is not None
    if code == "own-words":
        told = as_it_stands(vision for vision in view.record.case.visions if vision.on <= view.day)
        return told is not None and told.own_words is not None
    return code in FREE


def channel_for(judged: Judged) -> str:
    """How a client is addressed where it is not said: as they like it; else a call, or a letter to who is away."""
    client = judged.view.record.case.client
    return client.channel or ("letter" if judged.assessment is None else "call")
