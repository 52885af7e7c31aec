"""French: what the program concludes, said to the person whom it is about. Each reason in one kind sentence."""

from .words import Today

LISTS = {
    "active": "actif\u00a0: nous nous parlons comme convenu",
    "needs-early-intervention": "nous nous parlons plus souvent pendant un temps",
    "low-power": "porte ouverte",
}

REASONS = {
    "no-contract": "Nous n’avons pas de contrat avec vous en ce moment, depuis le {since}.",
    "contract-to-sign": "Nous souhaitons signer un contrat avec vous d’ici le {sign_by}.",
    "contract-ending": "Notre contrat avec vous prend fin le {ends_on}.",
    "review-due": (
        "Il est temps de voir ensemble si le contrat convient encore\u00a0; "
        "nous l’avons revu le {since}, et plus depuis."
    ),
    "value-not-said": "Nous ne vous avons pas encore dit ce que vaut notre travail ensemble, et ce qu’il demande.",
    "you-owe": "Nous vous devons une chose promise, depuis le {since}.",
    "first-slip": "Une chose ne s’est pas passée comme convenu, en date du {slipped_on}. C’est à nous de vous appeler.",
    "slipping": (
        "Ces temps-ci, {follow_through} de ce qui était convenu avec vous a été tenu. C’est à nous de vous appeler."
    ),
    "repeated-slips": (
        "En {days} jours, {count} choses ne se sont pas passées comme convenu. Cherchons ensemble un plus petit pas."
    ),
    "settling": "Les choses se sont posées. Encore quelques jours, et nous nous parlons de nouveau comme convenu.",
    "low-power": (
        "La porte est ouverte depuis le {since}\u00a0: "
        "nous appelons moins souvent, en attendant un mot de vous."
    ),
    "welcome-back": "Bon retour\u00a0: vous nous avez donné des nouvelles le {welcomed_on}. Tout recommence à neuf.",
    "placed": "La personne qui vous conseille l’a décidé à la main, du {on} au {through}\u00a0: {why}.",
    "back-from-pause": "Vous êtes de retour d’une pause depuis le {returned}.",
    "contact-owed": "Nous vous devons un signe de notre part depuis le {due}.",
    "low-power-review": "C’est à nous de regarder de nouveau ce qui devrait changer.",
    "no-vision": "Nous ne vous avons pas encore demandé ce qu’un emploi vous apporterait.",
    "own-words": "Vous nous avez dit ce qu’un emploi vous apporterait\u00a0: «\u00a0{own_words}\u00a0»",
}

TODAY = Today(
    on_list="Où vous en êtes\u00a0: {list}, depuis le {since}.",
    on_none="Vous n’êtes sur aucune liste aujourd’hui.",
    follow_through="De ce qui était convenu avec vous, {share} a été tenu dans les dernières semaines qui comptent.",
    reasons=REASONS,
    was_on="À partir du {day}\u00a0: {list}",
    lists=LISTS,
)
