"""Floor 5: the words and order of the command line; one file a heading of `ft --help`."""

from . import clients, contract, record  # isort: skip
from .app import app, run

__all__ = ["app", "clients", "contract", "record", "run"]
