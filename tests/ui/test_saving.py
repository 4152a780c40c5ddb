"""How files that are saved are called."""

from __future__ import annotations

import ast
from datetime import date

from caseload_app.ui.saving import dated_name, file_name
from tests.architecture.source import Module, calls_of, expect_none, modules_of


def test_a_file_is_called_after_what_it_is_and_its_day() -> None:
    assert dated_name("Team brief", date(2026, 3, 2), ".pdf") == "Team brief 2026-03-02.pdf"


def test_what_no_system_takes_in_a_name_is_replaced() -> None:
    assert file_name("Late: 3/4 of <North>") == "Late_ 3_4 of _North_"


def test_every_place_that_asks_where_to_save_proposes_a_dated_name() -> None:
    expect_none(
        f"{module.path.name} asks where to save, and proposes no dated_name()"
        for module in modules_of("ui")
        if asks_where_to_save(module) and "dated_name" not in {name for name, _ in calls_of(module)}
    )


def asks_where_to_save(module: Module) -> bool:
    return any(
        isinstance(node, ast.Attribute) and node.attr == "AcceptSave"
        for node in ast.walk(module.tree)
    )
