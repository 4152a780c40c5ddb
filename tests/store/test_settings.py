from __future__ import annotations

from pathlib import Path

import pytest

from caseload_app.domain.audit import Act, JsonValue
from caseload_app.domain.changes import Changes
from caseload_app.store.audit import read_audit
from caseload_app.store.driver import Database
from caseload_app.store.settings import read_setting, read_settings, remove_setting, save_setting
from tests.store.made_up_stores import new_store, writing


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return new_store(tmp_path)


@pytest.mark.parametrize(
    "value", [True, 0, 2.5, 'Ofsted\'s "way"', "é", ["a", None], {"a": {"b": []}}, None]
)
def test_a_setting_comes_back_as_it_was_saved(database: Database, value: JsonValue) -> None:
    with writing(database) as writer:
        save_setting(writer, "limit", value)

    assert read_setting(database, "limit", "never saved") == value


def test_a_setting_never_saved_has_its_default(database: Database) -> None:
    assert read_setting(database, "limit") is None
    assert read_setting(database, "limit", 20) == 20


def test_all_settings_are_read_by_name(database: Database) -> None:
    with writing(database) as writer:
        save_setting(writer, "warn", 5)
        save_setting(writer, "limit", 20)

    assert list(read_settings(database).items()) == [("limit", 20), ("warn", 5)]


def test_each_change_of_a_setting_is_audited(database: Database) -> None:
    with writing(database, why="Agreed by the heads of service") as writer:
        save_setting(writer, "limit", 20)
        save_setting(writer, "limit", 18)
        remove_setting(writer, "limit")

    removed, changed, added = read_audit(database, subject="settings", key=["limit"])
    assert (added.act, added.old, added.new) == (Act.ADDED, {}, {"value": 20})
    assert (changed.act, changed.old, changed.new) == (Act.CHANGED, {"value": 20}, {"value": 18})
    assert (removed.act, removed.old, removed.new) == (Act.REMOVED, {"value": 18}, {})
    assert changed.why == "Agreed by the heads of service"
    assert writer.changes == Changes(settings=frozenset({"limit"}))
    assert read_settings(database) == {}


def test_saving_the_same_value_again_writes_nothing(database: Database) -> None:
    with writing(database) as writer:
        save_setting(writer, "limit", 20)

    with writing(database) as writer:
        save_setting(writer, "limit", 20)
        remove_setting(writer, "never saved")

    assert writer.changes.is_empty
    assert len(read_audit(database)) == 1
