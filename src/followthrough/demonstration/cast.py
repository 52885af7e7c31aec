"""Cast: who has which story."""

from collections.abc import Callable
from functools import partial

from .agreements import FOLLOWING_UP, INTENSIVE, LIGHT
from .stories.arriving import arrives, has_not_signed, misses_the_workshop, reports_nothing_yet, starts_well
from .stories.resting import (
    finds_the_way_back,
    finds_work,
    is_paused,
    moves_away,
    rests,
    rests_and_is_written_to,
    rests_by_agreement,
    rings_again,
    told_before_resting,
)
from .stories.steady import (
    back_from_a_pause,
    back_on_track,
    diligent,
    ill_for_some_days,
    interviewing,
    left_in_peace,
    near_the_end_of_the_contract,
    partly,
    waits_for_a_reply,
    waits_for_job_leads,
    with_a_resume_to_do,
)
from .stories.wobbling import (
    comes_and_goes,
    fades,
    falls_silent,
    has_an_ended_contract,
    is_kept_close,
    picks_up_again,
)
from .story import Story

CAST: dict[str, Callable[[Story], None]] = {
    # Active
    "M7FD": partial(diligent, start=11),
    "W2HF": partial(diligent, start=8, weekday=2),
    "Z4CH": partial(diligent, start=5, reviews=False),
    "P8RN": partial(diligent, start=9, lines=FOLLOWING_UP),
    "B5MW": partial(diligent, start=10, lines=LIGHT, weekday=1),
    "V3TN": partial(diligent, start=6, lines=FOLLOWING_UP, reviews=False),
    "J9BC": partial(diligent, start=7, lines=INTENSIVE),
    "T6WZ": partial(diligent, start=4, lines=INTENSIVE, weekday=3),
    "N4WK": partial(partly, start=7),
    "G2PS": partial(with_a_resume_to_do, start=6),
    "D7FT": partial(with_a_resume_to_do, start=3),
    "X3BR": partial(interviewing, start=9),
    "S9FT": partial(waits_for_job_leads, start=6),
    "C4RW": partial(waits_for_a_reply, start=8),
    "Q5NT": partial(near_the_end_of_the_contract, start=11),
    "W8NR": partial(ill_for_some_days, start=7),
    "R3TG": partial(back_from_a_pause, start=9),
    "M2RD": partial(back_on_track, start=11),
    "B7CH": partial(left_in_peace, start=8),
    "F8BN": partial(arrives, office_days_ago=0),
    "R5HB": partial(arrives, office_days_ago=2),
    "S2BJ": partial(starts_well, days_ago=5),
    # Needs early intervention
    "K5GR": misses_the_workshop,
    "X4MC": reports_nothing_yet,
    "T2NG": partial(fades, start=9),
    "Z8KS": partial(fades, start=7, lines=FOLLOWING_UP),
    "D9MK": partial(falls_silent, start=9),
    "K3TB": partial(comes_and_goes, start=8),
    "S6TR": partial(has_not_signed, days_ago=12),
    "G4ND": partial(has_an_ended_contract, start=8),
    "H3PC": partial(picks_up_again, start=9),
    "P4MV": partial(is_kept_close, start=7),
    "B9TQ": partial(rings_again, start=8),
    "N7TS": partial(finds_the_way_back, start=9),
    # Low power, door open
    "F3RC": partial(rests, start=11),
    "C6DF": partial(rests_and_is_written_to, start=11),
    "H8MD": partial(told_before_resting, start=9),
    "X9FB": partial(rests, start=8),
    "K7RH": partial(rests_by_agreement, start=10),
    # Paused, and closed
    "G6ND": partial(is_paused, start=9, days_ago=20, days=None, why="stage d’un autre programme"),
    "V5SC": partial(is_paused, start=8, days_ago=6, days=30, why="family abroad; back on the day we agreed"),
    "R8NM": partial(
        finds_work, start=10, days_ago=13, employer="Coop Le Panier rond", work="accounting clerk"
    ),
    "H6JK": partial(finds_work, start=11, days_ago=29, employer="First Loaf Bakery", work="night baker"),
    "J4SP": partial(moves_away, start=11, outcome="moved to Moncton; file handed over with consent"),
}
"""The story of each person, by reference, as the morning of the day finds them."""
