"""Hypothesis strategies for calls of the admin clients' methods, made of their signatures."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from string import ascii_uppercase, digits
from typing import Any, Final, TypeAlias

from admin_world import GROUPS
from hypothesis import strategies as st

from contract import strategies as our
from notify_typed.admin import AdminClient, models
from notify_typed.admin import _attributes as attributes
from notify_typed.admin._organisations import OrganisationAttributes

Call: TypeAlias = tuple[str, dict[str, Any]]
Strategy: TypeAlias = st.SearchStrategy[Any]

text: Final = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
words: Final = st.text("abcdefgh 123ÄŵΩ'\"/?%", min_size=1, max_size=20).filter(str.strip)
ids: Final = (
    st.uuids() | st.uuids().map(str) | st.uuids().flatmap(lambda each: our.spellings(str(each)))
)
numbers: Final = st.integers(0, 2**31 - 1)
moments: Final = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - the strategy adds the zone
days: Final = st.dates(date(2000, 1, 1), date(2100, 1, 1))
urls: Final = st.sampled_from(["https://example.gov.uk/a", "https://a.example:8443/b?c=d%20e"])
scalars: Final = text | st.integers(-(10**9), 10**9) | st.booleans() | st.none()
values: Final = st.dictionaries(words, text, max_size=3)
_UI_PERMISSIONS: Final = (
    *("send_messages", "manage_service", "manage_templates", "manage_api_keys", "view_activity"),
)


def of_enum(name: str) -> Strategy:
    """The members of an enumeration, and their texts."""
    members = list(getattr(models, name))
    return st.sampled_from([*members, *map(str, members)])


def several(each: Strategy, least: int = 0) -> Strategy:
    """A few values in whatever may be walked."""
    few = st.lists(each, min_size=least, max_size=3)
    return few | few.map(tuple) | few.map(lambda these: iter(these))  # noqa: PLW0108 - of each anew


BY_NAME: Final[dict[str, Strategy]] = {
    "bearer_token": st.text("abc-123", min_size=10, max_size=30),
    "contact_block": words,
    "credential": st.fixed_dictionaries(
        dict.fromkeys(("name", "credential_data", "registration_response"), words)
    ),
    "data": st.fixed_dictionaries(
        {
            "email_addresses": several(our.email_addresses),
            "phone_numbers": several(our.phone_numbers),
        }
    ),
    "agreement_signed_at": moments | moments.map(datetime.isoformat),
    "colour": st.text("#0123456789abcdef", max_size=7),
    "count": numbers,
    "days_of_retention": st.integers(-(2**31), 2**31 - 1),
    "earliest_timestamp": moments | moments.map(datetime.isoformat),
    "email_address": our.email_addresses,
    "event_data": values,
    "event_type": words,
    "latest_timestamp": moments | moments.map(datetime.isoformat),
    "letter_print_day": days | days.map(date.isoformat),
    "new_email": our.email_addresses,
    "to": our.email_addresses,
    "file_id": ids,
    "name": words,
    "new_name_for_credential": words,
    "domain": st.sampled_from(["example.gov.uk", "Example.GOV.uk", "x"]),
    "page": st.integers(1, 1000),
    "page_size": st.integers(1, 1000),
    "version": st.integers(1, 1000),
    "password": words,
    "personalisation": values,
    "recipient_address": words | st.dictionaries(words, words, min_size=1, max_size=7),
    "references": several(st.text(ascii_uppercase + digits, min_size=16, max_size=16), 1),
    "reported_at": days | days.map(date.isoformat),
    "service_managers_ids": several(ids, 1),
    "scheduled_for": moments | moments.map(datetime.isoformat),
    "go_live_at": moments | moments.map(datetime.isoformat),
    "email_access_validated_at": moments | moments.map(datetime.isoformat),
    **dict.fromkeys(
        ("created_from_date", "created_to_date", "logged_from_date", "logged_to_date"),
        days | days.map(date.isoformat),
    ),
    "permission": st.sampled_from(_UI_PERMISSIONS),
    "template_version": st.integers(1, 1000),
    "start_date": days | days.map(date.isoformat),
    "end_date": days | days.map(date.isoformat),
    "statuses": several(of_enum("JobStatus")),
    "status": of_enum("NotificationStatus") | several(of_enum("NotificationStatus"), 1),
    "token": st.text("abc.-_123", min_size=3, max_size=30),
    "url": urls,
    "whole_days": st.integers(0, 7),
    "year": st.integers(2016, 2100),
    "platform_admin": st.just(False),  # noqa: FBT003 - the value
}
BY_METHOD: Final[dict[tuple[str, str], Strategy]] = {
    ("joining.update_service_join_requests", "status"): of_enum("JoinRequestStatus"),
}
"""What a method means by a name that means something else in others."""

BY_TYPE: Final[dict[str, Strategy]] = {
    "Iterable[OrganisationUserPermission | str]": several(of_enum("OrganisationUserPermission")),
    "Iterable[OrganisationSetting | str]": several(of_enum("OrganisationSetting")),
    "Iterable[str]": several(words),
    "float": st.floats(0, 9),
    "str": words,
    "bool": st.booleans(),
    "int": numbers,
    "UUID | str": ids,
    "Iterable[UUID | str]": several(ids),
    "Iterable[UiPermission | UserPermission | str]": several(
        st.sampled_from(_UI_PERMISSIONS) | of_enum("UserPermission")
    ),
    "Iterable[ServicePermission | str]": st.sets(of_enum("ServicePermission")),
    "TemplateType | str | Iterable[TemplateType | str]": of_enum("TemplateType")
    | several(of_enum("TemplateType"), 1),
}
ASKS_NOTHING: Final = {"services.get_notification_count"}
"""What reads a cache alone."""

ALONE: Final = {  # of each of these, a call has one at most
    "get_notifications_for_service": {"job_id", "to"},
    "iter_notifications_for_service_for_csv": {"job_id", "older_than"},
}


def strategy_of(name: str, annotation: str) -> Strategy:
    """Values of an argument."""
    plain = annotation.removesuffix(" | None")
    found = BY_NAME.get(name)
    if found is None:
        enum = re.fullmatch(r"(\w+) \| str", plain)
        found = BY_TYPE[plain] if plain in BY_TYPE or enum is None else of_enum(enum[1])
    return found | st.none() if plain != annotation else found


def methods() -> Iterator[tuple[str, inspect.Signature]]:
    """Every method of every group, as `group.method`."""
    with AdminClient("https://admin.notify.example", secret="not one of anybody's") as client:
        for group in sorted(GROUPS):
            of = getattr(client, group)
            for name in sorted(name for name in dir(of) if not name.startswith("_")):
                if f"{group}.{name}" in ASKS_NOTHING:
                    continue
                yield f"{group}.{name}", inspect.signature(getattr(of, name))


def calls(method: str, signature: inspect.Signature) -> st.SearchStrategy[Call]:
    """Calls of a method, with and without its optional arguments."""
    required: dict[str, Strategy] = {}
    optional: dict[str, Strategy] = {}
    for name, parameter in signature.parameters.items():
        annotation = str(parameter.annotation)
        if parameter.kind is inspect.Parameter.VAR_KEYWORD:
            kind_of = annotation.removeprefix("Unpack[").removesuffix("]")
            allowed = getattr(attributes, kind_of, OrganisationAttributes)
            for attribute, kind in inspect.get_annotations(allowed).items():
                optional[attribute] = strategy_of(attribute, kind.__forward_arg__)
        elif parameter.default is inspect.Parameter.empty:
            own = BY_METHOD.get((method, name))
            required[name] = strategy_of(name, annotation) if own is None else own
        else:
            optional[name] = strategy_of(name, annotation)
    arguments: st.SearchStrategy[dict[str, Any]]
    arguments = st.fixed_dictionaries(required, optional=optional)
    return st.tuples(st.just(method), arguments.filter(lambda given: _is_sensible(method, given)))


def _is_sensible(method: str, given: dict[str, Any]) -> bool:
    """Tell whether arguments that are right one by one are right together."""
    if method == "users.send_verify_code":
        # A code by text has no page to go on to, and one by email goes to the user's own address.
        unused = "next_string" if given["code_type"] == "sms" else "to"
        return given.get(unused) is None
    if method == "templates.create_service_template":
        return given["type_"] == "sms" or given.get("subject") is not None
    if method == "notifications.get_notifications_for_service_for_csv":
        # Those of a job have numbers, the others go by the last message.
        return given.get("older_than" if given.get("job_id") else "page") is None
    alone = ALONE.get(method.partition(".")[2], set())
    return sum(given.get(name) is not None for name in alone) < 2


CALLS: Final = {method: calls(method, signature) for method, signature in methods()}
