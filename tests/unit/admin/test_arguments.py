"""What callers hand over: allowed attributes, names of permissions, times, and what cannot be."""

from __future__ import annotations

import copy
import inspect
import itertools
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, unquote_plus

import httpx
import pytest
from admin_call_table import USES, Use
from admin_world import ITEM, KINDS, SERVICE, TEMPLATE, USER, WEBSITE, Admin, Server, example
from cases import for_each
from hypothesis import given
from hypothesis import strategies as st

from notify_typed import InvalidInput, RetryPolicy
from notify_typed.admin import (
    FINISHED_JOB_STATUSES,
    JOB_STATUSES,
    NON_CANCELLED_JOB_STATUSES,
    NON_SCHEDULED_JOB_STATUSES,
    AdminClient,
    ServiceAttributes,
    TemplateAttributes,
    UserAttributes,
    models,
    permissions_from_stored,
    permissions_to_stored,
)

if TYPE_CHECKING:
    from admin_world import Connect

SERVICE_ATTRIBUTES = [
    "active",
    "billing_contact_email_addresses",
    "billing_contact_names",
    "billing_reference",
    "confirmed_email_sender_name",
    "confirmed_unique",
    "contact_link",
    "count_as_live",
    "created_by",
    "custom_email_sender_name",
    "email_branding",
    "email_message_limit",
    "free_sms_fragment_limit",
    "go_live_at",
    "go_live_user",
    "has_active_go_live_request",
    "international_sms_message_limit",
    "letter_branding",
    "letter_contact_block",
    "letter_message_limit",
    "name",
    "notes",
    "organisation_type",
    "permissions",
    "prefix_sms",
    "purchase_order_number",
    "rate_limit",
    "reply_to_email_address",
    "restricted",
    "sms_message_limit",
    "sms_sender",
    "volume_email",
    "volume_letter",
    "volume_sms",
]
USER_ATTRIBUTES = [
    "name",
    "email_address",
    "mobile_number",
    "auth_type",
    "updated_by",
    "current_session_id",
    "email_access_validated_at",
    "take_part_in_research",
    "receives_new_features_email",
    "platform_admin",
]
TEMPLATE_ATTRIBUTES = [
    "content",
    "letter_languages",
    "name",
    "postage",
    "subject",
    "letter_welsh_subject",
    "letter_welsh_content",
    "has_unsubscribe_link",
    "archive_email_file_ids",
]


def refuses(method: str, *args: Any, match: str, **kwargs: Any) -> None:
    """See that a call is refused, before anything is sent."""
    for kind in KINDS:
        server = Server.of(httpx.Response(500))
        with Admin(kind, server) as admin, pytest.raises(InvalidInput, match=match):
            admin(method, *args, **kwargs)
        assert server.requests == []


# Attributes


@pytest.mark.parametrize(
    ("attributes", "names"),
    [
        (ServiceAttributes, SERVICE_ATTRIBUTES),
        (UserAttributes, USER_ATTRIBUTES),
        (TemplateAttributes, TEMPLATE_ATTRIBUTES),
    ],
)
def test_the_allowed_attributes_are_notifys(attributes: type, names: list[str]) -> None:
    assert sorted(attributes.__annotations__) == sorted(names)
    described = attributes.__doc__ or ""
    assert [name for name in names if f" {name}: " not in described] == []


@pytest.mark.parametrize(
    ("method", "args", "what"),
    [
        ("services.update_service", (SERVICE,), "service"),
        ("users.update_user_attribute", (USER,), "user"),
        ("templates.update_service_template", (SERVICE, TEMPLATE), "template"),
    ],
)
def test_any_other_attribute_is_named_and_nothing_is_sent(
    connect: Connect, method: str, args: tuple[str, ...], what: str
) -> None:
    admin, server = connect(httpx.Response(500))
    message = f"Not allowed to update {what} attributes: colour, id"
    with pytest.raises(TypeError, match=message):
        admin(method, *args, name="Fine", id=ITEM, colour="red")
    assert server.requests == []


