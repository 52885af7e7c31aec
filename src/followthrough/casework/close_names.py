"""Close names: whether a new name looks like a known one, as with a slip of the pen, or two words swapped."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher

from .names import fold

CLOSE_FROM = 0.85
"""How alike two names must be, from 0 to 1: “Ana Reyes” and “Anna Reyes” are 0.95, “Ana Roy” and “Ann Roy” 0.86,
“Ana Reyes” and “Mia Reyes” 0.78."""

MOST_COMPARED = 8
"""Known names that are compared letter by letter with a new one: those that share the most pairs of letters with it."""


class KnownNames:
    """The names on a caseload, to be asked which of them is nearest to a new one.

    Comparing every new name with every known one letter by letter would take minutes on a large caseload; pairs of
    letters find the few that can be near.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names: list[str] = []
        self._with_pair: defaultdict[str, list[int]] = defaultdict(list)
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        """Take in one more name; its place is after all others."""
        known = _in_any_order(name)
        for pair in _pairs(known):
            self._with_pair[pair].append(len(self._names))
        self._names.append(known)

    def nearest(self, name: str) -> int | None:
        """The place of the known name that is nearest to this one; None if none is close. Word order is ignored."""
        asked = _in_any_order(name)
        shared: Counter[int] = Counter()
        for pair in _pairs(asked):
            shared.update(self._with_pair.get(pair, ()))
        matcher = SequenceMatcher(autojunk=False)
        matcher.set_seq2(asked)
        best, nearest = CLOSE_FROM, None
        for place, _ in shared.most_common(MOST_COMPARED):
            matcher.set_seq1(self._names[place])
            alike = matcher.ratio() if matcher.quick_ratio() >= best else 0.0
            if alike > best or (alike == best and nearest is None):
                best, nearest = alike, place
        return nearest


def _in_any_order(name: str) -> str:
    """The folded name with its words in the order of the alphabet: “Reyes, Ana” and “Ana Reyes” are one name."""
    return " ".join(sorted(fold(name).replace(",", " ").split()))


def _pairs(name: str) -> set[str]:
    marked = f" {name} "
    return {marked[at : at + 2] for at in range(len(marked) - 1)}
