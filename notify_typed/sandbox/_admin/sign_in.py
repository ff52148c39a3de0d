"""Signing up and in: codes, passwords, and the links that users get by email."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from notify_typed.sandbox._admin import codes
from notify_typed.sandbox._admin.body_schemas import checked
from notify_typed.sandbox._admin.dates import spaced
from notify_typed.sandbox._admin.errors import field_errors, no_result, refusal
from notify_typed.sandbox._admin.members import put_user, shown_user, user_by_email
from notify_typed.sandbox._admin.notify_messages import send
from notify_typed.sandbox._admin.notify_templates import (
    ALREADY_REGISTERED,
    CHANGE_EMAIL,
    EMAIL_CODE,
    RESET_PASSWORD,
    SMS_CODE,
    VERIFY_EMAIL,
)
from notify_typed.sandbox._admin.passwords import is_password, set_password
from notify_typed.sandbox._admin.responses import empty, enveloped, json
from notify_typed.sandbox._errors import AccidentalError
from notify_typed.sandbox._http.endpoint import JSON
from notify_typed.sandbox._service.links import link, token

if TYPE_CHECKING:
    from starlette.responses import Response

    from notify_typed.sandbox._admin.call import Call
    from notify_typed.sandbox._admin.endpoint import Routes
    from notify_typed.sandbox._errors import LegacyError
    from notify_typed.sandbox._json import JsonObject

MOST_FAILURES = 10
_CODE_TYPES = ("sms", "email")


def send_sms_code(call: Call) -> Response:
    """Send a text message with a code."""
    user = call.user()
    if codes.has_enough(call.state, str(user["id"])):
        return empty()
    body = call.checked("SendSmsCodeRequest")
    to = body.get("to") or user.get("mobile_number")
    if not isinstance(to, str):
        raise AccidentalError("InvalidPhoneError", "the user has no mobile number")
    code = codes.new_digits()
    codes.keep(call.state, str(user["id"]), "sms", code)
    send(call.state, SMS_CODE, to, {"verify_code": code})
    return empty()


def send_email_code(call: Call) -> Response:
    """Send an email with a link that contains a code."""
    user = call.user()
    if codes.has_enough(call.state, str(user["id"])):
        return empty()
    body = call.checked("SendEmailCodeRequest")
    code = str(uuid4())
    content: JsonObject = {"user_id": user["id"], "secret_code": code}
    host = _website(call, body, "email_auth_link_host")
    url = link(host, "email-auth", token(call.state, content), _next(body))
    codes.keep(call.state, str(user["id"]), "email", code, url)
    email = str(user["email_address"])
    send(call.state, EMAIL_CODE, email, {"name": user["name"], "url": url})
    return empty()


def check_verify_code(call: Call) -> Response:
    """Check a code, which signs the user in."""
    given = call.json()
    kind = given.get("code_type") if isinstance(given, dict) else None
    is_known = not isinstance(kind, str) or kind in _CODE_TYPES
    # The real server finds another type's name to be wrong only where it looks for the code.
    seen = {**given, "code_type": _CODE_TYPES[0]} if isinstance(given, dict) else given
    body = checked("CheckVerifyCodeRequest", given if is_known else seen)
    user = call.user()
    if not is_known:
        raise no_result()
    kind, text = str(body["code_type"]), str(body["code"])
    code = codes.find(call.state, str(user["id"]), kind, text)
    if failures(user) >= MOST_FAILURES:
        raise refusal("Code not found", 404)
    if code is None:
        return failed(call, user, refusal("Code not found", 404))
    if code.used_at is not None or code.expires_at < call.state.clock.micros():
        return failed(call, user, refusal("Code has expired"))
    now = call.stamp()
    signed_in: JsonObject = {**user, **new_session(now)}
    if kind == "email":
        signed_in["email_access_validated_at"] = now
    put_user(call.state, signed_in)
    codes.use(call.state, code)
    return empty(media_type=JSON)


def verify_password(call: Call) -> Response:
    """Check a password."""
    user = call.user()
    given = call.json()
    if not isinstance(given, dict) or "password" not in given:
        raise field_errors({"password": ["Required field missing data"]})
    if not isinstance(given["password"], str):
        raise AccidentalError("TypeError", "password must be text")
    body = call.fields("VerifyPasswordRequest")
    if is_password(call.state, str(user["id"]), str(body["password"])):
        put_user(call.state, {**user, "failed_login_count": 0})
        return empty(media_type=JSON)
    return failed(call, user, field_errors({"password": ["Incorrect password"]}))


def update_password(call: Call) -> Response:
    """Change a password."""
    user = call.user()
    given = call.json()
    is_missing = isinstance(given, dict) and "_password" not in given
    body = call.fields(
        "UpdatePasswordRequest", "refuse", looked_at={"_password": []} if is_missing else None
    )
    if is_missing:
        raise AccidentalError("TypeError", "_password is a required property")
    set_password(call.state, str(user["id"]), str(body["_password"]))
    changed: JsonObject = {**user, "password_changed_at": call.stamp()}
    put_user(call.state, changed)
    return enveloped(shown_user(call.state, changed))


def activate_user(call: Call) -> Response:
    """Activate a user who has signed up."""
    user = call.user()
    if user.get("state", "active") == "active":
        raise refusal("User already active")
    changed: JsonObject = {**user, "state": "active"}
    put_user(call.state, changed)
    return enveloped(shown_user(call.state, changed))


def reset_failed_login_count(call: Call) -> Response:
    """Let a user start again after too many wrong codes."""
    changed: JsonObject = {**call.user(), "failed_login_count": 0}
    put_user(call.state, changed)
    return enveloped(shown_user(call.state, changed))


def send_verify_email(call: Call) -> Response:
    """Send an email with a link by which a user confirms an address."""
    user = call.user()
    given = call.json()
    if not isinstance(given, dict):
        raise AccidentalError("AttributeError", "the body must be an object")
    # Nothing is checked: it goes to the address that the user has, whatever `to` says.
    email = str(user["email_address"])
    content: JsonObject = {"user_id": user["id"], "email": email}
    url = link(_website(call, given), "verify-email", token(call.state, content))
    send(call.state, VERIFY_EMAIL, email, {"name": user["name"], "url": url})
    return empty(media_type=JSON)


def send_already_registered_email(call: Call) -> Response:
    """Send an email to somebody who signs up a second time."""
    call.user()
    email = str(call.fields("SendAlreadyRegisteredEmailRequest")["email"])
    website = call.state.website.url
    values = {
        "signin_url": f"{website}/sign-in",
        "forgot_password_url": f"{website}/forgot-password",
    }
    send(call.state, ALREADY_REGISTERED, email, values)
    return empty(media_type=JSON)


def send_change_email(call: Call) -> Response:
    """Send an email to a user's new address, with a link to confirm it."""
    user = call.user()
    email = str(call.fields("SendChangeEmailVerificationRequest")["email"])
    content: JsonObject = {"user_id": user["id"], "email": email}
    url = link(call.state.website.url, "your-account/email/confirm", token(call.state, content))
    send(call.state, CHANGE_EMAIL, email, {"name": user["name"], "url": url})
    return empty(media_type=JSON)


