"""Said: the words for how something went, which way, in what language; what people write, and what ft calls it."""

from collections.abc import Mapping

from followthrough.casework.mistakes import UnknownStatus
from followthrough.casework.names import fold


def folded(text: str) -> str:
    """A word as it is compared: without accents, capitals and signs."""
    return " ".join("".join(mark if mark.isalnum() else " " for mark in fold(text)).split())


def said_as(word: str, words: Mapping[str, str], what: str, known: tuple[str, ...]) -> str:
    """What a word means. Raises `UnknownStatus` with the words that ft has for it."""
    meant = words.get(folded(word))
    if meant is None:
        raise UnknownStatus(text=word, what=what, known=", ".join(known))
    return meant


def _words(**meant: str) -> Mapping[str, str]:
    known = {}
    for name, words in meant.items():
        word = name.strip("_").replace("_", "-")
        known[folded(word)] = word
        known |= {folded(each): word for each in words.split("|")}
    return known


OUTCOME_WORDS = _words(
    done="done|completed|complete|finished|fait|faite|faits|terminé|terminée|"
    "complété|complétée|réalisé|réalisée|effectué",
    attended=(
        "attended|present|came|here|showed|showed up|show|participated|was there|"
        "présent|présente|a assisté|assisté|venu|venue|est venu|est venue|"
        "a participé|participé|s'est présenté|"
        "s'est présentée"
    ),
    missed=(
        "missed|absent|absente|no show|noshow|ns|dna|did not attend|"
        "did not show|didn't show|not present|unexcused|"
        "manqué|manquée|absence|ne s'est pas présenté|ne s'est pas présentée|pas venu|pas venue|non présenté|"
        "absence non motivée|absent non motivé|absence non justifiée|non excusé"
    ),
    excused=(
        "excused|excused absence|absent excused|absent with notice|sick|"
        "cancelled by client|canceled by client|"
        "client cancelled|excusé|excusée|absence motivée|absent excusé|"
        "absente excusée|absence justifiée|malade|"
        "motivé|motivée|annulé par le client|annulé par la cliente|justifié|justifiée"
    ),
    ours=(
        "ours|cancelled by us|canceled by us|we cancelled|we canceled|"
        "cancelled by office|cancelled by counsellor|"
        "cancelled by agency|annulé par nous|annulée par nous|annulé par le bureau|annulé par l'organisme|"
        "annulé par le conseiller|annulé par la conseillère|de notre fait|reporté par nous"
    ),
    answered=(
        "answered|reached|spoke|spoke with|spoke to client|talked|connected|"
        "responded|replied|contact made|contacted|"
        "répondu|a répondu|joint|jointe|rejoint|rejointe|parlé|a parlé|contacté|contactée|réponse|discuté"
    ),
    no_answer=(
        "no answer|noanswer|not answered|unanswered|not reached|unreached|"
        "no response|no reply|voicemail|vm|left vm|"
        "left message|left voicemail|lm|lvm|busy|not available|did not answer|didn't answer|no contact|"
        "pas de réponse|sans réponse|aucune réponse|non joint|non jointe|"
        "non rejoint|non rejointe|pas rejoint|"
        "pas joint|boîte vocale|message laissé|message|occupé|n'a pas répondu|injoignable|répondeur"
    ),
)  # fmt: skip

DIRECTION_WORDS = _words(
    out="out|outgoing|outbound|sent|made|to client|by us|from us|o|sortant|"
    "sortante|envoyé|envoyée|fait|au client|de nous",
    in_=(
        "in|incoming|inbound|received|from client|by client|i|entrant|entrante|"
        "reçu|reçue|du client|de la cliente|"
        "par le client"
    ),
)

TOPIC_WORDS = _words(
    value="values|worth|what it brings|valeur|valeurs|sens",
    habits="habit|habitude|habitudes|routine|routines",
    vision="dream|goal|goals|objectif|objectifs|rêve|but",
    plan="plans|planning|planification|plan d'action|action plan",
)

BECAUSE_WORDS = _words(
    forgot="forgotten|forgetting|forget|oubli|oublié|a oublié|oubliée",
    could_not=(
        "could not|couldn't|unable|was unable|circumstances|n'a pas pu|pas pu|empêché|empêchée|empêchement|"
        "circonstances|incapable|impossible"
    ),
    did_not_know_how=(
        "didn't know how|not sure how|how|ne savait pas comment|"
        "ne sait pas comment|ne savait pas|savoir faire"
    ),
    no_confidence="no confidence|confidence|low confidence|afraid|"
    "manque de confiance|pas confiance|peur|confiance",
    does_not_want=(
        "doesn't want|does not want to|not interested|ne veut pas|"
        "ne voulait pas|pas intéressé|pas intéressée|didn't want"
    ),
    ours="our doing|our side|office|us|de notre fait|nous|notre côté|bureau",
)

LANGUAGE_WORDS = _words(
    en="english|eng|anglais|anglaise|anglophone|en ca|en us|en gb|ang|e|a",
    fr="french|fre|fra|français|française|francais|francophone|fr ca|fr fr|f",
)

CHANNEL_WORDS = _words(
    call="phone|telephone|tel|phone call|calls|by phone|cell|téléphone|tél|"
    "appel|appels|par téléphone|cellulaire",
    text="sms|texts|text message|texting|by text|texto|textos|message texte|par texto",
    email="e mail|mail|emails|by email|courriel|courriels|par courriel|mél",
    letter="post|letters|postal mail|by mail|lettre|lettres|poste|courrier|par la poste",
)

STATUS_WORDS = _words(
    open="opened|active|current|ouvert|ouverte|actif|active|en cours|paused|pause|en pause",
    closed="inactive|exited|completed|discharged|fermé|fermée|clos|close|terminé|terminée|inactif",
)

PARTY_WORDS = _words(
    client="cliente|participant|participante|client(e)|job seeker|them|chercheur d'emploi",
    counsellor=(
        "counselor|conseiller|conseillère|conseiller(ère)|worker|case worker|caseworker|staff|me|us|coach|"
        "intervenant|intervenante|nous|job developer|employment counsellor"
    ),
)
