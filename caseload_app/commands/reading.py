"""Commands that read: caseloads, deadlines, supervisions, quality, measures, rules, explain."""

from __future__ import annotations

from argparse import Namespace

from caseload_app.commands.opening import Given, opened_casebook, rule_book, rules_in_force
from caseload_app.commands.speaking import say, say_json, say_table
from caseload_app.domain.casebook import Casebook
from caseload_app.domain.measures.saying import (
    change_words,
    comparator_words,
    figure_words,
    of_words,
)
from caseload_app.domain.measures.working_out import EVERY_RULE
from caseload_app.domain.quality import findings
from caseload_app.domain.records import LongTerm
from caseload_app.domain.rules.deadlines import OPEN_STATES, DeadlineState
from caseload_app.domain.snoozing import sort_findings
from caseload_app.domain.wording import counted, days_words, limit_words, long_day
from caseload_app.domain.workload import caseloads, team_total, unallocated
from caseload_app.errors import ExpectedError
from caseload_app.services.answers import (
    answer_caseloads,
    answer_deadlines,
    answer_measures,
    answer_quality,
    answer_supervisions,
)
from caseload_app.services.measuring import measure_now, specs_in_force
from caseload_app.services.reports import known_worker
from caseload_app.services.rule_answers import Question, answer_explain, answer_rules
from caseload_app.services.worklist import read_snoozes


def show_caseloads(given: Given, arguments: Namespace) -> None:
    """Show who holds how much."""
    with opened_casebook(given) as (_, casebook):
        worker = _worker(casebook, arguments.worker)
        if given.as_json:
            say_json(answer_caseloads(casebook, worker))
            return
        rows = [row for row in caseloads(casebook) if worker in {None, row.worker.name}]
        say_table(
            ("Worker", "Team", "FTE", "Cases", "Per FTE", "New", "Late", "Due soon", "Supervision"),
            [
                (
                    row.worker.name,
                    row.worker.team,
                    row.worker.fte,
                    row.cases,
                    row.cases_per_fte,
                    row.new_last_7_days,
                    row.overdue,
                    row.due_soon,
                    row.supervision.state if row.supervision else None,
                )
                for row in rows
            ],
        )
        total = team_total(caseloads(casebook))
        average = f", {total.cases_per_fte:.1f} per FTE" if total.cases_per_fte else ""
        waiting = counted(len(unallocated(casebook)), "child", "children")
        say(f"\n{counted(total.cases, 'case')}{average}; {waiting} unallocated.")
        say(f"As at {long_day(casebook.today)}.")


def show_deadlines(given: Given, arguments: Namespace) -> None:
    """Show deadlines, the open ones unless other states are asked for."""
    with opened_casebook(given) as (_, casebook):
        worker = _worker(casebook, arguments.worker)
        child_id = _known_child(casebook, arguments.child)
        states = [DeadlineState(state) for state in arguments.state or ()]
        if given.as_json:
            answer = answer_deadlines(casebook, worker=worker, child_id=child_id, states=states)
            say_json(answer)
            return
        wanted = frozenset(states or OPEN_STATES)
        shown = [
            deadline
            for child in casebook.children.values()
            if worker in {None, child.worker} and child_id in {None, child.child_id}
            for deadline in casebook.in_states(child.child_id, wanted)
        ]
        shown.sort(key=lambda one: (one.due, one.subject, one.rule.id))
        say_table(
            ("Child", "What", "Due", "How it stands", "State", "Worker"),
            [
                (
                    one.subject,
                    one.label,
                    long_day(one.due),
                    days_words(casebook.days(one), one.limit.unit),
                    casebook.state(one),
                    casebook.children[one.subject].worker,
                )
                for one in shown
            ],
        )
        say(f"\n{counted(len(shown), 'deadline')}. As at {long_day(casebook.today)}.")


