from __future__ import annotations

from datetime import date

from caseload_app.domain.quality import Finding
from caseload_app.domain.snoozing import (
    Snooze,
    by_worker,
    finding_key,
    snoozes_as_json,
    snoozes_from_json,
    sort_findings,
)

TODAY = date(2026, 3, 2)
FINDING = Finding("no_plan", "No plan.", "C1", "Ann")
UNTIL = Snooze("Court decides", date(2026, 2, 23), date(2026, 3, 9))


def test_a_finding_that_was_put_aside_rests_with_its_reason() -> None:
    found = sort_findings([FINDING], {finding_key(FINDING): UNTIL}, TODAY)

    assert (found.open, found.snoozed) == ((), ((FINDING, UNTIL),))


def test_it_wakes_on_its_day() -> None:
    found = sort_findings([FINDING], {finding_key(FINDING): UNTIL}, date(2026, 3, 9))

    assert found.open == (FINDING,)


def test_it_wakes_when_it_says_something_else() -> None:
    changed = Finding("no_plan", "No plan and nothing due.", "C1", "Ann")

    assert sort_findings([changed], {finding_key(FINDING): UNTIL}, TODAY).open == (changed,)


def test_snoozes_come_back_as_they_were_kept() -> None:
    kept = {"a": UNTIL, "b": Snooze("Known", TODAY)}

    assert snoozes_from_json(snoozes_as_json(kept)) == kept


def test_a_snooze_that_cannot_be_read_is_let_go() -> None:
    assert snoozes_from_json({"a": ["x", "no day", None], "b": "text"}) == {}


def test_findings_stand_by_worker_and_those_of_nobody_last() -> None:
    alone = Finding("no_worker", "Nobody.", "C2")

    assert list(by_worker([alone, FINDING])) == ["Ann", ""]
