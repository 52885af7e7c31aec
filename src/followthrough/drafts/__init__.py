"""Floor 3: words to say. From what the record shows to a call, a text, an email or a letter, in two languages.

Logic fills in facts; the words stand beside them, one file a language. Nothing here sends anything.
"""
