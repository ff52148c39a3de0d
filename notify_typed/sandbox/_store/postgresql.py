"""Lets PostgreSQL take every text that SQLite takes: it alone knows no NUL character."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from psycopg import Connection
    from sqlalchemy.engine.interfaces import DBAPIConnection

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def take_all_text(connection: DBAPIConnection, _record: object) -> None:
    """Have a new connection write a replacement character for each NUL, in what is sought too."""
    # The driver comes with an extra of its own.
    from psycopg.types.string import StrDumperUnknown  # noqa: PLC0415

    class Dumper(StrDumperUnknown):
        """Writes text as it is, but for NUL."""

        def dump(self, obj: str) -> bytes:
            return bytes(super().dump(obj.replace("\x00", _REPLACEMENT)) or b"")

    driver = cast("Connection", connection)
    driver.adapters.register_dumper(str, Dumper)
