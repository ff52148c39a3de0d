"""What is known when the admin API says no, or nothing: classes, messages, and no secrets."""

from __future__ import annotations

import json
import logging
import pickle
import traceback
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from admin_call_table import USES, Use
from admin_world import (
    ITEM,
    KINDS,
    SERVICE,
    TEMPLATE,
    USER,
    Admin,
    Server,
    by_field,
    example,
    in_words,
)
from cases import for_each

from notify_typed import (
    AuthenticationFailed,
    BadRequest,
    ClockSkew,
    DailyLimitExceeded,
    NotFound,
    NotSent,
    OutcomeUnknown,
    PermissionDenied,
    RateLimited,
    ReadFailed,
    Rejected,
    RequestError,
    UnreadableResponse,
)
from notify_typed.admin import InviteTokenError

if TYPE_CHECKING:
    from admin_world import Answer, Connect

CLOCK = "Error: Your system clock must be accurate to within 30 seconds"


def fails(connect: Connect, *answers: Answer, method: str = "services.get_service") -> RequestError:
    admin, _ = connect(*answers)
    with pytest.raises(RequestError) as caught:
        admin(method, SERVICE)
    return caught.value


def test_a_refusal_in_words_is_the_message(connect: Connect) -> None:
    error = fails(connect, in_words(404, "No result found"))
    assert type(error) is NotFound
    assert error.message == "No result found"
    assert (error.fields, error.errors) == ({}, ())
    assert (error.status_code, error.trace_id, error.attempts) == (404, "abc123", 1)
    assert str(error) == f"404 No result found (GET /service/{SERVICE}, trace abc123)"


def test_a_refusal_by_field_is_kept_by_field_and_reads_as_a_sentence(connect: Connect) -> None:
    error = fails(connect, by_field(400, name=["too short", "taken"], sms_sender=["no"]))
    assert type(error) is BadRequest
    assert error.fields == {"name": ("too short", "taken"), "sms_sender": ("no",)}
    assert error.message == "name: too short; taken; sms_sender: no"


@pytest.mark.parametrize(
    ("said", "fields", "message"),
    [
        ({"_schema": ["Unknown field name state"]}, {"_schema": ("Unknown field name state",)}, ""),
        ({"invitation": "expired"}, {"invitation": ("expired",)}, "expired"),
        (
            {"template_type": {"0": {"template_type": ["Must be one of: sms, email, letter."]}}},
            {"template_type.0.template_type": ("Must be one of: sms, email, letter.",)},
            "template_type.0.template_type: Must be one of: sms, email, letter.",
        ),
        ({}, {}, "no reason given"),
    ],
)
def test_fields_come_in_several_shapes(
    connect: Connect, said: dict[str, Any], fields: dict[str, Any], message: str
) -> None:
    error = fails(connect, by_field(400, **said))
    assert type(error) is BadRequest
    assert error.fields == fields
    assert message in error.message


def test_a_refusal_by_schema_is_typed(connect: Connect) -> None:
    body = {
        "status_code": 400,
        "errors": [{"error": "ValidationError", "message": "name is a required property"}],
    }
    error = fails(connect, httpx.Response(400, json=body))
    assert type(error) is BadRequest
    assert error.error_types == ("ValidationError",)
    assert error.message == "ValidationError: name is a required property"
    assert error.fields == {}


@pytest.mark.parametrize(
    ("status", "text", "kind"),
    [
        (401, "Unauthorized: authentication token must be provided", AuthenticationFailed),
        (403, "Invalid token: API key not found", AuthenticationFailed),
        (403, CLOCK, ClockSkew),
    ],
)
def test_what_is_wrong_with_the_token_has_its_class(
    connect: Connect, status: int, text: str, kind: type[RequestError]
) -> None:
    error = fails(connect, by_field(status, token=[text]))
    assert type(error) is kind
    assert error.message == text


def test_a_wrong_clock_is_corrected_and_the_change_made_once_more(connect: Connect) -> None:
    wrong = by_field(403, token=[CLOCK])
    wrong.headers["Date"] = "Sat, 21 Nov 2020 09:00:00 GMT"
    admin, server = connect(wrong, example("archive_service"))
    admin("services.archive_service", SERVICE)
    assert len(set(server.tokens)) == len(server.requests) == 2


@pytest.mark.parametrize(
    ("status", "kind"),
    [(400, BadRequest), (403, PermissionDenied), (404, NotFound), (409, Rejected), (405, Rejected)],
)
def test_other_refusals_have_their_classes(
    connect: Connect, status: int, kind: type[RequestError]
) -> None:
    assert type(fails(connect, in_words(status, "no"), method="api_keys.get_api_keys")) is kind


