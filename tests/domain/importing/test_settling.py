from __future__ import annotations

from datetime import date

import pytest

from caseload_app.domain.importing.claims import ChildClaim, ClaimPart, Source
from caseload_app.domain.importing.settling import Settled, settle_child
from caseload_app.domain.records import Child, Plan

TODAY = date(2026, 3, 2)
JAN, FEB = date(2026, 1, 12), date(2026, 2, 9)


def says(source: Source, **said: object) -> ChildClaim:
    """Make a claim about the child C1; what is no part of a claim is one of its values."""
    parts = {name: said.pop(name) for name in list(said) if name in ChildClaim.__slots__}
    return ChildClaim(**{"child_id": "C1", "source": source, "values": said, **parts})


def settled(*claims: ChildClaim, before: Child | None = None) -> Settled:
    lists = frozenset(claim.source for claim in claims)
    return settle_child(claims, before, lists, TODAY)


def test_the_most_specific_open_list_names_the_worker_and_the_difference_is_said() -> None:
    result = settled(
        says(Source.LIST_6, worker="Bo Vale", plan=Plan.CLA),
        says(Source.LIST_8, worker="Ann Brook", plan=Plan.CLA, plan_started_on=JAN),
    )

    assert result.child.worker == "Ann Brook"
    assert result.notes == (
        "Child C1: worker differs: List 8 says Ann Brook, List 6 says Bo Vale; "
        "Ann Brook was taken.",
    )


def test_a_list_of_something_ended_does_not_name_the_worker() -> None:
    result = settled(
        says(Source.LIST_7, worker="Former", is_open=False, ended_on=FEB, plan=Plan.CP),
        says(Source.LIST_6, worker="Ann", plan=Plan.CIN, plan_started_on=JAN),
    )

    assert (result.child.worker, result.child.plan, result.notes) == ("Ann", Plan.CIN, ())


def test_the_worker_of_an_assessment_never_overwrites_the_holder() -> None:
    result = settled(
        says(Source.LIST_4, worker="Assessor", dated=FEB, plan=Plan.ASSESSMENT),
        says(Source.LIST_6, worker="Ann", plan=Plan.CIN, dated=JAN),
    )

    assert result.child.worker == "Ann"


def test_a_list_that_names_nobody_unallocates_the_child() -> None:
    result = settled(
        says(Source.LIST_6, blank=frozenset({"worker"}), plan=Plan.CIN),
        before=Child("C1", worker="Ann", team="North", plan=Plan.CIN),
    )

    assert (result.child.worker, result.child.team) == ("", "North")


def test_a_list_that_names_nobody_gives_way_to_one_that_names_somebody() -> None:
    result = settled(
        says(Source.LIST_8, blank=frozenset({"worker"}), plan=Plan.CLA),
        says(Source.LIST_6, worker="Ann", plan=Plan.CLA),
    )

    assert result.child.worker == "Ann"


@pytest.mark.parametrize(
    ("claims", "plan", "started"),
    [
        ([says(Source.LIST_6, plan=Plan.CIN, plan_started_on=JAN)], Plan.CIN, JAN),
        (
            [
                says(Source.LIST_6, plan=Plan.CP),
                says(Source.LIST_7, plan=Plan.CP, plan_started_on=FEB),
            ],
            Plan.CP,
            FEB,
        ),
        (
            [
                says(Source.LIST_7, plan=Plan.CP, plan_started_on=JAN),
                says(Source.LIST_8, plan=Plan.CLA, plan_started_on=FEB),
                says(Source.LIST_9, plan=Plan.CARE_LEAVER),
            ],
            Plan.CLA,
            FEB,
        ),
        ([says(Source.LIST_9, plan=Plan.CARE_LEAVER)], Plan.CARE_LEAVER, None),
        ([says(Source.LIST_6, plan_started_on=JAN)], Plan.CIN, JAN),
        (
            [says(Source.LIST_6, plan_started_on=JAN), says(Source.LIST_4, plan=Plan.ASSESSMENT)],
            Plan.ASSESSMENT,
            JAN,
        ),
    ],
)
def test_the_first_plan_that_applies_counts_with_its_own_start(
    claims: list[ChildClaim], plan: Plan, started: date | None
) -> None:
    child = settled(*claims).child

    assert (child.plan, child.plan_started_on, child.closed_on) == (plan, started, None)


