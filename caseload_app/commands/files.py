"""Commands that write files: export, template, summary, calendar, a made-up team."""

from __future__ import annotations

from argparse import Namespace

from caseload_app.commands.opening import Given, opened_casebook, rule_book
from caseload_app.commands.printing import printing
from caseload_app.commands.speaking import say
from caseload_app.domain.audit import Act
from caseload_app.domain.wording import counted
from caseload_app.services.calendar_entries import write_calendar_file
from caseload_app.services.demonstration import DemoRequest, write_demonstration
from caseload_app.services.measuring import measure_now, specs_in_force
from caseload_app.services.policy import read_rule_settings
from caseload_app.services.reports import (
    Extras,
    export_workbook,
    printed_summary,
    write_empty_template,
)
from caseload_app.services.safety.disclosures import (
    CALENDAR,
    PAPER,
    WORKBOOK,
    note_disclosure,
)
from caseload_app.services.worklist import put_aside


def write_export(given: Given, arguments: Namespace) -> None:
    """Write everything to a workbook; children are initials unless names are asked for."""
    with opened_casebook(given) as (session, casebook):
        settings = read_rule_settings(session)
        specs = specs_in_force(session, casebook.book)
        export_workbook(
            casebook,
            arguments.out,
            names=arguments.names,
            settings=settings,
            extras=Extras(
                measure_now(session, casebook, specs, rule_book()),
                put_aside=put_aside(session, casebook),
            ),
        )
        title = arguments.out.name
        note_disclosure(session, Act.EXPORTED, WORKBOOK, title, names=arguments.names)
    say(f"Wrote {arguments.out}.")


def print_summary(given: Given, arguments: Namespace) -> None:
    """Write one worker's supervision summary as a PDF."""
    from caseload_app.commands.paper import write_pdf

    with opened_casebook(given) as (session, casebook):
        printed = printing(arguments).words
        summary = printed_summary(
            casebook, arguments.worker, names=arguments.names, printed=printed
        )
        pages = write_pdf(summary, arguments.out)
        title = f"Supervision summary, {arguments.worker}"
        note_disclosure(session, Act.PRINTED, PAPER, title, names=arguments.names)
    say(f"Wrote {arguments.out}, {counted(pages, 'page')}.")


def write_calendar(given: Given, arguments: Namespace) -> None:
    """Write sessions and dates as a calendar file."""
    with opened_casebook(given) as (session, casebook):
        entries = write_calendar_file(casebook, arguments.out)
        note_disclosure(session, Act.EXPORTED, CALENDAR, arguments.out.name, names=False)
    say(f"Wrote {arguments.out}, {counted(entries, 'entry', 'entries')}.")


def write_template(given: Given, arguments: Namespace) -> None:
    """Write the workbook that a manager can fill in."""
    del given
    write_empty_template(arguments.out)
    say(f"Wrote {arguments.out}.")


def write_made_up_team(given: Given, arguments: Namespace) -> None:
    """Write a made-up team, and with --weeks the same team in earlier weeks."""
    request = DemoRequest(
        arguments.children, arguments.workers, arguments.seed, given.today, arguments.weeks
    )
    for path in write_demonstration(request, arguments.out):
        say(f"Wrote {path}.")
