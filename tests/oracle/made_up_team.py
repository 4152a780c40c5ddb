"""Make up a team as a manager would write it down: plain rows under the template's headings."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random

from openpyxl import Workbook

Row = dict[str, object]

HEADINGS: dict[str, str] = {
    "Workers": "Worker, Role, Team, FTE, Started on, ASYE started on, Case limit, Supervisor, "
    "E-mail, Left on",
    "Children": "Child ID, Name, Date of birth, Sex, Family ID, Worker, Team, Plan, Allocated on, "
    "Plan started on, Closed on, Closure reason, Legal status, Placement type, "
    "Long-term placement, Flags",
    "Events": "Child ID, Event, Date, Outcome, Note",
    "Supervisions": "Worker, Date, Kind, Status, Reason, Minutes, Next date",
    "Case discussions": "Child ID, Worker, Date, Decision, Reason",
    "Actions": "Worker, Child ID, Action, Owner, Due, Done on, Outcome",
    "Leave": "Worker, From, To, Kind, Cover",
}
FORENAMES = ["Ada", "Ben", "Cleo", "Dev", "Esra", "Finn", "Gwen", "Hana", "Ivo", "Jude", "Zoë"]
SURNAMES = ["Ash", "Birch", "Cedar", "Dale", "Elm", "Fern", "Grove", "O'Hare", "Müller-Kay"]
AWKWARD_DAYS = [
    date(2024, 2, 29),
    date(2024, 3, 28),
    date(2025, 8, 31),
    date(2025, 11, 30),
    date(2025, 12, 24),
    date(2025, 12, 31),
    date(2026, 1, 31),
    date(2026, 4, 2),
    date(2026, 4, 5),
    date(2026, 5, 30),
]


@dataclass
class Team:
    """Every sheet of the workbook, as rows."""

    sheets: dict[str, list[Row]] = field(
        default_factory=lambda: {name: [] for name in HEADINGS},
    )

    def add(self, sheet: str, **values: object) -> None:
        named = {key.replace("_", " "): value for key, value in values.items()}
        row = dict.fromkeys(HEADINGS[sheet].split(", "))
        lower = {heading.casefold().replace("-", " "): heading for heading in row}
        for key, value in named.items():
            row[lower[key.casefold()]] = value
        self.sheets[sheet].append(row)

    def save(self, path: Path, chance: Random) -> None:
        """Write the sheets, and each sheet's columns, in any order."""
        book = Workbook()
        book.remove(book.active)
        names = list(HEADINGS)
        chance.shuffle(names)
        for name in names:
            sheet = book.create_sheet(name)
            headings = HEADINGS[name].split(", ")
            chance.shuffle(headings)
            sheet.append(headings)
            for row in self.sheets[name]:
                sheet.append([row[heading] for heading in headings])
        book.save(path)


def make_team(chance: Random, today: date, *, children: int, workers: int) -> Team:
    team = Team()
    names = _names(chance, workers)
    for place, name in enumerate(names):
        _add_worker(team, chance, today, name, asye=place % 4 == 1)
    for number in range(children):
        _add_child(team, chance, today, f"C{1000 + number}", names)
    for name in chance.sample(names, min(2, len(names))):
        start = _day(chance, today, 20)
        team.add(
            "Leave",
            worker=name,
            **{"from": start, "to": start + timedelta(days=chance.randint(0, 14))},
            kind="Annual leave",
            cover=chance.choice(names),
        )
    return team


def _names(chance: Random, count: int) -> list[str]:
    every = [f"{first} {last}" for first in FORENAMES for last in SURNAMES]
    return chance.sample(every, count)


def _day(chance: Random, today: date, back: int) -> date:
    """Pick a day of the last `back`, now and then one that is awkward to count from."""
    first = today - timedelta(days=back)
    awkward = [day for day in AWKWARD_DAYS if first <= day <= today]
    if awkward and chance.random() < 0.15:
        return chance.choice(awkward)
    return first + timedelta(days=chance.randint(0, back))


