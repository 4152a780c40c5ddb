from __future__ import annotations

import pytest

from caseload_app.domain.importing.people import likeness, person_name, split_aside


@pytest.mark.parametrize(
    ("text", "written", "aside"),
    [
        ("Ann Brook", "Ann Brook", ""),
        ("Ann\u00a0Brook ", "Ann Brook", ""),
        ("BROOK, Ann", "Ann Brook", ""),
        ("BROOK Ann", "Ann Brook", ""),
        ("Brook, Ann (North Team)", "Ann Brook", "North Team"),
        ("Ms Ann Brook", "Ann Brook", ""),
        ("Ann Brook - Agency", "Ann Brook", "Agency"),
        ("Ann Brook (Senior Social Worker) [Agency]", "Ann Brook", "Senior Social Worker, Agency"),
        ("ANN BROOK", "Ann Brook", ""),
        ("O'NEIL-SHAW, Ann", "Ann O'neil-Shaw", ""),
        ("McKay, Jo", "Jo McKay", ""),
        ("Brook", "Brook", ""),
        ("Mrs, Ann Brook", "Ann Brook", ""),
        ("", "", ""),
    ],
)
def test_a_name_is_written_as_people_write_it(text: str, written: str, aside: str) -> None:
    assert split_aside(text) == (written, aside)


@pytest.mark.parametrize(
    ("one", "other", "certainty"),
    [
        ("Ann Brook", "BROOK, Ann (Agency)", 0.97),
        ("Ann Brook", "Brook Ann", 0.97),
        ("Ann Brook", "A. Brook", 0.75),
        ("Ann Brook", "Ann Marie Brook", 0.75),
        ("Katherine Brook", "Kate Brook", 0.75),
        ("Ann Brook-Shaw", "Ann Brook", 0.75),
        ("Brook A", "Ann Brook", 0.6),
        ("Katherine Brook", "Katharine Brook", 0.6),
        ("Ann Brookes", "Ann Brooks", 0.6),
        ("Zoë Brook", "Zoe Brook", 0.97),
        ("Ann Brook", "Bo Brook", 0),
        ("Ann Brook", "B. Brook", 0),
        ("Ann Brook", "Ann Vale", 0),
        ("", "Ann Brook", 0),
        ("Brook", "Ann Brook", 0.5),
        ("Ann Brook", "Bo Vale", 0),
    ],
)
def test_two_names_are_alike_or_not(one: str, other: str, certainty: float) -> None:
    assert likeness(person_name(one), person_name(other))[0] == certainty
