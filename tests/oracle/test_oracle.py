"""An independent reading of the rules, set against what the command line answers.

The folder holds a second, naive working-out of Easter, working days, cycles, caseloads and
supervision, written from the rules themselves and sharing nothing with the program. Made-up
teams go in through a workbook; both sides must come to the same answers.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from tests.oracle.asking import ask, new_store
from tests.oracle.days_by_hand import working_days_after
from tests.oracle.expected_deadlines import Expected, expected_deadlines, signed_days
from tests.oracle.expected_workers import (
    expected_caseloads,
    expected_supervision,
    expected_total,
    expected_unallocated,
    is_past,
)
from tests.oracle.made_up_team import Team, make_team

EASTER, LEAP_DAY = date(2026, 4, 5), date(2024, 2, 29)
SATURDAY, MONDAY = date(2025, 12, 27), date(2026, 11, 23)
CASES = [(1, EASTER), (2, LEAP_DAY), (4, SATURDAY), (5, MONDAY)]
STATES = ("met", "met_late", "overdue", "due_soon", "upcoming", "exempt")
CORE_RULES = {
    *("referral_decision", "cf_assessment", "icpc", "rhi"),
    *("core_group_first", "core_group_next", "rcpc_first", "rcpc_next", "cp_visit"),
    *("cin_visit", "cin_review", "pathway_review", "pa_contact"),
    *("care_plan", "placement_plan", "cla_review_1", "cla_review_2", "cla_review_n"),
    *("cla_visit_first", "cla_visit_year1", "cla_visit_after", "iha", "rha", "pep_initiate"),
}
Json = dict[str, object]


@pytest.fixture(scope="module", params=CASES, ids=[f"{today:%a %d %b %Y}" for _, today in CASES])
def told(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Team, Path, date]:
    """Make up a team, write its workbook and import it into a new store."""
    tmp_path = tmp_path_factory.mktemp("team")
    seed, today = request.param
    chance = Random(seed)
    team = make_team(chance, today, children=14, workers=4)
    team.save(tmp_path / "team.xlsx", chance)
    store = new_store(tmp_path / "team.caseload")
    reading = ask("import", "--store", store, "--as-of", today, "--json", tmp_path / "team.xlsx")
    (file,) = rows_of(reading.json(), "files")
    for sheet in rows_of(file, "sheets"):
        if sheet["name"] in team.sheets:
            assert sheet["added"] == sheet["rows"] == len(team.sheets[str(sheet["name"])])
    return team, store, today


def test_a_second_look_at_the_rules_finds_the_same_answers(told: tuple[Team, Path, date]) -> None:
    team, store, today = told

    for day in (today, today + timedelta(days=5)):
        assert open_and_past(store, day) == by_hand(team, day)
        assert caseloads(store, day) == caseloads_by_hand(team, day)
        assert supervisions(store, day) == supervisions_by_hand(team, day)


def test_an_export_read_into_a_new_store_answers_the_same(
    told: tuple[Team, Path, date], tmp_path: Path
) -> None:
    _, store, today = told
    book = tmp_path / "out.xlsx"

    assert ask("export", "--names", "--store", store, "--as-of", today, book).status == 0
    again = new_store(tmp_path / "again.caseload")
    assert ask("import", "--store", again, "--as-of", today, book).status == 0

    for question in ("caseloads", "deadlines", "supervisions"):
        first, second = (
            ask(question, "--json", "--as-of", today, "--store", one) for one in (store, again)
        )
        assert first.json() == second.json()


VECTORS = [
    ("cf_assessment", "2026-03-02", "2026-05-07"),
    ("referral_decision", "2026-03-07", "2026-03-09"),
    ("referral_decision", "2026-04-02", "2026-04-07"),
    ("icpc", "2026-03-20", "2026-04-14"),
    ("icpc", "2026-12-14", "2027-01-07"),
    ("core_group_first", "2026-03-27", "2026-04-14"),
    ("cla_review_1", "2026-12-10", "2027-01-12"),
    ("cla_review_1", "2026-03-16", "2026-04-15"),
    ("iha", "2026-06-01", "2026-06-29"),
    ("placement_plan", "2026-12-23", "2027-01-04"),
    ("cp_visit", "2026-03-30", "2026-04-15"),
    ("pf_first_visit", "2026-05-20", "2026-06-01"),
    ("rcpc_first", "2025-11-30", "2026-02-28"),
    ("rcpc_next", "2025-08-31", "2026-02-28"),
    ("pathway_assessment", "2026-01-31", "2026-04-30"),
    ("care_proceedings", "2026-01-05", "2026-07-05"),
    ("reg24_expiry", "2026-01-05", "2026-04-27"),
]


@pytest.mark.parametrize(("rule", "start", "due"), VECTORS)
def test_the_published_examples_come_out(rule: str, start: str, due: str) -> None:
    answer = ask("explain", "--rule", rule, "--from", start, "--json").json()

    assert answer["due"] == due


@pytest.mark.parametrize("start", ["2022-05-20", "2023-04-28", "2024-02-29", "2027-12-18"])
def test_unusual_bank_holidays_are_counted_the_same(start: str) -> None:
    answer = ask("explain", "--rule", "icpc", "--from", start, "--json").json()

    assert answer["due"] == str(working_days_after(date.fromisoformat(start), 15))


def test_the_placement_a_year_old_takes_the_stricter_visit() -> None:
    words = ("--from", "2025-01-01", "--last", "2025-12-20", "--long-term", "Yes", "--json")

    by_last_visit = ask("explain", "--rule", "cla_visit_year1", *words).json()

    assert by_last_visit["due"] == "2026-01-31"


def test_the_worked_example_of_a_team_per_full_time_post(tmp_path: Path) -> None:
    team = Team()
    for worker, fte, cases in (("Ada Ash", 1, 16), ("Ben Birch", 0.6, 10), ("Cleo Cedar", 0.8, 0)):
        team.add("Workers", worker=worker, FTE=fte, started_on=date(2020, 1, 6))
        for number in range(cases):
            team.add("Children", child_id=f"{worker[0]}{number}", worker=worker, plan="CIN")
    team.save(tmp_path / "team.xlsx", Random(0))
    store = new_store(tmp_path / "team.caseload")

    ask("import", "--store", store, tmp_path / "team.xlsx")
    answer = ask("caseloads", "--store", store, "--json").json()

    per_post = {row["worker"]: row["cases_per_fte"] for row in rows_of(answer, "workers")}
    total = answer["total"]
    assert per_post["Ada Ash"] == 16
    assert round(number_in(per_post["Ben Birch"]), 1) == 16.7
    assert isinstance(total, dict)
    assert number_in(total["cases_per_fte"]) == pytest.approx(16.25, abs=0.06)


def open_and_past(store: Path, today: date) -> set[tuple[Expected, str, int | None]]:
    words = [word for state in STATES for word in ("--state", state)]
    answer = ask("deadlines", "--store", store, "--as-of", today, "--json", *words).json()
    found = set()
    for row in rows_of(answer, "deadlines"):
        started, met_on = row["started_by"], row["met_on"]
        assert isinstance(started, dict)
        if row["rule"] in CORE_RULES:
            deadline = Expected(
                str(row["child_id"]),
                str(row["rule"]),
                date.fromisoformat(str(started["on"])),
                date.fromisoformat(str(row["due"])),
                date.fromisoformat(str(met_on)) if met_on else None,
            )
            days = None if met_on else int(number_in(row["days"]))
            found.add((deadline, str(row["state"]), days))
    return found


def by_hand(team: Team, today: date) -> set[tuple[Expected, str, int | None]]:
    found = set()
    for child in team.sheets["Children"]:
        events = [row for row in team.sheets["Events"] if row["Child ID"] == child["Child ID"]]
        for one in expected_deadlines(child, events, today):
            days = None if one.is_met() else signed_days(one, today)
            found.add((one, state_by_hand(one, today), days))
    return found


def state_by_hand(deadline: Expected, today: date) -> str:
    state = deadline.state(today)
    if state != "open":
        return state
    return "due_soon" if deadline.due <= working_days_after(today, 5) else "upcoming"


def caseloads(store: Path, today: date) -> Json:
    answer = ask("caseloads", "--store", store, "--as-of", today, "--json").json()
    rows = {
        str(row["worker"]): {
            "fte": row["fte"],
            "cases": row["cases"],
            "by_plan": row["by_plan"],
            "cases_per_fte": round(number_in(row["cases_per_fte"]), 1),
        }
        for row in rows_of(answer, "workers")
        if row["cases"]
    }
    total = answer["total"]
    assert isinstance(total, dict)
    return {**rows, "unallocated": answer["unallocated"], "total": rounded(total)}


def caseloads_by_hand(team: Team, today: date) -> Json:
    loads = expected_caseloads(team.sheets, today)
    return {
        **{name: load for name, load in loads.items() if load["cases"]},
        "unallocated": expected_unallocated(team.sheets, today),
        "total": rounded(expected_total(team.sheets, today)),
    }


def supervisions(store: Path, today: date) -> Json:
    answer = ask("supervisions", "--store", store, "--as-of", today, "--json").json()
    return {
        str(row["worker"]): (row["rule"], row["last"], row["due"])
        for row in rows_of(answer, "workers")
    }


def supervisions_by_hand(team: Team, today: date) -> Json:
    found: Json = {}
    for worker in team.sheets["Workers"]:
        if not is_past(worker["Left on"], today):
            rule, last, due = expected_supervision(worker, team.sheets["Supervisions"], today)
            found[str(worker["Worker"])] = (rule, str(last) if last else None, str(due))
    return found


def rows_of(answer: Mapping[str, object], key: str) -> list[Json]:
    rows = answer[key]
    assert isinstance(rows, list)
    return rows


def rounded(values: Mapping[str, object]) -> Json:
    return {
        key: None if value is None else round(number_in(value), 2) for key, value in values.items()
    }


def number_in(value: object) -> float:
    assert isinstance(value, int | float)
    return float(value)
