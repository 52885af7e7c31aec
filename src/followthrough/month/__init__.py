"""Floor 3a: what a month came to, for the funder and the supervisor. Pure, as all judgement is."""
