"""Words of visions: what clients said that a job would bring, and the picture that some of them drew."""

VISIONS: dict[str, str] = {
    "B9TQ": "Être fier devant mes filles, et ne plus compter les jours avant la paye.",
    "H3PC": "Me lever le matin avec une raison de le faire, et rentrer le soir fatigué pour de bon.",
    "H8MD": "Retrouver une équipe. À la cantine, tout le monde savait mon nom.",
    "Q5NT": "I want my son to see me leave for work in the morning.",
    "P4MV": "A reason to be up at six again, and hands that smell of sawdust.",
    "Z8KS": "To say “my colleagues” again, and to pay for my own coffee.",
    "K3TB": "My own key to my own place, and enough left over to have my sister for supper.",
    "T2NG": "Envoyer de l’argent à ma mère sans devoir l’emprunter d’abord.",
    "M2RD": "To be the one the new people ask, because I know how it is done.",
    "X3BR": "Signer mon premier bail à mon nom, avec une fenêtre au soleil.",
    "M7FD": "Faire du pain que les gens du quartier viennent chercher exprès.",
    "P8RN": "To use what I studied for, and to come home with something to tell.",
    "V3TN": "Finir ma carrière debout, pas sur le divan.",
    "N7TS": "Que ma fille me demande comment s’est passée ma journée, et avoir une réponse.",
    "T6WZ": "A lathe, a radio, and people who trust my measurements.",
    "K7RH": "Ne plus avoir peur d’ouvrir le courrier.",
    "R8NM": "Des chiffres qui balancent, et des collègues avec qui dîner.",
    "H6JK": "The smell of the first loaves while the street is still asleep.",
}
"""By reference. Who is not here has not been asked yet."""

PICTURES: dict[str, dict[str, str]] = {
    "B9TQ": {
        "money": "L’épicerie sans calculer à la caisse.",
        "day_at_work": "L’atelier ouvre à sept heures. Je fais le tour des machines, le café est prêt.",
        "strengths": "Trente ans de métier, jamais en retard, et les jeunes m’écoutent.",
        "obstacle": "À la première réponse négative, je me dis que c’est fini.",
        "plan": "Si une réponse est négative, alors j’appelle le bureau avant midi.",
    },
    "Q5NT": {
        "routine": "Up at six, lunch packed, home when my son is.",
        "day_at_work": "The kitchen is quiet, I set up, and by noon the hall is full and it runs.",
        "strengths": "I keep calm when it is busy, and I never serve what I would not eat.",
        "obstacle": "I do not pick up when I do not know the number.",
        "plan": "If I do not know the number, then I call back the same hour.",
    },
    "K3TB": {
        "leads_to": "My own place, then my ticket as a painter.",
        "strengths": "Hands that know what they are doing, and I like early mornings.",
        "obstacle": "I think they will ask about the gap.",
        "plan": "If they ask about the gap, then I say the two sentences we wrote.",
    },
    "H3PC": {
        "people": "Une équipe qui dit bonjour.",
        "day_at_work": "Dehors le matin, une liste claire, et le camion propre à la fin.",
        "strengths": "Je finis ce que je commence quand je sais pourquoi.",
    },
    "M7FD": {
        "work": "Le pain, la nuit, et les premiers clients.",
        "strengths": "De bonnes mains, et du goût.",
        "obstacle": "J’ai peur de déranger quand j’appelle.",
        "plan": "Si j’hésite devant le téléphone, alors je compte jusqu’à trois et j’appelle.",
    },
}
"""By reference, the fields of a vision besides its one sentence."""
