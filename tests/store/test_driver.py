from __future__ import annotations

from collections.abc import Iterator

import pytest

from caseload_app.store.driver import Database, driver


@pytest.fixture
def database() -> Iterator[Database]:
    database = Database(driver.connect(":memory:", isolation_level=None))
    database.execute("create table days (day text)")
    yield database
    database.close()


def test_a_connection_can_encrypt(database: Database) -> None:
    (version,) = database.execute("pragma cipher_version").fetchone()

    assert version.startswith("4.")


def test_values_are_given_in_order_or_by_name(database: Database) -> None:
    database.execute("insert into days values (?)", ("Monday",))
    database.execute("insert into days values (:day)", {"day": "Tuesday"})

    assert days(database) == ["Monday", "Tuesday"]


def test_a_batch_that_fails_is_taken_back_and_the_rest_kept(database: Database) -> None:
    database.execute("begin")
    database.execute("insert into days values ('Monday')")
    with pytest.raises(ValueError, match="half way"), database.atomic():
        database.execute("insert into days values ('Tuesday')")
        raise ValueError("half way")
    database.execute("commit")

    assert days(database) == ["Monday"]


def test_a_batch_outside_a_transaction_is_one_by_itself(database: Database) -> None:
    with database.atomic():
        database.execute("insert into days values ('Monday')")

    assert not database.conn.in_transaction
    assert days(database) == ["Monday"]


def test_a_batch_says_what_failed_even_when_that_ended_the_transaction(
    database: Database,
) -> None:
    database.execute("begin")

    with pytest.raises(ValueError, match="half way"), database.atomic():
        database.rollback()
        raise ValueError("half way")


def days(database: Database) -> list[str]:
    return [day for (day,) in database.execute("select day from days order by rowid")]
