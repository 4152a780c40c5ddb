from __future__ import annotations

from caseload_app.domain.importing.same_names import (
    NameDecisions,
    propose_same_people,
    propose_same_teams,
)

MANY = {"Ann Brook": 9, "BROOK, Ann (Agency)": 2, "ann\u00a0brook": 1, "Bo Vale": 4}


def test_spellings_of_one_person_are_proposed_together_and_the_plain_one_kept() -> None:
    (found,) = propose_same_people(MANY)

    assert set(found.names) == {"Ann Brook", "BROOK, Ann (Agency)", "ann\u00a0brook"}
    assert (found.keep, found.certainty) == ("Ann Brook", 0.97)
    assert "Agency" in found.because


def test_an_initial_is_less_sure_where_two_people_fit_it() -> None:
    one = propose_same_people({"Ann Brook": 3, "A Brook": 1})
    two = propose_same_people({"Ann Brook": 3, "Amy Brook": 3, "A Brook": 1})

    assert [each.certainty for each in one] == [0.75]
    assert [each.certainty for each in two] == [0.375, 0.375]


def test_different_people_are_not_proposed() -> None:
    assert propose_same_people({"Ann Brook": 3, "Bo Vale": 2, "Cy Brook": 1}) == []


def test_what_was_decided_is_not_asked_again() -> None:
    decided = NameDecisions().with_same(["BROOK, Ann (Agency)", "ann\u00a0brook"], "Ann Brook")

    assert propose_same_people(MANY, decided) == []
    assert decided.name("Brook,  ann (agency)") == "Ann Brook"


def test_two_people_of_one_name_can_be_told_apart_for_good() -> None:
    counts = {"Ann Brook (North)": 3, "Ann Brook (South)": 2}
    decided = NameDecisions().with_different(list(counts))

    assert len(propose_same_people(counts)) == 1
    assert propose_same_people(counts, decided) == []


def test_a_later_decision_carries_the_earlier_one_along() -> None:
    decided = (
        NameDecisions()
        .with_same(["A Brook"], "Ann Brook")
        .with_same(["Ann Brook"], "Ann Brook-Shaw")
    )

    assert decided.name("a brook") == "Ann Brook-Shaw"


def test_teams_are_the_same_in_any_order_of_words() -> None:
    (found,) = propose_same_teams({"Locality 4 Unit 1": 5, "Unit 1, Locality 4 Team": 2})

    assert found.keep == "Locality 4 Unit 1"


def test_teams_whose_numbers_are_swapped_are_two() -> None:
    assert propose_same_teams({"Locality 4 Unit 1": 5, "Locality 1 Unit 4": 2}) == []


def test_two_names_that_were_told_apart_are_not_proposed_again() -> None:
    decided = NameDecisions().with_different(["Ann Brook", "A Brook"])

    assert propose_same_people({"Ann Brook": 3, "A Brook": 1}, decided) == []
