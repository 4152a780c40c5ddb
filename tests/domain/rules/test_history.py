"""What is known of one child on a day."""

from __future__ import annotations

from datetime import date

from caseload_app.domain.records import CaseEvent, Child, Plan
from caseload_app.domain.rules.history import History, history_of
from caseload_app.domain.vocabulary import EventKind

TODAY = date(2026, 3, 9)
CARE = EventKind.BECAME_LOOKED_AFTER
PLACED = EventKind.PLACEMENT_STARTED


def history(*events: tuple[EventKind, date], child: Child | None = None) -> History:
    made = [CaseEvent("1", kind, on) for kind, on in events]
    return history_of(child or Child("1"), made, TODAY)


def test_events_are_known_up_to_the_day_and_planned_ones_beyond() -> None:
    found = history(
        (EventKind.CP_VISIT, TODAY),
        (EventKind.CP_VISIT, date(2026, 3, 10)),
        (EventKind.CONFERENCE_PLANNED, date(2026, 3, 20)),
    )

    assert [event.on for event in found.of((EventKind.CP_VISIT,))] == [TODAY]
    assert len(found.of((EventKind.CONFERENCE_PLANNED,))) == 1


def test_several_kinds_come_in_order_and_on_one_day_in_the_order_of_the_kinds() -> None:
    found = history((EventKind.CP_VISIT, TODAY), (EventKind.ICPC, TODAY), (CARE, date(2026, 3, 2)))

    kinds = (EventKind.ICPC, EventKind.CP_VISIT, CARE)
    assert [event.kind for event in found.of(kinds)] == [CARE, EventKind.ICPC, EventKind.CP_VISIT]
    assert found.of(kinds) is found.of(kinds)
    assert list(found.of(())) == []


def test_the_start_of_the_listed_plan_stands_in_its_place() -> None:
    child = Child("1", plan=Plan.CIN, plan_started_on=date(2026, 3, 2))

    found = history((EventKind.CIN_VISIT, TODAY), child=child)
    assert found.last_until((EventKind.CIN_PLAN_STARTED,), TODAY) == date(2026, 3, 2)


def test_the_placement_of_a_day_is_the_last_begun() -> None:
    found = history((PLACED, date(2025, 3, 3)), (PLACED, date(2026, 3, 2)))

    assert found.placed_on(date(2026, 3, 1)) == date(2025, 3, 3)
    assert found.placed_on(date(2026, 3, 2)) == date(2026, 3, 2)
    assert found.placed_on(date(2025, 3, 2)) is None


def test_a_placement_long_before_entry_is_of_another_time_in_care() -> None:
    found = history((PLACED, date(2015, 3, 2)), (CARE, date(2026, 3, 2)))

    assert found.placed_on(TODAY) == date(2026, 3, 2)


def test_a_review_of_an_earlier_time_in_care_does_not_count() -> None:
    reviewed = (EventKind.CLA_REVIEW, date(2025, 3, 3))

    assert history(reviewed).has_been_reviewed(TODAY)
    assert not history(reviewed, (CARE, date(2026, 3, 2))).has_been_reviewed(TODAY)
    assert not history().has_been_reviewed(TODAY)


def test_temporary_approval_lasts_until_it_ended() -> None:
    approved = (EventKind.REG24_APPROVED, date(2026, 1, 5))
    ended = (EventKind.REG24_ENDED, date(2026, 3, 2))

    assert history(approved, ended).is_temporarily_approved(date(2026, 3, 1))
    assert not history(approved, ended).is_temporarily_approved(date(2026, 3, 2))
    assert not history(ended).is_temporarily_approved(TODAY)
    assert history(approved).is_temporarily_approved(TODAY)


def test_what_happened_between_two_days_leaves_out_the_last() -> None:
    found = history((EventKind.CP_VISIT, date(2026, 3, 2)))
    kinds = frozenset({EventKind.CP_VISIT.value, EventKind.ICPC.value})

    assert found.happened(kinds, date(2026, 3, 2), date(2026, 3, 3)) == {"CP visit"}
    assert found.happened(kinds, date(2026, 3, 1), date(2026, 3, 2)) == set()
    assert found.happened(frozenset(), date.min, date.max) == set()


def test_a_plan_is_over_after_its_last_spell_has_ended() -> None:
    ended = (EventKind.CP_PLAN_ENDED, date(2026, 2, 2))
    found = history((EventKind.CP_PLAN_STARTED, date(2026, 1, 5)), ended)

    assert found.was_over((Plan.CP,), date(2026, 2, 2))
    assert not found.was_over((Plan.CP,), date(2026, 2, 1))
    assert not found.was_over((Plan.CIN,), TODAY)


def test_a_past_placement_is_known_where_its_start_says_what_it_was() -> None:
    first = CaseEvent("1", PLACED, date(2026, 1, 5), "Placed with parents")
    second = CaseEvent("1", PLACED, date(2026, 2, 2), "Planned move")
    third = CaseEvent("1", PLACED, date(2026, 3, 2), "Foster placement")
    found = history_of(Child("1"), [first, second, third], TODAY)

    days = (date(2026, 1, 4), date(2026, 1, 20), date(2026, 2, 20), TODAY)
    assert [found.placement_then(day) for day in days] == [None, first, None, None]
    assert found.facts_vary


def test_a_full_care_order_holds_from_the_day_it_was_made() -> None:
    made = (EventKind.CARE_ORDER, date(2026, 2, 2))
    before, after = date(2026, 2, 1), date(2026, 2, 2)

    full = history(made, child=Child("1", legal_status="C2", placement_type="At home"))
    assert (full.legal_status_on(before), full.legal_status_on(after)) == ("", "C2")
    assert full.facts_vary
    interim = history(made, child=Child("1", legal_status="C1"))
    assert (interim.legal_status_on(before), interim.facts_vary) == ("C1", False)
    unknown = history(made)
    assert unknown.legal_status_on(after) == "Care order"
    assert history().legal_status_on(TODAY) == ""