@pytest.mark.parametrize("value", [True, None, 0, "", "False"])
def test_nobody_is_made_platform_administrator(connect: Connect, value: Any) -> None:
    admin, server = connect(httpx.Response(500))
    with pytest.raises(TypeError, match="platform_admin to True"):
        admin("users.update_user_attribute", USER, platform_admin=value)
    assert server.requests == []


def test_every_attribute_reaches_notify(connect: Connect) -> None:
    values: dict[str, Any] = {
        **dict.fromkeys(SERVICE_ATTRIBUTES, "text"),
        **dict.fromkeys((name for name in SERVICE_ATTRIBUTES if "limit" in name), 5),
        **dict.fromkeys((name for name in SERVICE_ATTRIBUTES if "volume" in name), 5),
        **dict.fromkeys(("created_by", "go_live_user", "email_branding", "letter_branding"), ITEM),
        "active": True,
        "confirmed_email_sender_name": None,
        "confirmed_unique": True,
        "count_as_live": True,
        "go_live_at": "2026-11-21T09:00:00.5+01:00",
        "has_active_go_live_request": False,
        "organisation_type": models.OrganisationType.NHS_GP,
        "permissions": [models.ServicePermission.SMS],
        "prefix_sms": False,
        "restricted": False,
    }
    admin, server = connect(example("update_service"))
    admin("services.update_service", SERVICE, **values)
    [sent] = server.bodies
    assert sent == values | {
        "go_live_at": "2026-11-21 08:00:00.500000",
        "organisation_type": "nhs_gp",
        "permissions": ["sms"],
    }


# Permissions


@pytest.mark.parametrize(
    ("seen", "stored"),
    [
        (["send_messages"], {"send_texts", "send_emails", "send_letters"}),
        (["manage_service"], {"manage_users", "manage_settings"}),
        (["manage_templates"], {"manage_templates"}),
        (["manage_api_keys", "view_activity"], {"manage_api_keys", "view_activity"}),
        (["platform_admin", "something new"], {"platform_admin", "something new"}),
        (["send_messages", "send_texts"], {"send_texts", "send_emails", "send_letters"}),
        ([], set()),
    ],
)
def test_permissions_are_stored_under_other_names(seen: list[str], stored: set[str]) -> None:
    assert permissions_to_stored(seen) == stored


def test_a_permission_shows_when_all_of_it_is_there() -> None:
    assert permissions_from_stored({"manage_users", "manage_settings"}) == {"manage_service"}
    assert permissions_from_stored({"manage_users"}) == frozenset()
    assert permissions_from_stored({"view_activity", "new"}) == {"view_activity", "new"}


NAMES = ["send_messages", "manage_service", "manage_templates", "manage_api_keys", "view_activity"]


@given(st.sets(st.sampled_from([*NAMES, "platform_admin", "new"])))
def test_permissions_come_back_as_they_went(seen: set[str]) -> None:
    assert permissions_from_stored(permissions_to_stored(seen)) == seen


# States of jobs


def test_the_sets_of_job_states_are_notifys() -> None:
    assert set(models.JobStatus) - JOB_STATUSES == {"error"}
    assert len(JOB_STATUSES) == 9
    assert {"cancelled"} == JOB_STATUSES - NON_CANCELLED_JOB_STATUSES
    assert {"cancelled", "scheduled"} == JOB_STATUSES - NON_SCHEDULED_JOB_STATUSES
    assert {"finished", "finished all notifications created"} == FINISHED_JOB_STATUSES


# Times


@pytest.mark.parametrize(
    ("given_time", "sent"),
    [
        (datetime(2026, 12, 25, 9, tzinfo=UTC), "2026-12-25T09:00:00"),
        (datetime(2026, 7, 25, 9, tzinfo=timezone(timedelta(hours=1))), "2026-07-25T08:00:00"),
        ("2026-12-25 09:00:00", "2026-12-25T09:00:00"),
        ("2026-12-25T09:00:00Z", "2026-12-25T09:00:00"),
        ("2026-12-25T09:00:00+01:00", "2026-12-25T08:00:00"),
    ],
)
def test_a_job_begins_when_it_was_said_to(connect: Connect, given_time: Any, sent: str) -> None:
    admin, server = connect(example("create_job"))
    admin("jobs.create_job", ITEM, SERVICE, scheduled_for=given_time)
    assert server.bodies[0]["scheduled_for"] == sent


