"""A disclosure holds everything that is kept of a person, in words for that person, and none of our labels."""

import json
import re
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from everything import CODED, NUMBERED, OF_A_PERSON, fill, words_in
from followthrough.casework.activity import BECAUSE, KINDS, Activity
from followthrough.casework.audit_trail import DEEDS, Entry
from followthrough.casework.check_in import PURPOSES
from followthrough.casework.client import LISTS
from followthrough.casework.holding import NOT_SAID, Copy
from followthrough.casework.mistakes import UnknownPaper
from followthrough.casework.workweek import Office
from followthrough.papers.disclosure.page import Disclosure, Known, disclosure
from followthrough.papers.disclosure.rows import IN_A_PROMISE, PARTS
from followthrough.papers.disclosure.words import words_in as words_of
from followthrough.papers.disclosure.write import FORMS, as_file, form_of
from followthrough.store import Caseload, create_caseload, open_caseload
from followthrough.store.statements import COLUMNS
from followthrough.triage.answer import REASONS
from followthrough.triage.assess import Assessment, judge
from followthrough.triage.thresholds import DEFAULTS
from pages import generate

NOW = datetime(2026, 1, 5, 17, 30, tzinfo=UTC)
TODAY = date(2026, 5, 4)
TRAIL = [Entry(number, NOW, "nadia", did, "log", "C7F3") for number, did in enumerate(DEEDS, 1)]
COPIES = [Copy("caseload-2026-05-01-0900-daily.db", date(2026, 5, 1), date(2026, 6, 5))]

SAYS = {
    ("client", "language"): "French", ("client", "channel"): "letter",
    ("obligation", "party"): "I will", ("obligation", "kind"): "look through job postings",
    ("obligation", "cadence"): "6 times a week", ("absence", "kind"): "You had a good reason to be away",
    ("placement", "list"): "open door", ("check_in", "kind"): "phone call",
    ("check_in", "purpose"): "to talk on the phone", ("activity", "kind"): "Job club",
    ("activity", "outcome"): "it took place, and you were not there", ("activity", "direction"): "from you to us",
    ("activity", "topic"): "what our work together is worth, and what it asks",
    ("activity", "because"): "how to do it was not clear", ("activity", "count"): "How many: 4",
}  # fmt: skip
"""What stands on the page for each column that takes one of a few words."""


