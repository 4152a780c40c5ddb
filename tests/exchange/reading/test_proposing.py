from __future__ import annotations

from caseload_app.domain.importing.mapping import DateOrder, MappingProposal, SheetMapping
from caseload_app.exchange.reading.proposing import propose_mapping
from caseload_app.exchange.reading.workbook_reader import CellValue, RawSheet


def proposed(*rows: list[CellValue], remembered: SheetMapping | None = None) -> MappingProposal:
    found = propose_mapping(RawSheet("Report", list(rows)), "book.csv", remembered)
    assert found is not None
    return found


def fields(proposal: MappingProposal) -> dict[str, str]:
    return {column.heading: column.field for column in proposal.columns}


UNKNOWN: list[list[CellValue]] = [
    ["Caseload by practitioner"],
    [],
    ["Nr", "Practitioner", "Stage", "Opened when", "Shoe size"],
    ["100234", "Ann Brook", "CIN", "03/04/2025", "3"],
    ["100235", "Ann Brook", "CP Plan", "25/04/2025", "4"],
    ["100236", "Bo Vale", "LAC", "01/05/2025", ""],
    ["100237", "Bo Vale", "CIN", "02/05/2025", ""],
]


def test_unknown_headings_are_guessed_from_their_cells() -> None:
    proposal = proposed(*UNKNOWN)

    assert fields(proposal) == {
        "Nr": "child_id",
        "Practitioner": "worker",
        "Stage": "plan",
        "Opened when": "",
        "Shoe size": "",
    }
    assert (proposal.header_row, proposal.rows) == (3, 4)


def test_a_known_heading_is_surer_than_a_guess() -> None:
    proposal = proposed(["Child ID", "Practitioner", "Plan"], *[["C1", "Ann Brook", "CIN"]] * 4)

    by_heading = {column.heading: column.certainty for column in proposal.columns}
    assert by_heading["Child ID"] > by_heading["Practitioner"] > 0


def test_samples_are_the_users_own_cells() -> None:
    assert proposed(*UNKNOWN).columns[1].samples == ("Ann Brook", "Bo Vale")


def test_the_order_of_dates_is_shown_on_the_users_own() -> None:
    proposal = proposed(*UNKNOWN)

    assert (proposal.date_order, proposal.date_certainty) == (DateOrder.DAY_FIRST, 1.0)
    assert proposal.ambiguous_dates == ("03/04/2025", "01/05/2025", "02/05/2025")


def test_each_word_of_the_status_column_has_its_plan() -> None:
    found = [(one.word, one.number, one.plan) for one in proposed(*UNKNOWN).statuses]

    assert found == [("CIN", 2, "CIN"), ("CP Plan", 1, "CP"), ("LAC", 1, "CLA")]


def test_a_worker_with_the_team_in_brackets_is_seen() -> None:
    proposal = proposed(["Child ID", "Worker", "Plan"], *[["C1", "BROOK, Ann (North)", "CIN"]] * 3)

    assert fields(proposal)["Worker"] == "worker_and_team"


def test_a_name_with_the_id_in_brackets_is_seen() -> None:
    proposal = proposed(
        ["Client", "Worker", "Plan"],
        ["Test, Fern (100234)", "Ann Brook", "CIN"],
        ["Test, Ivo (100235)", "Ann Brook", "CIN"],
    )

    assert fields(proposal)["Client"] == "name_and_id"


def test_a_known_heading_over_strange_cells_is_less_sure() -> None:
    proposal = proposed(["Child ID", "Worker", "Status"], *[["C1", "Ann Brook", "Red"]] * 3)

    status = proposal.columns[2]
    assert (status.field, status.certainty) == ("plan", 0.5)
    assert proposal.statuses[0].plan == ""


def test_a_decision_made_before_comes_back() -> None:
    first = proposed(*UNKNOWN)
    decided = first.as_mapping().with_field("Opened when", "allocated_on")

    again = proposed(*UNKNOWN, remembered=decided)

    assert again.is_remembered
    assert fields(again)["Opened when"] == "allocated_on"


def test_a_sheet_of_notes_gets_no_proposal() -> None:
    assert propose_mapping(RawSheet("Notes", [["Dear all"], ["please read"]]), "x.csv") is None


REPORT: list[list[CellValue]] = [
    ["Nr", "Client", "Practitioner", "Case stage", "Stage since", "Seen", "Next due", "School"],
    ["101", "TEST, Fern", "BROOK, Ann (N)", "CPP", "03/04/2025", "01/05/2025", "9/9/2026", "Hill"],
    ["102", "TEST, Ivo", "BROOK, Ann (N)", "Stage 4", "03/04/2025", "", "9/9/2026", "Hill"],
    ["103", "TEST, Una", "BROOK, Ann (N)", "CIN Plan", "03/04/2025", "", "9/9/2026", "Vale"],
]


def test_names_dates_and_half_known_words_are_guessed_from_heading_and_cells() -> None:
    assert fields(proposed(*REPORT)) == {
        "Nr": "child_id",
        "Client": "name",
        "Practitioner": "worker_and_team",
        "Case stage": "plan",
        "Stage since": "plan_started_on",
        "Seen": "last_visit",
        "Next due": "",
        "School": "",
    }


def test_a_date_still_to_come_is_not_taken_for_a_visit() -> None:
    [column] = [one for one in proposed(*REPORT).columns if one.heading == "Next due"]

    assert column.because == "dates still to come; they are worked out here"


SCHOOLS: list[list[CellValue]] = [
    ["Nr", "School", "Practitioner", "Stage"],
    ["101", "Hill Primary", "Unallocated", "CIN"],
    ["102", "Hill Primary", "BROOK, Ann (North)", "CIN"],
    ["103", "Vale Academy", "BROOK, Ann (North)", "CP"],
    ["104", "Vale Academy", "VALE, Bo (North)", "CP"],
    ["104", "Vale Academy", "#N/A", "CP"],
]


def test_schools_are_no_workers_and_nobody_is_no_hindrance() -> None:
    assert fields(proposed(*SCHOOLS)) == {
        "Nr": "child_id",
        "School": "",
        "Practitioner": "worker_and_team",
        "Stage": "plan",
    }
