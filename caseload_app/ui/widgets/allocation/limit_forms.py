"""Four short forms beside the limits: a limit, what takes from it, over it, and for everybody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox, QWidget

from caseload_app.domain.capacity.kept import AgreedLimit, LimitReview, Reduction
from caseload_app.ui.typed_dates import Lean
from caseload_app.ui.widgets.date_field import DateField
from caseload_app.ui.widgets.supervision.promise_forms import Form
from caseload_app.ui.widgets.text_area import TextArea
from caseload_app.ui.words import day

if TYPE_CHECKING:
    from caseload_app.domain.capacity.policy import CapacityPolicy
    from caseload_app.ui.look import Look

KINDS = (
    "Phased return",
    "Sickness",
    "Leave",
    "Union duty",
    "Training",
    "Duty rota",
    "Practice educator",
)


class LimitForm(Form):
    """A limit agreed with one worker, from a day on, with the reason."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "Agree the limit", parent)
        self.cases = QLineEdit(self)
        self.cases.setPlaceholderText(self.tr("Cases; empty for no limit"))
        self.from_on = DateField(look, self, lean=Lean.FUTURE)
        self.reason = TextArea("", self.tr("Why this number"), self)
        self.agreed_with = QLineEdit(self)
        self.agreed_with.setPlaceholderText(self.tr("The worker, unless somebody else"))
        self.add_fields(
            (
                (self.tr("Limit"), self.cases),
                (self.tr("From"), self.from_on),
                (self.tr("Reason"), self.reason),
                (self.tr("Agreed with"), self.agreed_with),
            )
        )

    def start(self, today: date) -> None:
        """Get ready for another limit."""
        self.cases.clear()
        self.from_on.set_today(today)
        self.from_on.show_date(today)
        self.reason.show_words("")
        self.agreed_with.clear()
        self.say("")

    def limit(self, worker: str) -> AgreedLimit | None:
        """Give what is typed; None where the number or the day is none."""
        cases, on = self.cases.text().strip(), self.from_on.date()
        if on is None or (cases and not cases.isdigit()):
            return None
        number = int(cases) if cases else None
        with_whom = self.agreed_with.text().strip() or worker
        return AgreedLimit(worker, on, number, self.reason.words.strip(), with_whom)


class ReductionForm(Form):
    """What takes a share of a worker's limit for a while."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "Add it", parent)
        self.kind = QComboBox(self)
        self.kind.setEditable(True)
        self.kind.addItems(KINDS)
        self.percent = _number(self, 100, " %")
        self.points = _number(self, 999, "")
        self.points.setToolTip(self.tr("What the duty counts for where points are in use"))
        self.from_on = DateField(look, self, lean=Lean.FUTURE)
        self.until = DateField(look, self, lean=Lean.FUTURE)
        self.until.setPlaceholderText(self.tr("Empty: no end set"))
        self.reason = QLineEdit(self)
        self.add_fields(
            (
                (self.tr("What"), self.kind),
                (self.tr("Takes"), self.percent),
                (self.tr("Points"), self.points),
                (self.tr("From"), self.from_on),
                (self.tr("Until"), self.until),
                (self.tr("Reason"), self.reason),
            )
        )

    def start(self, today: date) -> None:
        """Get ready for another reduction."""
        for field in (self.from_on, self.until):
            field.set_today(today)
        self.from_on.show_date(today)
        self.until.show_date(None)
        self.percent.setValue(0)
        self.points.setValue(0)
        self.reason.clear()
        self.say("")

    def reduction(self, worker: str) -> Reduction | None:
        """Give what is typed; None where a day is none."""
        on = self.from_on.date()
        if on is None or self.until.is_wrong:
            return None
        return Reduction(
            worker,
            on,
            self.kind.currentText().strip(),
            self.until.date(),
            self.percent.value(),
            self.points.value(),
            self.reason.text().strip(),
        )


class OverForm(Form):
    """What is agreed with somebody over the limit; once agreed, what came of it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "Keep what was agreed", parent)
        self._open: LimitReview | None = None
        self.agreed = TextArea("", self.tr("What is done about it"), self)
        self.by_when = DateField(look, self, lean=Lean.FUTURE)
        self.review_on = DateField(look, self, lean=Lean.FUTURE)
        self.outcome = TextArea("", self.tr("How it stands at the review"), self)
        self.add_fields(
            (
                (self.tr("Agreed"), self.agreed),
                (self.tr("By when"), self.by_when),
                (self.tr("Review on"), self.review_on),
                (self.tr("Outcome"), self.outcome),
            )
        )

    def start(self, today: date, review: LimitReview | None) -> None:
        """Get ready for a worker, with what is agreed already."""
        self._open = review
        for field in (self.by_when, self.review_on):
            field.set_today(today)
            field.setReadOnly(review is not None)
        self.agreed.setReadOnly(review is not None)
        self.agreed.show_words(review.agreed if review else "")
        self.by_when.show_date(review.by_when if review else None)
        self.review_on.show_date(review.review_on if review else None)
        self.outcome.show_words("")
        self.outcome.setEnabled(review is not None)
        words = self.tr("It is reviewed") if review else self.tr("Keep what was agreed")
        self.do.setText(words)
        said = ""
        if review is not None:
            limit = "none" if review.case_limit is None else str(review.case_limit)
            said = self.tr("Agreed on {}, with {} cases and limit {}.").format(
                day(review.on), review.cases, limit
            )
        self.do.setToolTip(said)
        self.say("")

    @property
    def open_review(self) -> LimitReview | None:
        """Give what is to be reviewed now; None while nothing is agreed."""
        return self._open

    def review(self, worker: str, today: date) -> LimitReview | None:
        """Give what is typed; None where a day is none."""
        if self.by_when.is_wrong or self.review_on.is_wrong:
            return None
        return LimitReview(
            worker,
            today,
            self.agreed.words.strip(),
            self.by_when.date(),
            self.review_on.date(),
        )


