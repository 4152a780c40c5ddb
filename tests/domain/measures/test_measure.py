"""A measure can be opened, cut and banded, and says when it stands on few."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from caseload_app.domain.measures.measure import (
    Better,
    Counted,
    Cut,
    Measure,
    MeasureSpec,
    Shown,
    bands_of,
    cut,
)
from tests.domain.measures.twelve_children import measured

SPEC = MeasureSpec("m", "M", bands=(10, 15))


def counted(number: int, above: int = 1, **more: object) -> list[Counted]:
    return [Counted(f"C{at}", above, **more) for at in range(number)]


def test_a_figure_of_fewer_than_ten_is_marked_as_small() -> None:
    assert Measure(SPEC, tuple(counted(9))).is_small
    assert not Measure(SPEC, tuple(counted(10))).is_small
    assert not Measure(SPEC).is_small


def test_what_stands_aside_is_listed_and_not_counted() -> None:
    measure = Measure(SPEC, (*counted(2), Counted("C9", 0, aside="not recorded")))

    assert (measure.numerator, measure.denominator) == (2, 2)
    assert [one.subject for one in measure.aside] == ["C9"]


def test_where_low_is_better_those_counted_are_to_be_looked_at() -> None:
    low = MeasureSpec("m", "M", better=Better.LOW)
    measure = Measure(low, (Counted("C1", 1), Counted("C2", 0)))

    assert measure.children == ("C1",)


def test_bands_hold_their_last_day() -> None:
    lengths = [Counted(f"C{days}", 1, length=days) for days in (0, 10, 11, 15, 16)]

    assert Measure(SPEC, tuple(lengths)).bands == (
        ("0 to 10", 2),
        ("11 to 15", 2),
        ("16 and more", 1),
    )


def test_a_cut_goes_to_whoever_held_the_child_on_the_day_by_name() -> None:
    by_worker = cut(measured()["re_referrals"], Cut.WORKER)

    assert [(name, part.numerator, part.denominator) for name, part in by_worker] == [
        ("Asha Brook", 0, 1),
        ("Ben Field", 1, 2),
        ("Cara Dale", 1, 1),
        ("", 0, 1),
    ]


def test_a_cut_by_plan_names_each_plan() -> None:
    by_plan = cut(measured()["assessments_on_time"], Cut.PLAN)

    assert [(name, part.denominator) for name, part in by_plan] == [("Assessment", 2), ("CIN", 1)]


def test_words_say_when_it_was_due_and_done() -> None:
    one = Counted("C1", 1, on=date(2026, 3, 3), due=date(2026, 3, 5), said="review")

    assert one.words == "Due Thu 5 Mar 2026, done Tue 3 Mar 2026, review"


def test_a_plain_number_has_nothing_to_look_at() -> None:
    number = replace(SPEC, shown=Shown.NUMBER)

    assert Measure(number, tuple(counted(3, 0))).to_look_at == ()


def test_the_children_to_look_at_are_named_once_and_workers_are_not() -> None:
    late = (*counted(2, 0), *counted(1, 0), Counted("Asha Brook", 0, is_worker=True))

    assert Measure(SPEC, late).children == ("C0", "C1")


def test_a_part_of_a_measure_keeps_its_definition() -> None:
    measure = Measure(SPEC, (*counted(2), Counted("C9", 0)))

    part = measure.only(lambda one: one.subject == "C9")

    assert (part.spec, part.numerator, part.denominator) == (SPEC, 0, 1)


def test_without_bands_nothing_is_banded_and_what_has_no_length_is_left_out() -> None:
    assert bands_of(counted(2, length=3), ()) == ()
    assert bands_of((*counted(1, length=12), *counted(1)), (10, 15)) == (
        ("0 to 10", 0),
        ("11 to 15", 1),
        ("16 and more", 0),
    )


def test_one_counted_thing_is_said_with_its_dates() -> None:
    dated = Counted("C1", 1, on=date(2026, 3, 3), due=date(2026, 3, 2), said="a day late")
    undated = Counted("C1", 1, on=date(2026, 3, 3), said="seen")

    assert dated.words == "Due Mon 2 Mar 2026, done Tue 3 Mar 2026, a day late"
    assert undated.words == "Seen, Tue 3 Mar 2026"
