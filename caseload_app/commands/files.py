"""Commands that write files: export, template, summary, calendar, a made-up team."""

from __future__ import annotations

from argparse import Namespace

from caseload_app.commands.opening import Given
from caseload_app.commands.speaking import say
from caseload_app.exchange.workbook_writer import write_template
from caseload_app.services.demonstration import DemoRequest, write_demonstration


def write_empty_template(given: Given, arguments: Namespace) -> None:
    """Write the workbook that a manager can fill in."""
    del given
    write_template(arguments.out)
    say(f"Wrote {arguments.out}.")


def write_made_up_team(given: Given, arguments: Namespace) -> None:
    """Write a made-up team, and with --weeks the same team in earlier weeks."""
    request = DemoRequest(
        arguments.children, arguments.workers, arguments.seed, given.today, arguments.weeks
    )
    for path in write_demonstration(request, arguments.out):
        say(f"Wrote {path}.")
