from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from notify_typed_runtime.types import (
    expect_string,
)

from ..models.postage import Postage

_KNOWN = frozenset(
    (
        "billable_sheets_of_paper",
        "postage",
    )
)


@define(kw_only=True)
class LetterCostDetails:
    """How the cost of a letter comes about."""

    billable_sheets_of_paper: int
    """The number of sheets, printed on both sides. 0 if the letter was never printed."""
    postage: Postage
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "billable_sheets_of_paper": self.billable_sheets_of_paper,
            "postage": str(self.postage),
        }
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had. Unknown enum values are kept, unknown fields too.

        Raises:
            KeyError: If a required field is missing.
            TypeError: If a value has the wrong type.
            ValueError: If a value cannot be read.
        """
        _additional: dict[str, Any] = {}
        if len(src_dict) != 2:
            _additional = {_key: _value for _key, _value in src_dict.items() if _key not in _KNOWN}
        billable_sheets_of_paper = src_dict["billable_sheets_of_paper"]
        if type(billable_sheets_of_paper) is not int:
            raise TypeError("billable_sheets_of_paper is not an integer")
        postage = Postage.parse(expect_string(src_dict["postage"], "postage"))
        return cls(
            billable_sheets_of_paper=billable_sheets_of_paper,
            postage=postage,
            additional_properties=_additional,
        )
