from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from notify_typed_runtime.types import (
    expect_array,
    expect_object,
    is_object,
)

from ..models.detailed_service_list_item import DetailedServiceListItem
from ..models.service import Service

_KNOWN = frozenset(("data",))


@define(kw_only=True)
class ServiceListEnvelope:
    """Services, in the one form or in the other."""

    data: list[DetailedServiceListItem | Service]
    """The services; **DetailedServiceListItem** if `detailed` was asked for."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "data": [_item.to_dict() for _item in self.data],
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
        if len(src_dict) != 1:
            _additional = {_key: _value for _key, _value in src_dict.items() if _key not in _KNOWN}
        data = [
            Service.from_dict(_item)
            if is_object(
                _item,
                "id",
                "name",
                "active",
                "restricted",
                "created_by",
                "organisation",
                "organisation_type",
                "permissions",
                "email_message_limit",
                "sms_message_limit",
                "letter_message_limit",
                "international_sms_message_limit",
                "rate_limit",
                "prefix_sms",
                "email_branding",
                "letter_branding",
                "custom_email_sender_name",
                "email_sender_local_part",
                "confirmed_email_sender_name",
                "confirmed_unique",
                "contact_link",
                "count_as_live",
                "go_live_at",
                "go_live_user",
                "has_active_go_live_request",
                "consent_to_research",
                "notes",
                "purchase_order_number",
                "billing_contact_names",
                "billing_contact_email_addresses",
                "billing_reference",
                "volume_email",
                "volume_sms",
                "volume_letter",
                "service_callback_api",
            )
            else DetailedServiceListItem.from_dict(expect_object(_item, "data"))
            for _item in expect_array(src_dict["data"], "data")
        ]
        return cls(
            data=data,
            additional_properties=_additional,
        )
