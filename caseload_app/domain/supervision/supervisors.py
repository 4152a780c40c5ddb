"""Who supervises whom: each supervisor's span, and workers whose supervisor is gone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.records import SupervisorSpell


@dataclass(frozen=True, slots=True)
class Span:
    """One supervisor and those they supervise today; `has_left` asks for a handover."""

    supervisor: str
    workers: tuple[str, ...]
    covering: tuple[str, ...]
    has_left: bool


def supervisor_spans(casebook: Casebook) -> tuple[Span, ...]:
    """Give every supervisor of today with their workers; those without one come first."""
    found: dict[str, list[str]] = {}
    covering: dict[str, list[str]] = {}
    for name in casebook.supervision:
        worker = casebook.workers[name]
        supervisor = casebook.loop.supervisor_on(worker, casebook.today)
        found.setdefault(supervisor, []).append(name)
        if _is_cover(casebook, casebook.loop.spells.get(name, ()), supervisor):
            covering.setdefault(supervisor, []).append(name)
    return tuple(
        Span(
            supervisor,
            tuple(sorted(found[supervisor])),
            tuple(sorted(covering.get(supervisor, ()))),
            _has_left(casebook, supervisor),
        )
        for supervisor in sorted(found, key=lambda name: (name != "", name.casefold()))
    )


def without_supervisor(casebook: Casebook) -> tuple[str, ...]:
    """Name the workers for whom nobody is recorded, or whose supervisor has left."""
    return tuple(
        name
        for span in supervisor_spans(casebook)
        if span.has_left or not span.supervisor
        for name in span.workers
    )


def supervisor_history(casebook: Casebook, worker: str) -> tuple[SupervisorSpell, ...]:
    """Give who supervised a worker from when, the newest first."""
    return tuple(reversed(casebook.loop.spells.get(worker, ())))


def _has_left(casebook: Casebook, supervisor: str) -> bool:
    known = casebook.workers.get(supervisor)
    return known is not None and casebook.has_left(known)


def _is_cover(casebook: Casebook, spells: Sequence[SupervisorSpell], supervisor: str) -> bool:
    return any(
        one.supervisor == supervisor
        and one.until is not None
        and one.from_on <= casebook.today <= one.until
        for one in spells
    )
