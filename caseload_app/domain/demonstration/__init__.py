"""The made-up team: invented children and workers for trying the program out."""
