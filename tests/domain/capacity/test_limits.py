"""The one limit of a worker on a day, worked by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseload_app.domain.capacity.book import CapacityBook, CapacityRecords, build_capacity
from caseload_app.domain.capacity.kept import AgreedLimit, Reduction
from caseload_app.domain.capacity.limits import capacity_changes, cut_to, limit_on, share_of
from caseload_app.domain.capacity.policy import CapacityPolicy, RoleProfile
from caseload_app.domain.records import Leave
from caseload_app.exchange.capacity_files import shipped_policy
from tests.builders import a_worker

ON = date(2026, 3, 2)
ASHA = a_worker(case_limit=16)
AGREED = AgreedLimit("Asha Brook", date(2026, 3, 2), 18, "Experienced, agreed in supervision")
RETURN = Reduction("Asha Brook", date(2026, 3, 9), "Phased return", date(2026, 3, 20), 50)
USUAL = CapacityPolicy(shipped_policy().profiles, full_time_cases=20)


def book(*records: AgreedLimit | Reduction, policy: CapacityPolicy | None = None) -> CapacityBook:
    return build_capacity(
        CapacityRecords(
            limits=[one for one in records if isinstance(one, AgreedLimit)],
            reductions=[one for one in records if isinstance(one, Reduction)],
            policy=policy or CapacityPolicy(),
        )
    )


def test_without_an_agreement_the_limit_of_the_list_holds() -> None:
    limit = limit_on(ASHA, book(), ON)

    assert limit.cases == 16
    assert limit.words == "Limit 16: as the list of workers says."


def test_an_agreed_limit_holds_from_its_day_with_its_reason() -> None:
    before, after = (limit_on(ASHA, book(AGREED), on) for on in (date(2026, 3, 1), ON))

    assert (before.cases, after.cases) == (16, 18)
    assert after.words == (
        "Limit 18: 18 agreed from Mon 2 Mar 2026 (experienced, agreed in supervision)."
    )


def test_no_limit_can_be_agreed() -> None:
    limit = limit_on(ASHA, book(AgreedLimit("Asha Brook", ON, None, "Duty team")), ON)

    assert limit.cases is None
    assert limit.words == "No limit agreed."


@pytest.mark.parametrize(
    ("on", "cases"),
    [
        (date(2026, 3, 8), 18),
        (date(2026, 3, 9), 9),
        (date(2026, 3, 20), 9),
        (date(2026, 3, 21), 18),
    ],
)
def test_a_reduction_starts_and_stops_by_itself(on: date, cases: int) -> None:
    assert limit_on(ASHA, book(AGREED, RETURN), on).cases == cases


def test_a_reduction_is_said_in_words() -> None:
    limit = limit_on(ASHA, book(AGREED, RETURN), date(2026, 3, 10))

    assert limit.words == (
        "Limit 9: 18 agreed from Mon 2 Mar 2026 (experienced, agreed in supervision); "
        "phased return takes 50 % until Fri 20 Mar 2026."
    )


def test_reductions_add_up_and_never_take_more_than_all() -> None:
    duty = Reduction("Asha Brook", ON, "Union duty", None, 20)
    sick = Reduction("Asha Brook", ON, "Sickness", None, 100)

    assert limit_on(ASHA, book(duty), ON).cases == 12
    assert limit_on(ASHA, book(duty, sick), ON).cases == 0


@pytest.mark.parametrize(
    ("facts", "cases"),
    [
        ({"fte": 1.0}, 20),
        ({"fte": 0.6}, 12),
        ({"fte": 1.0, "asye_started_on": date(2025, 9, 1)}, 18),
        ({"fte": 0.6, "asye_started_on": date(2025, 9, 1)}, 10),
        ({"fte": 1.0, "asye_started_on": date(2025, 3, 2)}, 20),
        ({"fte": 1.0, "role": "Student social worker"}, 0),
        ({"fte": None}, None),
    ],
)
def test_the_usual_limit_is_cut_to_hours_and_stage(
    facts: dict[str, object], cases: int | None
) -> None:
    worker = a_worker(case_limit=None, **facts)

    assert limit_on(worker, book(policy=USUAL), ON).cases == cases


def test_the_protected_share_is_said_in_words() -> None:
    worker = a_worker(fte=0.6, asye_started_on=date(2025, 9, 1))

    assert limit_on(worker, book(policy=USUAL), ON).words == (
        "Limit 10: 20 for full time, 0.6 FTE at 90 % (newly qualified)."
    )


def test_an_alternative_protection_may_count_children() -> None:
    about_12 = next(one for one in USUAL.profiles if one.id == "newly_qualified_12")
    policy = CapacityPolicy((_on(about_12),), full_time_cases=20)
    worker = a_worker(asye_started_on=date(2025, 9, 1))

    assert limit_on(worker, book(policy=policy), ON).cases == 12


def test_cutting_rounds_down_without_an_error_of_fractions() -> None:
    assert [cut_to(20, 0.6, 90), cut_to(100, 0.7, 100), cut_to(10, 0.29, 100)] == [10, 70, 2]


def test_the_share_counts_stage_and_what_is_taken() -> None:
    worker = a_worker(asye_started_on=date(2025, 9, 1))
    taken = book(Reduction("Asha Brook", ON, "Training", None, 20), policy=USUAL)

    assert share_of(worker, taken, ON) == 72


def test_the_next_days_on_which_capacity_changes_are_known() -> None:
    worker = a_worker(asye_started_on=date(2025, 4, 1), case_limit=16)
    known = book(AGREED, RETURN, policy=USUAL)
    leave = (Leave("Asha Brook", date(2026, 3, 30), date(2026, 4, 3), "Annual leave"),)

    found = capacity_changes(worker, known, leave, ON)

    assert [(one.on, one.what) for one in found] == [
        (date(2026, 3, 9), "phased return begins, 50 % less"),
        (date(2026, 3, 21), "phased return ends"),
        (date(2026, 3, 30), "annual leave begins"),
        (date(2026, 4, 1), "no longer newly qualified"),
        (date(2026, 4, 4), "back from annual leave"),
    ]
    assert found[0].words == "Asha Brook: phased return begins, 50 % less"


def _on(profile: RoleProfile) -> RoleProfile:
    return replace(profile, is_on=True)


def test_starting_and_leaving_change_capacity() -> None:
    worker = a_worker(started_on=date(2026, 3, 16), left_on=date(2026, 9, 30))
    none = AgreedLimit("Asha Brook", date(2026, 6, 1), None, "Duty team")

    duty = Reduction("Asha Brook", date(2026, 5, 1), "Duty rota", None, 10)
    leave = (Leave("Asha Brook", date(2026, 7, 1)),)

    found = capacity_changes(worker, book(none, duty), leave, ON)

    assert [one.what for one in found] == [
        "starts",
        "duty rota begins, 10 % less",
        "no limit begins",
        "leave begins",
        "leaves",
    ]


def test_a_reduction_without_a_share_or_an_end_takes_nothing_from_the_limit() -> None:
    duty = Reduction("Asha Brook", ON, "Duty rota", None, 0, 5)

    limit = limit_on(ASHA, book(duty), ON)

    assert (limit.cases, limit.steps) == (16, ("as the list of workers says",))


def test_a_reduction_with_no_end_says_so() -> None:
    duty = Reduction("Asha Brook", ON, "Duty rota", None, 10)

    assert limit_on(ASHA, book(duty), ON).steps[-1] == "duty rota takes 10 %, no end set"
