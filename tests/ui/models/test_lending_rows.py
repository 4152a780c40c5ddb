"""Differences as rows: whom they are about, and what becomes of them."""

from __future__ import annotations

from dataclasses import replace

from caseload_app.domain.casebook import CaseRecords, build_casebook
from caseload_app.domain.lending.merging import Outcome, Side
from caseload_app.domain.lending.saying import Line
from caseload_app.ui.models.lending_rows import group_words, lending_rows, standing_words
from tests.builders import MONDAY, a_child, a_worker, the_rules

CONFLICT = Line("x", Outcome.CONFLICT, "C1", "", "Child", "Child: worker", "Al", "Bo", "Cy")
TAKEN = Line("", Outcome.TAKEN, "", "Al", "Absence", "Absence: added", "", "", "")


def test_a_row_names_the_child_and_what_was_chosen() -> None:
    records = CaseRecords(workers=[a_worker()], children=[a_child("C1", name="Fern Test")])
    casebook = build_casebook(records, the_rules(), MONDAY)

    rows = lending_rows([CONFLICT, TAKEN], {"x": Side.DEPUTY}, casebook)

    assert [row.who for row in rows] == ["Fern Test", "Al"]
    assert [row.mark.words for row in rows] == ["Deputy's taken", "Taken"]


def test_what_is_still_to_be_chosen_is_said() -> None:
    lines = [CONFLICT, TAKEN]

    assert group_words(Outcome.CONFLICT, lines) == "Changed by both (1)"
    assert standing_words(lines, {}) == "1 choice still to make."
    assert standing_words(lines, {"x": Side.MINE}) == "1 change would be taken."
    assert standing_words([CONFLICT], {"x": Side.MINE}) == "Nothing here would change."


def test_while_names_are_hidden_a_new_name_is_initials() -> None:
    records = CaseRecords(workers=[a_worker()], children=[a_child("C1", name="Fern Test")])
    casebook = replace(build_casebook(records, the_rules(), MONDAY), names_hidden=True)
    added = replace(TAKEN, child_id="C9", kind="Child", there="name: Ivy New; plan: CP")
    renamed = replace(CONFLICT, what="Child: name", was="Fern A", here="Fern B", there="Fern C")

    first, second = lending_rows([added, renamed], {}, casebook)

    assert first.line.there == "name: I.N.; plan: CP"
    assert second.line.there == "F.C."
    assert second.who == "F.T. C1"