def test_list_6_closes_the_case_with_its_date_and_reason() -> None:
    child = settled(
        says(Source.LIST_6, is_open=False, ended_on=FEB, ended_because="RC7"),
        before=Child("C1", worker="Ann", plan=Plan.CIN, plan_started_on=JAN),
    ).child

    assert (child.closed_on, child.closure_reason) == (FEB, "RC7")
    assert (child.plan, child.plan_started_on, child.worker) == (Plan.CIN, JAN, "Ann")


def test_a_case_closed_without_a_date_closes_today_and_stays_closed_since() -> None:
    claim = says(Source.LIST_6, is_open=False)

    first = settled(claim).child
    again = settle_child([claim], first, frozenset({Source.LIST_6}), date(2026, 3, 9)).child

    assert first.closed_on == TODAY
    assert again == first


def test_closed_in_list_6_but_open_since_earlier_elsewhere_is_closed_and_said() -> None:
    result = settled(
        says(Source.LIST_6, is_open=False, ended_on=FEB),
        says(Source.LIST_8, plan=Plan.CLA, plan_started_on=JAN),
    )

    assert result.child.closed_on == FEB
    assert result.notes == (
        "Child C1: List 6 says closed on Mon 9 Feb 2026, List 8 is open; closed.",
    )


def test_closed_in_list_6_but_looked_after_later_is_open_and_said() -> None:
    result = settled(
        says(Source.LIST_6, is_open=False, ended_on=JAN),
        says(Source.LIST_8, plan=Plan.CLA, plan_started_on=FEB),
    )

    assert (result.child.closed_on, result.child.plan) == (None, Plan.CLA)
    assert result.notes == (
        "Child C1: List 6 says closed on Mon 12 Jan 2026, List 8 is open; kept open.",
    )


def test_a_care_leaver_is_open_whatever_list_6_says() -> None:
    child = settled(
        says(Source.LIST_6, is_open=False, ended_on=FEB),
        says(Source.LIST_9, plan=Plan.CARE_LEAVER),
    ).child

    assert (child.plan, child.closed_on) == (Plan.CARE_LEAVER, None)


def test_a_case_that_a_current_list_names_again_is_opened_again() -> None:
    child = settled(
        says(Source.LIST_6, plan=Plan.CIN, plan_started_on=FEB),
        before=Child("C1", plan=Plan.CIN, closed_on=JAN, closure_reason="RC7"),
    ).child

    assert (child.closed_on, child.closure_reason) == (None, "")


def test_a_known_start_is_kept_where_the_list_has_none() -> None:
    child = settled(
        says(Source.LIST_6, plan=Plan.CP),
        before=Child("C1", plan=Plan.CP, plan_started_on=JAN),
    ).child

    assert child.plan_started_on == JAN


def test_the_start_of_another_plan_is_not_kept() -> None:
    child = settled(
        says(Source.LIST_6, plan=Plan.CLA),
        before=Child("C1", plan=Plan.CP, plan_started_on=JAN),
    ).child

    assert child.plan_started_on is None


def test_dates_of_birth_that_differ_are_said_with_both() -> None:
    result = settled(
        says(Source.LIST_6, born_on=date(2015, 1, 2), plan=Plan.CIN),
        says(Source.LIST_4, born_on=date(2015, 2, 1), plan=Plan.ASSESSMENT),
    )

    assert result.child.born_on == date(2015, 1, 2)
    assert result.notes == (
        "Child C1: date of birth differs: List 6 says Fri 2 Jan 2015, "
        "List 4 says Sun 1 Feb 2015; Fri 2 Jan 2015 was taken.",
    )


