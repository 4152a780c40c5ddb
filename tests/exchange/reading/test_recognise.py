from __future__ import annotations

from collections.abc import Sequence

import pytest

from caseload_app.exchange.loop_sheets import LOOP_SHEETS
from caseload_app.exchange.reading.recognise import Table, recognise
from caseload_app.exchange.reading.workbook_reader import RawSheet, read_workbook
from caseload_app.exchange.template import TEMPLATE_SHEETS
from tests.exchange.workbooks import LIST_3, LIST_4, LIST_5, LIST_6, LIST_7, LIST_8, LIST_9, sample

TITLE = ["List 6: Children in Need", "", "", ""]


def seen(*rows: Sequence[object], name: str = "Sheet1") -> Table:
    """Recognise a sheet of these rows."""
    return recognise(RawSheet(name, [list(row) for row in rows]))


@pytest.mark.parametrize(
    ("headings", "number"),
    [(LIST_3, 3), (LIST_4, 4), (LIST_5, 5), (LIST_6, 6), (LIST_7, 7), (LIST_8, 8), (LIST_9, 9)],
)
def test_a_list_is_known_by_its_headings_whatever_its_sheet_is_called(
    headings: Sequence[str], number: int
) -> None:
    table = seen(headings, name="List 1")

    assert (table.recognised_as, table.unmatched) == (f"annex_a_{number}", ())


def test_the_headings_are_found_under_a_title_and_blank_rows() -> None:
    table = seen(TITLE, [], LIST_6, [1001.0, "F"])

    assert (table.header_row, [number for number, _ in table.rows]) == (3, [4])


def test_row_and_column_are_those_of_excel_when_the_list_starts_further_in() -> None:
    table = recognise(RawSheet("x", [list(LIST_6), [1001.0, "F"]], first_row=7, first_column=2))

    assert table.header_row == 7
    assert [number for number, _ in table.rows] == [8]
    assert table.columns["child_id"].letter == "C"


@pytest.mark.parametrize(
    ("headings", "number"),
    [
        (
            "ChildUniqueID,Gender,Ethnicity,DateOfBirth,Age,HasDisability,CINStartDate,"
            "PrimaryNeedCode,DateChildLastSeen,CINClosureDate,ReasonForClosure,CaseStatus,"
            "AllocatedTeam,AllocatedWorker",
            6,
        ),
        (
            "ChildUniqueID,Gender,Ethnicity,DateOfBirth,Age,HasDisability,"
            "ChildProtectionPlanStartDate,InitialCategoryOfAbuse,LatestCategoryOfAbuse,"
            "DateOfLastStatutoryVisit,ChildSeenAlone,DateOfLatestReviewConf,"
            "ChildProtectionPlanEndDate,ProtectionLastSixMonths,"
            "NumberOfPreviousChildProtectionPlans,AllocatedTeam,AllocatedWorker",
            7,
        ),
        (
            "ChildUniqueID,Gender,LoookedAfterStartDate,ChildCategoryOfNeed,"
            "SubsequentLACEpisodeLast12Months,MostRecentLegalStatusStart,LegalStatus,"
            "LatestStatutoryReviewDate,LastSocialWorkVisitDate,PermanencePlan,LastIROVisitDate,"
            "LastHealthAssessmentDate,LastDentalCheckDate,PlacementsLast12Months,"
            "CeasedLookedAfterDate,ReasonCeasedLookedAfter,MostRecentPlacementStartDate,"
            "PlacementType,PlacementProvider,PlacementPostcode,PlacementURN,"
            "EpisodesChildMissingFromPlacement,AllocatedTeam,AllocatedWorker",
            8,
        ),
    ],
)
def test_headings_in_one_word_are_known_too(headings: str, number: int) -> None:
    table = seen(headings.split(","))

    assert (table.recognised_as, table.unmatched) == (f"annex_a_{number}", ())


def test_list_9_is_known_in_its_older_and_shorter_shape() -> None:
    older = [heading for heading in LIST_9 if "Latest" not in heading and "Advisor" not in heading]

    assert seen(older).recognised_as == "annex_a_9"


@pytest.mark.parametrize("sheet", (*TEMPLATE_SHEETS, *LOOP_SHEETS), ids=lambda sheet: sheet.name)
def test_every_sheet_of_the_template_is_known_with_every_heading(sheet: object) -> None:
    table = seen([heading for heading, _ in sheet.columns], name="Sheet1")

    assert (table.recognised_as, table.unmatched) == (sheet.recognised_as, ())
    assert {field: place.heading for field, place in table.columns.items()} == {
        field: heading for heading, field in sheet.columns
    }


@pytest.mark.parametrize(
    ("headings", "recognised_as"),
    [
        (["CMS No", "Keyworker", "DOB", "Service Area"], "tracker"),
        (["mosaic_id", "full_name", "allocated_worker", "case_status_open_closed"], "tracker"),
        (["Child ID", "Social Worker", "Last Visit", "Last Supervision"], "tracker"),
        (["Child ID", "Worker"], "tracker"),
        (["Child ID", "Event", "Date"], "events"),
        (["Name", "Job Title", "FTE", "Line Manager"], "workers"),
        (["Worker", "Supervision Date", "Type", "Next Supervision"], "supervisions"),
        (["Worker", "Start Date", "End Date", "Cover"], "leave"),
        (["Worker", "Child ID", "Action", "By When"], "actions"),
    ],
)
def test_lists_under_other_headings_are_known(headings: list[str], recognised_as: str) -> None:
    assert seen(headings).recognised_as == recognised_as


