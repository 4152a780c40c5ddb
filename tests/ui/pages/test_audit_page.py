"""The audit trail is read in the window: of the store, of one child, and whether it is whole."""

from __future__ import annotations

from collections.abc import Callable

from caseload_app.ui.page import Destination, Page
from caseload_app.ui.pages.audit_page import AuditPage


def test_the_newest_entry_stands_first(show: Callable[[type[Page]], AuditPage]) -> None:
    page = show(AuditPage)

    numbers = [row.entry.entry_id for row in page.model.rows]

    assert len(numbers) > 10
    assert numbers == sorted(numbers, reverse=True)


def test_one_child_has_its_own_trail(show: Callable[[type[Page]], AuditPage]) -> None:
    page = show(AuditPage)
    child = next(row.entry.key[0] for row in page.model.rows if row.entry.subject == "children")

    page.open_at(Destination("audit", str(child)))

    assert page.whom == child
    told = [(row.entry.key, row.entry.old, row.entry.new) for row in page.model.rows]
    assert told
    assert all(child in repr(one) for one in told)


def test_the_chain_can_be_checked(show: Callable[[type[Page]], AuditPage]) -> None:
    page = show(AuditPage)

    page.check.click()

    assert page.message.text() == (
        "The trail is whole: no entry was changed, removed or slipped in."
    )


def test_an_empty_store_says_what_will_stand_here(
    show_empty: Callable[[type[Page]], AuditPage],
) -> None:
    page = show_empty(AuditPage)

    assert page.model.rows == []
