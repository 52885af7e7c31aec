"""French: how the facts of an occasion are said, and what stands around the words."""

from collections.abc import Iterator
from datetime import date

from followthrough.casework.activity import SESSIONS
from followthrough.casework.wording_fr import (
    counted_in_french,
    day_in_french,
    line_in_french,
    spoken_in_french,
)
from followthrough.triage.slips import MISSED_REPORT, MISSED_SESSION, NO_ANSWER, Slip

from .french import WORDS
from .french_causes import CAUSES
from .kept import Kept, Short
from .occasion import Occasion
from .words import Frame, Language

FRAME = Frame(
    hello="Bonjour {name},",
    text_hello="Bonjour {name}, ici {counsellor}.",
    call_hello="Bonjour {name}, ici {counsellor}, {agency}.",
    letter_hello="Bonjour {name},",
    dated="Le {today}",
    email_reach="Vous pouvez répondre à ce courriel ou m’appeler au {phone}.",
    letter_reach="Vous pouvez me joindre au {phone}.",
    closing="Cordialement,",
    subject="Objet : {subject}",
    to_open="Pour ouvrir : ",
    to_say="À dire : ",
    to_ask="À demander : ",
    to_agree="À convenir : ",
    voicemail="Sur la boîte vocale : ",
    voicemail_says="Bonjour {name}, ici {counsellor}. J’espère que tout va bien. Vous pouvez me joindre au {phone}.",
)
BLANKS = {"counsellor": "[votre nom]", "agency": "[votre organisme]", "phone": "[votre téléphone]"}
FAIT = {
    "posting-review": "fait", "application": "envoyé", "follow-up": "fait", "thank-you": "envoyé",
    "interview": "passé", "report": "remis", "task": "fait", "job-club": "participé à",
    "workshop": "participé à", "meeting": "participé à",
}  # fmt: skip
"""Ce qui se dit d’une chose faite; toujours avec avoir, donc sans accord."""
DE_LA_SEANCE = {
    "job-club": "du club de recherche d’emploi",
    "workshop": "de l’atelier",
    "meeting": "de notre rencontre",
}
A_LA_SEANCE = {
    "job-club": "au club de recherche d’emploi",
    "workshop": "à l’atelier",
    "meeting": "à notre rencontre",
}
LA_SEANCE = {
    "job-club": "le club de recherche d’emploi",
    "workshop": "l’atelier",
    "meeting": "notre rencontre",
}
MON = {"call": "mon appel", "text": "mon texto", "email": "mon courriel", "letter": "ma lettre"}


def facts(occasion: Occasion) -> dict[str, str]:
    """The facts of an occasion as they are said; what is not known is not among them."""
    off = occasion.called_off
    known = {
        "today": day_in_french(occasion.day, weekday=False, year=True),
        "kept": _kept(occasion.kept) if occasion.kept else None,
        "warm": None if occasion.kept else "Je souhaite que votre recherche avance bien.",
        "shows": "Cela montre ce dont vous êtes capable."
        if occasion.kept and not occasion.kept.direction
        else None,
        "missing": " ".join(_missing(occasion)) or None,
        "agreed": _agreed(occasion),
        "named": day_in_french(occasion.named) if occasion.named else None,
        "owed": counted_in_french(occasion.owed[1], occasion.owed[0]) if occasion.owed else None,
        "quote": _quote(occasion.own_words) if occasion.own_words else None,
        "called_off": f"{LA_SEANCE[off.kind]} du {day_in_french(off.on)}" if off is not None else None,
    }
    return {name: said for name, said in known.items() if said is not None}


def _quote(said: str) -> str:
    inner = said.replace("« ", "“").replace(" »", "”").replace("«\u00a0", "“").replace("\u00a0»", "”")
    return f"Vous m’avez dit : « {inner} »{'' if said[-1] in '.!?…' else '.'}"


def _week(monday: date) -> str:
    return f"la semaine du {day_in_french(monday, weekday=False)}"


def _kept(kept: Kept) -> str:
    day = day_in_french(kept.on)
    if kept.direction is not None:
        return f"Merci de votre {spoken_in_french(kept.kind)} du {day}."
    if kept.due is None and kept.kind in SESSIONS:
        return f"Merci de votre présence {A_LA_SEANCE[kept.kind]} du {day}."
    if kept.due is not None and kept.done >= kept.due and kept.kind in SESSIONS:
        return f"Merci de votre présence {A_LA_SEANCE[kept.kind]} dans {_week(kept.on)}."
    done = f"Vous avez {FAIT.get(kept.kind, 'fait')} {counted_in_french(kept.kind, kept.done)}"
    if kept.due is None:
        return f"{done} le {day}. Beau travail."
    if kept.done >= kept.due:
        return f"{done} dans {_week(kept.on)}, comme prévu. Beau travail."
    return f"{done} sur {kept.due} dans {_week(kept.on)}, et cela compte."


def _missing(occasion: Occasion) -> Iterator[str]:
    for slip in occasion.slips:
        if slip.kind == MISSED_REPORT:
            yield f"Je n’ai pas encore de compte rendu pour {_week(slip.about)}."
    if gone := [slip for slip in occasion.slips if slip.kind == MISSED_SESSION]:
        yield f"Vous nous avez manqué {_sessions(gone)}."
    if silent := [slip for slip in occasion.slips if slip.kind == NO_ANSWER]:
        sent = " et ".join(f"{MON[slip.what]} du {day_in_french(slip.about)}" for slip in silent)
        yield f"{sent[0].upper()}{sent[1:]} {'n’a' if len(silent) == 1 else 'n’ont'} pas encore de réponse."
    if occasion.short is not None:
        yield _short(occasion.short)


def _sessions(gone: list[Slip]) -> str:
    """Sessions with their days; one that stands twice is named once."""
    named = [(A_LA_SEANCE[slip.what], day_in_french(slip.about)) for slip in gone]
    (first, day), *more = named
    return " et ".join(
        [f"{first} du {day}", *(f"{'' if at == first else f'{at} '}du {on}" for at, on in more)]
    )


def _short(short: Short) -> str:
    if short.kind in SESSIONS:
        gone = (
            A_LA_SEANCE[short.kind]
            if short.due == 1
            else f"à {counted_in_french(short.kind, short.due - short.done)} sur {short.due}"
        )
        return f"Vous nous avez manqué {gone} dans {_week(short.on)}."
    if short.kind == "task" and short.due == 1:
        return f"La tâche prévue pour {_week(short.on)} reste à faire."
    if short.done:
        return f"J’ai {counted_in_french(short.kind, short.done)} sur {short.due} pour {_week(short.on)}."
    what = spoken_in_french(short.kind)
    of = "d’" if what[0] in "aeiouéê" else "de "
    return f"Je n’ai pas encore {of}{what} pour {_week(short.on)}."


def _agreed(occasion: Occasion) -> str | None:
    lines = [line_in_french(line) for line in occasion.agreed]
    if not lines:
        return None
    if len(lines) == 1:
        return f"Nous avions prévu ceci : {lines[0]}."
    return "Voici votre part. " + " ".join(f"{line[0].upper()}{line[1:]}." for line in lines)


def typeset(text: str) -> str:
    """The text with the spaces that do not break: before a colon, and inside quotation marks."""
    return text.replace(" :", "\u00a0:").replace("« ", "«\u00a0").replace(" »", "\u00a0»")


FRENCH = Language(WORDS, CAUSES, FRAME, facts, BLANKS, typeset)
