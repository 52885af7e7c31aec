"""Floor 3: how things look. Values in, a sheet out; a format makes text of it; nothing here prints."""
