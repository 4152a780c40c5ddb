from __future__ import annotations

from dataclasses import replace
from datetime import date

from caseload_app.domain.importing.claims import ChildClaim, ChildValue, ClaimPart, Source
from caseload_app.domain.importing.joining import NOT_A_HOLDER, join_dataset
from caseload_app.domain.records import Child, Plan

TODAY = date(2026, 3, 2)
JAN, FEB = date(2026, 1, 12), date(2026, 2, 9)


def part(kind: ClaimPart, dated: date | None = None, **values: ChildValue) -> ChildClaim:
    return ChildClaim("C1", Source.DATASET, values, dated=dated, part=kind)


def plan(kind: Plan, start: date, end: date | None = None) -> ChildClaim:
    return replace(
        part(ClaimPart.PLAN, start),
        plan=kind,
        plan_started_on=start,
        ended_on=end,
        is_open=end is None,
    )


def case(start: date, end: date | None = None) -> ChildClaim:
    return replace(part(ClaimPart.CASE, start), ended_on=end, is_open=end is None)


def joined(*claims: ChildClaim) -> ChildClaim:
    (claim,) = join_dataset(claims, None, TODAY).claims
    return claim


def test_of_several_open_plans_the_first_that_applies_counts() -> None:
    claim = joined(plan(Plan.CIN, JAN), plan(Plan.CLA, FEB), case(JAN))

    assert (claim.plan, claim.plan_started_on, claim.is_open) == (Plan.CLA, FEB, True)


def test_an_open_case_after_an_assessment_is_in_need() -> None:
    claim = joined(case(JAN), plan(Plan.ASSESSMENT, JAN, FEB))

    assert (claim.plan, claim.plan_started_on) == (Plan.CIN, FEB)


def test_an_open_case_without_any_plan_is_being_assessed() -> None:
    claim = joined(case(JAN))

    assert (claim.plan, claim.plan_started_on) == (Plan.ASSESSMENT, JAN)


def test_an_assessment_nobody_ended_does_not_keep_a_closed_case_open() -> None:
    claim = joined(case(JAN, FEB), plan(Plan.ASSESSMENT, JAN))

    assert (claim.is_open, claim.ended_on) == (False, FEB)


def test_a_plan_that_runs_keeps_the_case_open() -> None:
    assert joined(case(JAN, FEB), plan(Plan.CP, JAN)).is_open is True


def test_a_person_alone_is_no_case_unless_the_child_is_known() -> None:
    person = part(ClaimPart.PERSON, name="Fern Test")

    assert join_dataset([person], None, TODAY).claims == ()
    (known,) = join_dataset([person], Child("C1"), TODAY).claims
    assert (known.values, known.plan) == ({"name": "Fern Test"}, None)


def test_somebody_who_never_holds_a_case_leaves_it_unallocated() -> None:
    reviewing = replace(part(ClaimPart.HOLDER, FEB, worker="Bo"), role_rank=NOT_A_HOLDER)

    claim = joined(case(JAN), reviewing)

    assert ("worker" in claim.values, "worker" in claim.blank) == (False, True)


def test_the_better_role_holds_before_the_newer_date() -> None:
    adviser = replace(part(ClaimPart.HOLDER, FEB, worker="Bo"), role_rank=2)
    allocated = part(ClaimPart.HOLDER, JAN, worker="Ann")

    result = join_dataset([case(JAN), adviser, allocated], None, TODAY)

    assert result.claims[0].values["worker"] == "Ann"
    assert "2 workers at once (Ann, Bo); Ann was taken" in result.notes[0]


def test_claims_of_other_lists_stay_as_they_are() -> None:
    own = ChildClaim("C1", Source.OWN_LIST, {"worker": "Ann"})

    assert join_dataset([own, case(JAN)], None, TODAY).claims[1] is own


def test_the_only_holder_is_taken_without_a_word() -> None:
    result = join_dataset([case(JAN), part(ClaimPart.HOLDER, JAN, worker="Ann")], None, TODAY)

    assert (result.claims[0].values["worker"], result.notes) == ("Ann", ())


def test_a_person_alone_leaves_the_case_to_the_other_lists() -> None:
    own = ChildClaim("C1", Source.OWN_LIST, {"worker": "Ann"})

    assert join_dataset([own, part(ClaimPart.PERSON, name="Fern")], None, TODAY).claims == (own,)
