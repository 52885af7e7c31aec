"""Floor 3: how tables from elsewhere are read: CSV, TSV and XLSX as casework values, or as a mistake with its place."""

from .day_columns import ORDERS, DayOrders, Order, settle_dates
from .fields import Field, fields_of
from .mapping import Mapping_, guess_what, map_columns
from .reading import read_rows
from .rejected import REASONS, rejected_file
from .saved_mappings import read_mappings, save_mapping
from .table import Cell, Row, Table, open_table

__all__ = [
    "ORDERS",
    "REASONS",
    "Cell",
    "DayOrders",
    "Field",
    "Mapping_",
    "Order",
    "Row",
    "Table",
    "fields_of",
    "guess_what",
    "map_columns",
    "open_table",
    "read_mappings",
    "read_rows",
    "rejected_file",
    "save_mapping",
    "settle_dates",
]
