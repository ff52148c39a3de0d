"""A database that an earlier version of the sandbox has made goes on being used."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from notify_typed.sandbox._state.state import State
from notify_typed.sandbox._timekeeper import Timekeeper
from notify_typed.sandbox._world.default import default_world

if TYPE_CHECKING:
    from pathlib import Path

ADDED = ("api_key_id", "created_by_id", "job_id")


def names(file: Path, table: str) -> set[str]:
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        return {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}


def test_columns_that_came_later_are_added(tmp_path: Path) -> None:
    file = tmp_path / "sandbox.db"
    url = f"sqlite:///{file}"
    State(default_world(), Timekeeper(), database_url=url).storage.close()
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("DROP INDEX ix_notifications_job")
        for name in ADDED:
            connection.execute(f"ALTER TABLE notifications DROP COLUMN {name}")
    assert not names(file, "notifications").intersection(ADDED)

    state = State(default_world(), Timekeeper(), database_url=url)

    assert state.messages.count() == 0
    state.storage.close()
    assert names(file, "notifications").issuperset(ADDED)
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        indexes = connection.execute("SELECT name FROM sqlite_master WHERE type = 'index'")
        assert ("ix_notifications_job",) in indexes.fetchall()