def test_the_daily_limit_is_no_rate_limit(connect: Connect) -> None:
    admin, server = connect(in_words(429, "Exceeded send limits (sms: 1) for today"))
    with pytest.raises(DailyLimitExceeded):
        admin(
            "notifications.send_notification",
            SERVICE,
            template_id=TEMPLATE,
            recipient="07700900123",
        )
    assert len(server.requests) == 1
    assert type(fails(connect, in_words(429, "slow down"))) is RateLimited


def test_a_lone_message_is_notifys_where_notify_gives_it_alone(connect: Connect) -> None:
    late = "It is too late to cancel sending, these letters have already been sent."
    admin, _ = connect(httpx.Response(400, json={"message": late}))
    with pytest.raises(BadRequest, match="too late"):
        admin("jobs.cancel_letter_job", SERVICE, ITEM)
    # Anywhere else it is a gateway's, of which nobody knows what it did.
    with pytest.raises(OutcomeUnknown):
        admin("jobs.cancel_job", SERVICE, ITEM)


# Never twice

READS = [use for use in USES if use.request.startswith("GET")]
READS += [use for use in USES if use.answer.startswith(("search_", "find_users", "get_user_by"))]
READS += [use for use in USES if use.method == "inbound.get_inbound_sms"]
READS += [use for use in USES if "branding_name_for" in use.answer or "unique_name" in use.answer]
READS += [use for use in USES if use.answer in {"find_by_uuid", "fetch_users_list"}]
CHANGES = [use for use in USES if use not in READS]
IN_DOUBT: list[Answer] = [
    httpx.ReadTimeout("slow"),
    httpx.RemoteProtocolError("gone"),
    in_words(500, "Internal server error"),
    httpx.Response(502, html="<h1>Bad gateway</h1>"),
    httpx.Response(403, html="<h1>Forbidden</h1>"),
    httpx.Response(200, content=b'{"da'),
]


def named(use: Use) -> str:
    return f"{use.method} {use.answer}"


@for_each("use", CHANGES, ids=named)
def test_a_change_in_doubt_is_never_made_again(use: Use) -> None:
    for answer in IN_DOUBT:
        if isinstance(answer, httpx.Response) and answer.status_code == 200:
            answer = httpx.Response(  # noqa: PLW2901 - the success that belongs here
                _success(use), content=b'{"da'
            )
            if answer.status_code == 204 or use.answer.endswith((":redacted", "revoke_api_key")):
                continue  # has no body to be cut off
        server = Server.of(answer)
        with Admin("sync", server) as admin, pytest.raises(OutcomeUnknown) as caught:
            admin(use.method, *use.args, **use.kwargs)
        assert len(server.requests) == 1
        assert "change" in caught.value.message


def _success(use: Use) -> int:
    return example(use.answer.partition(":")[0]).status_code


@for_each("use", CHANGES, ids=named)
def test_a_change_that_never_left_is_tried_again(use: Use) -> None:
    server = Server.of(httpx.ConnectError("refused"))
    with Admin("sync", server) as admin, pytest.raises(NotSent):
        admin(use.method, *use.args, **use.kwargs)
    assert len(server.requests) == 4


@for_each("use", READS, ids=named)
def test_a_read_is_tried_again(use: Use) -> None:
    server = Server.of(httpx.ReadTimeout("slow"), in_words(503, "no"), httpx.ReadTimeout("slow"))
    with Admin("sync", server) as admin, pytest.raises(ReadFailed):
        admin(use.method, *use.args, **use.kwargs)
    assert len(server.requests) == 4


@for_each(
    ("method", "args", "answer"),
    [
        ("services.get_services", (), example("get_services", "detailed")),
        ("services.get_detailed_services", (), httpx.Response(200, json={"data": [SERVICE]})),
        ("services.get_detailed_service", (SERVICE,), example("get_service")),
        ("jobs.has_jobs", (SERVICE,), httpx.Response(200, content=b"yes")),
        ("organisations.get_domains", (), httpx.Response(200, content=b"<p>")),
        ("organisations.get_organisation_name", (ITEM,), httpx.Response(200, content=b"<p>")),
    ],
)
def test_an_answer_to_another_question_is_unreadable(
    method: str, args: tuple[str, ...], answer: httpx.Response
) -> None:
    for kind in KINDS:
        with Admin(kind, Server.of(answer)) as admin, pytest.raises(UnreadableResponse):
            admin(method, *args)


def test_an_answer_of_another_kind_is_unreadable(connect: Connect) -> None:
    wrong = example("get_services", "detailed").json()["data"][0]
    error = fails(connect, httpx.Response(200, json={"data": wrong}))
    assert type(error) is UnreadableResponse
    admin, _ = connect(httpx.Response(200, json={"apiKeys": []}))
    with pytest.raises(UnreadableResponse):
        admin("api_keys.get_api_key", SERVICE, ITEM)


