"""Defect: what ft says when it is in the wrong itself. An error’s own words can hold a name: none is shown."""

import os
from collections.abc import Iterator

from followthrough.casework.mistakes import DEFECT

from .screen import say


def defect_told(defect: BaseException) -> int:
    """Say that it is a defect, of which kind and where; with FT_DEBUG, by which way it came there."""
    from traceback import extract_tb  # noqa: PLC0415  # only for a defect

    if os.environ.get("FT_DEBUG"):
        say("".join(_way_of(defect)))
    place = extract_tb(defect.__traceback__)[-1]
    where = f"{os.path.basename(place.filename)}, line {place.lineno}"  # noqa: PTH119
    say(f"ft: This is a defect in ft, not a mistake of yours: {type(defect).__name__} in {where}.")
    say("    Nothing was left half done. Please report that line; FT_DEBUG=1 shows the whole of it.")
    return DEFECT


def _way_of(defect: BaseException) -> Iterator[str]:
    """The lines of the program that led to it and to its cause, the earliest first; no values, and no words."""
    from traceback import extract_tb, format_list  # noqa: PLC0415  # as above

    cause = defect.__cause__ or (None if defect.__suppress_context__ else defect.__context__)
    if cause is not None:
        yield from _way_of(cause)
    yield from format_list(extract_tb(defect.__traceback__))
    yield f"{type(defect).__name__}\n"
