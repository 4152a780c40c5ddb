"""Markup in any field is printed as it was typed, and written to Excel, Word and calendars so."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import docx
import openpyxl
import pytest
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

import caseload_app.services
from caseload_app.domain.casebook import Casebook
from caseload_app.domain.shown_list import ShownColumn, ShownList
from caseload_app.exchange.rule_files import load_rules
from caseload_app.paths import resource
from caseload_app.services import handovers, monthly, prints, reports, shown_lists
from caseload_app.services.calendar_entries import write_calendar_file
from caseload_app.services.casebooks import read_casebook
from caseload_app.services.measuring import Measured, measure_now, specs_in_force
from caseload_app.services.prints import PrintedPage, Printing
from caseload_app.services.safety import papers, retention, subject_access
from caseload_app.services.session import Session
from caseload_app.store.read import read_all
from caseload_app.store.shapes import CASE_RECORDS, PERSONAL_RECORDS
from tests.hostile.planting import AS_AT, MARKUP, RAW, planted_store

IMAGE = "\ufffc"
HOW = Printing(names=True, by=MARKUP)


@dataclass(frozen=True, slots=True)
class Held:
    """An open store with markup everywhere, and who is in it."""

    session: Session
    casebook: Casebook
    measured: Measured
    worker: str
    child_id: str


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Held]:
    session, _ = planted_store(tmp_path_factory.mktemp("paper"))
    book, _ = load_rules(resource("rules"))
    casebook = read_casebook(session, book, AS_AT)
    measured = measure_now(session, casebook, specs_in_force(session, book), book)
    worker = next(child.worker for child in casebook.open_children() if child.worker)
    child_id = casebook.held_by(worker)[0].child_id
    yield Held(session, casebook, measured, worker, child_id)
    session.close()


def a_list() -> ShownList:
    columns = (ShownColumn(MARKUP, 20),)
    return ShownList(MARKUP, MARKUP, columns, ((MARKUP,),), ((MARKUP,),), AS_AT)


def a_removal() -> retention.Removal:
    return retention.Removal(
        ((MARKUP, AS_AT),), 1, ((MARKUP, 1),), (), AS_AT, "0" * 64, MARKUP, AS_AT, MARKUP
    )


PAPERS: dict[str, Callable[[Held], PrintedPage]] = {
    "printed_session": lambda held: prints.printed_session(held.casebook, held.worker, HOW),
    "printed_pack": lambda held: prints.printed_pack(held.casebook, HOW),
    "printed_brief": lambda held: prints.printed_brief(held.casebook, HOW),
    "printed_overdue": lambda held: prints.printed_overdue(held.casebook, HOW),
    "printed_child": lambda held: prints.printed_child(held.casebook, held.child_id, HOW),
    "printed_inspector_list": lambda held: prints.printed_inspector_list(held.casebook, HOW),
    "printed_register": lambda held: prints.printed_register(held.casebook, HOW),
    "printed_personal": lambda held: prints.printed_personal(
        held.casebook, read_all(held.session.database, PERSONAL_RECORDS)[0], HOW
    ),
    "printed_case": lambda held: prints.printed_case(
        held.casebook, read_all(held.session.database, CASE_RECORDS)[0], HOW
    ),
    "printed_summary": lambda held: reports.printed_summary(held.casebook, held.worker, names=True),
    "printed_handover": lambda held: handovers.printed_handover(
        held.casebook,
        handovers.handover_packs(held.casebook, worker=held.worker, names=True),
        HOW,
    ),
    "printed_monthly": lambda held: monthly.printed_monthly(
        monthly.put_together(held.casebook, held.measured, HOW), HOW
    ),
    "printed_list": lambda _: shown_lists.printed_list(a_list(), HOW),
    "recovery_paper": lambda _: papers.recovery_paper("7" * 25, MARKUP, AS_AT),
    "certificate": lambda _: retention.certificate(a_removal()),
    "subject_access_paper": lambda held: subject_access.subject_access_paper(
        held.worker,
        subject_access.held_about_worker(held.session, held.worker),
        AS_AT,
        HOW.words,
    ),
}


def test_every_paper_there_is_is_tried() -> None:
    found = set()
    for one in pkgutil.walk_packages(caseload_app.services.__path__, "caseload_app.services."):
        module = importlib.import_module(one.name)
        for name, made in inspect.getmembers(module, inspect.isfunction):
            gives = inspect.signature(made).return_annotation
            if made.__module__ == one.name and gives == "PrintedPage" and name[0] != "_":
                found.add(name)

    assert found - set(PAPERS) == set()


@pytest.mark.parametrize("name", sorted(PAPERS))
def test_no_paper_draws_markup(qapp: QApplication, held: Held, name: str) -> None:
    page = PAPERS[name](held)

    for html in page.documents:
        assert MARKUP not in html
        document = QTextDocument()
        document.setHtml(html)
        assert IMAGE not in document.toRawText()
        assert RAW in document.toPlainText()


def test_the_workbook_holds_it_as_text(held: Held, tmp_path: Path) -> None:
    out = tmp_path / "all.xlsx"
    extras = reports.Extras(held.measured)
    reports.export_workbook(held.casebook, out, names=True, extras=extras)

    texts = [
        cell
        for sheet in openpyxl.load_workbook(out)
        for row in sheet.iter_rows()
        for cell in row
        if RAW in str(cell.value)
    ]

    assert len(texts) > 200
    assert {cell.data_type for cell in texts} == {"s"}


def test_word_holds_it_as_text(held: Held, tmp_path: Path) -> None:
    out = tmp_path / "report.docx"
    report = monthly.put_together(held.casebook, held.measured, HOW)
    monthly.write_word(report, HOW, out)

    document = docx.Document(str(out))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    words = "\n".join([*(one.text for one in document.paragraphs), *cells])

    assert RAW in words
    assert len(document.inline_shapes) == 0


def test_the_calendar_holds_it_as_text(held: Held, tmp_path: Path) -> None:
    out = tmp_path / "team.ics"
    write_calendar_file(held.casebook, out)

    lines = out.read_text(encoding="utf-8").replace("\r\n ", "")
    assert RAW in lines
    assert "X-ALT-DESC" not in lines
