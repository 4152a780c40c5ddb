"""What the protection of newly qualified and other roles says of a caseload, in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median_low

from caseload_app.domain.capacity.limits import cut_to, limit_on, profile_on
from caseload_app.domain.capacity.policy import WHOLE
from caseload_app.domain.casebook import Casebook
from caseload_app.domain.records import Child, Worker
from caseload_app.domain.supervision.oversight import is_in_court
from caseload_app.domain.supervision.supervision_policy import IN_COURT
from caseload_app.domain.wording import in_sentence


def usual_full_time(casebook: Casebook) -> int | None:
    """Give the usual limit of a full-time worker: as settled, else the middle of the team's.

    The middle is that of the limits of full-time workers whom nothing protects or reduces.
    """
    book = casebook.capacity
    if book.policy.full_time_cases is not None:
        return book.policy.full_time_cases
    limits = [
        limit.base
        for worker in casebook.workers.values()
        if worker.fte == 1 and not casebook.has_left(worker)
        and not _is_protected(casebook, worker)
        and (limit := limit_on(worker, book, casebook.today)).base is not None
    ]  # fmt: skip
    return median_low(limits) if limits else None


def rules_broken(
    casebook: Casebook, worker: Worker, children: Sequence[Child], full_time: int | None
) -> tuple[str, ...]:
    """Say which rules for a newly qualified worker, or another protected role, are broken."""
    profile = profile_on(worker, casebook.capacity, casebook.today)
    if profile is None or not profile.is_protected:
        return ()
    broken = []
    stage = in_sentence(profile.label)
    if not profile.percent and children:
        broken.append(f"{len(children)} cases: {stage}, so none of their own")
    elif full_time is not None and worker.fte and profile.percent < WHOLE:
        most = cut_to(full_time, worker.fte, profile.percent)
        if len(children) > most:
            broken.append(
                f"{len(children)} cases: {stage}, so at most {most} "
                f"({profile.percent} % of {full_time} at {worker.fte:g} FTE)"
            )
    if profile.most_cases is not None and len(children) > profile.most_cases:
        broken.append(f"{len(children)} cases: {stage}, so at most {profile.most_cases}")
    for work in profile.not_alone:
        found = [one for one in children if _is_such(casebook, one, work)]
        if found:
            words = _WORK_WORDS.get(work, work)
            case = "case" if len(found) == 1 else "cases"
            broken.append(f"{len(found)} {words} {case}: {stage}, so only if co-worked")
    return tuple(broken)


def _is_such(casebook: Casebook, child: Child, work: str) -> bool:
    if work == IN_COURT:
        return is_in_court(casebook, child.child_id).startswith(IN_COURT)
    return casebook.plan(child) == work


def _is_protected(casebook: Casebook, worker: Worker) -> bool:
    profile = profile_on(worker, casebook.capacity, casebook.today)
    return profile is not None and profile.is_protected


_WORK_WORDS = {"CP": "child protection", "CLA": "looked after", IN_COURT: "court"}
