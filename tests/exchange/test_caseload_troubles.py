"""Where in a caseload file ft tells that something cannot be, and what it says."""

import json

import pytest

from caseload_dicts import a_line, with_value
from followthrough.casework.mistakes import ImpossibleFile
from followthrough.exchange.caseload_file import CaseloadFile, read_caseload

HUGE = "9" * 5000
ANA, LINE, DEED = "clients[0]", "clients[0].contracts[0].obligations[0]", "clients[0].activities[0]"
CONTRACT = {"signed_on": "2026-03-02"}
PAUSE = {"kind": "paused", "from": "2026-03-02"}


def read(caseload: object) -> CaseloadFile:
    return read_caseload(json.dumps(caseload), "caseload.json")


@pytest.mark.parametrize(
    ("place", "value", "trouble"),
    [
        ("followthrough", None, "it is missing"),
        ("followthrough", 2, "reads version 1 of the file, not 2"),
        ("followthrough", True, "not true"),
        ("followthrough", 1.0, "not 1.0"),
        ("people", [], "ft knows no field of this name here"),
        ("calendar", [], "a list stands where an object belongs"),
        ("calendar", False, "false stands where an object belongs"),
        ("calendar.workdays", 5, "ft knows no field of this name here"),
        ("calendar.holidays", "2026-01-01", "“2026-01-01” stands where a list belongs"),
        ("calendar.holidays[1]", "New Year", "“New Year” is not a date"),
        ("calendar.holidays[1]", None, "null stands where a text belongs"),
        ("calendar.away[0].to", "2026-02-15", "2026-02-15, lies before the beginning, 2026-02-16"),
        ("calendar.away[0].to", None, "it is missing"),
        ("calendar.away[0].why", "", "the why is empty"),
        ("clients", {}, "an object stands where a list belongs"),
        ("clients[0]", "Ana Reyes", "“Ana Reyes” stands where an object belongs"),
        (f"{ANA}.colour", "red", "ft knows no field of this name here"),
        (f"{ANA}.ref", "C7 F3", "is not a reference"),
        (f"{ANA}.ref", "", "is not a reference"),
        (f"{ANA}.ref", "C" * 17, "is not a reference"),
        (f"{ANA}.ref", 73, "73 stands where a text belongs"),
        ("clients[1].ref", "c7f3", "“C7F3” is the reference of clients[0] already"),
        (f"{ANA}.name", None, "it is missing"),
        (f"{ANA}.name", " ", "the name is empty"),
        (f"{ANA}.name", "A" * 201, "the name has 201 characters"),
        (f"{ANA}.name", "Ana\nReyes", "no screen shows (U+000A)"),
        (f"{ANA}.name", "Ana\x00", "no screen shows (U+0000)"),
        (f"{ANA}.name", "Ana\ud800", "no screen shows (U+D800)"),
        (f"{ANA}.email", "ana@example.org\x1b[2J", "no screen shows (U+001B)"),
        (f"{ANA}.intake", None, "it is missing"),
        (f"{ANA}.intake", "soon", "“soon” is not a date"),
        (f"{ANA}.intake", "2026-02-30", "“2026-02-30” is not a date"),
        (f"{ANA}.intake", "20260105", "“20260105” is not a date"),
        (f"{ANA}.intake", "2026-W02-1", "“2026-W02-1” is not a date"),
        (f"{ANA}.intake", "1899-12-31", "“1899-12-31” is not a date"),
        (f"{ANA}.intake", "2101-01-01", "from 1900 to 2100"),
        (f"{ANA}.intake", 20260105, "20260105 stands where a text belongs"),
        (f"{ANA}.status", "waiting", "“waiting” is not one of: open, closed"),
        (f"{ANA}.language", "de", "“de” is not one of: en, fr"),
        (f"{ANA}.channel", "fax", "“fax” is not one of: call, text, email, letter"),
        (f"{ANA}.contracts[0].ends_on", "2026-01-04", "2026-01-04, lies before the beginning, 2026-01-05"),
        (f"{LINE}.party", "employer", "“employer” is not one of: client, counsellor"),
        (f"{LINE}.kind", "aplication", "not a kind of activity that ft knows; did you mean application?"),
        (f"{LINE}.kind", "job-leads", "A job-leads cannot be promised “5/week”"),
        (f"{LINE}.cadence", "often", "“often” is not a rhythm that ft can read"),
        (f"{LINE}.cadence", "every wed", "A application cannot be promised “every wed”"),
        (f"{LINE}.cadence", "by 2026-02-30", "is not a rhythm that ft can read"),
        (f"{LINE}.cadence", None, "it is missing"),
        (f"{LINE}.wording", "w" * 501, "the wording has 501 characters"),
        (f"{ANA}.contracts[0].obligations[1]", a_line(cadence="3/week"), "“5/week” and “3/week”"),
        (f"{ANA}.absences[0].kind", "ill", "“ill” is not one of: excused, paused"),
        (f"{ANA}.absences[0].to", "2026-01-19", "2026-01-19, lies before the beginning, 2026-01-20"),
        (f"{ANA}.absences[0].to", None, "only a pause may be without a last day"),
        (f"{DEED}.id", 4, "ft knows no field of this name here"),
        (f"{DEED}.on", None, "it is missing"),
        (f"{DEED}.kind", "zumba", "“zumba” is not a kind of activity that ft knows"),
        (f"{DEED}.kind", None, "it is missing"),
        (f"{DEED}.kind", ["report"], "a list stands where a text belongs"),
        (f"{DEED}.count", 0, "0 is not a whole number from 1 to 999"),
        (f"{DEED}.count", 1000, "1000 is not a whole number from 1 to 999"),
        (f"{DEED}.count", True, "true is not a whole number"),
        (f"{DEED}.count", 1.0, "1.0 is not a whole number"),
        (f"{DEED}.count", float("nan"), "NaN is not a whole number"),
        (f"{DEED}.count", float("-inf"), "-Infinity is not a whole number"),
        (f"{DEED}.outcome", "well", "“well” is not one of: done, attended, missed"),
        (f"{DEED}.outcome", "missed", "application cannot be recorded with missed"),
        (f"{DEED}.direction", "up", "“up” is not one of: out, in"),
        (f"{DEED}.direction", "in", "application cannot be recorded with in"),
        (f"{DEED}.topic", "money", "“money” is not one of: value, habits, vision, plan"),
        (f"{DEED}.week_of", "week 2", "“week 2” is not a date"),
        (f"{DEED}.title", "t" * 201, "the title has 201 characters"),
        (f"{DEED}.minutes", 1441, "1441 is not a whole number from 0 to 1440"),
        (f"{DEED}.minutes", -1, "-1 is not a whole number from 0 to 1440"),
        (f"{DEED}.note", "", "the note is empty"),
        (f"{DEED}.note", 7, "7 stands where a text belongs"),
        (f"{DEED}.recorded_at", "2026-01-06", "“2026-01-06” is not a moment"),
        (f"{DEED}.recorded_at", "2026-01-06T25:00:00Z", "is not a moment"),
        (f"{DEED}.recorded_at", "1899-01-06T12:00:00Z", "is not a moment"),
        (f"{ANA}.tasks[0].title", "t" * 201, "the title has 201 characters"),
        (f"{ANA}.tasks[0].by", None, "it is missing"),
        (f"{ANA}.tasks[0].done_on", None, "ft knows no field of this name here"),
        (f"{ANA}.placements[0].list", "inactive", "“inactive” is not one of the lists"),
        (f"{ANA}.placements[0].until", "2026-02-01", "2026-02-01, lies before the beginning"),
        (f"{ANA}.placements[0].until", "2026-05-03", "hold for 91 days, and a placement holds for 90 days"),
        (f"{ANA}.contracts[0].confidence", 11, "11 is not a whole number from 0 to 10"),
        (f"{LINE}.at", "a" * 501, "the at has 501 characters"),
        (f"{DEED}.because", "no-bus", "“no-bus” is not one of: forgot, could-not"),
        (f"{DEED}.because", "forgot", "application cannot be recorded with because"),
        (f"{ANA}.visions[0].importance", 10.0, "10.0 is not a whole number from 0 to 10"),
        (f"{ANA}.visions[0].obstacle", "", "the obstacle is empty"),
        (f"{ANA}.visions[0].dream", "a boat", "ft knows no field of this name here"),
        (f"{ANA}.check_ins[0].last", "2026-01-05", "2026-01-05, lies before the beginning, 2026-01-06"),
        (f"{ANA}.check_ins[0].last", None, "it is missing"),
        (f"{ANA}.check_ins[0].kind", "letter", "“letter” is not one of: text, call, meeting, task"),
        (f"{ANA}.check_ins[0].purpose", "chat", "“chat” is not one of: welcome"),
        (f"{ANA}.open_doors[0].would_help", None, "it is missing"),
        (f"{ANA}.open_doors[0].review_on", "2026-02-01", "2026-02-01, lies before the beginning"),
        (f"{ANA}.open_doors[0].review_on", "2026-05-04", "after 91 days, and a review comes within 90 days"),
        (f"{ANA}.jobs[0].started_on", "spring", "“spring” is not a date"),
        (f"{ANA}.jobs[0].ended_on", "2026-03-08", "2026-03-08, lies before the beginning"),
        (f"{ANA}.jobs[0].employer", "e" * 201, "the employer has 201 characters"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_with_its_place(place: str, value: object, trouble: str) -> None:
    with pytest.raises(ImpossibleFile) as caught:
        read(with_value(place, value))

    assert (caught.value.facts["path"], caught.value.facts["place"]) == ("caseload.json", place)
    assert trouble in str(caught.value.facts["trouble"])
    assert str(caught.value).isprintable()


@pytest.mark.parametrize(
    ("place", "value", "named", "trouble"),
    [
        (f"{ANA}.status", "closed", f"{ANA}.closed_on", "a closed file needs the day of closing"),
        (f"{ANA}.closed_on", "2026-03-02", f"{ANA}.status", "it is open, but closed_on is 2026-03-02"),
        (f"{ANA}.closed_on", "2026-01-04", f"{ANA}.closed_on", "2026-01-04, lies before the beginning"),
        (f"{ANA}.outcome", "employed", f"{ANA}.outcome", "an open file has no outcome yet"),
        (f"{ANA}.contracts", [CONTRACT, CONTRACT], f"{ANA}.contracts[1].signed_on", "another contract"),
        (f"{ANA}.contracts[0]", {"ends_on": "2026-01-04"}, f"{ANA}.contracts[0].signed_on", "it is missing"),
        (f"{DEED}.kind", "job-club", f"{DEED}.count", "job-club cannot be recorded with a count of 2"),
        (f"{ANA}.absences", [PAUSE, PAUSE], f"{ANA}.absences[1].to", "another pause is open already"),
        (
            DEED,
            {"on": "2026-01-06", "kind": "job-club"},
            f"{DEED}.outcome",
            "attended, missed, excused, ours",
        ),
        (DEED, {"on": "2026-01-06", "kind": "call"}, f"{DEED}.outcome", "A call needs its outcome: answered"),
        (DEED, {"on": "2026-01-06", "kind": "call", "count": 2}, f"{DEED}.count", "a count of 2"),
        (f"{ANA}.tasks[0]", {"on": "2026-01-06", "kind": "report"}, f"{ANA}.tasks[0].on", "knows no field"),
        (f"{ANA}.a\x1b\n", 1, f"{ANA}.a\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}", "knows no field"),
        (f"{LINE}.cadence", "by 1800-01-01", f"{LINE}.cadence", "1800-01-01 is not from 1900 to 2100"),
        (
            f"{ANA}.visions[0]",
            {"on": "2026-01-05"},
            f"{ANA}.visions[0].words",
            "so is all else that a vision",
        ),
        ("calendar.holidays[0]", {"day": "x"}, "calendar.holidays[0].day", "“x” is not a date"),
    ],
)
def test_what_cannot_be_together_is_told_where_to_change_it(
    place: str, value: object, named: str, trouble: str
) -> None:
    with pytest.raises(ImpossibleFile) as caught:
        read(with_value(place, value))

    assert caught.value.facts["place"] == named
    assert trouble in str(caught.value.facts["trouble"])


@pytest.mark.parametrize(
    ("text", "place", "trouble"),
    [
        ("", "line 1, column 1", "the file ends before it is complete"),
        ("ref,name\nC7F3,Ana", "line 1, column 1", "this is not JSON"),
        ('{"followthrough": 1,\n "clients": [}', "line 2, column 14", "this is not JSON (expecting value)"),
        ('{"followthrough": 1} {}', "line 1, column 22", "this is not JSON (extra data)"),
        ('{"followthrough": 1, "clients": "\x00"}', "line 1, column 34", "(invalid control character)"),
        ("\x00", "line 1, column 1", "this is not JSON"),
        ("[]", "the whole file", "a list stands where an object belongs"),
        ("null", "the whole file", "null stands where an object belongs"),
        ("NaN", "the whole file", "NaN stands where an object belongs"),
        ('{"clients": []}', "followthrough", "it is missing"),
        ('{"followthrough": 1, "followthrough": 1}', "followthrough", "this field stands there twice"),
        ('{"followthrough": 1, "clients": [{"ref": "A", "ref": "B"}]}', "clients[0].ref", "there twice"),
        ('{"followthrough": Infinity}', "followthrough", "not Infinity"),
        ('{"followthrough": ' + HUGE + "}", "the whole file", "too many digits"),
        ('{"followthrough": ' + "[" * 100_000, "the whole file", "too deep within one another"),
    ],
)
def test_what_is_no_caseload_file_is_told_with_its_line(text: str, place: str, trouble: str) -> None:
    with pytest.raises(ImpossibleFile) as caught:
        read_caseload(text, "caseload.json")

    assert caught.value.facts["place"] == place
    assert trouble in str(caught.value.facts["trouble"])
