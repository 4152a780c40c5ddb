"""The supervision loop as rows: sessions, lines of a record, actions."""
