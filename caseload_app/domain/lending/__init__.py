"""A copy of the store that a deputy works in for a while, and how it comes back."""
