from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from notify_typed_runtime.types import (
    expect_array,
    expect_object,
)

from ..models.job import Job
from ..models.page_addresses import PageAddresses

_KNOWN = frozenset(
    (
        "data",
        "page_size",
        "total",
        "links",
    )
)


@define(kw_only=True)
class JobPage:
    """A page of jobs."""

    data: list[Job]
    """The jobs."""
    page_size: int
    """How many jobs a page has, always 50."""
    total: int
    """How many jobs there are."""
    links: PageAddresses
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "data": [_item.to_dict() for _item in self.data],
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
        data = [
            Job.from_dict(expect_object(_item, "data"))
            for _item in expect_array(src_dict["data"], "data")
        ]
        page_size = src_dict["page_size"]
        if type(page_size) is not int:
            raise TypeError("page_size is not an integer")
        total = src_dict["total"]
        if type(total) is not int:
            raise TypeError("total is not an integer")
        links = PageAddresses.from_dict(expect_object(src_dict["links"], "links"))
        return cls(
            data=data,
            page_size=page_size,
            total=total,
            links=links,
            additional_properties=_additional,
        )