def _add_worker(team: Team, chance: Random, today: date, name: str, *, asye: bool) -> None:
    started = _day(chance, today, 1500)
    asye_on = _day(chance, today, 420) if asye else None
    started = asye_on or started
    left = _day(chance, today, 60) if chance.random() < 0.1 else None
    team.add(
        "Workers",
        worker=name,
        role="Social worker",
        team=chance.choice(["North", "South"]),
        FTE=chance.choice([1, 1, 1, 0.8, 0.6, 0.5]),
        started_on=started,
        ASYE_started_on=asye_on,
        case_limit=chance.choice([None, 16, 18]),
        left_on=left if left and left > started else None,
    )
    day = started
    while chance.random() < 0.93:
        day += timedelta(days=chance.randint(3, 24 if asye else 45))
        if day > today:
            break
        team.add(
            "Supervisions",
            worker=name,
            date=day,
            kind=chance.choice(["Personal", "Personal", "Personal", "Case", "Group", "ASYE"]),
            status=chance.choice(["Held", "Held", "Held", "Cancelled"]),
            minutes=chance.choice([None, 60, 90]),
        )
    if chance.random() < 0.3:
        team.add(
            "Supervisions",
            worker=name,
            date=today + timedelta(days=6),
            kind="Personal",
            status="Planned",
        )
    for _ in range(chance.randint(0, 3)):
        team.add(
            "Actions",
            worker=name,
            action=f"Write up {chance.randint(1, 10**6)}",
            owner=name,
            due=_day(chance, today, 90),
            done_on=_day(chance, today, 20) if chance.random() < 0.4 else None,
        )


def _add_child(team: Team, chance: Random, today: date, child: str, workers: list[str]) -> None:
    plan = chance.choice(["Assessment", "CIN", "CP", "CP", "CLA", "CLA", "Care leaver", "Other"])
    old = 365 * (16 if plan == "Care leaver" else 0)
    born = today - timedelta(days=old + chance.randint(30, 365 * (5 if old else 17)))
    started = max(_day(chance, today, chance.choice([15, 120, 900])), born)
    closed = max(_day(chance, today, 10), started) if chance.random() < 0.1 else None
    worker = None if chance.random() < 0.1 else chance.choice(workers)
    long_term = chance.choice([None, None, "No", "Yes", "Designated"]) if plan == "CLA" else None
    team.add(
        "Children",
        child_id=child,
        name=f"{chance.choice(FORENAMES)} {chance.choice(SURNAMES)}",
        date_of_birth=born,
        sex=chance.choice(["Male", "Female"]),
        family_id=f"F{chance.randint(1, 50)}",
        worker=worker,
        team=chance.choice(["North", "South"]),
        plan=plan,
        allocated_on=_day(chance, today, 40) if worker else None,
        plan_started_on=started,
        closed_on=closed,
        closure_reason="Needs met" if closed else None,
        long_term_placement=long_term,
    )
    history = {
        "CP": _on_a_protection_plan,
        "CIN": _in_need,
        "CLA": _looked_after,
        "Care leaver": _leaving_care,
    }.get(plan, _nothing_more)
    referred = started if plan == "Assessment" else started - timedelta(days=chance.randint(0, 90))
    events = _at_the_front_door(chance, referred) + history(chance, started, today)
    known = [event for event in dict.fromkeys(events) if closed is None or event[1] <= closed]
    chance.shuffle(known)
    for kind, on in known:
        team.add("Events", child_id=child, event=kind, date=on)
    for _ in range(chance.randint(0, 2)):
        team.add(
            "Case discussions",
            child_id=child,
            worker=worker,
            date=_day(chance, today, 100),
            decision=f"Go on with the plan {chance.randint(1, 10**6)}",
        )


Event = tuple[str, date]


