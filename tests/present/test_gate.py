import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.casework.names import is_unprintable
from followthrough.present.gate import clean


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Ana Reyes", "Ana Reyes"),
        ("Éva Müller 王芳 👩🏽‍💼", "Éva Müller 王芳 👩🏽‍💼"),
        ("[/red] [link=http://x] =1+1", "[/red] [link=http://x] =1+1"),
        ("red \x1b[31m", "red ␛[31m"),
        ("c1 \x9b31m", "c1 ⟦U+009B⟧31m"),
        ("bell\x07, del\x7f, nul\x00", "bell␇, del␡, nul␀"),
        ("turned \u202eround\u2066", "turned ⟦U+202E⟧round⟦U+2066⟧"),
        ("broken\u2028line", "broken⟦U+2028⟧line"),
        ("half \ud83d", "half ⟦U+D83D⟧"),
        ("two\nlines, a\ttab, a\r\nreturn", "two lines, a tab, a return"),
        ("over\rwritten", "over␍written"),
        ("60\u00a0%", "60\u00a0%"),
    ],
)
def test_what_people_typed_is_shown_and_steers_nothing(typed: str, shown: str) -> None:
    assert clean(typed) == shown


def test_the_lines_of_a_note_are_kept_where_there_is_room_for_them() -> None:
    assert clean("one\ntwo\tthree\x1b", "\n\t") == "one\ntwo\tthree␛"


@given(st.text(st.characters()))
def test_no_text_at_all_gets_through_the_gate_with_something_that_steers(text: str) -> None:
    assert not any(is_unprintable(mark) for mark in clean(text))
    assert not any(is_unprintable(mark) and mark != "\n" for mark in clean(text, "\n"))


@given(st.text())
def test_what_steers_nothing_is_left_as_it_is(text: str) -> None:
    if not any(unicodedata.category(mark) in ("Cc", "Cs") or is_unprintable(mark) for mark in text):
        assert clean(text) == text
