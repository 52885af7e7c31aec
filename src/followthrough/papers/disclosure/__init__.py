"""The disclosure: everything that is kept of a person, in plain words, for that person to read."""
