"""Make up an Annex A workbook, lists 3 to 9, and dress the same rows as different councils do."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random

from openpyxl import Workbook

Row = dict[str, object]
WHO = ["Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Age of Child (Years)"]
DISABILITY = "Does the Child have a Disability"
HOLDER = ["Allocated Team", "Allocated Worker"]
HEADINGS: dict[int, list[str]] = {
    3: [
        *WHO,
        "Date of referral",
        "Referral Source",
        "Referral NFA?",
        "Number of Referrals in Last 12 Months",
        *HOLDER,
    ],
    4: [
        *WHO,
        DISABILITY,
        "Continuous Assessment Start Date",
        "Child Seen During Continuous Assessment",
        "Continuous Assessment Date of Authorisation",
        "Was the child assessed as requiring LA children’s social care support",
        *HOLDER,
    ],
    5: [
        *WHO,
        DISABILITY,
        "Strategy discussion initiating Section 47 Enquiry Start Date",
        "Was an Initial Child Protection Conference deemed unnecessary?",
        "Date of Initial Child Protection Conference",
        "Did the Initial Child Protection Conference Result in a Child Protection Plan",
        "Number of Section 47 Enquiries in the last 12 months",
        "Number of ICPCs in the last 12 months",
        *HOLDER,
    ],
    6: [
        *WHO,
        DISABILITY,
        "CIN Start Date",
        "Primary Need Code",
        "Date Child Was Last Seen",
        "CIN Closure Date",
        "Reason for Closure",
        "Case status",
        *HOLDER,
    ],
    7: [
        *WHO,
        DISABILITY,
        "Child Protection Plan Start Date",
        "Initial Category of Abuse",
        "Latest Category of Abuse",
        "Date of the Last Statutory Visit",
        "Was the Child Seen Alone?",
        "Date of latest review conference",
        "Child Protection Plan End Date",
        "Subject to Emergency Protection Order or Protected Under Police Powers in Last Six "
        "Months (Y/N)",
        "Number of Previous Child Protection Plans",
        *HOLDER,
    ],
    8: [
        *WHO,
        "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)",
        DISABILITY,
        "Date Started to be Looked After",
        "Child's Category of Need",
        "Is this a second or subsequent period of being a Looked After Child within the last 12 "
        "months (Y/N)",
        "Start date of current legal status",
        "Child's Legal Status",
        "Date of Latest Statutory Review",
        "Date of Last Social Work Visit",
        "What is the permanence plan for this child?",
        "Date of Last IRO Visit / Contact to the Child",
        "Date of Last Health Assessment",
        "Date of Last Dental Check",
        "Number of Placements in the Last 12 months",
        "Date Ceased to be Looked After ",
        "Reason Ceased to be Looked After",
        "Start Date of Most Recent Placement",
        "Placement Type",
        "Placement Provider",
        *HOLDER,
    ],
    9: [
        *WHO,
        DISABILITY,
        *HOLDER,
        "Eligibility Category",
        "LA In Touch ",
        "Type of Accommodation",
        "Suitability of Accommodation",
        "Activity Status",
    ],
}
TITLES = {
    3: "Referral",
    4: "Assessments",
    5: "Section 47 enquiries and Initial Child Protection Conferences",
    6: "Children in Need",
    7: "Child protection",
    8: "Children in care",
    9: "Care leavers",
}
CAMEL = {
    "Date of Birth": "DateOfBirth",
    "Age of Child (Years)": "Age",
    DISABILITY: "HasDisability",
    "Date Child Was Last Seen": "DateChildLastSeen",
    "Reason for Closure": "ReasonForClosure",
    "Date of the Last Statutory Visit": "DateOfLastStatutoryVisit",
    "Was the Child Seen Alone?": "ChildSeenAlone",
    "Date of latest review conference": "DateOfLatestReviewConf",
    "Number of Previous Child Protection Plans": "NumberOfPreviousChildProtectionPlans",
    "Date Started to be Looked After": "LoookedAfterStartDate",
    "Start date of current legal status": "MostRecentLegalStatusStart",
    "Child's Legal Status": "LegalStatus",
    "Date of Latest Statutory Review": "LatestStatutoryReviewDate",
    "Date of Last Social Work Visit": "LastSocialWorkVisitDate",
    "Date of Last Health Assessment": "LastHealthAssessmentDate",
    "Date Ceased to be Looked After ": "CeasedLookedAfterDate",
    "Reason Ceased to be Looked After": "ReasonCeasedLookedAfter",
    "Start Date of Most Recent Placement": "MostRecentPlacementStartDate",
}


@dataclass
class AnnexA:
    """The rows of each list under the official headings."""

    lists: dict[int, list[Row]] = field(default_factory=lambda: {n: [] for n in HEADINGS})

    def add(self, number: int, row: Row) -> None:
        self.lists[number].append({heading: row.get(heading) for heading in HEADINGS[number]})


def make_annex_a(chance: Random, today: date, children: int, workers: list[str]) -> AnnexA:
    annex = AnnexA()
    for number in range(children):
        _add_child(annex, chance, today, 2000 + number, workers)
    return annex


CASE_STATUS = {
    "cla": "a) Looked after child",
    "cp": "b) Child Protection plan",
    "cin": "c) Child in need plan",
    "assessment": "d) Open assessment",
}
STRATEGY = "Strategy discussion initiating Section 47 Enquiry Start Date"
CONFERENCE = "Date of Initial Child Protection Conference"
AUTHORISED = "Continuous Assessment Date of Authorisation"


def _add_child(annex: AnnexA, chance: Random, today: date, number: int, workers: list[str]) -> None:
    kind = chance.choice(["leaver", *CASE_STATUS])
    age = chance.randint(18, 20) if kind == "leaver" else chance.randint(1, 15)
    row: Row = {
        "Child Unique ID": number,
        "Gender": chance.choice(["a) Male", "b) Female"]),
        "Ethnicity": "a) WBRI",
        "Date of Birth": today - timedelta(days=366 * age + 20),
        "Age of Child (Years)": age,
        DISABILITY: "b) No",
        "Allocated Team": "North",
        "Allocated Worker": chance.choice([*workers, None]),
    }
    if kind == "leaver":
        annex.add(9, {**row, "Eligibility Category": "b) Former relevant child"})
        return
    referred = _add_front_door(annex, chance, today, row, kind)
    need: Row = {
        "CIN Start Date": referred,
        "Primary Need Code": "N1 - Abuse or neglect",
        "Date Child Was Last Seen": _ago(chance, today, 40),
        "Case status": CASE_STATUS[kind],
    }
    annex.add(6, {**row, **need})
    started = _ago(chance, today, 500, 60)
    if kind == "cp":
        _add_protection_plan(annex, chance, today, row, started)
    if kind == "cla":
        _add_period_of_care(annex, chance, today, row, started)


def _ago(chance: Random, today: date, most: int, least: int = 0) -> date:
    return today - timedelta(days=chance.randint(least, most))


def _worked_before(row: Row) -> Row:
    """Lists 3 to 5 name whoever did that piece of work, not who holds the child now."""
    return {**row, "Allocated Worker": "Somebody Before"}


def _add_front_door(annex: AnnexA, chance: Random, today: date, row: Row, kind: str) -> date:
    """Add a referral and an assessment for some, and say when the child was referred."""
    past = _worked_before(row)
    referred = _ago(chance, today, 900, 100)
    if chance.random() < 0.5:
        referred = _ago(chance, today, 120, 60)
        annex.add(3, {**past, "Date of referral": referred, "Referral NFA?": "b) No"})
    if kind == "assessment" or chance.random() < 0.3:
        begun = referred + timedelta(days=2)
        done = None if kind == "assessment" else begun + timedelta(days=30)
        annex.add(4, {**past, "Continuous Assessment Start Date": begun, AUTHORISED: done})
    return referred


def _add_protection_plan(
    annex: AnnexA, chance: Random, today: date, row: Row, started: date
) -> None:
    strategy = started - timedelta(days=12)
    annex.add(5, {**_worked_before(row), STRATEGY: strategy, CONFERENCE: started})
    reviewed = _ago(chance, today, 30) if chance.random() < 0.5 else None
    plan: Row = {
        "Child Protection Plan Start Date": started,
        "Date of the Last Statutory Visit": _ago(chance, today, 30),
        "Date of latest review conference": reviewed,
        "Number of Previous Child Protection Plans": 0,
    }
    annex.add(7, {**row, **plan})


def _add_period_of_care(
    annex: AnnexA, chance: Random, today: date, row: Row, started: date
) -> None:
    care: Row = {
        "Date Started to be Looked After": started,
        "Start date of current legal status": started,
        "Child's Legal Status": "C2: FCO",
        "Date of Latest Statutory Review": _ago(chance, today, 30),
        "Date of Last Social Work Visit": _ago(chance, today, 50),
        "Date of Last Health Assessment": _ago(chance, today, 59),
        "Start Date of Most Recent Placement": started,
        "Placement Type": "f) U6: Foster placement - not FFA",
    }
    annex.add(8, {**row, **care})


def save_official(annex: AnnexA, path: Path) -> None:
    """Dress the rows as the official workbook: a merged title, headings in row 2, true dates."""
    book = Workbook()
    book.active.title = "Front_Sheet"
    book.active["A1"] = "Inspection of local authority services"
    guidance = book.create_sheet("Guidance")
    guidance.append(["List", "Item", "Guidance", "Format"])
    guidance.append(["List 6", "Child Unique ID", "Your own number", "Text"])
    for number, rows in annex.lists.items():
        sheet = book.create_sheet(f"List_{number}")
        sheet["A1"] = f"List {number}: {TITLES[number]}"
        sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=5)
        sheet.append(HEADINGS[number])
        for row in rows:
            sheet.append(list(row.values()))
    book.save(path)


def save_from_sql(annex: AnnexA, path: Path) -> None:
    """Dress them as the sector's SQL: heads without spaces in row 1, dates as text."""
    book = Workbook()
    book.remove(book.active)
    for number, rows in annex.lists.items():
        sheet = book.create_sheet(f"List {number}")
        sheet.append(
            [
                CAMEL.get(head, "".join(head.title().split())) if number > 5 else head
                for head in HEADINGS[number]
            ]
        )
        for row in rows:
            sheet.append([f"{v:%d/%m/%Y}" if isinstance(v, date) else v for v in row.values()])
    book.save(path)


