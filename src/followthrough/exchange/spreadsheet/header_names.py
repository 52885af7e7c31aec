"""Header names: what people write above a column, field by field; accents, capitals and signs do not matter."""

from followthrough.casework.incoming import What

_WHOSE = (
    "client|client ref|client reference|reference|ref|client id|client name|"
    "client no|client number|file|file no|"
    "file number|case|case number|participant|participant id|participant name|"
    "name|full name|who|person|job seeker|"
    "cliente|id client|nom du client|nom de la cliente|nom de la personne|nom du participant|nom|nom complet|"
    "participante|participant(e)|client(e)|personne|chercheur d'emploi|dossier|"
    "no dossier|no de dossier|numéro de dossier|"
    "référence|réf|réf client|référence du client|qui"
)

_KIND = (
    "kind|type|activity|activity type|type of activity|what|action|event|category|service|task type|"
    "genre|activité|type d'activité|nature|quoi|événement|catégorie|démarche|type de démarche|type d'action"
)

NAMES: dict[What, dict[str, str]] = {
    "clients": {
        "ref": (
            "ref|reference|client ref|client reference|client id|id client|"
            "file no|file number|case number|case no|"
            "participant id|référence|réf|numéro de dossier|no dossier|no de dossier|n° de dossier|dossier|"
            "référence du client|numéro de client|no client"
        ),
        "name": (
            "name|client|client name|full name|participant|participant name|"
            "name of client|whole name|person|job seeker|"
            "nom|nom complet|nom du client|nom de la cliente|nom et prénom|prénom et nom|nom, prénom|cliente|"
            "client(e)|participante|participant(e)|nom du participant|"
            "nom de la personne|personne|chercheur d'emploi"
        ),
        "first_name": "first name|first|given name|given names|forename|prénom|prénoms|prénom usuel",
        "last_name": ("last name|last|surname|family name|nom de famille|nom famille|patronyme|nom usuel"),
        "intake": (
            "intake|intake date|date of intake|start|start date|started|"
            "started on|date started|enrolled|enrolled on|"
            "enrolment date|enrollment date|registration date|registered|opened|"
            "opened on|date opened|open date|"
            "file opened|since intake|entry date|"
            "arrivée|date d'arrivée|accueil|date d'accueil|admission|"
            "date d'admission|inscription|date d'inscription|"
            "début|date de début|date d'entrée|entrée|ouverture|"
            "date d'ouverture|ouvert le|inscrit le|début du suivi|"
            "date d'ouverture du dossier|prise en charge|date de prise en charge"
        ),
        "program": (
            "program|programme|funding|funder|funding stream|stream|service|"
            "service stream|project|contract program|"
            "bailleur|bailleur de fonds|financement|projet|volet|mesure|service d'emploi"
        ),
        "email": (
            "email|e-mail|email address|e-mail address|mail|mail address|"
            "courriel|adresse courriel|adresse de courriel|adresse électronique|"
            "adresse mail|mél|courrier électronique"
        ),
        "phone": (
            "phone|phone number|phone no|telephone|telephone number|tel|tel no|"
            "cell|cell phone|cellphone|mobile|"
            "mobile phone|contact number|home phone|"
            "téléphone|tél|numéro de téléphone|no de téléphone|n° de téléphone|"
            "no téléphone|no tél|cellulaire|"
            "portable|numéro"
        ),
        "language": (
            "language|lang|preferred language|language of service|spoken language|official language|"
            "langue|langue de service|langue de correspondance|langue préférée|"
            "langue parlée|langue officielle"
        ),
        "channel": (
            "channel|preferred channel|contact method|preferred contact|"
            "preferred contact method|how to reach|contact by|"
            "reach by|method of contact|"
            "moyen|moyen de contact|mode de contact|contact préféré|"
            "moyen de communication|mode de communication|"
            "joindre par|canal|canal préféré"
        ),
        "status": "status|file status|client status|statut|état|état du dossier|statut du dossier",
        "closed_on": (
            "closed on|closed|closing date|date closed|close date|closure date|"
            "date of closure|file closed|end date|"
            "exit date|exited|exited on|discharge date|ended|ended on|"
            "fermé le|fermeture|date de fermeture|clos le|clôture|date de clôture|date de fin|fin|sortie|"
            "date de sortie|fin du suivi|départ|date de départ|fermeture du dossier"
        ),
        "outcome": (
            "outcome|result|results|closing outcome|reason closed|"
            "closure reason|exit reason|final outcome|exit outcome|"
            "résultat|résultats|issue|motif de fermeture|raison de fermeture|"
            "résultat final|résultat à la sortie|"
            "raison de sortie|motif de sortie"
        ),
        "referral": (
            "referral|referred by|referral source|source of referral|source|referred from|how they heard|"
            "référé par|référence par|orienté par|provenance|"
            "source de référence|référence externe|référent|adressé par"
        ),
    },
    "activities": {
        "client": _WHOSE,
        "on": (
            "on|date|day|when|activity date|date of activity|date of contact|"
            "contact date|event date|service date|"
            "done on|happened on|session date|"
            "le|jour|quand|date de l'activité|date d'activité|date du contact|"
            "date de contact|date de la rencontre|"
            "fait le|date de l'événement|date du service|date de la séance"
        ),
        "kind": _KIND,
        "count": (
            "count|number|how many|quantity|qty|total|number of|no of activities|nb|times|"
            "nombre|combien|quantité|qté|nombre de|nbre|fois|compte"
        ),
        "outcome": (
            "outcome|result|attendance|attended|presence|answered|status|response|showed|show|"
            "résultat|présence|issue|statut|réponse|assiduité|participation|suite"
        ),
        "direction": "direction|in out|in/out|incoming outgoing|"
        "inbound outbound|sens|entrant sortant|sens du contact",
        "topic": "topic|subject|theme|discussed|talked about|sujet|thème|objet|discuté|matière",
        "week_of": (
            "week of|week|for week of|report week|week starting|week beginning|week commencing|"
            "semaine du|semaine|pour la semaine du|semaine visée|semaine de|semaine commençant le"
        ),
        "title": "title|task|task title|name of task|titre|tâche|titre de la tâche|nom de la tâche",
        "minutes": (
            "minutes|min|mins|duration|length|time spent|time|minutes spent|hours|hrs|hours spent|"
            "durée|temps|temps passé|temps consacré|heures|nombre de minutes|"
            "nombre d'heures|heures consacrées"
        ),
        "note": (
            "note|notes|comment|comments|remark|remarks|details|description|"
            "case note|case notes|progress note|"
            "commentaire|commentaires|remarque|remarques|détails|observations|observation|note au dossier|"
            "notes au dossier|note d'évolution|notes évolutives|précisions"
        ),
        "because": (
            "because|reason|cause|why|reason missed|barrier|obstacle|reason for absence|reason for missing|"
            "parce que|raison|motif|pourquoi|motif d'absence|"
            "raison de l'absence|motif de l'absence|empêchement"
        ),
    },
    "contracts": {
        "client": _WHOSE,
        "signed_on": (
            "signed on|signed|date signed|signing date|signature date|"
            "date of signing|contract date|agreement date|date|"
            "start date|agreed on|"
            "signé le|date de signature|signature|date du contrat|"
            "date de l'entente|conclu le|convenu le|date de début"
        ),
        "ends_on": (
            "ends on|end|ends|end date|until|last day|expiry|expires|"
            "expiry date|expires on|contract end|through|"
            "fin|date de fin|se termine le|jusqu'au|échéance|dernier jour|"
            "fin du contrat|prend fin le|expire le"
        ),
        "confidence": (
            "confidence|confidence level|how sure|how confident|sure|confidence 0 10|"
            "confiance|niveau de confiance|degré de confiance|certitude"
        ),
        "party": (
            "party|who does|by whom|responsible|responsibility|whose|role|"
            "partie|responsable|par qui|de qui|à qui|rôle|responsabilité"
        ),
        "kind": _KIND + "|obligation|commitment|promise|engagement|promesse",
        "cadence": (
            "cadence|how often|frequency|rhythm|schedule|per week|times per week|often|recurrence|"
            "fréquence|rythme|à quelle fréquence|périodicité|par semaine|fois par semaine|horaire|récurrence"
        ),
        "wording": (
            "wording|words|text|description|details|in words|line|title|task|what exactly|"
            "formulation|texte|libellé|en mots|détails|titre|tâche|intitulé"
        ),
        "at": (
            "at|when and where|where|place|location|when|"
            "où|lieu|quand et où|endroit|moment et lieu|moment|à quel endroit"
        ),
    },
}

PASSED_OVER: dict[What, tuple[str, ...]] = {
    "clients": ("list", "since", "follow_through", "last_sign_of_life", "contract_signed_on"),
    "activities": ("id", "recorded_at"),
    "contracts": (),
}
"""Columns that ft writes and that cannot be taken in: they follow from the others, or are ft's own."""
