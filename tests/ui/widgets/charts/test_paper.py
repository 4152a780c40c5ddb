"""A printed chart holds its figures in words under the picture."""

from __future__ import annotations

from caseload_app.ui.widgets.charts.paper import chart_page
from caseload_app.ui.widgets.charts.values import Bar, BarChart, Series


def test_the_page_says_every_bar() -> None:
    bars = (Bar("a", "Asha <Brook>", (9.0,), 16), Bar("b", "Ben", (4.0,)))
    chart = BarChart("Cases", "Two workers.", (Series("CIN", "CIN"),), bars, unit="cases")

    page = chart_page(chart, b"picture")

    assert "Two workers." in page
    assert "<li>Asha &lt;Brook&gt;: 9 cases; limit 16</li>" in page
    assert "<li>Ben: 4 cases</li>" in page
    assert "data:image/png;base64,cGljdHVyZQ==" in page
