"""Models that operations tagged `template_folders` alone send."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.model import Model
from notify_typed_runtime.types import UNSET, Unset


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
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


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
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


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
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


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
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
