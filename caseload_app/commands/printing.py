"""Commands that print: brief, overdue dates, one child, every child, pack, register."""

from __future__ import annotations

import re
from argparse import Namespace

from caseload_app.commands.opening import Given, now, opened_casebook, user_name
from caseload_app.commands.speaking import say
from caseload_app.domain.ahead.handover import HandoverPack
from caseload_app.domain.audit import Act
from caseload_app.domain.casebook import Casebook
from caseload_app.domain.wording import counted
from caseload_app.errors import ExpectedError
from caseload_app.services.handovers import (
    handover_packs,
    printed_handover,
    transfer_pack,
    write_handover,
)
from caseload_app.services.prints import (
    PrintedPage,
    Printing,
    pack_workers,
    printed_brief,
    printed_child,
    printed_inspector_list,
    printed_overdue,
    printed_pack,
    printed_register,
    printed_session,
)
from caseload_app.services.reports import known_worker
from caseload_app.services.safety.disclosures import PAPER, WORKBOOK, note_disclosure
from caseload_app.services.session import Session


def printing(arguments: Namespace) -> Printing:
    """Say how it is printed: with names or not, by whom and when."""
    return Printing(arguments.names, user_name(), now())


def print_brief(given: Given, arguments: Namespace) -> None:
    """Print the team brief for Monday."""
    with opened_casebook(given) as (session, casebook):
        page = printed_brief(casebook, printing(arguments))
        _write(session, page, arguments)


def print_overdue(given: Given, arguments: Namespace) -> None:
    """Print what is overdue, worker by worker."""
    with opened_casebook(given) as (session, casebook):
        page = printed_overdue(casebook, printing(arguments))
        _write(session, page, arguments)


def print_child(given: Given, arguments: Namespace) -> None:
    """Print one child on a sheet."""
    with opened_casebook(given) as (session, casebook):
        page = printed_child(casebook, arguments.child, printing(arguments))
        _write(session, page, arguments)


def print_inspector_list(given: Given, arguments: Namespace) -> None:
    """Print every child with what is wrong stated first."""
    with opened_casebook(given) as (session, casebook):
        page = printed_inspector_list(casebook, printing(arguments))
        _write(session, page, arguments)


def print_register(given: Given, arguments: Namespace) -> None:
    """Print the supervision register of twelve months, of everybody or of one worker."""
    with opened_casebook(given) as (session, casebook):
        worker = known_worker(casebook, arguments.worker) if arguments.worker else None
        page = printed_register(casebook, printing(arguments), arguments.first, worker=worker)
        _write(session, page, arguments)


def print_pack(given: Given, arguments: Namespace) -> None:
    """Print everybody's summary: into one PDF, or one each into a folder that is there."""
    from caseload_app.commands.paper import write_pdf

    how = printing(arguments)
    if not arguments.out.is_dir():
        with opened_casebook(given) as (session, casebook):
            page = printed_pack(casebook, how)
            _write(session, page, arguments)
        return
    with opened_casebook(given) as (session, casebook):
        pages = {name: printed_session(casebook, name, how) for name in pack_workers(casebook)}
        note_disclosure(session, Act.PRINTED, PAPER, "Supervision pack", names=arguments.names)
    files = {f"{_file_name(name)}.pdf": page for name, page in pages.items()}
    if len(files) < len(pages):
        raise ExpectedError(
            "Two workers have names that make the same file name.",
            "Print the pack into one PDF instead.",
        )
    for name, page in files.items():
        write_pdf(page, arguments.out / name)
    say(f"Wrote {counted(len(files), 'file')} into {arguments.out}.")


def hand_over(given: Given, arguments: Namespace) -> None:
    """Write the handover pack: as a workbook where the name ends so, else as PDF."""
    with opened_casebook(given) as (session, casebook):
        packs = _packs(casebook, arguments)
        if arguments.out.suffix.casefold() == ".xlsx":
            number = write_handover(casebook, packs, arguments.out)
            title = arguments.out.name
            note_disclosure(session, Act.EXPORTED, WORKBOOK, title, names=arguments.names)
            say(f"Wrote {arguments.out}, {counted(number, 'open thing')}.")
            return
        page = printed_handover(casebook, packs, printing(arguments))
        _write(session, page, arguments)


def _packs(casebook: Casebook, arguments: Namespace) -> tuple[HandoverPack, ...]:
    names = arguments.names
    if arguments.child:
        return (transfer_pack(casebook, arguments.child, arguments.to, names=names),)
    worker, supervisor = arguments.worker, arguments.supervisor
    return handover_packs(casebook, worker=worker, supervisor=supervisor, names=names)


def _write(session: Session, page: PrintedPage, arguments: Namespace) -> None:
    from caseload_app.commands.paper import write_pdf

    pages = write_pdf(page, arguments.out)
    note_disclosure(session, Act.PRINTED, PAPER, page.title, names=arguments.names)
    say(f"Wrote {arguments.out}, {counted(pages, 'page')}.")


def _file_name(worker: str) -> str:
    """Make a worker's name fit for a file on any system."""
    return "Supervision summary " + re.sub(r"[^\w\- ]", "_", worker).strip()
