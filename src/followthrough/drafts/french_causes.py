"""French: what is said after a slip, by what got in the way."""

from .words import Cause

CAUSES: dict[str, Cause] = {
    "unknown": Cause(
        ask="Qu’est-ce qui vous a compliqué les choses?",
        agree="une petite tâche pour cette semaine, faisable à coup sûr.",
    ),
    "unreached": Cause(
        offer=("Ce n’était peut-être pas le bon moment pour vous.",),
        ask="Quel serait un bon moment pour se parler?",
        agree="le meilleur moyen et le meilleur moment pour se joindre.",
        text=("Ce n’était peut-être pas le bon moment pour vous.",),
    ),
    "forgot": Cause(
        offer=(
            "Oublier, cela arrive à tout le monde.",
            "Nous pouvons fixer un autre jour, et je vous enverrai un rappel la veille.",
        ),
        ask="Quel jour vous irait, d’ici une semaine?",
        agree="un autre jour d’ici une semaine, et un rappel la veille.",
        text=("Nous pouvons fixer un autre jour, et je vous enverrai un rappel la veille.",),
    ),
    "could-not": Cause(
        offer=("Vous m’avez dit que ce n’était pas possible, et je le comprends.",),
        ask="Qu’est-ce qui vous irait le mieux cette semaine : un pas plus petit, ou un appel?",
        agree="le pas plus petit, ou un jour pour se parler.",
        text=("Vous m’avez dit que ce n’était pas possible, et je le comprends.",),
    ),
    "did-not-know-how": Cause(
        offer=(
            "Vous m’avez dit que la marche à suivre n’était pas claire.",
            "Nous pouvons le faire ensemble la première fois. La suivante sera à vous.",
        ),
        ask="Quel jour vous irait cette semaine?",
        agree="un jour de cette semaine pour le faire ensemble une première fois.",
        text=("Nous pouvons le faire ensemble la première fois.",),
    ),
    "no-confidence": Cause(
        first=("{shows}",),
        offer=("Une semaine difficile n’enlève rien à ce que vous savez faire.",),
        ask="Quel petit pas vous semble tout à fait faisable cette semaine?",
        agree="un pas faisable à coup sûr.",
        text=("Une semaine difficile n’enlève rien à ce que vous savez faire.",),
    ),
    "does-not-want": Cause(
        first=("Merci de m’avoir dit que ce n’est pas ce que vous voulez.",),
        offer=("{quote}", "Ce que vous voulez passe avant tout plan."),
        ask="Que voulez-vous qu’un emploi vous apporte?",
        agree="ce qu’il faut savoir avant tout autre plan.",
        text=("Merci de m’avoir dit que ce n’est pas ce que vous voulez.",),
        firm=("Je garde du temps pour vous, et je veux qu’il serve à ce qui compte pour vous.",),
    ),
}
"""What got in the way, as it was told; or that it was not told, or that nobody was reached who could tell it."""
