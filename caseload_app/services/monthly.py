"""The monthly report of an open store: put together once, then made into a PDF or a Word file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.measures.monthly import (
    MonthlyReport,
    Picture,
    as_at_words,
    monthly_report,
)
from caseload_app.services.measuring import Measured
from caseload_app.services.prints import PrintedPage, Printing


def put_together(
    casebook: Casebook, measured: Measured, how: Printing, pictures: Sequence[Picture] = ()
) -> MonthlyReport:
    """Put the report together; children are initials and ID unless names are asked for."""
    return monthly_report(
        casebook, measured.measures, measured.changes, names=how.names, pictures=pictures
    )


def printed_monthly(report: MonthlyReport, how: Printing) -> PrintedPage:
    """Lay the report out for paper."""
    from caseload_app.exchange.writing.monthly_html import render_monthly

    html = render_monthly(report, how.words)
    title = f"{report.title}, {report.team}" if report.team else report.title
    return PrintedPage(title, html, as_at_words(report))


def write_word(report: MonthlyReport, how: Printing, path: Path) -> None:
    """Write the report for Word. Raises ExpectedError."""
    from caseload_app.exchange.writing.monthly_word import write_monthly_word

    write_monthly_word(report, path, how.words)
