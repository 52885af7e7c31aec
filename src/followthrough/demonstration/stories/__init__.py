"""Stories: the ways in which it goes, each a plain account of a client's weeks."""
