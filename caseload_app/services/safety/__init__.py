"""Keeping the store safe: its keys, its copies, who may open it, what may be kept."""
