"""English: what is said under each code. Sentences only; what stands in braces is a fact of the record."""

from .words import Words

WORDS: dict[str, Words] = {
    "no-contract": Words(
        subject="Our contract",
        first=("It is good to be working with you.", "{kept}"),
        body=(
            "Our last contract ended on {named}.",
            "Right now we have no signed contract.",
            "With one, you know what to count on from me, and I know what to count on from you.",
        ),
        ask="Which day this week can we sign one together?",
        agree="a day and a time to sign the contract.",
        text=(
            "Right now we have no signed contract.",
            "With one, we both know what to count on.",
        ),
    ),
    "contract-to-sign": Words(
        subject="Our contract",
        first=("I look forward to working with you.", "{kept}"),
        body=(
            "The next step is our contract: what I will do, and what you will do.",
            "It makes things clear from the start, and the search stays in your hands.",
            "I would like us to sign it by {named}.",
        ),
        ask="Which day before then can we meet?",
        agree="a day and a time to sign, by {named}.",
        text=(
            "The next step is our contract: what I will do, and what you will do.",
            "I would like us to sign it by {named}.",
        ),
    ),
    "contract-ending": Words(
        subject="Our next contract",
        first=("{kept}", "{warm}"),
        body=(
            "Our contract ends on {named}.",
            "{agreed}",
            "I would like us to sign the next one before then, so that we can go on without a break.",
        ),
        ask="Which day before then can we meet?",
        agree="a day and a time to sign the next contract.",
        text=("Our contract ends on {named}.", "I would like us to sign the next one before then."),
    ),
    "review-due": Words(
        subject="A look at our contract",
        first=("{kept}", "{warm}"),
        body=(
            "We last looked at our contract on {named}.",
            "{agreed}",
            "Plans change, and a contract can change with them.",
            "It should still fit you, and still ask something of both of us.",
        ),
        ask="What would you keep, and what would you change?",
        agree="the one line to change, or that all of it stays.",
        text=("We last looked at our contract on {named}.", "I would like it to fit you well."),
    ),
    "value-not-said": Words(
        subject="What we can do together",
        first=("It is good to be working with you.",),
        body=(
            "Many people look for work alone. You have someone whose job is to help you find it.",
            "I see many people in a week, and part of that time is set aside for you.",
            "You pay for it with effort, not money: doing what we agree on, and telling me how it goes.",
            "I look forward to what we can reach together.",
        ),
        ask="What do you most want from our time together?",
        agree="one thing that each of you will do this week.",
        text=(
            "You have someone whose job is to help you find work.",
            "Part of my week is set aside for you.",
            "You pay with effort, not money.",
        ),
    ),
    "you-owe": Words(
        subject="What I owe you",
        first=("Thank you for waiting.",),
        body=(
            "I have owed you {owed} since {named}.",
            "I am sorry for the wait. My side of our contract counts as much as yours.",
            "I will do my part by [day].",
        ),
        ask="Is this still what would help you most?",
        agree="the day by which you will do your part.",
        text=(
            "I have owed you {owed} since {named}.",
            "I am sorry for the wait.",
            "I will do my part by [day].",
        ),
    ),
    "first-slip": Words(
        subject="Checking in",
        first=("{kept}", "{warm}"),
        body=(
            "{missing}",
            "{agreed}",
        ),
        firm=(
            "These first weeks set the pace, so I would like to sort this out with you now.",
            "I look forward to what we can reach together, and it takes both of us.",
        ),
        ask="",
        agree="",
        text=("{missing}", "I look forward to what we can reach together, and it takes both of us."),
    ),
    "slipping": Words(
        subject="One small step",
        first=("{kept}", "{warm}"),
        body=(
            "{missing}",
            "{agreed}",
        ),
        firm=(
            "What we agreed on still counts, and I want it to work for you.",
            "My time is set aside for you. It goes furthest when we both do our part.",
        ),
        ask="",
        agree="",
        text=("{missing}", "What we agreed on still counts, and I want it to work for you."),
    ),
    "repeated-slips": Words(
        subject="Staying in touch",
        first=("{kept}", "{warm}"),
        body=(
            "{missing}",
            "{agreed}",
        ),
        firm=(
            "I want to help, and I can do it well when I hear from you.",
            "My time is set aside for you, and what we agreed on still counts.",
        ),
        ask="",
        agree="",
        text=("{missing}", "I want to help, and I can do it well when I hear from you."),
    ),
    "ours": Words(
        subject="My apology",
        first=("I am sorry: we called off {called_off}.",),
        body=(
            "That was our doing, not yours.",
            "Your time is worth as much as mine, so a new date comes first.",
        ),
        ask="Which day in the next week works for you?",
        agree="a new day and time, before anything else.",
        text=("I am sorry: we called off {called_off}.", "That was our doing, not yours."),
    ),
    "settling": Words(
        subject="Good work",
        first=("{kept}", "{warm}"),
        body=(
            "Things are going well, and I want you to know that I see it.",
            "A few more steady days like these will make it last.",
        ),
        ask="What has helped you most?",
        agree="the one thing to keep doing.",
        text=("Things are going well, and I see it.",),
    ),
    "low-power": Words(
        subject="The door is open",
        first=("I would like to be frank with you, because I want this to work.", "{quote}"),
        body=(
            "I last heard from you on {named}.",
            "The way we work together isn’t working for either of us yet.",
            "The door is open. One call, one text or one visit starts it again, fresh.",
            "I want to support you, and it takes a step from you too. It can be a small one.",
        ),
        ask="What would need to change for this to work for you?",
        agree="one small step that starts it again.",
        text=(
            "This isn’t working for either of us yet.",
            "The door is open: one call, text or visit starts it again, fresh.",
        ),
    ),
    "welcome-back": Words(
        subject="Welcome back",
        first=("Welcome back. It is good to be in touch with you again.", "{quote}"),
        body=(
            "We start fresh, and what is past is past.",
            "Part of my time this week is set aside for you.",
            "We can begin with one small thing that you choose.",
        ),
        ask="Which day this week can we talk?",
        agree="a day and a time this week.",
        text=("Welcome back. It is good to be in touch with you again.", "We start fresh."),
    ),
    "placed": Words(
        subject="Where we are",
        first=("{kept}", "{warm}"),
        body=(
            "I would like to look with you at where we are, by {named}.",
            "I want to use our time on what gets you closest to a job.",
        ),
        ask="What would help you most right now?",
        agree="one next step, and a day to look again.",
        text=("I would like to look with you at where we are, by {named}.",),
    ),
    "back-from-pause": Words(
        subject="Good to have you back",
        first=("Welcome back. It is good to be working with you again.", "{quote}"),
        body=(
            "We start fresh after your time away.",
            "Things may have changed for you, and our plan can change too.",
            "Part of my time this week is set aside for you.",
        ),
        ask="Which day this week can we look at it together?",
        agree="a day this week to look at the plan together.",
        text=(
            "Welcome back. We start fresh.",
            "Things may have changed for you, and our plan can change too.",
        ),
    ),
    "contact-owed": Words(
        subject="A short hello",
        first=("I just want to say hello.",),
        body=(
            "There is nothing that you need to send me.",
            "The door is open. One call, one text or one visit is all it takes to start again.",
        ),
        ask="How are things with you?",
        agree="a day to talk again, if it suits.",
        text=(
            "I just want to say hello.",
            "The door is open: one call, text or visit is all it takes to start again.",
        ),
    ),
    "low-power-review": Words(
        subject="How things stand",
        first=("I have kept a place for you, and I would like to hear how you see things.", "{quote}"),
        body=(
            "We have kept in light touch since {named}.",
            "The door is still open, and a start can be small: one call, one visit, one task.",
            "It takes a step from you, and I will meet you there.",
        ),
        ask="What would make it easier to start again?",
        agree="one change that would help, and a day to look again.",
        text=("We have kept in light touch since {named}.", "The door is still open."),
    ),
    "no-vision": Words(
        subject="What a job would bring",
        first=("{kept}", "{warm}"),
        body=(
            "A job can bring work you like, good people, a daily routine and less worry about money.",
            "It can also lead to the next thing that you want in life.",
            "I would like to know what matters to you, and keep it in your own words.",
        ),
        ask="What would a good day at work look like for you?",
        agree="the picture of one good day, written down word for word.",
        text=("I would like to know what a job would bring you, in your own words.",),
    ),
    "own-words": Words(
        subject="What you told me",
        first=("{quote}", "I keep those words in mind."),
        body=("{kept}", "Each step that you take brings it closer, and I am here to help with it."),
        ask="What is one small step toward it this week?",
        agree="one small step, and the day for it.",
        text=("{quote}", "Each step brings it closer."),
    ),
}
"""By the reason’s code; `ours` is the apology for a session that we called off. After a slip the cause asks."""
