"""Who may use the admin API, and what everybody else is told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jwt
import pytest

from notify_typed.sandbox import Sandbox, SandboxError
from notify_typed.sandbox._admin.notify_service import NOTIFY_USER_ID

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.end_to_end.sandbox_admin.conftest import Admin

PATH = f"/user/{NOTIFY_USER_ID}"
UNREADABLE = (
    "Invalid token: make sure your API token matches the example at "
    "https://docs.notifications.service.gov.uk/rest-api.html#authorisation-header"
)
OTHER_SECRET = "another secret that is long enough to sign"


def refused(admin: Admin, header: str | None) -> tuple[int, str]:
    headers = {} if header is None else {"Authorization": header}
    answer = admin.http.get(PATH, headers=headers)
    body = answer.json()
    assert body["result"] == "error"
    assert body["message"].keys() == {"token"}
    (text,) = body["message"]["token"]
    return answer.status_code, text


def signed(admin: Admin, **claims: Any) -> str:
    return f"Bearer {admin.token(**claims)}"


def test_the_admin_app_is_let_in(admin: Admin) -> None:
    assert admin.get(PATH).status_code == 200


def test_the_scheme_may_be_written_in_any_case(admin: Admin) -> None:
    headers = {"Authorization": f"bEARER {admin.token()}"}

    assert admin.http.get(PATH, headers=headers).status_code == 200


def test_without_a_token(admin: Admin) -> None:
    assert refused(admin, None) == (401, "Unauthorized: authentication token must be provided")


def test_with_another_scheme(admin: Admin) -> None:
    text = "Unauthorized: authentication bearer scheme must be used"

    assert refused(admin, f"Basic {admin.token()}") == (401, text)


@pytest.mark.parametrize("token", ["", "x", "a.b.c", "{}"])
def test_with_a_malformed_token(admin: Admin, token: str) -> None:
    status, text = refused(admin, f"Bearer {token}x")

    assert status == 403
    assert text.startswith("Invalid token: make sure your API token matches the example")


@pytest.mark.parametrize("client", ["notify", "Notify-Admin", "", 7, None, ["notify-admin"]])
def test_as_another_client(admin: Admin, client: object) -> None:
    now = int(admin.sandbox.clock.now().timestamp())
    # PyJWT does not write an issuer that is not text.
    token = jwt.api_jws.encode(
        json.dumps({"iss": client, "iat": now}).encode(), admin.sandbox.admin_secret
    )

    status, text = refused(admin, f"Bearer {token}")

    assert (status, text) in {
        (401, "Unauthorized: not allowed to perform this action"),
        (403, UNREADABLE),
    }


def test_with_a_services_own_key(admin: Admin) -> None:
    key = admin.sandbox.live_key
    token = admin.token(key[-36:], iss=key[-73:-37])

    text = "Unauthorized: not allowed to perform this action"
    assert refused(admin, f"Bearer {token}") == (401, text)


def test_without_a_client(admin: Admin) -> None:
    text = "Invalid token: iss field not provided"

    assert refused(admin, signed(admin, iss=None)) == (403, text)


def test_with_another_secret(admin: Admin) -> None:
    text = "Invalid token: API key not found"

    assert refused(admin, signed(admin, secret=OTHER_SECRET)) == (403, text)


def test_without_a_time(admin: Admin) -> None:
    assert refused(admin, signed(admin, iat=None)) == (403, "Invalid token: API key not found")


@pytest.mark.parametrize("seconds", [-31, 31, -3600, 10**9])
def test_at_another_time(admin: Admin, seconds: int) -> None:
    admin.sandbox.clock.freeze()
    now = int(admin.sandbox.clock.now().timestamp())

    text = "Error: Your system clock must be accurate to within 30 seconds"
    assert refused(admin, signed(admin, iat=now + seconds)) == (403, text)


@pytest.mark.parametrize("seconds", [-30, 0, 30])
def test_nearly_at_the_right_time(admin: Admin, seconds: int) -> None:
    now = int(admin.sandbox.clock.now().timestamp())
    headers = {"Authorization": signed(admin, iat=now + seconds)}

    assert admin.http.get(PATH, headers=headers).status_code == 200


def test_with_another_algorithm(admin: Admin) -> None:
    now = int(admin.sandbox.clock.now().timestamp())
    secret = admin.sandbox.admin_secret
    token = jwt.encode({"iss": "notify-admin", "iat": now}, secret, algorithm="HS512")

    text = "Invalid token: algorithm used is not HS256"
    assert refused(admin, f"Bearer {token}") == (403, text)


def test_a_short_secret_is_as_good_as_a_long_one(connect: Callable[[Sandbox], Admin]) -> None:
    with Sandbox(admin_secret="dev-notify-secret-key") as sandbox:
        admin = connect(sandbox)
        padded = "dev-notify-secret-key".ljust(32, "\0")
        headers = {"Authorization": signed(admin, secret=padded)}

        assert sandbox.admin_secret == "dev-notify-secret-key"
        assert admin.http.get(PATH, headers=headers).status_code == 200


def test_a_secret_is_made_up_where_none_is_given() -> None:
    secrets = {Sandbox().admin_secret for _ in range(3)}

    assert len(secrets) == 3
    assert all(len(secret) >= 32 for secret in secrets)


def test_the_environment_gives_no_secret_to_a_sandbox_in_a_test(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NOTIFY_ADMIN_SECRET", OTHER_SECRET)

    assert Sandbox().admin_secret != OTHER_SECRET


@pytest.mark.parametrize("secret", ["", 7, b"bytes"])
def test_an_invalid_secret_is_refused(secret: Any) -> None:
    with pytest.raises(SandboxError, match="admin_secret"):
        Sandbox(admin_secret=secret)


def test_the_v2_api_does_not_know_the_admin_app(admin: Admin) -> None:
    answer = admin.get("/v2/templates")

    assert answer.status_code == 403
    assert "service id is not the right data type" in answer.text
