"""Write: an occasion and a channel make a draft. It is printed, copied or opened; ft sends nothing."""

from collections.abc import Iterable
from string import Formatter
from typing import NamedTuple

from followthrough.casework.activity import OURS
from followthrough.casework.client import LANGUAGES
from followthrough.casework.sender import Sender

from .english_facts import ENGLISH
from .french_facts import FRENCH
from .occasion import Occasion
from .words import Cause, Language, Words

SPOKEN: dict[str, Language] = dict(zip(LANGUAGES, (ENGLISH, FRENCH), strict=True))
"""The languages, by the short name that a client’s file has."""
LONGEST_TEXT = 320
"""Characters of a text message: two of the old ones put together."""
NOTHING = Cause(ask="", agree="")
"""Where no cause is asked for."""


class Draft(NamedTuple):
    """Words to say, and for what. `subject` is a letter’s or email’s; `ask` the one question that is in the body."""

    subject: str | None
    body: str
    channel: str
    language: str
    code: str
    ask: str


class _Sentences(NamedTuple):
    """The sentences of an occasion, filled in, before any channel.

    Of `text`, the first `least` are what the question rests on.
    """

    subject: str
    first: list[str]
    body: list[str]
    offer: list[str]
    ask: str
    agree: str
    text: list[str]
    least: int


def draft(occasion: Occasion, channel: str, language: str, sender: Sender) -> Draft:
    """The words for a client in one channel and language.

    What the sender has not set is left as a blank that can be seen, such as `[your name]`.
    """
    spoken = SPOKEN[language]
    facts = {
        **spoken.blanks,
        **{name: value for name, value in sender._asdict().items() if value},
        **spoken.facts(occasion),
        "name": given_name(occasion.client.name),
    }
    said = _said(occasion, spoken, facts)
    body = {"call": _call, "text": _text, "email": _email, "letter": _letter}[channel](
        said, spoken, facts, occasion
    )
    subject = spoken.typeset(said.subject) if channel in ("email", "letter") else None
    return Draft(subject, spoken.typeset(body), channel, language, occasion.code, spoken.typeset(said.ask))


def given_name(name: str) -> str:
    """What somebody is called: the first word of a name, or what stands behind its comma."""
    last, comma, first = name.partition(",")
    words = (first if comma and first.strip() else last).split()
    return words[0]


def _said(occasion: Occasion, spoken: Language, facts: dict[str, str]) -> _Sentences:
    is_ours = occasion.cause == OURS
    words: Words = spoken.words[OURS if is_ours else occasion.code]
    cause = NOTHING if is_ours or occasion.cause is None else spoken.causes[occasion.cause]
    firm, short = words.firm, words.text[1:]
    if cause.firm is not None:
        firm = short = cause.firm
    return _Sentences(
        subject=words.subject,
        first=_filled((*words.first, *cause.first), facts),
        body=_filled((*words.body, *firm), facts),
        offer=_filled(cause.offer, facts),
        ask=words.ask or cause.ask,
        agree="".join(_filled((words.agree or cause.agree,), facts)),
        text=_filled((*words.text[:1], *cause.text, *short), facts),
        least=len(_filled((*words.text[:1], *cause.text), facts)),
    )


def _filled(sentences: Iterable[str], facts: dict[str, str]) -> list[str]:
    """The sentences with their facts, without those of which a fact is not known."""
    return [sentence.format(**facts) for sentence in sentences if _needs(sentence) <= facts.keys()]


def _needs(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


# The channels -----------------------------------------------------------------------------------------------------


def _call(said: _Sentences, spoken: Language, facts: dict[str, str], occasion: Occasion) -> str:
    frame = spoken.frame
    opening, *more = said.first or [""]
    parts = (
        (frame.to_open, " ".join([frame.call_hello.format(**facts), opening]).rstrip()),
        (frame.to_say, " ".join([*more, *said.body, *said.offer])),
        (frame.to_ask, said.ask),
        (frame.to_agree, said.agree),
        (frame.voicemail, frame.voicemail_says.format(**facts)),
    )
    whom = ", ".join(filter(None, (occasion.client.name, occasion.client.phone)))
    return "\n\n".join([whom, *(f"{label}{words}" for label, words in parts)])


def _text(said: _Sentences, spoken: Language, facts: dict[str, str], occasion: Occasion) -> str:
    """The hello, what was kept, the sentences and the question.

    Where they are too long, what is asked of both gives way first, then what was kept, then the last sentences.
    """
    hello = spoken.frame.text_hello.format(**facts)
    kept = [facts[name] for name in ("kept", "shows") if facts.get(name) in said.first]
    tries = [[hello, *kept, *said.text[:most]] for most in range(len(said.text), said.least - 1, -1)]
    tries += [[hello, *said.text[:most]] for most in range(len(said.text), -1, -1)]
    texts = (" ".join([*sentences, said.ask]) for sentences in (*tries, []))
    return next(text for text in texts if len(text) <= LONGEST_TEXT)


def _email(said: _Sentences, spoken: Language, facts: dict[str, str], occasion: Occasion) -> str:
    frame = spoken.frame
    hello, reach = frame.hello.format(**facts), frame.email_reach.format(**facts)
    return "\n\n".join([hello, *_paragraphs(said), reach, _signed(spoken, facts)])


def _letter(said: _Sentences, spoken: Language, facts: dict[str, str], occasion: Occasion) -> str:
    frame = spoken.frame
    head = f"{facts['agency']}\n\n{frame.dated.format(**facts)}\n\n{occasion.client.name}"
    hello, reach = frame.letter_hello.format(**facts), frame.letter_reach.format(**facts)
    return "\n\n".join([head, hello, *_paragraphs(said), reach, _signed(spoken, facts)])


def _paragraphs(said: _Sentences) -> list[str]:
    parts = (said.first, said.body, [*said.offer, said.ask])
    return [" ".join(part) for part in parts if part]


def _signed(spoken: Language, facts: dict[str, str]) -> str:
    return f"{spoken.frame.closing}\n{facts['counsellor']}\n{facts['agency']}"
