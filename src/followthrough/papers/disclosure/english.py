"""English: the words of a disclosure. Plain, short, and about the record."""

from datetime import datetime

from followthrough.papers.english import ENGLISH as PAPERS

from .english_today import TODAY
from .words import Heads, Words

_WRITTEN = {"recorded_at": "Written down"}

LABELS = {
    "client": {
        "ref": "Your reference", "name": "Name", "intake": "We began on", "program": "Program",
        "email": "E-mail", "phone": "Phone", "language": "The language we speak",
        "channel": "You are best reached by", "closed_on": "File closed on", "outcome": "How it came out",
        "referral": "Who sent you to us", **_WRITTEN,
    },
    "contract": {
        "signed_on": "Signed on", "ends_on": "Holds through",
        "confidence": "How confident you were of it", **_WRITTEN,
    },
    "obligation": {"at": "When and where", **_WRITTEN},
    "absence": {"kind": "What", "first": "From", "last": "Through", "why": "Why", **_WRITTEN},
    "task": {"title": "What", "assigned_on": "Agreed on", "due": "To be done by", **_WRITTEN},
    "placement": {"list": "Where", "day": "From", "until": "Through", "why": "Why", **_WRITTEN},
    "vision": {
        "day": "Told on", "words": "In your words", "work": "The work", "money": "The money",
        "routine": "The days", "people": "The people", "leads_to": "What it leads to",
        "day_at_work": "A day at work", "strengths": "Your strengths", "obstacle": "What stands in the way",
        "plan": "Your plan for it", "importance": "How much it matters to you",
        "confidence": "How confident you were", **_WRITTEN,
    },
    "check_in": {
        "first": "From", "last": "Through", "kind": "How", "purpose": "What for", "about": "About", **_WRITTEN,
    },
    "open_door": {"day": "Talked of on", "would_help": "What would help", "review_on": "To look again on", **_WRITTEN},
    "job": {
        "started_on": "First day", "ended_on": "Last day", "employer": "With whom", "work": "As what", **_WRITTEN,
    },
    "hold": {"since": "Since", "until": "Released on", "why": "Why", **_WRITTEN},
    "activity": {
        "day": "Day", "kind": "What", "count": "How many", "outcome": "How it went", "direction": "From whom",
        "topic": "What we talked of", "week_of": "For the week of", "title": "Which one", "minutes": "How long",
        "note": "Your counsellor’s note", "because": "What got in the way", **_WRITTEN,
    },
}  # fmt: skip

CODES = {
    ("client", "language"): {"en": "English", "fr": "French"},
    ("client", "channel"): {"call": "phone", "text": "text message", "email": "e-mail", "letter": "letter"},
    ("absence", "kind"): {"excused": "You had a good reason to be away", "paused": "We paused our work together"},
    ("placement", "list"): TODAY.lists,
    ("check_in", "kind"): {
        "text": "text message", "call": "phone call", "meeting": "meeting", "task": "a task agreed together",
    },
    ("check_in", "purpose"): {
        "welcome": "to welcome you", "phone-meeting": "to talk on the phone", "between": "to ask how it goes",
        "one-task": "one task to agree on", "two-week-review": "to look back on the first two weeks",
    },
    ("activity", "kind"): {
        "posting-review": "You looked through job postings", "application": "You applied for a job",
        "follow-up": "You followed up with an employer", "thank-you": "You sent a thank-you note",
        "interview": "You had a job interview", "report": "You reported on your job search",
        "task": "You did a task that we had agreed on", "job-club": "Job club", "workshop": "Workshop",
        "meeting": "Meeting", "call": "Phone call", "text": "Text message", "email": "E-mail", "letter": "Letter",
        "check-in": "We asked how you were doing", "job-leads": "We looked for jobs for you",
        "employer-contact": "We talked to an employer for you", "resume-help": "We worked on your resume together",
        "interview-practice": "We practised an interview together", "reference": "We gave you a reference",
        "reply": "We replied to you",
    },
    ("activity", "outcome"): {
        "done": "done", "attended": "you came", "missed": "it took place, and you were not there",
        "excused": "you had a good reason to be away", "ours": "we called it off",
        "answered": "you answered", "no-answer": "no reply reached us",
    },
    ("activity", "direction"): {"in": "from you to us", "out": "from us to you"},
    ("activity", "topic"): {
        "value": "what our work together is worth, and what it asks", "habits": "habits",
        "vision": "what a job would bring you", "plan": "the plan",
    },
    ("activity", "because"): {
        "forgot": "it slipped your mind", "could-not": "it could not be done: the way there, care, health, a phone",
        "did-not-know-how": "how to do it was not clear", "no-confidence": "there was little faith that it would help",
        "does-not-want": "it is not what you want",
    },
}  # fmt: skip

