"""A scenario: moves that are tried over a casebook and change nothing until they are applied."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.records import Child, Leave, Worker


@dataclass(frozen=True, slots=True)
class Give:
    """Children, most often brothers and sisters together, go to one worker."""

    children: tuple[str, ...]
    worker: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Leaver:
    """A worker leaves; their children are waiting until somebody else has each of them."""

    worker: str
    on: date
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Starter:
    """Somebody joins the team."""

    worker: Worker
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Absence:
    """A worker is away for a while, as leave says it."""

    leave: Leave
    reason: str = ""


Move = Give | Leaver | Starter | Absence


@dataclass(frozen=True, slots=True)
class Scenario:
    """Moves in the order in which they were tried, under a name."""

    name: str = ""
    moves: tuple[Move, ...] = ()

    def with_move(self, move: Move) -> Scenario:
        """Try one more move; a child that is given again goes to the last one named."""
        before = self.without_children(move.children) if isinstance(move, Give) else self
        return replace(self, moves=(*before.moves, move))

    def without_children(self, children: Collection[str]) -> Scenario:
        """Give these children to nobody after all."""
        kept: list[Move] = []
        for move in self.moves:
            if isinstance(move, Give):
                left = tuple(one for one in move.children if one not in children)
                kept += [replace(move, children=left)] if left else []
            else:
                kept.append(move)
        return replace(self, moves=tuple(kept))

    def without(self, at: int) -> Scenario:
        """Take one move out; what was given to a starter who does not start goes with it."""
        gone = self.moves[at]
        moves = [move for place, move in enumerate(self.moves) if place != at]
        if isinstance(gone, Starter):
            moves = [
                move
                for move in moves
                if not (isinstance(move, Give) and move.worker == gone.worker.name)
            ]
        return replace(self, moves=tuple(moves))

    def with_reason(self, at: int, reason: str) -> Scenario:
        """Say why one of the moves is made."""
        moves = list(self.moves)
        moves[at] = replace(moves[at], reason=reason)
        return replace(self, moves=tuple(moves))

    @property
    def given(self) -> dict[str, str]:
        """Say which child goes to which worker."""
        return {
            child_id: move.worker
            for move in self.moves
            if isinstance(move, Give)
            for child_id in move.children
        }

    @property
    def leaving(self) -> dict[str, date]:
        """Say who leaves on which day."""
        return {move.worker: move.on for move in self.moves if isinstance(move, Leaver)}

    @property
    def without_reason(self) -> tuple[int, ...]:
        """Give the places of moves for which no reason is said."""
        return tuple(at for at, move in enumerate(self.moves) if not move.reason.strip())


def tried(casebook: Casebook, scenario: Scenario) -> Casebook:
    """Give the casebook as it would be. The deadlines of a child stay what they are.

    What a leaver holds and nobody else was given is without a worker.
    """
    workers, leave = dict(casebook.workers), dict(casebook.leave)
    given, leaving = scenario.given, scenario.leaving
    for move in scenario.moves:
        match move:
            case Leaver():
                known = workers.get(move.worker)
                if known is not None:
                    workers[move.worker] = replace(known, left_on=move.on)
            case Starter():
                workers.setdefault(move.worker.name, move.worker)
            case Absence():
                name = move.leave.worker
                leave[name] = tuple(
                    sorted((*leave.get(name, ()), move.leave), key=lambda one: one.from_on)
                )
            case _:
                pass  # children are given below, all at once
    return replace(
        casebook,
        workers=workers,
        leave=leave,
        children={
            child_id: _moved(casebook, child, given, leaving)
            for child_id, child in casebook.children.items()
        },
    )


def _moved(
    casebook: Casebook, child: Child, given: Mapping[str, str], leaving: Mapping[str, date]
) -> Child:
    worker = given.get(child.child_id, "")
    if not (worker or child.worker in leaving) or not casebook.is_open(child):
        return child
    if worker:
        return replace(child, worker=worker, allocated_on=casebook.today)
    return replace(child, worker="")
