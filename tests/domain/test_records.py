"""Records are values with a key that says which one it is."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields, replace
from datetime import date

import pytest

from caseload_app.domain.records import (
    PLAN_PRECEDENCE,
    RECORD_KEYS,
    AgreedAction,
    Plan,
    record_key,
)
from tests.builders import a_child, an_event


def test_the_key_says_which_record_it_is() -> None:
    visit = an_event("CP visit", date(2026, 3, 2))

    assert record_key(visit) == ("C1", "CP visit", date(2026, 3, 2))
    assert record_key(replace(visit, outcome="Seen")) == record_key(visit)


def test_the_same_action_with_another_date_is_another_action() -> None:
    keys = {
        record_key(AgreedAction("Ann", "Ring the school", due_on=date(2026, month, 2)))
        for month in (3, 6)
    }

    assert len(keys) == 2


def test_every_key_names_fields_of_its_record() -> None:
    strays = [
        (kind.__name__, name)
        for kind, names in RECORD_KEYS.items()
        for name in names
        if name not in {field.name for field in fields(kind)}
    ]

    assert strays == []


def test_a_record_cannot_be_changed_in_place() -> None:
    child = a_child()

    with pytest.raises(FrozenInstanceError):
        child.name = "Other"  # type: ignore[misc]


def test_every_plan_has_its_place_in_the_order_of_precedence() -> None:
    assert set(PLAN_PRECEDENCE) == set(Plan)
    assert PLAN_PRECEDENCE[:2] == (Plan.CLA, Plan.CP)
