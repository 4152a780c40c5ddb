"""Names that turn the direction of writing, hide signs or never end disturb nothing beside them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtGui import QFont, QTextDocument, QTextLayout
from PySide6.QtWidgets import QApplication

from caseload_app.domain.casebook import Casebook
from caseload_app.errors import ExpectedError
from caseload_app.exchange.rule_files import load_rules
from caseload_app.paths import resource
from caseload_app.services import prints, reports
from caseload_app.services.casebooks import read_casebook
from caseload_app.services.importing import apply, preview
from caseload_app.services.prints import Printing
from caseload_app.services.session import Session
from tests.exchange.workbooks import write_text
from tests.services.stores import a_store

TODAY = date(2026, 3, 2)
SARAH = "\u05e9\u05e8\u05d4"
ROWS = (
    "Child ID,Name,Worker,Plan,Allocated on,Plan started on\n"
    f"C1,{SARAH} 12,Asha Brook,CP,02/02/2026,02/02/2026\n"
    "C2,\u202enref\u202c Te\u200bst\x07,Asha Brook,CIN,02/02/2026,02/02/2026\n"
    '"C3\u2067","Ash\nSam\u2028ple",Asha Brook,CIN,02/02/2026,02/02/2026\n'
)
NAMES = Printing(names=True)


def imported(folder: Path, content: bytes) -> Session:
    session = a_store(folder)
    prepared = preview(session, [write_text(folder, content, "list.csv")], TODAY)
    apply(session, prepared)
    return session


@pytest.fixture
def casebook(tmp_path: Path) -> Casebook:
    book, _ = load_rules(resource("rules"))
    with imported(tmp_path, ROWS.encode()) as session:
        return read_casebook(session, book, TODAY)


def test_what_is_not_seen_does_not_come_in(casebook: Casebook) -> None:
    names = {child_id: child.name for child_id, child in casebook.children.items()}

    assert names == {"C1": f"{SARAH} 12", "C2": "nref Test", "C3": "Ash Sam ple"}


def test_on_the_screen_such_a_name_stands_apart(casebook: Casebook) -> None:
    assert casebook.display_name(casebook.children["C1"]) == f"\u2068{SARAH} 12\u2069"
    assert casebook.display_name(casebook.children["C2"]) == "nref Test"


def test_the_words_after_such_a_name_keep_their_order(
    qapp: QApplication, casebook: Casebook
) -> None:
    text = f"{casebook.display_name(casebook.children['C1'])}, 30 days late"
    layout = QTextLayout(text, QFont())
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(3000)
    layout.endLayout()

    places = [line.cursorToX(text.index(word)) for word in ("30", "days", "late")]
    assert places == sorted(places)


def test_paper_and_workbook_hold_it(qapp: QApplication, casebook: Casebook, tmp_path: Path) -> None:
    page = prints.printed_child(casebook, "C1", NAMES)
    document = QTextDocument()
    document.setHtml(page.html)
    reports.export_workbook(casebook, tmp_path / "out.xlsx", names=True)

    assert SARAH in document.toPlainText()
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx")["Children"]
    names = [cell.value for row in sheet.iter_rows() for cell in row]
    assert f"{SARAH} 12" in names


def test_ten_megabytes_in_one_cell_are_refused_in_a_sentence(tmp_path: Path) -> None:
    content = f'Child ID,Name,Worker\nC1,"{"x" * 10_000_000}",Asha Brook\n'.encode()

    with a_store(tmp_path) as session:
        path = write_text(tmp_path, content, "big.csv")
        with pytest.raises(ExpectedError) as raised:
            preview(session, [path], TODAY)

    assert raised.value.problem == (
        "big.csv is not laid out as a table: one cell of it never ends."
    )
