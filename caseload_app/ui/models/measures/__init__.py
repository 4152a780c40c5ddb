"""Measures as rows: the list, who is behind one, what it is compared with."""