# Secrets

HIDDEN: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = [
    (
        "users.register_user",
        (),
        {
            "name": "Jane",
            "email_address": "jane@x.gov.uk",
            "mobile_number": "07700900001",
            "password": "pass-word",
            "auth_type": "sms_auth",
        },
    ),
    ("users.get_user_by_email", ("jane@x.gov.uk",), {}),
    ("users.find_users_by_full_or_partial_email", (), {"email_address": "jane@x.gov.uk"}),
    ("users.update_user_attribute", (USER,), {"email_address": "jane@x.gov.uk"}),
    ("users.send_verify_code", (USER,), {"code_type": "sms", "to": "07700900001"}),
    ("users.update_password", (USER,), {"password": "pass-word"}),
    ("users.send_verify_email", (USER,), {"to": "jane@x.gov.uk"}),
    ("users.send_already_registered_email", (USER,), {"to": "jane@x.gov.uk"}),
    ("users.send_change_email_verification", (USER,), {"new_email": "jane@x.gov.uk"}),
    ("users.send_reset_password_url", (), {"email_address": "jane@x.gov.uk"}),
    ("notifications.get_notifications_for_service", (SERVICE,), {"to": "07700900001"}),
    (
        "notifications.send_notification",
        (SERVICE,),
        {"template_id": TEMPLATE, "recipient": "jane@x.gov.uk"},
    ),
    (
        "notifications.send_precompiled_letter",
        (SERVICE,),
        {
            "filename": "jane.pdf",
            "file_id": ITEM,
            "postage": "second",
            "recipient_address": "Jane\n1 High Street",
        },
    ),
    (
        "guest_list.update_guest_list",
        (SERVICE,),
        {"data": {"email_addresses": ["jane@x.gov.uk"], "phone_numbers": ["07700900001"]}},
    ),
    (
        "callbacks.create_service_callback_api",
        (SERVICE,),
        {
            "url": "https://x.gov.uk",
            "bearer_token": "to-ken",
            "user_id": USER,
            "callback_type": "complaint",
        },
    ),
    (
        "callbacks.update_service_callback_api",
        (SERVICE,),
        {
            "bearer_token": "to-ken",
            "user_id": USER,
            "callback_api_id": ITEM,
            "callback_type": "complaint",
        },
    ),
    ("reply_to_emails.add_reply_to_email_address", (SERVICE,), {"email_address": "jane@x.gov.uk"}),
    (
        "reply_to_emails.verify_reply_to_email_address",
        (SERVICE,),
        {"email_address": "jane@x.gov.uk"},
    ),
    (
        "invites.create_invite",
        (USER, SERVICE),
        {"email_address": "jane@x.gov.uk", "permissions": [], "auth_type": "sms_auth"},
    ),
    ("invites.check_token", (), {"token": "to-ken"}),
    ("inbound.get_inbound_sms", (SERVICE,), {"user_number": "07700900001"}),
]
TOLD = ("jane@x.gov.uk", "07700900001", "pass-word", "to-ken", "1 High Street", "jane.pdf")
ECHO = " ".join(TOLD)
SHAPES = {
    "words": in_words(400, f"not good: {ECHO}"),
    "fields": by_field(400, field=[f"not good: {ECHO}"]),
    "schema": httpx.Response(
        400,
        json={
            "status_code": 400,
            "errors": [{"error": "ValidationError", "message": f"{ECHO} is wrong", "got": ECHO}],
        },
    ),
}


@for_each("shape", SHAPES)
@for_each(("method", "args", "kwargs"), [pytest.param(*each, id=each[0]) for each in HIDDEN])
def test_no_error_repeats_what_it_was_given(
    caplog: pytest.LogCaptureFixture, method: str, args: Any, kwargs: Any, shape: str
) -> None:
    caplog.set_level(logging.DEBUG, logger="notify_typed")
    given = [secret for secret in TOLD if secret in str((args, kwargs)).replace("\\n", "\n")]
    assert given
    with (
        Admin("sync", Server.of(SHAPES[shape])) as admin,
        pytest.raises((RequestError, BadRequest)) as caught,
    ):
        admin(method, *args, **kwargs)
    error = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own
    shown = [str(error), repr(error), str(error.fields), str(error.errors), caplog.text]
    shown += traceback.format_exception_only(caught.value)
    for secret in given:
        assert not any(secret in text for text in shown), (secret, shown)
    assert "good" in str(error) or "wrong" in str(error)


