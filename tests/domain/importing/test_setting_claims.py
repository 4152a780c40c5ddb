from __future__ import annotations

from dataclasses import replace
from datetime import date

from caseload_app.domain.casebook import CaseRecords
from caseload_app.domain.importing.claims import RowClaim, RowProblem, SheetClaims
from caseload_app.domain.importing.keeping import KnownBefore
from caseload_app.domain.importing.planning import plan_import
from caseload_app.domain.importing.setting_claims import SettingClaims, line_id
from caseload_app.domain.rules.rule_settings import RuleSettings
from caseload_app.domain.rules.setting_lines import LineKind, SettingLine, with_lines
from tests.builders import the_rules

DAY = date(2026, 3, 2)
ROW = RowClaim(7)
FORTNIGHTLY = SettingLine(
    LineKind.LIMIT, "cp_visit", DAY, length=2, unit="weeks", reason="policy", author="Ann"
)


def claims(*known: SettingLine) -> SettingClaims:
    settings = with_lines(RuleSettings(), known)
    return SettingClaims(settings, the_rules(), lambda name: name.title())


def test_a_new_setting_is_taken() -> None:
    found = claims()

    place = found.take(ROW, FORTNIGHTLY)
    assert place == line_id(FORTNIGHTLY)
    assert found.changed == {place: FORTNIGHTLY}
    assert not found.is_known(line_id(FORTNIGHTLY))


def test_a_setting_that_is_known_changes_nothing() -> None:
    found = claims(FORTNIGHTLY)
    found.take(ROW, FORTNIGHTLY)

    assert found.changed == {}
    assert found.is_known(line_id(FORTNIGHTLY))


def test_the_last_row_has_the_last_word() -> None:
    found = claims(FORTNIGHTLY)
    found.take(ROW, replace(FORTNIGHTLY, length=3))
    found.take(ROW, FORTNIGHTLY)

    assert found.changed == {}


def test_a_rule_can_be_named_in_words_and_a_worker_in_any_case() -> None:
    found = claims()
    own = replace(FORTNIGHTLY, kind=LineKind.OWN_LIMIT, rule="child protection VISIT", worker="bo")
    found.take(ROW, own)

    (line,) = found.changed.values()
    assert (line.rule, line.worker) == ("cp_visit", "Bo")


def test_a_setting_that_cannot_stand_is_refused_with_its_reason() -> None:
    answer = claims().take(ROW, replace(FORTNIGHTLY, rule="tea"))

    assert answer == RowProblem(
        7, "", "", "Limit tea", "There is no rule with this id. Choose one of the list."
    )


def test_without_rules_everything_is_taken_as_it_is() -> None:
    found = SettingClaims(RuleSettings(), None, str)
    found.take(ROW, replace(FORTNIGHTLY, rule="tea"))

    assert [line.rule for line in found.changed.values()] == ["tea"]


def test_rows_of_a_sheet_are_taken_or_named_by_their_place() -> None:
    stranger = replace(FORTNIGHTLY, kind=LineKind.OWN_LIMIT, child_id="C9")
    rows = (RowClaim(2, setting=FORTNIGHTLY), RowClaim(3), RowClaim(4, setting=stranger))
    sheet = SheetClaims("a.xlsx", "Rule settings", "rule_settings", 1, rows, 3)
    plan = plan_import(
        [sheet], CaseRecords(), DAY, KnownBefore(settings=RuleSettings(), book=the_rules())
    )

    assert plan.settings == (FORTNIGHTLY,)
    (report,) = plan.sheets
    assert (report.added, report.unchanged) == (1, 1)
    assert [(one.row, one.value) for one in report.rejected] == [(4, "C9")]
