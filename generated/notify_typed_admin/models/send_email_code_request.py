from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from notify_typed_runtime.types import (
    UNSET,
    Unset,
    expect_null,
    expect_string,
)

_KNOWN = frozenset(
    (
        "to",
        "email_auth_link_host",
        "next",
    )
)


@define(kw_only=True)
class SendEmailCodeRequest:
    """What a link for signing in is to look like."""

    to: None | Unset = UNSET
    """Nothing but null."""
    email_auth_link_host: str | Unset = UNSET
    """The address of the website, for the link."""
    next_: str | Unset = UNSET
    """The page of the website to go on to."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {}
        if not isinstance(self.to, Unset):
            _encoded["to"] = self.to
        if not isinstance(self.email_auth_link_host, Unset):
            _encoded["email_auth_link_host"] = self.email_auth_link_host
        if not isinstance(self.next_, Unset):
            _encoded["next"] = self.next_
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
        to: None | Unset = UNSET
        if "to" in src_dict:
            expect_null(src_dict["to"], "to")
            to = None
        email_auth_link_host: str | Unset = UNSET
        if "email_auth_link_host" in src_dict:
            _value = src_dict["email_auth_link_host"]
            email_auth_link_host = expect_string(_value, "email_auth_link_host")
        next_: str | Unset = UNSET
        if "next" in src_dict:
            _value = src_dict["next"]
            next_ = expect_string(_value, "next")
        return cls(
            to=to,
            email_auth_link_host=email_auth_link_host,
            next_=next_,
        )
