"""A message is sent if, and only if, the transaction that it was added in commits."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
from bulk_world import FAST, TEMPLATE, held
from sqlalchemy import create_engine, make_url
from sqlalchemy.orm import Session

from notify_typed.bulk import AsyncBulk, Bulk, NoSuchRun, State, outbox
from notify_typed.errors import InvalidInput
from notify_typed.sandbox._world.default import EMAIL_TEMPLATE_ID, LETTER_TEMPLATE_ID

if TYPE_CHECKING:
    from pathlib import Path

    from notify_typed.sandbox import Sandbox

VALUES = {"name": "Amala", "date": "3 December"}


async def test_a_committed_message_is_sent_and_another_is_not(sandbox: Sandbox, url: str) -> None:
    async with AsyncBulk(url, api_key=sandbox.test_key, base_url=sandbox.base_url) as bulk:
        box = await bulk.open_outbox(TEMPLATE)
        assert await bulk.open_outbox(TEMPLATE) == box
        engine = create_engine(url)
        with engine.begin() as connection:
            first = outbox.add(connection, box, "07700 900301", VALUES)
        with engine.connect() as connection:
            outbox.add(connection, box, "07700 900302", VALUES)
            connection.rollback()
        with Session(engine) as session, session.begin():
            outbox.add(session, box, "07700 900303", VALUES, reference="case-3")
        engine.dispose()

        assert (await bulk.work(FAST)).sent == 2

        assert set(held(sandbox)) == {first, "case-3"}
        assert bulk.counts(box)[State.SENT] == 2
        assert bulk.run(box).state == "outbox"


def test_django_s_connection_is_taken(sandbox: Sandbox, url: str) -> None:
    connections = django_connections(url)
    with Bulk(url, api_key=sandbox.test_key, base_url=sandbox.base_url) as bulk:
        box = bulk.open_outbox(TEMPLATE)
        from django.db import transaction  # noqa: PLC0415 - after its settings

        connection = connections["default"]
        with transaction.atomic():
            outbox.add(connection, box, "07700 900301", VALUES)
            transaction.set_rollback(True)
        with transaction.atomic():
            reference = outbox.add(connection, box, "07700 900302", VALUES)
        with pytest.raises(NoSuchRun):
            outbox.add(connection, "run-nowhere", "07700 900302", VALUES)
        connection.close()

        assert bulk.work(FAST).sent == 1
    assert set(held(sandbox)) == {reference}


def django_connections(url: str) -> Any:
    import django  # noqa: PLC0415 - for this test
    from django.conf import settings  # noqa: PLC0415 - likewise
    from django.db import connections  # noqa: PLC0415 - likewise

    where = make_url(url)
    engine = "sqlite3" if where.drivername == "sqlite" else "postgresql"
    options = {name: where.query[name] for name in ("options",) if name in where.query}
    database = {
        "ENGINE": f"django.db.backends.{engine}",
        "NAME": where.database,
        "USER": where.username,
        "HOST": where.query.get("host"),
        "PORT": where.query.get("port"),
        "OPTIONS": options,
    }
    if not settings.configured:
        settings.configure(DATABASES={"default": database})
        django.setup()
    settings.DATABASES = {"default": database}
    connections.settings = connections.configure_settings({"default": database})
    with suppress(AttributeError):  # one of another test
        del connections["default"]
    return connections


def test_emails_and_letters_are_added_and_what_cannot_be_right_is_refused(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    with Bulk(tmp_path / "runs.db", api_key=sandbox.test_key, base_url=sandbox.base_url) as bulk:
        text, email, letter = map(
            bulk.open_outbox, (TEMPLATE, EMAIL_TEMPLATE_ID, LETTER_TEMPLATE_ID)
        )
        wanted = {
            box: dict.fromkeys(bulk.run(box).template.placeholders, "x")
            for box in (text, email, letter)
        }
        lines = ["Amala Bird", "1 Example Street", "SW1A 1AA"]
        with bulk._database.write() as connection:
            outbox.add(connection, email, "amala@example.com", wanted[email])
            outbox.add(connection, letter, lines, wanted[letter])
            for box, to in (
                (text, "07700"),
                (text, lines),
                (email, "nobody"),
                (letter, "Amala Bird"),
            ):
                with pytest.raises(InvalidInput, match="to"):
                    outbox.add(connection, box, to, wanted[box])
            with pytest.raises(InvalidInput, match="lacks name, date"):
                outbox.add(connection, text, "07700 900301")
            with pytest.raises(NoSuchRun, match="call open_outbox first"):
                outbox.add(connection, "run-nowhere", "07700 900301")

        assert bulk.work(FAST).sent == 2

    assert {each.type for each in sandbox.messages()} == {"email", "letter"}
