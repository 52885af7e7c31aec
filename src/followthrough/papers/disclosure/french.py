"""French: the words of a disclosure. Plain, short, and about the record."""

from datetime import date, datetime

from followthrough.casework.wording_fr import day_in_french
from followthrough.papers.french import FRENCH as PAPERS

from .french_today import TODAY
from .words import Heads, Words

_WRITTEN = {"recorded_at": "Noté"}

LABELS = {
    "client": {
        "ref": "Votre référence", "name": "Nom", "intake": "Nous avons commencé", "program": "Programme",
        "email": "Courriel", "phone": "Téléphone", "language": "La langue que nous parlons",
        "channel": "Le mieux pour vous joindre", "closed_on": "Dossier fermé", "outcome": "Comment cela s’est terminé",
        "referral": "Qui vous a envoyé chez nous", **_WRITTEN,
    },
    "contract": {
        "signed_on": "Signé", "ends_on": "Vaut jusqu’au", "confidence": "Votre confiance, ce jour-là", **_WRITTEN,
    },
    "obligation": {"at": "Quand et où", **_WRITTEN},
    "absence": {"kind": "Quoi", "first": "Du", "last": "Au", "why": "Pourquoi", **_WRITTEN},
    "task": {"title": "Quoi", "assigned_on": "Convenu", "due": "À faire d’ici le", **_WRITTEN},
    "placement": {"list": "Où", "day": "Du", "until": "Au", "why": "Pourquoi", **_WRITTEN},
    "vision": {
        "day": "Dit", "words": "Dans vos mots", "work": "Le travail", "money": "L’argent", "routine": "Les journées",
        "people": "Les gens", "leads_to": "Où cela mène", "day_at_work": "Une journée au travail",
        "strengths": "Vos forces", "obstacle": "Ce qui se met en travers", "plan": "Votre plan pour cela",
        "importance": "À quel point cela compte pour vous", "confidence": "Votre confiance, ce jour-là", **_WRITTEN,
    },
    "check_in": {
        "first": "Du", "last": "Au", "kind": "Comment", "purpose": "Pour quoi", "about": "À propos de", **_WRITTEN,
    },
    "open_door": {"day": "Dit", "would_help": "Ce qui aiderait", "review_on": "À revoir", **_WRITTEN},
    "job": {
        "started_on": "Premier jour", "ended_on": "Dernier jour", "employer": "Chez qui",
        "work": "Comme quoi", **_WRITTEN,
    },
    "hold": {"since": "Depuis", "until": "Levée", "why": "Pourquoi", **_WRITTEN},
    "activity": {
        "day": "Jour", "kind": "Quoi", "count": "Combien", "outcome": "Comment cela s’est passé", "direction": "De qui",
        "topic": "Ce dont nous avons parlé", "week_of": "Pour la semaine du", "title": "Laquelle",
        "minutes": "Combien de temps", "note": "La note de la personne qui vous conseille",
        "because": "Ce qui s’est mis en travers", **_WRITTEN,
    },
}  # fmt: skip

