"""Models that operations tagged `template_folders` alone use."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.model import Model, encode_partial, unknown_fields
from notify_typed_runtime.types import expect_array, expect_object, parse_uuid


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class TemplateFolder(Model):
    """A folder for templates."""

    id: UUID
    """The folder."""
    name: str
    """Its name."""
    parent_id: UUID | None
    """The folder that it is in; null at the top level."""
    service_id: UUID
    """The service that it belongs to."""
    users_with_permission: list[UUID]
    """The members of the service who see it."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "id": str(self.id),
                "name": self.name,
                "parent_id": None if self.parent_id is None else str(self.parent_id),
                "service_id": str(self.service_id),
                "users_with_permission": [str(_item) for _item in self.users_with_permission],
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
            self.additional_properties = unknown_fields(TemplateFolder, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        _value = src_dict["name"]
        if not isinstance(_value, str):
            raise TypeError("name is not a string")
        self.name = _value
        _value = src_dict["parent_id"]
        self.parent_id = None if _value is None else parse_uuid(_value, "parent_id")
        self.service_id = parse_uuid(src_dict["service_id"], "service_id")
        self.users_with_permission = [
            parse_uuid(_item, "users_with_permission")
            for _item in expect_array(src_dict["users_with_permission"], "users_with_permission")
        ]
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class TemplateFolderEnvelope(Model):
    """A folder in its envelope."""

    data: TemplateFolder
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {"data": self.data.to_dict()}
        except AttributeError:
            return encode_partial(self)
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], _into: Self | None = None) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        self = cls.__new__(cls) if _into is None else _into
        self.additional_properties = {}
        if len(src_dict) != 1:
            self.additional_properties = unknown_fields(TemplateFolderEnvelope, src_dict)
        self.data = TemplateFolder.from_dict(expect_object(src_dict["data"], "data"))
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class TemplateFolderListEnvelope(Model):
    """A service's folders."""

    template_folders: list[TemplateFolder]
    """The folders of every level."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "template_folders": [_item.to_dict() for _item in self.template_folders]
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
        if len(src_dict) != 1:
            self.additional_properties = unknown_fields(TemplateFolderListEnvelope, src_dict)
        self.template_folders = [
            TemplateFolder.from_dict(expect_object(_item, "template_folders"))
            for _item in expect_array(src_dict["template_folders"], "template_folders")
        ]
        return self
