from __future__ import annotations

from caseload_app.domain.importing.difference import (
    TITLES,
    DifferenceGroup,
    DifferenceRow,
    GroupId,
    ImportDifference,
)
from caseload_app.domain.records import Child

PLACE = (Child, "C1")
DIFFERENCE = ImportDifference(
    (
        DifferenceGroup(
            GroupId.CLOSED,
            (
                DifferenceRow("a", "closed", "C1", record=PLACE),
                DifferenceRow("b", "yours", "C1", record=PLACE, is_taken=False),
            ),
        ),
        DifferenceGroup(GroupId.VANISHED, (DifferenceRow("c", "gone", "C2"),)),
    )
)


def test_every_group_has_a_title() -> None:
    assert set(TITLES) == set(GroupId)


def test_what_is_proposed_are_the_rows_that_can_be_chosen_and_are_taken() -> None:
    assert DIFFERENCE.proposed() == {"a"}


def test_a_group_names_its_children_once() -> None:
    assert DIFFERENCE.group(GroupId.CLOSED).child_ids == ("C1",)


def test_a_group_that_only_tells_has_nothing_to_choose() -> None:
    assert [group.can_choose for group in DIFFERENCE.groups] == [True, False]


def test_a_group_that_is_not_there_is_empty() -> None:
    assert DIFFERENCE.group(GroupId.NEW).rows == ()


def test_a_group_says_what_it_may_mean() -> None:
    group = DIFFERENCE.group(GroupId.CLOSED)

    assert (group.title, group.meaning) == (
        "Closed",
        "The file says that these cases have closed.",
    )
