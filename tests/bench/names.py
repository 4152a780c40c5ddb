"""What the measuring processes agree on; imports nothing that the product would not."""

from __future__ import annotations

from datetime import date

TODAY = date(2026, 11, 23)
PASSPHRASE = "amber kettle violin harbour"
FIRST, SECOND = "annex a.xlsx", "annex a, a week later.xlsx"
PLAIN = "plain.db"
"""The same team without a passphrase, as the demonstration team is."""
