"""Who may import whom: domain <- store, exchange <- services <- ui, and the rim sees all."""

from __future__ import annotations

import graphlib
import re
import sys
from collections.abc import Callable, Iterator

from tests.architecture.source import (
    Import,
    Module,
    calls_of,
    expect_none,
    imports_of,
    modules,
    modules_of,
    texts_of,
)

RIM = ("__main__", "bootstrap", "cli", "commands")

# What each layer may import of the package, beside itself and the package's version.
OF_OURS = {
    "caseload_app": (),
    "errors": (),
    "paths": (),
    "domain": ("errors",),
    "store": ("domain", "errors"),
    "exchange": ("domain", "errors", "paths"),
    "services": ("domain", "store", "exchange", "errors"),
    "ui": ("services", "domain", "errors", "paths"),
}

# Which libraries, beside the standard one.
OF_OTHERS = {
    "store": ("sqlite_utils", "sqlcipher3"),
    "services": ("keyring",),
    "exchange": ("openpyxl", "python_calamine", "icalendar", "docx"),
    "ui": ("PySide6", "shiboken6", "matplotlib"),
    **dict.fromkeys(RIM, ("PySide6",)),
}

# Which parts of the standard library a layer leaves to others.
NOT_STANDARD = {
    "domain": ("io", "os", "pathlib", "shutil", "sqlite3", "subprocess", "tempfile", "time"),
    "exchange": ("sqlite3",),
    "services": ("sqlite3",),
    "ui": ("sqlite3",),
}

# Today is an argument: only the rim and the window own a clock.
CLOCK = ("now", "today", "utcnow")
NOT_CALLED = {
    "domain": (*CLOCK, "open", "print", "read_bytes", "read_text", "write_bytes", "write_text"),
    "services": (*CLOCK, "print"),
    "exchange": (*CLOCK, "print"),
}

# The imports that may wait until they are needed, because start-up would pay for them:
# which modules, and what they import.
LATE = (
    ("caseload_app.bootstrap", "caseload_app.domain"),
    ("caseload_app.bootstrap", "caseload_app.services"),
    ("caseload_app.bootstrap", "caseload_app.ui.dialogs"),
    ("caseload_app.cli", "caseload_app.bootstrap"),
    ("caseload_app.cli", "caseload_app.commands"),
    ("caseload_app.commands.files", "caseload_app.commands.paper"),
    ("caseload_app.commands.keeping", "caseload_app.commands.paper"),
    ("caseload_app.commands.printing", "caseload_app.commands.paper"),
    ("caseload_app.commands.importing", "caseload_app.services.refused"),
    ("caseload_app.exchange.rule_files", "caseload_app.domain.measures"),
    ("caseload_app.commands.remembering", "caseload_app.services.safety.keys"),
    ("caseload_app.commands.reporting", "caseload_app.commands.paper"),
    ("caseload_app.commands.reporting", "caseload_app.ui.report_pictures"),
    ("caseload_app.commands.ways_out", "caseload_app.services.safety"),
    ("caseload_app.commands.ways_out", "caseload_app.ui.safety"),
    ("caseload_app.exchange.writing.calendar_file", "icalendar"),
    ("caseload_app.exchange.writing.monthly_word", "docx"),
    ("caseload_app.services.monthly", "caseload_app.exchange.writing"),
    ("caseload_app.ui.report_actions", "caseload_app"),
    ("caseload_app.services.demonstration", "caseload_app.exchange.writing.workbook_writer"),
    ("caseload_app.services.handovers", "caseload_app.exchange.writing.handover_workbook"),
    ("caseload_app.services.reports", "caseload_app.exchange"),
    ("caseload_app.services.reports", "caseload_app.services.measure_sheets"),
    ("caseload_app.services.reports", "caseload_app.services.report_sheets"),
    ("caseload_app.services.safety.remembering", "keyring"),
    ("caseload_app.services.workspace", "caseload_app.services.importing"),
    ("caseload_app.ui.command_palette", "caseload_app.ui.widgets.palette_row"),
    ("caseload_app.ui.desk", "caseload_app.ui.dialogs"),
    ("caseload_app.ui.desk", "caseload_app.ui.pages"),
    ("caseload_app.ui.figure_keeping", "caseload_app.services.measuring"),
    ("caseload_app.ui.file_actions", "caseload_app.services"),
    ("caseload_app.ui.guide_actions", "caseload_app.ui.dialogs"),
    ("caseload_app.ui.list_actions", "caseload_app.services"),
    ("caseload_app.ui.list_actions", "caseload_app.ui.models.shown_list"),
    ("caseload_app.ui.list_actions", "caseload_app.ui.widgets"),
    ("caseload_app.ui.help_boxes", "caseload_app.ui.shortcut_sheet"),
    ("caseload_app.ui.page_actions", "caseload_app.ui.dialogs"),
    ("caseload_app.ui.pages.monday_page", "caseload_app.ui.dialogs"),
    ("caseload_app.ui.page_actions", "caseload_app.ui.pages"),
    ("caseload_app.ui.print_actions", "caseload_app.services"),
    ("caseload_app.ui.print_actions", "caseload_app.ui.widgets.print_job"),
    ("caseload_app.ui.safety", "caseload_app.services.lending"),
    ("caseload_app.ui.safety", "caseload_app.services.prints"),
    ("caseload_app.ui.safety", "caseload_app.services.safety"),
    ("caseload_app.ui.safety", "caseload_app.ui.safety"),
    ("caseload_app.ui.safety", "caseload_app.ui.widgets.print_job"),
    ("caseload_app.ui.widgets.charts", "matplotlib"),
    ("caseload_app.ui.widgets.importing.import_preview_step", "caseload_app.services.refused"),
    ("caseload_app.ui.pages.quality_page", "caseload_app.services.worklist_file"),
)
CHARTS = "caseload_app.ui.widgets.charts."