@pytest.mark.parametrize(
    "value",
    [
        datetime(2026, 12, 25, 9),  # noqa: DTZ001 - which zone is the question
        date(2026, 12, 25),
        "tomorrow",
        "",
        5,
        datetime.max.replace(tzinfo=timezone(timedelta(hours=-5))),
        datetime.min.replace(tzinfo=timezone(timedelta(hours=5))),
    ],
)
def test_a_time_that_may_mean_anything_is_refused(value: Any) -> None:
    refuses("jobs.create_job", ITEM, SERVICE, scheduled_for=value, match="scheduled_for")
    refuses("services.update_service", SERVICE, go_live_at=value, match="go_live_at")


# What cannot be

LETTER = {
    "filename": "a.pdf",
    "file_id": ITEM,
    "postage": "second",
    "recipient_address": "Somewhere",
}

IDS = (SERVICE, USER, ITEM, TEMPLATE)
WRONG_IDS = ["../../user", "", "abc", 7, None, "x" * 36]


# Where None means something.
OPTIONAL = {
    "contact_list_id",
    "folder_id",
    "inbound_number_id",
    "job_id",
    "older_than",
    "parent_id",
}
OPTIONAL |= {"reply_to", "sender_id", "webauthn_credential_id", "parent_folder_id"}
OPTIONAL |= {"email_branding", "user_id"}


@for_each("use", USES, ids=lambda use: f"{use.method} {use.answer}")
def test_an_invalid_id_is_refused(use: Use) -> None:
    """So that no argument turns a path into another one."""
    server = Server.of(httpx.Response(500))
    with Admin("sync", server) as admin:
        group, _, method = use.method.partition(".")
        called = getattr(getattr(admin.client, group), method)
        given = inspect.signature(called).bind(*use.args, **use.kwargs)
        ids = [name for name, value in given.arguments.items() if value in IDS]
        for name, wrong in itertools.product(ids, WRONG_IDS):
            if wrong is None and name in OPTIONAL:
                continue
            changed = copy.deepcopy(given)
            changed.arguments[name] = wrong
            with pytest.raises(InvalidInput):
                admin(use.method, *changed.args, **changed.kwargs)
    assert server.requests == []


def test_a_search_within_a_job_is_refused() -> None:
    refuses(
        "notifications.get_notifications_for_service",
        SERVICE,
        job_id=ITEM,
        to="07700",
        match="cannot search within a job",
    )


@pytest.mark.parametrize("days", [-1, 8])
def test_templates_are_counted_over_a_week_at_most(days: int) -> None:
    refuses(
        "template_usage.get_template_statistics_for_service",
        SERVICE,
        whole_days=days,
        match="whole_days must be",
    )


@pytest.mark.parametrize("year", [0, 10_000])
def test_a_financial_year_is_one_of_the_calendar(year: int) -> None:
    refuses(
        "template_usage.get_monthly_template_usage_for_service",
        SERVICE,
        year=year,
        match="year must be a year from 1 on, such as 2026, not",
    )


@pytest.mark.parametrize(
    ("filters", "match"),
    [
        ({"status": "sendin"}, "status must be one of"),
        ({"status": []}, "status must not be empty"),
        ({"template_type": "fax"}, "template_type must be one of"),
        ({"page": 0}, "page must be from 1"),
        ({"page_size": -1}, "page_size must be from 1"),
        ({"limit_days": -1}, "limit_days must be 0 or more"),
        ({"limit_days": True}, "limit_days must be a whole number"),
        ({"include_jobs": "yes"}, "include_jobs must be True or False"),
        ({"to": ""}, "to must not be empty"),
    ],
)
def test_filters_that_make_no_sense_are_refused(filters: dict[str, Any], match: str) -> None:
    refuses("notifications.get_notifications_for_service", SERVICE, **filters, match=match)


