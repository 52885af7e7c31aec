"""Quotes: where the quotation mark stands that spoils a row."""

from collections.abc import Iterable

from .limits import LONGEST_LINE


def opened_on(lines: Iterable[str], delimiter: str) -> int | None:
    """On which of some lines, from 0, the quotation mark opens that is never closed, or after whose end something else
    stands than a delimiter; None if there is none. The lines begin where a row does.
    """
    opened: int | None = None
    is_start, was_closed, looked_at = True, False, 0
    for number, line in enumerate(lines):
        looked_at += len(line)
        for mark in line:
            if opened is None:
                opened, is_start = (number, False) if is_start and mark == '"' else (None, mark == delimiter)
            elif mark == '"':
                was_closed = not was_closed
            elif was_closed:
                if mark not in (delimiter, "\r", "\n"):
                    return opened
                opened, was_closed, is_start = None, False, mark == delimiter
        if opened is None or was_closed:
            return None  # the row ended well
        if looked_at > LONGEST_LINE:
            break
    return opened
