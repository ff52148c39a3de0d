"""Turns the messages and received texts of a world file into stored ones."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from notify_typed.sandbox._json import write_json
from notify_typed.sandbox._store.received_texts import ReceivedText
from notify_typed.sandbox._store.records import Notification
from notify_typed.sandbox._world.content import render
from notify_typed.sandbox._world.memberships import member_id, members_of
from notify_typed.sandbox._world.model import NOTIFICATION_TYPES
from notify_typed.sandbox._world.reader import EntryReader, moment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from notify_typed.sandbox._json import JsonObject
    from notify_typed.sandbox._world.model import Service, World

STATUSES = (
    "cancelled",
    "created",
    "sending",
    "sent",
    "delivered",
    "pending",
    "failed",
    "technical-failure",
    "temporary-failure",
    "permanent-failure",
    "pending-virus-check",
    "validation-failed",
    "virus-scan-failed",
    "returned-letter",
)


def seeded_notifications(
    document: JsonObject, world: World, loaded_at: int
) -> Iterator[Notification]:
    """Yield the messages of a world file; they stay in the status they have.

    Raises:
        WorldError: Something is missing or wrong.
    """
    seen: set[str] = set()
    for entry in EntryReader(document, "world").entries("services"):
        service = world.services[entry.uuid("id")]
        team = [*members_of(entry.fields)]
        for item in entry.entries("notifications"):
            for copy in item.repeated():
                _check_new(copy, seen)
                yield _notification(copy, service, team, loaded_at)


def seeded_received_texts(document: JsonObject, loaded_at: int) -> Iterator[ReceivedText]:
    """Yield the received texts of a world file.

    Raises:
        WorldError: Something is missing or wrong.
    """
    seen: set[str] = set()
    for entry in EntryReader(document, "world").entries("services"):
        for item in entry.entries("received_texts"):
            for copy in item.repeated():
                _check_new(copy, seen)
                yield ReceivedText(
                    id=_id(copy),
                    service_id=entry.uuid("id"),
                    created_at=moment(copy, "created_at_age_seconds", loaded_at) or loaded_at,
                    notify_number=copy.text("notify_number"),
                    user_number=copy.text("user_number"),
                    content=copy.text("content"),
                )


def _check_new(entry: EntryReader, seen: set[str]) -> None:
    """Refuse an id that an earlier entry of the list has."""
    entry_id = _id(entry)
    if entry_id in seen:
        raise entry.problem("id", "another entry has this id")
    seen.add(entry_id)


def _notification(
    entry: EntryReader, service: Service, team: Sequence[JsonObject], loaded_at: int
) -> Notification:
    template = service.templates.get(entry.uuid("template_id"))
    version = template.version(entry.whole("template_version", 1)) if template else None
    if template is None or version is None:
        raise entry.problem("template_id", "the service has no such template and version")
    personalisation = entry.entry("personalisation").fields
    content = render(template.type, version, personalisation, service.rules)
    created_at = moment(entry, "created_at_age_seconds", loaded_at) or loaded_at
    recipient = entry.text("to", "")
    return Notification(
        id=_id(entry),
        service_id=service.id,
        type=entry.choice("type", NOTIFICATION_TYPES),
        template_id=template.id,
        template_version=version.version,
        key_type=entry.text("key_type", "normal"),
        recipient=recipient,
        normalised=entry.text("normalised_to", recipient),
        reference=entry.optional_text("client_reference"),
        created_at=created_at,
        content=write_json({"body": content.body, "subject": content.subject}),
        personalisation=write_json(personalisation),
        status_0=entry.choice("status", STATUSES),
        updated_at=moment(entry, "updated_at_age_seconds", loaded_at),
        sent_at=moment(entry, "sent_at_age_seconds", loaded_at),
        ready_at=created_at,
        units=entry.whole("billable_units", 0),
        multiplier=entry.number("rate_multiplier", 1.0),
        is_foreign=entry.flag("international", default=False),
        postage=entry.optional_text("postage"),
        is_job=entry.flag("job", default=False),
        job_row=entry.whole("job_row_number") if entry.has("job_row_number") else None,
        created_by_name=entry.optional_text("created_by_name"),
        sender=entry.optional_text("reply_to_text"),
        unsubscribe_url=entry.optional_text("unsubscribe_link"),
        api_key_id=_key_id(entry, service),
        created_by_id=_person_id(entry, team),
        stated=write_json(
            {
                "normalised_to": entry.optional_text("normalised_to"),
                "phone_prefix": entry.optional_text("phone_prefix"),
                "reference": entry.optional_text("internal_reference"),
                "reply_to_text": entry.optional_text("reply_to_text"),
                "sent_by": entry.optional_text("sent_by"),
            }
        ),
    )


def _person_id(entry: EntryReader, team: Sequence[JsonObject]) -> str | None:
    name = entry.optional_text("created_by_name")
    return next((member_id(one) for one in team if name and one.get("name") == name), None)


def _key_id(entry: EntryReader, service: Service) -> str | None:
    label = entry.optional_text("api_key")
    return next((key.id for key in service.api_keys if key.label == label), None)


def _id(entry: EntryReader) -> str:
    if entry.has("id_uuid5_name"):
        return str(uuid5(NAMESPACE_URL, entry.text("id_uuid5_name")))
    return entry.uuid("id")