def _at_the_front_door(chance: Random, day: date) -> list[Event]:
    """Tell how the child came: some referred twice, some never decided or authorised."""
    events: list[Event] = []
    for _ in range(chance.choice([0, 1, 1, 2])):
        events.append(("Referral received", day))
        if chance.random() < 0.8:
            events.append(("Referral decision", day + timedelta(days=chance.randint(0, 4))))
        if chance.random() < 0.7:
            begun = day + timedelta(days=chance.randint(1, 9))
            events.append(("Assessment started", begun))
            done = begun + timedelta(days=chance.randint(5, 80))
            events.append(("Assessment authorised", done))
        day += timedelta(days=chance.randint(91, 200))
    return events


def _on_a_protection_plan(chance: Random, started: date, today: date) -> list[Event]:
    events: list[Event] = []
    for _ in range(chance.choice([0, 1, 1, 2])):
        strategy = started - timedelta(days=chance.randint(0, 30))
        events.append(("Strategy discussion", strategy))
    if chance.random() < 0.85:
        events.append(("ICPC", started))
    if chance.random() < 0.25:
        events += _earlier_protection_plan(chance, started)
    events += _every(chance, "Core group", started, today, (5, 60))
    events += _every(chance, "Review conference", started, today, (70, 200))
    events += _every(chance, "CP visit", started, today, (0, 25))
    return events


def _earlier_protection_plan(chance: Random, started: date) -> list[Event]:
    first = started - timedelta(days=chance.randint(400, 700))
    ended = first + timedelta(days=chance.randint(60, 250))
    return [
        ("ICPC", first),
        *_every(chance, "Core group", first, ended, (5, 60)),
        *_every(chance, "CP visit", first, ended, (1, 25)),
        ("CP plan ended", ended),
    ]


def _in_need(chance: Random, started: date, today: date) -> list[Event]:
    events = _every(chance, "CIN visit", started, today, (1, 45))
    return events + _every(chance, "CIN review", started, today, (20, 70))


def _looked_after(chance: Random, started: date, today: date) -> list[Event]:
    events: list[Event] = []
    if chance.random() < 0.9:
        events.append(("Became looked after", started))
    for kind in ("Care plan", "PEP", "Initial health assessment"):
        if chance.random() < 0.7:
            events += _every(chance, kind, started, today, (0, 60))[:1]
    placed = started
    for _ in range(chance.choice([0, 1, 1, 2, 3])):
        events.append(("Placement started", placed))
        if chance.random() < 0.7:
            planned = ("Placement plan", placed + timedelta(days=chance.randint(0, 12)))
            events += [planned] if planned[1] <= today else []
        placed += timedelta(days=chance.randint(1, 250))
        if placed > today:
            break
    events += _every(chance, "CLA visit", started, today, (0, 60))
    events += _every(chance, "CLA review", started, today, (10, 200))
    if any(kind == "Initial health assessment" for kind, _ in events):
        events += _every(chance, "Review health assessment", started, today, (170, 400))
    for _ in range(chance.choice([0, 0, 1, 2])):
        back = started + timedelta(days=chance.randint(0, max(0, (today - started).days)))
        events.append(("Missing from", back - timedelta(days=1)))
        events.append(("Returned", back))
        if chance.random() < 0.6:
            events.append(("Return interview", back + timedelta(days=chance.randint(0, 6))))
    return events


def _leaving_care(chance: Random, started: date, today: date) -> list[Event]:
    events: list[Event] = []
    if chance.random() < 0.8:
        events.append(("Pathway plan", started))
        events += _every(chance, "Pathway review", started, today, (100, 220))
    return events + _every(chance, "Personal adviser contact", started, today, (1, 90))


def _nothing_more(chance: Random, started: date, today: date) -> list[Event]:
    del chance, started, today
    return []


def _every(chance: Random, kind: str, first: date, last: date, gap: tuple[int, int]) -> list[Event]:
    """Repeat an event at uneven gaps until it happens to stop or the last day comes."""
    events: list[Event] = []
    day = first + timedelta(days=chance.randint(*gap))
    while day <= last and chance.random() < 0.93:
        events.append((kind, day))
        day += timedelta(days=max(1, chance.randint(*gap)))
    return events
