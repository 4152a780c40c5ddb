"""Caseload: who holds which children, what is due when, and who is supervised."""

__version__ = "0.1.0"
