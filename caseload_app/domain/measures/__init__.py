"""Measures: how often things were done on time, how long they ran, and who is behind a figure."""
