"""A store knows which of its copies are out, and lets one go that will not come back."""

from __future__ import annotations

from pathlib import Path

import pytest

from caseload_app.domain.lending.loans import copies_out
from caseload_app.errors import ExpectedError
from caseload_app.services.lending.register import find_out, give_up, read_loans, read_mark
from tests.services.lending.copies import a_team, lent


def test_a_store_of_ones_own_is_no_copy_and_has_lent_none(tmp_path: Path) -> None:
    with a_team(tmp_path) as session:
        assert read_mark(session) is None
        assert read_loans(session) == ()


def test_a_copy_that_will_not_come_back_is_out_no_longer(tmp_path: Path) -> None:
    with a_team(tmp_path) as session:
        lent(session)

        give_up(session, find_out(session, "Dee Puty"))

        assert copies_out(read_loans(session)) == []


def test_only_a_copy_that_is_out_is_found(tmp_path: Path) -> None:
    with a_team(tmp_path) as session, pytest.raises(ExpectedError) as told:
        find_out(session, "Dee Puty")

    assert told.value.problem == "No copy is out with Dee Puty."
