"""Models that operations tagged `contact_lists` alone use."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.model import Model, encode_partial, unknown_fields
from notify_typed_runtime.types import format_datetime, parse_datetime, parse_uuid

from .enums import TemplateType

_TemplateType = TemplateType.by_value()


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class ContactList(Model):
    """A spreadsheet of recipients that is kept."""

    id: UUID
    """The id of the list, which its file has too."""
    service_id: UUID
    """The service."""
    original_file_name: str
    """The name of the file."""
    row_count: int
    """How many recipients it has."""
    template_type: TemplateType
    recent_job_count: int
    """How many jobs used it while their messages are kept."""
    has_jobs: bool
    """Whether any ever did."""
    created_by: str
    """The name of the person who uploaded it."""
    created_at: datetime.datetime
    """A time in UTC, always with six decimals and a `Z`."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "id": str(self.id),
                "service_id": str(self.service_id),
                "original_file_name": self.original_file_name,
                "row_count": self.row_count,
                "template_type": str(self.template_type),
                "recent_job_count": self.recent_job_count,
                "has_jobs": self.has_jobs,
                "created_by": self.created_by,
                "created_at": format_datetime(self.created_at),
            }
        except AttributeError:
            return encode_partial(self)
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], _into: Self | None = None) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        self = cls.__new__(cls) if _into is None else _into
        self.additional_properties = {}
        if len(src_dict) != 9:
            self.additional_properties = unknown_fields(ContactList, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        self.service_id = parse_uuid(src_dict["service_id"], "service_id")
        _value = src_dict["original_file_name"]
        if not isinstance(_value, str):
            raise TypeError("original_file_name is not a string")
        self.original_file_name = _value
        _value = src_dict["row_count"]
        if type(_value) is not int:
            raise TypeError("row_count is not an integer")
        self.row_count = _value
        _value = src_dict["template_type"]
        if not isinstance(_value, str):
            raise TypeError("template_type is not a string")
        self.template_type = _TemplateType[_value]
        _value = src_dict["recent_job_count"]
        if type(_value) is not int:
            raise TypeError("recent_job_count is not an integer")
        self.recent_job_count = _value
        _value = src_dict["has_jobs"]
        if not isinstance(_value, bool):
            raise TypeError("has_jobs is not a boolean")
        self.has_jobs = _value
        _value = src_dict["created_by"]
        if not isinstance(_value, str):
            raise TypeError("created_by is not a string")
        self.created_by = _value
        self.created_at = parse_datetime(src_dict["created_at"], "created_at")
        return self
