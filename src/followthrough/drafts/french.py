"""French: what is said under each code, with vous, and without a word that says of anybody what they are."""

from .words import Words

WORDS: dict[str, Words] = {
    "no-contract": Words(
        subject="Notre contrat",
        first=("C’est un plaisir de faire équipe avec vous.", "{kept}"),
        body=(
            "Notre dernier contrat a pris fin le {named}.",
            "En ce moment, nous n’avons pas de contrat signé.",
            "Un contrat dit ce que je ferai et ce que vous ferez. C’est plus clair pour vous et pour moi.",
        ),
        ask="Quel jour pouvons-nous en signer un cette semaine?",
        agree="un jour et une heure pour signer le contrat.",
        text=(
            "En ce moment, nous n’avons pas de contrat signé.",
            "Un contrat dit ce que je ferai et ce que vous ferez.",
        ),
    ),
    "contract-to-sign": Words(
        subject="Notre contrat",
        first=("C’est un plaisir de faire équipe avec vous.", "{kept}"),
        body=(
            "Notre prochain pas, c’est le contrat : ce que je ferai, et ce que vous ferez.",
            "Tout est clair dès le début, et la recherche reste entre vos mains.",
            "J’aimerais le signer avec vous d’ici le {named}.",
        ),
        ask="Quel jour d’ici là pouvons-nous nous voir?",
        agree="un jour et une heure pour signer, d’ici le {named}.",
        text=(
            "Notre prochain pas, c’est le contrat : ce que je ferai, et ce que vous ferez.",
            "J’aimerais le signer avec vous d’ici le {named}.",
        ),
    ),
    "contract-ending": Words(
        subject="Notre prochain contrat",
        first=("{kept}", "{warm}"),
        body=(
            "Notre contrat prend fin le {named}.",
            "{agreed}",
            "J’aimerais signer le prochain avant ce jour. Ainsi, tout continue sans pause.",
        ),
        ask="Quel jour d’ici là pouvons-nous nous voir?",
        agree="un jour et une heure pour signer le prochain contrat.",
        text=("Notre contrat prend fin le {named}.", "J’aimerais signer le prochain avant ce jour."),
    ),
    "review-due": Words(
        subject="Un coup d’œil à notre contrat",
        first=("{kept}", "{warm}"),
        body=(
            "Nous avons fait le point sur notre contrat le {named}.",
            "{agreed}",
            "Les plans changent, et un contrat peut changer aussi.",
            "Il doit vous convenir, et il compte sur vous comme sur moi.",
        ),
        ask="Que voulez-vous garder, et que voulez-vous changer?",
        agree="la ligne à changer, ou que tout reste en place.",
        text=(
            "Nous avons fait le point sur notre contrat le {named}.",
            "Je tiens à ce qu’il vous convienne.",
        ),
    ),
    "value-not-said": Words(
        subject="Ce que nous pouvons faire ensemble",
        first=("C’est un plaisir de faire équipe avec vous.",),
        body=(
            "Bien des gens cherchent sans aide. Vous, vous avez quelqu’un dont le travail est de vous aider.",
            "Je vois beaucoup de monde, et je garde du temps pour vous chaque semaine.",
            "Vous ne payez pas en argent, mais en efforts : faire ce que nous avons prévu, et me dire où vous en êtes.",
            "J’ai hâte de voir ce que nous ferons ensemble.",
        ),
        ask="Qu’est-ce que vous voulez le plus tirer de notre temps ensemble?",
        agree="une chose à faire cette semaine, de part et d’autre.",
        text=(
            "Vous avez quelqu’un dont le travail est de vous aider.",
            "Je garde du temps pour vous chaque semaine.",
            "Vous payez en efforts, pas en argent.",
        ),
    ),
    "you-owe": Words(
        subject="Ce que je vous dois",
        first=("Merci de votre patience.",),
        body=(
            "Je vous dois {owed} depuis le {named}.",
            "Je vous fais mes excuses pour ce retard. Ma part du contrat compte autant que la vôtre.",
            "Je ferai ma part d’ici le [jour].",
        ),
        ask="Est-ce toujours ce qui vous aiderait le plus?",
        agree="le jour où vous ferez votre part.",
        text=(
            "Je vous dois {owed} depuis le {named}.",
            "Toutes mes excuses.",
            "Je ferai ma part d’ici le [jour].",
        ),
    ),
    "first-slip": Words(
        subject="Je prends de vos nouvelles",
        first=("{kept}", "{warm}"),
        body=(
            "{missing}",
            "{agreed}",
        ),
        firm=(
            "Les premières semaines donnent le ton. J’aimerais régler cela avec vous sans attendre.",
            "J’ai hâte de voir ce que nous ferons ensemble. Pour cela, il faut votre part et la mienne.",
        ),
        ask="",
        agree="",
        text=(
            "{missing}",
            "J’ai hâte de voir ce que nous ferons ensemble. Pour cela, il faut votre part et la mienne.",
        ),
    ),
    "slipping": Words(
        subject="Un petit pas",
        first=("{kept}", "{warm}"),
        body=(
            "{missing}",
            "{agreed}",
        ),
        firm=(
            "Ce que nous avons prévu compte toujours, et je veux que cela marche pour vous.",
            "Je garde du temps pour vous. Il sert le plus quand vous faites votre part, et moi la mienne.",
        ),
        ask="",
        agree="",
        text=(
            "{missing}",
            "Ce que nous avons prévu compte toujours, et je veux que cela marche pour vous.",
        ),
    ),
    "repeated-slips": Words(
        subject="Gardons le contact",
        first=("{kept}", "{warm}"),
        body=(
            "{missing}",
            "{agreed}",
        ),
        firm=(
            "Je veux vous aider, et je le fais mieux quand j’ai de vos nouvelles.",
            "Je garde du temps pour vous, et ce que nous avons prévu compte toujours.",
        ),
        ask="",
        agree="",
        text=("{missing}", "Je veux vous aider, et je le fais mieux quand j’ai de vos nouvelles."),
    ),
    "ours": Words(
        subject="Toutes mes excuses",
        first=("Toutes mes excuses : nous avons annulé {called_off}.",),
        body=(
            "C’est de notre fait, pas du vôtre.",
            "Votre temps vaut autant que le mien. Une autre date passe donc en premier.",
        ),
        ask="Quel jour vous irait, d’ici une semaine?",
        agree="un autre jour et une heure, avant tout le reste.",
        text=("Toutes mes excuses : nous avons annulé {called_off}.", "C’est de notre fait, pas du vôtre."),
    ),
    "settling": Words(
        subject="Bravo",
        first=("{kept}", "{warm}"),
        body=(
            "Les choses vont bien, et je tiens à vous le dire.",
            "Encore quelques jours comme ceux-là, et l’habitude sera prise.",
        ),
        ask="Qu’est-ce qui marche le mieux pour vous?",
        agree="la chose à garder.",
        text=("Les choses vont bien, et je tiens à vous le dire.",),
    ),
    "low-power": Words(
        subject="La porte est ouverte",
        first=("Je vais vous parler en toute franchise, car je veux que cela marche.", "{quote}"),
        body=(
            "J’ai eu de vos nouvelles le {named}.",
            "Notre façon de faire ne marche pas encore, ni pour vous ni pour moi.",
            "La porte est ouverte. Un appel, un texto ou une visite, et nous repartons à neuf.",
            "Je veux vous aider, et il faut aussi un pas de votre part. Il peut être petit.",
        ),
        ask="Que faudrait-il changer pour que cela marche pour vous?",
        agree="un petit pas pour repartir.",
        text=(
            "Cela ne marche pas encore, ni pour vous ni pour moi.",
            "La porte est ouverte : un appel, un texto ou une visite, et nous repartons à neuf.",
        ),
    ),
    "welcome-back": Words(
        subject="Bon retour",
        first=("Bon retour parmi nous. C’est un plaisir de renouer avec vous.", "{quote}"),
        body=(
            "Nous repartons à neuf, et le passé est passé.",
            "Je garde du temps pour vous cette semaine.",
            "Nous pouvons partir d’une petite chose de votre choix.",
        ),
        ask="Quel jour pouvons-nous nous parler cette semaine?",
        agree="un jour et une heure cette semaine.",
        text=("Bon retour parmi nous. C’est un plaisir de renouer avec vous.", "Nous repartons à neuf."),
    ),
    "placed": Words(
        subject="Où nous en sommes",
        first=("{kept}", "{warm}"),
        body=(
            "J’aimerais faire le point avec vous d’ici le {named}.",
            "Je veux que notre temps serve à ce qui vous mène le plus vite à un emploi.",
        ),
        ask="Qu’est-ce qui vous aiderait le plus en ce moment?",
        agree="un prochain pas, et un jour pour refaire le point.",
        text=("J’aimerais faire le point avec vous d’ici le {named}.",),
    ),
    "back-from-pause": Words(
        subject="Bon retour",
        first=("Bon retour parmi nous. C’est un plaisir de renouer avec vous.", "{quote}"),
        body=(
            "Après ce temps de pause, nous repartons à neuf.",
            "Les choses ont pu changer pour vous, et notre plan peut changer aussi.",
            "Je garde du temps pour vous cette semaine.",
        ),
        ask="Quel jour pouvons-nous en parler cette semaine?",
        agree="un jour de cette semaine pour revoir le plan ensemble.",
        text=(
            "Bon retour parmi nous. Nous repartons à neuf.",
            "Les choses ont pu changer pour vous, et notre plan peut changer aussi.",
        ),
    ),
    "contact-owed": Words(
        subject="Un petit bonjour",
        first=("Je veux tout juste vous dire bonjour.",),
        body=(
            "Vous n’avez rien à m’envoyer.",
            "La porte est ouverte. Un appel, un texto ou une visite suffit pour repartir.",
        ),
        ask="Comment allez-vous?",
        agree="un jour pour se reparler, si cela convient.",
        text=(
            "Je veux tout juste vous dire bonjour.",
            "La porte est ouverte : un appel, un texto ou une visite suffit pour repartir.",
        ),
    ),
    "low-power-review": Words(
        subject="Où nous en sommes",
        first=("Votre place est toujours là, et j’aimerais savoir comment vous voyez les choses.", "{quote}"),
        body=(
            "Nos échanges sont plus espacés depuis le {named}.",
            "La porte est toujours ouverte. Un petit pas suffit pour repartir : un appel, une visite, une tâche.",
            "Il faut un pas de votre part, et je ferai le mien.",
        ),
        ask="Qu’est-ce qui vous aiderait à repartir?",
        agree="un changement qui aiderait, et un jour pour refaire le point.",
        text=("Nos échanges sont plus espacés depuis le {named}.", "La porte est toujours ouverte."),
    ),
    "no-vision": Words(
        subject="Ce qu’un emploi vous apporterait",
        first=("{kept}", "{warm}"),
        body=(
            "Un emploi peut donner un travail qui plaît, une équipe, un rythme, et moins de soucis d’argent.",
            "Il peut aussi mener à ce que vous voulez pour la suite.",
            "J’aimerais savoir ce qui compte pour vous, et le garder dans vos mots à vous.",
        ),
        ask="À quoi ressemblerait pour vous une bonne journée de travail?",
        agree="l’image d’une bonne journée, à noter mot pour mot.",
        text=("J’aimerais savoir, dans vos mots à vous, ce qu’un emploi vous apporterait.",),
    ),
    "own-words": Words(
        subject="Ce que vous m’avez dit",
        first=("{quote}", "Je garde ces mots en tête."),
        body=("{kept}", "Chaque pas vous en rapproche, et je suis là pour vous aider."),
        ask="Quel petit pas pouvez-vous faire cette semaine?",
        agree="un petit pas, et le jour pour le faire.",
        text=("{quote}", "Chaque pas vous en rapproche."),
    ),
}
"""By the reason’s code; `ours` is the apology for a session that we called off. After a slip the cause asks."""