def test_the_teams_own_list_comes_before_annex_a() -> None:
    child = settled(
        says(Source.LIST_6, worker="Bo", plan=Plan.CIN, plan_started_on=JAN, sex="Male"),
        says(Source.OWN_LIST, worker="Ann", plan=Plan.CP, plan_started_on=FEB, name="Fern"),
    ).child

    assert (child.worker, child.plan, child.plan_started_on) == ("Ann", Plan.CP, FEB)
    assert (child.name, child.sex) == ("Fern", "Male")


def test_of_two_rows_of_one_child_the_newer_allocation_counts() -> None:
    child = settled(
        says(Source.OWN_LIST, worker="Former", dated=JAN),
        says(Source.OWN_LIST, worker="Ann", dated=FEB),
    ).child

    assert child.worker == "Ann"


def test_blank_cells_of_the_own_list_change_only_holder_and_closure() -> None:
    before = Child(
        "C1",
        name="Fern",
        worker="Ann",
        plan=Plan.CP,
        plan_started_on=JAN,
        closed_on=FEB,
        legal_status="C2",
    )

    child = settled(
        says(Source.OWN_LIST, blank=frozenset({"worker", "closed_on"})), before=before
    ).child

    assert (child.worker, child.closed_on) == ("", None)
    assert (child.name, child.plan, child.plan_started_on, child.legal_status) == (
        "Fern",
        Plan.CP,
        JAN,
        "C2",
    )


def test_an_own_list_without_a_closing_column_leaves_the_closure() -> None:
    child = settled(says(Source.OWN_LIST, worker="Ann"), before=Child("C1", closed_on=FEB)).child

    assert child.closed_on == FEB


class TestHistory:
    """A child known only from referrals, assessments and enquiries."""

    def test_a_referral_without_further_action_is_a_closed_case(self) -> None:
        child = settled(
            says(
                Source.LIST_3,
                plan=Plan.ASSESSMENT,
                is_open=False,
                ended_on=JAN,
                ended_because="NFA",
                dated=JAN,
                worker="Duty",
            )
        ).child

        assert (child.closed_on, child.closure_reason, child.worker) == (JAN, "NFA", "")

    def test_a_referral_that_went_on_is_open_with_its_worker(self) -> None:
        child = settled(
            says(
                Source.LIST_3,
                plan=Plan.ASSESSMENT,
                plan_started_on=JAN,
                dated=JAN,
                worker="Duty",
                team="Front door",
            )
        ).child

        assert (child.plan, child.plan_started_on) == (Plan.ASSESSMENT, JAN)
        assert (child.worker, child.team, child.closed_on) == ("Duty", "Front door", None)

    def test_an_authorised_assessment_ends_the_referral_before_it(self) -> None:
        child = settled(
            says(Source.LIST_3, plan=Plan.ASSESSMENT, plan_started_on=JAN, dated=JAN),
            says(Source.LIST_4, plan=Plan.ASSESSMENT, is_open=False, ended_on=FEB, dated=JAN),
        ).child

        assert child.closed_on == FEB

    def test_support_that_was_agreed_keeps_a_child_open_while_no_list_6_is_read(self) -> None:
        claim = says(
            Source.LIST_4, plan=Plan.CIN, plan_started_on=FEB, ended_on=FEB, dated=JAN, worker="Ann"
        )

        alone = settle_child([claim], None, frozenset({Source.LIST_4}), TODAY).child
        with_list_6 = settle_child(
            [claim], None, frozenset({Source.LIST_4, Source.LIST_6}), TODAY
        ).child

        assert (alone.plan, alone.worker, alone.closed_on) == (Plan.CIN, "Ann", None)
        assert with_list_6.closed_on == FEB

    def test_the_newest_open_piece_of_work_names_the_worker(self) -> None:
        child = settled(
            says(Source.LIST_4, plan=Plan.ASSESSMENT, dated=JAN, worker="Bo"),
            says(Source.LIST_5, plan=Plan.ASSESSMENT, dated=FEB, worker="Ann"),
        ).child

        assert child.worker == "Ann"

    def test_an_open_case_on_another_plan_stays_as_it_is(self) -> None:
        before = Child("C1", worker="Ann", plan=Plan.CIN, plan_started_on=JAN)

        child = settled(
            says(Source.LIST_3, plan=Plan.ASSESSMENT, dated=FEB, worker="Duty", sex="Male"),
            before=before,
        ).child

        assert (child.worker, child.plan, child.plan_started_on) == ("Ann", Plan.CIN, JAN)
        assert child.sex == "Male"

    def test_an_open_assessment_closes_when_it_was_authorised_without_support(self) -> None:
        before = Child("C1", worker="Ann", plan=Plan.ASSESSMENT, plan_started_on=JAN)

        child = settled(
            says(Source.LIST_4, plan=Plan.ASSESSMENT, is_open=False, ended_on=FEB, dated=JAN),
            before=before,
        ).child

        assert (child.closed_on, child.worker) == (FEB, "Ann")

    def test_a_closed_case_opens_again_only_for_something_later(self) -> None:
        before = Child("C1", plan=Plan.CIN, closed_on=JAN)
        later = says(Source.LIST_3, plan=Plan.ASSESSMENT, plan_started_on=FEB, dated=FEB)
        earlier = says(Source.LIST_3, plan=Plan.ASSESSMENT, dated=date(2025, 12, 1))

        assert settled(later, before=before).child.closed_on is None
        assert settled(earlier, before=before).child == before


