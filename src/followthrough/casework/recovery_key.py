"""Recovery key: the key of an encrypted caseload as a person writes it down and types it, told where it is mistyped.

It is the 256 bits of the key as a number in base 32, 13 groups of 4 signs, and a 14th group to check them by. There is
no I, L, O or U among the signs, so that none is taken for another; who types an O or an I is understood.
"""

from collections.abc import Sequence

from .mistakes import RecoveryKeyMistyped

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""The 32 signs, in the order of their values."""

MEANT = str.maketrans("OIL", "011")
"""What stands for what, where somebody writes a letter that is no sign."""

KEY_BYTES = 32
"""Length of a key, in bytes."""

KEY_SIGNS, CHECK_SIGNS, GROUP = 52, 4, 4
"""Signs of the key, signs that check it, signs of a group."""

PRIME = 999_983
"""The largest prime below a million: the check group is the remainder by it.

One sign mistyped, or any two of the key exchanged, always change the remainder, and mostly tell in which group.
"""

GROUPS = (KEY_SIGNS + CHECK_SIGNS) // GROUP


def recovery_key(key: bytes) -> str:
    """A key of 32 bytes as it is written down: 14 groups of 4 signs, with hyphens."""
    number = int.from_bytes(key)
    signs = _signs(number, KEY_SIGNS) + _signs(number % PRIME, CHECK_SIGNS)
    return "-".join(groups_of(signs))


def groups_of(text: str) -> list[str]:
    """The signs of a text in groups of 4, as they are understood: capitals, no spaces, no hyphens."""
    signs = "".join(sign for sign in text.upper().translate(MEANT) if sign.isalnum())
    return [signs[start : start + GROUP] for start in range(0, len(signs), GROUP)]


def in_lines(text: str) -> list[str]:
    """A recovery key in lines of seven groups with their numbers above: easier to copy by hand."""
    groups, half = groups_of(text), GROUPS // 2
    lines = []
    for start in (0, half):
        numbers = range(start + 1, start + half + 1)
        lines += ["  ".join(f"{number:>4}" for number in numbers), "  ".join(groups[start : start + half])]
    return lines


def key_from(text: str) -> bytes:
    """The key that a recovery key stands for. Raises `RecoveryKeyMistyped`, which says where to look."""
    signs = "".join(groups_of(text))
    strange = [number for number, sign in enumerate(signs) if sign not in SIGNS]
    if strange:
        raise RecoveryKeyMistyped(where=f"“{signs[strange[0]]}” is none of its signs: {_group(strange[0])}")
    if len(signs) != KEY_SIGNS + CHECK_SIGNS:
        raise RecoveryKeyMistyped(
            where=f"it has {GROUPS} groups of {GROUP} signs, and {len(signs)} signs are here"
        )
    if not _fits(signs):
        raise RecoveryKeyMistyped(where=_look_at(signs))
    return _number(signs[:KEY_SIGNS]).to_bytes(KEY_BYTES)


def same_group(typed: str, group: str) -> bool:
    """Whether somebody typed this group, however they write it."""
    return groups_of(typed) == [group]


# How it is made out of a number ----------------------------------------------------------------------------------


def _signs(number: int, length: int) -> str:
    return "".join(SIGNS[number >> 5 * place & 31] for place in reversed(range(length)))


def _number(signs: Sequence[str] | str) -> int:
    number = 0
    for sign in signs:
        number = number << 5 | SIGNS.index(sign)
    return number


def _fits(signs: str) -> bool:
    number, check = _number(signs[:KEY_SIGNS]), _number(signs[KEY_SIGNS:])
    return number < 1 << 8 * KEY_BYTES and number % PRIME == check


def _look_at(signs: str) -> str:
    """Where the one sign or the two neighbours may stand that would make it fit; it is never corrected unasked."""
    places = {place for place in range(len(signs)) if any(map(_fits, _with_another(signs, place)))}
    groups = sorted({place // GROUP for place in places})
    if not groups:
        return "the last group does not fit the others"
    return f"look again at {' and '.join(_group(group * GROUP) for group in groups)}"


def _with_another(signs: str, place: int) -> list[str]:
    """The signs with every other one at a place, and with this one and the next exchanged."""
    before, sign, after = signs[:place], signs[place], signs[place + 1 :]
    exchanged = [before + after[0] + sign + after[1:]] if after else []
    return [before + other + after for other in SIGNS if other != sign] + exchanged


def _group(place: int) -> str:
    return f"group {place // GROUP + 1} of {GROUPS}"
