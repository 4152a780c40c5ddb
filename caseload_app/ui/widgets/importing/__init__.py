"""What the import page is made of, step by step."""
