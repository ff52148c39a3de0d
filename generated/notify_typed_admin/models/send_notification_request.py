from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.types import (
    UNSET,
    Unset,
    expect_object,
    hidden as _hidden,
    parse_uuid,
)

from ..models.personalisation import Personalisation

_KNOWN = frozenset(
    (
        "template_id",
        "to",
        "created_by",
        "personalisation",
        "sender_id",
    )
)


@define(kw_only=True)
class SendNotificationRequest:
    """A message to send. Unknown fields are ignored."""

    template_id: UUID
    """A template of this service. Anything else gives 404."""
    to: str = field(repr=_hidden)
    """The number or email address; for letters, any text."""
    created_by: UUID
    """Who sends it, a member of the team."""
    personalisation: Personalisation | None | Unset = field(default=UNSET, repr=_hidden)
    """Values for the template's blanks."""
    sender_id: UUID | None | Unset = UNSET
    """A sender of text messages, or a reply-to address. The service's default if left out or null.
    Ignored for letters.
    """
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "template_id": str(self.template_id),
            "to": self.to,
            "created_by": str(self.created_by),
        }
        if not isinstance(self.personalisation, Unset):
            _encoded["personalisation"] = (
                None if self.personalisation is None else self.personalisation.to_dict()
            )
        if not isinstance(self.sender_id, Unset):
            _encoded["sender_id"] = None if self.sender_id is None else str(self.sender_id)
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
        if len(src_dict) != 3:
            _additional = {_key: _value for _key, _value in src_dict.items() if _key not in _KNOWN}
        template_id = parse_uuid(src_dict["template_id"], "template_id")
        to = src_dict["to"]
        if not isinstance(to, str):
            raise TypeError("to is not a string")
        created_by = parse_uuid(src_dict["created_by"], "created_by")
        personalisation: Personalisation | None | Unset = UNSET
        if "personalisation" in src_dict:
            _value = src_dict["personalisation"]
            personalisation = (
                None
                if _value is None
                else Personalisation.from_dict(expect_object(_value, "personalisation"))
            )
        sender_id: UUID | None | Unset = UNSET
        if "sender_id" in src_dict:
            _value = src_dict["sender_id"]
            sender_id = None if _value is None else parse_uuid(_value, "sender_id")
        return cls(
            template_id=template_id,
            to=to,
            created_by=created_by,
            personalisation=personalisation,
            sender_id=sender_id,
            additional_properties=_additional,
        )
