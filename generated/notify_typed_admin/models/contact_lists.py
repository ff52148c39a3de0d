"""Models that operations tagged `contact_lists` alone use."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.model import Model, encode_partial, unknown_fields
from notify_typed_runtime.types import expect_string, format_datetime, parse_datetime, parse_uuid

from .enums import TemplateType


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
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 9:
            _additional = unknown_fields(ContactList, src_dict)
        original_file_name = src_dict["original_file_name"]
        if not isinstance(original_file_name, str):
            raise TypeError("original_file_name is not a string")
        row_count = src_dict["row_count"]
        if type(row_count) is not int:
            raise TypeError("row_count is not an integer")
        recent_job_count = src_dict["recent_job_count"]
        if type(recent_job_count) is not int:
            raise TypeError("recent_job_count is not an integer")
        has_jobs = src_dict["has_jobs"]
        if not isinstance(has_jobs, bool):
            raise TypeError("has_jobs is not a boolean")
        created_by = src_dict["created_by"]
        if not isinstance(created_by, str):
            raise TypeError("created_by is not a string")
        return cls(
            id=parse_uuid(src_dict["id"], "id"),
            service_id=parse_uuid(src_dict["service_id"], "service_id"),
            original_file_name=original_file_name,
            row_count=row_count,
            template_type=TemplateType.parse(
                expect_string(src_dict["template_type"], "template_type")
            ),
            recent_job_count=recent_job_count,
            has_jobs=has_jobs,
            created_by=created_by,
            created_at=parse_datetime(src_dict["created_at"], "created_at"),
            additional_properties=_additional,
        )
