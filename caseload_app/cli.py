"""The command line: what may stand on it, and which command answers."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import TypeAlias

from caseload_app import __version__
from caseload_app.commands.opening import Given, default_store, now
from caseload_app.commands.speaking import report, speak_utf8
from caseload_app.domain.records import LongTerm
from caseload_app.domain.rules.deadlines import ANSWERED_STATES
from caseload_app.errors import ExpectedError
from caseload_app.paths import data_folder

Command = Callable[[Given, argparse.Namespace], None]
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"

DONE, TOLD, STOPPED = 0, 1, 130
FIRST_YEAR, LAST_YEAR = 1900, 2199


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; give 0 when done, 1 for what the user can mend, 2 for wrong usage."""
    speak_utf8()
    parsed = _parser().parse_args(arguments)
    command: str = getattr(parsed, "command", "")
    try:
        given = _given(parsed)
        if not command:
            return _without_command(given, parsed)
        _command(command)(given, parsed)
    except ExpectedError as error:
        report(str(error))
        return TOLD
    except KeyboardInterrupt:
        report("Stopped; nothing more was written.")
        return STOPPED
    except BrokenPipeError:
        sys.stderr.close()
    return DONE


def _command(named: str) -> Command:
    """Find a command; only the room it lies in is read, for the start would pay for the others."""
    room, name = named.split(".")
    command: Command = getattr(_room(room), name)
    return command


def _room(name: str) -> ModuleType:  # noqa: PLR0911 - one for each room
    match name:
        case "files":
            from caseload_app.commands import files

            return files
        case "importing":
            from caseload_app.commands import importing

            return importing
        case "keeping":
            from caseload_app.commands import keeping

            return keeping
        case "keys":
            from caseload_app.commands import keys

            return keys
        case "lending":
            from caseload_app.commands import lending

            return lending
        case "reporting":
            from caseload_app.commands import reporting

            return reporting
        case "printing":
            from caseload_app.commands import printing

            return printing
        case "reading":
            from caseload_app.commands import reading

            return reading
        case "stores":
            from caseload_app.commands import stores

            return stores
    raise ValueError(name)


def _without_command(given: Given, parsed: argparse.Namespace) -> int:
    """Open the window, or without one do a demonstration's work or the self-check."""
    # Charts keep a list of fonts; it belongs with the program's own files.
    os.environ.setdefault("MPLCONFIGDIR", str(data_folder() / "charts"))
    if not parsed.self_check and parsed.no_window is None:
        from caseload_app.bootstrap import open_window

        return open_window(given, parsed)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if parsed.self_check:
        from caseload_app.commands.self_check import check_yourself

        return check_yourself(given.today)
    from caseload_app.commands.demonstrating import demonstrate

    return demonstrate(given.today, parsed.no_window)


def _given(parsed: argparse.Namespace) -> Given:
    return Given(
        store=getattr(parsed, "store", None) or default_store(),
        today=getattr(parsed, "as_of", None) or now().date(),
        passphrase_file=getattr(parsed, "passphrase_file", None),
        as_json=getattr(parsed, "as_json", False),
        is_fixed_day=hasattr(parsed, "as_of"),
        names_store=hasattr(parsed, "store"),
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="caseload-app",
        description="Who holds which children, what is due when, and who is supervised. "
        "Without a command it opens the window.",
        parents=[_common()],
    )
    parser.add_argument("--version", action="version", version=f"Caseload {__version__}")
    parser.add_argument("--demo", action="store_true", help="open on a made-up team")
    parser.add_argument(
        "--no-window",
        type=Path,
        metavar="FOLDER",
        help="with --demo: write what the window would show into this folder",
    )
    parser.add_argument("--safe", action="store_true", help="open the window without your settings")
    parser.add_argument("--self-check", action="store_true", help="try every part, then leave")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    _add_store_commands(commands)
    _add_import_commands(commands)
    _add_reading_commands(commands)
    _add_file_commands(commands)
    return parser


def _common() -> argparse.ArgumentParser:
    """Make the options that may stand before or after the command."""
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--store", type=Path, metavar="FILE", help="the store; else your own")
    common.add_argument("--as-of", type=_day, metavar="YYYY-MM-DD", help="take this day for today")
    common.add_argument(
        "--passphrase-file", type=Path, metavar="FILE", help="read the passphrase from here"
    )
    common.add_argument(
        "--json", dest="as_json", action="store_true", help="answer for another program"
    )
    return common


def _add(commands: Commands, name: str, command: str, words: str) -> argparse.ArgumentParser:
    """Add a command; `command` is the room it lies in and its name, as in `files.write_export`."""
    parser: argparse.ArgumentParser = commands.add_parser(
        name, help=words, description=words, parents=[_common()]
    )
    parser.set_defaults(command=command)
    return parser


