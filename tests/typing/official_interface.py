"""What the drop-in for the official client gives, as type checkers see it. Never run."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO, assert_type

import httpx
import requests

from notify_typed.compat import (
    REQUEST_ERROR_MESSAGE,
    REQUEST_ERROR_STATUS_CODE,
    APIError,
    BaseAPIClient,
    HTTP503Error,
    HTTPError,
    InvalidResponse,
    NotificationsAPIClient,
    RepeatedPage,
    Response,
    Session,
    TokenAlgorithmError,
    TokenDecodeError,
    TokenError,
    TokenExpiredError,
    TokenIssuedAtError,
    TokenIssuerError,
    __version__,
    create_jwt_token,
    decode_jwt_token,
    decode_token,
    epoch_seconds,
    get_token_issuer,
    prepare_upload,
    validate_jwt_token,
)
from notify_typed.compat.utils import PreparedUpload

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed import NotifyError


def use(*_values: object) -> None: ...


def making(http: httpx.Client) -> None:
    client = NotificationsAPIClient("key", base_url="http://127.0.0.1:6011", timeout=30)
    assert_type(NotificationsAPIClient("key"), NotificationsAPIClient)
    NotificationsAPIClient("key", timeout=(3.05, None))
    assert_type(client.api_key, str)
    assert_type(client.service_id, str)
    assert_type(client.base_url, str)
    client.timeout = None
    client.request_session = http
    client.request_session = Session()
    client.request_session = requests.Session()
    version: str = __version__
    use(version)


def sending(client: NotificationsAPIClient, file: BinaryIO) -> None:
    values = {"name": "Amala", "file": prepare_upload(file, "a.csv", retention_period="4 weeks")}
    sms = client.send_sms_notification("07700 900123", "id", {"name": "Amala"}, "ref", "id")
    assert_type(sms, dict[str, Any])
    email = client.send_email_notification(
        "amala@example.gov.uk", "id", values, "ref", "id", "https://x", ["name"]
    )
    assert_type(email, dict[str, Any])
    assert_type(client.send_letter_notification("id", values, reference="ref"), dict[str, Any])
    assert_type(
        client.send_precompiled_letter_notification("ref", file, postage="first"), dict[str, Any]
    )
    assert_type(prepare_upload(BytesIO(b"a")), PreparedUpload)
    assert_type(prepare_upload(file, is_csv=True), PreparedUpload)
    assert_type(prepare_upload(file, True), PreparedUpload)  # noqa: FBT003 - as before version 9
    assert_type(prepare_upload(file, None, True)["file"], str)  # noqa: FBT003 - as officially


def reading(client: NotificationsAPIClient, message: UUID) -> None:
    assert_type(client.get_notification_by_id("id"), dict[str, Any])
    assert_type(client.get_notification_by_id(message), dict[str, Any])
    assert_type(client.get_pdf_for_letter("id"), BytesIO)
    page = client.get_all_notifications("sending", "sms", "ref", message, include_jobs=True)
    assert_type(page, dict[str, Any])
    everything = client.get_all_notifications_iterator(status=["sending"], include_jobs=True)
    assert_type(everything, Iterator[dict[str, Any]])
    assert_type(client.get_received_texts(older_than="id"), dict[str, Any])
    assert_type(client.get_received_texts_iterator(message), Iterator[dict[str, Any]])
    assert_type(client.get_template("id"), dict[str, Any])
    assert_type(client.get_template_version("id", 3), dict[str, Any])
    assert_type(client.get_all_template_versions("id"), dict[str, Any])
    assert_type(client.get_all_templates("email"), dict[str, Any])
    assert_type(client.post_template_preview("id", {"name": "Amala"}), dict[str, Any])


def below(client: BaseAPIClient) -> None:
    assert_type(client.generate_headers("token"), dict[str, str])
    # JSON can be anything, as with the official client.
    client.get("/v2/templates", params={"type": "sms"})["templates"]
    client.post("/x", data={"a": [1]})["id"]
    client.put("/x", data=None)["id"]
    client.delete("/x")["id"]
    client.request("GET", "/x", params=[("a", 1)])["id"]


def sessions(http: httpx.Client) -> None:
    with Session(http) as session:
        assert_type(session, Session)
        answer = session.request(
            "GET", "https://x", headers={"a": "b"}, timeout=30, data=b"{}", params={"a": 1}
        )
        assert_type(answer, httpx.Response)
        assert_type(Response.of(answer), Response)
        session.headers["X-Forwarder"] = "secret"
        session.proxies = {"https": "http://proxy:8080", "http": None}
        session.verify = "company.pem"
        session.verify = True
    session.close()


def tokens(secret: str) -> None:
    token = create_jwt_token(secret, "client")
    assert_type(token, str)
    assert_type(get_token_issuer(token), str)
    assert_type(decode_jwt_token(token.encode(), secret), bool)
    claims = decode_token(token)
    assert_type(claims, dict[str, Any])
    assert_type(validate_jwt_token(claims), bool)
    assert_type(epoch_seconds(), int)


def errors(client: NotificationsAPIClient) -> None:
    try:
        client.get_template("id")
    except HTTP503Error as error:
        assert_type(error.status_code, int)
    except (HTTPError, InvalidResponse) as error:
        common: APIError = error
        assert_type(common.status_code, int)
        assert_type(common.message, str | list[dict[str, Any]])
        assert_type(common.response, Response | None)
        if common.response is not None:
            answer: httpx.Response = common.response
            use(answer, common.response.ok, common.response.reason)
    except RepeatedPage as page:
        kept: NotifyError = page
        use(kept)
    except (TokenExpiredError, TokenAlgorithmError, TokenDecodeError) as wrong:
        token: TokenError = wrong
        assert_type(token.message, str)
        assert_type(token.token, dict[str, Any] | None)
    assert_type(HTTPError.create(ValueError()), HTTPError)
    about_claims: list[type[TokenDecodeError]] = [TokenIssuerError, TokenIssuedAtError]
    status: int = REQUEST_ERROR_STATUS_CODE
    message: str = REQUEST_ERROR_MESSAGE
    use(about_claims, status, message)
