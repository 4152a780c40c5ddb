"""Who supervises whom: cover by a deputy, handover to another supervisor, history intact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from caseload_app.domain.records import SupervisorSpell
from caseload_app.domain.supervision.supervisors import supervisor_history
from caseload_app.errors import ExpectedError
from caseload_app.services import booking
from caseload_app.ui.models.record_table import RecordTableModel
from caseload_app.ui.models.supervision.supervisor_rows import (
    SupervisedRow,
    span_facts,
    spell_words,
    supervised_columns,
    supervised_rows,
)
from caseload_app.ui.theme import Space
from caseload_app.ui.typed_dates import Lean
from caseload_app.ui.widgets.begins_at import BeginsAt
from caseload_app.ui.widgets.date_field import DateField
from caseload_app.ui.widgets.fact_strip import FactStrip
from caseload_app.ui.widgets.panel import Panel, scrolling
from caseload_app.ui.widgets.record_list import build_table
from caseload_app.ui.widgets.supervision.promise_forms import Form
from caseload_app.ui.widgets.text import wrapping_label
from caseload_app.ui.widgets.two_columns import TwoColumns
from caseload_app.ui.words import count

if TYPE_CHECKING:
    from caseload_app.domain.casebook import Casebook
    from caseload_app.domain.records import Worker
    from caseload_app.services.workspace import Workspace
    from caseload_app.ui.look import Look
    from caseload_app.ui.settings import Settings

SHARES = (8, 5)
NAMED = 4


class HandoverForm(Form):
    """Who takes over, from when, and until when if it is cover."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "Hand over", parent)
        self.to = QComboBox(self)
        self.to.setEditable(True)
        self.from_on = DateField(look, self, lean=Lean.FUTURE)
        self.until = DateField(look, self, lean=Lean.FUTURE)
        self.until.setPlaceholderText(self.tr("Blank: for good"))
        self.why = QLineEdit(self)
        self.add_fields(
            (
                (self.tr("New supervisor"), self.to),
                (self.tr("From"), self.from_on),
                (self.tr("Cover until"), self.until),
                (self.tr("Why"), self.why),
            )
        )

    def show_casebook(self, casebook: Casebook) -> None:
        """Offer everybody who supervises or works here."""
        typed = self.to.currentText()
        names = {casebook.loop.supervisor_on(one, casebook.today) for one in _in_post(casebook)}
        names |= {one.name for one in _in_post(casebook)}
        with QSignalBlocker(self.to):
            self.to.clear()
            self.to.addItems(sorted(names - {""}, key=str.casefold))
            self.to.setEditText(typed)
        for field in (self.from_on, self.until):
            field.set_today(casebook.today)
        if self.from_on.date() is None:
            self.from_on.show_date(casebook.today)

    @property
    def spell(self) -> SupervisorSpell | None:
        """Give what is typed, for any worker; None while a date is none."""
        on = self.from_on.date()
        if on is None or self.until.is_wrong:
            return None
        to = " ".join(self.to.currentText().split())
        return SupervisorSpell("", on, to, self.until.date(), self.why.text().strip())

    @Slot()
    def clear(self) -> None:
        self.to.setEditText("")
        self.until.show_date(None)
        self.why.clear()
        self.say("")


class SupervisorsView(BeginsAt):
    """`saved` carries what was done; the workspace already has it."""

    saved = Signal(str)

    def __init__(
        self, workspace: Workspace, look: Look, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.facts = FactStrip(look, self)
        model = RecordTableModel(supervised_columns(), lambda row: row.worker)
        self.table = build_table("who supervises whom", model, look, settings)
        self.form = HandoverForm(look, self)
        self._whom = wrapping_label(role="quiet", parent=self)
        self._history = wrapping_label(role="quiet", parent=self)
        self._build()
        self.table.selectionModel().selectionChanged.connect(self._show_chosen)
        self.form.asked.connect(self.hand_over)

    def _build(self) -> None:
        self.table.say_when_empty(self.tr("Nobody is supervised here."))
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SNUG)
        column.addWidget(self.facts)
        column.addWidget(self.table, 1)
        panel = Panel(self.tr("Hand over, or arrange cover"), self)
        panel.body.addWidget(self._whom)
        panel.body.addWidget(self.form)
        panel.body.addWidget(self._history)
        panel.body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, Space.NORMAL, 0, 0)
        layout.addWidget(TwoColumns((left, scrolling(panel, self)), SHARES, self))
        self.setFocusProxy(self.table)

    # Show

    def show_casebook(self, casebook: Casebook) -> None:
        self.facts.show_facts(span_facts(casebook))
        self.table.records.show_records(supervised_rows(casebook))
        if not self.table.selectionModel().hasSelection() and self.table.records.rows:
            self.table.selectRow(0)
        self.form.show_casebook(casebook)
        self._show_chosen()

    @property
    def chosen(self) -> list[str]:
        """Name the workers who are chosen."""
        rows = self.table.chosen_records() or [self.table.current_record()]
        return [one.worker for one in rows if isinstance(one, SupervisedRow)]

    @Slot()
    def _show_chosen(self) -> None:
        chosen = self.chosen
        named = ", ".join(chosen[:NAMED]) + (", ..." if len(chosen) > NAMED else "")
        hint = self.tr("Choose one or more workers (Ctrl or Shift with a click or the arrows).")
        self._whom.setText(named or hint)
        self.form.do.setEnabled(bool(chosen))
        words = ""
        if len(chosen) == 1:
            history = supervisor_history(self._workspace.casebook, chosen[0])
            said = [spell_words(one) for one in history]
            words = "\n".join([self.tr("So far:"), *said]) if said else ""
        self._history.setText(words)

    # Ask

    @Slot()
    def hand_over(self) -> None:
        """Give the chosen workers the supervisor who is typed."""
        spell, chosen = self.form.spell, self.chosen
        if spell is None:
            self.form.say(self.tr("A date is not a day; type it as 3/3/26, fri or today."))
            return
        casebook, session = self._workspace.casebook, self._workspace.session
        try:
            changes = booking.hand_over(casebook, session, chosen, spell)
        except ExpectedError as error:
            self.form.say(f"{error.problem} {error.next_step}")
            return
        self._workspace.follow(changes)
        self.form.clear()
        who = count(len(chosen), "worker") if len(chosen) > 1 else chosen[0]
        cover = self.tr("{} covers {}.") if spell.until else self.tr("{} now supervises {}.")
        self.saved.emit(cover.format(spell.supervisor, who))


def _in_post(casebook: Casebook) -> list[Worker]:
    return [one for one in casebook.workers.values() if not casebook.has_left(one)]
