"""The table model and the values its columns are made of."""
