"""A supervision is being typed when the process is killed: the next start has the words."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from caseload_app.services.supervisions import waiting_drafts
from tests.builders import a_worker
from tests.services.stores import a_store, store_in

TYPING = """
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from caseload_app.commands.opening import rule_book
from caseload_app.paths import migrations_folder
from caseload_app.services.session import SessionFactory
from caseload_app.services.workspace import Workspace
from caseload_app.ui.look import Look
from caseload_app.ui.page import Destination
from caseload_app.ui.pages.supervision_record_page import SupervisionRecordPage
from caseload_app.ui.settings import Settings

folder = Path(sys.argv[1])
application = QApplication([])
clock = lambda: datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
session = SessionFactory(folder / "team.db", None, migrations_folder(), clock).open()
page = SupervisionRecordPage(
    Workspace(session, rule_book(), lambda: date(2026, 3, 2)), Look(), Settings(folder)
)
page.show_casebook(page._workspace.casebook)
page.open_at(Destination(page.page_id, "Asha Brook"))
page.show()
written = 0


def type_more():
    global written
    written += 1
    page.writing.personal._texts["wellbeing"].insertPlainText(f"word{written} ")
    if written == 40:
        print("enough", flush=True)


timer = QTimer()
timer.timeout.connect(type_more)
timer.start(40)
application.exec()
"""


def test_what_was_typed_up_to_the_kill_is_there_again(tmp_path: Path) -> None:
    a_store(tmp_path, [a_worker()]).close()

    with subprocess.Popen(
        [sys.executable, "-c", TYPING, str(tmp_path)], stdout=subprocess.PIPE, text=True
    ) as typing:
        assert typing.stdout is not None
        said = typing.stdout.readline()
        typing.kill()

    assert said == "enough\n"
    with store_in(tmp_path).open() as session:
        [found] = waiting_drafts(session)
    words = found.draft.personal.wellbeing.split()
    # At most the last moments before the kill may be missing: they wait 600 ms to be kept.
    assert words == [f"word{number}" for number in range(1, len(words) + 1)]
    assert len(words) >= 20
