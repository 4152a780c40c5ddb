from __future__ import annotations

from random import Random

from caseload_app.domain.demonstration.names import first_name, full_names, surname


def test_no_two_workers_share_a_name() -> None:
    names = full_names(Random(1), 800)

    assert len(set(names)) == 800


def test_a_first_name_comes_with_a_sex() -> None:
    random = Random(1)

    assert {first_name(random)[1] for _ in range(50)} == {"Female", "Male"}


def test_a_surname_is_put_together_from_two_parts() -> None:
    assert surname(Random(1)) == "Copperspindle"
