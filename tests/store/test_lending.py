"""Every table of the store is thought of when a deputy's copy comes back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from caseload_app.domain.capacity.kept import (
    AgreedLimit,
    AppliedScenario,
    LimitReview,
    PointsVersion,
    Reduction,
)
from caseload_app.domain.lending.saying import SUBJECTS
from caseload_app.domain.lending.weighing import NUMBERED, weigh
from caseload_app.domain.records import (
    ActionStep,
    ActionStepKind,
    AgreedAction,
    Allocation,
    AuditFinding,
    CaseAudit,
    CaseDiscussion,
    CaseEvent,
    CaseRecord,
    Challenge,
    Child,
    ChildFact,
    Leave,
    PersonalRecord,
    Record,
    RecordChange,
    Response,
    SessionDetail,
    Supervision,
    SupervisionKind,
    SupervisorSpell,
    Worker,
)
from caseload_app.store.audit_chain import read_head
from caseload_app.store.lending import read_sides, write_merged
from caseload_app.store.read import read_all
from caseload_app.store.schema import read_schema
from caseload_app.store.settings import SETTINGS_TABLE, read_settings, save_setting
from caseload_app.store.shapes import TABLE_OF, TABLES
from caseload_app.store.snapshot import TABLE_NAMES
from tests.services.stores import a_store

DAY = date(2026, 3, 9)
PERSONAL = SupervisionKind.PERSONAL
NOT_RECORDS = {
    "settings": "taken apart and merged part by part",
    "audit": "read, and named in the reasons of what is taken",
    "imports": "the list of imports stays in the copy; what they brought is taken",
    "drafts": "were never signed: they stay in the copy, and are told of",
    "measure_snapshots": "taken for days of which the store has no figures",
}
PARENTS: tuple[Record, ...] = (Worker("Al Example"), Child("C1"))
SAMPLES: tuple[Record, ...] = (
    Worker("Cy Example", team="North", fte=0.6),
    Child("C2", name="Ivy Test", worker="Al Example", born_on=DAY),
    CaseEvent("C1", "CP visit", DAY, note="seen", latest_only=True),
    ChildFact("C1", "School", ""),
    Supervision("Al Example", DAY, minutes=60),
    CaseDiscussion("C1", DAY, "Al Example", "Stay", "Settled"),
    AgreedAction("Al Example", "Ring school", "C1", "Al", None),
    Leave("Al Example", DAY, None, "Sick leave", "Cy"),
    Allocation("C1", DAY, "Al Example", "North"),
    ActionStep("Al Example", "Ring school", "C1", None, DAY, ActionStepKind.AGREED),
    SessionDetail("Al Example", DAY, PERSONAL, "Bo", sequence=2),
    PersonalRecord("Al Example", DAY, PERSONAL, 1, '{"how":"well"}', "Bo", "Bo"),
    CaseRecord("C1", DAY, "Al Example", 1, '{"what":"stay"}', "Bo", "Bo"),
    SupervisorSpell("Al Example", DAY, "Bo", reason="cover"),
    CaseAudit("C1", DAY, "Di", "Good"),
    AuditFinding("C1", DAY, "Di", "Plan", "Out of date", due_on=DAY),
    Challenge("C1", DAY, "IRO", "Drift", closed_on=DAY),
    Response("cp_visit", "C1", "", DAY, "Visit booked", DAY, "Al", DAY),
    AgreedLimit("Al Example", DAY, 18, "agreed"),
    Reduction("Al Example", DAY, "duty", None, 20),
    LimitReview("Al Example", DAY, "two to move", review_on=DAY, cases=20, case_limit=18),
    PointsVersion(1, DAY, "Ours", '{"CP":3}', is_on=True),
    AppliedScenario(1, DAY, "Plan", "{}", "{}"),
)


def test_every_table_is_a_record_or_has_its_own_way_back(tmp_path: Path) -> None:
    with a_store(tmp_path) as session:
        names = {name for (name,) in session.database.execute(TABLE_NAMES.format(schema="main"))}

    assert names == {table.name for table in TABLES} | set(NOT_RECORDS)


def test_every_table_has_a_word_for_the_manager() -> None:
    assert set(SUBJECTS) == {table.name for table in TABLES} | {SETTINGS_TABLE}


def test_every_record_that_is_never_changed_is_numbered(tmp_path: Path) -> None:
    with a_store(tmp_path) as session:
        guards = [text for text in read_schema(session.database) if "TRIGGER" in text]
    fixed = {
        table.name
        for table in TABLES
        for guard in guards
        if f"before update on {table.name}" in guard
    }

    assert fixed <= set(NUMBERED)
    assert {"case_records", "personal_records", "points_versions"} <= fixed


def test_there_is_a_sample_of_every_kind_of_record() -> None:
    assert {type(sample) for sample in SAMPLES} == set(TABLE_OF)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: type(sample).__name__)
def test_every_kind_of_record_comes_back(tmp_path: Path, sample: Record) -> None:
    table = TABLE_OF[type(sample)]
    for name in ("mine", "theirs"):
        (tmp_path / name).mkdir()
    with (
        a_store(tmp_path / "mine", PARENTS) as mine,
        a_store(tmp_path / "theirs", PARENTS) as there,
    ):
        cut, _ = read_head(mine.database)
        with there.write() as writer:
            writer.apply([RecordChange(None, sample)], follow=False)

        sides, gone = read_sides(mine.database, there.database, cut)
        with mine.write() as writer:
            write_merged(writer, [(one.place, one.sides.theirs) for one in weigh(sides, gone)])

        assert sample in read_all(mine.database, table)
        assert read_all(mine.database, table) == read_all(there.database, table)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: type(sample).__name__)
def test_every_kind_of_record_is_known_as_it_was_and_goes_again(
    tmp_path: Path, sample: Record
) -> None:
    table = TABLE_OF[type(sample)]
    known = (*PARENTS, sample)
    for name in ("mine", "theirs"):
        (tmp_path / name).mkdir()
    with a_store(tmp_path / "mine", known) as mine, a_store(tmp_path / "theirs", known) as there:
        cut, _ = read_head(mine.database)
        with there.write() as writer:
            writer.apply([RecordChange(sample, None)])

        sides, gone = read_sides(mine.database, there.database, cut)
        (one,) = (one for one in sides if one.place.subject == table.name)
        with mine.write() as writer:
            write_merged(writer, [(each.place, each.sides.theirs) for each in weigh(sides, gone)])

        assert one.base == one.mine
        assert sample not in read_all(mine.database, table)


def test_what_was_changed_and_removed_and_made_anew_is_known_as_it_was(tmp_path: Path) -> None:
    first = CaseEvent("C1", "CP visit", DAY, note="one")
    second = CaseEvent("C1", "CP visit", DAY, outcome="two")
    for name in ("mine", "theirs"):
        (tmp_path / name).mkdir()
    known = (*PARENTS, first)
    with a_store(tmp_path / "mine", known) as mine, a_store(tmp_path / "theirs", known) as there:
        cut, _ = read_head(mine.database)
        for change in (RecordChange(first, second), RecordChange(second, None)):
            with there.write() as writer:
                writer.apply([change])
        with there.write() as writer:
            writer.add(CaseEvent("C1", "CP visit", DAY, note="three"))

        (one,) = read_sides(mine.database, there.database, cut)[0]

    assert (one.base, one.mine) == ({"note": "one"}, {"note": "one"})
    assert one.theirs == {"note": "three"}


def test_a_setting_comes_back(tmp_path: Path) -> None:
    for name in ("mine", "theirs"):
        (tmp_path / name).mkdir()
    with a_store(tmp_path / "mine") as mine, a_store(tmp_path / "theirs") as there:
        cut, _ = read_head(mine.database)
        with there.write() as writer:
            save_setting(writer, "months", 24)
            save_setting(writer, "deputys_copy", {"deputy": "Ann"})

        sides, gone = read_sides(mine.database, there.database, cut)
        with mine.write() as writer:
            write_merged(writer, [(one.place, one.sides.theirs) for one in weigh(sides, gone)])

        assert read_settings(mine.database) == {"months": 24}
