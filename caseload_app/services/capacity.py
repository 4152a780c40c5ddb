"""Write what is agreed about capacity: limits, what takes from them, reviews, points, policy."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from caseload_app.domain.capacity.kept import AgreedLimit, LimitReview, PointsVersion, Reduction
from caseload_app.domain.capacity.limits import limit_on
from caseload_app.domain.capacity.points import PointsTable, content_of, table_problems
from caseload_app.domain.capacity.policy import CAPACITY_POLICY, CapacityPolicy, policy_problems
from caseload_app.domain.casebook import Casebook
from caseload_app.domain.changes import Changes
from caseload_app.domain.plain_values import to_plain
from caseload_app.domain.records import RecordChange, record_key
from caseload_app.domain.wording import long_day
from caseload_app.errors import ExpectedError
from caseload_app.exchange.capacity_files import shipped_policy
from caseload_app.services.session import Session
from caseload_app.store.settings import save_setting

MOST_PERCENT = 100


def agree_limit(casebook: Casebook, session: Session, limit: AgreedLimit) -> Changes:
    """Save a limit from its day on; one agreed for the same day is replaced.

    Raises ExpectedError for an unknown worker, a number below nought or a missing reason.
    """
    _refuse_unknown(casebook, limit.worker)
    if limit.cases is not None and limit.cases < 0:
        raise ExpectedError("A limit cannot be below nought.", "Enter a number of cases.")
    _refuse_no_reason(limit.reason)
    known = casebook.capacity.limits.get(limit.worker, ())
    before = next((one for one in known if one.from_on == limit.from_on), None)
    with session.write(why=limit.reason.strip()) as writer:
        writer.apply([RecordChange(before, replace(limit, reason=limit.reason.strip()))])
    return writer.changes


def take_back_limit(session: Session, limit: AgreedLimit, reason: str) -> Changes:
    """Take an agreed limit away; the one before it, or that of the list, holds again."""
    _refuse_no_reason(reason)
    with session.write(why=reason.strip()) as writer:
        writer.remove(limit)
    return writer.changes


def add_reduction(casebook: Casebook, session: Session, reduction: Reduction) -> Changes:
    """Save what takes a share of a worker's limit for a while. Raises ExpectedError."""
    _refuse_unknown(casebook, reduction.worker)
    if not reduction.kind.strip():
        raise ExpectedError("It is not said what takes the time.", "Choose or type what it is.")
    if not 0 <= reduction.percent <= MOST_PERCENT or reduction.points < 0:
        raise ExpectedError("The share is no per cent.", "Enter a share from 0 to 100.")
    if not (reduction.percent or reduction.points):
        raise ExpectedError(
            "Nothing would be taken.", "Enter the share of the limit, or points, that it takes."
        )
    if reduction.until is not None and reduction.until < reduction.from_on:
        raise ExpectedError(
            f"It would end on {long_day(reduction.until)}, before it begins.",
            "Correct one of the days.",
        )
    known = casebook.capacity.reductions.get(reduction.worker, ())
    before = next((one for one in known if record_key(one) == record_key(reduction)), None)
    with session.write(why=reduction.reason.strip() or reduction.kind) as writer:
        writer.apply([RecordChange(before, reduction)])
    return writer.changes


def end_reduction(session: Session, reduction: Reduction, until: date) -> Changes:
    """Let a reduction end on a day. Raises ExpectedError where that is before it begins."""
    if until < reduction.from_on:
        raise ExpectedError(
            f"It begins on {long_day(reduction.from_on)}.", "End it on that day or later."
        )
    with session.write(why=f"{reduction.kind} ends") as writer:
        writer.change(reduction, replace(reduction, until=until))
    return writer.changes