SQL = re.compile(
    r"^\s*(select\b.*\bfrom\b|insert (or \w+ )?into\b|update \w+\s+set\b|delete from\b"
    r"|create (table|index|trigger|view)\b|alter table\b|drop table\b|pragma )",
    re.DOTALL,
)


def test_every_module_has_a_layer() -> None:
    known = {*OF_OURS, *RIM}
    strangers = [name for name, module in modules().items() if module.layer not in known]

    expect_none(strangers)


def test_layers_import_only_what_they_may() -> None:
    expect_none(complaints(wrong_layer))


def test_layers_use_only_their_own_libraries() -> None:
    expect_none(complaints(wrong_library))


def test_layers_leave_parts_of_the_standard_library_to_others() -> None:
    expect_none(complaints(wrong_standard_part))


def test_only_named_modules_import_late() -> None:
    expect_none(complaints(wrongly_late))


def test_matplotlib_is_imported_late_and_by_the_charts_alone() -> None:
    expect_none(complaints(wrong_matplotlib))


def test_pages_do_not_know_each_other() -> None:
    expect_none(complaints(page_knows_page))


def test_models_and_widgets_do_not_know_the_pages() -> None:
    expect_none(complaints(part_knows_page))


def test_inner_layers_take_the_time_and_files_as_arguments() -> None:
    wrong = [
        f"{module.at(call)} {module.layer} may not call {name}()"
        for module in modules_of(*NOT_CALLED)
        for name, call in calls_of(module)
        if name in NOT_CALLED[module.layer]
    ]

    expect_none(wrong)


def test_sql_stands_in_the_store_alone() -> None:
    wrong = [
        f"{module.at(text)} holds SQL"
        for module in modules().values()
        for text in texts_of(module)
        if module.layer != "store" and SQL.match(str(text.value))
    ]

    expect_none(wrong)


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph = {
        name: {found.target for found in imports_of(module)} - {name}
        for name, module in modules().items()
    }

    graphlib.TopologicalSorter(graph).prepare()  # raises CycleError, naming the circle


# The rules, each a question about one import of one module.


def wrong_layer(module: Module, found: Import) -> bool:
    if found.library != "caseload_app" or module.layer in RIM:
        return False
    target = layer_of(found.target)
    return target not in {module.layer, "caseload_app", *OF_OURS[module.layer]}


def wrong_library(module: Module, found: Import) -> bool:
    ours = found.library in {"caseload_app", "__future__"}
    if ours or found.library in sys.stdlib_module_names:
        return False
    return found.library not in OF_OTHERS.get(module.layer, ())


def wrong_standard_part(module: Module, found: Import) -> bool:
    return found.library in NOT_STANDARD.get(module.layer, ())


def wrongly_late(module: Module, found: Import) -> bool:
    return found.late and not any(
        module.name.startswith(importer) and found.target.startswith(imported)
        for importer, imported in LATE
    )


def wrong_matplotlib(module: Module, found: Import) -> bool:
    return found.library == "matplotlib" and not (
        (found.late or found.for_types) and module.name.startswith(CHARTS)
    )


def page_knows_page(module: Module, found: Import) -> bool:
    return is_page(module.name) and is_page(found.target) and module.name != found.target


def part_knows_page(module: Module, found: Import) -> bool:
    parts = ("caseload_app.ui.models", "caseload_app.ui.widgets")
    return module.name.startswith(parts) and is_page(found.target)


def complaints(rule: Callable[[Module, Import], bool]) -> Iterator[str]:
    """Put one rule to every import there is."""
    for module in modules().values():
        for found in imports_of(module):
            if rule(module, found):
                yield f"{module.at(found.node)} imports {found.target}"


def layer_of(target: str) -> str:
    parts = target.split(".")
    return parts[1] if len(parts) > 1 else parts[0]


def is_page(name: str) -> bool:
    return name.startswith("caseload_app.ui.pages.")
