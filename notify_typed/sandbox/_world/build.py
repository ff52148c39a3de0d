"""Makes a world of a world file: reads the file, and builds the services it describes."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from notify_typed._rules.costs import LETTER_RATES, SMS_RATE
from notify_typed.sandbox._json import JsonObject, parse_json
from notify_typed.sandbox._world.build_templates import build_template, precompiled_template
from notify_typed.sandbox._world.callback_urls import check_url
from notify_typed.sandbox._world.model import (
    CALLBACK_TYPES,
    DAILY_LIMITS,
    KEY_TYPES,
    NOTIFICATION_TYPES,
    RATE_LIMIT,
    ApiKey,
    Callback,
    Sender,
    Service,
    World,
)
from notify_typed.sandbox._world.reader import EntryReader, WorldError

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping
    from pathlib import Path

    from notify_typed._rules.months import Rules

_COMPLAINT = "complaint"
_RETENTION_DAYS = 7


def read_world_file(path: Path) -> JsonObject:
    """Read a world file.

    Raises:
        WorldError: It cannot be read, or is not a JSON object.
    """
    try:
        document = parse_json(path.read_bytes())
    except OSError as problem:
        raise WorldError(f"cannot read the world file {path}: {problem.strerror}") from problem
    except json.JSONDecodeError as problem:
        raise WorldError(
            f"the world file {path} is not JSON: line {problem.lineno}, "
            f"column {problem.colno}: {problem.msg}"
        ) from problem
    except ValueError as problem:
        raise WorldError(f"the world file {path} is not JSON: {problem}") from problem
    return EntryReader(document, str(path)).fields


@contextmanager
def naming_file(path: Path | None) -> Generator[None]:
    """Name the file, if there is one, in errors about its world.

    Raises:
        WorldError: The world is wrong.
    """
    try:
        yield
    except WorldError as problem:
        if path is None:
            raise
        raise WorldError(f"the world file {path}: {problem}") from problem


def build_world(document: JsonObject, loaded_at: int, rules: Rules) -> World:
    """Make a world from a decoded world file.

    Args:
        document: The file's JSON.
        loaded_at: The moment that ages in the file count back from, in microseconds since 1970.
        rules: The rules of Notify that the services follow.

    Raises:
        WorldError: Something is missing or wrong; the message says where.
    """
    top = EntryReader(document, "world")
    rates = top.entry("rates")
    letter_rates: dict[str, Mapping[int, float]] = {}
    letters = rates.entry("letter")
    for postage in letters.fields:
        by_sheets = letters.entry(postage)
        if not all(count.isdecimal() for count in by_sheets.fields):
            raise letters.problem(postage, "must have a price for each number of sheets")
        letter_rates[postage] = {int(count): by_sheets.number(count) for count in by_sheets.fields}
    services: dict[str, Service] = {}
    for entry in top.entries("services"):
        service = build_service(entry, loaded_at, rules)
        if service.id in services:
            raise entry.problem("id", "another service has this id")
        services[service.id] = service
    return World(
        from_number=top.text("from_number", "GOVUK"),
        email_domain=top.text("email_domain", "notifications.service.gov.uk"),
        sms_rate=rates.number("sms", SMS_RATE),
        letter_rates=letter_rates or LETTER_RATES,
        services=services,
    )


def build_service(entry: EntryReader, loaded_at: int, rules: Rules) -> Service:
    """Make one service from its entry.

    Raises:
        WorldError: Something is missing or wrong.
    """
    service_id = entry.uuid("id")
    name = entry.text("name")
    limits = entry.entry("daily_limits")
    templates = [build_template(item, service_id, loaded_at) for item in entry.entries("templates")]
    by_id = {template.id: template for template in templates}
    if not any(template.hidden for template in templates):
        precompiled = precompiled_template(service_id, loaded_at)
        by_id[precompiled.id] = precompiled
    return Service(
        id=service_id,
        name=name,
        active=entry.flag("active", default=True),
        restricted=entry.flag("restricted", default=False),
        permissions=frozenset(entry.texts("permissions")),
        # The admin API takes limits below nothing; nothing is sent then.
        rate_limit=entry.whole("rate_limit", RATE_LIMIT, least=None),
        daily_limits={
            kind: limits.whole(kind, usual, least=None) for kind, usual in DAILY_LIMITS.items()
        },
        contact_link=entry.optional_text("contact_link"),
        email_local_part=entry.text(
            "email_sender_local_part", ".".join(name.lower().split()) or "service"
        ),
        prefix_sms=entry.flag("prefix_sms", default=True),
        retention_days=entry.whole("retention_days", _RETENTION_DAYS, least=1),
        retention={
            rule.choice("notification_type", NOTIFICATION_TYPES): rule.whole(
                "days_of_retention", least=None
            )
            for rule in entry.entries("data_retention")
        },
        team_recipients=frozenset(_team_recipients(entry)),
        guest_recipients=frozenset(item.text("recipient") for item in entry.entries("guest_list")),
        sms_senders=_senders(entry, "sms_senders", "sms_sender"),
        reply_tos=_senders(entry, "email_reply_tos", "email_address"),
        letter_contacts=_senders(entry, "letter_contacts", "contact_block"),
        inbound_numbers=tuple(
            item.text("number")
            for item in entry.entries("inbound_numbers")
            if item.flag("active", default=True)
        ),
        callbacks={
            item.text("type"): _callback(item)
            for item in entry.entries("callbacks")
            if item.has("type")
        },
        api_keys=tuple(_api_key(item) for item in entry.entries("api_keys")),
        templates=by_id,
        rules=rules,
    )


def _team_recipients(entry: EntryReader) -> Iterator[str]:
    for member in entry.entries("team_members"):
        for name in ("email_address", "mobile_number"):
            recipient = member.optional_text(name)
            if recipient:
                yield recipient


def _senders(entry: EntryReader, name: str, text: str) -> tuple[Sender, ...]:
    return tuple(
        Sender(
            id=item.uuid("id"),
            text=item.text(text),
            is_default=item.flag("is_default", default=False),
            archived=item.flag("archived", default=False),
        )
        for item in entry.entries(name)
    )


def _callback(entry: EntryReader) -> Callback:
    url = entry.text("url")
    problem = check_url(url)
    if problem:
        raise entry.problem("url", problem)
    return Callback(
        type=entry.choice("type", (*CALLBACK_TYPES, _COMPLAINT)),
        url=url,
        bearer_token=entry.text("bearer_token"),
    )


def _api_key(entry: EntryReader) -> ApiKey:
    name = entry.text("name")
    secret = entry.uuid("secret")
    return ApiKey(
        id=entry.optional_uuid("id") or str(uuid5(NAMESPACE_URL, secret)),
        label=entry.text("label", name),
        name=name,
        type=entry.choice("type", KEY_TYPES),
        secret=secret,
        revoked=entry.flag("revoked", default=False),
    )
