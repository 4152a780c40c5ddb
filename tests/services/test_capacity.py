"""What is agreed about capacity is saved with its reason, and refused with a next step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from caseload_app.domain.capacity.kept import AgreedLimit, LimitReview, PointsVersion, Reduction
from caseload_app.domain.capacity.limits import limit_on
from caseload_app.domain.capacity.points import PointsRow, PointsTable, RowKind, table_of
from caseload_app.domain.capacity.policy import CapacityPolicy
from caseload_app.errors import ExpectedError
from caseload_app.services import capacity
from caseload_app.services.workspace import Workspace
from caseload_app.store.audit import read_audit
from tests.builders import MONDAY, a_child, a_worker, the_rules
from tests.services.stores import a_store

ASHA = "Asha Brook"
LIMIT = AgreedLimit(ASHA, MONDAY, 2, "Agreed in supervision")
HALF = Reduction(ASHA, MONDAY, "Phased return", date(2026, 3, 13), 50)
TABLE = PointsTable("Ours", (PointsRow(RowKind.PLAN, "CIN", 4),))


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    session = a_store(tmp_path, [a_worker(case_limit=9), *(a_child(f"C{n}") for n in range(3))])
    yield Workspace(session, the_rules(), lambda: MONDAY)
    session.close()


def limit_now(workspace: Workspace) -> int | None:
    casebook = workspace.casebook
    return limit_on(casebook.workers[ASHA], casebook.capacity, MONDAY).cases


def test_an_agreed_limit_is_at_once_the_one_that_is_shown(workspace: Workspace) -> None:
    workspace.follow(capacity.agree_limit(workspace.casebook, workspace.session, LIMIT))

    assert limit_now(workspace) == 2
    assert [load.over_limit for load in workspace.monday.over_limit] == [1]


def test_the_reason_is_in_the_audit_trail(workspace: Workspace) -> None:
    workspace.follow(capacity.agree_limit(workspace.casebook, workspace.session, LIMIT))

    [entry] = read_audit(workspace.session.database, "agreed_limits", (ASHA, "2026-03-02"))
    assert entry.why == "Agreed in supervision"


def test_a_limit_agreed_again_for_the_day_replaces_the_first(workspace: Workspace) -> None:
    for cases in (2, 5):
        again = AgreedLimit(ASHA, MONDAY, cases, "Agreed in supervision")
        workspace.follow(capacity.agree_limit(workspace.casebook, workspace.session, again))

    assert limit_now(workspace) == 5


def test_a_limit_taken_back_leaves_that_of_the_list(workspace: Workspace) -> None:
    workspace.follow(capacity.agree_limit(workspace.casebook, workspace.session, LIMIT))

    workspace.follow(capacity.take_back_limit(workspace.session, LIMIT, "A mistake"))

    assert limit_now(workspace) == 9


def test_a_reduction_is_kept_and_can_be_ended(workspace: Workspace) -> None:
    workspace.follow(capacity.add_reduction(workspace.casebook, workspace.session, HALF))
    assert limit_now(workspace) == 4

    workspace.follow(capacity.end_reduction(workspace.session, HALF, MONDAY))

    [kept] = workspace.casebook.capacity.reductions[ASHA]
    assert kept.until == MONDAY


def test_what_was_agreed_over_the_limit_keeps_cases_and_limit(workspace: Workspace) -> None:
    workspace.follow(capacity.agree_limit(workspace.casebook, workspace.session, LIMIT))
    review = LimitReview(ASHA, MONDAY, "No new work", review_on=date(2026, 3, 16))

    workspace.follow(capacity.record_review(workspace.casebook, workspace.session, review))

    [kept] = workspace.casebook.capacity.open_reviews()
    assert (kept.cases, kept.case_limit) == (3, 2)


def test_a_review_is_open_until_its_outcome_is_said(workspace: Workspace) -> None:
    review = LimitReview(ASHA, MONDAY, "No new work", review_on=date(2026, 3, 16))
    workspace.follow(capacity.record_review(workspace.casebook, workspace.session, review))
    [kept] = workspace.casebook.capacity.open_reviews()

    workspace.follow(capacity.close_review(workspace.session, kept, MONDAY, "Two cases closed"))

    assert workspace.casebook.capacity.open_reviews() == ()
    assert workspace.casebook.capacity.reviews[ASHA][0].outcome == "Two cases closed"


def test_each_saved_table_is_a_new_version(workspace: Workspace) -> None:
    for name in ("Ours", "Ours again"):
        table = PointsTable(name, TABLE.rows)
        version = PointsVersion(0, MONDAY, name, "{}", True, "Agreed by the team")
        workspace.follow(
            capacity.save_points(workspace.casebook, workspace.session, table, version)
        )

    versions = workspace.casebook.capacity.points
    assert [(one.version, table_of(one).name) for one in versions] == [
        (1, "Ours"),
        (2, "Ours again"),
    ]


def test_the_policy_is_kept_over_what_comes_with_the_program(workspace: Workspace) -> None:
    policy = CapacityPolicy(workspace.casebook.capacity.policy.profiles, 20, 7)

    workspace.follow(capacity.save_capacity_policy(workspace.session, policy, "Agreed"))

    assert workspace.casebook.capacity.policy == policy


def test_the_share_of_a_role_is_kept_taken_back_and_restored(workspace: Workspace) -> None:
    came = workspace.casebook.capacity.policy
    agency = next(one for one in came.profiles if one.id == "agency")
    ours = came.with_profile(replace(agency, percent=75))
    session = workspace.session

    workspace.follow(capacity.save_capacity_policy(session, ours, "As the contract says"))
    assert workspace.casebook.capacity.policy.profile_of("Agency", None, MONDAY) == replace(
        agency, percent=75
    )

    workspace.follow(capacity.take_back_policy(workspace.casebook, session, came, ours))
    assert workspace.casebook.capacity.policy == came

    workspace.follow(capacity.save_capacity_policy(session, ours, "Once more"))
    workspace.follow(capacity.restore_roles(workspace.casebook, session, "The contract ended"))
    assert workspace.casebook.capacity.policy == came

    kept = read_audit(session.database, "settings", ("capacity_policy",))
    assert sorted(entry.why for entry in kept) == [
        "As the contract says",
        "Once more",
        "The contract ended",
        "taken back",
    ]


def test_shares_changed_again_since_are_not_taken_back(workspace: Workspace) -> None:
    came = workspace.casebook.capacity.policy
    session, ours = workspace.session, replace(came, full_time_cases=20)
    workspace.follow(capacity.save_capacity_policy(session, ours, "Agreed"))
    later = replace(ours, span_limit=7)
    workspace.follow(capacity.save_capacity_policy(session, later, "Agreed"))

    with pytest.raises(ExpectedError, match="changed again since"):
        capacity.take_back_policy(workspace.casebook, session, came, ours)

    assert workspace.casebook.capacity.policy == later


def test_of_the_newly_qualified_shares_only_one_is_on(workspace: Workspace) -> None:
    came = workspace.casebook.capacity.policy
    other = next(one for one in came.profiles if one.id == "newly_qualified_60")

    changed = came.with_profile(replace(other, is_on=True))

    assert [one.id for one in changed.profiles if one.is_on and one.asye_months] == [
        "newly_qualified_60"
    ]


ON = date(2026, 3, 16)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (AgreedLimit("Nobody", MONDAY, 2, "x"), "No worker of that name"),
        (AgreedLimit(ASHA, MONDAY, -1, "x"), "cannot be below nought"),
        (AgreedLimit(ASHA, MONDAY, 2, " "), "The reason is empty"),
        (Reduction(ASHA, MONDAY, "", None, 50), "not said what takes the time"),
        (Reduction(ASHA, MONDAY, "Duty", None, 150), "no per cent"),
        (Reduction(ASHA, MONDAY, "Duty"), "Nothing would be taken"),
        (Reduction(ASHA, MONDAY, "Duty", date(2026, 3, 1), 5), "before it begins"),
        (LimitReview("Nobody", MONDAY, "x", review_on=ON), "No worker of that name"),
        (LimitReview(ASHA, MONDAY, " ", review_on=ON), "not said what was agreed"),
        (LimitReview(ASHA, MONDAY, "x"), "no day for the review"),
        (LimitReview(ASHA, MONDAY, "x", review_on=date(2026, 3, 1)), "before the agreement"),
        (PointsVersion(0, date(2026, 3, 1), "", "", True, "x"), "stays as it was"),
        (PointsVersion(0, MONDAY, "", "", True, ""), "The reason is empty"),
    ],
)
def test_what_cannot_stand_is_refused_and_nothing_is_saved(
    workspace: Workspace,
    wrong: AgreedLimit | Reduction | LimitReview | PointsVersion,
    words: str,
) -> None:
    casebook, session = workspace.casebook, workspace.session

    with pytest.raises(ExpectedError, match=words):
        match wrong:
            case AgreedLimit():
                capacity.agree_limit(casebook, session, wrong)
            case Reduction():
                capacity.add_reduction(casebook, session, wrong)
            case LimitReview():
                capacity.record_review(casebook, session, wrong)
            case PointsVersion():
                capacity.save_points(casebook, session, TABLE, wrong)

    workspace.forget()
    assert workspace.casebook.capacity.limits == {}
    assert workspace.casebook.capacity.points == ()