def _add_store_commands(commands: Commands) -> None:
    init = _add(commands, "init", "stores.make_store", "Make a new store.")
    init.add_argument("--no-passphrase", action="store_true", help="leave it unprotected")
    backup = _add(commands, "backup", "stores.back_up", "Keep a tested copy of the store.")
    backup.add_argument("out", type=Path, metavar="OUT")
    restore = _add(commands, "restore", "stores.restore_store", "Go back to a backup.")
    restore.add_argument("backup", type=Path, metavar="BACKUP")
    _add(commands, "check", "stores.check_store", "Look for damage in the store.")
    backups = _add(commands, "backups", "stores.show_backups", "Show the automatic backups.")
    backups.add_argument(
        "--loss", type=Path, metavar="BACKUP", help="say what going back to this one would lose"
    )
    saved = _add(commands, "salvage", "stores.salvage_store", "Read what a damaged store holds.")
    saved.add_argument("out", type=Path, metavar="OUT")
    _add_key_commands(commands)
    _add_keeping_commands(commands)
    _add_lending_commands(commands)


def _add_key_commands(commands: Commands) -> None:
    change = _add(
        commands, "change-passphrase", "keys.change_passphrase", "Choose a new passphrase."
    )
    _add(commands, "recovery-key", "keys.make_recovery_key", "Make a recovery key for paper.")
    recover = _add(commands, "recover", "keys.recover", "Open a store by its recovery key.")
    recover.add_argument("--recovery-key-file", type=Path, metavar="FILE")
    for parser in (change, recover):
        parser.add_argument("--new-passphrase-file", type=Path, metavar="FILE")


def _add_keeping_commands(commands: Commands) -> None:
    kept = _add(commands, "retention", "keeping.show_retention", "Show cases closed long ago.")
    kept.add_argument(
        "--months", type=_count, metavar="N", help="closed so long ago; else as the store says"
    )
    kept.add_argument(
        "--remove",
        type=Path,
        metavar="CERTIFICATE.pdf",
        help="remove them for good and write the certificate",
    )
    held = _add(commands, "subject-access", "keeping.show_held", "Write all held about somebody.")
    held.add_argument("--child", metavar="ID")
    held.add_argument("--worker", metavar="NAME")
    held.add_argument("out", type=Path, metavar="OUT.pdf|OUT.xlsx")


def _add_lending_commands(commands: Commands) -> None:
    lend = _add(commands, "lend", "lending.lend_copy", "Lend a copy to a deputy.")
    lend.add_argument("--deputy", required=True, metavar="NAME", help="who gets it")
    lend.add_argument("--until", type=_day, required=True, metavar="DATE", help="its last day")
    words = "only this worker's cases; may be given more than once"
    lend.add_argument("--worker", action="append", default=[], metavar="NAME", help=words)
    lend.add_argument("out", type=Path, metavar="OUT.db")
    lent = _add(commands, "lent", "lending.show_lent", "Show the copies that were lent.")
    lent.add_argument("--given-up", metavar="DEPUTY", help="note that a copy will not come back")
    words = "Take a deputy's copy back."
    back = _add(commands, "take-back", "lending.take_copy_back", words)
    back.add_argument("--dry-run", action="store_true", help="say what would change")
    back.add_argument("--undo", action="store_true", help="take the latest taking back back")
    back.add_argument(
        "--conflicts", choices=["mine", "deputy"], help="whose value stands where both changed it"
    )
    back.add_argument("copy", type=Path, nargs="?", metavar="COPY")
    for parser in (lend, back):
        parser.add_argument("--copy-passphrase-file", type=Path, metavar="FILE")


def _add_import_commands(commands: Commands) -> None:
    words = "Read spreadsheets into the store."
    read = _add(commands, "import", "importing.import_workbooks", words)
    read.add_argument("--sheet", metavar="NAME", help="only this sheet")
    read.add_argument("--dry-run", action="store_true", help="say what would change")
    read.add_argument(
        "--refused", type=Path, metavar="OUT.xlsx", help="write the refused rows to this workbook"
    )
    read.add_argument("workbooks", type=Path, nargs="+", metavar="WORKBOOK")
    _add(commands, "changes", "importing.show_changes", "Show what the latest import changed.")
    _add(commands, "undo-import", "importing.undo_latest_import", "Take the latest import back.")


