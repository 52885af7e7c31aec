"""Words: the counsellor's notes, the tasks that were agreed, when and where things are done."""

NOTES: dict[str, dict[str, tuple[str, ...]]] = {
    "intake": {
        "en": (
            "First meeting. Last worked in the spring; knows the trade well. Bus pass arranged.",
            "First meeting. Mornings are best, school run until 9. Would like something close to home.",
            "First meeting. Good references, long gap to explain; we found words for it together.",
        ),
        "fr": (
            "Première rencontre. Beaucoup d’expérience, CV à refaire. Préfère les avant-midi.",
            "Première rencontre. Cherche près de chez soi, pas d’auto. Titre de transport réglé.",
            "Première rencontre. A du cœur à l’ouvrage; manque surtout de confiance en entrevue.",
        ),
    },
    "value": {
        "en": ("What I set aside each week, and what I count on in return: said, and taken well.",),
        "fr": ("Dit ce que je réserve chaque semaine et ce sur quoi je compte en retour; bien reçu.",),
    },
    "plan": {
        "en": (
            "Looked at the contract: it fits. Two employers to add to the list.",
            "Contract stays as it is. Wants to try the hospital kitchen as well.",
            "Went through the month together: good weeks since the club began.",
        ),
        "fr": (
            "Contrat relu ensemble: il tient. Deux employeurs à ajouter à la liste.",
            "On garde le contrat tel quel. Veut aussi essayer du côté de l’hôpital.",
            "Le mois revu ensemble: de bonnes semaines depuis le club.",
        ),
    },
    "check-in": {
        "en": (
            "Short call. Three applications out, one employer wrote back.",
            "Going well; asked for the wording on the gap year again.",
            "Talked about the bakery; will drop by in person on Saturday.",
            "Glad of the call. Cover letter went out on Monday.",
        ),
        "fr": (
            "Appel court. Trois candidatures parties, une réponse reçue.",
            "Ça avance; a demandé de revoir la lettre ensemble.",
            "Parlé de la boulangerie; ira s’y présenter samedi.",
            "Appel bienvenu. La lettre est partie lundi.",
        ),
    },
    "vision": {
        "en": ("Talked about what the job would bring. Wrote it down as it was said.",),
        "fr": ("Parlé de ce que l’emploi apporterait. Noté dans ses mots.",),
    },
    "call without answer": {
        "en": ("Left a message: no rush, how did the week go?", "Left my number and my best hours."),
        "fr": ("Message laissé: rien ne presse, comment va la semaine?", "Laissé mon numéro et mes heures."),
    },
    "text without answer": {
        "en": (
            "Asked how the week went, and if mornings still suit.",
            "One line: thinking of you, the door is open.",
        ),
        "fr": (
            "Demandé comment va la semaine, et si le matin convient encore.",
            "Un mot: la porte est ouverte.",
        ),
    },
    "email without answer": {
        "en": ("Sent two postings that would fit, nothing to do but look.",),
        "fr": ("Envoyé deux annonces qui conviendraient, rien qu’à regarder.",),
    },
    "interview": {
        "en": ("Came out smiling. They will call by the end of next week.", "Hard questions, good answers."),
        "fr": ("Le sourire au retour. Réponse d’ici la fin de la semaine prochaine.", "Belle entrevue."),
    },
}

TASKS: dict[str, tuple[str, ...]] = {
    "en": (
        "Update the resume",
        "Ask two people for a reference",
        "Write to the school board",
        "Visit three employers on the main street",
        "Prepare an answer about the gap",
    ),
    "fr": (
        "Mettre le CV à jour",
        "Demander deux références",
        "Écrire au centre de services scolaire",
        "Passer voir trois employeurs du quartier",
        "Préparer une réponse sur l’année d’absence",
    ),
}

PLACES: dict[str, dict[str, str]] = {
    "application": {"en": "weekday mornings, at the library", "fr": "le matin, à la bibliothèque"},
    "report": {"en": "Friday before noon, by email", "fr": "le vendredi avant midi, par courriel"},
    "job-club": {"en": "10:00, the room by the window", "fr": "10 h, la salle près de la fenêtre"},
    "meeting": {"en": "9:30, at the office", "fr": "9 h 30, au bureau"},
}
"""When and where, as it was agreed, for some kinds of lines."""
