"""What is in a row: who gets the message, and the values for its template."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from attrs import define

from notify_typed._rules.columns import Columns
from notify_typed._rules.placeholders import key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from notify_typed._rules.columns import Cell, Problem
    from notify_typed.bulk._records import Cells, TemplateInfo

__all__ = ["Contents", "RowReader"]

_REFERENCE: Final = key("reference")


@define  # frozen, it would take three times as long to make
class Contents:
    """A row, taken apart.

    Attributes:
        recipient: The cells of the recipient's columns.
        values: The values for the template's placeholders.
        absent: The placeholders whose cells are empty.
        reference: The user's own name for the message; None where the row has none.
    """

    recipient: Mapping[str, str]
    values: Mapping[str, Cell]
    absent: Sequence[str]
    reference: str | None


class RowReader:
    """Takes rows apart that have the same columns.

    Args:
        template: What is sent.
        headings: The columns.

    Attributes:
        problems: Why no message can be made of such rows, if none can.
        unused: The columns that the template does not ask for.
    """

    def __init__(self, template: TemplateInfo, headings: Sequence[str]) -> None:
        self._columns = Columns(headings, template.kind, template.placeholders)
        references = [place for place, name in enumerate(headings) if key(name) == _REFERENCE]
        self._reference = references[0] if references else None
        self.problems: Sequence[Problem] = self._columns.problems
        self.unused = self._columns.unused(headings)
        if self._reference is not None and headings[self._reference] in self.unused:
            self.unused.remove(headings[self._reference])

    def read(self, cells: Cells) -> Contents | None:
        """Take a row apart; None where it is empty.

        Args:
            cells: Its cells under the headings; or a mapping, of a message that was added alone.
        """
        if not isinstance(cells, list) and isinstance(cells, Mapping):  # which takes longer to say
            recipient, values = cells["recipient"], cells["values"]
            return Contents(recipient, values, (), None)  # type: ignore[arg-type]
        row = self._columns.row(0, cells)
        if row is None:
            return None
        reference = None
        if self._reference is not None and self._reference < len(cells):
            text = cells[self._reference]
            reference = text if isinstance(text, str) and text else None
        return Contents(row.recipient, row.values, row.absent, reference)
