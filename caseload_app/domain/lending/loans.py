"""A copy that was lent: what the copy knows of itself, and what the store knows of its copies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from caseload_app.domain.audit import JsonValue
from caseload_app.domain.wording import counted, listed, long_day

MARK = "deputys_copy"
"""The setting by which a copy knows that it is one."""

REGISTER = "lent_copies"
"""The setting in which a store keeps which copies were lent."""

OF_LENDING = frozenset({MARK, REGISTER})
"""Settings that say where a file stands; they are never merged."""

ELSEWHERE = "Do it in the store that this copy came from, once the copy is back."
WAY_BACK = "Give this file back to {}, who chooses File, Take back a deputy's copy."


@dataclass(frozen=True, slots=True)
class CopyMark:
    """What a copy knows: who lent it to whom, until when, and where it was cut from the trail.

    `cut_entry` and `cut_seal` are the newest entry of the audit trail that both files share.
    `workers` are those it was cut down to; none means the whole store.
    """

    loan_id: str
    lender: str
    deputy: str
    lent_at: datetime
    until: date
    cut_entry: int
    cut_seal: str
    workers: tuple[str, ...] = ()

    def is_over(self, today: date) -> bool:
        """Tell whether its last day has passed."""
        return today > self.until

    @property
    def note(self) -> str:
        """Say what this file is, for the foot of the window."""
        return f"Deputy's copy for {self.deputy}, until {long_day(self.until)}"

    @property
    def over_words(self) -> str:
        """Say why nothing can be written any more, and what to do with the file now."""
        return (
            f"This deputy's copy for {self.deputy} ended on {long_day(self.until)}. "
            f"It can be read, not changed. {WAY_BACK.format(self.lender or 'whoever lent it')}"
        )


@dataclass(frozen=True, slots=True)
class Loan:
    """One copy that was lent; once back, which entries of the trail wrote what it brought."""

    loan_id: str
    deputy: str
    lent_at: datetime
    until: date
    file: str
    workers: tuple[str, ...] = ()
    back_at: datetime | None = None
    is_given_up: bool = False
    first_entry: int = 0
    last_entry: int = 0

    @property
    def is_out(self) -> bool:
        return self.back_at is None and not self.is_given_up

    def is_late(self, today: date) -> bool:
        """Tell whether it should be back by now."""
        return self.is_out and today > self.until


def copies_out(loans: Iterable[Loan]) -> list[Loan]:
    """Give the copies that have not come back, the one that ends first before the others."""
    return sorted((loan for loan in loans if loan.is_out), key=lambda one: (one.until, one.deputy))


def out_words(loans: Iterable[Loan], today: date) -> str:
    """Say in a few words which copies are out, for the foot of the window; nothing where none."""
    out = copies_out(loans)
    late = [loan for loan in out if loan.is_late(today)]
    if len(out) == 1:
        (one,) = out
        if one.is_late(today):
            return f"{one.deputy}'s copy is not back, due {long_day(one.until)}"
        return f"A copy is with {one.deputy} until {long_day(one.until)}"
    words = f"{counted(len(out), 'copy', 'copies')} lent" if out else ""
    return f"{words}, {len(late)} not back in time" if late else words


def late_words(loans: Iterable[Loan], today: date) -> str:
    """Say in a sentence whose copy should have come back; nothing where none is late."""
    late = [
        f"{loan.deputy}'s copy ended on {long_day(loan.until)}"
        for loan in copies_out(loans)
        if loan.is_late(today)
    ]
    if not late:
        return ""
    has = "has" if len(late) == 1 else "have"
    return f"{listed(late)} and {has} not been taken back: what was done in it is not here yet."


def mark_as_json(mark: CopyMark) -> JsonValue:
    return {
        "loan_id": mark.loan_id,
        "lender": mark.lender,
        "deputy": mark.deputy,
        "lent_at": mark.lent_at.isoformat(timespec="seconds"),
        "until": mark.until.isoformat(),
        "cut_entry": mark.cut_entry,
        "cut_seal": mark.cut_seal,
        "workers": list(mark.workers),
    }


def mark_from_json(value: JsonValue) -> CopyMark | None:
    """Read the mark of a copy; None where the file is no copy."""
    if not isinstance(value, dict):
        return None
    try:
        return CopyMark(
            str(value["loan_id"]),
            str(value["lender"]),
            str(value["deputy"]),
            datetime.fromisoformat(str(value["lent_at"])),
            date.fromisoformat(str(value["until"])),
            int(str(value["cut_entry"])),
            str(value["cut_seal"]),
            _texts(value.get("workers")),
        )
    except (KeyError, ValueError):
        return None


def loans_as_json(loans: Iterable[Loan]) -> JsonValue:
    return [
        {
            "loan_id": loan.loan_id,
            "deputy": loan.deputy,
            "lent_at": loan.lent_at.isoformat(timespec="seconds"),
            "until": loan.until.isoformat(),
            "file": loan.file,
            "workers": list(loan.workers),
            "back_at": loan.back_at.isoformat(timespec="seconds") if loan.back_at else None,
            "is_given_up": loan.is_given_up,
            "first_entry": loan.first_entry,
            "last_entry": loan.last_entry,
        }
        for loan in loans
    ]


def loans_from_json(value: JsonValue) -> tuple[Loan, ...]:
    """Read the register of copies; what cannot be read is left out."""
    found = []
    for entry in value if isinstance(value, list) else ():
        loan = _loan_from_json(entry)
        if loan is not None:
            found.append(loan)
    return tuple(found)


def _loan_from_json(entry: JsonValue) -> Loan | None:
    if not isinstance(entry, dict):
        return None
    back_at = entry.get("back_at")
    try:
        return Loan(
            str(entry["loan_id"]),
            str(entry["deputy"]),
            datetime.fromisoformat(str(entry["lent_at"])),
            date.fromisoformat(str(entry["until"])),
            str(entry["file"]),
            _texts(entry.get("workers")),
            datetime.fromisoformat(str(back_at)) if back_at else None,
            bool(entry.get("is_given_up")),
            int(str(entry.get("first_entry") or 0)),
            int(str(entry.get("last_entry") or 0)),
        )
    except (KeyError, ValueError):
        return None


def _texts(value: JsonValue) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()
