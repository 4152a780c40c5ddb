"""The council's settings of the rules: tried out, saved, in force everywhere, taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.dates import Limit, Unit
from caseload_app.domain.moves import MoveKind
from caseload_app.domain.records import CaseEvent, Child, Plan
from caseload_app.domain.rules.deadlines import Deadline, DeadlineState
from caseload_app.domain.rules.local_rules import Exemption, Override
from caseload_app.domain.rules.rule_choices import exempt, set_date
from caseload_app.domain.rules.rule_settings import LimitSetting, RuleSettings
from caseload_app.domain.vocabulary import EventKind
from caseload_app.errors import ExpectedError
from caseload_app.services.casebooks import read_casebook, refresh
from caseload_app.services.policy import (
    policy_history,
    preview_policy,
    read_rule_settings,
    save_rule_settings,
)
from caseload_app.services.session import Session
from tests.builders import the_rules
from tests.services.stores import a_store

TODAY = date(2026, 3, 16)
TEAM = (
    Child("C1", plan=Plan.CP, plan_started_on=date(2026, 3, 2)),
    CaseEvent("C1", EventKind.ICPC, date(2026, 3, 2)),
    Child("C2", plan=Plan.CP, plan_started_on=date(2026, 3, 9)),
    CaseEvent("C2", EventKind.ICPC, date(2026, 3, 9)),
)
FIVE_DAYS = LimitSetting("cp_visit", date(2026, 1, 1), Limit(5, Unit.WORKING_DAYS), "risk", "Ann")
TIGHTER = RuleSettings(limits=(FIVE_DAYS,))
WEEKLY = Override("cp_visit", Limit(1, Unit.WEEKS), "risk", "Ann", child_id="C1")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = a_store(tmp_path, TEAM)
    yield opened
    opened.close()


def casebook_of(session: Session) -> Casebook:
    return read_casebook(session, the_rules(), TODAY)


def visit(casebook: Casebook, child: str) -> Deadline:
    (found,) = [one for one in casebook.deadlines[child] if one.rule.id == "cp_visit"]
    return found


def test_a_store_without_settings_keeps_the_shipped_rules(session: Session) -> None:
    assert read_rule_settings(session) == RuleSettings()
    assert visit(casebook_of(session), "C1").due == date(2026, 3, 16)


def test_before_saving_it_is_said_what_would_move_and_what_become_late(session: Session) -> None:
    preview = preview_policy(casebook_of(session), TIGHTER)

    assert preview.moved == 2
    assert preview.children == ("C1", "C2")
    assert [move.subject for move in preview.become_late] == ["C1"]
    assert preview.become_late[0].sentence == (
        "Child protection visit due Mon 16 Mar 2026 becomes due Mon 9 Mar 2026 and is late, "
        "because of the council's setting from Thu 1 Jan 2026 (Ann): risk."
    )


def test_what_was_met_in_time_and_would_count_as_late_is_told_apart(session: Session) -> None:
    with session.write(why="test") as writer:
        writer.add(CaseEvent("C1", EventKind.CP_VISIT, date(2026, 3, 12)))
    preview = preview_policy(casebook_of(session), TIGHTER)

    assert [move.subject for move in preview.count_as_late] == ["C1"]
    assert preview.become_late == ()


def test_trying_out_saves_nothing(session: Session) -> None:
    preview_policy(casebook_of(session), TIGHTER)

    assert read_rule_settings(session) == RuleSettings()


def test_saved_settings_hold_wherever_the_store_is_read(session: Session) -> None:
    save_rule_settings(session, the_rules(), TIGHTER, reason="agreed in March")

    assert read_rule_settings(session) == TIGHTER
    assert visit(casebook_of(session), "C1").due == date(2026, 3, 9)


def test_a_casebook_in_hand_follows_a_saved_setting_and_its_return(session: Session) -> None:
    casebook = casebook_of(session)
    saved = save_rule_settings(session, casebook.book, TIGHTER, reason="agreed in March")
    tighter = refresh(casebook, session, saved)

    back = save_rule_settings(session, tighter.book, RuleSettings(), reason="taken back")
    again = refresh(tighter, session, back)
    assert visit(tighter, "C1").due == date(2026, 3, 9)
    assert visit(again, "C1").due == date(2026, 3, 16)


def test_a_save_asks_for_a_reason(session: Session) -> None:
    with pytest.raises(ExpectedError, match="The reason is empty"):
        save_rule_settings(session, the_rules(), TIGHTER, reason=" ")

    assert read_rule_settings(session) == RuleSettings()


def test_settings_that_cannot_stand_are_not_saved(session: Session) -> None:
    wrong = RuleSettings(limits=(replace(FIVE_DAYS, limit=Limit(-5, Unit.WORKING_DAYS)),))

    with pytest.raises(ExpectedError, match="Child protection visit: This length cannot be"):
        save_rule_settings(session, the_rules(), wrong, reason="x")
    assert read_rule_settings(session) == RuleSettings()


def test_every_save_stays_in_the_history_with_author_and_reason(session: Session) -> None:
    save_rule_settings(session, the_rules(), TIGHTER, reason="agreed in March")
    save_rule_settings(session, the_rules(), RuleSettings(), reason="taken back")

    newest, oldest = policy_history(session)
    assert (oldest.author, oldest.reason) == ("tester", "agreed in March")
    assert (oldest.before, oldest.after) == (RuleSettings(), TIGHTER)
    assert (newest.reason, newest.before) == ("taken back", TIGHTER)


def test_a_date_set_for_one_child_moves_that_child_alone(session: Session) -> None:
    preview = preview_policy(casebook_of(session), set_date(RuleSettings(), WEEKLY))

    assert [(move.subject, move.kind) for move in preview.moves] == [("C1", MoveKind.LATE)]


def test_a_child_who_is_let_off_owes_nothing_until_the_day(session: Session) -> None:
    abroad = Exemption("cp_visit", "C1", TODAY, date(2026, 3, 20), "abroad", "Ann")
    save_rule_settings(session, the_rules(), exempt(RuleSettings(), abroad), reason="abroad")

    casebook = casebook_of(session)
    assert casebook.state(visit(casebook, "C1")) is DeadlineState.EXEMPT
    assert casebook.state(visit(casebook, "C2")) is not DeadlineState.EXEMPT
