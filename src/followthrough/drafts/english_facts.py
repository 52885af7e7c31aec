"""English: how the facts of an occasion are said, and what stands around the words."""

from collections.abc import Iterator
from datetime import date

from followthrough.casework.activity import SESSIONS
from followthrough.casework.wording import counted, line_in_words, spoken
from followthrough.triage.reason import MONTHS
from followthrough.triage.slips import MISSED_REPORT, MISSED_SESSION, NO_ANSWER, Slip
from followthrough.triage.strategies.create_value import OWED_WORDS

from .english import WORDS
from .english_causes import CAUSES
from .kept import Kept, Short
from .occasion import Occasion
from .words import Frame, Language

FRAME = Frame(
    hello="Hello {name},",
    text_hello="Hello {name}, {counsellor} here.",
    call_hello="Hello {name}, this is {counsellor} from {agency}.",
    letter_hello="Dear {name},",
    dated="{today}",
    email_reach="You can answer this email or call me at {phone}.",
    letter_reach="You can reach me at {phone}.",
    closing="Kind regards,",
    subject="Subject: {subject}",
    to_open="Open: ",
    to_say="Say: ",
    to_ask="Ask: ",
    to_agree="Agree on: ",
    voicemail="On voicemail: ",
    voicemail_says="Hello {name}, this is {counsellor}. I hope that you are well. You can reach me at {phone}.",
)
BLANKS = {"counsellor": "[your name]", "agency": "[your agency]", "phone": "[your phone]"}
WITHIN = str.maketrans("“”", "‘’")
"""Quotation marks within quotation marks."""
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DID = {
    "posting-review": "did", "application": "sent", "follow-up": "made", "thank-you": "sent", "interview": "had",
    "report": "sent", "task": "finished", "job-club": "came to", "workshop": "came to", "meeting": "came to",
}  # fmt: skip
"""What is said of a kind that was done."""


def facts(occasion: Occasion) -> dict[str, str]:
    """The facts of an occasion as they are said; what is not known is not among them."""
    off = occasion.called_off
    known = {
        "today": f"{occasion.day.day} {MONTHS[occasion.day.month - 1]} {occasion.day.year}",
        "kept": _kept(occasion.kept) if occasion.kept else None,
        "warm": None if occasion.kept else "I want your job search to go well.",
        "shows": "That shows what you can do." if occasion.kept and not occasion.kept.direction else None,
        "missing": " ".join(_missing(occasion)) or None,
        "agreed": _agreed(occasion),
        "named": _day(occasion.named) if occasion.named else None,
        "owed": _owed(*occasion.owed) if occasion.owed else None,
        "quote": _quote(occasion.own_words) if occasion.own_words else None,
        "called_off": _session(off.kind, off.on) if off is not None else None,
    }
    return {name: said for name, said in known.items() if said is not None}


def _day(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()]} {_short_day(day)}"


def _short_day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"


def _session(kind: str, day: date | None = None) -> str:
    session = f"{'our' if kind == 'meeting' else 'the'} {spoken(kind)}"
    return f"{session} on {_day(day)}" if day is not None else session


def _quote(said: str) -> str:
    inner = said.translate(WITHIN)
    return f"You told me: “{inner}”{'' if said[-1] in '.!?…' else '.'}"


def _kept(kept: Kept) -> str:
    if kept.direction is not None:
        return f"Thank you for your {spoken(kept.kind)} on {_day(kept.on)}."
    if kept.due is None:
        if kept.kind in SESSIONS:
            return f"Thank you for coming to {_session(kept.kind, kept.on)}."
        return f"You {DID[kept.kind]} {counted(kept.kind, kept.done)} on {_day(kept.on)}. Well done."
    week = f"in the week of {_short_day(kept.on)}"
    done = DID.get(kept.kind, "made")
    if kept.done >= kept.due and kept.kind in SESSIONS:
        return f"Thank you for coming to {_session(kept.kind)} {week}."
    if kept.done >= kept.due:
        return f"You {done} {counted(kept.kind, kept.done)} {week}, as we agreed. Well done."
    return f"You {done} {kept.done} of {counted(kept.kind, kept.due)} {week}, and that counts."


def _owed(count: int, kind: str) -> str:
    one, many = OWED_WORDS[kind]
    if count > 1:
        return f"{count} {many}"
    return f"{'an' if one[0] in 'aeio' else 'a'} {one}"


def _missing(occasion: Occasion) -> Iterator[str]:
    for slip in occasion.slips:
        if slip.kind == MISSED_REPORT:
            yield f"I have no report for the week of {_short_day(slip.about)} yet."
    if gone := [slip for slip in occasion.slips if slip.kind == MISSED_SESSION]:
        yield f"We missed you at {_sessions(gone)}."
    if silent := [slip for slip in occasion.slips if slip.kind == NO_ANSWER]:
        sent = " and my ".join(f"{spoken(slip.what)} of {_day(slip.about)}" for slip in silent)
        yield f"My {sent} {'has' if len(silent) == 1 else 'have'} no answer yet."
    if occasion.short is not None:
        yield _short(occasion.short)


def _sessions(gone: list[Slip]) -> str:
    """Sessions with their days; one that stands twice is named once."""
    first, *more = [_session(slip.what, slip.about) for slip in gone]
    same = f"{first.partition(' on ')[0]} on "
    return " and ".join(
        [first, *(f"on {one.removeprefix(same)}" if one.startswith(same) else f"at {one}" for one in more)]
    )


def _short(short: Short) -> str:
    if short.kind in SESSIONS:
        gone = (
            _session(short.kind)
            if short.due == 1
            else f"{short.due - short.done} of {counted(short.kind, short.due)}"
        )
        return f"We missed you at {gone} in the week of {_short_day(short.on)}."
    week = f"for the week of {_short_day(short.on)}"
    if short.kind == "task" and short.due == 1:
        return f"The task {week} is still open."
    if short.done:
        return f"I have {short.done} of {counted(short.kind, short.due)} {week} so far."
    what = spoken(short.kind) if short.due == 1 else counted(short.kind, 2).removeprefix("2 ")
    return f"I have no {what} {week} yet."


def _agreed(occasion: Occasion) -> str | None:
    lines = [line_in_words(line) for line in occasion.agreed]
    if not lines:
        return None
    if len(lines) == 1:
        return f"We agreed on this: {lines[0]}."
    return "This is your side of it. " + " ".join(f"{line[0].upper()}{line[1:]}." for line in lines)


def typeset(text: str) -> str:
    """The text as it is: English needs no spaces of its own."""
    return text


ENGLISH = Language(WORDS, CAUSES, FRAME, facts, BLANKS, typeset)
