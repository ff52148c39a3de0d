"""Models that operations tagged `notifications` alone send."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.model import Model
from notify_typed_runtime.types import UNSET, Unset, hidden as _hidden

from .enums import UkPostage
from .shared_requests import Personalisation, PersonalisationObject


@define(eq=False, repr=False, getstate_setstate=False)
class EmailPersonalisation(Model):
    """Values for the template's blanks, by name, as in **Personalisation**. In emails a value may
    also be a file: an object with the key `file` is always read as **FileUpload**.
    """

    additional_properties: dict[
        str, bool | FileUpload | float | list[Any] | None | PersonalisationObject | str
    ] = field(factory=dict[str, Any], repr=False)

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {}
        for _key, _value in self.additional_properties.items():
            _encoded[_key] = (
                _value.to_dict()
                if isinstance(_value, FileUpload)
                else _value.to_dict()
                if isinstance(_value, PersonalisationObject)
                else _value
            )
        return _encoded

    def __getitem__(
        self, key: str
    ) -> bool | FileUpload | float | list[Any] | None | PersonalisationObject | str:
        return self.additional_properties[key]

    def __setitem__(
        self,
        key: str,
        value: bool | FileUpload | float | list[Any] | None | PersonalisationObject | str,
    ) -> None:
        self.additional_properties[key] = value

    def __contains__(self, key: object) -> bool:
        return key in self.additional_properties

    def __iter__(self) -> Iterator[str]:
        return iter(self.additional_properties)

    def __len__(self) -> int:
        return len(self.additional_properties)


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class FileUpload(Model):
    """A file that the recipient of an email downloads through a link. The link takes the place of
    the blank. Up to 2 MB; csv, doc, docx, jpeg, jpg, json, odt, pdf, png, rtf, txt or xlsx.

    `filename` and `is_csv` exclude each other: both keys together are refused, even as `null`.
    """

    file: str = field(repr=_hidden)
    """The file's bytes in base64. Empty files and files of more than 2 MB (2,098,176 bytes) are
    refused when the file is stored.
    """
    is_csv: bool | None | Unset = UNSET
    """Whether a text file is to be served as CSV. An older way to say it; `filename` with `.csv` is
    the present one.
    """
    confirm_email_before_download: bool | None | Unset = UNSET
    """Whether recipients have to enter their email address before they get the file. `null` means
    true.
    """
    retention_period: str | None | Unset = UNSET
    """How long the file can be downloaded: `1 week` to `78 weeks`. Capitals and spaces around it do
    not matter. `null` means 26 weeks.
    """
    filename: str | None | Unset = field(default=UNSET, repr=_hidden)
    """The name under which the recipient saves the file, with an extension; it decides the type. At
    most 100 characters, which is checked when the file is stored. `null` means none: the type is
    then guessed from the bytes.
    """

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {"file": self.file}
        if not isinstance(self.is_csv, Unset):
            _encoded["is_csv"] = self.is_csv
        if not isinstance(self.confirm_email_before_download, Unset):
            _encoded["confirm_email_before_download"] = self.confirm_email_before_download
        if not isinstance(self.retention_period, Unset):
            _encoded["retention_period"] = self.retention_period
        if not isinstance(self.filename, Unset):
            _encoded["filename"] = self.filename
        return _encoded


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class SmsRequest(Model):
    """A text message to send."""

    phone_number: str = field(repr=_hidden)
    """The recipient. British numbers with or without country code, others with it; digits, spaces,
    hyphens, plus signs and round brackets. Other countries and landlines need a permission of the
    service.
    """
    template_id: UUID
    """A text message template of the service."""
    reference: str | Unset = UNSET
    """One's own identifier for the message, for finding it again. It need not be unique, and the
    recipient does not see it.
    """
    personalisation: Personalisation | Unset = field(default=UNSET, repr=_hidden)
    scheduled_for: str | None | Unset = UNSET
    """Without effect: the message is sent at once. The server still checks that the time is neither in
    the past nor more than 24 hours ahead.
    """
    sms_sender_id: UUID | Unset = UNSET
    """One of the service's text message senders, from Notify's website. Without it the default sender
    is used. Not `null`.
    """

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {
            "phone_number": self.phone_number,
            "template_id": str(self.template_id),
        }
        if not isinstance(self.reference, Unset):
            _encoded["reference"] = self.reference
        if not isinstance(self.personalisation, Unset):
            _encoded["personalisation"] = self.personalisation.to_dict()
        if not isinstance(self.scheduled_for, Unset):
            _encoded["scheduled_for"] = self.scheduled_for
        if not isinstance(self.sms_sender_id, Unset):
            _encoded["sms_sender_id"] = str(self.sms_sender_id)
        return _encoded


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class EmailRequest(Model):
    """An email to send."""

    email_address: str = field(repr=_hidden)
    """The recipient: one plain address, without a display name. The part before the `@` is ASCII
    without quotes, the host name may be international. Spaces around it are removed.
    """
    template_id: UUID
    """An email template of the service."""
    reference: str | Unset = UNSET
    """One's own identifier for the email, for finding it again. It need not be unique, and the
    recipient does not see it.
    """
    personalisation: EmailPersonalisation | Unset = field(default=UNSET, repr=_hidden)
    scheduled_for: str | None | Unset = UNSET
    """Without effect: the email is sent at once. The server still checks that the time is neither in
    the past nor more than 24 hours ahead.
    """
    email_reply_to_id: UUID | Unset = UNSET
    """One of the service's reply-to addresses, from Notify's website. Without it the default one is
    used. Not `null`.
    """
    one_click_unsubscribe_url: str | Unset = field(default=UNSET, repr=_hidden)
    """An address of the service, beginning with `https` in small letters, that the recipient's mail
    program calls to unsubscribe. It is sent as the header `List-Unsubscribe`. ASCII only; not
    `null`.
    """
    sanitise_content_for: list[str] | None | Unset = UNSET
    """Names of values that come from strangers. Links are removed from these values and Markdown in
    them is escaped before they are filled in. Each named value must be text.
    """

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {
            "email_address": self.email_address,
            "template_id": str(self.template_id),
        }
        if not isinstance(self.reference, Unset):
            _encoded["reference"] = self.reference
        if not isinstance(self.personalisation, Unset):
            _encoded["personalisation"] = self.personalisation.to_dict()
        if not isinstance(self.scheduled_for, Unset):
            _encoded["scheduled_for"] = self.scheduled_for
        if not isinstance(self.email_reply_to_id, Unset):
            _encoded["email_reply_to_id"] = str(self.email_reply_to_id)
        if not isinstance(self.one_click_unsubscribe_url, Unset):
            _encoded["one_click_unsubscribe_url"] = self.one_click_unsubscribe_url
        if not isinstance(self.sanitise_content_for, Unset):
            _encoded["sanitise_content_for"] = self.sanitise_content_for
        return _encoded


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class LetterRequest(Model):
    """A letter from a template. The template decides the postage; an address abroad makes it
    international.
    """

    template_id: UUID
    """A letter template of the service."""
    personalisation: Personalisation = field(repr=_hidden)
    reference: str | Unset = UNSET
    """One's own identifier for the letter, for finding it again. It need not be unique."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {
            "template_id": str(self.template_id),
            "personalisation": self.personalisation.to_dict(),
        }
        if not isinstance(self.reference, Unset):
            _encoded["reference"] = self.reference
        return _encoded


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class PrecompiledLetterRequest(Model):
    """A letter as a finished PDF, with the address in the place that Notify's layout asks for."""

    reference: str
    """One's own identifier for the letter, for finding it again. It need not be unique."""
    content: str = field(repr=_hidden)
    """The PDF's bytes in base64. Whether it is a PDF is checked after the answer."""
    postage: UkPostage | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {"reference": self.reference, "content": self.content}
        if not isinstance(self.postage, Unset):
            _encoded["postage"] = str(self.postage)
        return _encoded
