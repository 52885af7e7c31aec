"""Lengths: how long something takes, in hours and minutes."""

AN_HOUR = 60


def lasting(minutes: int) -> str:
    """Minutes as people say them: 45 min, 6 h, 2 h 05."""
    hours, left = divmod(minutes, AN_HOUR)
    if not hours:
        return f"{left} min"
    return f"{hours:,} h {left:02}" if left else f"{hours:,} h"