def test_the_argument_is_named_where_its_value_stood(connect: Connect) -> None:
    refused = 'Invalid guest list: "0770090" is not a valid email address or phone number'
    admin, _ = connect(in_words(400, refused))
    with pytest.raises(BadRequest) as caught:
        admin(
            "guest_list.update_guest_list",
            SERVICE,
            data={"email_addresses": [], "phone_numbers": ["07700900123", "0770090"]},
        )
    assert "list: entry 2 of phone_numbers is not a valid email" in caught.value.message


def test_a_short_code_does_not_tear_the_message_to_pieces(connect: Connect) -> None:
    admin, _ = connect(in_words(400, "Code 1 has expired after 10 tries"))
    checked = admin("users.check_verify_code", USER, code="1", code_type="sms")
    assert checked == (False, "Code (the code given) has expired after 10 tries")


def test_neither_client_nor_logs_show_the_secret(
    connect: Connect, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="notify_typed")
    secret = "a-secret-that-nobody-sees"
    admin, server = connect(in_words(500, "no"), secret=secret)
    with pytest.raises(ReadFailed) as caught:
        admin("services.get_service", SERVICE)
    token = server.tokens[0].partition(" ")[2]
    for text in (repr(admin.client), caplog.text, str(caught.value), repr(vars(caught.value))):
        assert secret not in text
        assert token not in text
    assert "notify-admin" in repr(admin.client)


# Where a refusal is an answer


@pytest.mark.parametrize("status", [400, 404])
def test_a_wrong_password_or_code_is_an_answer(connect: Connect, status: int) -> None:
    admin, server = connect(by_field(status, password=["Incorrect password"]))
    assert admin("users.verify_password", USER, password="wrong") is False
    assert len(server.requests) == 1
    admin, _ = connect(in_words(status, "Code not found"))
    checked = admin("users.check_verify_code", USER, code="12345", code_type="sms")
    assert checked == (False, "Code not found")
    assert not checked.accepted


def test_any_other_refusal_stays_an_error(connect: Connect) -> None:
    admin, _ = connect(in_words(500, "Internal server error"))
    with pytest.raises(OutcomeUnknown):
        admin("users.verify_password", USER, password="wrong")
    with pytest.raises(OutcomeUnknown):
        admin("users.check_verify_code", USER, code="12345", code_type="sms")


def test_too_many_failures_with_a_security_key_are_an_answer(connect: Connect) -> None:
    admin, _ = connect(in_words(403, "Maximum login count exceeded"))
    checked = admin(
        "webauthn.complete_webauthn_login_attempt",
        USER,
        is_successful=False,
        webauthn_credential_id=None,
    )
    assert checked == (False, "Maximum login count exceeded")


def test_nobody_with_an_address_is_none_when_asked_so(connect: Connect) -> None:
    admin, _ = connect(in_words(404, "No result found"))
    assert admin("users.get_user_by_email_or_none", "jane@x.gov.uk") is None
    with pytest.raises(NotFound):
        admin("users.get_user_by_email", "jane@x.gov.uk")


EXPIRED = "Your invitation to GOV.UK Notify has expired. Please ask again"


@pytest.mark.parametrize("said", [EXPIRED, [EXPIRED]])
def test_an_invitation_that_is_no_good_has_its_own_error(connect: Connect, said: Any) -> None:
    admin, _ = connect(by_field(400, invitation=said))
    with pytest.raises(InviteTokenError) as caught:
        admin("invites.check_token", token="some-token")
    error = caught.value
    assert isinstance(error, BadRequest)
    assert error.message == EXPIRED
    assert error.fields == {"invitation": (EXPIRED,)}
    assert str(error.request) == "GET /invite/service/check/{token}"
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    assert (type(again), str(again)) == (InviteTokenError, str(error))


def test_another_refusal_of_an_invitation_is_no_token_error(connect: Connect) -> None:
    admin, _ = connect(in_words(400, "no"))
    with pytest.raises(BadRequest) as caught:
        admin("invites.check_token", token="some-token")
    assert not isinstance(caught.value, InviteTokenError)


@for_each(
    "body",
    [
        {"result": "error"},
        {"result": "error", "message": 7},
        {"result": "error", "message": ["text"]},
        {"result": "error", "message": {"a": 1}},
        {"result": "error", "message": {"a": {"b": [None]}}},
        {"result": "ok", "message": "text"},
        {"message": "text"},
        {"errors": "text"},
        [],
        "text",
    ],
)
def test_a_strange_refusal_is_nobodys_word(connect: Connect, body: Any) -> None:
    admin, _ = connect(httpx.Response(400, content=json.dumps(body)))
    with pytest.raises(OutcomeUnknown):
        admin("services.archive_service", SERVICE)
    with pytest.raises(UnreadableResponse):
        admin("services.get_service", SERVICE)
