from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from notify_typed_runtime.types import (
    UNSET,
    Unset,
    expect_array,
    expect_boolean,
    expect_integer,
    expect_string,
    hidden as _hidden,
)

from ..models.template_type import TemplateType

_KNOWN = frozenset(
    (
        "to",
        "template_type",
        "status",
        "page",
        "page_size",
        "limit_days",
        "include_jobs",
        "include_from_test_key",
        "include_one_off",
        "count_pages",
    )
)


@define(kw_only=True)
class SearchNotificationsForServiceRequest:
    """What to look for. Unknown fields are ignored."""

    to: str | Unset = field(default=UNSET, repr=_hidden)
    """A part of the recipient or of the `client_reference`."""
    template_type: list[TemplateType] | Unset = UNSET
    """Only messages of this kind."""
    status: list[str] | Unset = UNSET
    """Only messages with one of these statuses."""
    page: int | Unset = UNSET
    """The number of the page. Without `to` only."""
    page_size: int | Unset = UNSET
    """How many messages a page has. Without `to` only."""
    limit_days: int | Unset = UNSET
    """How many days to look back. Without `to` only."""
    include_jobs: bool | Unset = UNSET
    """Whether to list messages of jobs. Without `to` only."""
    include_from_test_key: bool | Unset = UNSET
    """Whether to list messages of test keys. Without `to` only."""
    include_one_off: bool | Unset = UNSET
    """Whether to list messages sent from the website one at a time. Without `to` only."""
    count_pages: bool | Unset = UNSET
    """If false, `links` stays empty. Without `to` only."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {}
        if not isinstance(self.to, Unset):
            _encoded["to"] = self.to
        if not isinstance(self.template_type, Unset):
            _encoded["template_type"] = [str(_item) for _item in self.template_type]
        if not isinstance(self.status, Unset):
            _encoded["status"] = self.status
        if not isinstance(self.page, Unset):
            _encoded["page"] = self.page
        if not isinstance(self.page_size, Unset):
            _encoded["page_size"] = self.page_size
        if not isinstance(self.limit_days, Unset):
            _encoded["limit_days"] = self.limit_days
        if not isinstance(self.include_jobs, Unset):
            _encoded["include_jobs"] = self.include_jobs
        if not isinstance(self.include_from_test_key, Unset):
            _encoded["include_from_test_key"] = self.include_from_test_key
        if not isinstance(self.include_one_off, Unset):
            _encoded["include_one_off"] = self.include_one_off
        if not isinstance(self.count_pages, Unset):
            _encoded["count_pages"] = self.count_pages
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
        if len(src_dict) != 0:
            _additional = {_key: _value for _key, _value in src_dict.items() if _key not in _KNOWN}
        to: str | Unset = UNSET
        if "to" in src_dict:
            _value = src_dict["to"]
            to = expect_string(_value, "to")
        template_type: list[TemplateType] | Unset = UNSET
        if "template_type" in src_dict:
            _value = src_dict["template_type"]
            template_type = [
                TemplateType.parse(expect_string(_item, "template_type"))
                for _item in expect_array(_value, "template_type")
            ]
        status: list[str] | Unset = UNSET
        if "status" in src_dict:
            _value = src_dict["status"]
            status = [expect_string(_item, "status") for _item in expect_array(_value, "status")]
        page: int | Unset = UNSET
        if "page" in src_dict:
            _value = src_dict["page"]
            page = expect_integer(_value, "page")
        page_size: int | Unset = UNSET
        if "page_size" in src_dict:
            _value = src_dict["page_size"]
            page_size = expect_integer(_value, "page_size")
        limit_days: int | Unset = UNSET
        if "limit_days" in src_dict:
            _value = src_dict["limit_days"]
            limit_days = expect_integer(_value, "limit_days")
        include_jobs: bool | Unset = UNSET
        if "include_jobs" in src_dict:
            _value = src_dict["include_jobs"]
            include_jobs = expect_boolean(_value, "include_jobs")
        include_from_test_key: bool | Unset = UNSET
        if "include_from_test_key" in src_dict:
            _value = src_dict["include_from_test_key"]
            include_from_test_key = expect_boolean(_value, "include_from_test_key")
        include_one_off: bool | Unset = UNSET
        if "include_one_off" in src_dict:
            _value = src_dict["include_one_off"]
            include_one_off = expect_boolean(_value, "include_one_off")
        count_pages: bool | Unset = UNSET
        if "count_pages" in src_dict:
            _value = src_dict["count_pages"]
            count_pages = expect_boolean(_value, "count_pages")
        return cls(
            to=to,
            template_type=template_type,
            status=status,
            page=page,
            page_size=page_size,
            limit_days=limit_days,
            include_jobs=include_jobs,
            include_from_test_key=include_from_test_key,
            include_one_off=include_one_off,
            count_pages=count_pages,
            additional_properties=_additional,
        )
