"""The twelve tasks of a manager's week, done with keys and clicks and counted."""
