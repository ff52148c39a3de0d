from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from notify_typed_runtime.types import (
    expect_array,
    expect_object,
    is_object,
)

from ..models.notification import Notification
from ..models.notification_for_csv import NotificationForCsv
from ..models.page_addresses import PageAddresses

_KNOWN = frozenset(
    (
        "notifications",
        "page_size",
        "total",
        "links",
    )
)


@define(kw_only=True)
class JobNotificationPage:
    """A page of the messages of a job."""

    notifications: list[Notification | NotificationForCsv]
    """The messages; **NotificationForCsv** if `format_for_csv` was asked for."""
    page_size: int
    """How many messages a page has."""
    total: int
    """How many messages there are."""
    links: PageAddresses
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "notifications": [_item.to_dict() for _item in self.notifications],
            "page_size": self.page_size,
            "total": self.total,
            "links": self.links.to_dict(),
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
        notifications = [
            NotificationForCsv.from_dict(_item)
            if is_object(
                _item,
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
            else Notification.from_dict(expect_object(_item, "notifications"))
            for _item in expect_array(src_dict["notifications"], "notifications")
        ]
        page_size = src_dict["page_size"]
        if type(page_size) is not int:
            raise TypeError("page_size is not an integer")
        total = src_dict["total"]
        if type(total) is not int:
            raise TypeError("total is not an integer")
        links = PageAddresses.from_dict(expect_object(src_dict["links"], "links"))
        return cls(
            notifications=notifications,
            page_size=page_size,
            total=total,
            links=links,
            additional_properties=_additional,
        )
