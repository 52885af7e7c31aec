"""What the rows of a table tell, and why a row cannot be taken in."""

from datetime import date
from pathlib import Path

import pytest

from followthrough.casework.activity import Activity
from followthrough.casework.cadence import Dated, Weekly, Within
from followthrough.casework.contract import Obligation
from followthrough.casework.incoming import IncomingActivity, IncomingClient, IncomingLine, Rejected
from tables import read_text

MON = date(2026, 1, 5)


def activity_of(folder: Path, header: str, cells: str) -> Activity:
    (row,) = read_text(folder, f"client;date;type;{header}\nAna;2026-01-06;{cells}\n", "activities")
    assert isinstance(row, IncomingActivity), row
    return row.activity


def why(folder: Path, text: str, **more: object) -> tuple[int, str | None, str]:
    (row,) = read_text(folder, text, **more)  # type: ignore[arg-type]
    assert isinstance(row, Rejected), row
    return row.line, row.column, row.why


def test_a_row_of_clients_tells_what_its_columns_hold(folder: Path) -> None:
    table = (
        "Nom;Prénom;Date d’arrivée;Courriel;Tél.;Langue;Moyen de contact;Couleur\n"
        "Œuvrard;Élise;2026-01-05;e@exemple.ca;0600 11;français;texto;bleu\n"
    )
    assert read_text(folder, table) == [
        IncomingClient(
            line=2,
            original=(
                "Œuvrard",
                "Élise",
                "2026-01-05",
                "e@exemple.ca",
                "0600 11",
                "français",
                "texto",
                "bleu",
            ),
            ref=None,
            name="Élise Œuvrard",
            given={
                "intake": MON,
                "email": "e@exemple.ca",
                "phone": "0600 11",
                "language": "fr",
                "channel": "text",
            },
        )
    ]


def test_what_is_empty_is_none_and_what_ft_writes_itself_is_passed_over(folder: Path) -> None:
    table = "ref,name,status,list,since,program,follow_through\nC7F3,Ana Reyes,open,active,2026-01-05,,0.5\n"
    (row,) = read_text(folder, table)
    assert isinstance(row, IncomingClient)
    assert (row.ref, row.name, row.given) == ("C7F3", "Ana Reyes", {"program": None})


def test_a_row_of_activities_is_an_entry(folder: Path) -> None:
    header = "client,on,kind,count,outcome,direction,topic,week_of,title,minutes,note,because\n"
    table = header + 'C7F3,2026-01-06,report,2,done,,,2026-01-07,Résumé,15,"a\nb",\n'
    (row,) = read_text(folder, table)
    assert isinstance(row, IncomingActivity)
    assert (row.line, row.client) == (2, "C7F3")
    assert row.activity == Activity(
        0, date(2026, 1, 6), "report", 2, "done", week_of=MON, title="Résumé", minutes=15, note="a\nb"
    )


def test_a_row_of_contracts_is_a_line(folder: Path) -> None:
    table = (
        "client;signé le;fin;confiance;partie;activité;fréquence;libellé;lieu\n"
        "Ana;2026-01-05;2026-03-01;7/10;cliente;candidature;5/semaine;;bibliothèque\n"
        "Ana;2026-01-05;;;conseillère;rencontre;chaque mercredi;;\n"
        "Ana;2026-01-05;;;;relance;dans les 7 jours de la candidature;;\n"
    )
    rows = read_text(folder, table)
    assert all(isinstance(row, IncomingLine) for row in rows), rows
    assert [row[3:] for row in rows] == [
        (MON, date(2026, 3, 1), 7, Obligation("client", "application", Weekly(5), None, "bibliothèque")),
        (MON, None, None, Obligation("counsellor", "meeting", Dated(2))),
        (MON, None, None, Obligation("client", "follow-up", Within(7, "application"))),
    ]


