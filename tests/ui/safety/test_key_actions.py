"""Hidden names are initials and ID on screen and in the title, and come back."""

from __future__ import annotations

from pathlib import Path

from caseload_app.services.workspace import Workspace
from tests.builders import MONDAY, a_child, a_worker, the_rules
from tests.services.stores import a_store


def test_hidden_names_are_initials_and_id(tmp_path: Path) -> None:
    session = a_store(tmp_path, [a_worker(), a_child("C1", name="Fern Test")])
    workspace = Workspace(session, the_rules(), lambda: MONDAY)
    child = workspace.casebook.children["C1"]

    workspace.hide_names(True)
    hidden = workspace.casebook.display_name(child)
    workspace.forget()
    read_again = workspace.casebook.display_name(child)
    workspace.hide_names(False)

    assert hidden == "F.T. C1"
    assert read_again == "F.T. C1"
    assert workspace.casebook.display_name(child) == "Fern Test"
    session.close()