CODES = {
    ("client", "language"): {"en": "anglais", "fr": "français"},
    ("client", "channel"): {"call": "téléphone", "text": "texto", "email": "courriel", "letter": "lettre"},
    ("absence", "kind"): {
        "excused": "Vous aviez une bonne raison d’être ailleurs", "paused": "Nous avons fait une pause",
    },
    ("placement", "list"): TODAY.lists,
    ("check_in", "kind"): {
        "text": "texto", "call": "appel", "meeting": "rencontre", "task": "une tâche convenue ensemble",
    },
    ("check_in", "purpose"): {
        "welcome": "pour vous souhaiter la bienvenue", "phone-meeting": "pour se parler au téléphone",
        "between": "pour demander comment ça va", "one-task": "une tâche à convenir",
        "two-week-review": "pour revoir les deux premières semaines",
    },
    ("activity", "kind"): {
        "posting-review": "Vous avez lu des offres d’emploi", "application": "Vous avez posé une candidature",
        "follow-up": "Vous avez relancé un employeur", "thank-you": "Vous avez envoyé un mot de remerciement",
        "interview": "Vous avez passé une entrevue", "report": "Vous avez rendu compte de votre recherche",
        "task": "Vous avez fait une tâche convenue", "job-club": "Club de recherche d’emploi", "workshop": "Atelier",
        "meeting": "Rencontre", "call": "Appel", "text": "Texto", "email": "Courriel", "letter": "Lettre",
        "check-in": "Nous avons pris de vos nouvelles", "job-leads": "Nous avons cherché des emplois pour vous",
        "employer-contact": "Nous avons parlé à un employeur pour vous",
        "resume-help": "Nous avons travaillé à votre CV ensemble",
        "interview-practice": "Nous avons répété une entrevue ensemble",
        "reference": "Nous vous avons donné une référence", "reply": "Nous vous avons répondu",
    },
    ("activity", "outcome"): {
        "done": "fait", "attended": "vous étiez là", "missed": "cela a eu lieu sans vous",
        "excused": "vous aviez une bonne raison d’être ailleurs", "ours": "nous l’avons annulée",
        "answered": "vous avez répondu", "no-answer": "aucune réponse ne nous est parvenue",
    },
    ("activity", "direction"): {"in": "de vous à nous", "out": "de nous à vous"},
    ("activity", "topic"): {
        "value": "ce que vaut notre travail ensemble, et ce qu’il demande", "habits": "les habitudes",
        "vision": "ce qu’un emploi vous apporterait", "plan": "le plan",
    },
    ("activity", "because"): {
        "forgot": "cela vous est sorti de l’esprit",
        "could-not": "cela ne se pouvait pas\u00a0: le trajet, les soins, la santé, un téléphone",
        "did-not-know-how": "la façon de faire n’était pas claire",
        "no-confidence": "il y avait peu de confiance que cela aide",
        "does-not-want": "ce n’est pas ce que vous voulez",
    },
}  # fmt: skip

HEADS = Heads(
    who="Qui vous êtes dans notre registre",
    contracts="Ce dont nous avons convenu",
    contracts_says="Dans le contrat, «\u00a0je\u00a0», c’est vous\u00a0; «\u00a0vous\u00a0», c’est nous.",
    happened="Ce qui s’est passé, jour après jour",
    happened_says="Les notes sont telles qu’elles ont été écrites.",
    tasks="Tâches",
    away="Les jours où rien ne vous était demandé",
    placed="La place qui vous a été donnée sur la liste, à la main",
    placed_says="Les listes disent combien souvent nous nous parlons. Elles ne disent rien de qui vous êtes.",
    visions="Ce qu’un emploi vous apporterait",
    check_ins="Quand nous avions prévu de nous parler",
    doors="Porte ouverte",
    doors_says="Quand c’est le silence, nous appelons moins souvent. Un mot de vous rouvre la porte.",
    work="Votre travail",
    hold="Conservation légale",
    hold_says="Tant qu’elle dure, rien de votre dossier ne peut être effacé.",
    concluded="Ce que le programme dit de votre dossier aujourd’hui",
    concluded_says=(
        "Le programme classe les dossiers selon des règles fixes, pour que personne ne soit oublié. Il ne décide de "
        "rien\u00a0: c’est la personne qui vous conseille qui décide. Ce qu’il a conclu est gardé jusqu’à ce que le "
        "registre change. Aujourd’hui, il dit\u00a0:"
    ),
    earlier="Ce qui a été changé, retiré ou repris, et qui est encore gardé",
    earlier_says="On peut revenir sur une étape\u00a0; le programme garde donc ce qui était là avant.",
    looked="Qui a regardé votre dossier, et qui l’a changé",
    looked_says=(
        "Le nom est celui de la personne qui avait ouvert l’ordinateur. Les listes de tout le monde, où vous étiez "
        "parmi beaucoup d’autres, ne sont pas ici une à une."
    ),
    copies="Où sont les copies",
    copies_says=(
        "Des copies sont faites pour que rien ne se perde. Elles contiennent votre dossier tel qu’il était ce jour-là."
    ),
    kept="Combien de temps cela est gardé",
    asked="Ce que vous pouvez demander",
    asked_says=(
        "Vous pouvez demander que l’on corrige ce qui est faux.",
        "Vous pouvez demander que l’on efface votre dossier. Il reste alors des jours et des nombres, et personne.",
        "Vous pouvez redemander cette page en tout temps.",
    ),
)