def test_aliases_of_states_can_be_asked_for(connect: Connect) -> None:
    admin, server = connect(example("get_notifications_for_service"))
    states = ("failed", "accepted", "received", models.NotificationStatus.SENT)
    admin("notifications.get_notifications_for_service", SERVICE, status=iter(states))
    assert server.requests[0].url.query == (
        b"status=failed&status=accepted&status=received&status=sent"
    )


def test_pages_of_rows_are_asked_for_in_one_way() -> None:
    method = "notifications.get_notifications_for_service_for_csv"
    refuses(method, SERVICE, page=2, match="older_than")
    refuses(method, SERVICE, ITEM, older_than=ITEM, match="page")


@pytest.mark.parametrize(
    ("method", "args", "kwargs", "match"),
    [
        (
            "api_keys.create_api_key",
            (SERVICE,),
            {"key_name": "Name", "key_type": "live"},
            "key_type must be one of normal",
        ),
        (
            "api_keys.create_api_key",
            (SERVICE,),
            {"key_name": "", "key_type": "test"},
            "key_name must not be empty",
        ),
        ("services.update_service", (SERVICE,), {"permissions": ["fax"]}, "each of permissions"),
        ("services.update_service", (SERVICE,), {"name": None}, "name must be a string"),
        (
            "services.update_service",
            (SERVICE,),
            {"rate_limit": "5"},
            "rate_limit must be a whole number",
        ),
        ("services.update_service", (SERVICE,), {"email_branding": "blue"}, "email_branding"),
        ("email_branding.create_email_branding", (), {"name": "a", "colour": "#1234567"}, "colour"),
        (
            "joining.create_service_join_request",
            (ITEM,),
            {"service_id": SERVICE, "service_managers_ids": []},
            "service_managers_ids",
        ),
        (
            "services.get_service_statistics",
            (SERVICE,),
            {"limit_days": "7"},
            "limit_days must be a whole",
        ),
        ("services.get_detailed_services", (), {"start_date": "yesterday"}, "start_date"),
        ("services.get_detailed_services", (), {"end_date": datetime.now(UTC)}, "end_date"),
        (
            "users.register_user",
            (),
            {
                "name": "J",
                "email_address": "a@b.uk",
                "mobile_number": None,
                "password": "pw",
                "auth_type": "sms",
            },
            "auth_type must be one of",
        ),
        (
            "users.send_verify_code",
            (USER,),
            {"code_type": "post"},
            "code_type must be one of sms, email",
        ),
        ("users.send_verify_code", (USER,), {"code_type": "email", "to": "a@b.uk"}, "own address"),
        (
            "returned_letters.submit_returned_letters",
            (),
            {"references": ["ABCDEFGH12345678", "abc"]},
            "16 capital letters",
        ),
        (
            "organisations.update_organisation",
            (SERVICE,),
            {"agreement_signed_version": "2.5"},
            "agreement_signed_version must be a number",
        ),
        (
            "organisations.update_organisation",
            (SERVICE,),
            {"agreement_signed_version": True},
            "agreement_signed_version must be a number",
        ),
        (
            "billing.create_or_update_free_sms_fragment_limit",
            (SERVICE,),
            {"free_sms_fragment_limit": 2**31},
            "free_sms_fragment_limit must be from 0 to 2147483647",
        ),
        *(
            (
                "templates.create_service_template",
                (),
                {"service_id": SERVICE, "name": "A", "type_": kind, "content": "B"},
                "subject is missing",
            )
            for kind in ("email", "letter")
        ),
        (
            "users.send_verify_code",
            (USER,),
            {"code_type": "sms", "next_string": "/x"},
            "next_string is only for emails",
        ),
        (
            "guest_list.update_guest_list",
            (SERVICE,),
            {"data": {"phone_numbers": []}},
            "email_addresses",
        ),
        (
            "webauthn.create_webauthn_credential_for_user",
            (USER,),
            {"credential": {"name": "Key"}},
            "credential has no credential_data and no registration_response",
        ),
        (
            "callbacks.get_service_callback_api",
            (SERVICE, ITEM),
            {"callback_type": "sms"},
            "callback_type",
        ),
        (
            "callbacks.create_service_callback_api",
            (SERVICE,),
            {"url": "http://x.uk", "bearer_token": "a-bearer-token", "callback_type": "complaint"},
            "url must start with https",
        ),
        ("invites.check_token", (), {"token": ".."}, "token must not be only dots"),
        ("invites.check_token", (), {"token": ""}, "token must not be empty"),
        ("templates.get_service_template_version", (SERVICE, TEMPLATE), {"version": 0}, "version"),
        (
            "notifications.send_notification",
            (SERVICE,),
            {"template_id": TEMPLATE, "recipient": ""},
            "recipient must not be empty",
        ),
        (
            "notifications.send_notification",
            (SERVICE,),
            {"template_id": TEMPLATE, "recipient": "a\ud800"},
            "surrogate",
        ),
        (
            "notifications.send_notification",
            (SERVICE,),
            {"template_id": TEMPLATE, "recipient": "a", "personalisation": {"x": object()}},
            "personalisation",
        ),
        (
            "notifications.send_precompiled_letter",
            (SERVICE,),
            {**LETTER, "recipient_address": {"line": 7}},
            r"recipient_address\['line'\] must be a string",
        ),
        (
            "notifications.send_precompiled_letter",
            (SERVICE,),
            {**LETTER, "recipient_address": {}},
            "recipient_address must not be empty",
        ),
        (
            "notifications.send_precompiled_letter",
            (SERVICE,),
            {**LETTER, "postage": "third"},
            "postage must be one of",
        ),
    ],
)
def test_what_notify_would_break_on_is_refused_here(
    method: str, args: tuple[Any, ...], kwargs: dict[str, Any], match: str
) -> None:
    refuses(method, *args, **kwargs, match=match)


