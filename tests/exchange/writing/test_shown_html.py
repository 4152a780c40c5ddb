"""A printed list keeps the shares of its columns and escapes what stands in them."""

from __future__ import annotations

from datetime import date

from caseload_app.domain.shown_list import ShownColumn
from caseload_app.exchange.writing.shown_html import ShownHead, render_shown

HEAD = ShownHead("All", "1 row.", date(2026, 3, 2), "Printed.")


def test_columns_share_the_sheet_by_what_stands_in_them() -> None:
    columns = (ShownColumn("Name", 30), ShownColumn("Late", 10, is_number=True))

    html = render_shown(HEAD, columns, [("<b>", "1")])

    assert 'width="75%" align="left"' in html
    assert 'width="25%" align="right"' in html
    assert "&lt;b&gt;" in html
    assert "Mon 2 Mar 2026" in html
