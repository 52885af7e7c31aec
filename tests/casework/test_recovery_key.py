"""The recovery key: what is written down and typed back is the key, and what is mistyped is found."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followthrough.casework.key_mark import is_mark, mark_of, name_of
from followthrough.casework.mistakes import RecoveryKeyMistyped
from followthrough.casework.recovery_key import (
    GROUPS,
    PRIME,
    SIGNS,
    groups_of,
    in_lines,
    key_from,
    recovery_key,
    same_group,
)

KEY = bytes(range(32))
WRITTEN = "0001-081G-8186-0W40-J2GB-1G6G-W3RG-2491-650N-2RBH-G68T-3CE1-T7GZ-7SH0"
keys = st.binary(min_size=32, max_size=32)


def test_a_key_is_written_in_fourteen_groups_of_four() -> None:
    assert recovery_key(KEY) == WRITTEN
    assert [len(group) for group in groups_of(WRITTEN)] == [4] * GROUPS


@given(keys)
def test_what_is_written_down_is_the_key(key: bytes) -> None:
    assert key_from(recovery_key(key)) == key


@given(keys, st.sampled_from(["", " ", "-", " - ", "\n", "\t"]), st.booleans())
def test_capitals_spaces_and_hyphens_do_not_matter(key: bytes, between: str, small: bool) -> None:
    typed = between.join(groups_of(recovery_key(key)))

    assert key_from(typed.lower() if small else typed) == key


@given(keys)
def test_letters_that_look_like_numbers_are_taken_for_them(key: bytes) -> None:
    written = recovery_key(key)

    assert key_from(written.replace("0", "O").replace("1", "I")) == key
    assert key_from(written.replace("0", "o").replace("1", "l")) == key


@settings(deadline=None)
@given(keys, st.integers(0, 55), st.sampled_from(SIGNS))
def test_one_sign_mistyped_is_always_found_and_its_group_named(key: bytes, place: int, sign: str) -> None:
    signs = "".join(groups_of(recovery_key(key)))
    if signs[place] == sign:
        return

    with pytest.raises(RecoveryKeyMistyped) as told:
        key_from(signs[:place] + sign + signs[place + 1 :])

    assert f"group {place // 4 + 1} of 14" in told.value.facts["where"]


@settings(deadline=None)
@given(keys, st.integers(0, 51), st.integers(0, 51))
def test_two_signs_exchanged_are_always_found(key: bytes, one: int, other: int) -> None:
    signs = list("".join(groups_of(recovery_key(key))))
    if signs[one] == signs[other]:
        return
    signs[one], signs[other] = signs[other], signs[one]

    with pytest.raises(RecoveryKeyMistyped):
        key_from("".join(signs))


@pytest.mark.parametrize(
    ("typed", "where"),
    [
        ("", "it has 14 groups of 4 signs, and 0 signs are here"),
        (WRITTEN[:-1], "it has 14 groups of 4 signs, and 55 signs are here"),
        (WRITTEN + "0", "it has 14 groups of 4 signs, and 57 signs are here"),
        (WRITTEN.replace("8186", "81U6"), "“U” is none of its signs: group 3 of 14"),
        (WRITTEN.replace("8186", "8187"), "look again at group 3 of 14"),
        (WRITTEN.replace("8186", "8816"), "look again at group 3 of 14"),
        ("Z" * 56, "the last group does not fit the others"),
    ],
)
def test_what_is_mistyped_is_told_with_the_place(typed: str, where: str) -> None:
    with pytest.raises(RecoveryKeyMistyped) as told:
        key_from(typed)

    assert told.value.facts == {"where": where}


def test_the_number_that_checks_is_a_prime() -> None:
    assert PRIME < 1 << 20
    assert all(PRIME % divisor for divisor in range(2, 1000))


def test_it_is_shown_in_two_lines_of_seven_groups_with_their_numbers() -> None:
    numbers, groups, more_numbers, more = in_lines(WRITTEN)

    assert numbers.split() == [str(number) for number in range(1, 8)]
    assert more_numbers.split() == [str(number) for number in range(8, 15)]
    assert "-".join([*groups.split(), *more.split()]) == WRITTEN


def test_a_group_is_the_same_however_it_is_typed() -> None:
    assert same_group(" 85o6 ", "8506")
    assert not same_group("8507", "8506")
    assert not same_group("", "8506")


# The mark ---------------------------------------------------------------------------------------------------------


@given(keys)
def test_a_mark_names_the_key_and_holds_nothing_of_it(key: bytes) -> None:
    mark = mark_of(key)

    assert (len(mark), is_mark(mark), mark[:5], name_of(mark)) == (16, True, b"ftCP\x01", mark[5:].hex())
    assert not any(key[start : start + 3] in mark for start in range(30))


def test_another_key_has_another_mark() -> None:
    assert mark_of(KEY) == bytes.fromhex("6674435001") + mark_of(KEY)[5:]
    assert mark_of(KEY) != mark_of(KEY[::-1])
