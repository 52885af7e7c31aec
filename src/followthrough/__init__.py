"""A caseload tracker for employment counsellors: who needs you this morning, why, and what to do next."""

__version__ = "0.1.0"
