"""Made-up tables of the Standard Safeguarding Dataset, one file or many."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.exchange.workbooks import Rows, write_workbook

PERSON = ("pers_person_id", "pers_forename", "pers_surname", "pers_sex", "pers_dob")
INVOLVEMENTS = (
    "invo_involvements_id",
    "invo_professional_id",
    "invo_professional_role_id",
    "invo_professional_team",
    "invo_person_id",
    "invo_involvement_start_date",
    "invo_involvement_end_date",
)
PROFESSIONALS = (
    "prof_professional_id",
    "prof_professional_name",
    "prof_agency_worker_flag",
    "prof_professional_job_title",
    "prof_professional_department",
    "prof_full_time_equivalency",
)
DEPARTMENT = ("dept_team_id", "dept_team_name", "dept_team_parent_id")
EPISODES = (
    "cine_referral_id",
    "cine_person_id",
    "cine_referral_date",
    "cine_cin_primary_need_code",
    "cine_referral_nfa",
    "cine_close_reason",
    "cine_close_date",
)
CP_PLANS = (
    "cppl_cp_plan_id",
    "cppl_person_id",
    "cppl_cp_plan_start_date",
    "cppl_cp_plan_end_date",
    "cppl_cp_plan_latest_category",
)
CP_VISITS = (
    "cppv_cp_visit_id",
    "cppv_person_id",
    "cppv_cp_visit_date",
    "cppv_cp_visit_seen",
    "cppv_cp_visit_seen_alone",
)
CLA_EPISODES = (
    "clae_cla_episode_id",
    "clae_person_id",
    "clae_cla_episode_start_date",
    "clae_cla_episode_ceased_date",
    "clae_cla_episode_ceased_reason",
    "clae_cla_id",
    "clae_entered_care_date",
)
CLA_REVIEWS = (
    "clar_cla_review_id",
    "clar_cla_id",
    "clar_cla_review_due_date",
    "clar_cla_review_date",
)

JAN, FEB = date(2026, 1, 12), date(2026, 2, 9)


def people() -> dict[str, Rows]:
    """Two children with an open case each; the second is looked after."""
    return {
        "ssd_person": [
            PERSON,
            ["P1", "Fern", "Test", "F", date(2015, 5, 1)],
            ["P2", "Ivo", "Test", "M", date(2012, 5, 1)],
        ],
        "ssd_professionals": [
            PROFESSIONALS,
            ["10", "Ann Brook", "Y", "Social worker", "T1", 0.8],
            ["11", "Bo Vale", "N", "IRO", "T2", 1],
            ["12", "Cy Stone", "N", "Social worker", "T1", 1],
        ],
        "ssd_department": [DEPARTMENT, ["T1", "North", ""], ["T2", "Review unit", ""]],
        "ssd_involvements": [
            INVOLVEMENTS,
            ["1", "10", "ALLOCATED CASE WORKER", "T1", "P1", JAN, None],
            ["2", "11", "IRO", "T2", "P2", FEB, None],
            ["3", "10", "ALLOCATED CASE WORKER", "T1", "P2", JAN, None],
            ["4", "12", "CW", "T1", "P2", JAN, JAN],
        ],
        "ssd_cin_episodes": [
            EPISODES,
            ["R1", "P1", JAN, "N1", "N", "", None],
            ["R2", "P2", JAN, "N1", "N", "", None],
        ],
        "ssd_cp_plans": [CP_PLANS, ["C1", "P1", FEB, None, "NEG"]],
        "ssd_cp_visits": [
            CP_VISITS,
            ["V1", "P1", date(2026, 2, 16), "Y", "Y"],
            ["V2", "P1", date(2026, 2, 23), "N", "N"],
        ],
        "ssd_cla_episodes": [
            CLA_EPISODES,
            ["E1", "P2", date(2026, 1, 20), FEB, "X1", "K2", date(2026, 1, 20)],
            ["E2", "P2", FEB, None, "", "K2", date(2026, 1, 20)],
        ],
        "ssd_cla_reviews": [CLA_REVIEWS, ["W1", "K2", FEB, FEB]],
    }


def in_one_file_a_table(folder: Path, tables: dict[str, Rows]) -> list[Path]:
    return [
        write_workbook(folder, {"Sheet1": rows}, f"{name}.xlsx") for name, rows in tables.items()
    ]
