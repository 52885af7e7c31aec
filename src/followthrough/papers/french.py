"""French: the words of the pages, in the client's voice. « Je » is the client, « vous » the counsellor."""

from datetime import date

from followthrough.casework.cadence import ANY_CONTACT, ByDate, Dated, Weekly
from followthrough.casework.contract import CLIENT, Obligation
from followthrough.casework.job_search_log import TASK
from followthrough.casework.wording_fr import JOURS, MOIS, day_in_french

from .words import ContractWords, LogWords, Tongue

_NTH = {1: "premier", 2: "deuxième", 3: "troisième", 4: "quatrième", -1: "dernier"}

_JE = {
    "posting-review": ("lire les offres d’emploi", "lire {n} fois les offres d’emploi"),
    "application": ("poser ma candidature à un poste", "poser ma candidature à {n} postes"),
    "follow-up": ("faire un suivi auprès d’un employeur", "faire {n} suivis auprès d’employeurs"),
    "thank-you": ("envoyer un mot de remerciement", "envoyer {n} mots de remerciement"),
    "interview": ("passer une entrevue", "passer {n} entrevues"),
    "report": ("vous faire un compte rendu", "vous faire {n} comptes rendus"),
    "task": ("faire une tâche choisie avec vous", "faire {n} tâches choisies avec vous"),
    "job-club": ("venir au club de recherche d’emploi", "venir {n} fois au club de recherche d’emploi"),
    "workshop": ("venir à l’atelier", "venir à {n} ateliers"),
    "meeting": ("vous rencontrer", "vous rencontrer {n} fois"),
    "call": ("vous appeler", "vous appeler {n} fois"),
    "text": ("vous envoyer un texto", "vous envoyer {n} textos"),
    "email": ("vous envoyer un courriel", "vous envoyer {n} courriels"),
    "letter": ("vous écrire une lettre", "vous écrire {n} lettres"),
}
"""What the client does, after « je vais »: one of it, and many."""
_VOUS = {
    "check-in": ("prendre de mes nouvelles", "prendre {n} fois de mes nouvelles"),
    "job-leads": ("m’envoyer une piste d’emploi", "m’envoyer {n} pistes d’emploi"),
    "employer-contact": ("parler de moi à un employeur", "parler de moi à {n} employeurs"),
    "resume-help": ("m’aider avec mon CV", "m’aider {n} fois avec mon CV"),
    "interview-practice": ("répéter une entrevue avec moi", "répéter {n} entrevues avec moi"),
    "reference": ("m’écrire une lettre de référence", "m’écrire {n} lettres de référence"),
    "reply": ("me répondre", "me répondre {n} fois"),
    "job-club": ("tenir le club de recherche d’emploi", "tenir {n} fois le club de recherche d’emploi"),
    "workshop": ("donner l’atelier", "donner {n} ateliers"),
    "meeting": ("me rencontrer", "me rencontrer {n} fois"),
    "call": ("m’appeler", "m’appeler {n} fois"),
    "text": ("m’envoyer un texto", "m’envoyer {n} textos"),
    "email": ("m’envoyer un courriel", "m’envoyer {n} courriels"),
    "letter": ("m’écrire une lettre", "m’écrire {n} lettres"),
}
_CHAQUE = {
    ANY_CONTACT: "chaque appel ou message de ma part", "posting-review": "chaque lecture des offres",
    "application": "chaque candidature", "follow-up": "chaque suivi",
    "thank-you": "chaque mot de remerciement", "interview": "chaque entrevue", "report": "chaque compte rendu",
    "task": "chaque tâche", "job-club": "chaque club", "workshop": "chaque atelier",
    "meeting": "chaque rencontre", "call": "chacun de mes appels", "text": "chacun de mes textos",
    "email": "chacun de mes courriels", "letter": "chacune de mes lettres",
}  # fmt: skip


def _promise(line: Obligation) -> str:
    """A line in the client's voice, after « je vais » or « vous allez »: what, and how often."""
    one, many = (_JE if line.party == CLIENT else _VOUS)[line.kind]
    cadence = line.cadence
    about = f"\u00a0: {line.wording}" if line.wording else ""
    if isinstance(cadence, ByDate):
        what = f"faire ceci{about}" if line.kind == TASK and line.wording else f"{one}{about}"
        return f"{what}, d’ici le {_day(cadence.day)}"
    if isinstance(cadence, Weekly):
        often = (
            f"{one} chaque semaine" if cadence.times == 1 else f"{many.format(n=cadence.times)} par semaine"
        )
        return often + about
    if isinstance(cadence, Dated):
        return f"{one} {_on_its_days(cadence)}{about}"
    within = "au plus tard le lendemain de" if cadence.days == 1 else f"dans les {cadence.days} jours après"
    return f"{one} {within} {_CHAQUE[cadence.of]}{about}"


