"""Floor 3, papers: what a client takes home. What stands on a page is a value; one writer a format puts it on paper."""
