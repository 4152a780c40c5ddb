"""Views of lists that somebody saved: they may name people, so they lie in the store."""

from __future__ import annotations

from caseload_app.services.session import Session
from caseload_app.store.settings import read_setting, save_setting


def read_views(session: Session, table: str) -> str:
    """Read the saved views of a list as they were written; empty where there are none."""
    return str(read_setting(session.database, _name(table), ""))


def save_views(session: Session, table: str, views: str) -> None:
    """Save the views of a list."""
    with session.write(why="view of a list saved") as writer:
        save_setting(writer, _name(table), views)


def _name(table: str) -> str:
    return f"views of {table}"
