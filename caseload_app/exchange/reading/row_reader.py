"""Read the cells of one row after another by field, and note each cell that cannot be read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from caseload_app.domain.importing.claims import RowClaim, RowProblem
from caseload_app.domain.records import Plan
from caseload_app.exchange.reading.cell_dates import read_date
from caseload_app.exchange.reading.cells import (
    clean_text,
    is_absent,
    read_answer,
    read_code,
    read_id,
    read_name,
    read_text,
    read_yes_no,
)
from caseload_app.exchange.reading.import_words import value_of_word
from caseload_app.exchange.reading.plan_words import PlanWords, read_plan
from caseload_app.exchange.reading.recognise import Column, Row, Table
from caseload_app.exchange.reading.workbook_reader import CellValue

T = TypeVar("T")
Reading = tuple[T | None, str]


class RowReader:
    """Stands on one row of a table at a time and reads its cells by field.

    Problems of the row gather in `problems` until the next row is taken.
    """

    def __init__(self, table: Table, *, from_1904: bool = False) -> None:
        self.columns: dict[str, Column] = dict(table.columns or {})
        self.number = 0
        self.problems: list[RowProblem] = []
        self._places = {field: column.place for field, column in self.columns.items()}
        self._cells: Sequence[CellValue] = ()
        self._from_1904 = from_1904
        self._month_first = table.month_first
        self._plan_words = table.plan_words

    def take(self, row: Row) -> None:
        """Step onto a row."""
        self.number, self._cells = row
        self.problems = []

    def has(self, field: str) -> bool:
        """Tell whether the table has a column for the field."""
        return field in self._places

    def cell(self, field: str) -> CellValue:
        place = self._places.get(field)
        if place is None:
            return ""
        try:
            return self._cells[place]
        except IndexError:  # a line of text may be shorter than its headings
            return ""

    def text(self, field: str) -> str:
        value = self.cell(field)
        return read_text(value) if value != "" else ""

    def code(self, field: str) -> str:
        """Read a coded cell without the letter before the code."""
        value = self.cell(field)
        return read_code(value) if value != "" else ""

    def answer(self, field: str) -> str:
        """Read a coded cell in which yes and no are written alike."""
        value = self.cell(field)
        return read_answer(value) if value != "" else ""

    def name(self, field: str) -> str:
        value = self.cell(field)
        return read_name(value) if value != "" else ""

    def yes_no(self, field: str) -> bool | None:
        value = self.cell(field)
        return read_yes_no(value) if value != "" else None

    def date(self, field: str) -> date | None:
        value = self.cell(field)
        if value == "":
            return None
        found, problem = read_date(value, from_1904=self._from_1904, month_first=self._month_first)
        if problem:
            self.note(field, problem)
        return found

    def id(self, field: str) -> str:
        value = self.cell(field)
        if value == "":
            return ""
        found, problem = read_id(value)
        if problem:
            self.note(field, problem)
        return found

    def number_by(self, field: str, read: Callable[[CellValue], Reading[T]]) -> T | None:
        """Read a cell with one of the functions that give a number."""
        value = self.cell(field)
        if value == "":
            return None
        found, problem = read(value)
        if problem:
            self.note(field, problem)
        return found

    def plan(self, field: str) -> PlanWords:
        """Read a plan or case status; words that fit none are a problem."""
        text = self.text(field)
        found = self._plan_words.get(text.casefold()) or read_plan(text)
        if found is None:
            plans = ", ".join(Plan)
            self.note(field, f"This fits no plan. Write one of: {plans}.")
            return PlanWords()
        return found

    def choice(self, field: str, group: str) -> str:
        """Read a cell that holds one of a few words; another word is a problem."""
        text = self.text(field)
        if not text:
            return ""
        choices = value_of_word(group)
        word = read_code(text.casefold())
        found = choices.get(word) or choices.get(word.replace("-", " "))
        if found is None:
            known = ", ".join(dict.fromkeys(choices.values()))
            self.note(field, f"This word is not known here. Write one of: {known}.")
            return ""
        return found

    def sex(self) -> str:
        text = self.code("sex")
        return value_of_word("sex").get(text.casefold(), text)

    def is_blank(self, field: str) -> bool:
        """Tell whether the column is there and the cell holds nothing."""
        return field in self._places and is_absent(clean_text(self.cell(field)))

    def note(self, field: str, problem: str) -> None:
        """Keep a problem with the place of the field's cell in this row."""
        column = self.columns.get(field)
        self.problems.append(
            RowProblem(
                self.number,
                column.letter if column is not None else "",
                column.heading if column is not None else "",
                clean_text(self.cell(field))[:200],
                problem,
            )
        )

    def reject(self, field: str, problem: str) -> RowClaim:
        """Give the claim of a row that cannot be used; a problem already noted says more."""
        column = self.columns.get(field)
        heading = column.heading if column is not None else ""
        noted = next((each for each in self.problems if each.heading == heading), None)
        if noted is None:
            self.note(field, problem)
            noted = self.problems[-1]
        return RowClaim(self.number, rejected=noted)