def _add_reading_commands(commands: Commands) -> None:
    loads = _add(commands, "caseloads", "reading.show_caseloads", "Show who holds how much.")
    loads.add_argument("--worker", metavar="NAME")
    due = _add(commands, "deadlines", "reading.show_deadlines", "Show what is due when.")
    due.add_argument("--worker", metavar="NAME")
    due.add_argument("--child", metavar="ID")
    due.add_argument("--state", action="append", choices=[str(one) for one in ANSWERED_STATES])
    _add(commands, "supervisions", "reading.show_supervisions", "Show who is supervised.")
    _add(commands, "quality", "reading.show_quality", "Show what cannot be right in the data.")
    _add(commands, "measures", "reading.show_measures", "Show the measures with comparators.")
    _add(commands, "rules", "reading.show_rules", "Show every rule in force, with its source.")
    explain = _add(commands, "explain", "reading.show_explanation", "Work one date out.")
    explain.add_argument("--rule", required=True, metavar="ID")
    explain.add_argument(
        "--from", dest="started_on", type=_day, required=True, metavar="DATE", help="the trigger"
    )
    explain.add_argument("--last", type=_day, metavar="DATE", help="when it was last done")
    explain.add_argument("--born", type=_day, metavar="DATE", help="where age decides")
    explain.add_argument("--long-term", choices=[str(one) for one in LongTerm])


def _add_file_commands(commands: Commands) -> None:
    export = _add(commands, "export", "files.write_export", "Write everything to a workbook.")
    export.add_argument("--names", action="store_true", help="full names, not initials")
    export.add_argument("out", type=Path, metavar="OUT.xlsx")
    template = _add(commands, "template", "files.write_template", "Write a workbook to fill in.")
    template.add_argument("out", type=Path, metavar="OUT.xlsx")
    summary = _add(commands, "summary", "files.print_summary", "Print a supervision summary.")
    summary.add_argument("--worker", required=True, metavar="NAME")
    summary.add_argument("--names", action="store_true", help="full names, not initials")
    summary.add_argument("out", type=Path, metavar="OUT.pdf")
    monthly = _add(commands, "report", "reporting.write_report", "Write the monthly report.")
    monthly.add_argument("--names", action="store_true", help="full names, not initials")
    monthly.add_argument("out", type=Path, metavar="OUT.pdf or OUT.docx")
    _add_prints(commands)
    calendar = _add(commands, "calendar", "files.write_calendar", "Write a calendar file.")
    calendar.add_argument("out", type=Path, metavar="OUT.ics")
    demo = _add(commands, "demo-data", "files.write_made_up_team", "Write a made-up team.")
    demo.add_argument("--children", type=_count, required=True, metavar="N")
    demo.add_argument("--workers", type=_count, required=True, metavar="N")
    demo.add_argument("--seed", type=int, required=True, metavar="S")
    demo.add_argument("--weeks", type=_count, default=0, metavar="W", help="also earlier weeks")
    demo.add_argument("out", type=Path, metavar="OUT.xlsx")


def _add_prints(commands: Commands) -> None:
    prints = {
        "brief": ("printing.print_brief", "Print the team brief."),
        "overdue-list": ("printing.print_overdue", "Print what is overdue by worker."),
        "child-summary": ("printing.print_child", "Print one child."),
        "inspectors-list": ("printing.print_inspector_list", "Print every child."),
        "pack": ("printing.print_pack", "Print every worker's supervision summary."),
        "register": ("printing.print_register", "Print a year of supervision."),
    }
    for name, (command, words) in prints.items():
        parser = _add(commands, name, command, words)
        parser.add_argument("--names", action="store_true", help="full names, not initials")
        if name == "child-summary":
            parser.add_argument("--child", required=True, metavar="ID")
        if name == "register":
            parser.add_argument("--from", dest="first", type=_day, metavar="DATE", help="its start")
            parser.add_argument("--worker", metavar="NAME")
        out = "OUT.pdf or FOLDER" if name == "pack" else "OUT.pdf"
        parser.add_argument("out", type=Path, metavar=out)

    handover = _add(commands, "handover", "printing.hand_over", "Pack what is handed over.")
    whose = handover.add_mutually_exclusive_group(required=True)
    whose.add_argument("--worker", default="", metavar="NAME", help="who leaves or moves")
    whose.add_argument("--supervisor", default="", metavar="NAME", help="whose team it is")
    whose.add_argument("--child", action="append", default=[], metavar="ID", help="one who moves")
    handover.add_argument("--to", default="", metavar="TEAM", help="where the children go")
    handover.add_argument("--names", action="store_true", help="full names, not initials")
    handover.add_argument("out", type=Path, metavar="OUT.pdf or OUT.xlsx")


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text} is not a day; write it as 2026-03-31") from error
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise argparse.ArgumentTypeError(f"{text} lies outside {FIRST_YEAR} to {LAST_YEAR}")
    return day


def _count(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text} is not a whole number")
    return int(text)
