"""How much each worker can carry: agreed limits, what takes from them, and points where used."""