class EverybodyForm(Form):
    """What holds for everybody: the usual limit, the span, protection of newly qualified."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "Save for everybody", parent)
        self.full_time = QLineEdit(self)
        self.full_time.setPlaceholderText(self.tr("Empty: only what is agreed"))
        self.span = QLineEdit(self)
        self.span.setPlaceholderText(self.tr("Empty: no limit; 6 to 8 is often heard"))
        self.months = _number(self, 120, self.tr(" months"))
        self.protection = QComboBox(self)
        self.reason = QLineEdit(self)
        self.add_fields(
            (
                (self.tr("Full-time limit"), self.full_time),
                (self.tr("People supervised"), self.span),
                (self.tr("Long-held after"), self.months),
                (self.tr("Newly qualified"), self.protection),
                (self.tr("Reason"), self.reason),
            )
        )

    def show_policy(self, policy: CapacityPolicy) -> None:
        self.full_time.setText(_text(policy.full_time_cases))
        self.span.setText(_text(policy.span_limit))
        self.months.setValue(policy.long_held_months)
        self.protection.clear()
        for profile in policy.profiles:
            if profile.asye_months is not None:
                self.protection.addItem(f"{profile.label} ({profile.percent} %)", profile.id)
                at = self.protection.count() - 1
                if profile.is_on:
                    self.protection.setCurrentIndex(at)
                tip = f"{profile.source} (confidence {profile.confidence})"
                self.protection.setItemData(at, tip, Qt.ItemDataRole.ToolTipRole)

    def policy(self, before: CapacityPolicy) -> CapacityPolicy | None:
        """Give what is chosen; None where a number is none."""
        numbers = (self.full_time.text().strip(), self.span.text().strip())
        if any(words and not words.isdigit() for words in numbers):
            return None
        chosen = self.protection.currentData()
        full_time, span = (int(words) if words else None for words in numbers)
        return replace(
            before,
            profiles=tuple(
                replace(one, is_on=one.id == chosen) if one.asye_months is not None else one
                for one in before.profiles
            ),
            full_time_cases=full_time,
            span_limit=span,
            long_held_months=self.months.value(),
        )


def _number(parent: QWidget, most: int, suffix: str) -> QSpinBox:
    made = QSpinBox(parent)
    made.setRange(0, most)
    made.setSuffix(suffix)
    return made


def _text(number: int | None) -> str:
    return "" if number is None else str(number)
