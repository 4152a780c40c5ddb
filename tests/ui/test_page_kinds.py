from __future__ import annotations

import pytest

from caseload_app.ui.page import Page, PageKind
from caseload_app.ui.page_kinds import PAGES, page_class


@pytest.mark.parametrize("kind", PAGES, ids=lambda kind: kind.page_id)
def test_the_rail_knows_a_page_as_the_page_knows_itself(kind: PageKind) -> None:
    made_by = page_class(kind)

    assert isinstance(made_by, type)
    assert issubclass(made_by, Page)
    known = (made_by.page_id, made_by.title, made_by.icon, made_by.in_rail)
    assert known == (kind.page_id, kind.title, kind.icon, kind.in_rail)
