"""The URLs of databases: taken apart, and shown without their passwords."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import make_url

if TYPE_CHECKING:
    from sqlalchemy import URL

__all__ = ["read_url", "shown"]

_SECRET: Final = ("password", "sslpassword")


def read_url(text: str) -> URL:
    """Take a database's URL apart; PostgreSQL's gets the driver that the package brings.

    Raises:
        SQLAlchemyError: It is none.
        ValueError: A password is not written as it must be in there. It is not in the message.
    """
    try:
        url = make_url(text)
    except ValueError:  # what it names may be a part of the password
        url = None
    if url is None or (url.host and "@" in f"{url.host}{url.database}"):
        raise ValueError(
            "the URL of a database must be like postgresql://user:password@host:5432/name, where"
            " user and password have %40 for @, %3A for : and %2F for /"
        )
    if url.drivername in ("postgres", "postgresql"):
        return url.set(drivername="postgresql+psycopg")
    return url


def shown(url: URL) -> str:
    """Write a URL for people."""
    hidden = {name: "***" for name in _SECRET if name in url.query}
    return url.update_query_dict(hidden).render_as_string(hide_password=True)
