from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.types import (
    expect_string,
    hidden as _hidden,
    parse_uuid,
)

from ..models.notification_type import NotificationType
from ..models.uk_postage import UkPostage

_KNOWN = frozenset(
    (
        "id",
        "type",
        "version",
        "body",
        "html",
        "subject",
        "postage",
    )
)


@define(kw_only=True)
class TemplatePreview:
    """A template with the values filled in."""

    id: UUID
    """The template."""
    type_: NotificationType
    version: int
    """The version that was filled in."""
    body: str = field(repr=_hidden)
    """The text after filling in."""
    html: str | None = field(repr=_hidden)
    """The body of an email as HTML, without the frame around it. Emails only."""
    subject: str | None = field(repr=_hidden)
    """The subject of an email or heading of a letter, after filling in."""
    postage: UkPostage | None
    """How a letter travels."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "id": str(self.id),
            "type": str(self.type_),
            "version": self.version,
            "body": self.body,
            "html": self.html,
            "subject": self.subject,
            "postage": None if self.postage is None else str(self.postage),
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
        if len(src_dict) != 7:
            _additional = {_key: _value for _key, _value in src_dict.items() if _key not in _KNOWN}
        id = parse_uuid(src_dict["id"], "id")
        type_ = NotificationType.parse(expect_string(src_dict["type"], "type"))
        version = src_dict["version"]
        if type(version) is not int:
            raise TypeError("version is not an integer")
        body = src_dict["body"]
        if not isinstance(body, str):
            raise TypeError("body is not a string")
        html = src_dict["html"]
        if html is not None and not isinstance(html, str):
            raise TypeError("html is neither a string nor null")
        subject = src_dict["subject"]
        if subject is not None and not isinstance(subject, str):
            raise TypeError("subject is neither a string nor null")
        _value = src_dict["postage"]
        postage = None if _value is None else UkPostage.parse(expect_string(_value, "postage"))
        return cls(
            id=id,
            type_=type_,
            version=version,
            body=body,
            html=html,
            subject=subject,
            postage=postage,
            additional_properties=_additional,
        )
