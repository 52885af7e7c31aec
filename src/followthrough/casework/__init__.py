"""Floor 1: the nouns of the work and what they mean. Standard library and dateutil only."""
