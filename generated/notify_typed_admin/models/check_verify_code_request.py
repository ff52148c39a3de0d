from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from notify_typed_runtime.types import (
    expect_string,
    hidden as _hidden,
)

from ..models.code_type import CodeType

_KNOWN = frozenset(
    (
        "code",
        "code_type",
    )
)


@define(kw_only=True)
class CheckVerifyCodeRequest:
    """A code to check."""

    code: str = field(repr=_hidden)
    """The code."""
    code_type: CodeType

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "code": self.code,
            "code_type": str(self.code_type),
        }
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had. Unknown enum values are kept; unknown fields are refused.

        Raises:
            KeyError: If a required field is missing.
            TypeError: If a value has the wrong type.
            ValueError: If a value cannot be read, or there is an unknown field.
        """
        if not _KNOWN.issuperset(src_dict):
            raise ValueError(f"unknown fields: {sorted(set(src_dict) - _KNOWN)}")
        code = src_dict["code"]
        if not isinstance(code, str):
            raise TypeError("code is not a string")
        code_type = CodeType.parse(expect_string(src_dict["code_type"], "code_type"))
        return cls(
            code=code,
            code_type=code_type,
        )
