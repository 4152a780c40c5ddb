"""Weigh what files set differently about the rules against what is set already."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from caseload_app.domain.importing.claims import RowClaim, RowProblem, SheetClaims
from caseload_app.domain.importing.import_records import RecordId
from caseload_app.domain.rules.rule_settings import RuleSettings, check_settings
from caseload_app.domain.rules.rulebook import RuleBook
from caseload_app.domain.rules.setting_lines import (
    OF_DAYS,
    SettingLine,
    lines_of,
    settings_of,
)


class SettingClaims:
    """The lines that are known, and what rows make of them; `changed` are new or different."""

    def __init__(
        self, known: RuleSettings, book: RuleBook | None, one_spelling: Callable[[str], str]
    ) -> None:
        self._known = {line_id(line): line for line in lines_of(known)}
        self._book = book
        self._one_spelling = one_spelling
        self._ids: dict[str, str] = {}
        if book is not None:
            self._ids = {rule.label.casefold(): rule.id for rule in book.timescales}
            self._ids |= {rule.id.casefold(): rule.id for rule in book.timescales}
        self.changed: dict[RecordId, SettingLine] = {}

    def is_known(self, place: RecordId) -> bool:
        return place in self._known

    def take_sheets(
        self,
        sheets: Sequence[SheetClaims],
        stranger: Callable[[RowClaim, str], RowProblem | None],
    ) -> Iterator[tuple[tuple[int, int], RecordId | RowProblem]]:
        """Take every row that sets something, and say by its place what became of it."""
        for number, sheet in enumerate(sheets):
            for place, row in enumerate(sheet.rows):
                if row.setting is not None:
                    problem = stranger(row, row.setting.child_id)
                    yield (number, place), problem or self.take(row, row.setting)

    def take(self, row: RowClaim, line: SettingLine) -> RecordId | RowProblem:
        """Take one row, or say why its setting cannot stand."""
        worker = self._one_spelling(line.worker)
        rule = self._ids.get(line.rule.casefold(), line.rule)
        line = replace(line, worker=worker, rule="" if line.kind in OF_DAYS else rule)
        if self._book is not None:
            problems = check_settings(self._book, settings_of([line]))
            if problems:
                words = f"{line.kind} {line.rule}".strip()
                return RowProblem(row.row, "", "", words, problems[0].problem)
        place = line_id(line)
        if self._known.get(place) == line:
            self.changed.pop(place, None)
        else:
            self.changed[place] = line
        return place


def line_id(line: SettingLine) -> RecordId:
    """Name a line among all records."""
    return (SettingLine, *line.key)