def save_untidy(annex: AnnexA, path: Path, chance: Random) -> None:
    """Dress them as a hurried export: every habit that has been seen in one file."""
    book = Workbook()
    book.remove(book.active)
    for number, rows in annex.lists.items():
        sheet = book.create_sheet(TITLES[number][:31])
        heads = [_untidy_head(head) for head in HEADINGS[number]]
        order = list(range(len(heads)))
        chance.shuffle(order)
        sheet.append([f"List {number}: {TITLES[number]}"])
        sheet.append([])
        sheet.append([heads[place] for place in order])
        for row in rows:
            cells = [_untidy(chance, head, value) for head, value in row.items()]
            sheet.append([cells[place] for place in order])
        sheet.append([])
        sheet.append(["Applied filters: Team is North"])
    book.save(path)


def _untidy_head(head: str) -> str:
    """Write a heading in one of the spellings seen, with spaces nobody sees behind it."""
    changes = {
        "Age of Child (Years)": "Age",
        "Case status": "Case Status",
        "LA In Touch ": "LA in Touch",
    }
    plain = head.replace("’", "'").replace("(Y/N)", "(Y/N))")
    return changes.get(head, plain) + "  "


def _untidy(chance: Random, head: str, value: object) -> object:
    return chance.choice(_spellings(head, value))


def _spellings(head: str, value: object) -> list[object]:
    """List the ways in which the same value has been seen."""
    if head == "Child Unique ID":
        return [float(str(value)), f" {value} ", str(value)]
    if head in HOLDER:
        return ["#N/A"] if value is None else [value, str(value).replace(" ", "\xa0")]
    if head == "Age of Child (Years)":
        return [float(str(value)) + 0.138261]
    if isinstance(value, date):
        return [value, f"{value:%d/%m/%Y}", f"{value:%d-%m-%Y}", str(value)]
    if value is None and "date" in head.casefold():
        return [None, "", "01/01/1900", "31/12/9999", date(1900, 1, 1)]
    return [None, "", "-"] if value is None else [value]
