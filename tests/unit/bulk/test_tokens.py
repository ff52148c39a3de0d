"""Tokens of buckets that several processes share."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from notify_typed.bulk import _tokens
from notify_typed.bulk._database import Database
from notify_typed.bulk._pace import Bucket, Meter
from notify_typed.bulk._schema import pace
from notify_typed.bulk._tokens import empty, give_back, look, take

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection

import pytest
from sqlalchemy import select

SERVER = Meter("server", partial(Bucket.of_server, 60))
EVEN = Meter("even", partial(Bucket.even, 60))
PUT = "_put"  # writes what was read


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    database = Database(tmp_path / "runs.db")
    with database.write() as opened:
        yield opened
    database.close()


def tokens(connection: Connection, meter: Meter) -> int:
    """The whole tokens that are in a bucket."""
    found = connection.scalar(select(pace.c.tokens).where(pace.c.bucket == meter.name))
    assert found is not None
    return int(found)


def test_no_more_tokens_are_taken_than_there_are(connection: Connection) -> None:
    assert take(connection, [SERVER], 15) == (15, 0.0)
    allowed, wait = take(connection, [SERVER], 15)
    assert (allowed, wait) == (5, 0.0)
    allowed, wait = take(connection, [SERVER], 15)
    assert allowed == 0
    assert 0.0 < wait <= 1.0


def test_a_look_takes_nothing(connection: Connection) -> None:
    assert look(connection, [SERVER], 15) == look(connection, [SERVER], 15) == (15, 0.0)
    assert look(connection, [SERVER, EVEN], 15) == (1, 0.0)
    take(connection, [SERVER], 20)
    assert look(connection, [SERVER], 15)[0] == 0


def test_a_bucket_gives_no_more_than_another_allows(connection: Connection) -> None:
    assert take(connection, [SERVER, EVEN], 10)[0] == 1
    assert (tokens(connection, SERVER), tokens(connection, EVEN)) == (19, 0)


def test_tokens_that_are_given_back_are_there_again(connection: Connection) -> None:
    take(connection, [SERVER], 15)
    give_back(connection, [SERVER], 10)
    assert tokens(connection, SERVER) == 15
    give_back(connection, [SERVER], 100)
    assert tokens(connection, SERVER) == 20


def test_what_another_takes_meanwhile_is_not_taken_again(
    connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = vars(_tokens)[PUT]

    def late_put(*given: Any) -> bool:
        monkeypatch.setattr(_tokens, PUT, put)
        assert take(connection, [SERVER], 12) == (12, 0.0)
        return bool(put(*given))

    monkeypatch.setattr(_tokens, PUT, late_put)
    assert take(connection, [SERVER], 15)[0] == 8


def test_what_another_takes_while_some_is_given_back_stays_taken(
    connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(connection, [SERVER], 15)
    put = vars(_tokens)[PUT]

    def late_put(*given: Any) -> bool:
        monkeypatch.setattr(_tokens, PUT, put)
        take(connection, [SERVER], 5)
        return bool(put(*given))

    monkeypatch.setattr(_tokens, PUT, late_put)
    give_back(connection, [SERVER], 10)
    assert tokens(connection, SERVER) == 10


def test_a_bucket_is_emptied_when_the_server_says_so(connection: Connection) -> None:
    take(connection, [SERVER], 1)
    empty(connection, SERVER)
    assert tokens(connection, SERVER) == 0
    empty(connection, Meter("server", partial(Bucket.of_server, 600)))
    rate = connection.scalar(select(pace.c.rate))
    assert rate == 600
