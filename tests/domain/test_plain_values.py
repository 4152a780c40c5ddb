"""Values become JSON and come back; what cannot be read takes its default."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date

import pytest

from caseload_app.domain.plain_values import from_plain, to_plain
from caseload_app.domain.supervision.supervision_record import (
    ActionReview,
    CasePart,
    CheckKind,
    Fate,
    NewAction,
    PersonalPart,
    StandingCheck,
    SupervisionDraft,
)

DRAFT = SupervisionDraft(
    "Asha Brook",
    date(2026, 3, 2),
    minutes=90,
    reviews=(ActionReview("Asha Brook", "Ring", "C1", date(2026, 2, 2), fate=Fate.CARRIED),),
    personal=PersonalPart(
        workload_agreed=False,
        checks=(StandingCheck(CheckKind.DBS, date(2026, 3, 2), date(2029, 3, 2)),),
    ),
    cases=(CasePart("C1", decision="Go on"),),
    new_actions=(NewAction("Visit", "C1", "Asha", date(2026, 3, 9)),),
)


def test_a_value_comes_back_as_it_was() -> None:
    assert from_plain(SupervisionDraft, json.loads(json.dumps(to_plain(DRAFT)))) == DRAFT


def test_what_is_missing_takes_its_default() -> None:
    found = from_plain(SupervisionDraft, {"worker": "Asha", "on": "2026-03-02"})

    assert found == SupervisionDraft("Asha", date(2026, 3, 2))


def test_what_cannot_be_read_takes_its_default() -> None:
    plain = {"worker": "Asha", "on": "2026-03-02", "minutes": "long", "kind": "Chat", "cases": 7}

    assert from_plain(SupervisionDraft, plain) == SupervisionDraft("Asha", date(2026, 3, 2))


def test_an_entry_that_cannot_be_read_is_left_out_of_its_list() -> None:
    plain = {"worker": "A", "on": "2026-03-02", "cases": [{"decision": "x"}, {"child_id": "C2"}]}

    assert from_plain(SupervisionDraft, plain).cases == (CasePart("C2"),)


def test_truth_is_not_a_number() -> None:
    plain = {"worker": "A", "on": "2026-03-02", "minutes": True}

    assert from_plain(SupervisionDraft, plain).minutes is None


def test_a_needed_field_that_is_missing_is_said() -> None:
    with pytest.raises(ValueError, match="on"):
        from_plain(SupervisionDraft, {"worker": "Asha"})


def test_a_value_that_json_cannot_hold_is_our_mistake() -> None:
    with pytest.raises(TypeError, match="object"):
        to_plain(object())


@dataclass(frozen=True, slots=True)
class Mixed:
    """Fields of the kinds that a draft does not have."""

    words: frozenset[str] = frozenset()
    share: float = 1.0
    by_name: dict[str, int] = field(default_factory=dict)


def test_a_set_is_written_in_order_and_read_back() -> None:
    plain = to_plain(Mixed(frozenset({"b", "a"}), 0.5).words)

    assert plain == ["a", "b"]
    assert from_plain(Mixed, {"words": plain}).words == {"a", "b"}


def test_a_whole_number_is_read_where_a_fraction_may_stand() -> None:
    assert from_plain(Mixed, {"share": 2}).share == 2.0


def test_a_field_of_a_kind_that_is_not_kept_takes_its_default() -> None:
    assert from_plain(Mixed, {"by_name": {"a": 1}}).by_name == {}
