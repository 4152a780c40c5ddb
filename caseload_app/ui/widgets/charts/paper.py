"""A chart as a page to print: the picture, what it says, and its figures in words."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from caseload_app.ui.widgets.charts.values import AnyChart

PICTURE_WIDTH = 660


def chart_page(chart: AnyChart, png: bytes) -> str:
    """Lay the page out; every figure stands under the picture, for nothing hangs on colour."""
    picture = b64encode(png).decode()
    lines = "".join(f"<li>{escape(chart.words_of(bar))}</li>" for bar in chart.bars)
    return (
        f"<html><body><h2>{escape(chart.title)}</h2><p>{escape(chart.summary)}</p>"
        f'<p><img src="data:image/png;base64,{picture}" width="{PICTURE_WIDTH}"></p>'
        f'<ul style="font-size: 8pt;">{lines}</ul></body></html>'
    )
