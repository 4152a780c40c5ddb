"""After an event a manager reads which dates moved, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseload_app.domain.dates import Limit, Unit
from caseload_app.domain.moves import DeadlineMove, MoveKind, compare_deadlines
from caseload_app.domain.records import CaseEvent, Plan
from caseload_app.domain.rules.deadlines import Deadline, as_at
from caseload_app.domain.rules.derivation import derive_deadlines
from caseload_app.domain.rules.in_use import SwitchSetting
from caseload_app.domain.rules.local_rules import Exemption
from caseload_app.domain.rules.rule_settings import LimitSetting, RuleSettings, apply_settings
from tests.builders import MONDAY, a_casebook, a_child, an_event, the_rules

ICPC = an_event("ICPC", date(2026, 2, 16))
CHILD = a_child(plan=Plan.CP, plan_started_on=date(2026, 2, 16))


def moves_between(before: list[CaseEvent], after: list[CaseEvent]) -> list[DeadlineMove]:
    was, now = (a_casebook([CHILD], events) for events in (before, after))
    return compare_deadlines(was.deadlines["C1"], now.deadlines["C1"], now.day)


def test_a_visit_meets_one_deadline_and_starts_the_next() -> None:
    moves = moves_between([ICPC], [ICPC, an_event("CP visit", date(2026, 2, 20))])

    assert [(move.kind, move.sentence) for move in moves] == [
        (MoveKind.MET, "Child protection visit due Mon 2 Mar 2026 met on Fri 20 Feb 2026."),
        (
            MoveKind.NEW,
            "Next: child protection visit due Fri 6 Mar 2026 "
            "because CP visit on Fri 20 Feb 2026 starts it.",
        ),
    ]


def test_taking_an_event_back_opens_what_it_had_met() -> None:
    visit = an_event("CP visit", date(2026, 2, 20))

    moves = moves_between([ICPC, visit], [ICPC])

    assert [move.kind for move in moves] == [MoveKind.NEW, MoveKind.ENDED]


def test_an_event_that_comes_too_late_says_so() -> None:
    early = an_event("ICPC", date(2026, 2, 2))

    moves = moves_between([early], [early, an_event("CP visit", date(2026, 2, 20))])

    assert moves[0].sentence == (
        "Child protection visit due Mon 16 Feb 2026 met on Fri 20 Feb 2026, late."
    )


def test_a_start_long_ago_shows_at_once_as_late() -> None:
    moves = moves_between([], [an_event("Strategy discussion", date(2026, 1, 5))])

    assert (MoveKind.LATE, "Initial child protection conference") in [
        (move.kind, move.now.rule.label) for move in moves if move.now
    ]


def test_nothing_moves_when_nothing_changed() -> None:
    assert moves_between([ICPC], [ICPC]) == []


def moves_by(
    settings: RuleSettings, *events: CaseEvent, was: RuleSettings | None = None
) -> list[tuple[MoveKind, str]]:
    """Give what settings alone do to the child's visits, from other settings or none."""
    books = [apply_settings(the_rules(), one) for one in (was or RuleSettings(), settings)]
    before, after = (
        [
            one
            for one in derive_deadlines(CHILD, [ICPC, *events], book, MONDAY)
            if one.rule.id == "cp_visit"
        ]
        for book in books
    )
    day = as_at(MONDAY, the_rules().calendar)
    return [(move.kind, move.sentence) for move in compare_deadlines(before, after, day)]


def every(length: int, reason: str = "policy") -> RuleSettings:
    limit = LimitSetting("cp_visit", date(2026, 1, 1), Limit(length, Unit.WEEKS), reason, "Ann")
    return RuleSettings(limits=(limit,))


VISIT_DUE = "Child protection visit due Mon 2 Mar 2026"
BY_POLICY = "because of the council's setting from Thu 1 Jan 2026 (Ann): policy."


def test_a_longer_limit_moves_a_date_and_says_by_whom() -> None:
    assert moves_by(every(4)) == [
        (MoveKind.MOVED, f"{VISIT_DUE} is now due Mon 16 Mar 2026 {BY_POLICY}")
    ]


def test_a_shorter_limit_makes_a_date_late() -> None:
    assert moves_by(every(1)) == [
        (MoveKind.LATE, f"{VISIT_DUE} becomes due Mon 23 Feb 2026 and is late, {BY_POLICY}")
    ]


def test_a_limit_taken_back_says_that_the_usual_one_holds() -> None:
    assert moves_by(RuleSettings(), was=every(4)) == [
        (
            MoveKind.MOVED,
            "Child protection visit due Mon 16 Mar 2026 is now due Mon 2 Mar 2026 "
            "because the usual limit holds again.",
        )
    ]