@pytest.mark.parametrize(
    ("header", "cells", "activity"),
    [
        ("résultat", "atelier;présente", Activity(0, MON, "workshop", outcome="attended")),
        ("résultat", "Rencontre;No-show", Activity(0, MON, "meeting", outcome="missed")),
        ("outcome", "rdv;Absence motivée", Activity(0, MON, "meeting", outcome="excused")),
        ("outcome", "phone call;reached", Activity(0, MON, "call", outcome="answered", direction="out")),
        ("outcome", "Téléphone;Boîte vocale", Activity(0, MON, "call", outcome="no-answer", direction="out")),
        ("sens", "courriel;entrant", Activity(0, MON, "email", outcome=None, direction="in")),
        ("nombre", "Candidatures;4", Activity(0, MON, "application", 4)),
        ("minutes", "cv;30 min", Activity(0, MON, "resume-help", minutes=30)),
        ("durée", "cv;1 h 30", Activity(0, MON, "resume-help", minutes=90)),
        ("durée (h)", "cv;1:30", Activity(0, MON, "resume-help", minutes=90)),
        ("heures", "cv;0,25", Activity(0, MON, "resume-help", minutes=15)),
        ("motif", "job club;", None),
    ],
)
def test_the_words_of_the_field_are_known(
    folder: Path, header: str, cells: str, activity: Activity | None
) -> None:
    if activity is None:
        table = f"client;date;type;{header}\nAna;2026-01-06;{cells}\n"
        assert why(folder, table)[1:] == (
            "outcome",
            "a job-club needs its outcome: attended, missed, excused, ours",
        )
    else:
        assert activity_of(folder, header, cells) == activity._replace(on=date(2026, 1, 6))


@pytest.mark.parametrize(
    ("header", "cells", "column", "words"),
    [
        ("count", "application;0", "count", "“0” is not a whole number from 1 to 999"),
        ("count", "application;1000", "count", "“1000” is not a whole number from 1 to 999"),
        ("minutes", "application;1:30", "minutes", "“1:30” is not a whole number of minutes, from 0 to 1440"),
        ("hours", "application;25", "hours", "“25” is not a number of hours, as 1.5 or 1:30, from 0 to 24"),
        ("count", "zumba;1", "type", "“zumba” is not a kind of activity that ft knows"),
        ("note", "text;" + "n" * 10_001, "note", "the note has 10,001 characters"),
        ("note", "text;a\x07b", "note", "the note holds a character that no screen shows (U+0007)"),
    ],
)
def test_a_cell_that_cannot_be_is_rejected_with_its_column(
    folder: Path, header: str, cells: str, column: str, words: str
) -> None:
    line, where, said = why(folder, f"client;date;type;{header}\nAna;2026-01-06;{cells}\n", what="activities")
    assert (line, where) == (2, column)
    assert said.startswith(words)


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        (";2026-01-06;application", "client", "it is empty"),
        ("Ana;;application", "date", "it is empty"),
        ("Ana;2026-11-23;application", "date", "2026-11-23 has not come yet"),
        ("Ana;1900-02-29;application", "date", "there is no day “1900-02-29” from 1900 to 2100"),
        ("Ana;5/1/26;application", "date", "“5/1/26” has a year of two digits; write all four"),
        (
            "Ana;2026-01-06 14:30;application",
            "date",
            "“2026-01-06 14:30” has a time of day beside it; ft keeps days",
        ),
        ("Ana;2026-01-06;application;more", None, "it has 4 cells, and the header has 3"),
    ],
)
def test_a_row_that_cannot_be_is_rejected(folder: Path, row: str, column: str | None, words: str) -> None:
    assert why(folder, f"client;date;type\n{row}\n") == (2, column, words)


def test_a_short_row_is_filled_and_a_long_one_with_nothing_more_is_taken(folder: Path) -> None:
    rows = read_text(folder, "client;date;type;note\nAna;2026-01-06;report\nAna;2026-01-06;report;;;\n")
    assert [row.original for row in rows] == [("Ana", "2026-01-06", "report", "")] * 2
    assert all(isinstance(row, IncomingActivity) for row in rows)


@pytest.mark.parametrize("word", ["Total", "TOTAL :", "Total général"])
def test_a_row_of_totals_is_no_client(folder: Path, word: str) -> None:
    told = why(folder, f"Nom;Téléphone\n{word};12\n")
    assert told == (2, "Nom", f"“{word}” is what a row of totals says, and no name")


def test_a_file_closed_without_a_day_is_rejected(folder: Path) -> None:
    assert why(folder, "name,status\nAna,Fermé\n") == (
        2,
        "status",
        "it is closed, and no day of closing stands in the row",
    )


@pytest.mark.parametrize(
    ("text", "note"),
    [("'=1+1", "=1+1"), ("'+1 604", "+1 604"), ("'tis", "'tis"), ("-5", "-5"), ("''=1", "'=1")],
)
def test_the_guard_against_formulas_is_taken_off_again(folder: Path, text: str, note: str) -> None:
    assert activity_of(folder, "note", f"text;{text}").note == note
