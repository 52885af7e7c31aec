"""English: the words of the pages, in the client's voice. “I” is the client, “you” the counsellor."""

from datetime import date

from followthrough.casework.cadence import ANY_CONTACT, ByDate, Dated, Weekly
from followthrough.casework.contract import CLIENT, Obligation
from followthrough.casework.job_search_log import TASK

from .words import ContractWords, LogWords, Tongue

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_NTH = {1: "first", 2: "second", 3: "third", 4: "fourth", -1: "last"}

_I = {
    "posting-review": ("look through job postings", "look through job postings {n} times"),
    "application": ("apply for a job", "apply for {n} jobs"),
    "follow-up": ("follow up with an employer", "follow up with an employer {n} times"),
    "thank-you": ("send a thank-you note", "send {n} thank-you notes"),
    "interview": ("go to a job interview", "go to {n} job interviews"),
    "report": ("report to you on my search", "report to you on my search {n} times"),
    "task": ("do one task that we agree on", "do {n} tasks that we agree on"),
    "job-club": ("come to the job club", "come to the job club {n} times"),
    "workshop": ("come to the workshop", "come to {n} workshops"),
    "meeting": ("meet with you", "meet with you {n} times"),
    "call": ("call you", "call you {n} times"),
    "text": ("text you", "text you {n} times"),
    "email": ("email you", "email you {n} times"),
    "letter": ("write you a letter", "write you {n} letters"),
}
"""What the client does, after “I will”: one of it, and many."""
_YOU = {
    "check-in": ("check in with me", "check in with me {n} times"),
    "job-leads": ("send me a job lead", "send me {n} job leads"),
    "employer-contact": ("talk to an employer for me", "talk to {n} employers for me"),
    "resume-help": ("help me with my resume", "help me {n} times with my resume"),
    "interview-practice": ("practise a job interview with me", "practise {n} job interviews with me"),
    "reference": ("write me a reference", "write me {n} references"),
    "reply": ("reply to me", "reply to me {n} times"),
    "job-club": ("hold the job club", "hold the job club {n} times"),
    "workshop": ("hold the workshop", "hold {n} workshops"),
    "meeting": ("meet with me", "meet with me {n} times"),
    "call": ("call me", "call me {n} times"),
    "text": ("text me", "text me {n} times"),
    "email": ("email me", "email me {n} times"),
    "letter": ("write me a letter", "write me {n} letters"),
}
_EACH = {
    ANY_CONTACT: "each time I am in touch", "posting-review": "each look at job postings",
    "application": "each application", "follow-up": "each follow-up", "thank-you": "each thank-you note",
    "interview": "each interview", "report": "each report", "task": "each task", "job-club": "each job club",
    "workshop": "each workshop", "meeting": "each meeting", "call": "each of my calls", "text": "each of my texts",
    "email": "each of my emails", "letter": "each of my letters",
}  # fmt: skip


def _promise(line: Obligation) -> str:
    """A line in the client's voice, after “I will” or “you will”: what, and how often."""
    one, many = (_I if line.party == CLIENT else _YOU)[line.kind]
    cadence = line.cadence
    about = f": {line.wording}" if line.wording else ""
    if isinstance(cadence, ByDate):
        what = f"do this{about}" if line.kind == TASK and line.wording else f"{one}{about}"
        return f"{what}, by {_day(cadence.day)}"
    if isinstance(cadence, Weekly):
        often = f"{one} each week" if cadence.times == 1 else f"{many.format(n=cadence.times)} a week"
        return often.replace(" 2 times", " twice") + about
    if isinstance(cadence, Dated):
        return f"{one} {_on_its_days(cadence)}{about}"
    return f"{one} {_within(cadence.days)} of {_EACH[cadence.of]}{about}"


def _on_its_days(cadence: Dated) -> str:
    weekday = _DAYS[cadence.weekday]
    if cadence.nth_of_month is not None:
        return f"on the {_NTH[cadence.nth_of_month]} {weekday} of each month"
    if cadence.weeks_between == 1:
        return f"every {weekday}"
    return f"every {cadence.weeks_between} weeks, on a {weekday}"


def _day(day: date) -> str:
    return f"{_DAYS[day.weekday()]} {_date(day)}"


def _date(day: date) -> str:
    """A day without its weekday; number and month stay on one line."""
    return f"{day.day}\u00a0{_MONTHS[day.month - 1]} {day.year}"


def _short_day(day: date) -> str:
    return f"{_DAYS[day.weekday()][:3]} {day.day}"


def _week(first: date, last: date) -> str:
    begins = f"Monday {first.day}" + ("" if first.month == last.month else f" {_MONTHS[first.month - 1]}")
    return f"{begins} to {_day(last)}"


def _within(days: int) -> str:
    return "within a day" if days == 1 else f"within {days} days"


_CONTRACT = ContractWords(
    title="Our contract",
    not_signed="To talk over. Nothing is signed yet.",
    with_whom="with",
    who_is_who="On this page, “I” is {client} and “you” is {counsellor}.",
    my_counsellor="my counsellor",
    mine="What I will do",
    i_will="I will",
    yours="What you will do",
    you_will="You will",
    when_and_where="When and where:",
    if_i_cannot="If I can’t do it this week",
    if_i_cannot_says=(
        "I call or text you{phone} before the day. I say what got in the way.",
        "We find a smaller step, or another day.",
        "Being ill, caring for someone or an appointment is a good reason. It is excused, and never counts against me.",
    ),
    by_phone=" ({phone})",
    next="What happens next",
    next_says=(
        "Each week we look at what worked, and at what comes next.",
        "If it goes quiet, you call me.",
        "If this is not working for either of us yet, we go to “open door”. Then we talk less often.",
        "I can come back at any time: a call, a text or a visit is enough.",
        "Nothing on this page is a threat.",
    ),
    confidence="How confident am I, from 0 to 10?",
    not_at_all="not at all",
    fully="fully",
    smaller_step="At 7 or less, we make the step smaller.",
    my_signature="My signature",
    your_signature="Your signature",
    day="Date",
    review="We look at this contract again on",
)

_LOG = LogWords(
    title="My job-search week",
    week="{week}",
    how="Each day I write how many I did. I tick a box when it is done.",
    what="What I do",
    this_week="This week",
    is_report="this sheet, handed in",
    applied="Where I applied",
    columns=("Employer", "Job", "How, or who I talked to", "Day"),
    went_well="What went well",
    in_the_way="What got in the way",
    hand_in="How I hand it in",
    hand_in_says=(
        "I bring this sheet, send a photo of it, or read it to you on the phone{phone}, by {day}.",
        "A slow week counts too. I hand it in just as it is.",
    ),
    kinds={
        "posting-review": "Looked through job postings", "application": "Applied for a job",
        "follow-up": "Followed up with an employer", "thank-you": "Sent a thank-you note",
        "interview": "Went to a job interview", "report": "My report", "task": "Did a task that we agreed on",
        "job-club": "Job club", "workshop": "Workshop", "meeting": "Meeting with you", "call": "Called you",
        "text": "Texted you", "email": "Emailed you", "letter": "Wrote you a letter",
    },
)  # fmt: skip

ENGLISH = Tongue(
    tag="en",
    region="en-CA",
    promise=_promise,
    day=_day,
    signed=_date,
    short_day=_short_day,
    week=_week,
    times=lambda times: {1: "once", 2: "twice"}.get(times, f"{times} times"),
    within=_within,
    by=lambda day: f"by {_short_day(day)}".replace(f" {day.day}", f"\u00a0{day.day}"),
    colon=": ",
    contract=_CONTRACT,
    log=_LOG,
)