def record_review(casebook: Casebook, session: Session, review: LimitReview) -> Changes:
    """Save what was agreed with somebody over the limit. Raises ExpectedError.

    Cases and limit are those of today; a second record of one day replaces the first.
    """
    worker = casebook.workers.get(review.worker)
    if worker is None:
        raise _unknown()
    if not review.agreed.strip():
        raise ExpectedError("It is not said what was agreed.", "Say what is done about it.")
    if review.review_on is None:
        raise ExpectedError("There is no day for the review.", "Say when you look at it again.")
    if review.review_on < review.on:
        raise ExpectedError("The review would be before the agreement.", "Choose a later day.")
    full = replace(
        review,
        agreed=review.agreed.strip(),
        cases=len(casebook.held_by(review.worker)),
        case_limit=limit_on(worker, casebook.capacity, casebook.today).cases,
    )
    known = casebook.capacity.reviews.get(review.worker, ())
    before = next((one for one in known if record_key(one) == record_key(full)), None)
    with session.write(why="over the limit: agreed") as writer:
        writer.apply([RecordChange(before, full)])
    return writer.changes


def close_review(session: Session, review: LimitReview, on: date, outcome: str) -> Changes:
    """Say what came of what was agreed. Raises ExpectedError where nothing is said."""
    if not outcome.strip():
        raise ExpectedError("It is not said how it stands now.", "Say what came of it.")
    if on < review.on:
        raise ExpectedError(f"It was agreed on {long_day(review.on)}.", "Choose that day or later.")
    with session.write(why="over the limit: reviewed") as writer:
        writer.change(review, replace(review, reviewed_on=on, outcome=outcome.strip()))
    return writer.changes


def save_points(
    casebook: Casebook, session: Session, table: PointsTable, version: PointsVersion
) -> Changes:
    """Save a table as a new version; `version` says from which day, whether on, and why.

    A past day is refused: what a past week counted stays as it was. Raises ExpectedError.
    """
    if version.from_on < casebook.today:
        raise ExpectedError(
            f"{long_day(version.from_on)} is past: what past weeks counted stays as it was.",
            "Let the table count from today or later.",
        )
    problems = table_problems(table)
    if problems:
        raise ExpectedError(problems[0], "Correct the table; nothing was saved.")
    _refuse_no_reason(version.reason)
    number = max((one.version for one in casebook.capacity.points), default=0) + 1
    full = replace(
        version,
        version=number,
        name=table.name.strip(),
        content=content_of(table),
        reason=version.reason.strip(),
    )
    with session.write(why=full.reason) as writer:
        writer.add(full)
    return writer.changes


def save_capacity_policy(session: Session, policy: CapacityPolicy, reason: str) -> Changes:
    """Save shares by role and the usual limits with a reason. Raises ExpectedError."""
    problems = policy_problems(policy)
    if problems:
        raise ExpectedError(problems[0], "Nothing was saved.")
    _refuse_no_reason(reason)
    with session.write(why=reason.strip()) as writer:
        save_setting(writer, CAPACITY_POLICY, to_plain(policy))
    return writer.changes


def restore_roles(casebook: Casebook, session: Session, reason: str) -> Changes:
    """Let every role carry the share it came with; the limits for everybody stay as they are.

    Raises ExpectedError for a missing reason.
    """
    policy = replace(casebook.capacity.policy, profiles=shipped_policy().profiles)
    return save_capacity_policy(session, policy, reason)


def take_back_policy(
    casebook: Casebook, session: Session, before: CapacityPolicy, after: CapacityPolicy
) -> Changes:
    """Go back to the policy of before. Raises ExpectedError where another was saved since."""
    if casebook.capacity.policy != after:
        raise ExpectedError(
            "The shares or limits were changed again since.", "Change them by hand instead."
        )
    return save_capacity_policy(session, before, "taken back")


def _refuse_unknown(casebook: Casebook, worker: str) -> None:
    if worker not in casebook.workers:
        raise _unknown()


def _refuse_no_reason(reason: str) -> None:
    if not reason.strip():
        raise ExpectedError("The reason is empty.", "Say why; nothing was saved.")


def _unknown() -> ExpectedError:
    return ExpectedError("No worker of that name is in the store.", "Choose one of the list.")
