"""Messages in memory are written together, and nobody sees a difference."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError

from notify_typed.sandbox._store.database import Storage
from notify_typed.sandbox._store.messages import Messages
from notify_typed.sandbox._store.records import Notification

if TYPE_CHECKING:
    from pathlib import Path

MESSAGE = Notification(
    id="",
    service_id="s",
    type="sms",
    template_id="t",
    template_version=1,
    key_type="test",
    created_at=1,
    content="{}",
    personalisation="{}",
)


def new() -> Notification:
    return replace(MESSAGE, id=str(uuid4()))


def stored(messages: Messages) -> list[str]:
    return [message.id for _, message in messages.after(0, limit=10_000)]


class GivenUp(Exception):
    """Ends a transaction without its changes."""


STEPS = st.lists(st.sampled_from(["add", "look", "one by one"]), max_size=6)


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///{}/messages.db"])
@given(transactions=st.lists(st.tuples(STEPS, st.booleans()), max_size=8))
def test_what_a_transaction_leaves_is_there_and_nothing_else(
    url: str, transactions: list[tuple[list[str], bool]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    storage = Storage(url.format(tmp_path_factory.mktemp("database")))
    messages = Messages(storage)
    expected: list[str] = []
    for steps, is_kept in transactions:
        before = [*expected]
        with suppress(GivenUp), storage.transaction():
            for step in steps:
                message = new()
                if step == "add":
                    messages.add(message)
                    expected.append(message.id)
                elif step == "one by one":
                    messages.add_all([message])
                    expected.append(message.id)
                else:
                    assert stored(messages) == expected
            if not is_kept:
                raise GivenUp
        expected = expected if is_kept else before
    assert stored(messages) == expected
    assert messages.last() >= len(expected)
    storage.close()


def test_many_messages_do_not_wait_for_a_reader() -> None:
    storage = Storage()
    messages = Messages(storage)
    sent = [new() for _ in range(200)]
    for message in sent:
        messages.add(message)
    assert stored(messages) == [message.id for message in sent]
    storage.close()


def test_half_a_character_is_refused_at_once() -> None:
    storage = Storage()
    messages = Messages(storage)
    messages.add(new())
    with pytest.raises(UnicodeEncodeError):
        messages.add(replace(new(), reference="\ud800"))
    assert len(stored(messages)) == 1
    storage.close()


def test_messages_that_the_database_cannot_take_now_are_kept_for_later() -> None:
    storage = Storage()
    messages = Messages(storage)

    def limit(pages: int) -> None:
        with storage.transaction() as connection:
            connection.execute(text(f"PRAGMA max_page_count = {pages}"))

    limit(1)  # no fewer than there are
    long = replace(new(), content="x" * 100_000)
    messages.add(long)
    for _ in range(2):
        with pytest.raises(OperationalError, match="full") as failure:
            stored(messages)
        assert "xxx" not in str(failure.value)
    with pytest.raises(OperationalError, match="full"):
        limit(1_000_000)
    raw = storage.engine.raw_connection()
    raw.cursor().execute("PRAGMA max_page_count = 1000000")
    assert stored(messages) == [long.id]
    storage.close()


def test_another_statement_comes_after_the_one_before() -> None:
    storage = Storage()
    messages = Messages(storage)
    first, second = new(), new()
    with storage.transaction():
        messages.add(first)
        storage.write(
            "INSERT INTO letter_files (notification_id, content) VALUES (?, ?)", ("a", b"b")
        )
        messages.add(second)
    assert stored(messages) == [first.id, second.id]
    assert messages.file("a") == b"b"
    storage.close()


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///{}/messages.db"])
def test_a_commit_that_fails_leaves_nothing_behind(url: str, tmp_path: Path) -> None:
    storage = Storage(url.format(tmp_path))
    messages = Messages(storage)
    with storage.transaction() as connection:
        connection.execute(text("CREATE TABLE parents (id INTEGER PRIMARY KEY)"))
        connection.execute(
            text(
                "CREATE TABLE children (parent INTEGER REFERENCES parents"
                " DEFERRABLE INITIALLY DEFERRED)"
            )
        )
    raw = storage.engine.raw_connection()
    raw.cursor().execute("PRAGMA foreign_keys = ON")
    kept, lost = new(), new()
    messages.add(kept)
    with pytest.raises(IntegrityError, match="FOREIGN KEY"), storage.transaction():  # noqa: PT012 - the end of the block is what fails
        messages.add(lost)
        for _ in range(100):
            storage.write("INSERT INTO children VALUES (?)", (1,))
    assert stored(messages) == [kept.id]
    storage.close()
