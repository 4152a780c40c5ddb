"""The parts of the allocation page."""
