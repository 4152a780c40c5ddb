"""Spreadsheets weighed against what is known: rows as claims, a plan of changes, a difference."""
