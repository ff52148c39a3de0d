"""Every call that Notify's developers show of their website's clients works as they write it."""

from __future__ import annotations

import inspect
import json
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from admin_world import (
    ACTOR,
    GROUPS,
    ITEM,
    KINDS,
    SERVICE,
    TEMPLATE,
    USER,
    Admin,
    Server,
    example,
    in_words,
)

from notify_typed.admin import AdminClient
from notify_typed.admin.caching import MemoryStore, RequestCache
from notify_typed.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Callable

EMAIL = "jane.smith@example.gov.uk"

# As written there, but for the clients' names and the placeholders in addresses.
CALLS: dict[str, Callable[[Any], Any]] = {
    "create_service": lambda api: api.services.create_service(
        service_name="My Service",
        organisation_type="central",
        email_message_limit=1000,
        international_sms_message_limit=100,
        sms_message_limit=1000,
        letter_message_limit=500,
        restricted=True,
        user_id=USER,
    ),
    "get_service": lambda api: api.services.get_service(SERVICE),
    "update_service": lambda api: api.services.update_service(
        SERVICE, name="Updated Name", email_branding="govuk"
    ),
    "archive_service": lambda api: api.services.archive_service(SERVICE, [USER]),
    "register_user": lambda api: api.users.register_user(
        name="Jane Smith",
        email_address=EMAIL,
        mobile_number="07700900000",
        password="secure-password",
        auth_type="sms_auth",
    ),
    "get_user": lambda api: api.users.get_user(USER),
    "get_user_by_email": lambda api: api.users.get_user_by_email(EMAIL),
    "update_user_attribute": lambda api: api.users.update_user_attribute(
        USER, name="Jane Doe", mobile_number="07700900001"
    ),
    "archive_user": lambda api: api.users.archive_user(USER),
    "send_notification": lambda api: api.notifications.send_notification(
        SERVICE,
        template_id=TEMPLATE,
        recipient=EMAIL,
        personalisation={"name": "John"},
        sender_id=ITEM,
    ),
    "send_precompiled_letter": lambda api: api.notifications.send_precompiled_letter(
        SERVICE,
        filename="letter.pdf",
        file_id=ITEM,
        postage="second",
        recipient_address={
            "addressline1": "123 Example Street",
            "addressline2": "London",
            "postcode": "SW1A 1AA",
        },
    ),
    "create_job": lambda api: api.jobs.create_job(
        ITEM, SERVICE, scheduled_for="2024-12-25 09:00:00", contact_list_id=None
    ),
    "get_job": lambda api: api.jobs.get_job(SERVICE, ITEM),
    "get_jobs": lambda api: api.jobs.get_jobs(
        SERVICE, limit_days=7, statuses=["finished", "in progress"], page=1
    ),
    "cancel_job": lambda api: api.jobs.cancel_job(SERVICE, ITEM),
    "get_api_keys": lambda api: api.api_keys.get_api_keys(SERVICE),
    "create_api_key": lambda api: api.api_keys.create_api_key(
        SERVICE, key_name="Production API Key", key_type="normal"
    ),
    "revoke_api_key": lambda api: api.api_keys.revoke_api_key(SERVICE, ITEM),
}
REQUESTS: dict[str, tuple[str, dict[str, Any] | None]] = {
    "create_service": (
        "POST /service",
        {
            "name": "My Service",
            "organisation_type": "central",
            "active": True,
            "email_message_limit": 1000,
            "international_sms_message_limit": 100,
            "sms_message_limit": 1000,
            "letter_message_limit": 500,
            "restricted": True,
            "user_id": USER,
            "created_by": ACTOR,
        },
    ),
    "get_service": (f"GET /service/{SERVICE}", None),
    "update_service": (
        f"POST /service/{SERVICE}",
        # GOV.UK's own branding is null on the wire.
        {"name": "Updated Name", "email_branding": None, "created_by": ACTOR},
    ),
    "archive_service": (f"POST /service/{SERVICE}/archive", None),
    "register_user": (
        "POST /user",
        {
            "name": "Jane Smith",
            "email_address": EMAIL,
            "mobile_number": "07700900000",
            "password": "secure-password",
            "auth_type": "sms_auth",
        },
    ),
    "get_user": (f"GET /user/{USER}", None),
    "get_user_by_email": ("POST /user/email", {"email": EMAIL}),
    "update_user_attribute": (
        f"POST /user/{USER}",
        {"name": "Jane Doe", "mobile_number": "07700900001"},
    ),
    "archive_user": (f"POST /user/{USER}/archive", None),
    "send_notification": (
        f"POST /service/{SERVICE}/send-notification",
        {
            "template_id": TEMPLATE,
            "to": EMAIL,
            "personalisation": {"name": "John"},
            "sender_id": ITEM,
            "created_by": ACTOR,
        },
    ),
    "send_precompiled_letter": (
        f"POST /service/{SERVICE}/send-pdf-letter",
        {
            "filename": "letter.pdf",
            "file_id": ITEM,
            "postage": "second",
            "recipient_address": "123 Example Street\nLondon\nSW1A 1AA",
            "created_by": ACTOR,
        },
    ),
    "create_job": (
        f"POST /service/{SERVICE}/job",
        {"id": ITEM, "created_by": ACTOR, "scheduled_for": "2024-12-25T09:00:00"},
    ),
    "get_job": (f"GET /service/{SERVICE}/job/{ITEM}", None),
    "get_jobs": (
        f"GET /service/{SERVICE}/job?page=1&limit_days=7&statuses=finished%2Cin+progress",
        None,
    ),
    "cancel_job": (f"POST /service/{SERVICE}/job/{ITEM}/cancel", None),
    "get_api_keys": (f"GET /service/{SERVICE}/api-keys", None),
    "create_api_key": (
        f"POST /service/{SERVICE}/api-key",
        {"name": "Production API Key", "key_type": "normal", "created_by": ACTOR},
    ),
    "revoke_api_key": (f"POST /service/{SERVICE}/api-key/revoke/{ITEM}", {"created_by": ACTOR}),
}
# Methods of which only the parameters are given, in their order.
PARAMETERS = {
    "services.get_service_statistics": ["service_id", "limit_days"],
    "users.send_verify_code": ["user_id", "code_type", "to", "next_string"],
    "users.add_user_to_service": ["service_id", "user_id", "permissions", "folder_permissions"],
    "team.add_user_to_service": ["service_id", "user_id", "permissions", "folder_permissions"],
    "notifications.get_notifications_for_service": [
        "service_id",
        "job_id",
        "template_type",
        "status",
        "page",
        "page_size",
        "count_pages",
        "limit_days",
        "to",
    ],
}


