"""The monthly report in Word, on paper and in the workbook says the figures of the screen."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest

from caseload_app.domain.measures.monthly import MonthlyReport, Picture
from caseload_app.domain.measures.saying import figure_words
from caseload_app.exchange.writing.html_parts import escaped
from caseload_app.services.casebooks import read_casebook
from caseload_app.services.measuring import Measured, measure_now, specs_in_force
from caseload_app.services.monthly import printed_monthly, put_together, write_word
from caseload_app.services.prints import Printing
from tests.builders import MONDAY, the_rules
from tests.domain.measures.twelve_children import every_record
from tests.services.stores import a_store

HOW = Printing(by="N. Madeup", at=datetime(2026, 3, 2, 9, 0, tzinfo=UTC))
# The smallest picture there is: one white point.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c4944415478da63f8ffff3f0005fe02fe0def46b80000000049454e44ae426082"
)


@pytest.fixture
def made(tmp_path: Path) -> tuple[MonthlyReport, Measured]:
    with a_store(tmp_path, every_record()) as session:
        casebook = read_casebook(session, the_rules(), MONDAY)
        specs = specs_in_force(session, the_rules())
        now = measure_now(session, casebook, specs, the_rules())
    pictures = [Picture("Cases", "Eleven cases.", PNG)]
    return put_together(casebook, now, HOW, pictures), now


def test_paper_and_word_hold_the_figures_of_the_screen(
    made: tuple[MonthlyReport, Measured], tmp_path: Path
) -> None:
    report, now = made
    html = printed_monthly(report, HOW).html
    write_word(report, HOW, tmp_path / "report.docx")

    table = docx.Document(str(tmp_path / "report.docx")).tables[0]
    in_word = {row.cells[0].text: row.cells[1].text for row in table.rows}
    shown = [one for one in now.measures if one.spec.in_report and one.value is not None]
    assert len(shown) > 20
    for one in shown:
        words = figure_words(one.spec, one.value)
        assert in_word[one.spec.label] == words
        assert f"{escaped(words)}<br>" in html
        assert escaped(one.spec.label) in html


def test_word_bears_the_marking_and_the_day_on_every_page(
    made: tuple[MonthlyReport, Measured], tmp_path: Path
) -> None:
    write_word(made[0], HOW, tmp_path / "report.docx")

    section = docx.Document(str(tmp_path / "report.docx")).sections[0]
    assert section.header.paragraphs[0].text == (
        "Official-Sensitive: Personal · As at Mon 2 Mar 2026"
    )
    assert section.footer.paragraphs[0].text == "Official-Sensitive: Personal"


def test_charts_stand_in_both(made: tuple[MonthlyReport, Measured], tmp_path: Path) -> None:
    write_word(made[0], HOW, tmp_path / "report.docx")

    document = docx.Document(str(tmp_path / "report.docx"))
    assert len(document.inline_shapes) == 1
    assert "data:image/png;base64," in printed_monthly(made[0], HOW).html


def test_children_are_initials_unless_names_are_asked_for(
    made: tuple[MonthlyReport, Measured],
) -> None:
    html = printed_monthly(made[0], HOW).html

    assert "Children are initials and ID. Printed by N. Madeup" in html
