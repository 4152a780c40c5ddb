from __future__ import annotations

from caseload_app.exchange.writing.html_parts import (
    PageColumn,
    counts,
    escaped,
    facts,
    ruled_lines,
    signatures,
    strong,
    table,
    with_small,
)

COLUMNS = (PageColumn("Child", 40), PageColumn("What", 60))


def test_every_text_is_escaped() -> None:
    assert escaped("<b> & 'x'\nnext") == "&lt;b&gt; &amp; &#x27;x&#x27;<br>next"
    assert strong("<i>").text == "<b>&lt;i&gt;</b>"
    assert "<i>" not in with_small("<i>", "<i>").text
    assert "&lt;i&gt;" in facts([("<i>", "<i>")])
    assert "&lt;i&gt;" in counts([("<i>", 3)])
    assert "&lt;i&gt;" in signatures(("<i>",))


def test_headings_of_a_table_repeat_on_each_page() -> None:
    html = table(COLUMNS, [("A.B.", "Visit")], "Nothing.")

    assert html.index("<thead>") < html.index("Child") < html.index("</thead>")


def test_cells_of_a_table_are_escaped_unless_they_are_html() -> None:
    html = table(COLUMNS, [("<b>", strong("Visit"))], "Nothing.")

    assert "&lt;b&gt;" in html
    assert "<b>Visit</b>" in html


def test_an_empty_table_says_so_in_words() -> None:
    assert table(COLUMNS, [], "Nothing is late.") == "<p>Nothing is late.</p>"


def test_lines_to_write_on_are_as_many_as_wanted() -> None:
    assert ruled_lines(5).count("<tr>") == 5
