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

from ..models.template_type import TemplateType

_KNOWN = frozenset(
    (
        "id",
        "row_number",
        "recipient",
        "client_reference",
        "template_name",
        "template_type",
        "job_name",
        "status",
        "created_at",
        "created_by_name",
        "created_by_email_address",
        "api_key_name",
    )
)


@define(kw_only=True)
class NotificationForCsv:
    """A message as a row for a spreadsheet."""

    id: UUID
    """The id of the message."""
    row_number: int | str
    """Its row in the job, counted from 1. Empty text if there is no job."""
    recipient: str = field(repr=_hidden)
    """The recipient, as given."""
    client_reference: str
    """What the sender calls it. Empty if nothing."""
    template_name: str
    """The name of the template."""
    template_type: TemplateType
    job_name: str
    """The name of the job's file. Empty if there is no job."""
    status: str
    """The status in words, as `Delivered` or `Email address does not exist`."""
    created_at: str
    """A time as clocks in the United Kingdom show it, for people to read."""
    created_by_name: str | None = field(repr=_hidden)
    """The name of who sent it."""
    created_by_email_address: str | None = field(repr=_hidden)
    """The email address of who sent it."""
    api_key_name: str | None
    """The name of the key that it was sent with."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "id": str(self.id),
            "row_number": self.row_number,
            "recipient": self.recipient,
            "client_reference": self.client_reference,
            "template_name": self.template_name,
            "template_type": str(self.template_type),
            "job_name": self.job_name,
            "status": self.status,
            "created_at": self.created_at,
            "created_by_name": self.created_by_name,
            "created_by_email_address": self.created_by_email_address,
            "api_key_name": self.api_key_name,
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
        if len(src_dict) != 12:
            _additional = {_key: _value for _key, _value in src_dict.items() if _key not in _KNOWN}
        id = parse_uuid(src_dict["id"], "id")
        _value = src_dict["row_number"]
        row_number = _value if type(_value) is int else expect_string(_value, "row_number")
        recipient = src_dict["recipient"]
        if not isinstance(recipient, str):
            raise TypeError("recipient is not a string")
        client_reference = src_dict["client_reference"]
        if not isinstance(client_reference, str):
            raise TypeError("client_reference is not a string")
        template_name = src_dict["template_name"]
        if not isinstance(template_name, str):
            raise TypeError("template_name is not a string")
        template_type = TemplateType.parse(
            expect_string(src_dict["template_type"], "template_type")
        )
        job_name = src_dict["job_name"]
        if not isinstance(job_name, str):
            raise TypeError("job_name is not a string")
        status = src_dict["status"]
        if not isinstance(status, str):
            raise TypeError("status is not a string")
        created_at = src_dict["created_at"]
        if not isinstance(created_at, str):
            raise TypeError("created_at is not a string")
        created_by_name = src_dict["created_by_name"]
        if created_by_name is not None and not isinstance(created_by_name, str):
            raise TypeError("created_by_name is neither a string nor null")
        created_by_email_address = src_dict["created_by_email_address"]
        if created_by_email_address is not None and not isinstance(created_by_email_address, str):
            raise TypeError("created_by_email_address is neither a string nor null")
        api_key_name = src_dict["api_key_name"]
        if api_key_name is not None and not isinstance(api_key_name, str):
            raise TypeError("api_key_name is neither a string nor null")
        return cls(
            id=id,
            row_number=row_number,
            recipient=recipient,
            client_reference=client_reference,
            template_name=template_name,
            template_type=template_type,
            job_name=job_name,
            status=status,
            created_at=created_at,
            created_by_name=created_by_name,
            created_by_email_address=created_by_email_address,
            api_key_name=api_key_name,
            additional_properties=_additional,
        )
