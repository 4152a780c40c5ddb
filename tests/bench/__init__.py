"""How quick the product is, beside what the same machine needs for the bare work.

`python dev.py bench` makes teams of several sizes, measures the product and a named baseline on
the same data in the same run, and prints both with their ratio. With `--write` it also writes
docs/benchmarks.md for people and docs/benchmarks.json, against which later runs are compared.
"""
