"""What the lists of the allocation page say."""
