"""Wording in French: a contract's lines, kinds and days as two people would say them."""

from datetime import date

from .cadence import ANY_CONTACT, ByDate, Dated, Weekly
from .contract import Obligation

UNE_ET_DES = {
    "posting-review": ("une lecture des offres d’emploi", "lectures des offres d’emploi"),
    "application": ("une candidature", "candidatures"),
    "follow-up": ("un suivi", "suivis"),
    "thank-you": ("un mot de remerciement", "mots de remerciement"),
    "interview": ("une entrevue", "entrevues"),
    "report": ("un compte rendu", "comptes rendus"),
    "task": ("une tâche", "tâches"),
    "job-club": ("un club de recherche d’emploi", "clubs de recherche d’emploi"),
    "workshop": ("un atelier", "ateliers"),
    "meeting": ("une rencontre", "rencontres"),
    "call": ("un appel", "appels"),
    "text": ("un texto", "textos"),
    "email": ("un courriel", "courriels"),
    "letter": ("une lettre", "lettres"),
    "check-in": ("un appel ou un mot de ma part", "appels ou mots de ma part"),
    "job-leads": ("une piste d’emploi", "pistes d’emploi"),
    "employer-contact": ("un appel à un employeur", "appels à des employeurs"),
    "resume-help": ("une séance sur le CV", "séances sur le CV"),
    "interview-practice": ("une simulation d’entrevue", "simulations d’entrevue"),
    "reference": ("une lettre de référence", "lettres de référence"),
    "reply": ("une réponse", "réponses"),
}
"""What each kind is called, one of it and many of it."""
JOURS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MOIS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
_RANGS = {1: "premier", 2: "deuxième", 3: "troisième", 4: "quatrième", -1: "dernier"}


def line_in_french(line: Obligation) -> str:
    """A line of a contract: `5 candidatures par semaine`, `un suivi dans les 7 jours suivant chaque candidature`."""
    cadence = line.cadence
    about = f"\u00a0: {line.wording}" if line.wording else ""
    if isinstance(cadence, ByDate):
        what = line.wording if line.kind == "task" else f"{spoken_in_french(line.kind)}{about}"
        return f"{what}, d’ici le {day_in_french(cadence.day)}"
    if isinstance(cadence, Weekly):
        return f"{counted_in_french(line.kind, cadence.times)} par semaine{about}"
    if isinstance(cadence, Dated):
        return f"{spoken_in_french(line.kind)}, {_on_its_days(cadence)}{about}"
    within = "au plus tard le lendemain de" if cadence.days == 1 else f"dans les {cadence.days} jours suivant"
    of = "message reçu" if cadence.of == ANY_CONTACT else spoken_in_french(cadence.of)
    return f"{counted_in_french(line.kind, 1)} {within} chaque {of}{about}"


def counted_in_french(kind: str, count: int) -> str:
    """So many of a kind: `une candidature`, `5 candidatures`."""
    one, many = UNE_ET_DES[kind]
    return one if count == 1 else f"{count} {many}"


def spoken_in_french(kind: str) -> str:
    """A kind without its article: `club de recherche d’emploi`, `candidature`."""
    return UNE_ET_DES[kind][0].partition(" ")[2]


def day_in_french(day: date, *, weekday: bool = True, year: bool = False) -> str:
    """A day in full: `vendredi 9 janvier`; the first of a month is `1er`."""
    number = "1er" if day.day == 1 else str(day.day)
    named = f"{JOURS[day.weekday()]} " if weekday else ""
    return f"{named}{number} {MOIS[day.month - 1]}{f' {day.year}' if year else ''}"


def _on_its_days(cadence: Dated) -> str:
    weekday = JOURS[cadence.weekday]
    if cadence.nth_of_month is not None:
        return f"le {_RANGS[cadence.nth_of_month]} {weekday} de chaque mois"
    if cadence.weeks_between == 1:
        return f"chaque {weekday}"
    return f"le {weekday}, toutes les {cadence.weeks_between} semaines"
