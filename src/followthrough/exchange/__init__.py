"""Floor 3: how foreign files are read: as casework values, or as a mistake with its place."""
