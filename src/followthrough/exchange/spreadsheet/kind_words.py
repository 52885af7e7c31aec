"""Kind words: what people call the kinds of activity, in English and in French."""

from collections.abc import Mapping
from functools import cache

from followthrough.casework.activity import KINDS, read_kind

from .said import folded

_WORDS = {
    "posting-review": (
        "posting review|postings|posting|job search|job posting|job postings|reviewed postings|job board|"
        "offres consultées|consultation d'offres|offre consultée|"
        "recherche d'emploi|lecture d'offres|offres d'emploi|offres"
    ),
    "application": (
        "application|applications|job application|job applications|applied|"
        "applied for job|apply|resume sent|résumé sent|"
        "candidature|candidatures|candidature envoyée|postulé|demande d'emploi|"
        "cv envoyé|envoi de cv|application envoyée"
    ),
    "follow-up": (
        "follow up|followup|follow ups|employer follow up|application follow up|"
        "relance|relances|suivi de candidature|suivi auprès de l'employeur"
    ),
    "thank-you": "thank you|thank you note|thank you letter|thanks|remerciement|"
    "remerciements|lettre de remerciement|merci",
    "interview": (
        "interview|interviews|job interview|employer interview|"
        "entrevue|entrevues|entrevue d'embauche|entretien|entretien d'embauche"
    ),
    "report": (
        "report|reports|weekly report|log|job search log|activity log|log sheet|"
        "rapport|rapports|compte rendu|rapport hebdomadaire|journal|"
        "feuille de suivi|journal de recherche|bilan"
    ),
    "task": "task|tasks|to do|todo|homework|assignment|tâche|tâches|à faire|devoir",
    "job-club": "job club|jobclub|job finding club|club|club emploi|"
    "club d'emploi|club de recherche d'emploi|club de recherche",
    "workshop": "workshop|workshops|class|training|seminar|group|group session|"
    "atelier|ateliers|formation|séminaire|cours|groupe",
    "meeting": (
        "meeting|meetings|appointment|appointments|appt|session|in person|"
        "in person meeting|one on one|office visit|visit|"
        "counselling|counselling session|"
        "rencontre|rencontres|rendez vous|rdv|rv|séance|en personne|"
        "entretien individuel|visite|réunion|counseling"
    ),
    "call": (
        "call|calls|phone call|phone calls|phone|telephone|telephone call|tel|phoned|called|voicemail|"
        "appel|appels|appel téléphonique|téléphone|tél|coup de fil|coup de téléphone|message vocal"
    ),
    "text": "text|texts|text message|text messages|sms|texted|whatsapp|texto|textos|message texte",
    "email": "email|emails|e mail|e mails|mail|emailed|courriel|courriels|mél|"
    "courrier électronique|message électronique",
    "letter": "letter|letters|post|postal mail|mailed letter|lettre|lettres|courrier|poste",
    "check-in": "check in|checkin|check ins|prise de nouvelles|nouvelles|suivi régulier",
    "job-leads": "job lead|job leads|leads|lead|lead sent|piste|pistes|"
    "piste d'emploi|pistes d'emploi|offre transmise",
    "employer-contact": (
        "employer contact|contacted employer|employer|employer call|contact with employer|"
        "contact employeur|employeur|appel à l'employeur|démarchage|contact avec un employeur"
    ),
    "resume-help": (
        "resume help|résumé help|resume|résumé|resume review|cv|cv help|resume writing|cover letter|"
        "aide au cv|aide cv|rédaction de cv|révision de cv|curriculum vitae|lettre de présentation"
    ),
    "interview-practice": (
        "interview practice|mock interview|practice interview|interview prep|interview preparation|"
        "simulation d'entrevue|préparation à l'entrevue|pratique d'entrevue|"
        "entrevue simulée|préparation entrevue"
    ),
    "reference": "reference|references|gave reference|reference letter|"
    "référence|références|lettre de référence|recommandation",
    "reply": "reply|replies|replied|response|answer|réponse|réponses|répondu|réponse au message",
}


@cache
def kind_words() -> Mapping[str, str]:
    """By its folded form, the kind that a word means; ft's own words mean themselves."""
    known = {folded(kind): kind for kind in KINDS}
    for kind, words in _WORDS.items():
        for word in words.split("|"):
            known.setdefault(folded(word), kind)
    return known


def read_kind_word(text: str) -> str:
    """The kind that a word means. Raises `UnknownKind` with the nearest known one."""
    return kind_words().get(folded(text)) or read_kind(text)
