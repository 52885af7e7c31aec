"""Limits: how much of a table from elsewhere is taken in, so that no file can keep ft for long or fill the machine."""

MEGABYTE = 1_000_000

LONGEST_FIELD = 100_000
"""Characters of one cell; the longest text that is kept, a note, has 10,000."""

LONGEST_LINE = 4 * MEGABYTE
"""Bytes of one line of a text file: a thousand columns of four thousand characters."""

MOST_COLUMNS = 1_000
"""Columns that a header may have."""

MOST_ROWS = 5_000_000
"""Rows of a text file."""

MOST_ROWS_OF_A_SHEET = 1_048_576
"""Rows of a sheet: as many as Excel has."""

MOST_COLUMNS_OF_A_SHEET = 16_384
"""Columns of a row of a sheet: as many as Excel has."""

MOST_CELLS = 50_000_000
"""Cells of a sheet, the empty ones between others included."""

MOST_BYTES = 500 * MEGABYTE
"""Bytes of a text file, and of all that an .xlsx file unpacks to."""

MOST_BYTES_OF_TEXTS = 64 * MEGABYTE
"""Bytes of an .xlsx file's texts, which have to be held in memory."""

MOST_BYTES_AT_ONCE = 8 * MEGABYTE
"""Bytes of every other part of it that is not a sheet: its formats, its list of sheets."""

MOST_ENTRIES = 10_000
"""Parts that an .xlsx file may have."""

MOST_TIMES_PACKED = 200
"""How many times its packed size a part larger than a megabyte may have; ordinary sheets have 5 to 30."""

ROWS_LOOKED_AT = 25
"""Rows among which the header is looked for: some tables begin with a title."""
