from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtWidgets import QFileDialog, QMessageBox

from caseload_app.domain.audit import Act
from caseload_app.services.safety.history import history_of
from caseload_app.services.safety.retention import certificate, remove_children
from caseload_app.services.safety.subject_access import held_about_child
from caseload_app.ui.desk import Desk
from caseload_app.ui.safety.certificate_dialog import CertificateDialog
from caseload_app.ui.safety.subject_access_dialog import SubjectAccessDialog
from tests.builders import MONDAY


def newest(desk: Desk) -> tuple[str, str, object, object]:
    entry = history_of(desk.workspace.session)[0]
    return entry.act.value, entry.subject, entry.key[0], entry.new.get("names")


@pytest.mark.parametrize("command", ["file.retention", "file.subject_access"])
def test_the_commands_are_in_menu_and_palette(desk: Desk, command: str) -> None:
    assert command in [spec.id for spec in desk.actions.can_do()]
    assert command in [action.objectName() for action in desk.actions.of_group("File")]


def test_what_is_held_goes_to_a_workbook_and_is_recorded(desk: Desk, tmp_path: Path) -> None:
    held = held_about_child(desk.workspace.session, "C77")
    out = tmp_path / "held.xlsx"

    desk.keeping.write_held("C77", held, str(out))

    assert openpyxl.load_workbook(out).sheetnames == ["Children", "Allocations", "Audit trail"]
    assert desk.window.messages.words == "Wrote 4 records to held.xlsx."
    assert newest(desk) == (Act.EXPORTED.value, "workbook", "What is held about C77", True)


def test_what_is_held_goes_to_a_pdf_and_is_recorded(desk: Desk, tmp_path: Path) -> None:
    held = held_about_child(desk.workspace.session, "C77")
    out = tmp_path / "held.pdf"

    desk.keeping.write_held("C77", held, str(out))

    assert out.read_bytes().startswith(b"%PDF")
    assert newest(desk) == (Act.PRINTED.value, "paper", "What is held about C77", True)


def test_what_cannot_be_written_is_said_and_not_recorded(desk: Desk, tmp_path: Path) -> None:
    held = held_about_child(desk.workspace.session, "C77")

    desk.keeping.write_held("C77", held, str(tmp_path / "nowhere" / "held.pdf"))

    [box] = desk.window.findChildren(QMessageBox)
    assert box.text() == "The PDF could not be written there."
    assert newest(desk)[0] == Act.ADDED.value


def test_the_form_and_a_file_name_are_proposed(desk: Desk) -> None:
    desk.actions.do("file.subject_access")
    [dialog] = desk.window.findChildren(SubjectAccessDialog)
    dialog.show_child("C77")
    dialog.as_workbook.setChecked(True)
    dialog.write.click()

    [files] = desk.window.findChildren(QFileDialog)
    assert Path(files.selectedFiles()[0]).name == "What is held about C77 2026-03-02.xlsx"
    files.close()


def test_the_certificate_can_be_seen_and_kept(desk: Desk, tmp_path: Path) -> None:
    session = desk.workspace.session
    removal = remove_children(session, ["C77"], MONDAY, why="Kept long enough")
    desk.keeping.removed(removal)
    [dialog] = desk.window.findChildren(CertificateDialog)
    dialog.print_button.click()

    assert [one.windowTitle() for one in desk.window.findChildren(QPrintPreviewDialog)] == [
        "Certificate of removal"
    ]

    desk.keeping.write_certificate(certificate(removal), str(tmp_path / "certificate.pdf"))
    assert (tmp_path / "certificate.pdf").read_bytes().startswith(b"%PDF")
    assert newest(desk) == (Act.PRINTED.value, "paper", "Certificate of removal", False)