def test_what_was_met_in_time_can_count_as_late_by_a_new_limit() -> None:
    moves = moves_by(every(1), an_event("CP visit", date(2026, 2, 27)))

    assert moves[-1] == (
        MoveKind.LATE,
        "Child protection visit, due Mon 23 Feb 2026, was met in time and now counts as late.",
    )


def test_what_stays_met_in_time_is_no_move() -> None:
    moves = moves_by(every(1), an_event("CP visit", date(2026, 2, 20)))

    assert [kind for kind, _ in moves] == [MoveKind.LATE]


def test_letting_a_child_off_says_why_nothing_is_needed() -> None:
    off = Exemption("cp_visit", "C1", MONDAY, date(2026, 3, 31), "abroad", "Ann")

    assert moves_by(RuleSettings(exemptions=(off,))) == [
        (
            MoveKind.ENDED,
            f"{VISIT_DUE} is not needed: abroad (Ann, until Tue 31 Mar 2026).",
        )
    ]


@pytest.mark.parametrize(
    ("weeks", "kind", "sentence"),
    [
        (2, MoveKind.NEW, f"{VISIT_DUE} is open again."),
        (
            1,
            MoveKind.LATE,
            "Child protection visit due Mon 23 Feb 2026 is open again, and late.",
        ),
    ],
)
def test_letting_a_child_off_no_longer_opens_the_date_again(
    weeks: int, kind: MoveKind, sentence: str
) -> None:
    off = Exemption("cp_visit", "C1", MONDAY, date(2026, 3, 31), "abroad", "Ann")
    exempted = replace(every(weeks), exemptions=(off,))

    assert moves_by(every(weeks), was=exempted) == [(kind, sentence)]


def test_a_rule_switched_off_ends_its_dates() -> None:
    off = RuleSettings(switches=(SwitchSetting("cp_visit", False, MONDAY),))

    words = "the council no longer uses this rule"
    sentence = f"{VISIT_DUE} is no longer open since Mon 2 Mar 2026, because {words}."
    assert moves_by(off) == [(MoveKind.ENDED, sentence)]


def test_a_plan_that_ended_says_on_which_day() -> None:
    ended = an_event("CP plan ended", date(2026, 2, 27))
    moves = moves_between([ICPC], [ICPC, ended])

    assert f"{VISIT_DUE} is no longer open since Fri 27 Feb 2026." in [
        move.sentence for move in moves
    ]


def test_a_fact_that_moves_a_date_names_the_event_it_counts_from() -> None:
    visit = an_event("CLA visit", date(2026, 2, 16))
    due = Deadline(
        "C1",
        the_rules().by_id["cla_visit_year1"],
        visit.kind,
        visit.on,
        date(2026, 3, 30),
        Limit(6, Unit.WEEKS),
    )
    day = as_at(MONDAY, the_rules().calendar)
    (moved,) = compare_deadlines([due], [replace(due, due=date(2026, 4, 6))], day)

    assert moved.sentence.endswith(
        "is now due Mon 6 Apr 2026 counted from CLA visit on Mon 16 Feb 2026."
    )


def test_another_reading_says_how_the_rule_is_read_now() -> None:
    rule = the_rules().by_id["pep_initiate"]
    reading = replace(rule, chosen_reading="20 working days")
    due = Deadline("C1", rule, "Became looked after", MONDAY, date(2026, 3, 16), rule.limit)
    day = as_at(MONDAY, the_rules().calendar)
    now = replace(due, rule=reading, due=date(2026, 3, 30))
    (moved,) = compare_deadlines([due], [now], day)
    (back,) = compare_deadlines([now], [due], day)

    assert moved.sentence.endswith("because the council now reads the rule as: 20 working days.")
    assert back.sentence.endswith("because the council now reads the rule as: usual.")


def test_what_is_over_both_times_is_no_move() -> None:
    ended = an_event("CP plan ended", date(2026, 2, 27))

    assert moves_between([ICPC, ended], [ICPC, ended]) == []


def test_a_closing_day_says_that_other_days_are_counted() -> None:
    closed = RuleSettings(closing_days=((date(2026, 2, 27), "Council closed"),))

    assert moves_by(closed) == [
        (
            MoveKind.MOVED,
            f"{VISIT_DUE} is now due Tue 3 Mar 2026 because other days are left out of the "
            "count now.",
        )
    ]


def test_school_terms_say_that_they_moved_a_date() -> None:
    rule = the_rules().by_id["pep_review"]
    due = Deadline("C1", rule, "PEP", MONDAY, date(2026, 7, 2), rule.limit)
    now = replace(due, limit=Limit(1, Unit.SCHOOL_TERMS), due=date(2026, 7, 21))
    (moved,) = compare_deadlines([due], [now], as_at(MONDAY, the_rules().calendar))

    assert moved.sentence.endswith("because the school terms are other ones now.")
