"""The bar over the page gives its title room before anything else."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from caseload_app.ui.look import Look
from caseload_app.ui.widgets.top_bar import TopBar


def test_in_a_narrow_window_the_title_goes_before_the_day(qtbot: QtBot) -> None:
    bar = TopBar(Look())
    qtbot.addWidget(bar)
    bar.show_as_at("As at Tue 3 Mar 2026")
    bar.resize(1200, 50)
    bar.show()
    wide = bar._as_at.isVisibleTo(bar)

    bar.resize(600, 50)

    assert (wide, bar._as_at.isVisibleTo(bar)) == (True, False)
