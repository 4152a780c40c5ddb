"""Try every part of the program once, on a made-up team, in a folder that goes afterwards."""

from __future__ import annotations

import secrets
import sys
import tempfile
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication

from caseload_app.commands.opening import rule_book, store_at
from caseload_app.commands.paper import write_pdf
from caseload_app.commands.speaking import say
from caseload_app.domain.casebook import Casebook
from caseload_app.domain.monday import monday_page
from caseload_app.errors import CaseloadError
from caseload_app.services.casebooks import read_casebook
from caseload_app.services.demonstration import DemoRequest, write_demonstration
from caseload_app.services.importing import apply, preview
from caseload_app.services.reports import export_workbook, printed_summary
from caseload_app.store.connection import is_protected
from caseload_app.ui.look import Look
from caseload_app.ui.models.charts.team_figures import cases_by_worker
from caseload_app.ui.widgets.charts.chart import Chart

CHILDREN, WORKERS, SEED = 24, 3, 1


def check_yourself(today: date) -> int:
    """Make an encrypted store, import, derive, draw, export and print; give 0 when all worked.

    Raises CaseloadError, which names the part, when one of them did not.
    """
    application = QApplication.instance() or QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        casebook = _store_and_import(Path(folder), today)
        _write_files(Path(folder), casebook)
    say("Every part works: encrypted store, import, deadlines, chart, Excel file and PDF.")
    del application
    return 0


def _store_and_import(folder: Path, today: date) -> Casebook:
    workbook = folder / "team.xlsx"
    write_demonstration(DemoRequest(CHILDREN, WORKERS, SEED, today), workbook)
    with store_at(folder / "team.db", secrets.token_urlsafe()).create() as session:
        _expect(is_protected(session.path), "the store is not encrypted")
        apply(session, preview(session, [workbook], today))
        casebook = read_casebook(session, rule_book(), today)
    _expect(len(casebook.children) == CHILDREN, "the import lost children")
    _expect(bool(casebook.all_open_deadlines()), "no deadline was derived")
    return casebook


def _write_files(folder: Path, casebook: Casebook) -> None:
    chart = Chart(Look())
    chart.show_chart(cases_by_worker(monday_page(casebook)))
    chart.save(folder / "chart.png")
    export_workbook(casebook, folder / "export.xlsx")
    worker = next(iter(casebook.workers))
    pages = write_pdf(printed_summary(casebook, worker), folder / "summary.pdf")
    _expect(pages > 0, "the summary has no page")
    for name in ("chart.png", "export.xlsx", "summary.pdf"):
        _expect((folder / name).stat().st_size > 0, f"{name} is empty")


def _expect(is_so: bool, otherwise: str) -> None:
    if not is_so:
        raise CaseloadError(f"The program does not work here: {otherwise}.")
