from datetime import date

import pytest

from followthrough.casework.client import REFERENCE_LETTERS, Absence, Client
from followthrough.casework.contract import Contract
from followthrough.casework.mistakes import (
    AlreadyOnCaseload,
    AlreadyPaused,
    BeforeIntake,
    ClientIsClosed,
    ClientIsOpen,
    EndBeforeBeginning,
    NoSuchClient,
    NotPaused,
    RecordBeforeIntake,
)
from followthrough.store import Caseload


def test_a_client_comes_back_as_added(caseload: Caseload) -> None:
    added = caseload.add_client(
        *("Élise Côté", date(2026, 1, 5)),
        program="EAS",
        email="e@x.org",
        phone="604-555-0142",
        language="fr",
        channel="text",
    )

    assert caseload.find(added.ref) == added
    assert added == Client(
        *(added.ref, "Élise Côté", date(2026, 1, 5), "EAS", "e@x.org", "604-555-0142", "fr", "text")
    )


def test_a_reference_is_short_and_neither_a_number_nor_a_word(caseload: Caseload) -> None:
    refs = [caseload.add_client(f"Person {n}", date(2026, 1, 5)).ref for n in range(60)]

    assert len(set(refs)) == 60
    assert all(len(ref) == 4 and set(ref) <= set(REFERENCE_LETTERS) for ref in refs)
    assert not any(ref.isdigit() or ref.isalpha() for ref in refs)


def test_a_reference_is_not_given_again_after_undo(
    caseload: Caseload, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = iter("7F3C7F3CK2QD")
    monkeypatch.setattr("random.SystemRandom.choice", lambda _self, _letters: next(drawn))
    first = caseload.add_client("Ana Reyes", date(2026, 1, 5))
    caseload.undo()

    second = caseload.add_client("Ana Reyes", date(2026, 1, 5))

    assert (first.ref, second.ref) == ("7F3C", "K2QD")


def test_when_references_run_out_they_get_longer(caseload: Caseload, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("random.SystemRandom.choice", lambda _self, _letters: "7")
    monkeypatch.setattr("followthrough.store.people.is_mixed", lambda _ref: True)

    assert [caseload.add_client(f"Person {n}", date(2026, 1, 5)).ref for n in range(2)] == ["7777", "77777"]


def test_the_same_name_however_spelled_is_on_the_caseload_already(caseload: Caseload, ana: Client) -> None:
    with pytest.raises(AlreadyOnCaseload) as refused:
        caseload.add_client("  ÁNA   reyes", date(2026, 2, 1))

    assert refused.value.facts == {"ref": "C7F3", "name": "Ana Reyes", "intake": "2026-01-05"}


def test_another_person_of_that_name_is_added(caseload: Caseload, ana: Client) -> None:
    another = caseload.add_client("Ana Reyes", date(2026, 2, 1), another=True)

    assert [client.ref for client in caseload.clients()] == sorted([ana.ref, another.ref])


def test_the_name_of_a_closed_file_is_free(caseload: Caseload, ana: Client) -> None:
    caseload.close_client(ana.ref, date(2026, 2, 1), "hired")

    assert caseload.add_client("Ana Reyes", date(2026, 2, 1)).status == "open"


def test_an_edit_gives_the_client_before_and_after(caseload: Caseload, ana: Client) -> None:
    before, after = caseload.edit_client("c7f3", name="Ana Reyes Soto", phone="604-555-0142")

    assert before == ana
    assert after == caseload.find("soto") == ana._replace(name="Ana Reyes Soto", phone="604-555-0142")


def test_an_edit_that_changes_nothing_is_no_step(caseload: Caseload, ana: Client) -> None:
    steps = caseload.steps()

    assert caseload.edit_client(ana.ref, name="Ana Reyes", intake=date(2026, 1, 5)) == (ana, ana)
    assert caseload.steps() == steps


def test_an_intake_cannot_come_after_what_is_signed(caseload: Caseload, ana: Client) -> None:
    caseload.sign(ana.ref, Contract(date(2026, 1, 7)))

    with pytest.raises(RecordBeforeIntake) as refused:
        caseload.edit_client(ana.ref, intake=date(2026, 1, 8))

    assert refused.value.facts["day"] == "2026-01-07"
    assert caseload.edit_client(ana.ref, intake=date(2026, 1, 7))[1].intake == date(2026, 1, 7)


def test_an_intake_cannot_come_after_the_closing(caseload: Caseload, ana: Client) -> None:
    caseload.close_client(ana.ref, date(2026, 2, 1), None)

    with pytest.raises(EndBeforeBeginning):
        caseload.edit_client(ana.ref, intake=date(2026, 2, 2))


def test_only_what_belongs_to_a_client_can_be_edited(caseload: Caseload, ana: Client) -> None:
    with pytest.raises(TypeError, match="closed_on"):
        caseload.edit_client(ana.ref, closed_on=date(2026, 2, 1))


def test_nobody_is_found_by_a_reference_that_nobody_has(caseload: Caseload) -> None:
    with pytest.raises(NoSuchClient):
        caseload.excuse("ZZZ9", date(2026, 1, 6), date(2026, 1, 6), None)


# Absences


def test_an_excuse_is_kept(caseload: Caseload, ana: Client) -> None:
    excused = caseload.excuse(ana.ref, date(2026, 1, 20), date(2026, 1, 23), "ill")

    assert excused == Absence("excused", date(2026, 1, 20), date(2026, 1, 23), "ill")
    assert caseload.case_file(ana.ref).absences == (excused,)


def test_an_excuse_cannot_end_before_it_begins(caseload: Caseload, ana: Client) -> None:
    with pytest.raises(EndBeforeBeginning):
        caseload.excuse(ana.ref, date(2026, 1, 20), date(2026, 1, 19), None)


def test_an_open_pause_ends_the_day_before_work_goes_on(caseload: Caseload, ana: Client) -> None:
    caseload.pause(ana.ref, date(2026, 2, 2), None, "moving")

    ended = caseload.resume(ana.ref, date(2026, 2, 10))

    assert ended == Absence("paused", date(2026, 2, 2), date(2026, 2, 9), "moving")
    assert caseload.case_file(ana.ref).absences == (ended,)


def test_a_pause_with_a_last_day_can_end_earlier(caseload: Caseload, ana: Client) -> None:
    caseload.pause(ana.ref, date(2026, 2, 2), date(2026, 3, 2), None)

    assert caseload.resume(ana.ref, date(2026, 2, 10)).last == date(2026, 2, 9)


def test_a_pause_that_has_not_begun_is_removed(caseload: Caseload, ana: Client) -> None:
    pause = caseload.pause(ana.ref, date(2026, 2, 2), None, None)

    assert caseload.resume(ana.ref, date(2026, 2, 2)) == pause
    assert caseload.case_file(ana.ref).absences == ()


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2026, 2, 20), None),
        (date(2026, 1, 10), date(2026, 2, 2)),
        (date(2026, 2, 9), date(2026, 2, 9)),
        (date(2026, 1, 10), None),
    ],
)
def test_a_pause_cannot_overlap_another(
    caseload: Caseload, ana: Client, first: date, last: date | None
) -> None:
    caseload.pause(ana.ref, date(2026, 2, 2), date(2026, 2, 9), None)
    caseload.pause(ana.ref, date(2026, 2, 20), None, None)

    with pytest.raises(AlreadyPaused):
        caseload.pause(ana.ref, first, last, None)


