"""Kill programs at random moments while they work on a store, and look at what is left."""