def send_reset_password_url(call: Call) -> Response:
    """Send an email with a link to choose a new password."""
    body = call.fields("SendResetPasswordUrlRequest", optional=("admin_base_url",))
    user = user_by_email(call.state, str(body["email"]))
    if user is None:
        raise no_result()
    email = str(user["email_address"])
    # The website compares the time with that of the last change, so that a link works once.
    content: JsonObject = {"email": email, "created_at": spaced(call.state.clock.stamp())}
    url = link(_website(call, body), "new-password", token(call.state, content), _next(body))
    send(call.state, RESET_PASSWORD, email, {"user_name": user["name"], "url": url})
    return empty(media_type=JSON)


def failures(user: JsonObject) -> int:
    """Return how often somebody has failed to sign in as a user."""
    count = user.get("failed_login_count")
    return count if isinstance(count, int) else 0


def failed(call: Call, user: JsonObject, refused: LegacyError) -> Response:
    """Count a failure to sign in, and refuse it: the count is kept."""
    put_user(call.state, {**user, "failed_login_count": failures(user) + 1})
    return json(refused.body(), refused.status)


def new_session(now: str) -> JsonObject:
    """Return the changes to a user who has signed in."""
    return {"current_session_id": str(uuid4()), "logged_in_at": now, "failed_login_count": 0}


def _website(call: Call, body: JsonObject, name: str = "admin_base_url") -> str:
    return str(body.get(name) or call.state.website.url)


def _next(body: JsonObject) -> str | None:
    page = body.get("next")
    return page if isinstance(page, str) else None


ROUTES: Routes = {
    "/user/reset-password": {"POST": send_reset_password_url},
    "/user/{user_id:id}/sms-code": {"POST": send_sms_code},
    "/user/{user_id:id}/email-code": {"POST": send_email_code},
    "/user/{user_id:id}/verify/code": {"POST": check_verify_code},
    "/user/{user_id:id}/verify/password": {"POST": verify_password},
    "/user/{user_id:id}/update-password": {"POST": update_password},
    "/user/{user_id:id}/activate": {"POST": activate_user},
    "/user/{user_id:id}/reset-failed-login-count": {"POST": reset_failed_login_count},
    "/user/{user_id:id}/email-verification": {"POST": send_verify_email},
    "/user/{user_id:id}/email-already-registered": {"POST": send_already_registered_email},
    "/user/{user_id:id}/change-email-verification": {"POST": send_change_email},
}
