"""Models that operations tagged `notifications` alone send."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.model import Model
from notify_typed_runtime.types import UNSET, Unset, hidden as _hidden

from .enums import Postage, TemplateType
from .shared import Personalisation


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class SearchNotificationsForServiceRequest(Model):
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
        """Encode as JSON has it."""
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


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class SendNotificationRequest(Model):
    """A message to send. Unknown fields are ignored."""

    template_id: UUID
    """A template of this service. Anything else gives 404."""
    to: str = field(repr=_hidden)
    """The number or email address; for letters, any text."""
    created_by: UUID
    """Who sends it, a member of the team."""
    personalisation: Personalisation | None | Unset = field(default=UNSET, repr=_hidden)
    """Values for the template's blanks."""
    sender_id: UUID | None | Unset = UNSET
    """A sender of text messages, or a reply-to address. The service's default if left out or null.
    Ignored for letters.
    """
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {
            "template_id": str(self.template_id),
            "to": self.to,
            "created_by": str(self.created_by),
        }
        if not isinstance(self.personalisation, Unset):
            _encoded["personalisation"] = (
                None if self.personalisation is None else self.personalisation.to_dict()
            )
        if not isinstance(self.sender_id, Unset):
            _encoded["sender_id"] = None if self.sender_id is None else str(self.sender_id)
        _encoded.update(self.additional_properties)
        return _encoded


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class SendPrecompiledLetterRequest(Model):
    """A finished letter to send."""

    filename: str = field(repr=_hidden)
    """The name of the file; becomes the `client_reference`."""
    file_id: str
    """The id of the file; becomes that of the message."""
    postage: Postage
    recipient_address: str = field(repr=_hidden)
    """The address, line by line."""
    created_by: str
    """Who sends it, a member of the team."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {
            "filename": self.filename,
            "file_id": self.file_id,
            "postage": str(self.postage),
            "recipient_address": self.recipient_address,
            "created_by": self.created_by,
        }
        _encoded.update(self.additional_properties)
        return _encoded
