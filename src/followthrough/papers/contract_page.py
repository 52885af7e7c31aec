"""The contract's page: what stands on it, as values, in the language asked for. How it looks is the writers' matter."""

from datetime import date
from typing import NamedTuple

from followthrough.casework.contract import CLIENT, COUNSELLOR, Contract, Obligation
from followthrough.casework.names import is_unprintable
from followthrough.casework.sender import Sender

from .words import ContractWords, Tongue, tongue

LONGEST_WORD = 24
"""Letters after which a longer word may be broken, so that it stays in its column, in large print as well."""
BLANKS = 2
"""Lines to write on, where one side has agreed to nothing yet."""
NO_XML = frozenset("\ufffe\uffff")
"""Not characters, though a name may hold them: a Word file cannot."""
SCALE = tuple(range(11))
"""The figures among which a client circles how confident they are."""


class Promise(NamedTuple):
    """One line of the page: what and how often, in the client's voice; when and where, None to be filled in by hand."""

    text: str
    at: str | None = None


class ContractPage(NamedTuple):
    """What stands on a contract's page. Days are in words; None is a blank line to be filled in by hand."""

    language: str
    region: str
    words: ContractWords
    client: str
    counsellor: str | None
    agency: str | None
    phone: str | None
    who_is_who: str
    mine: tuple[Promise, ...]
    yours: tuple[Promise, ...]
    if_i_cannot: tuple[str, ...]
    signed_on: str | None = None
    review_on: str | None = None
    confidence: int | None = None


def contract_page(
    name: str,
    lines: tuple[Obligation, ...],
    language: str,
    *,
    sender: Sender = Sender(),  # noqa: B008  # it is immutable
    signed: Contract | None = None,
    review_on: date | None = None,
) -> ContractPage:
    """The page of a client's contract; without `signed`, one to talk over, with nothing filled in."""
    told = tongue(language)
    words = told.contract
    client, counsellor, agency, phone = map(shown, (name, *sender))
    assert client is not None
    return ContractPage(
        language=told.tag,
        region=told.region,
        words=words,
        client=client,
        counsellor=counsellor,
        agency=agency,
        phone=phone,
        who_is_who=words.who_is_who.format(client=client, counsellor=counsellor or words.my_counsellor),
        mine=_promises(lines, CLIENT, told),
        yours=_promises(lines, COUNSELLOR, told),
        if_i_cannot=with_phone(words.if_i_cannot_says, words.by_phone, phone),
        signed_on=told.signed(signed.signed_on) if signed else None,
        review_on=told.day(review_on) if review_on else None,
        confidence=signed.confidence if signed else None,
    )


def _promises(lines: tuple[Obligation, ...], party: str, told: Tongue) -> tuple[Promise, ...]:
    own = (line for line in lines if line.party == party)
    return tuple(Promise(shown(told.promise(line)) or "", shown(line.at)) for line in own)


def with_phone(says: tuple[str, ...], by_phone: str, phone: str | None) -> tuple[str, ...]:
    """Sentences with the counsellor's number where it helps; without one they read as well."""
    number = by_phone.format(phone=unbroken(phone)) if phone else ""
    return tuple(sentence.replace("{phone}", number) for sentence in says)


def unbroken(number: str | None) -> str | None:
    """A number to call as it is read from paper, on one line; with words beside it, it may be broken as they are."""
    if number is None or any(map(str.isalpha, number)):
        return number
    return number.replace("-", "\u2011").replace(" ", "\u00a0")


def shown(text: str | None) -> str | None:
    """A text as it can stand on paper: on one line, with nothing in it that steers a screen."""
    if text is None:
        return None
    plain = "".join(" " if is_unprintable(mark) or mark in NO_XML else mark for mark in text)
    return " ".join(_breakable(word) for word in plain.split(" ") if word) or None


def _breakable(word: str) -> str:
    """A word that no column would hold, such as a link, with places at which it may be broken."""
    if len(word) <= LONGEST_WORD:
        return word
    return "\u200b".join(word[at : at + LONGEST_WORD] for at in range(0, len(word), LONGEST_WORD))
