"""A way out of a damaged store: what can be read goes into a new one, and what cannot is said."""

from __future__ import annotations

from pathlib import Path

from caseload_app.domain.wording import counted, listed
from caseload_app.services.session import SessionFactory
from caseload_app.store.salvage import Salvage, Salvaged


def salvage(factory: SessionFactory, out: Path) -> Salvaged:
    """Write what can be read of a damaged store to a new one. Raises ExpectedError."""
    return Salvage(factory.path, factory.passphrase).run(out)


def salvage_words(done: Salvaged) -> list[str]:
    """Say what came over and what did not, a sentence each."""
    words = [f"Read {counted(sum(done.saved.values()), 'record')}."]
    if not done.damaged:
        words.append("Nothing that was looked for is missing.")
        return words
    words.append(f"Some of what these held cannot be read any more: {listed(done.damaged)}.")
    if done.rebuilt:
        whom = counted(done.rebuilt, "child or worker", "children or workers")
        words.append(f"{whom} put together again from the audit trail; look at them.".capitalize())
    if done.dropped:
        words.append(f"{counted(done.dropped, 'record').capitalize()} hung on lost ones and went.")
    words.append("Compare it with the latest backup before you go on with it.")
    return words