def test_a_pause_may_follow_another_at_once(caseload: Caseload, ana: Client) -> None:
    caseload.pause(ana.ref, date(2026, 2, 2), date(2026, 2, 9), None)
    caseload.pause(ana.ref, date(2026, 2, 10), date(2026, 2, 12), None)
    caseload.excuse(ana.ref, date(2026, 2, 9), date(2026, 2, 10), "both")

    assert len(caseload.case_file(ana.ref).absences) == 3


def test_who_is_not_paused_cannot_resume(caseload: Caseload, ana: Client) -> None:
    caseload.pause(ana.ref, date(2026, 2, 2), date(2026, 2, 9), None)

    with pytest.raises(NotPaused):
        caseload.resume(ana.ref, date(2026, 2, 10))


# Closing


def test_a_closed_file_says_when_and_how_it_ended(caseload: Caseload, ana: Client) -> None:
    closed = caseload.close_client(ana.ref, date(2026, 3, 2), "hired")

    assert closed == caseload.find(ana.ref) == ana._replace(closed_on=date(2026, 3, 2), outcome="hired")


def test_a_file_is_closed_once_and_not_before_intake(caseload: Caseload, ana: Client) -> None:
    with pytest.raises(BeforeIntake):
        caseload.close_client(ana.ref, date(2026, 1, 4), None)
    caseload.close_client(ana.ref, date(2026, 1, 5), None)
    with pytest.raises(ClientIsClosed):
        caseload.close_client(ana.ref, date(2026, 4, 2), None)


def test_the_time_of_a_closed_file_counts_as_paused(caseload: Caseload, ana: Client) -> None:
    caseload.close_client(ana.ref, date(2026, 3, 2), "hired")

    opened = caseload.reopen_client(ana.ref, date(2026, 4, 1))

    assert opened == caseload.find(ana.ref) == ana
    gap = Absence("paused", date(2026, 3, 2), date(2026, 3, 31), "file was closed")
    assert caseload.case_file(ana.ref).absences == (gap,)


def test_a_file_opened_again_on_the_day_of_closing_was_never_paused(caseload: Caseload, ana: Client) -> None:
    caseload.close_client(ana.ref, date(2026, 3, 2), None)
    caseload.reopen_client(ana.ref, date(2026, 3, 2))

    assert caseload.case_file(ana.ref).absences == ()


def test_a_file_cannot_be_opened_again_while_open_or_before_it_was_closed(
    caseload: Caseload, ana: Client
) -> None:
    with pytest.raises(ClientIsOpen):
        caseload.reopen_client(ana.ref, date(2026, 3, 2))
    caseload.close_client(ana.ref, date(2026, 3, 2), None)
    with pytest.raises(EndBeforeBeginning):
        caseload.reopen_client(ana.ref, date(2026, 3, 1))


def test_of_a_closed_file_nothing_is_recorded_from_the_closing_day_on(
    caseload: Caseload, ana: Client
) -> None:
    caseload.close_client(ana.ref, date(2026, 3, 2), None)

    with pytest.raises(ClientIsClosed):
        caseload.excuse(ana.ref, date(2026, 3, 2), date(2026, 3, 5), None)
    with pytest.raises(ClientIsClosed):
        caseload.pause(ana.ref, date(2026, 3, 2), None, None)
    assert caseload.excuse(ana.ref, date(2026, 3, 1), date(2026, 3, 5), None)
