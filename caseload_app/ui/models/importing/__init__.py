"""Imports as rows: what a file holds, would change, and has moved."""
