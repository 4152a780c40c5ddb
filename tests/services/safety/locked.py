"""A protected store of one worker and one child, for the tests of this folder."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from caseload_app.domain.records import Child, Record, RecordChange, Worker
from caseload_app.services.session import SessionFactory
from tests.services.stores import store_in

PASSPHRASE = "seven tall green ladders"
OTHER = "nine slow purple kettles"
ASHA = Worker("Asha Example")
CHILD = Child("C1", "Fern Test", worker="Asha Example")


def a_locked_store(folder: Path, *records: Record) -> SessionFactory:
    """Make a store that holds Asha, Fern and these, and say how to open it."""
    folder.mkdir(exist_ok=True)
    factory = replace(store_in(folder), passphrase=PASSPHRASE)
    with factory.create() as session, session.write(why="test") as writer:
        writer.apply(RecordChange(None, record) for record in (ASHA, CHILD, *records))
    return factory
