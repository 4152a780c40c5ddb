"""The first start: make a protected store, open one, or look around with a made-up team."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from caseload_app.ui.dialogs.new_passphrase import NewPassphrase
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.deadline_rows import RowButton
from caseload_app.ui.widgets.elided_label import ElidedLabel
from caseload_app.ui.widgets.text import label, wrapping_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from caseload_app.ui.look import Look

WIDTH = 560
PICTURE = 28


class FirstRunDialog(QDialog):
    """Offer three ways to begin; `store` is where a new one would be made.

    `make_wanted` carries the passphrase for a new store, `open_wanted` the path of another one,
    `look_around_wanted` nothing. Whoever acts on it calls `accept()`, or `say(problem)`.
    """

    make_wanted = Signal(str)
    open_wanted = Signal(object)  # Path
    look_around_wanted = Signal()

    def __init__(self, look: Look, store: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._store = store
        self._stack = QStackedWidget(self)
        self._choices = QWidget(self)
        self.passphrase = NewPassphrase(look, store, self)
        self._problem = wrapping_label(role="problem", parent=self)
        self._files: QFileDialog | None = None
        self.setWindowTitle(self.tr("Welcome to Caseload"))
        self.setMinimumWidth(WIDTH)
        self._build()
        self.passphrase.chosen.connect(self.make_wanted)
        self.passphrase.left.connect(self.show_choices)

    def _build(self) -> None:
        self._build_choices()
        self._stack.addWidget(self._choices)
        self._stack.addWidget(self.passphrase)
        self._problem.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        layout.setSpacing(Space.NORMAL)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._problem)

    def _build_choices(self) -> None:
        layout = QVBoxLayout(self._choices)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.SNUG)
        layout.addWidget(label(self.tr("Welcome to Caseload"), "title", self._choices))
        about = self.tr(
            "Who holds which children, what is due when, and whether everybody is supervised. "
            "All of it stays on this computer; nothing is sent anywhere."
        )
        layout.addWidget(wrapping_label(about, "quiet", self._choices))
        layout.addSpacing(Space.SNUG)
        start = self._build_choice(
            "lock",
            self.tr("Start with my team"),
            self.tr("Makes a new store, locked with a passphrase that you choose now."),
            self.show_passphrase,
        )
        layout.addWidget(start)
        layout.addWidget(
            self._build_choice(
                "import",
                self.tr("Open a store that is there already"),
                self.tr("From a colleague whom you cover for, or from your old computer."),
                self.ask_file,
            )
        )
        layout.addWidget(
            self._build_choice(
                "team",
                self.tr("Look around with a made-up team"),
                self.tr("Nobody in it is real. When you close it, it leaves no trace."),
                self.look_around_wanted.emit,
            )
        )
        layout.addStretch(1)
        start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_choice(
        self, icon: str, title: str, words: str, do: Callable[[], object]
    ) -> RowButton:
        made = RowButton(self._choices)
        made.setProperty("role", "")
        made.setAccessibleName(title)
        made.setAccessibleDescription(words)
        made.setAutoDefault(True)
        picture = QLabel(made)
        ratio = self.devicePixelRatioF()
        picture.setPixmap(self._look.picture(icon, "accent", PICTURE, ratio))
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(label(title, "heading", made))
        texts.addWidget(ElidedLabel(words, "quiet", made))
        row = QHBoxLayout(made)
        row.setContentsMargins(Space.ROOMY, Space.NORMAL, Space.ROOMY, Space.NORMAL)
        row.setSpacing(Space.ROOMY)
        row.addWidget(picture)
        row.addLayout(texts, 1)
        made.clicked.connect(_Call(do))
        return made

    # Show

    @property
    def problem(self) -> str:
        return self._problem.text()

    def say(self, problem: str) -> None:
        """Say what is wrong, under whatever is shown."""
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    @Slot()
    def show_choices(self) -> None:
        self.say("")
        self._stack.setCurrentWidget(self._choices)

    @Slot()
    def show_passphrase(self) -> None:
        self.say("")
        self._stack.setCurrentWidget(self.passphrase)
        self.passphrase.start()

    # Ask

    @Slot()
    def ask_file(self) -> None:
        self.say("")
        title = self.tr("Open a store")
        self._files = QFileDialog(
            self, title, str(self._store.parent), self.tr("Stores (*.db *.caseload)")
        )
        self._files.setFileMode(QFileDialog.FileMode.ExistingFile)
        self._files.fileSelected.connect(self._file_chosen)
        self._files.open()

    @Slot(str)
    def _file_chosen(self, path: str) -> None:
        self.open_wanted.emit(Path(path))


class _Call:
    """Do something when a button is pressed, whatever the press carries."""

    def __init__(self, do: Callable[[], object]) -> None:
        self._do = do

    def __call__(self, _checked: bool = False) -> None:
        self._do()
