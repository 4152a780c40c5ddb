"""What keeps an open store from other eyes: the lock, hidden names, the keys."""