@pytest.fixture(autouse=True)
def in_utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Moments are said in the zone of the machine: here UTC."""
    monkeypatch.setenv("TZ", "UTC")
    tell_clock = getattr(time, "tzset", lambda: None)  # Windows has none
    tell_clock()
    yield
    monkeypatch.undo()
    tell_clock()


@pytest.fixture
def caseload(tmp_path: Path) -> Iterator[Caseload]:
    with create_caseload(tmp_path / "caseload.db", now=NOW) as opened:
        opened.add_client("Ana Reyes", date(2026, 1, 2), ref="C7F3")
        opened.add_client("Luc Tremblay", date(2026, 1, 2), ref="K2QD")
        yield opened


def known(caseload: Caseload, assessment: Assessment | None = None, ref: str = "C7F3") -> Known:
    case = caseload.case_file(ref)
    found = judge(case, TODAY, Office(caseload.calendar()), DEFAULTS)
    return Known(
        client=case.client, today=TODAY, holdings=caseload.holdings(ref), assessment=assessment or found.assessment,
        chapters=found.walk.chapters, trail=TRAIL, copies=COPIES, retention_years=7, last_on=date(2026, 4, 12),
    )  # fmt: skip


def text_of(page: Disclosure, form: str = ".txt") -> str:
    return as_file(page, form).decode()


def spaced(page: Disclosure) -> str:
    """The text with common spaces where lines may not be broken."""
    return text_of(page).replace("\u00a0", " ")


# Everything is in it --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", [".txt", ".html", ".json"])
def test_everything_that_is_kept_is_in_it(caseload: Caseload, form: str) -> None:
    kept = fill(caseload, "C7F3")
    page = text_of(disclosure(known(caseload), "en"), form)
    day, moment = words_of("en").day, words_of("en").moment

    missing = []
    for one in kept:
        value = one.value
        if one.column in NOT_SAID:
            continue
        if (one.fact, one.column) in CODED:
            said = SAYS[one.fact, one.column]
        elif one.column == "recorded_at":
            said = moment(datetime.fromisoformat(str(value)))
        elif isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            said = day(date.fromisoformat(value))
        else:
            said = str(value)
        if form == ".html":
            said = said.replace("How many: 4", "How many:</dt><dd>4<")
        if form == ".json":
            said = json.dumps(said, ensure_ascii=False)[1:-1].replace("How many: 4", '"value": "4"')
        if said not in page:
            missing.append((one, said))
    assert missing == []
    assert {(one.fact, one.column) for one in kept} == {
        (fact, column) for fact in OF_A_PERSON for column in COLUMNS[fact] if column not in NUMBERED
    }


def test_what_was_there_before_is_in_it(caseload: Caseload) -> None:
    kept = fill(caseload, "C7F3", "a")
    with caseload.writing():
        caseload.open_step("log C7F3")
        for fact in set(OF_A_PERSON) - {"client", "contract", "obligation"}:
            caseload.write(f"DELETE FROM {fact} WHERE id = (SELECT max(id) FROM {fact})")
    caseload.edit_client("C7F3", name="Ana Reyes")
    caseload.log("C7F3", [Activity(0, date(2026, 3, 2), "application", note="was taken back")])
    caseload.undo()

    page = spaced(disclosure(known(caseload), "en"))

    assert [word for word in words_in(kept) if word not in page and "zfoldedz" not in word] == []
    assert (
        "What happened, day by day: from a step of Monday 5 January 2026, 17:30 that was taken back:" in page
    )
    assert "was taken back" in page


def test_nothing_of_anybody_else_is_in_it(caseload: Caseload) -> None:
    others = fill(caseload, "K2QD", "l")
    caseload.excuse("C7F3", date(2026, 1, 7), date(2026, 1, 8), "hers")

    page = text_of(disclosure(known(caseload), "en"))

    assert [word for word in words_in(others) if word in page] == []
    assert "Luc" not in page
    assert "hers" in page


def test_who_looked_where_copies_are_and_for_how_long(caseload: Caseload) -> None:
    page = spaced(disclosure(known(caseload), "en"))

    assert "Monday 5 January 2026, 17:30: nadia looked at your file (what happened)" in page
    assert (
        "caseload-2026-05-01-0900-daily.db, from Friday 1 May 2026: kept through Friday 5 June 2026, "
        "and gone with the next copy after that"
    ) in page
    assert "It is kept for 7 years, until Tuesday 12 April 2033; then it can be erased." in page
    assert "legal hold keeps it" not in page
    caseload.hold("C7F3", date(2026, 5, 1), "a hearing")
    assert "A legal hold keeps it beyond that day" in text_of(disclosure(known(caseload), "en"))


# None of our labels is in it ------------------------------------------------------------------------------------

OUR_LABELS = sorted(
    {
        word
        for word in (*REASONS, *LISTS, *KINDS, *BECAUSE, *PURPOSES, "no-answer", "open-door")
        if "-" in word
    }
    - {"thank-you", "follow-up", "check-in"}
)
"""Short names of the record. A thank-you note, a follow-up and a check-in are also what people say."""
NEVER = (*OUR_LABELS, "low power", "early intervention", "slip", "missed", "ours", "porte fermée", "triage")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_label_of_ours_is_in_it(caseload: Caseload, language: str) -> None:
    fill(caseload, "C7F3")
    caseload.edit_client("C7F3", name="Ana Reyes")
    pages = [disclosure(known(caseload, assessment), language) for assessment in every_reason()]

    found = {
        word
        for page in pages
        for word in NEVER
        if re.search(rf"\b{re.escape(word)}\b", text_of(page), re.IGNORECASE)
    }
    assert found == set()
    assert not re.search(r"\{|None|_", "".join(map(text_of, pages)))


def every_reason() -> list[Assessment]:
    """Assessments that carry every reason there is."""
    found = [assessment for _, assessment in generate.demonstration().listed]
    assert {reason.code for one in found for reason in one.reasons} == set(REASONS)
    return found


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_language_has_words_for_all_that_can_be_kept(language: str) -> None:
    words = words_of(language)
    coded = {key: set(map(str, values)) - {"None"} for key, values in CODED.items() if key[0] != "obligation"}

    assert set(words.today.reasons) == set(REASONS)
    assert set(words.today.lists) == set(LISTS)
    assert set(words.deeds) == set(DEEDS)
    assert set(words.labels) == set(OF_A_PERSON) == set(PARTS)
    for fact in OF_A_PERSON:
        in_a_promise = set(IN_A_PROMISE) if fact == "obligation" else set()
        assert set(words.labels[fact]) == set(COLUMNS[fact]) - set(NOT_SAID) - in_a_promise
    for key in coded.keys() - {("activity", "count")}:
        assert coded[key] <= set(words.codes[key])
    assert set(words.codes["activity", "kind"]) == set(KINDS)
    assert set(words.codes["activity", "because"]) == set(BECAUSE)


def test_low_power_is_called_open_door_in_both_languages(caseload: Caseload) -> None:
    resting = next(one for one in every_reason() if one.list == "low-power")

    assert "Where you stand: open door, since" in text_of(disclosure(known(caseload, resting), "en"))
    assert "Où vous en êtes\u00a0: porte ouverte, depuis le" in text_of(
        disclosure(known(caseload, resting), "fr")
    )


# As a file ------------------------------------------------------------------------------------------------------


class Elements(HTMLParser):
    """The elements of a page, with their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add(f"{tag} {attrs}")


