"""Use cases and transaction edges between the store, the files and the window."""
