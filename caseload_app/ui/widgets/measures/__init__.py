"""The parts of the Measures page: one measure in detail, over time, and compared."""
