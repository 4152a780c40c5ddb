"""One authority's children in three dresses of Annex A: the same answers whatever the habits.

The expected caseloads are counted by hand from the rows: List 6 says who holds a child and on
which plan, List 9 the care leavers; whoever stands in Lists 3 to 5 did earlier work.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from random import Random

import pytest

from tests.oracle.asking import ask, new_store
from tests.oracle.made_up_annex_a import (
    AnnexA,
    make_annex_a,
    save_from_sql,
    save_official,
    save_untidy,
)

TODAY = date(2026, 4, 5)
WORKERS = ["Ada Ash", "Dustin Hazlett", "Cleo O'Hare"]
PLANS = {"a": "cla", "b": "cp", "c": "cin", "d": "assessment"}
DRESSES = ("official", "from sql", "untidy")


@pytest.fixture(scope="module")
def annex() -> AnnexA:
    return make_annex_a(Random(7), TODAY, 30, WORKERS)


@pytest.fixture(scope="module")
def books(annex: AnnexA, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("annex")
    paths = {dress: folder / f"{dress}.xlsx" for dress in DRESSES}
    save_official(annex, paths["official"])
    save_from_sql(annex, paths["from sql"])
    save_untidy(annex, paths["untidy"], Random(7))
    return paths


@pytest.fixture(scope="module")
def stores(books: dict[str, Path]) -> dict[str, Path]:
    found = {dress: new_store(book.with_suffix(".caseload")) for dress, book in books.items()}
    for dress, store in found.items():
        assert ask("import", "--store", store, "--as-of", TODAY, books[dress]).status == 0
    return found


@pytest.mark.parametrize("dress", DRESSES)
def test_every_list_is_recognised_and_every_row_counted(
    annex: AnnexA, books: dict[str, Path], stores: dict[str, Path], dress: str
) -> None:
    words = ("--store", stores[dress], "--as-of", TODAY, "--json")

    (file,) = rows_of(ask("import", *words, books[dress]).json(), "files")

    sheets = {sheet["recognised_as"]: sheet for sheet in rows_of(file, "sheets")}
    for number, rows in annex.lists.items():
        sheet = sheets[f"annex_a_{number}"]
        assert (sheet["rows"], sheet["unchanged"]) == (len(rows), len(rows))
        assert sheet["rejected"] == sheet["unmatched_headings"] == []
    assert len([name for name in sheets if name]) == 7


@pytest.mark.parametrize("dress", DRESSES)
def test_children_are_counted_under_the_worker_of_list_6_or_9(
    annex: AnnexA, stores: dict[str, Path], dress: str
) -> None:
    answer = ask("caseloads", "--store", stores[dress], "--as-of", TODAY, "--json").json()

    found: Counter[tuple[object, str]] = Counter()
    for row in rows_of(answer, "workers"):
        by_plan = row["by_plan"]
        assert isinstance(by_plan, dict)
        found.update({(row["worker"], plan): count for plan, count in by_plan.items() if count})
    held = [(row["Allocated Worker"], PLANS[str(row["Case status"])[0]]) for row in annex.lists[6]]
    held += [(row["Allocated Worker"], "care_leaver") for row in annex.lists[9]]
    assert found == Counter(one for one in held if one[0])
    assert answer["unallocated"] == len([one for one in held if not one[0]])


@pytest.mark.parametrize("dress", ["from sql", "untidy"])
def test_deadlines_do_not_depend_on_the_dress(stores: dict[str, Path], dress: str) -> None:
    answers = [
        ask("deadlines", "--store", stores[one], "--as-of", TODAY, "--json").json()
        for one in ("official", dress)
    ]

    first, second = (
        sorted((str(row["child_id"]), str(row["rule"]), str(row["due"])) for row in rows)
        for rows in (rows_of(answer, "deadlines") for answer in answers)
    )
    assert len(first) > 40
    assert first == second


def rows_of(answer: dict[str, object], key: str) -> list[dict[str, object]]:
    rows = answer[key]
    assert isinstance(rows, list)
    return rows
