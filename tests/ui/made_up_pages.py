"""Two made-up pages for the window's own tests: cards, and a list of children."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from caseload_app.ui import words
from caseload_app.ui.models.record_table import Align, Column, RecordTableModel
from caseload_app.ui.page import Destination, Page, Waiting
from caseload_app.ui.theme import StateMark, Tone
from caseload_app.ui.widgets.card import Card, CardContent
from caseload_app.ui.widgets.card_row import CardLine
from caseload_app.ui.widgets.record_table_view import RecordTableView
from caseload_app.ui.widgets.search_field import SearchField
from caseload_app.ui.widgets.stacked_bar import BarPart, BarValue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseload_app.ui.look import Look
    from caseload_app.ui.settings import Settings

TODAY = date(2026, 3, 3)
NAMES = ("Ada Fenwick", "Bo Marsh", "Cleo Okafor", "Dev Patel", "Esme Rowe", "Finn Abara")
MARKS = (
    StateMark(Tone.OVERDUE, "6 days late"),
    StateMark(Tone.SOON, "in 3 working days"),
    StateMark(Tone.UPCOMING, "in 12 working days"),
    StateMark(Tone.MET, "Met on time"),
    StateMark(Tone.EXEMPT, "Not needed"),
    StateMark(Tone.UNKNOWN, "No start date"),
)


@dataclass(frozen=True, slots=True)
class MadeUpChild:
    child_id: str
    name: str
    worker: str
    plan: str
    seen: date | None
    mark: StateMark
    cases: int


def made_up_children(number: int) -> list[MadeUpChild]:
    return [
        MadeUpChild(
            child_id=f"C{at:05}",
            name=f"{NAMES[at % 6].split()[0]} {NAMES[(at // 6) % 6].split()[1]}",
            worker=("Rowan Tate", "Priya Shah", "Sam Lowe", "")[at % 4],
            plan=("Child protection", "Looked after", "Child in need")[at % 3],
            seen=None if at % 7 == 3 else TODAY - timedelta(days=(at * 37) % 90),
            mark=MARKS[at % 6],
            cases=at % 14,
        )
        for at in range(number)
    ]


def bar(child: MadeUpChild) -> BarValue:
    parts = (
        BarPart("CLA", child.cases / 2, "CLA"),
        BarPart("CP", child.cases, "CP"),
        BarPart("CIN", 7, "CIN"),
        BarPart("Assessment", 2, "Assessment"),
        BarPart("Care leaver", 1, "Care leaver"),
    )
    return BarValue(parts, most=32, limit=20)


def child_columns() -> tuple[Column[MadeUpChild], ...]:
    return (
        Column("name", "Child", lambda child: child.name),
        Column("id", "ID", lambda child: child.child_id),
        Column("worker", "Worker", lambda child: child.worker),
        Column("plan", "Plan", lambda child: child.plan),
        Column(
            "seen",
            "Last seen",
            lambda child: words.day(child.seen) if child.seen else "",
            sort_key=lambda child: child.seen,
        ),
        Column("state", "Next", lambda child: child.mark.words, state=lambda child: child.mark),
        Column("cases", "Cases", lambda child: bar(child).words(), paint=bar),
        Column(
            "number",
            "Open actions",
            lambda child: str(child.cases),
            sort_key=lambda child: child.cases,
            align=Align.RIGHT,
        ),
        Column("note", "Note", lambda child: "", shown=False),
    )


class CardsPage(Page):
    page_id = "cards"
    title = "Monday"
    icon = "home"

    def __init__(self, look: Look) -> None:
        super().__init__()
        layout = QGridLayout(self)
        layout.setContentsMargins(24, 12, 24, 24)
        layout.setSpacing(16)
        self.cards = []
        for at, content in enumerate(card_contents()):
            card = Card(look, self)
            card.show_content(content)
            card.opened.connect(self.navigate)
            layout.addWidget(card, at // 3, at % 3)
            self.cards.append(card)


def card_contents() -> list[CardContent]:
    to_list = Destination("children", filter="late")
    lines = tuple(
        CardLine(name, "CP visit", MARKS[0], Destination("children", key=f"C{at:05}"))
        for at, name in enumerate(NAMES[:4])
    )
    soon = tuple(CardLine(name, "Core group", MARKS[1], to_list) for name in NAMES[2:6])
    return [
        CardContent(
            "Newly late", "4", "deadlines passed since Tue 24 Feb 2026", "warning", Tone.OVERDUE,
            lines, to_list,
        ),
        CardContent(
            "Due in five working days", "18", "for 14 children", "clock", Tone.SOON, soon, to_list
        ),
        CardContent(
            "Not supervised", "2", "of 9 workers are past the policy's 4 weeks", "supervision",
            Tone.SOON,
            (CardLine("Rowan Tate", "last Mon 12 Jan 2026", opens=to_list),
             CardLine("Priya Shah", "never recorded", opens=to_list)), to_list,
        ),
        CardContent(
            "Over their limit", "1", "worker holds more than agreed", "team", Tone.OVERDUE,
            (CardLine("Sam Lowe", "22 cases, limit 20", opens=to_list),), to_list,
        ),
        CardContent(
            "What cannot be right", "0", "", "help", Tone.UNKNOWN,
            when_empty="Nothing in the file contradicts itself.",
        ),
        CardContent(
            "What went right", "97%", "of reviews in February were on time", "check", Tone.MET,
            (CardLine("No visit overdue for 3 weeks"),),
        ),
    ]  # fmt: skip


class ChildrenPage(Page):
    page_id = "children"
    title = "Children"
    icon = "children"

    def __init__(self, look: Look, settings: Settings) -> None:
        super().__init__()
        self.shown: list[object] = []
        self.model = RecordTableModel(child_columns(), lambda child: child.child_id)
        self.table = RecordTableView("children", look, settings, self)
        self.table.show_model(self.model)
        self.table.say_when_empty("No child matches.")
        self.search = SearchField("Search these children", look, self)
        self.search.searched.connect(self.model.search)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 12, 24, 24)
        layout.addWidget(self.search)
        layout.addWidget(self.table)

    def show_casebook(self, casebook: Sequence[MadeUpChild]) -> None:
        self.shown.append(casebook)
        self.model.show_records(casebook)

    def open_at(self, destination: Destination) -> None:
        if destination.key:
            self.table.choose(destination.key)

    def waiting(self, casebook: Sequence[MadeUpChild]) -> Waiting:
        late = sum(child.mark.tone is Tone.OVERDUE for child in casebook)
        return Waiting(late, Tone.OVERDUE, f"{late} late")

    def remember(self) -> object:
        return self.table.remember()

    def restore(self, state: object) -> None:
        self.table.restore(state)
