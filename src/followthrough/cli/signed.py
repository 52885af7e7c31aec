"""Signed: what is said once a contract is recorded: both sides, from when on, how sure, and what comes next."""

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from followthrough.casework.contract import Contract, is_unsure, smaller_step
from followthrough.casework.wording import contract_in_words

from .laying_out import tell_laid_out
from .options import in_words
from .screen import tell

if TYPE_CHECKING:
    from followthrough.casework.check_in import CheckIn
    from followthrough.casework.client import Client
    from followthrough.desk import Desk

    from .agreeing import Agreed


def tell_signed(
    desk: "Desk",
    client: "Client",
    contract: Contract,
    before: Sequence[Contract],
    agreed: "Agreed",
    check_ins: "Sequence[CheckIn]",
) -> None:
    """Both sides in words, from when on they hold, and what comes next."""
    tell(f"Signed with {client.name} ({client.ref}), {in_words(desk, contract.signed_on)}.")
    for line in contract_in_words(client.name, contract.obligations):
        tell(line)
    through = f" through {in_words(desk, contract.ends_on)}" if contract.ends_on else ""
    tell(f"In force from {in_words(desk, contract.signed_on + timedelta(days=1))}{through}.  Undo: ft undo")
    _tell_of_others(desk, contract, before)
    _tell_confidence(agreed)
    if check_ins:
        tell_laid_out(desk, client, check_ins)
    ref = client.ref
    tell(
        f"Next: say what your service is worth and what it asks: ft log {ref} meeting --attended --topic value"
    )
    tell(f"For two signatures on paper: ft print-contract {ref} -o contract.html")


def _tell_of_others(desk: "Desk", contract: Contract, known: Sequence[Contract]) -> None:
    """Which contract it replaces, or which later one goes on instead."""
    day = contract.signed_on
    before = [c for c in known if c.signed_on < day and (c.ends_on is None or c.ends_on > day)]
    after = [c for c in known if c.signed_on > day]
    if before:
        tell(f"It takes the place of the contract of {in_words(desk, before[-1].signed_on)}.")
    if after:
        tell(f"The contract of {in_words(desk, after[0].signed_on)} takes its place the day after.")


def _tell_confidence(agreed: "Agreed") -> None:
    """How sure the client is; and, where no smaller step was talked of yet, what to make smaller."""
    if agreed.confidence is None:
        return
    tell(f"Confidence: {agreed.confidence} of 10.")
    if is_unsure(agreed.confidence) and not agreed.is_weighed:
        smaller = smaller_step(agreed.lines)
        example = f', as in --client "{smaller.kind} {smaller.cadence}"' if smaller else ""
        tell(f"At 7 or less a smaller step holds better: ft undo, and sign again with less{example}.")
