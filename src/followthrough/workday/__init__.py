"""The floor above triage: what a day asks of the counsellor. Pure like triage: no file, no clock, no database."""
