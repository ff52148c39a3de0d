"""Turn generated requests into ones that this server should accept, keeping as much as can be.

The description cannot say which people and templates there are, nor which name is taken. So ids
become known ones, names and addresses become new ones, recipients such as can be reached. Ids that
the server itself has told of, in an answer before, are left alone: a link led to them.
"""

from __future__ import annotations

import zlib
from itertools import count
from typing import TYPE_CHECKING, Any, Final

from contract.admin.admin_api import without
from contract.admin.preconditions import tomorrow
from contract.description import ADMIN

if TYPE_CHECKING:
    from collections.abc import Callable, Container

    from contract.admin.fixtures import Fixtures

Body = dict[str, Any]

NUMBERS: Final = ("07700900123", "+44 7700 900456", "447700900789", "07700-900-111")
EMAILS: Final = ("amala@example.gov.uk", "Bird.O'Neill+x@example.co.uk", "a@b.museum")
ADDRESSES: Final = (
    {"address_line_1": "Amala Bird", "address_line_2": "1 High Street", "postcode": "SW14 6BF"},
    {"address line 1": "Amala", "address line 2": "Flat 2", "addressLine3": "BT1 5GS"},
    {"address_line_1": "Amala", "address_line_2": "1 Rue", "address_line_3": "France"},
)
_ACTORS: Final = (
    *("created_by", "updated_by", "from_user", "user_id", "invited_by"),
    *("agreement_signed_by_id", "created_by_id", "updated_by_id"),
    *("archived_by", "archived_by_id", "status_changed_by_id"),
)
_SPARE_SERVICE: Final = ("update_service",)
_SPARE_USER: Final = (
    *("update_user_attribute", "update_password", "reset_failed_login_count"),
    *("send_verify_email", "send_already_registered_email"),
    "send_change_email_verification",
)
_OF_FILES: Final = (
    *("get_email_file", "get_email_files", "create_email_file"),
    *("update_email_file", "archive_email_file"),
)
_LONGEST_TEXT: Final = 900
_LONGEST_NAME: Final = 200
_MANY: Final = 10_000
_DAY: Final = "2026-11-01"
_DAYS: Final = ("start_date", "end_date", "reported_at")
_YEAR: Final = 2024
_serial: Final = count()


def chosen(options: tuple[Any, ...], value: object) -> Any:
    """Choose one of some options, always the same for the same value."""
    return options[zlib.crc32(repr(value).encode()) % len(options)]


