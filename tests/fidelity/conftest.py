"""A database server for the replay on PostgreSQL."""

from postgres import postgres

__all__ = ["postgres"]
