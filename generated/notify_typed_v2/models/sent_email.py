from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.types import (
    expect_object,
    parse_uuid,
)

from ..models.email_content import EmailContent
from ..models.sanitised_content import SanitisedContent
from ..models.template_reference import TemplateReference

_KNOWN = frozenset(
    (
        "id",
        "reference",
        "content",
        "uri",
        "template",
        "scheduled_for",
        "sanitised_content",
    )
)


@define(kw_only=True)
class SentEmail:
    """An email that was taken on."""

    id: UUID
    """The email, for reading it later."""
    reference: str | None
    """The request's reference."""
    content: EmailContent
    uri: str
    """Where the email can be read."""
    template: TemplateReference
    scheduled_for: None
    """Always null."""
    sanitised_content: SanitisedContent
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "id": str(self.id),
            "reference": self.reference,
            "content": self.content.to_dict(),
            "uri": self.uri,
            "template": self.template.to_dict(),
            "scheduled_for": self.scheduled_for,
            "sanitised_content": self.sanitised_content.to_dict(),
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
        reference = src_dict["reference"]
        if reference is not None and not isinstance(reference, str):
            raise TypeError("reference is neither a string nor null")
        content = EmailContent.from_dict(expect_object(src_dict["content"], "content"))
        uri = src_dict["uri"]
        if not isinstance(uri, str):
            raise TypeError("uri is not a string")
        template = TemplateReference.from_dict(expect_object(src_dict["template"], "template"))
        scheduled_for = None
        if src_dict["scheduled_for"] is not None:
            _additional["scheduled_for"] = src_dict["scheduled_for"]
        sanitised_content = SanitisedContent.from_dict(
            expect_object(src_dict["sanitised_content"], "sanitised_content")
        )
        return cls(
            id=id,
            reference=reference,
            content=content,
            uri=uri,
            template=template,
            scheduled_for=scheduled_for,
            sanitised_content=sanitised_content,
            additional_properties=_additional,
        )
