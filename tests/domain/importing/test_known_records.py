"""Everything a workbook can bring is weighed against what the store holds of it."""

from __future__ import annotations

from datetime import date

from caseload_app.domain.casebook import CaseRecords
from caseload_app.domain.importing.known_records import known_records
from caseload_app.domain.records import CaseAudit, Leave, PersonalRecord, SupervisionKind
from caseload_app.domain.supervision.loop import LoopRecords
from tests.builders import a_child, a_worker

DAY = date(2026, 3, 2)


def test_signed_words_and_children_are_left_out_and_the_rest_is_known() -> None:
    audit = CaseAudit("C1", DAY, "Ola")
    signed = PersonalRecord("Asha Brook", DAY, SupervisionKind.PERSONAL, 1, "{}")
    leave = Leave("Asha Brook", DAY)
    records = CaseRecords(
        workers=[a_worker()],
        children=[a_child()],
        leave=[leave],
        loop=LoopRecords(personal=[signed], audits=[audit]),
    )

    assert known_records(records) == [a_worker(), leave, audit]
