"""Write `resources/rules/bank_holidays.toml` from the holidays package.

Run `python -m tests.rules.make_bank_holidays` when a government changes a bank holiday and a
newer holidays package knows it. A test compares the file with the package.
"""

from __future__ import annotations

from pathlib import Path

import holidays

FIRST_YEAR, LAST_YEAR = 2005, 2040
NAMES = {
    "May Day": "early May bank holiday",
    "Spring Bank Holiday": "spring bank holiday",
    "Late Summer Bank Holiday": "late summer bank holiday",
}
"""As the government's own list calls them, in the middle of a sentence."""
TARGET = Path(__file__).parents[2] / "resources" / "rules" / "bank_holidays.toml"
HEADING = """\
# Bank holidays in England and Wales, with Christmas Day and Good Friday, {first} to {last}.
# Banking and Financial Dealings Act 1971. Written by tests/rules/make_bank_holidays.py.

[holidays]
"""


def bank_holidays() -> dict[str, str]:
    """Give each holiday's ISO day and its name, in order."""
    found = holidays.country_holidays(
        "GB", subdiv="ENG", years=range(FIRST_YEAR, LAST_YEAR + 1), language="en_GB"
    )
    return {day.isoformat(): NAMES.get(found[day], found[day]) for day in sorted(found)}


def main() -> None:
    """Write the file."""
    lines = [f'{day} = "{name}"' for day, name in bank_holidays().items()]
    heading = HEADING.format(first=FIRST_YEAR, last=LAST_YEAR)
    TARGET.write_text(heading + "\n".join(lines) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
