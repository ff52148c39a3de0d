"""Models that operations tagged `platform` alone send."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.model import Model
from notify_typed_runtime.types import UNSET, Unset


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class FindByUuidRequest(Model):
    """An id of anything."""

    uuid: str
    """The id."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {"uuid": self.uuid}
        _encoded.update(self.additional_properties)
        return _encoded


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class UpdateProviderRequest(Model):
    """What changes of a provider."""

    priority: int | Unset = UNSET
    """Of a hundred messages, about how many go through it."""
    active: bool | Unset = UNSET
    """Whether it is in use."""
    reason: str | None | Unset = UNSET
    """Why it is changed."""
    created_by: UUID | Unset = UNSET
    """Who changes it."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {}
        if not isinstance(self.priority, Unset):
            _encoded["priority"] = self.priority
        if not isinstance(self.active, Unset):
            _encoded["active"] = self.active
        if not isinstance(self.reason, Unset):
            _encoded["reason"] = self.reason
        if not isinstance(self.created_by, Unset):
            _encoded["created_by"] = str(self.created_by)
        return _encoded


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class UsersListRequest(Model):
    """Conditions for people, of which there must be one."""

    created_start: str | None | Unset = UNSET
    """The first day of those on which they registered."""
    created_end: str | None | Unset = UNSET
    """The last of these days."""
    logged_in_start: str | None | Unset = UNSET
    """The first day of those on which they last signed in."""
    logged_in_end: str | None | Unset = UNSET
    """The last of these days."""
    take_part_in_research: bool | None | Unset = UNSET
    """Whether they agreed to take part in research."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {}
        if not isinstance(self.created_start, Unset):
            _encoded["created_start"] = self.created_start
        if not isinstance(self.created_end, Unset):
            _encoded["created_end"] = self.created_end
        if not isinstance(self.logged_in_start, Unset):
            _encoded["logged_in_start"] = self.logged_in_start
        if not isinstance(self.logged_in_end, Unset):
            _encoded["logged_in_end"] = self.logged_in_end
        if not isinstance(self.take_part_in_research, Unset):
            _encoded["take_part_in_research"] = self.take_part_in_research
        return _encoded
