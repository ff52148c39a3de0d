"""Models that operations tagged `template_folders` alone send."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.model import Model, unknown_fields
from notify_typed_runtime.types import UNSET, Unset, expect_array, parse_uuid


@define(eq=False, repr=False, kw_only=True)
class CreateTemplateFolderRequest(Model):
    """A folder to make."""

    name: str
    """Its name."""
    parent_id: UUID | None
    """The folder that it goes into; `null` for the top level."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {
            "name": self.name,
            "parent_id": None if self.parent_id is None else str(self.parent_id),
        }
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 2:
            _additional = unknown_fields(CreateTemplateFolderRequest, src_dict)
        name = src_dict["name"]
        if not isinstance(name, str):
            raise TypeError("name is not a string")
        return cls(
            name=name,
            parent_id=None
            if (_value := src_dict["parent_id"]) is None
            else parse_uuid(_value, "parent_id"),
            additional_properties=_additional,
        )


@define(eq=False, repr=False, kw_only=True)
class UpdateTemplateFolderRequest(Model):
    """A folder's name, and who sees it."""

    name: str
    """Its name."""
    users_with_permission: list[UUID] | Unset = UNSET
    """The members of the service who see it. Left out, they stay as they are."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {"name": self.name}
        if not isinstance(self.users_with_permission, Unset):
            _encoded["users_with_permission"] = [str(_item) for _item in self.users_with_permission]
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 1:
            _additional = unknown_fields(UpdateTemplateFolderRequest, src_dict)
        name = src_dict["name"]
        if not isinstance(name, str):
            raise TypeError("name is not a string")
        return cls(
            name=name,
            users_with_permission=UNSET
            if "users_with_permission" not in src_dict
            else [
                parse_uuid(_item, "users_with_permission")
                for _item in expect_array(
                    src_dict["users_with_permission"], "users_with_permission"
                )
            ],
            additional_properties=_additional,
        )


@define(eq=False, repr=False, kw_only=True)
class MoveToFolderRequest(Model):
    """What to move into a folder."""

    templates: list[UUID]
    """Templates of the service."""
    folders: list[UUID]
    """Folders of the service, which keep what they hold."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {
            "templates": [str(_item) for _item in self.templates],
            "folders": [str(_item) for _item in self.folders],
        }
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 2:
            _additional = unknown_fields(MoveToFolderRequest, src_dict)
        return cls(
            templates=[
                parse_uuid(_item, "templates")
                for _item in expect_array(src_dict["templates"], "templates")
            ],
            folders=[
                parse_uuid(_item, "folders")
                for _item in expect_array(src_dict["folders"], "folders")
            ],
            additional_properties=_additional,
        )


@define(eq=False, repr=False, kw_only=True)
class MoveToRootRequest(Model):
    """What to move to the top level."""

    templates: list[UUID]
    """Templates of the service."""
    folders: list[UUID]
    """Folders of the service, which keep what they hold."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {
            "templates": [str(_item) for _item in self.templates],
            "folders": [str(_item) for _item in self.folders],
        }
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 2:
            _additional = unknown_fields(MoveToRootRequest, src_dict)
        return cls(
            templates=[
                parse_uuid(_item, "templates")
                for _item in expect_array(src_dict["templates"], "templates")
            ],
            folders=[
                parse_uuid(_item, "folders")
                for _item in expect_array(src_dict["folders"], "folders")
            ],
            additional_properties=_additional,
        )
