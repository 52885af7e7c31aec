"""Fuzzing, by `make fuzz`: any bytes as a table give rows, rejected rows or a mistake, and nothing else.

atheris watches which ways through the code its bytes take, and looks for new ones. What it found is written beside as
`crash-…`; give that file as the only argument to see it again.
"""

import sys
import tempfile
from datetime import date
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["followthrough.exchange", "followthrough.casework"]):
    from followthrough.casework.incoming import WHATS
    from followthrough.casework.mistakes import Mistake
    from followthrough.exchange.spreadsheet import (
        guess_what,
        map_columns,
        open_table,
        read_rows,
        settle_dates,
    )

TODAY = date(2026, 11, 22)
_FILE = Path(tempfile.mkdtemp(prefix="ft-fuzz-")) / "table"


def one_table(data: bytes) -> None:
    _FILE.write_bytes(data)
    try:
        with open_table(_FILE) as table:
            what = guess_what(table.header) or WHATS[len(data) % len(WHATS)]
            mapping = map_columns(table.header, what)
            orders = settle_dates(table, mapping, "dmy")
            for _ in read_rows(table, mapping, orders, what, TODAY):
                pass
    except Mistake as mistake:
        tell(mistake)


def tell(mistake: Mistake) -> None:
    """A mistake has its words, whatever its facts are."""
    if not (str(mistake) and mistake.way_on):
        raise AssertionError(type(mistake))


def seeds() -> Path:
    folder = _FILE.parent / "seeds"
    folder.mkdir()
    (folder / "clients").write_text('name,intake,phone\n"Ana, R",2026-01-05,+1 604\n', encoding="utf-8")
    (folder / "activites").write_text(
        "sep=;\nclient;date;type;durée (h)\nAna;5/1/2026;appel;1:30\n", encoding="utf-8-sig"
    )
    (folder / "contracts").write_text(
        "client\tsigned_on\tkind\tcadence\nAna\t2026-01-05\tapplication\t5/week\n"
    )
    return folder


if __name__ == "__main__":
    named = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    atheris.Setup(sys.argv if named else [*sys.argv, str(seeds())], one_table)
    atheris.Fuzz()
