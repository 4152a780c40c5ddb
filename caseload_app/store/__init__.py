"""The only SQL: one encrypted SQLite file, its migrations and its audit trail."""
