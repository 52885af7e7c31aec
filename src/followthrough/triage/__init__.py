"""Floor 2: the judgement. Pure: frozen case files in, assessments out; no library, no clock, no disk."""
