"""Make what a request is about to use up, so that there is always something to end or to accept.

A folder can be deleted once, a job be cancelled once, a code be used once. So just before such a
request leaves, what it is for is made; the request then names that.
"""

from __future__ import annotations

import zlib
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from contract.admin.admin_api import PASSWORD, AdminApi

if TYPE_CHECKING:
    from collections.abc import Callable

    from contract.admin.fixtures import Fixtures

Values = dict[str, Any]
ROWS: Final = "phone number\n07700900123\n"
_FEW: Final = 3
_KINDS: Final = ("delivery_status", "complaint", "returned_letter", "inbound_sms")
_ADDRESS: Final = {
    "address_line_1": "Amala Bird",
    "address_line_2": "123 High Street",
    "postcode": "SW14 6BF",
}


def tomorrow() -> str:
    """Give a time that a job can be scheduled for."""
    return f"{datetime.now(UTC) + timedelta(days=1):%Y-%m-%dT%H:%M:%S}"


class Preconditions:
    """Makes things on a server, one set for each request.

    Args:
        api: The server.
        fixtures: What it holds already.
    """

    def __init__(self, api: AdminApi, fixtures: Fixtures) -> None:
        self._api = api
        self._fixtures = fixtures

    def made_for(self, operation_id: str, given: Values) -> Values:
        """Make things, and give them as fields and path parameters that the operation knows.

        Args:
            operation_id: What is asked for.
            given: The fields and parameters that the request has so far.
        """
        make: Callable[[Values], Values] | None = getattr(self, f"_for_{operation_id}", None)
        return make(given) if make else {}

    def _for_archive_service(self, _given: Values) -> Values:
        return {"service_id": self._service()}

    def _for_archive_user(self, _given: Values) -> Values:
        return {"user_id": self._api.new_user()}

    def _for_activate_user(self, _given: Values) -> Values:
        return {"user_id": self._api.registered()}

    def _for_add_user_to_service(self, _given: Values) -> Values:
        return {"user_id": self._api.new_user()}

    def _for_remove_user_from_service(self, _given: Values) -> Values:
        service, user = self._service(), self._api.new_user()
        permissions = [{"permission": "view_activity"}]
        path = f"/service/{service}/users/{user}"
        self._api.done("POST", path, {"permissions": permissions})
        return {"service_id": service, "user_id": user}

    def _for_check_verify_code(self, given: Values) -> Values:
        kind = "email" if given.get("code_type") == "email" else "sms"
        user = self._api.new_user()
        self._api.done("POST", f"/user/{user}/{kind}-code", {})
        (code,) = self._api.of_sandbox(f"admin/codes?user_id={user}")["codes"]
        return {"user_id": user, "code_type": kind, "code": code["code"]}

    def _for_send_sms_code(self, _given: Values) -> Values:
        return {"user_id": self._api.new_user()}

    _for_send_email_code = _for_send_sms_code

    def _for_revoke_api_key(self, _given: Values) -> Values:
        service, user = self._service(), self._fixtures.user_id
        self._api.new_key(service, user)
        (key,) = self._api.done("GET", f"/service/{service}/api-keys")["apiKeys"]
        return {"service_id": service, "key_id": key["id"]}

    def _for_verify_password(self, _given: Values) -> Values:
        return {"user_id": self._api.new_user(), "password": PASSWORD}

    def _for_complete_webauthn_login_attempt(self, _given: Values) -> Values:
        return {"user_id": self._api.new_user()}

    def _for_delete_webauthn_credential_for_user(self, _given: Values) -> Values:
        return {"credential_id": self._api.new_credential(self._fixtures.user_id)}

    def _for_update_notification_to_cancelled(self, _given: Values) -> Values:
        at, by = self._fixtures.service_id, self._fixtures.user_id
        template = self._fixtures.templates["letter"]
        return {"notification_id": self._api.sent(at, by, template, "Amala Bird", **_ADDRESS)}

    def _for_send_precompiled_letter(self, _given: Values) -> Values:
        return {"file_id": self._api.uploaded_letter(self._fixtures.service_id)}

    def _for_create_job(self, _given: Values) -> Values:
        at, template = self._fixtures.service_id, self._fixtures.templates["sms"]
        return {"id": self._api.uploaded_rows(at, template, ROWS)}

    def _for_cancel_job(self, given: Values) -> Values:
        job = self._for_create_job(given)["id"]
        body = {"id": job, "created_by": self._fixtures.user_id, "scheduled_for": tomorrow()}
        self._api.done("POST", f"/service/{self._fixtures.service_id}/job", body)
        return {"job_id": job}

    def _for_delete_template_folder(self, _given: Values) -> Values:
        return {"folder_id": self._api.new_folder(self._fixtures.service_id)}

    def _for_update_sms_sender(self, _given: Values) -> Values:
        return {"sms_sender_id": self._api.new_sender(self._fixtures.service_id)}

    _for_delete_sms_sender = _for_update_sms_sender

    def _for_update_reply_to_email_address(self, _given: Values) -> Values:
        return {"reply_to_id": self._api.new_reply_to(self._fixtures.service_id)}

    _for_delete_reply_to_email_address = _for_update_reply_to_email_address

    def _for_delete_letter_contact(self, _given: Values) -> Values:
        return {"letter_contact_id": self._api.new_letter_contact(self._fixtures.service_id)}

    def _for_create_service_callback_api(self, _given: Values) -> Values:
        return {"service_id": self._service()}

    def _for_get_service_callback_api(self, given: Values) -> Values:
        kind = given.get("callback_type")
        kind = kind if kind in _KINDS else None
        service = self._service()
        made = self._api.new_callback(service, self._fixtures.user_id, kind)
        return {"service_id": service, "callback_id": made}

    _for_update_service_callback_api = _for_get_service_callback_api
    _for_delete_service_callback_api = _for_get_service_callback_api

    def _for_add_inbound_number_to_service(self, given: Values) -> Values:
        service = self._service()
        wanted = given.get("inbound_number_id")
        if not isinstance(wanted, str) or not self._fixtures.numbers:
            return {"service_id": service}
        return {"service_id": service, "inbound_number_id": self._number(wanted)}

    def _for_remove_service_inbound_sms(self, _given: Values) -> Values:
        service = self._service()
        self._api.done("POST", f"/inbound-number/service/{service}", {})
        return {"service_id": service}

    def _for_create_service_data_retention(self, _given: Values) -> Values:
        return {"service_id": self._service()}

    def _for_archive_organisation(self, _given: Values) -> Values:
        return {"organisation_id": self._api.new_organisation()}

    def _for_update_organisation(self, _given: Values) -> Values:
        return {"organisation_id": self._api.new_organisation()}

    _for_add_user_to_organisation = _for_update_organisation
    _for_update_service_organisation = _for_update_organisation

    def _for_archive_email_branding(self, _given: Values) -> Values:
        return {"email_branding_id": self._api.new_email_branding()}

    _for_update_email_branding = _for_archive_email_branding

    def _for_update_letter_branding(self, _given: Values) -> Values:
        return {"letter_branding_id": self._api.new_letter_branding()}

    def _for_add_brandings_to_email_branding_pool(self, given: Values) -> Values:
        return self._branding_ids(given, self._api.new_email_branding)

    def _for_add_brandings_to_letter_branding_pool(self, given: Values) -> Values:
        return self._branding_ids(given, self._api.new_letter_branding)

    def _branding_ids(self, given: Values, make: Callable[[], str]) -> Values:
        if not isinstance(given.get("branding_ids"), list):
            return {}
        number = min(len(given["branding_ids"]), _FEW)
        return {"branding_ids": [make() for _ in range(number)]}

    def _for_remove_email_branding_from_pool(self, _given: Values) -> Values:
        return self._in_pool("email", self._api.new_email_branding())

    def _for_remove_letter_branding_from_pool(self, _given: Values) -> Values:
        return self._in_pool("letter", self._api.new_letter_branding())

    def _in_pool(self, kind: str, branding: str) -> Values:
        organisation = self._api.new_organisation()
        path = f"/organisations/{organisation}/{kind}-branding-pool"
        self._api.done("POST", path, {"branding_ids": [branding]})
        return {"organisation_id": organisation, f"{kind}_branding_id": branding}

    def _for_create_service_join_request(self, _given: Values) -> Values:
        return {"requester_id": self._api.new_user()}

    def _for_update_service_join_request(self, _given: Values) -> Values:
        of = self._fixtures
        return {"join_request_id": self._api.new_join_request(of.service_id, of.user_id)}

    def _letter(self) -> str:
        of = self._fixtures
        kind = {"template_type": "letter", "subject": "Subject"}
        return self._api.new_template(of.service_id, of.user_id, **kind)

    def _for_create_letter_attachment(self, _given: Values) -> Values:
        return {"upload_id": str(uuid4()), "template_id": self._letter()}

    def _for_archive_letter_attachment(self, _given: Values) -> Values:
        made = self._api.new_attachment(self._letter(), self._fixtures.user_id)
        return {"letter_attachment_id": made}

    def _for_create_email_file(self, _given: Values) -> Values:
        return {"id": str(uuid4())}

    def _for_update_email_file(self, _given: Values) -> Values:
        of = self._fixtures
        template = of.ids["files_template_id"]
        made = self._api.new_email_file(of.service_id, template, of.user_id)
        return {"email_file_id": made, "template_id": template}

    _for_archive_email_file = _for_update_email_file

    def _for_remove_user_from_organisation(self, _given: Values) -> Values:
        organisation, user = self._api.new_organisation(), self._api.new_user()
        path = f"/organisations/{organisation}/users/{user}"
        self._api.done("POST", path, {"permissions": []})
        return {"organisation_id": organisation, "user_id": user}

    _for_set_organisation_permissions = _for_remove_user_from_organisation

    def _for_create_contact_list(self, _given: Values) -> Values:
        return {"id": str(uuid4())}

    def _for_delete_contact_list(self, _given: Values) -> Values:
        at, by = self._fixtures.service_id, self._fixtures.user_id
        return {"contact_list_id": self._api.new_contact_list(at, by)}

    def _for_unsubscribe(self, _given: Values) -> Values:
        at, by = self._fixtures.service_id, self._fixtures.user_id
        *_, notification_id, token = self._api.unsubscribe_path(at, by).split("/")
        return {"notification_id": notification_id, "token": token}

    def _number(self, choice: str) -> str:
        free = self._api.done("GET", "/inbound-number/available")
        return str(free[zlib.crc32(choice.encode()) % len(free)]["id"])

    def _service(self) -> str:
        return self._api.new_service(self._fixtures.user_id)
