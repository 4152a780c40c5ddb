"""Write printed pages as PDF where there is no window: Qt lays them out without a screen."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from caseload_app.exchange.reading.whole_files import refuse_to_replace
from caseload_app.services.prints import PrintedPage
from caseload_app.services.reports import PrintedSummary
from caseload_app.ui.widgets.print_job import Footer, html_to_pdf


def write_pdf(page: PrintedSummary | PrintedPage, path: Path) -> int:
    """Write the pages to `path` and give their number. Raises ExpectedError."""
    refuse_to_replace(path, b"%PDF")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication([])
    pages = html_to_pdf(
        page.documents, path, Footer(page.as_at), title=page.title, landscape=page.landscape
    )
    del application
    return pages
