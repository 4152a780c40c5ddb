"""Made-up workbooks, as messy as a test wants them, written to a folder of the test."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from caseload_app.domain.importing.claims import SheetClaims
from caseload_app.exchange.reading.read_claims import read_claims

TODAY = date(2026, 3, 2)
ROOT = Path(__file__).parents[2]
SAMPLES = ROOT.parent / "shared" / "samples"

Rows = Sequence[Sequence[object]]

PERSON = ("Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Age of Child (Years)")
HOLDER = ("Allocated Team", "Allocated Worker")
LIST_3 = (
    *PERSON,
    "Date of referral",
    "Referral Source",
    "Referral NFA?",
    "Number of Referrals in Last 12 Months",
    *HOLDER,
)
LIST_4 = (
    *PERSON,
    "Does the Child have a Disability",
    "Continuous Assessment Start Date",
    "Child Seen During Continuous Assessment",
    "Continuous Assessment Date of Authorisation",
    "Was the child assessed as requiring LA children’s social care support",  # noqa: RUF001
    *HOLDER,
)
LIST_5 = (
    *PERSON,
    "Does the Child have a Disability",
    "Strategy discussion initiating Section 47 Enquiry Start Date",
    "Was an Initial Child Protection Conference deemed unnecessary?",
    "Date of Initial Child Protection Conference",
    "Did the Initial Child Protection Conference Result in a Child Protection Plan",
    "Number of Section 47 Enquiries in the last 12 months",
    "Number of ICPCs in the last 12 months",
    *HOLDER,
)
LIST_6 = (
    *PERSON,
    "Does the Child have a Disability",
    "CIN Start Date",
    "Primary Need Code",
    "Date Child Was Last Seen",
    "CIN Closure Date",
    "Reason for Closure",
    "Case status",
    *HOLDER,
)
LIST_7 = (
    *PERSON,
    "Does the Child have a Disability",
    "Child Protection Plan Start Date",
    "Initial Category of Abuse",
    "Latest Category of Abuse",
    "Date of the Last Statutory Visit",
    "Was the Child Seen Alone?",
    "Date of latest review conference",
    "Child Protection Plan End Date",
    "Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months"
    " (Y/N)",
    "Number of Previous Child Protection Plans",
    *HOLDER,
)
LIST_8 = (
    *PERSON,
    "Does the Child have a Disability",
    "Date Started to be Looked After",
    "Start date of current legal status",
    "Child's Legal Status",
    "Date of Latest Statutory Review",
    "Date of Last Social Work Visit",
    "Date of Last IRO Visit / Contact to the Child",
    "Date of Last Health Assessment",
    "Date of Last Dental Check",
    "Date Ceased to be Looked After ",
    "Reason Ceased to be Looked After",
    "Start Date of Most Recent Placement",
    "Placement Type",
    *HOLDER,
)
LIST_9 = (
    *PERSON,
    "Does the Child have a Disability",
    "Allocated Team",
    "Allocated Worker",
    "Allocated Personal Advisor",
    "Eligibility Category",
    "Latest Pathway Plan Review Date",
    "LA in Touch",
    "Latest Date of Contact",
    "Type of Accommodation",
    "Suitability of Accommodation",
    "Activity Status",
)


def write_workbook(folder: Path, sheets: Mapping[str, Rows], name: str = "book.xlsx") -> Path:
    """Write sheets of rows as they are given; an empty row stays empty."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for title, rows in sheets.items():
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    path = folder / name
    workbook.save(path)
    return path


def write_text(folder: Path, content: bytes, name: str = "list.csv") -> Path:
    """Write the bytes of a text file."""
    path = folder / name
    path.write_bytes(content)
    return path


def a_row(headings: Sequence[str], **cells: object) -> list[object]:
    """Fill a row by the first words of each heading, underscores for spaces."""
    row: list[object] = [None] * len(headings)
    for words, value in cells.items():
        start = words.replace("_", " ").casefold()
        place = next(
            index for index, heading in enumerate(headings) if heading.casefold().startswith(start)
        )
        row[place] = value
    return row


def claims_in(folder: Path, sheets: Mapping[str, Rows]) -> list[SheetClaims]:
    """Write a workbook and read back what its rows say."""
    return read_claims(write_workbook(folder, sheets), TODAY)


def sample(name: str) -> Path:
    """Give a sample workbook that others published; the test is skipped where it is absent."""
    path = SAMPLES / name
    if not path.exists():
        pytest.skip("the published samples are not here")
    return path