def _day(day: date) -> str:
    return day_in_french(day, year=True)


def _moment(at: datetime) -> str:
    here = at.astimezone()
    return f"{_day(here.date())}, {here.hour} h {here:%M}"


FRENCH = Words(
    tag="fr",
    region="fr-CA",
    title="Tout ce que nous gardons sur vous",
    of_whom="{name}, en date du {day}",
    intro=(
        "Cette page contient tout ce que notre programme garde dans votre dossier.",
        "«\u00a0Nous\u00a0», c’est le bureau et la personne qui vous conseille.",
        "Ce qui n’est pas écrit ici n’est pas dans votre dossier. Une note dans un autre dossier peut parler de vous.",
    ),
    nothing="Rien n’est gardé ici.",
    heads=HEADS,
    labels=LABELS,
    codes=CODES,
    agreed={"client": "Je vais", "counsellor": "Vous allez"},
    promise=PAPERS.promise,
    day=_day,
    moment=_moment,
    days=lambda first, last: f"du {first} au {last}",
    colon="\u00a0: ",
    of_ten="{figure} sur 10",
    minutes="{minutes} minutes",
    today=TODAY,
    held={
        "changed": "{part}\u00a0: changé le {at}. Avant, c’était\u00a0:",
        "taken out": "{part}\u00a0: retiré le {at}. C’était\u00a0:",
        "taken back": "{part}\u00a0: d’une étape du {at} sur laquelle on est revenu\u00a0:",
    },
    deeds={
        "saw": "a regardé votre dossier", "changed": "a écrit dans votre dossier",
        "exported": "a copié de votre dossier",
        "disclosed": "a fait une page comme celle-ci pour vous", "erased": "a effacé un dossier",
        "backed up": "a fait une copie de tout", "restored": "est revenu à une copie plus ancienne",
        "checked": "a vérifié que rien n’est abîmé", "encrypted": "a mis tout le registre sous clé",
        "decrypted": "a retiré la clé du registre", "began": "a commencé le registre",
    },
    commands={
        "log": "ce qui s’est passé", "log-group": "ce qui s’est passé en groupe",
        "log-sheet": "votre feuille de la semaine",
        "sign-contract": "un contrat", "contract": "le contrat", "print-contract": "le contrat, à imprimer",
        "print-log": "une feuille de la semaine, à imprimer", "assign": "une tâche",
        "vision": "ce qu’un emploi vous apporterait", "draft": "les mots d’un message pour vous",
        "excuse": "des jours ailleurs", "pause": "une pause", "resume": "la fin d’une pause",
        "place": "votre place sur la liste",
        "open-door": "la porte ouverte", "start-work": "votre travail", "hold": "une conservation légale",
        "history": "tout ce qui s’est passé", "show": "le résumé", "why": "pourquoi vous en êtes là",
        "check-ins": "quand se parler", "close-client": "la fermeture de votre dossier",
        "reopen-client": "l’ouverture de votre dossier", "edit-client": "comment vous joindre",
        "add-client": "l’ouverture de votre dossier", "undo": "une étape reprise", "redo": "une étape rétablie",
        "export": "des tableaux", "import": "des lignes d’un tableau", "disclose": "cette page",
    },
    by_whom="{who} {did}",
    copy="{name}, du {day}\u00a0: gardée jusqu’au {until}, et retirée avec la prochaine copie après cela",
    no_copies="Le programme ne garde aucune copie.",
    kept_open="Votre dossier est ouvert. Une fois fermé, il est gardé {years} ans\u00a0; ensuite, il peut être effacé.",
    kept_until="Votre dossier est fermé. Il est gardé {years} ans, jusqu’au {day}\u00a0; ensuite, il peut être effacé.",
    kept_held="Une conservation légale le garde au-delà de ce jour, jusqu’à ce qu’elle soit levée.",
)  # fmt: skip
"""The whole language."""