HEADS = Heads(
    who="Who you are in our record",
    contracts="What we agreed on",
    contracts_says="The lines are in the words of the contract: there, “I” is you, and “you” is your counsellor.",
    happened="What happened, day by day",
    happened_says="Notes are as your counsellor wrote them.",
    tasks="Tasks",
    away="Days on which nothing was asked of you",
    placed="Where your counsellor put you on the list, by hand",
    placed_says="The lists say how often we are in touch. They say nothing of what you are like.",
    visions="What a job would bring you",
    check_ins="When we planned to be in touch",
    doors="Open door",
    doors_says="When it goes quiet, we are in touch less often. Any word from you opens the door again.",
    work="Your work",
    hold="Legal hold",
    hold_says="While a legal hold lasts, nothing of your file may be erased.",
    concluded="What the program says of your file today",
    concluded_says=(
        "The program sorts the files of a counsellor by fixed rules, so that nobody is forgotten. It decides nothing: "
        "your counsellor does. What it worked out is kept until the record changes. Today it says:"
    ),
    earlier="What was changed, taken out or taken back, and is still kept",
    earlier_says="Steps can be taken back, so the program keeps what stood there before.",
    looked="Who looked at your file, and who changed it",
    looked_says=(
        "The name is the one with which somebody was logged in at the computer. Lists of everybody, on which you stood "
        "among many, are not in here one by one."
    ),
    copies="Where copies are",
    copies_says="Copies are made so that nothing is lost. They hold what stood in your file on their day.",
    kept="How long it is kept",
    asked="What you can ask for",
    asked_says=(
        "You can ask to have something put right that is wrong.",
        "You can ask to have your file erased. Then days and counts are left for reports, and nobody in them.",
        "You can ask for this page again at any time.",
    ),
)


def _moment(at: datetime) -> str:
    here = at.astimezone()
    return f"{PAPERS.day(here.date())}, {here:%H:%M}"


ENGLISH = Words(
    tag="en",
    region="en-CA",
    title="Everything that we keep about you",
    of_whom="{name}, as of {day}",
    intro=(
        "This page holds all that our program keeps in your file. “You” is you, “we” is your counsellor and office.",
        "What is not written here is not kept in your file. A note in somebody else’s file may mention you.",
    ),
    nothing="Nothing is kept here.",
    heads=HEADS,
    labels=LABELS,
    codes=CODES,
    agreed={"client": "I will", "counsellor": "You will"},
    promise=PAPERS.promise,
    day=PAPERS.day,
    moment=_moment,
    days=lambda first, last: f"{first} to {last}",
    colon=": ",
    of_ten="{figure} of 10",
    minutes="{minutes} minutes",
    today=TODAY,
    held={
        "changed": "{part}: changed on {at}. Before, it was:",
        "taken out": "{part}: taken out on {at}. It was:",
        "taken back": "{part}: from a step of {at} that was taken back:",
    },
    deeds={
        "saw": "looked at your file", "changed": "wrote in your file", "exported": "copied from your file",
        "disclosed": "made a page like this one for you", "erased": "erased a file",
        "backed up": "made a copy of everything",
        "restored": "went back to an earlier copy", "checked": "checked that nothing is damaged",
        "encrypted": "locked the whole record with a key", "decrypted": "took the lock off the whole record",
        "began": "began the record",
    },
    commands={
        "log": "what happened", "log-group": "what happened in a group", "log-sheet": "your week’s sheet",
        "sign-contract": "a contract", "contract": "the contract", "print-contract": "the contract, to print",
        "print-log": "a week’s sheet, to print", "assign": "a task", "vision": "what a job would bring you",
        "draft": "words for a message to you", "excuse": "days away", "pause": "a pause",
        "resume": "the end of a pause", "place": "your place on the list", "open-door": "the open door",
        "start-work": "your work", "hold": "a legal hold",
        "history": "all that happened", "show": "the overview", "why": "why you stand where you stand",
        "check-ins": "when to be in touch", "close-client": "the closing of your file",
        "reopen-client": "the opening of your file", "edit-client": "how to reach you",
        "add-client": "the opening of your file",
        "undo": "a step taken back", "redo": "a step brought back", "export": "tables for a spreadsheet",
        "import": "rows from a table", "disclose": "this page",
    },
    by_whom="{who} {did}",
    copy="{name}, from {day}: kept through {until}, and gone with the next copy after that",
    no_copies="The program keeps no copy.",
    kept_open="Your file is open. Once it is closed, it is kept for {years} years; then it can be erased.",
    kept_until="Your file is closed. It is kept for {years} years, until {day}; then it can be erased.",
    kept_held="A legal hold keeps it beyond that day, until it is released.",
)  # fmt: skip
"""The whole language."""
