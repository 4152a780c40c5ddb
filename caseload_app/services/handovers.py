"""The handover pack as pages and as a workbook, of a worker, of children, or of a whole team."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from caseload_app.domain.ahead.handover import (
    HandoverPack,
    children_handover,
    manager_handover,
    worker_handover,
)
from caseload_app.domain.casebook import Casebook
from caseload_app.domain.wording import long_day
from caseload_app.errors import ExpectedError
from caseload_app.exchange.writing.handover_html import render_handover
from caseload_app.services.prints import PrintedPage, Printing


def handover_packs(
    casebook: Casebook, *, worker: str = "", supervisor: str = "", names: bool = False
) -> tuple[HandoverPack, ...]:
    """Give the pack of one worker, or of everybody whom one manager supervises.

    Raises ExpectedError when there is no such worker, or the manager supervises nobody.
    """
    if worker:
        if worker not in casebook.workers and not casebook.held_by(worker):
            raise ExpectedError(
                f"There is no worker {worker} in the store.",
                "Look at the Team page for the name as it is written.",
            )
        return (worker_handover(casebook, worker, names=names),)
    packs = manager_handover(casebook, supervisor, names=names)
    if not packs:
        raise ExpectedError(
            f"{supervisor} supervises nobody in the store.",
            "Look at the Team page for who supervises whom.",
        )
    return packs


def transfer_pack(
    casebook: Casebook, child_ids: Sequence[str], to: str, *, names: bool = False
) -> HandoverPack:
    """Give the pack of some children who go to another team or worker.

    Raises ExpectedError when one of them is not in the store.
    """
    unknown = [child_id for child_id in child_ids if child_id not in casebook.children]
    if unknown:
        raise ExpectedError(
            f"There is no child {unknown[0]} in the store.",
            "Look at the list of children for the ID.",
        )
    return children_handover(casebook, child_ids, to, names=names)


def printed_handover(
    casebook: Casebook, packs: Sequence[HandoverPack], how: Printing
) -> PrintedPage:
    """Lay out the packs, each from a new sheet on."""
    title = packs[0].title if len(packs) == 1 else "Handover of a team"
    return PrintedPage(
        title, render_handover(packs, how.words), f"As at {long_day(casebook.today)}"
    )


def write_handover(casebook: Casebook, packs: Sequence[HandoverPack], path: Path) -> int:
    """Write the packs as a workbook; give how many open things they hold.

    Raises ExpectedError when the file cannot be written.
    """
    from caseload_app.exchange.writing.handover_workbook import write_handover_workbook

    return write_handover_workbook(packs, path, casebook.today)
