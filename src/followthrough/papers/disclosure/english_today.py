"""English: what the program concludes, said to the person whom it is about. Each reason in one kind sentence."""

from .words import Today

LISTS = {
    "active": "active: we are in touch as agreed",
    "needs-early-intervention": "in touch more often for a while",
    "low-power": "open door",
}

REASONS = {
    "no-contract": "We have no contract with you at present, since {since}.",
    "contract-to-sign": "We want to have a contract with you by {sign_by}.",
    "contract-ending": "Our contract with you ends on {ends_on}.",
    "review-due": "It is time to look together at whether the contract still fits; we last did on {since}.",
    "value-not-said": "We have not told you yet what our work together is worth, and what it asks.",
    "you-owe": "We owe you something that we promised, since {since}.",
    "first-slip": "Something did not go as agreed, dated {slipped_on}. It is time for us to call you.",
    "slipping": "Lately, {follow_through} of what we agreed on with you was kept. It is time for us to call you.",
    "repeated-slips": "In {days} days, {count} things did not go as agreed. It is time to find a smaller step.",
    "settling": "Things have settled. A few steady days, and we are in touch as agreed again.",
    "low-power": "The door is open since {since}: we are in touch less often until we hear from you.",
    "welcome-back": "Welcome back: we heard from you on {welcomed_on}. You begin afresh.",
    "placed": "Your counsellor put you there by hand, from {on} through {through}: {why}.",
    "back-from-pause": "You are back from a pause since {returned}.",
    "contact-owed": "We owe you a sign from us since {due}.",
    "low-power-review": "It is time for us to look again at what would have to change.",
    "no-vision": "We have not asked you yet what a job would bring you.",
    "own-words": "You told us what a job would bring you: “{own_words}”",
}

TODAY = Today(
    on_list="Where you stand: {list}, since {since}.",
    on_none="You are on no list today.",
    follow_through="Of what we agreed on with you, {share} was kept in the last weeks that count.",
    reasons=REASONS,
    was_on="From {day}: {list}",
    lists=LISTS,
)