@pytest.mark.parametrize(
    "url", ["http://localhost:9000/x", "http://127.0.0.1", "http://[::1]:1/", "https://x.uk"]
)
def test_a_callback_may_be_on_this_machine(connect: Connect, url: str) -> None:
    admin, server = connect(example("create_service_callback_api"))
    method = "callbacks.create_service_callback_api"
    admin(method, SERVICE, url=url, bearer_token="a-bearer-token", callback_type="complaint")
    assert server.bodies[0]["url"] == url


@pytest.mark.parametrize(
    "url", ["http://x.uk", "http://localhost.x.uk", "http://[", "ftp://localhost", "", None]
)
def test_a_callback_anywhere_else_is_encrypted(url: Any) -> None:
    method = "callbacks.create_service_callback_api"
    refuses(
        method,
        SERVICE,
        url=url,
        bearer_token="a-bearer-token",
        callback_type="complaint",
        match="url",
    )


@pytest.mark.parametrize(
    "method", ["api_keys.create_api_key", "jobs.create_job", "notifications.send_notification"]
)
def test_without_an_acting_user_what_needs_one_is_refused(connect: Connect, method: str) -> None:
    [use] = [use for use in USES if use.method == method]
    admin, server = connect(httpx.Response(500), acting_user_id=None)
    with pytest.raises(InvalidInput, match="acting_user_id"):
        admin(use.method, *use.args, **use.kwargs)
    assert server.requests == []


def test_without_a_website_links_to_it_are_refused(connect: Connect) -> None:
    admin, server = connect(httpx.Response(500), admin_base_url=None)
    with pytest.raises(InvalidInput, match="admin_base_url"):
        admin("users.send_reset_password_url", email_address="jane@x.gov.uk")
    assert server.requests == []


