"""The measures and the monthly report as the command line gives them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.oracle.asking import ask, new_store

TODAY = ("--as-of", "2026-11-23")
KEYS = {"id", "label", "numerator", "denominator", "percent", "comparator"}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("measures")
    workbook = folder / "team.xlsx"
    ask("demo-data", "--children", "60", "--workers", "5", "--seed", "11", *TODAY, workbook)
    made = new_store(folder / "team.db")
    ask("import", "--store", made, *TODAY, workbook)
    return made


def test_every_measure_has_the_agreed_keys_and_its_percentage(store: Path) -> None:
    answer = ask("measures", "--store", store, *TODAY, "--json").json()

    assert answer["as_of"] == "2026-11-23"
    for measure in answer["measures"]:
        assert measure.keys() >= KEYS
        if measure["percent"] is not None:
            share = 100 * measure["numerator"] / measure["denominator"]
            assert measure["percent"] == pytest.approx(share, abs=0.01)
        if measure["comparator"] is not None:
            assert measure["comparator"].keys() >= {"value", "year", "definition"}


def test_cases_per_fte_is_the_figure_of_the_caseloads(store: Path) -> None:
    measures = ask("measures", "--store", store, *TODAY, "--json").json()["measures"]
    total = ask("caseloads", "--store", store, *TODAY, "--json").json()["total"]

    (figure,) = [one for one in measures if one["id"] == "cases_per_fte"]
    assert (figure["numerator"], figure["denominator"], figure["value"]) == (
        total["cases"],
        total["fte_holding_cases"],
        total["cases_per_fte"],
    )
    assert figure["percent"] is None
    assert figure["comparator"]["value"] == 15.2


@pytest.mark.parametrize(("ending", "begins"), [("pdf", b"%PDF"), ("docx", b"PK")])
def test_the_report_is_written_as_its_ending_says(
    store: Path, tmp_path: Path, ending: str, begins: bytes
) -> None:
    out = tmp_path / f"report.{ending}"

    assert ask("report", "--store", store, *TODAY, out).status == 0
    assert out.read_bytes().startswith(begins)


def test_a_report_of_another_kind_is_refused_in_a_sentence(store: Path, tmp_path: Path) -> None:
    refused = ask("report", "--store", store, *TODAY, tmp_path / "report.txt")

    assert refused.status == 1
    assert "neither a PDF nor a Word file" in refused.told