class Fitting:
    """Fits requests to a server.

    Args:
        fixtures: What the server holds.
        told: Ids that the server has told of.
    """

    def __init__(self, fixtures: Fixtures, told: Container[object] = ()) -> None:
        self._fixtures = fixtures
        self._told = told

    def path(self, operation_id: str, parameters: Body, _body: object) -> Body:
        """Choose path parameters that lead to something."""
        fitted = dict(parameters)
        known = self._fixtures.ids | {
            "service_id": self._service(operation_id),
            "user_id": self._user(operation_id),
            "version": 1,
            "letter_print_day": _DAY,
        }
        for name, value in parameters.items():
            if name in known and value not in self._told:
                fitted[name] = known[name]
        if operation_id == "check_org_invite_token":
            fitted["token"] = self._fixtures.ids["org_token"]
        if operation_id == "get_notification_letter_preview":
            fitted["notification_id"] = self._fixtures.ids["letter_id"]
        if operation_id == "preview_service_template":
            fitted["template_id"] = self._fixtures.templates["email"]
        if operation_id in _OF_FILES:
            fitted["template_id"] = self._fixtures.ids["files_template_id"]
        return fitted

    def query(self, operation_id: str, parameters: Body) -> Body:
        """Choose query parameters that ask for what there is."""
        fitted = dict(parameters)
        if "page" in fitted and operation_id != "get_service_template":
            fitted["page"] = 1
        fitted |= _bounded(fitted)
        fitted |= {name: _DAY for name in _DAYS if name in fitted}
        if "financial_year_start" in fitted:
            fitted["financial_year_start"] = _YEAR
        if "domain" in fitted:
            fitted["domain"] = "organisation.gov.uk"
        return fitted

    def body(self, operation_id: str, body: Body, _path: Body) -> Body:
        """Make a body that the server should accept of one that the description allows."""
        fitted = self._by_name(body)
        fit: Callable[[Body], Body] | None = getattr(self, f"_fit_{operation_id}", None)
        return fit(fitted) if fit else fitted

    def wrong_body(self, operation_id: str, body: Body) -> Body:
        """Make the well-written ids of a body lead to something, and keep all its faults.

        Otherwise a wrong field would hide behind an unknown person, and be refused for that.
        """
        return body | {
            name: value
            for name, value in self._by_name(body).items()
            if name in body and _is_right(operation_id, name, body[name])
        }

    def _service(self, operation_id: str) -> str:
        of = self._fixtures
        return of.spare_service_id if operation_id in _SPARE_SERVICE else of.service_id

    def _user(self, operation_id: str) -> str:
        if operation_id == "set_user_permissions":
            return self._fixtures.colleague_id
        of = self._fixtures
        return of.spare_user_id if operation_id in _SPARE_USER else of.user_id

    def _by_name(self, body: Body) -> Body:
        known: Body = dict.fromkeys(_ACTORS, self._fixtures.user_id)
        known |= {"service": self._fixtures.service_id, "go_live_user": self._fixtures.user_id}
        fitted = without(body, "contact_list_id")
        for name, value in fitted.items():
            if name in known and isinstance(value, str) and value not in self._told:
                fitted[name] = known[name]
        if "name" in fitted and isinstance(fitted["name"], str):
            fitted["name"] = f"{fitted['name'][:_LONGEST_NAME]} {next(_serial)}"
        return fitted

    def _fit_search_notifications_for_service(self, body: Body) -> Body:
        return body | _bounded(body) | ({"page": 1} if "page" in body else {})

    def _fit_update_service(self, body: Body) -> Body:
        if body.get("go_live_at"):
            body["go_live_at"] = f"{_DAY} 09:30:00.000000"
        return body | {name: None for name in ("email_branding", "letter_branding") if name in body}

    def _fit_register_user(self, body: Body) -> Body:
        number = body.get("mobile_number")
        if number is not None or body.get("auth_type", "sms_auth") == "sms_auth":
            body["mobile_number"] = chosen(NUMBERS, number)
        return body | {"email_address": _new_address()}

    def _fit_update_user_attribute(self, body: Body) -> Body:
        if "mobile_number" in body:
            body["mobile_number"] = chosen(NUMBERS, body["mobile_number"])
        return body | ({"email_address": _new_address()} if "email_address" in body else {})

    def _fit_get_user_by_email(self, body: Body) -> Body:
        return body | {"email": self._fixtures.email_address}

    _fit_send_reset_password_url = _fit_get_user_by_email

    def _fit_send_sms_code(self, body: Body) -> Body:
        return body | ({"to": chosen((None, *NUMBERS), body["to"])} if "to" in body else {})

    def _fit_add_user_to_service(self, body: Body) -> Body:
        folders = {"folder_permissions": [self._fixtures.ids["folder_id"]]}
        return body | (folders if body.get("folder_permissions") else {})

    _fit_set_user_permissions = _fit_add_user_to_service

    def _fit_create_invite(self, body: Body) -> Body:
        return self._fit_add_user_to_service(body)

    def _fit_complete_webauthn_login_attempt(self, body: Body) -> Body:
        return without(body, "webauthn_credential_id")

    def _fit_send_notification(self, body: Body) -> Body:
        kind = chosen(("sms", "email", "letter"), body)
        fitted = body | {"template_id": self._fixtures.templates[kind]}
        values: Body = body.get("personalisation") or {}
        if kind == "letter":
            address = chosen(ADDRESSES, body)
            return without(fitted, "sender_id") | {"personalisation": address}
        sender = self._fixtures.ids["sms_sender_id" if kind == "sms" else "reply_to_id"]
        if fitted.get("sender_id"):
            fitted["sender_id"] = sender
        to = chosen(NUMBERS if kind == "sms" else EMAILS, body["to"])
        return fitted | {"to": to, "personalisation": {**values, "name": "Amala"}}

    def _fit_send_precompiled_letter(self, body: Body) -> Body:
        return body | {"recipient_address": "Amala Bird\n1 High Street\nSW14 6BF"}

    def _fit_create_job(self, body: Body) -> Body:
        return body | ({"scheduled_for": tomorrow()} if "scheduled_for" in body else {})

    def _fit_create_service_template(self, body: Body) -> Body:
        body["content"] = body["content"][:_LONGEST_TEXT] or "Hello"
        if "parent_folder_id" in body:
            body["parent_folder_id"] = self._fixtures.ids["folder_id"]
        if body["template_type"] != "letter":
            body = without(body, *_OF_LETTERS)
        if body["template_type"] != "email" and body.get("has_unsubscribe_link"):
            body["has_unsubscribe_link"] = False
        return _in_languages(body)

    def _fit_update_service_template(self, body: Body) -> Body:
        if "content" in body:
            body["content"] = body["content"][:_LONGEST_TEXT] or "Hello"
        if "subject" in body:
            body["subject"] = f"About {body['subject']}"
        if body.get("reply_to"):
            body["reply_to"] = self._fixtures.ids["letter_contact_id"]
        if body.get("has_unsubscribe_link"):
            body["has_unsubscribe_link"] = False
        if body.get("redact_personalisation"):
            body.setdefault("created_by", self._fixtures.user_id)
        return _in_languages(without(body, "archived", *_OF_LETTERS))

    def _fit_create_template_folder(self, body: Body) -> Body:
        known = self._fixtures.ids["folder_id"]
        return body | {"parent_id": known if body["parent_id"] else None}

    def _fit_update_template_folder(self, body: Body) -> Body:
        users = {"users_with_permission": [self._fixtures.user_id]}
        return body | (users if body.get("users_with_permission") else {})

    def _fit_move_to_folder(self, body: Body) -> Body:
        moved = {
            "templates": [*self._fixtures.templates.values()][: len(body["templates"])],
            "folders": [self._fixtures.ids["other_folder_id"]][: len(body["folders"])],
        }
        return body | moved

    _fit_move_to_root = _fit_move_to_folder

    def _fit_add_sms_sender(self, body: Body) -> Body:
        return body | {"sms_sender": body["sms_sender"][:11]}

    def _fit_update_sms_sender(self, body: Body) -> Body:
        return self._fit_add_sms_sender(body)

    def _fit_add_reply_to_email_address(self, body: Body) -> Body:
        return body | {"email_address": _new_address()}

    _fit_update_reply_to_email_address = _fit_add_reply_to_email_address

    def _fit_update_organisation(self, body: Body) -> Body:
        if body.get("agreement_signed_at"):
            body["agreement_signed_at"] = f"{_DAY} 09:30:00.000000"
        if "domains" in body:
            body["domains"] = [f"{next(_serial)}.gov.uk"]
        for kind in ("email_branding_id", "letter_branding_id"):
            if body.get(kind):
                body[kind] = self._fixtures.ids[kind]
        address = "agreement_signed_on_behalf_of_email_address"
        if body.get(address) is not None:
            body[address] = _new_address()
        return body

    def _fit_create_service_join_request(self, body: Body) -> Body:
        return body | {"contacted_user_ids": [self._fixtures.user_id]}

    def _fit_update_service_join_request(self, body: Body) -> Body:
        folders = {"folder_permissions": [self._fixtures.ids["folder_id"]]}
        return body | (folders if body.get("folder_permissions") else {})

    def _fit_create_email_file(self, body: Body) -> Body:
        return body | {"filename": f"{body['filename']} {next(_serial)}"}

    def _fit_find_by_uuid(self, body: Body) -> Body:
        return body | {"uuid": self._fixtures.service_id}

    def _fit_create_organisation(self, body: Body) -> Body:
        return self._fit_update_organisation(body)

    def _fit_create_email_branding(self, body: Body) -> Body:
        texts = dict.fromkeys(("text", "alt_text"))
        which, other = chosen((("text", "alt_text"), ("alt_text", "text")), body)
        said = body.get(which) or body.get(other) or "Department"
        return body | texts | {which: said[:_LONGEST_NAME]}

    def _fit_update_email_branding(self, body: Body) -> Body:
        # The one that is changed has a text, which may change.
        kept = without(body, "alt_text")
        return kept | ({"text": body["text"] or "Department"} if "text" in body else {})

    def _fit_create_letter_branding(self, body: Body) -> Body:
        return body | {"filename": f"{body['filename'][:_LONGEST_NAME]} {next(_serial)}"}

    _fit_update_letter_branding = _fit_create_letter_branding

    def _fit_update_service_organisation(self, body: Body) -> Body:
        return body | {"service_id": self._fixtures.spare_service_id}

    def _fit_create_report_request(self, body: Body) -> Body:
        return {"notification_status": "all"} | body

    def _fit_verify_reply_to_email_address(self, body: Body) -> Body:
        return body | {"email": _new_address()}


