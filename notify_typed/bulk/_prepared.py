"""Statements that are compiled once: SQLAlchemy looks at each parameter of each row otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define, field, frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sqlalchemy import ClauseElement, Connection, CursorResult

__all__ = ["Prepared"]


@frozen
class _Compiled:
    text: str
    constants: Mapping[str, Any]


@define
class Prepared:
    """A statement whose parameters are numbers and texts alone, for a ledger's own connections.

    Args:
        build: Makes the statement for a database, by SQLAlchemy's name of it.
    """

    _build: Callable[[str], ClauseElement]
    _compiled: dict[str, _Compiled] = field(init=False, factory=dict[str, _Compiled])

    def run(self, connection: Connection, **values: object) -> CursorResult[Any]:
        """Run it."""
        compiled = self._for(connection)
        return connection.exec_driver_sql(compiled.text, {**compiled.constants, **values})

    def run_each(self, connection: Connection, rows: Sequence[Mapping[str, object]]) -> int:
        """Run it for each row, and say how many rows it changed."""
        compiled = self._for(connection)
        constants = compiled.constants
        given = [{**constants, **row} for row in rows] if constants else [dict(row) for row in rows]
        return connection.exec_driver_sql(compiled.text, given).rowcount

    def _for(self, connection: Connection) -> _Compiled:
        dialect = connection.dialect
        known = self._compiled.get(dialect.name)
        if known is None:
            made = self._build(dialect.name).compile(dialect=dialect)
            constants = {
                name: value for name, value in (made.params or {}).items() if value is not None
            }
            known = self._compiled[dialect.name] = _Compiled(str(made), constants)
        return known