def _on_its_days(cadence: Dated) -> str:
    weekday = JOURS[cadence.weekday]
    if cadence.nth_of_month is not None:
        return f"le {_NTH[cadence.nth_of_month]} {weekday} du mois"
    return (
        f"chaque {weekday}"
        if cadence.weeks_between == 1
        else _every_some_weeks(cadence.weeks_between, weekday)
    )


def _every_some_weeks(weeks: int, weekday: str) -> str:
    return f"un {weekday} sur deux" if weeks == 2 else f"toutes les {weeks} semaines, le {weekday}"


def _day(day: date) -> str:
    return f"{JOURS[day.weekday()]} {_date(day)}"


def _date(day: date) -> str:
    """A day without its weekday; number and month stay on one line."""
    return day_in_french(day, weekday=False, year=True).replace(" ", "\u00a0", 1)


def _short_day(day: date) -> str:
    return f"{JOURS[day.weekday()][:3]}. {day.day}"


def _week(first: date, last: date) -> str:
    month = "" if first.month == last.month else f" {MOIS[first.month - 1]}"
    number = "1er" if first.day == 1 else first.day
    return f"du lundi {number}{month} au {_day(last)}"


_CONTRACT = ContractWords(
    title="Notre contrat",
    not_signed="Pour en parler. Rien n’est encore signé.",
    with_whom="avec",
    who_is_who="Sur cette page, «\u00a0je\u00a0» est {client} et «\u00a0vous\u00a0» est {counsellor}.",
    my_counsellor="la personne qui me conseille",
    mine="Ce que je vais faire",
    i_will="Je vais",
    yours="Ce que vous allez faire",
    you_will="Vous allez",
    when_and_where="Quand et où\u00a0:",
    if_i_cannot="Si je ne peux pas cette semaine",
    if_i_cannot_says=(
        "Je vous appelle ou je vous écris{phone} avant le jour dit. Je dis ce qui bloque.",
        "Nous trouvons un pas plus petit, ou un autre jour.",
        "Être malade, aider un proche ou avoir un rendez-vous est une bonne raison.",
        "C’est excusé, et cela ne compte jamais contre moi.",
    ),
    by_phone=" ({phone})",
    next="Et ensuite",
    next_says=(
        "Chaque semaine, nous voyons ce qui a marché, et la suite.",
        "Sans nouvelles de moi, vous m’appelez.",
        "Si cela ne marche encore ni pour vous ni pour moi, nous passons à la «\u00a0porte ouverte\u00a0».",
        "On se parle alors moins souvent. Je reviens quand je veux\u00a0: un appel, un texto ou une visite suffit.",
        "Rien sur cette page n’est une menace.",
    ),
    confidence="De 0 à 10, à quel point ai-je confiance?",
    not_at_all="pas du tout",
    fully="tout à fait",
    smaller_step="À 7 ou moins, nous faisons un pas plus petit.",
    my_signature="Ma signature",
    your_signature="Votre signature",
    day="Date",
    review="Nous regardons ce contrat de nouveau le",
)

_LOG = LogWords(
    title="Ma semaine de recherche",
    week="{week}",
    how="Chaque jour, j’écris combien j’en ai fait. Je coche la case quand c’est fait.",
    what="Ce que je fais",
    this_week="Cette semaine",
    is_report="cette feuille, une fois remise",
    applied="Où j’ai posé ma candidature",
    columns=("Employeur", "Poste", "Comment, ou à qui j’ai parlé", "Jour"),
    went_well="Ce qui a bien marché",
    in_the_way="Ce qui a bloqué",
    hand_in="Comment je la remets",
    hand_in_says=(
        "J’apporte cette feuille, j’envoie une photo, ou je vous la lis au téléphone{phone}, d’ici le {day}.",
        "Une semaine lente compte aussi. Je remets la feuille comme elle est.",
    ),
    kinds={
        "posting-review": "Lecture des offres d’emploi", "application": "Candidature posée",
        "follow-up": "Suivi auprès d’un employeur", "thank-you": "Mot de remerciement envoyé",
        "interview": "Entrevue passée", "report": "Mon compte rendu", "task": "Tâche choisie avec vous",
        "job-club": "Club de recherche d’emploi", "workshop": "Atelier", "meeting": "Rencontre avec vous",
        "call": "Appel à vous", "text": "Texto à vous", "email": "Courriel à vous", "letter": "Lettre à vous",
    },
)  # fmt: skip

FRENCH = Tongue(
    tag="fr",
    region="fr-CA",
    promise=_promise,
    day=_day,
    signed=_date,
    short_day=_short_day,
    week=_week,
    times=lambda times: f"{times} fois",
    within=lambda days: f"en {days}\u00a0jour{'s' * (days > 1)}",
    by=lambda day: f"d’ici le {_short_day(day)}".replace(". ", ".\u00a0"),
    colon="\u00a0: ",
    contract=_CONTRACT,
    log=_LOG,
)