@pytest.mark.parametrize("name", ["annex_a_official_template_2019.xlsx", "annex_a_partial.xlsx"])
def test_instruction_sheets_that_look_like_tables_are_left_out(name: str) -> None:
    sheets = [recognise(sheet) for sheet in read_workbook(sample(name)).sheets]

    left_out = [table.name for table in sheets if table.recognised_as is None]
    assert left_out == ["Front_Sheet", "FAQ_and_changes", "Guidance", "Codes_used"]
    assert all(table.skipped_because for table in sheets[:4])


def test_all_lists_of_the_official_template_are_known_with_every_heading() -> None:
    sheets = read_workbook(sample("annex_a_official_template_2019.xlsx")).sheets

    tables = [recognise(sheet) for sheet in sheets[4:]]
    assert [(table.recognised_as, table.header_row, table.unmatched) for table in tables] == [
        (f"annex_a_{number}", 2, ()) for number in range(1, 12)
    ]


def test_headings_in_row_1_are_known_as_well() -> None:
    sheets = read_workbook(sample("annex_a_example.xlsx")).sheets

    tables = [recognise(sheet) for sheet in sheets]
    assert [(table.recognised_as, table.header_row, len(table.rows)) for table in tables] == [
        ("annex_a_1", 1, 13),
        ("annex_a_2", 1, 2),
        ("annex_a_3", 1, 11),
        ("annex_a_4", 1, 5),
        ("annex_a_5", 1, 4),
        ("annex_a_6", 1, 2),
        ("annex_a_7", 1, 3),
        ("annex_a_8", 1, 3),
        ("annex_a_9", 1, 0),
        ("annex_a_10", 1, 0),
        ("annex_a_11", 1, 0),
    ]


def test_totals_footers_repeated_headings_and_blank_rows_are_no_rows() -> None:
    table = seen(
        ["Child ID", "Worker", "Plan"],
        ["1001", "Ann", "CIN"],
        ["", " ", ""],
        ["Child ID", "Worker", "Plan"],
        ["1002", "", ""],
        ["Total", "2", ""],
        ["", "", "Page 1 of 1"],
        ["Applied filters: Team is North", "", ""],
    )

    assert [number for number, _ in table.rows] == [2, 5]
    assert table.left_out == 4


def test_a_column_nobody_knows_is_listed() -> None:
    assert seen([*LIST_6, "Shoe size"]).unmatched == ("Shoe size",)


def test_a_blank_heading_is_no_heading() -> None:
    assert seen(["", "Child ID", None, "Worker", "Plan"]).unmatched == ()


def test_a_table_of_the_dataset_is_told_by_the_prefix_of_its_columns() -> None:
    table = seen(["pers_person_id", "pers_sex", "pers_dob"], ["1", "F", "2015-01-01"])

    assert (table.recognised_as, len(table.rows)) == ("ssd_person", 1)
    assert set(table.columns or {}) == {"child_id", "sex", "born_on"}


def test_a_table_of_the_dataset_without_its_ids_is_named_and_left_out() -> None:
    table = seen(["pers_forename", "pers_sex", "pers_dob"], ["Fern", "F", "2015-01-01"])

    assert table.recognised_as == "ssd_person"
    assert "without a column that it needs" in table.skipped_because


def test_a_table_of_the_dataset_that_is_not_used_says_why() -> None:
    table = seen(["cont_contact_id", "cont_person_id", "cont_contact_date"], ["1", "2", "3"])

    assert table.recognised_as == "ssd_contacts"
    assert table.skipped_because.startswith("Contacts are not part of a caseload")


@pytest.mark.parametrize(
    ("headings", "words"),
    [
        ("CHILD,DECOM,RNE,LS,CIN,PLACE,DEC", "an SSDA903 return"),
        ("AgencyWorker,SWENo,FTE,OrgRole,Cases30,FTE30", "a social work workforce census"),
        ("ID,SEN Provision,Primary SEN need,EHC plan", "the special educational needs list"),
        ("SWENo,AgencyWorker,OrgRole,StartOrigin", "a social work workforce census"),
        ("LAchildID,UPN,CINreferralDate,ReferralNFA,CINclosureDate", "a children in need census"),
    ],
)
def test_look_alikes_are_named(headings: str, words: str) -> None:
    table = seen(headings.split(","))

    assert table.recognised_as is None
    assert table.skipped_because.startswith(f"This looks like {words}")


def test_an_unknown_table_says_what_is_missing() -> None:
    table = seen(["Worker", "Team", "Favourite colour"])

    assert table.recognised_as is None
    assert table.skipped_because.startswith("Row 1 looks like headings, but they fit no known list")


def test_a_sheet_of_notes_has_no_headings() -> None:
    table = seen(["Dear all"], ["please fill in"])

    assert table.skipped_because == "No row of headings was found in the first 30 rows."


def test_an_empty_sheet_says_so() -> None:
    assert recognise(RawSheet("x", [])).skipped_because == "The sheet is empty."