def show_supervisions(given: Given, arguments: Namespace) -> None:
    """Show when each worker was, and is to be, supervised."""
    del arguments
    with opened_casebook(given) as (_, casebook):
        if given.as_json:
            say_json(answer_supervisions(casebook))
            return
        say_table(
            ("Worker", "Rule", "Last", "Due", "State", "Open actions", "Carried"),
            [
                (
                    due.worker,
                    due.rule,
                    long_day(due.last) if due.last else None,
                    long_day(due.due) if due.due else None,
                    due.state,
                    due.open_actions,
                    due.carried_most,
                )
                for due in sorted(casebook.supervision.values(), key=lambda one: one.worker)
            ],
        )
        say(f"\nAs at {long_day(casebook.today)}.")


def show_quality(given: Given, arguments: Namespace) -> None:
    """Show what the data says that cannot be right."""
    del arguments
    with opened_casebook(given) as (session, casebook):
        snoozes = read_snoozes(session)
        if given.as_json:
            say_json(answer_quality(casebook, snoozes))
            return
        found = sort_findings(findings(casebook), snoozes, casebook.today)
        say_table(
            ("Child", "Worker", "What to put right", "Blinds"),
            [(one.child_id, one.worker, one.message, one.blinds) for one in found.open],
        )
        aside = f" {len(found.snoozed)} more put aside with a reason." if found.snoozed else ""
        number = counted(len(found.open), "finding")
        say(f"\n{number}.{aside} As at {long_day(casebook.today)}.")


def show_measures(given: Given, arguments: Namespace) -> None:
    """Show the measures, each with its change since last month and what England has."""
    del arguments
    with opened_casebook(given) as (session, casebook):
        specs = specs_in_force(session, casebook.book)
        if given.as_json:
            say_json(answer_measures(casebook, specs))
            return
        measured = measure_now(session, casebook, specs, rule_book())
        say_table(
            ("Measure", "Figure", "Of", "Since last month", "England"),
            [
                (
                    one.spec.label,
                    figure_words(one.spec, one.value) + (" *" if one.is_small else ""),
                    of_words(one),
                    change_words(one.spec, measured.changes.get(one.spec.id)),
                    comparator_words(one.spec, one.spec.comparator),
                )
                for one in measured.measures
                if one.spec.field != EVERY_RULE or one.denominator
            ],
        )
        say(f"\nAs at {long_day(casebook.today)}. A star marks a small number.")


def show_rules(given: Given, arguments: Namespace) -> None:
    """Show every rule in force, with its source; of a named store with its settings."""
    del arguments
    book = rules_in_force(given)
    if given.as_json:
        say_json({"rules": answer_rules(book, given.today)})
        return
    say_table(
        ("Rule", "What", "Limit", "On", "Starts on", "Whose rule", "Source"),
        [
            (
                rule.id,
                rule.label,
                limit_words(rule.limit_on(given.today)),
                "yes" if book.is_on(rule.id, given.today) else "no",
                ", ".join(rule.starts_on),
                rule.standing,
                rule.source,
            )
            for rule in book.timescales
        ],
    )


def show_explanation(given: Given, arguments: Namespace) -> None:
    """Work one date out."""
    question = Question(
        arguments.rule,
        arguments.started_on,
        arguments.last,
        arguments.born,
        LongTerm(arguments.long_term) if arguments.long_term else None,
    )
    answer = answer_explain(rules_in_force(given), question, given.today)
    if given.as_json:
        say_json(answer)
    else:
        say(str(answer["sentence"]))


def _worker(casebook: Casebook, asked: str | None) -> str | None:
    return None if asked is None else known_worker(casebook, asked)


def _known_child(casebook: Casebook, child_id: str | None) -> str | None:
    if child_id is None:
        return None
    wanted = child_id.strip().upper()
    for known in casebook.children:
        if known.upper() == wanted:
            return known
    raise ExpectedError(
        f"There is no child {child_id} in the store.",
        "Check the ID, or import the list that holds this child.",
    )
