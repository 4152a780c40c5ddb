"""What an import does to the dates of known children, as plain values: for JSON, and to be kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from caseload_app.domain.audit import JsonValue
from caseload_app.domain.importing.difference import ImportMove

Answer = dict[str, JsonValue]
MOST_KEPT = 500
"""So many are kept for later; how many there were is kept as well."""


def moves_answer(moves: Sequence[ImportMove], most: int | None = None) -> Answer:
    """Give what became of each date: met, moved, new, late or ended, with the reason."""
    return {
        "moves": [_move(one) for one in moves[:most]],
        "moves_in_all": len(moves),
    }


def kept_moves(value: JsonValue) -> Answer:
    """Read what was kept of an import's moves; none where it was made before they were."""
    if not isinstance(value, dict):
        return moves_answer(())
    return {"moves": value.get("moves"), "moves_in_all": value.get("moves_in_all")}


def _move(move: ImportMove) -> JsonValue:
    return {
        "child_id": move.child_id,
        "became": str(move.kind),
        "rule": move.rule,
        "label": move.label,
        "due_before": _day(move.due_before),
        "due": _day(move.due_after),
        "met_on": _day(move.met_on),
        "sentence": move.sentence,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
