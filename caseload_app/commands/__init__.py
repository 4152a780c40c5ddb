"""The commands without the window: the same services, answered as text or as JSON."""
