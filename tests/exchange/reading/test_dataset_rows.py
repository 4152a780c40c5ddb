from __future__ import annotations

from pathlib import Path

from caseload_app.domain.importing.claims import ClaimPart
from caseload_app.domain.records import CaseEvent, LongTerm
from tests.exchange.dataset import INVOLVEMENTS, JAN
from tests.exchange.workbooks import claims_in


def test_an_involvement_that_ended_the_day_it_began_names_nobody(tmp_path: Path) -> None:
    (sheet,) = claims_in(tmp_path, {"i": [INVOLVEMENTS, ["1", "10", "CW", "T", "P1", JAN, JAN]]})

    claim = sheet.rows[0].child
    assert claim is not None
    assert (claim.values, claim.part, claim.is_open) == ({}, ClaimPart.HOLDER, False)


def test_a_row_without_the_childs_id_is_refused_with_its_cell(tmp_path: Path) -> None:
    (sheet,) = claims_in(tmp_path, {"i": [INVOLVEMENTS, ["1", "10", "CW", "T", None, JAN, None]]})

    refused = sheet.rows[0].rejected
    assert refused is not None
    assert (refused.row, refused.column, refused.heading) == (2, "E", "invo_person_id")


def test_an_open_placement_says_its_kind_and_whether_it_is_long_term(tmp_path: Path) -> None:
    headings = [
        "clap_cla_placement_id",
        "clap_person_id",
        "clap_cla_placement_start_date",
        "clap_cla_placement_end_date",
        "clap_cla_placement_type",
    ]
    (sheet,) = claims_in(tmp_path, {"p": [headings, ["1", "P1", JAN, None, "U4"]]})

    claim = sheet.rows[0].child
    assert claim is not None
    assert claim.values == {"placement_type": "U4", "long_term": LongTerm.YES}
    assert sheet.rows[0].records == (CaseEvent("P1", "Placement started", JAN, "U4"),)


def test_accommodation_under_section_20_starts_its_own_clock(tmp_path: Path) -> None:
    headings = [
        "lega_legal_status_id",
        "lega_person_id",
        "lega_legal_status",
        "lega_legal_status_start_date",
    ]
    (sheet,) = claims_in(
        tmp_path, {"l": [headings, ["1", "P1", "V2", JAN], ["2", "P1", "C2", JAN]]}
    )

    assert [row.records for row in sheet.rows] == [
        (CaseEvent("P1", "Section 20 started", JAN),),
        (CaseEvent("P1", "Care order made", JAN),),
    ]
