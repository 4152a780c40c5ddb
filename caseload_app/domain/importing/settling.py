"""Settle what is true of one child where several rows, and the store, speak of it.

A list of the team's own comes first. Of Annex A's lists of current children (6 to 9) the most
specific open one names the holder; the plan is the first that applies of looked after, child
protection, in need, assessment, care leaver. Lists 3 to 5 decide only for a child whom no
other list and no open case in the store knows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from operator import attrgetter

from caseload_app.domain.importing.claims import ChildClaim, ChildValue, Source
from caseload_app.domain.importing.joining import join_dataset
from caseload_app.domain.making import maker_of
from caseload_app.domain.records import PLAN_PRECEDENCE, Child, Plan
from caseload_app.domain.wording import initials, long_day

HOLDER = frozenset({"worker", "team"})
_WHOLE_CASES = frozenset({Source.OWN_LIST, Source.DATASET})
"""Lists that tell of a case from its opening to its closing, plan and all."""
_OWN_FIELDS = frozenset(
    {
        "name",
        "born_on",
        "sex",
        "family_id",
        "allocated_on",
        "legal_status",
        "placement_type",
        "long_term",
        "flags",
    }
)
_FIELDS = tuple(field.name for field in fields(Child))
_values_of, _make_child = attrgetter(*_FIELDS), maker_of(Child)
_COMPARED = {"worker": "worker", "team": "team", "born_on": "date of birth", "sex": "sex"}


@dataclass(frozen=True, slots=True)
class Settled:
    """The child as it is after the import, and where its rows disagreed."""

    child: Child
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Standing:
    """The plan a child is on, since when, and when and why its case closed."""

    plan: Plan
    plan_started_on: date | None
    closed_on: date | None = None
    closure_reason: str = ""
    notes: tuple[str, ...] = ()


def settle_child(
    claims: Sequence[ChildClaim], before: Child | None, lists: frozenset[Source], today: date
) -> Settled | None:
    """Weigh the claims about one child; `lists` are the lists with rows in this import.

    What no claim fills stays as it was, but for worker, team and closure where a current list
    has the column and leaves it empty. None where the claims are about nobody's case.
    """
    said: tuple[str, ...] = ()
    if any(claim.source is Source.DATASET for claim in claims):
        joined = join_dataset(claims, before, today)
        claims, said = joined.claims, joined.notes
        if not claims:
            return None
    ordered = sorted(claims, key=_rank)
    current = [claim for claim in ordered if claim.source.is_current]
    start = before or Child(ordered[0].child_id)
    if not current:
        return _settle_from_history(ordered, before, start, lists)
    standing = _standing(current, ordered, start, before is None, today)
    values = _first_values(ordered, _OWN_FIELDS) | _holder(current)
    if start.name and _is_same_name(str(values.get("name", "")), start.name):
        del values["name"]
    child = _with(start, values, standing)
    notes = (*said, *_disagreements(ordered, current), *standing.notes)
    return Settled(child, notes)


def _is_same_name(told: str, known: str) -> bool:
    """Tell whether a list only writes a known name its own way: as initials, or turned round.

    An export with initials, read back, takes no name away.
    """
    if not told:
        return False
    if told == initials(known):
        return True
    return "," in told and _name_words(told) == _name_words(known)


def _name_words(name: str) -> list[str]:
    return sorted(name.casefold().replace(",", " ").split())


def _rank(claim: ChildClaim) -> tuple[bool, bool, int, bool, int, int]:
    """Order claims: current lists before history, open before ended, specific, newest first."""
    newest_first = -claim.dated.toordinal() if claim.dated is not None else 0
    return (
        not claim.source.is_current,
        not (claim.is_open or claim.source in _WHOLE_CASES),
        int(claim.source),
        not claim.is_open,
        claim.role_rank,
        newest_first,
    )


def _first_values(claims: Sequence[ChildClaim], fields: frozenset[str]) -> dict[str, ChildValue]:
    found: dict[str, ChildValue] = {}
    for claim in claims:
        for field, value in claim.values.items():
            if field in fields:
                found.setdefault(field, value)
    return found


def _holder(current: Sequence[ChildClaim]) -> dict[str, ChildValue]:
    """Take worker and team from the first list that names them; empty only where all are.

    A list of something that has ended names a former holder, so it counts only when nothing
    goes on.
    """
    going_on = [claim for claim in current if claim.is_open] or current
    found = _first_values(going_on, HOLDER)
    for field in HOLDER:
        if field not in found and any(field in claim.blank for claim in going_on):
            found[field] = ""
    return found


def _standing(
    current: Sequence[ChildClaim],
    ordered: Sequence[ChildClaim],
    start: Child,
    is_new: bool,
    today: date,
) -> _Standing:
    own = next((claim for claim in current if claim.source in _WHOLE_CASES), None)
    lists = [claim for claim in current if claim.source not in _WHOLE_CASES]
    from_lists = _standing_of_lists(lists, ordered, start, today) if lists else None
    if own is None:
        return from_lists or _Standing(start.plan, start.plan_started_on)
    plan = own.plan or (from_lists.plan if from_lists else start.plan)
    began = own.plan_started_on
    if began is None and from_lists is not None and from_lists.plan is plan:
        began = from_lists.plan_started_on
    if began is None and plan is start.plan:
        began = start.plan_started_on
    if not own.is_open:
        closed_on = own.ended_on or start.closed_on or today
        return _Standing(plan, began, closed_on, own.ended_because or start.closure_reason)
    if "closed_on" in own.blank or is_new:
        return _Standing(plan, began, None, own.ended_because)
    return _Standing(plan, began, start.closed_on, own.ended_because or start.closure_reason)


def _standing_of_lists(
    lists: Sequence[ChildClaim], ordered: Sequence[ChildClaim], start: Child, today: date
) -> _Standing:
    """Tell plan and closure from Lists 6 to 9.

    List 6 that says closed closes the case, unless another list tells of something that began
    later, or has no closing date against a list that is open; a care leaver (List 9) is open
    whatever List 6 says of the case as a child in need.
    """
    in_need = next((claim for claim in lists if claim.source is Source.LIST_6), None)
    going_on = [claim for claim in lists if claim.is_open]
    notes: tuple[str, ...] = ()
    if in_need is not None and not in_need.is_open and going_on:
        kept = [claim for claim in going_on if _outlives(claim, in_need.ended_on)]
        notes = (_closed_but_open(in_need, going_on[0], is_open=bool(kept)),)
        going_on = kept
    if not going_on:
        ended = in_need or max(lists, key=lambda claim: claim.ended_on or date.min)
        plan = start.plan if start.plan is not Plan.OTHER else ended.plan or Plan.OTHER
        began = start.plan_started_on if plan is start.plan else ended.plan_started_on
        closed_on = ended.ended_on or start.closed_on or today
        return _Standing(plan, began, closed_on, ended.ended_because, notes)
    plan, began = _open_plan(going_on, ordered)
    if began is None and plan is start.plan:
        began = start.plan_started_on
    return _Standing(plan, began, None, "", notes)


def _outlives(claim: ChildClaim, closed_on: date | None) -> bool:
    if claim.source is Source.LIST_9 or closed_on is None:
        return True
    return claim.plan_started_on is not None and claim.plan_started_on > closed_on


def _closed_but_open(in_need: ChildClaim, other: ChildClaim, *, is_open: bool) -> str:
    on = f" on {long_day(in_need.ended_on)}" if in_need.ended_on else ""
    kept = "kept open" if is_open else "closed"
    return (
        f"Child {in_need.child_id}: List 6 says closed{on}, {other.source.title} is open; {kept}."
    )


def _open_plan(
    going_on: Sequence[ChildClaim], ordered: Sequence[ChildClaim]
) -> tuple[Plan, date | None]:
    """Take the first plan that applies, and its start from the list that is about it.

    A row of List 6 without a case status is an assessment while List 4 has one open, and
    otherwise a child in need: the stricter reading than none.
    """
    known = [claim for claim in going_on if claim.plan is not None]
    if known:
        plan = min((claim.plan or Plan.OTHER for claim in known), key=PLAN_PRECEDENCE.index)
        starts = [claim.plan_started_on for claim in known if claim.plan is plan]
        return plan, next((day for day in starts if day is not None), None)
    is_assessed = any(
        claim.source is Source.LIST_4 and claim.is_open and claim.ended_on is None
        for claim in ordered
    )
    return Plan.ASSESSMENT if is_assessed else Plan.CIN, going_on[0].plan_started_on


def _settle_from_history(
    history: Sequence[ChildClaim], before: Child | None, start: Child, lists: frozenset[Source]
) -> Settled:
    """Settle a child known only from referrals, assessments and enquiries.

    An open case in the store on any plan but an assessment stays as it is, and so do its
    worker and team. A closed one opens again only for something that began after the closure.
    With nothing going on, the child is kept as a closed case, for its events.
    """
    known = _first_values(history, _OWN_FIELDS)
    blanks = {field: value for field, value in known.items() if not getattr(start, field)}
    untouched = Settled(_with(start, blanks, None))
    if before is not None and not _is_about(before, history):
        return untouched
    openings = [claim for claim in history if _is_going_on(claim, history, lists)]
    if before is not None and before.closed_on is not None:
        openings = [claim for claim in openings if _began_after(claim, before.closed_on)]
        if not openings:
            return untouched
    if not openings:
        last = max(history, key=lambda claim: claim.ended_on or date.min)
        closed_on = last.ended_on or last.dated
        began = start.plan_started_on or last.plan_started_on
        standing = _Standing(Plan.ASSESSMENT, began, closed_on, last.ended_because)
        return Settled(_with(start, blanks, standing))
    newest = max(openings, key=lambda claim: claim.dated or date.min)
    plan = newest.plan or Plan.ASSESSMENT
    is_same = before is not None and before.closed_on is None and before.plan is plan
    began = start.plan_started_on if is_same else newest.plan_started_on
    if before is None or before.closed_on is not None or not before.worker:
        blanks |= _first_values([newest], HOLDER)
    return Settled(_with(start, blanks, _Standing(plan, began)))


def _is_about(before: Child, history: Sequence[ChildClaim]) -> bool:
    """Tell whether the history says anything of the case as the store knows it."""
    if before.closed_on is not None:
        return True
    since = before.plan_started_on or date.min
    return before.plan is Plan.ASSESSMENT and any(
        claim.dated is not None and claim.dated >= since for claim in history
    )


def _is_going_on(
    claim: ChildClaim, history: Sequence[ChildClaim], lists: frozenset[Source]
) -> bool:
    """Tell whether a piece of work goes on, in the light of the child's other ones.

    A referral has been taken up by any later assessment or enquiry. One that led to a plan
    goes on only where no List 6, which would name the child, is among the files.
    """
    if not claim.is_open:
        return False
    if claim.ended_on is not None:
        return Source.LIST_6 not in lists
    if claim.source is Source.LIST_3 and claim.dated is not None:
        return not any(
            other.source is not Source.LIST_3
            and other.dated is not None
            and other.dated >= claim.dated
            for other in history
        )
    return True


def _began_after(claim: ChildClaim, closed_on: date) -> bool:
    return claim.dated is not None and claim.dated > closed_on


def _with(start: Child, values: Mapping[str, ChildValue], standing: _Standing | None) -> Child:
    settled: dict[str, object] = dict(values)
    if standing is not None:
        settled |= {
            "plan": standing.plan,
            "plan_started_on": standing.plan_started_on,
            "closed_on": standing.closed_on,
            "closure_reason": standing.closure_reason,
        }
    told = {name: value for name, value in settled.items() if getattr(start, name) != value}
    # Each value is of the type of its field: the readers of the sheets see to that.
    return _make_child(**_fields_of(start) | told) if told else start  # type: ignore[arg-type]


def _fields_of(child: Child) -> dict[str, object]:
    return dict(zip(_FIELDS, _values_of(child), strict=True))


def _disagreements(ordered: Sequence[ChildClaim], current: Sequence[ChildClaim]) -> Iterator[str]:
    """Say where two rows name different values, which they were, and which was taken."""
    if len(ordered) == 1:
        return
    going_on = [claim for claim in current if claim.is_open] or current
    for field, label in _COMPARED.items():
        claims = going_on if field in HOLDER else ordered
        named = [(claim, claim.values[field]) for claim in claims if field in claim.values]
        if len({value for _, value in named}) < 2 or len({_alike(one) for _, one in named}) < 2:
            continue
        said: dict[str, str] = {}
        for claim, value in named:
            words = long_day(value) if isinstance(value, date) else str(value)
            said.setdefault(words, claim.source.title)
        taken = next(iter(said))
        if len(set(said.values())) == 1 and field in HOLDER:
            rows = ", ".join(said)
            yield (
                f"Child {ordered[0].child_id} is on several rows with another {label} each "
                f"({rows}); {taken} was taken, by role and date."
            )
            continue
        parts = ", ".join(f"{source} says {words}" for words, source in said.items())
        yield f"Child {ordered[0].child_id}: {label} differs: {parts}; {taken} was taken."


def _alike(value: object) -> object:
    return value.casefold() if isinstance(value, str) else value
