"""The ways out of a store that does not open because it is damaged, and the way to a backup."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, Slot

from caseload_app.errors import ExpectedError
from caseload_app.ui.jobs import JobRunner

if TYPE_CHECKING:
    from collections.abc import Callable

    from caseload_app.services.session import SessionFactory
    from caseload_app.store.salvage import Salvaged
    from caseload_app.ui.jobs import JobControl
    from caseload_app.ui.look import Look
    from caseload_app.ui.safety.damage_dialog import DamageDialog
    from caseload_app.ui.settings import Settings

    Reopen = Callable[[SessionFactory, str], object]


class WaysOut(QObject):
    """Close a damaged store, mend it in one of the two ways, and have it opened again.

    Whoever takes neither way leaves the program.
    """

    begun = Signal()
    mended = Signal(object, str)  # how the store opens, and what was done

    def __init__(self, look: Look, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._settings = settings
        self._jobs = JobRunner(self)
        self._read: Path | None = None
        self.dialog: DamageDialog | None = None
        self._factory: SessionFactory | None = None

    def lead(self, close: Callable[[], object], reopen: Reopen) -> None:
        """Say what closes the open store, and what opens it again with a word about it."""
        self.begun.connect(close)
        self.mended.connect(reopen)

    def offer(self, factory: SessionFactory, error: ExpectedError) -> bool:
        """Offer the ways out where the error means damage; tell whether it does."""
        from caseload_app.services.safety.backups import list_backups
        from caseload_app.services.safety.salvaging import damage_in
        from caseload_app.ui.safety.damage_dialog import DamageDialog

        place = self._settings.preferences().second_place
        second = Path(place) if place else None
        problem = damage_in(factory, error, second)
        if not problem:
            return False
        self._factory = factory
        self.dialog = DamageDialog(self._look, problem, list_backups(factory.path, second))
        self.dialog.restore_wanted.connect(self._go_back)
        self.dialog.salvage_wanted.connect(self._salvage)
        self.dialog.take_wanted.connect(self._take)
        self.dialog.rejected.connect(QCoreApplication.quit)
        self.dialog.open()
        return True

    @Slot(object, object)
    def help_open(self, factory: SessionFactory, error: ExpectedError) -> None:
        """Close a store that opened but could not be read, and offer the ways out."""
        QTimer.singleShot(0, self, partial(self._help, factory, error))

    def _help(self, factory: SessionFactory, error: ExpectedError) -> None:
        self.begun.emit()  # not from within the opening of the desk, which this closes
        self.offer(factory, error)

    @Slot(object, object)
    def go_back(self, factory: SessionFactory, backup: Path) -> None:
        """Make a backup the store again; the file before is kept. What fails is said."""
        from caseload_app.services.safety.backups import restore_backup

        self.begun.emit()
        try:
            kept = restore_backup(factory, backup)
        except ExpectedError as error:
            self.mended.emit(factory, str(error))
        else:
            words = f"Gone back to {backup.name}. The store as it was is kept as {kept}."
            self.mended.emit(factory, words)

    @Slot(object)
    def _go_back(self, backup: Path) -> None:
        self._put_in_place(backup, f"Gone back to {backup.name}.")

    @Slot()
    def _salvage(self) -> None:
        from caseload_app.services.safety.salvaging import salvage_beside

        factory = self._factory

        def work(_control: JobControl) -> tuple[Path, Salvaged]:
            assert factory is not None
            return salvage_beside(factory)

        self._jobs.submit(work, self._salvaged, self._failed, label="Reading what can be read")

    def _salvaged(self, done: tuple[Path, Salvaged]) -> None:
        from caseload_app.services.safety.salvaging import salvage_words

        self._read, salvaged = done
        if self.dialog is not None:
            self.dialog.show_read([*salvage_words(salvaged), f"It is in {self._read}."])

    def _failed(self, error: ExpectedError) -> None:
        if self.dialog is not None:
            self.dialog.say(str(error))

    @Slot()
    def _take(self) -> None:
        assert self._read is not None
        self._put_in_place(self._read, "Gone on with what could be read.")

    def _put_in_place(self, copy: Path, words: str) -> None:
        from caseload_app.services.safety.backups import restore_backup

        factory, dialog = self._factory, self.dialog
        assert factory is not None
        assert dialog is not None
        try:
            kept = restore_backup(factory, copy)
        except ExpectedError as error:
            dialog.say(str(error))
            return
        self.dialog = None
        dialog.accept()
        dialog.deleteLater()
        self.mended.emit(factory, f"{words} The damaged file is kept as {kept}.")
