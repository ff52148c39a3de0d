"""What can be changed about a service, a user and a template: the allowed attributes, typed.

A type checker refuses any other; at run time it is a `TypeError` that names it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal, TypeAlias, TypedDict

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from notify_typed_admin.models import (
        AuthType,
        LetterLanguages,
        OrganisationType,
        ServicePermission,
        TemplatePostage,
    )

__all__ = ["CountedType", "ServiceAttributes", "TemplateAttributes", "UserAttributes"]

CountedType: TypeAlias = Literal["email", "sms", "international_sms", "letter"]
"""A kind of message that Notify counts by the day."""


class ServiceAttributes(TypedDict, total=False):
    """What `update_service` can change.

    `free_sms_fragment_limit`, `letter_contact_block`, `reply_to_email_address` and
    `sms_sender` are taken and do nothing: what they were has methods of its own today.

    Attributes:
        active: Whether the service is not archived.
        billing_contact_email_addresses: Where invoices go.
        billing_contact_names: Who gets invoices.
        billing_reference: What invoices refer to.
        confirmed_email_sender_name: Whether somebody has agreed to the name of the sender.
        confirmed_unique: Whether somebody has said that no other service does the same.
        contact_link: How recipients of files reach the service.
        count_as_live: Whether it counts as a live service.
        created_by: Who changes it; the acting user when left out. Becomes the service's maker.
        custom_email_sender_name: What its emails have as the name of the sender; None for the
            service's name.
        email_branding: The branding of its emails; None for GOV.UK's.
        email_message_limit: How many emails it may send a day.
        free_sms_fragment_limit: Does nothing.
        go_live_at: When it went live: a datetime with its time zone, or text in ISO 8601.
        go_live_user: Who asked for it to go live.
        has_active_go_live_request: Whether somebody has asked for it to go live.
        international_sms_message_limit: How many text messages it may send abroad a day.
        letter_branding: The branding of its letters; None for none.
        letter_contact_block: Does nothing.
        letter_message_limit: How many letters it may send a day.
        name: The name, which no other service has.
        notes: Notes of Notify's own people.
        organisation_type: The part of the public sector that it belongs to.
        permissions: All that it may do from now on; it loses all others.
        prefix_sms: Whether its text messages begin with its name.
        purchase_order_number: For invoices.
        rate_limit: How many sends a minute each kind of key may ask for.
        reply_to_email_address: Does nothing.
        restricted: Whether it is in trial mode.
        sms_message_limit: How many text messages it may send a day.
        sms_sender: Does nothing.
        volume_email: How many emails a year it expects.
        volume_letter: How many letters a year it expects.
        volume_sms: How many text messages a year it expects.
    """

    active: bool
    billing_contact_email_addresses: str | None
    billing_contact_names: str | None
    billing_reference: str | None
    confirmed_email_sender_name: bool | None
    confirmed_unique: bool
    contact_link: str | None
    count_as_live: bool
    created_by: UUID | str
    custom_email_sender_name: str | None
    email_branding: UUID | str | None
    email_message_limit: int
    free_sms_fragment_limit: int
    go_live_at: datetime | str | None
    go_live_user: UUID | str | None
    has_active_go_live_request: bool
    international_sms_message_limit: int
    letter_branding: UUID | str | None
    letter_contact_block: str | None
    letter_message_limit: int
    name: str
    notes: str | None
    organisation_type: OrganisationType | str | None
    permissions: Iterable[ServicePermission | str]
    prefix_sms: bool
    purchase_order_number: str | None
    rate_limit: int
    reply_to_email_address: str | None
    restricted: bool
    sms_message_limit: int
    sms_sender: str | None
    volume_email: int | None
    volume_letter: int | None
    volume_sms: int | None


class UserAttributes(TypedDict, total=False):
    """What `update_user_attribute` can change.

    Attributes:
        name: The person's name.
        email_address: The person's email address, which nobody else has.
        mobile_number: The person's number; not None for somebody who signs in with texts.
        auth_type: What the person needs beside the password to sign in.
        updated_by: Who changes it, if not the person: together with `email_address` or
            `mobile_number` the person is told of the change.
        current_session_id: The one session that counts.
        email_access_validated_at: When the person last showed to read the address.
        take_part_in_research: Whether researchers may ask.
        receives_new_features_email: Whether the person gets news.
        platform_admin: Only False: nobody is made a platform administrator in this way.
    """

    name: str
    email_address: str
    mobile_number: str | None
    auth_type: AuthType | str
    updated_by: UUID | str
    current_session_id: UUID | str | None
    email_access_validated_at: datetime | str
    take_part_in_research: bool
    receives_new_features_email: bool
    platform_admin: Literal[False]


class TemplateAttributes(TypedDict, total=False):
    """What `update_service_template` can change.

    Attributes:
        name: The template's name.
        content: What messages say, with `((placeholders))`.
        subject: What emails and letters have above that.
        postage: How letters are sent.
        letter_languages: Whether a letter is in Welsh as well.
        letter_welsh_subject: The subject in Welsh.
        letter_welsh_content: The content in Welsh.
        has_unsubscribe_link: Whether emails end with a link to unsubscribe.
        archive_email_file_ids: Which of an email template's files to archive.
    """

    name: str
    content: str
    subject: str
    postage: TemplatePostage | str
    letter_languages: LetterLanguages | str
    letter_welsh_subject: str | None
    letter_welsh_content: str | None
    has_unsubscribe_link: bool | None
    archive_email_file_ids: Iterable[UUID | str]


class GuestListEntries(TypedDict):
    """Whom a guest list has.

    Attributes:
        email_addresses: Their email addresses.
        phone_numbers: Their numbers.
    """

    email_addresses: Iterable[str]
    phone_numbers: Iterable[str]
