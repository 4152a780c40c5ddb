"""The printed pages about the keeping of the store, ready for a preview or a PDF."""

from __future__ import annotations

from datetime import date

from caseload_app.domain.wording import long_day
from caseload_app.exchange.writing.safety_html import render_recovery_key
from caseload_app.services.prints import PrintedPage


def recovery_paper(key: str, store: str, on: date) -> PrintedPage:
    """Lay out the recovery key for paper."""
    html = render_recovery_key(key, store, on)
    return PrintedPage("Recovery key", html, f"As at {long_day(on)}")