def as_written(admin: Admin) -> Any:
    """The groups of either client, whose methods give results alone."""

    class Group:
        def __init__(self, name: str) -> None:
            self.name = name

        def __getattr__(self, method: str) -> Callable[..., Any]:
            return lambda *args, **kwargs: admin(f"{self.name}.{method}", *args, **kwargs)

    return SimpleNamespace(**{name: Group(name) for name in GROUPS})


@pytest.mark.parametrize("kind", KINDS)
def test_every_call_works_as_it_is_written(kind: str) -> None:
    for name, call in CALLS.items():
        server = Server.of(example(name))
        with Admin(kind, server) as admin:
            call(as_written(admin))
        [request] = server.requests
        line, body = REQUESTS[name]
        assert f"{request.method} {request.url.raw_path.decode()}" == line
        assert (json.loads(request.content) if request.content else None) == body, name


def test_every_other_method_has_the_parameters_that_are_given() -> None:
    client = AdminClient("http://localhost:6011", secret="made up")
    for method, names in PARAMETERS.items():
        group, _, name = method.partition(".")
        taken = inspect.signature(getattr(getattr(client, group), name)).parameters
        assert [each for each in taken if each in names] == names, method


@pytest.mark.parametrize("kind", KINDS)
def test_a_user_who_is_not_found_is_a_404(kind: str) -> None:
    server = Server.of(in_words(404, "No result found"))
    with Admin(kind, server) as admin, pytest.raises(NotFound) as caught:
        as_written(admin).users.get_user_by_email(EMAIL)
    assert caught.value.status_code == 404


def test_the_decorators_work_as_they_are_written() -> None:
    cache = RequestCache(MemoryStore())
    asked: list[str] = []

    class ServiceAPIClient:
        @cache.set("service-{service_id}")
        def get_service(self, service_id: str) -> str:
            asked.append(service_id)
            return f"answer {len(asked)}"

        @cache.delete("service-{service_id}")
        def update_service(self, service_id: str, **kwargs: str) -> None:
            asked.append(f"{service_id} {kwargs}")

    client = ServiceAPIClient()
    assert [client.get_service(SERVICE) for _ in range(2)] == ["answer 1", "answer 1"]
    client.update_service(SERVICE, name="Updated Name")
    assert client.get_service(SERVICE) == "answer 3"


def test_only_ids_can_be_positional() -> None:
    client = AdminClient("http://localhost:6011", secret="made up")
    other = {
        f"{group}.{method}({name})"
        for group in GROUPS
        for method, function in inspect.getmembers(type(getattr(client, group)), inspect.isfunction)
        if not method.startswith("_")
        for name, parameter in inspect.signature(function).parameters.items()
        if name != "self"
        and parameter.kind is parameter.POSITIONAL_OR_KEYWORD
        and not name.endswith(("_id", "_user_ids", "branding_ids", "uuid_"))
    }
    # An address identifies a person as well, and is written so.
    assert other == {
        "users.get_user_by_email(email_address)",
        "users.get_user_by_email_or_none(email_address)",
    }
