import csv
import io
import locale
from datetime import UTC, date, datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.casework.mistakes import UnknownLocale
from followthrough.present.excel_csv import ENGLISH, FRENCH, Dialect, ExcelCsv, dialect_of
from followthrough.present.sheet import Sheet, Value

COLUMNS = ("name", "phone", "on", "kept", "count", "note")
ROWS: list[tuple[Value, ...]] = [
    ("Élise Côté", "+1 604 555-0142", date(2026, 1, 5), Fraction(2, 3), 12, "deux; trois\n“œ”"),
    ('Jo "J" Roy', "0604", None, Fraction(1), -5, "=1+1"),
]


def written(dialect: Dialect, rows: list[tuple[Value, ...]], columns: tuple[str, ...] = COLUMNS) -> str:
    return "".join(ExcelCsv(Sheet("people", columns, rows), dialect).pieces())


def test_in_french_canada_lists_have_semicolons_and_shares_a_comma() -> None:
    assert written(FRENCH, ROWS) == (
        '\ufeff"name";"phone";"on";"kept";"count";"note"\r\n'
        '"Élise Côté";"\'+1 604 555-0142";2026-01-05;0,6667;12;"deux; trois\n“œ”"\r\n'
        '"Jo ""J"" Roy";"0604";;1;-5;"\'=1+1"\r\n'
    )


def test_in_english_canada_they_have_commas_and_a_point() -> None:
    assert (
        written(ENGLISH, ROWS)
        .splitlines()[1]
        .startswith('"Élise Côté","\'+1 604 555-0142",2026-01-05,0.6667,12')
    )


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t", "\r", "＝", "'=", "''@"])
def test_a_text_that_a_program_would_run_has_a_quote_before_it(begins: str) -> None:
    file = ExcelCsv(Sheet("people", ("a",), [(f"{begins}x",)]), ENGLISH)

    assert ("".join(file.pieces()), file.guarded) == (f'\ufeff"a"\r\n"\'{begins}x"\r\n', 1)


@pytest.mark.parametrize("text", ["Ana", "1-2", "l'été", "'twas", " =1", "", "’=1"])
def test_any_other_text_stays_as_it_is(text: str) -> None:
    file = ExcelCsv(Sheet("people", ("a",), [(text,)]), ENGLISH)

    assert ("".join(file.pieces()), file.guarded) == (f'\ufeff"a"\r\n"{text}"\r\n', 0)


def test_days_and_numbers_are_guarded_from_nothing() -> None:
    row: tuple[Value, ...] = (date(2026, 1, 5), -5, Fraction(-1, 2), True, datetime(2026, 1, 5, tzinfo=UTC))
    file = ExcelCsv(Sheet("people", tuple("abcde"), [row]), ENGLISH)

    assert "".join(file.pieces()).splitlines()[1] == '2026-01-05,-5,-0.5,"yes","2026-01-05T00:00:00+00:00"'
    assert file.guarded == 0


@given(st.lists(st.tuples(st.text(), st.text()), max_size=5), st.sampled_from([ENGLISH, FRENCH]))
def test_whatever_was_typed_comes_back_once_the_guard_is_off(
    rows: list[tuple[Value, ...]], dialect: Dialect
) -> None:
    text = written(dialect, rows, ("a", "b")).removeprefix("\ufeff")
    _, *back = csv.reader(io.StringIO(text, newline=""), delimiter=dialect.separator)

    assert [tuple(map(unguarded, row)) for row in back] == rows


def unguarded(text: str) -> str:
    """A text as it was, by the rule that docs/pipes.md states."""
    runs = text.lstrip("'")[:1] in set("=+-@\t\r＝＋－＠") and text.startswith("'") and text.lstrip("'") != ""
    return text[1:] if runs else text


@pytest.mark.parametrize(
    ("name", "dialect"), [("fr_CA", FRENCH), ("fr-ca", FRENCH), ("en_CA.UTF-8", ENGLISH), ("EN_CA", ENGLISH)]
)
def test_a_locale_can_be_named(name: str, dialect: Dialect) -> None:
    assert dialect_of(name) == dialect


def test_a_locale_that_is_not_known_is_a_mistake() -> None:
    with pytest.raises(UnknownLocale):
        dialect_of("tlh")


@pytest.mark.skipif(not hasattr(locale, "nl_langinfo"), reason="SKIPPED: Windows keeps this elsewhere")
@pytest.mark.parametrize(
    ("told", "dialect"), [("C", ENGLISH), ("fr_CA.UTF-8", FRENCH), ("fr_XX.nowhere", FRENCH), ("", ENGLISH)]
)
def test_without_a_name_it_is_the_machines(
    told: str, dialect: Dialect, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = locale.setlocale(locale.LC_NUMERIC)
    for name in ("LC_ALL", "LC_NUMERIC", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_NUMERIC", told)

    assert (dialect_of(), locale.setlocale(locale.LC_NUMERIC)) == (dialect, before)
