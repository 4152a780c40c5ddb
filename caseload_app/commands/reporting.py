"""The command that writes the monthly report, as a PDF or for Word."""

from __future__ import annotations

import os
from argparse import Namespace

from caseload_app.commands.opening import Given, opened_casebook, rule_book
from caseload_app.commands.printing import printing
from caseload_app.commands.speaking import say
from caseload_app.domain.wording import counted
from caseload_app.errors import ExpectedError
from caseload_app.services.measuring import measure_now, specs_in_force
from caseload_app.services.monthly import printed_monthly, put_together, write_word

WORD, PDF = ".docx", ".pdf"


def write_report(given: Given, arguments: Namespace) -> None:
    """Write the monthly report for the head of service."""
    from caseload_app.commands.paper import write_pdf
    from caseload_app.ui.report_pictures import report_pictures

    kind = arguments.out.suffix.lower()
    if kind not in {WORD, PDF}:
        raise ExpectedError(
            f"{arguments.out.name} is neither a PDF nor a Word file.",
            "Give it a name that ends in .pdf or .docx.",
        )
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with opened_casebook(given) as (session, casebook):
        specs = specs_in_force(session, casebook.book)
        measured = measure_now(session, casebook, specs, rule_book())
    how = printing(arguments)
    report = put_together(casebook, measured, how, report_pictures(casebook, measured))
    if kind == PDF:
        pages = write_pdf(printed_monthly(report, how), arguments.out)
        say(f"Wrote {arguments.out}, {counted(pages, 'page')}.")
    else:
        write_word(report, how, arguments.out)
        say(f"Wrote {arguments.out}.")
