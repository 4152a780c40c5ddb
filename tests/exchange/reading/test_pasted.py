"""A table that was copied in Excel, an e-mail or a web page."""

from __future__ import annotations

import pytest

from caseload_app.errors import ExpectedError
from caseload_app.exchange.reading.pasted import PastedTable, pasted_table


def test_tabs_between_cells_are_what_excel_copies() -> None:
    found = pasted_table("", "Child ID\tWorker\r\nC1\tAsha Brook\r\n")

    assert found.rows == (("Child ID", "Worker"), ("C1", "Asha Brook"))


def test_a_cell_of_two_lines_stays_one_cell() -> None:
    found = pasted_table("", 'Child ID\tNote\nC1\t"Rang twice,\nno answer"\n')

    assert found.rows[1] == ("C1", "Rang twice, no answer")


def test_text_of_excel_comes_before_its_web_page() -> None:
    html = "<table><tr><td>Other</td><td>Thing</td></tr><tr><td>1</td><td>2</td></tr></table>"

    found = pasted_table(html, "Child ID\tWorker\nC1\tAsha Brook\n")

    assert found.rows[0] == ("Child ID", "Worker")


def test_a_table_of_an_email_is_read_where_its_text_is_broken() -> None:
    html = """
        <p>Hello, here is the list:</p>
        <table><thead><tr><th>Child&nbsp;ID</th><th>Worker</th></tr></thead>
        <tbody><tr><td><p>C1</p></td><td>Asha<br>Brook</td></tr></tbody></table>
    """

    found = pasted_table(html, "Hello, here is the list:\nChild ID\tWorker\nC1\tAsha\nBrook\n")

    assert found.rows == (("Child ID", "Worker"), ("C1", "Asha Brook"))


def test_the_list_is_found_inside_the_tables_that_lay_an_email_out() -> None:
    inner = "<table><tr><td>Child ID<td>Worker<tr><td>C1<td>Asha Brook</table>"
    html = f"<table><tr><td>Logo</td><td>{inner}</td></tr><tr><td>Foot</td></tr></table>"

    found = pasted_table(html, "")

    assert found.rows == (("Child ID", "Worker"), ("C1", "Asha Brook"))


def test_a_cell_merged_downwards_counts_for_every_row() -> None:
    html = """
        <table><tr><td>Worker</td><td>Child ID</td></tr>
        <tr><td rowspan="2">Asha Brook</td><td>C1</td></tr><tr><td>C2</td></tr></table>
    """

    found = pasted_table(html, "")

    assert found.rows[1:] == (("Asha Brook", "C1"), ("Asha Brook", "C2"))


def test_a_cell_merged_across_keeps_the_columns_in_place() -> None:
    html = "<table><tr><td colspan=2>A<td>B</tr><tr><td>1<td>2<td>3</tr></table>"

    found = pasted_table(html, "")

    assert found.rows[0] == ("A", "", "B")


def test_commas_make_a_table_too() -> None:
    found = pasted_table("", "Child ID,Worker\nC1,Asha Brook\n\n\n")

    assert found.rows == (("Child ID", "Worker"), ("C1", "Asha Brook"))


def test_the_same_rows_have_the_same_fingerprint() -> None:
    one = PastedTable((("a", "b"), ("c", "d")))

    assert one.fingerprint == PastedTable((("a", "b"), ("c", "d"))).fingerprint
    assert one.fingerprint != PastedTable((("a",), ("b", "c", "d"))).fingerprint


@pytest.mark.parametrize("text", ["", "Dear Asha", "one\ttwo", "only\none\ncolumn"])
def test_what_is_no_table_is_refused_with_what_to_do(text: str) -> None:
    with pytest.raises(ExpectedError) as refused:
        pasted_table("<p>Dear <b>Asha</b></p>", text)

    assert refused.value.problem == "What was copied last is not a table."
    assert "copy them, and paste again" in refused.value.next_step
