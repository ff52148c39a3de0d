from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from notify_typed_runtime.types import (
    hidden as _hidden,
)

_KNOWN = frozenset(
    (
        "body",
        "subject",
        "from_email",
        "one_click_unsubscribe_url",
    )
)


@define(kw_only=True)
class EmailContent:
    """What the recipient reads."""

    body: str = field(repr=_hidden)
    """The text after filling in, in Notify's Markdown."""
    subject: str = field(repr=_hidden)
    """The subject after filling in."""
    from_email: str
    """The sender's address."""
    one_click_unsubscribe_url: str | None = field(repr=_hidden)
    """The address to unsubscribe that the request gave."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "body": self.body,
            "subject": self.subject,
            "from_email": self.from_email,
            "one_click_unsubscribe_url": self.one_click_unsubscribe_url,
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
        if len(src_dict) != 4:
            _additional = {_key: _value for _key, _value in src_dict.items() if _key not in _KNOWN}
        body = src_dict["body"]
        if not isinstance(body, str):
            raise TypeError("body is not a string")
        subject = src_dict["subject"]
        if not isinstance(subject, str):
            raise TypeError("subject is not a string")
        from_email = src_dict["from_email"]
        if not isinstance(from_email, str):
            raise TypeError("from_email is not a string")
        one_click_unsubscribe_url = src_dict["one_click_unsubscribe_url"]
        if one_click_unsubscribe_url is not None and not isinstance(one_click_unsubscribe_url, str):
            raise TypeError("one_click_unsubscribe_url is neither a string nor null")
        return cls(
            body=body,
            subject=subject,
            from_email=from_email,
            one_click_unsubscribe_url=one_click_unsubscribe_url,
            additional_properties=_additional,
        )