def test_what_was_written_is_never_markup_and_steers_nothing(caseload: Caseload) -> None:
    plain = elements_of(text_of(disclosure(known(caseload), "en"), ".html"))
    caseload.log(
        "C7F3", [Activity(0, date(2026, 3, 2), "call", outcome="answered", direction="out", note=HOSTILE)]
    )
    page = disclosure(known(caseload), "en")

    assert elements_of(text_of(page, ".html")) <= plain | {
        "div [('class', 'item')]",
        "dl []",
        "dt []",
        "dd []",
    }
    assert "\\# not a heading \\[link\\](http://x) \\<b\\>" in text_of(page, ".md")
    for form in (".txt", ".md", ".html"):
        assert re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text_of(page, form)) is None
    assert HOSTILE in str(json.loads(text_of(page, ".json"))["parts"][2]["items"][0]["facts"][-2]["value"])


HOSTILE = "# not a heading [link](http://x) <b>\x1b[31m <script>alert(1)</script> \u202e"


def elements_of(html: str) -> set[str]:
    parser = Elements()
    parser.feed(html)
    return parser.found


@pytest.mark.parametrize("form", FORMS)
def test_every_form_holds_a_note_line_by_line(caseload: Caseload, form: str, tmp_path: Path) -> None:
    caseload.log("C7F3", [Activity(0, date(2026, 3, 2), "application", note="first line\nsecond wordz")])

    whole = as_file(disclosure(known(caseload), "fr"), form)

    assert "second wordz" in read_back(whole, form, tmp_path)


def read_back(whole: bytes, form: str, folder: Path) -> Any:
    path = folder / f"disclosure{form}"
    path.write_bytes(whole)
    if form == ".docx":
        docx = pytest.importorskip("docx")
        return "\n".join(paragraph.text for paragraph in docx.Document(path).paragraphs)
    if form == ".pdf":
        pypdf = pytest.importorskip("pypdf")
        return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    return path.read_text(encoding="utf-8")


def test_a_file_of_another_kind_is_not_written() -> None:
    assert (form_of("ana.HTM"), form_of("a.b.json")) == (".html", ".json")
    with pytest.raises(UnknownPaper):
        form_of("ana.xlsx")


def test_an_undone_step_of_a_client_is_theirs_also_in_a_group(caseload: Caseload) -> None:
    entry = Activity(0, date(2026, 3, 2), "application", note="for the group")
    caseload.log_group([("C7F3", entry), ("K2QD", entry._replace(note="only his"))])
    caseload.undo()
    with open_caseload(caseload.path, now=NOW) as again:
        notes = [one.values.get("note") for one in again.holdings("C7F3") if one.fact == "activity"]

    assert notes == ["for the group"]
