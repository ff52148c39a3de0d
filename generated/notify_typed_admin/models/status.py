"""Models that operations tagged `status` alone use."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from notify_typed_runtime.model import Model, encode_partial, unknown_fields


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class LiveCounts(Model):
    """How many live services there are."""

    organisations: int
    """How many organisations have one."""
    services: int
    """How many there are."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "organisations": self.organisations,
                "services": self.services,
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
        if len(src_dict) != 2:
            self.additional_properties = unknown_fields(LiveCounts, src_dict)
        _value = src_dict["organisations"]
        if type(_value) is not int:
            raise TypeError("organisations is not an integer")
        self.organisations = _value
        _value = src_dict["services"]
        if type(_value) is not int:
            raise TypeError("services is not an integer")
        self.services = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class ServerStatus(Model):
    """What the server tells of itself."""

    status: str
    """Always `ok`."""
    git_commit: str
    """The version of its code."""
    build_time: str
    """When it was built."""
    db_version: str
    """The last change of its database."""
    db_bulk_version: str | None
    """The last change of the copy that it reads from."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "status": self.status,
                "git_commit": self.git_commit,
                "build_time": self.build_time,
                "db_version": self.db_version,
                "db_bulk_version": self.db_bulk_version,
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
        if len(src_dict) != 5:
            self.additional_properties = unknown_fields(ServerStatus, src_dict)
        _value = src_dict["status"]
        if not isinstance(_value, str):
            raise TypeError("status is not a string")
        self.status = _value
        _value = src_dict["git_commit"]
        if not isinstance(_value, str):
            raise TypeError("git_commit is not a string")
        self.git_commit = _value
        _value = src_dict["build_time"]
        if not isinstance(_value, str):
            raise TypeError("build_time is not a string")
        self.build_time = _value
        _value = src_dict["db_version"]
        if not isinstance(_value, str):
            raise TypeError("db_version is not a string")
        self.db_version = _value
        _value = src_dict["db_bulk_version"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("db_bulk_version is neither a string nor null")
        self.db_bulk_version = _value
        return self
