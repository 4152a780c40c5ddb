"""Lending a copy of the store to a deputy, and taking back what was done in it."""
