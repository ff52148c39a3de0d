"""`request_kwargs` says what to send: method, path, query, body, and nothing that was not given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import unquote
from uuid import UUID

import httpx
import pytest
from cases import for_each
from hypothesis import given, settings
from hypothesis import strategies as st

from notify_typed_v2.api.notifications import (
    get_letter_pdf,
    get_notification,
    list_notifications,
    send_email,
    send_letter,
    send_sms,
)
from notify_typed_v2.api.received_texts import list_received_texts
from notify_typed_v2.api.templates import (
    get_template,
    get_template_version,
    list_templates,
    preview_template,
)
from notify_typed_v2.models import (
    EmailPersonalisation,
    EmailRequest,
    FileUpload,
    LetterRequest,
    NotificationStatus,
    NotificationType,
    Personalisation,
    PrecompiledLetterRequest,
    SmsRequest,
    TemplatePreviewRequest,
    UkPostage,
)

if TYPE_CHECKING:
    from notify_typed_runtime.types import RequestKwargs

ID = UUID("740e5834-3a29-46b4-9a6f-16142fde533a")
# Without certificates, which take long to load: it only builds requests.
CLIENT = httpx.Client(base_url="https://api.example", transport=httpx.BaseTransport())


def built(kwargs: RequestKwargs) -> httpx.Request:
    return CLIENT.build_request(**kwargs)


def test_reading_operations() -> None:
    def get(url: str, **more: Any) -> dict[str, Any]:
        return {"method": "GET", "url": url, **more}

    assert get_notification.request_kwargs(ID) == get(f"/v2/notifications/{ID}")
    assert get_notification.request_kwargs(str(ID)) == get(f"/v2/notifications/{ID}")
    assert get_letter_pdf.request_kwargs(ID) == get(f"/v2/notifications/{ID}/pdf")
    assert get_template.request_kwargs(ID) == get(f"/v2/template/{ID}")
    assert get_template_version.request_kwargs(ID, 3) == get(f"/v2/template/{ID}/version/3")
    assert list_templates.request_kwargs() == get("/v2/templates")
    assert list_templates.request_kwargs(type_=NotificationType.SMS) == get(
        "/v2/templates", params={"type": "sms"}
    )
    assert list_received_texts.request_kwargs(older_than=ID) == get(
        "/v2/received-text-messages", params={"older_than": str(ID)}
    )


def test_every_filter_of_the_list() -> None:
    request = built(
        list_notifications.request_kwargs(
            status=[NotificationStatus.SENDING, NotificationStatus.parse("held")],
            template_type=(kind for kind in (NotificationType.LETTER, NotificationType.SMS)),
            reference="A&B = 1",
            older_than=ID,
            include_jobs=True,
        )
    )
    assert sorted(request.url.params.multi_items()) == [
        ("include_jobs", "true"),
        ("older_than", str(ID)),
        ("reference", "A&B = 1"),
        ("status", "held"),
        ("status", "sending"),
        ("template_type", "letter"),
        ("template_type", "sms"),
    ]
    assert not request.content


def test_an_empty_reference_is_a_filter_and_none_is_not() -> None:
    assert list_notifications.request_kwargs(reference="")["params"] == {"reference": ""}
    assert list_notifications.request_kwargs() == {"method": "GET", "url": "/v2/notifications"}


def test_sending_operations() -> None:
    personalisation = Personalisation({"name": "Amala"})
    sms = SmsRequest(phone_number="07700900123", template_id=ID, personalisation=personalisation)
    assert send_sms.request_kwargs(body=sms) == {
        "method": "POST",
        "url": "/v2/notifications/sms",
        "json": {
            "phone_number": "07700900123",
            "template_id": str(ID),
            "personalisation": {"name": "Amala"},
        },
    }
    letter = LetterRequest(template_id=ID, personalisation=personalisation)
    assert send_letter.request_kwargs(body=letter)["json"] == {
        "template_id": str(ID),
        "personalisation": {"name": "Amala"},
    }
    finished = PrecompiledLetterRequest(reference="r", content="JVBERg==", postage=UkPostage.FIRST)
    assert send_letter.request_kwargs(body=finished) == {
        "method": "POST",
        "url": "/v2/notifications/letter",
        "json": {"reference": "r", "content": "JVBERg==", "postage": "first"},
    }


def test_a_file_goes_into_an_email() -> None:
    upload = FileUpload(file="aGk=", filename="a.txt", retention_period=None)
    email = EmailRequest(
        email_address="amala@example.com",
        template_id=ID,
        personalisation=EmailPersonalisation({"link": upload, "name": "Amala"}),
        sanitise_content_for=["name"],
    )
    assert send_email.request_kwargs(body=email)["json"] == {
        "email_address": "amala@example.com",
        "template_id": str(ID),
        "personalisation": {
            "link": {"file": "aGk=", "filename": "a.txt", "retention_period": None},
            "name": "Amala",
        },
        "sanitise_content_for": ["name"],
    }


def test_personalisation_from_a_plain_mapping_is_sent_as_it_is() -> None:
    plain: dict[str, Any] = {
        "name": "Amala",
        "age": 5,
        "share": 0.5,
        "vip": False,
        "items": ["a", {"b": 1}],
        "nested": {"c": [None]},
        "missing": None,
    }
    assert Personalisation(plain).to_dict() == plain
    upload = FileUpload(file="aGk=", is_csv=True)
    assert EmailPersonalisation(plain | {"link": upload}).to_dict() == plain | {
        "link": {"file": "aGk=", "is_csv": True}
    }


def test_a_preview_needs_no_body() -> None:
    assert preview_template.request_kwargs(ID) == {
        "method": "POST",
        "url": f"/v2/template/{ID}/preview",
    }
    body = TemplatePreviewRequest(personalisation=Personalisation({"name": "Amala"}))
    assert preview_template.request_kwargs(ID, body=body)["json"] == {
        "personalisation": {"name": "Amala"}
    }


@settings(deadline=None)  # an import falls into the first call
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_an_id_stays_one_piece_of_the_path(text: str) -> None:
    if text in {".", ".."}:
        return
    url = built(get_letter_pdf.request_kwargs(text)).url
    empty, v2, notifications, piece, pdf = url.raw_path.decode("ascii").split("/")
    assert (empty, v2, notifications, pdf) == ("", "v2", "notifications", "pdf")
    assert unquote(piece) == text
    assert not url.query
    assert url.host == "api.example"


@for_each(
    ("text", "path"),
    [
        ("../templates", "/v2/notifications/..%2Ftemplates"),
        ("../../v2/templates", "/v2/notifications/..%2F..%2Fv2%2Ftemplates"),
        ("%2e%2e", "/v2/notifications/%252e%252e"),
        ("a?b=c#d", "/v2/notifications/a%3Fb%3Dc%23d"),
        ("//evil.example/", "/v2/notifications/%2F%2Fevil.example%2F"),
        ("https://evil.example", "/v2/notifications/https%3A%2F%2Fevil.example"),
        ("a\r\nX: y", "/v2/notifications/a%0D%0AX%3A%20y"),
    ],
)
def test_an_id_never_becomes_another_path(text: str, path: str) -> None:
    assert built(get_notification.request_kwargs(text)).url.raw_path == path.encode()


@for_each("text", ["", ".", ".."])
def test_an_id_that_no_quoting_saves_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="part of a path"):
        get_template.request_kwargs(text)