def test_a_known_name_written_the_other_way_round_is_kept() -> None:
    before = Child("C1", name="Imani Harrow")

    turned = settled(says(Source.OWN_LIST, name="HARROW, Imani"), before=before)
    other = settled(says(Source.OWN_LIST, name="HARROW, Ira"), before=before)

    assert turned.child.name == "Imani Harrow"
    assert other.child.name == "HARROW, Ira"


def test_a_known_name_without_a_letter_stands_where_a_list_has_no_name() -> None:
    kept = settled(says(Source.OWN_LIST, worker="Ann"), before=Child("C1", name="-1"))

    assert kept.child.name == "-1"


def test_initials_read_back_take_no_name_away() -> None:
    before = Child("C1", name="Imani Harrow")

    assert settled(says(Source.OWN_LIST, name="I.H."), before=before).child.name == "Imani Harrow"


def test_a_start_the_own_list_lacks_comes_from_a_list_of_the_same_plan() -> None:
    child = settled(
        says(Source.OWN_LIST, plan=Plan.CP),
        says(Source.LIST_7, plan=Plan.CP, plan_started_on=FEB),
    ).child

    assert (child.plan, child.plan_started_on) == (Plan.CP, FEB)


def test_an_assessment_of_a_child_with_a_worker_changes_no_holder() -> None:
    before = Child("C1", worker="Ann", plan=Plan.ASSESSMENT, plan_started_on=JAN)

    assert settled(says(Source.LIST_4, worker="Bo", dated=FEB), before=before).child == before


def test_a_person_of_the_dataset_without_a_case_is_nobodys() -> None:
    person = says(Source.DATASET, name="Fern", part=ClaimPart.PERSON)

    assert settle_child([person], None, frozenset({Source.DATASET}), TODAY) is None


def test_an_open_case_of_the_dataset_is_settled_like_any_list() -> None:
    case = says(Source.DATASET, dated=JAN, part=ClaimPart.CASE)

    child = settled(case, before=Child("C1", worker="Ann")).child

    assert (child.worker, child.plan, child.plan_started_on) == ("Ann", Plan.ASSESSMENT, JAN)