def test_the_websites_address_has_no_slash_at_its_end(connect: Connect) -> None:
    admin, server = connect(httpx.Response(204), admin_base_url=WEBSITE + "/")
    admin("users.send_reset_password_url", email_address="jane@x.gov.uk")
    assert server.bodies[0]["admin_base_url"] == WEBSITE


def test_an_address_survives_being_decoded(connect: Connect) -> None:
    lines = "Flat 5+6\n100% House\n%41 Street\nSW1A 1AA"
    admin, server = connect(example("send_precompiled_letter"))
    admin(
        "notifications.send_precompiled_letter",
        SERVICE,
        filename="a.pdf",
        file_id=ITEM,
        postage="second",
        recipient_address=lines,
    )
    sent = server.bodies[0]["recipient_address"]
    assert unquote(sent) == unquote_plus(sent) == lines


# The client's own settings


@pytest.mark.parametrize(
    ("settings", "match"),
    [
        ({"secret": ""}, "secret must not be empty"),
        ({"secret": " padded"}, "white space"),
        ({"secret": b"x"}, "secret must be a string"),
        ({"base_url": "notify.example"}, "base_url must start with"),
        ({"base_url": ""}, "base_url must not be empty"),
        ({"client_id": ""}, "client_id must not be empty"),
        ({"acting_user_id": "me"}, "acting_user_id must be a UUID"),
        ({"admin_base_url": "ftp://x"}, "base_url must start with"),
        ({"trace": "abc"}, "trace must be a function"),
        ({"retries": 3}, "retries must be a RetryPolicy"),
        ({"timeout": 0}, "timeout"),
        ({"cache": {}}, "cache must be a RequestCache"),
    ],
)
def test_settings_that_make_no_sense_are_refused(settings: dict[str, Any], match: str) -> None:
    usual: dict[str, Any] = {"base_url": "https://admin.example", "secret": "sesame"}
    with pytest.raises(InvalidInput, match=match) as caught:
        AdminClient(**(usual | settings))
    assert "sesame" not in str(caught.value)


URLS = ("NOTIFY_ADMIN_BASE_URL", "NOTIFY_BASE_URL")


@pytest.mark.parametrize("name", URLS)
def test_the_environment_makes_a_client(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    for each in (*URLS, "NOTIFY_ADMIN_SECRET", "NOTIFY_ADMIN_CLIENT_ID"):
        monkeypatch.delenv(each, raising=False)
    with pytest.raises(InvalidInput, match="NOTIFY_ADMIN_BASE_URL or NOTIFY_BASE_URL"):
        AdminClient()
    monkeypatch.setenv(name, "https://admin.example")
    with pytest.raises(InvalidInput, match="NOTIFY_ADMIN_SECRET"):
        AdminClient()
    monkeypatch.setenv("NOTIFY_ADMIN_SECRET", "sesame")
    client = AdminClient()
    assert (client.base_url, client.client_id) == ("https://admin.example", "notify-admin")
    monkeypatch.setenv("NOTIFY_ADMIN_CLIENT_ID", "another")
    assert AdminClient().client_id == "another"


def test_arguments_win_over_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOTIFY_ADMIN_BASE_URL", "https://other.example")
    monkeypatch.setenv("NOTIFY_ADMIN_SECRET", " not a secret")
    monkeypatch.setenv("NOTIFY_ADMIN_CLIENT_ID", "other")
    client = AdminClient("https://admin.example", secret="sesame", client_id="mine")
    assert (client.base_url, client.client_id) == ("https://admin.example", "mine")


def test_a_copy_with_other_options_keeps_the_rest(connect: Connect) -> None:
    admin, server = connect(httpx.ReadTimeout("slow"))
    other = admin.client.with_options(retries=RetryPolicy(max_attempts=1), timeout=3)
    with pytest.raises(Exception, match="No answer"):
        admin.of(other, "services.get_service", SERVICE)
    assert len(server.requests) == 1
    assert server.requests[0].extensions["timeout"]["read"] == 3
    assert other.acting_user_id == admin.client.acting_user_id
    with pytest.raises(TypeError, match="pickled"):
        copy.copy(other)
