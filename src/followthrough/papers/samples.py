"""Samples: a contract and a week's log of somebody made up, to check a template with before a client needs it."""

from datetime import date

from followthrough.casework.cadence import Dated, Weekly, Within
from followthrough.casework.contract import CLIENT, COUNSELLOR, Contract, Obligation
from followthrough.casework.job_search_log import SheetRow
from followthrough.casework.sender import Sender

from .contract_page import contract_page
from .log_page import log_page
from .templates import Page

NAME = "Zoé Lebœuf-Lachapelle"
SIGNED_ON, MONDAY = date(2026, 1, 5), date(2026, 1, 12)
LINES = (
    Obligation(CLIENT, "application", Weekly(5), at="mornings, at the library"),
    Obligation(CLIENT, "job-club", Dated(2)),
    Obligation(CLIENT, "follow-up", Within(7, "application"), "by phone & email"),
    Obligation(COUNSELLOR, "job-leads", Weekly(2)),
)
ROWS = (
    SheetRow("report", 1, cadence=Weekly(1)),
    SheetRow("application", 5, cadence=Weekly(5), at="mornings, at the library"),
    SheetRow("job-club", 1, (date(2026, 1, 14),), cadence=Dated(2)),
    SheetRow("task", 1, title="Update the resume"),
)
FROM = Sender("Émile Tremblay", "Harbour & Sons <Employment>", "604-555-0100")


def samples_of(paper: str, language: str) -> tuple[Page, ...]:
    """Pages of a paper (contract, log): with everything filled in, and with all blank that may be."""
    if paper == "log":
        full = log_page(NAME, ROWS, MONDAY, language, sender=FROM, hand_in_by=date(2026, 1, 19))
        return full, log_page(NAME, (), MONDAY, language, hand_in_by=date(2026, 1, 19))
    signed = Contract(SIGNED_ON, None, LINES, confidence=6)
    review_on = date(2026, 2, 2)
    full_contract = contract_page(NAME, LINES, language, sender=FROM, signed=signed, review_on=review_on)
    return full_contract, contract_page(NAME, LINES[:1], language)