_OF_LETTERS: Final = (
    *("postage", "letter_languages", "letter_welsh_subject", "letter_welsh_content"),
)


def _in_languages(body: Body) -> Body:
    """Give a letter its Welsh half when its languages say so."""
    is_welsh = body.get("letter_languages") == "welsh_then_english"
    for name in ("letter_welsh_subject", "letter_welsh_content"):
        if "letter_languages" in body:
            body[name] = "Helo" if is_welsh else None
        else:
            body.pop(name, None)
    return body


def _bounded(values: Body) -> Body:
    """Make numbers of days and of items no larger than there are."""
    names = ("limit_days", "page_size")
    return {
        name: min(values[name], _MANY)
        for name in names
        if isinstance(values.get(name), int | float)
    }


def _new_address() -> str:
    return f"new-{next(_serial)}@example.gov.uk"


def _is_right(operation_id: str, name: str, value: object) -> bool:
    operation = ADMIN.operation(operation_id)
    reference = operation.data["requestBody"]["content"]["application/json"]["schema"]["$ref"]
    schema = ADMIN.document["components"]["schemas"][reference.rpartition("/")[2]]
    if name not in schema["properties"]:
        return False
    validator: Any = ADMIN.request_validator(f"{reference[1:]}/properties/{name}")
    return bool(validator.is_valid(value))
