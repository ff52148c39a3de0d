"""One of everything that Notify's website has pages for, and where each is named in its routes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from website_person import letter as printed_letter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from contract.admin.admin_api import AdminApi

CONTACT_LISTS: Final = "development-contact-list"
SPREADSHEETS: Final = "development-notifications-csv-upload"
LETTERS: Final = "development-transient-uploaded-letters"
ATTACHMENTS: Final = "development-letter-attachments"
_ROWS: Final = b"phone number\n07700900123\n07700900456\n"
_ADDRESS: Final = ("Amala Bird", "1 High Street", "SW14 6BF")
_APRIL: Final = 4
# They come without types.
_BOTO3: Final[Any] = import_module("boto3")
_CONFIG: Final[Any] = import_module("botocore.config").Config


class Files:
    """The files of the website, which it keeps apart from what the API knows.

    Args:
        settings: The website's environment.
    """

    def __init__(self, settings: Mapping[str, str]) -> None:
        self._client = _BOTO3.client(
            "s3",
            endpoint_url=settings["AWS_ENDPOINT_URL"],
            aws_access_key_id=settings["AWS_ACCESS_KEY_ID"],
            aws_secret_access_key=settings["AWS_SECRET_ACCESS_KEY"],
            region_name=settings["AWS_DEFAULT_REGION"],
            config=_CONFIG(signature_version="s3v4", proxies={}),
        )

    def put(self, bucket: str, key: str, content: bytes, **metadata: str) -> None:
        """Keep a file with its metadata."""
        self._client.put_object(Bucket=bucket, Key=key, Body=content, Metadata=metadata)


@dataclass(frozen=True)
class Place:
    """Where things are made.

    Attributes:
        api: The admin API.
        files: The website's files.
        service: The service.
        user: A member of the service, who makes them.
    """

    api: AdminApi
    files: Files
    service: str
    user: str


def things_of(place: Place) -> dict[str, str]:
    """Make one of everything in a service, and name each as the website's routes do.

    A name with a route's before it is meant for that route alone.
    """
    # In trial mode it could write to its members alone, and send no letters.
    limits = {"restricted": False, "sms_message_limit": 1000}
    place.api.done("POST", f"/service/{place.service}", limits)
    templates = {kind: _template(place, kind) for kind in ("sms", "email", "letter")}
    return {
        **_own(place, templates),
        **_messages(place, templates),
        **_uploads(place),
        **_beside(place),
    }


def _template(place: Place, kind: str) -> str:
    subject = {} if kind == "sms" else {"subject": "Your pass"}
    return place.api.new_template(place.service, place.user, template_type=kind, **subject)


def _own(place: Place, templates: Mapping[str, str]) -> dict[str, str]:
    """Make what a service has."""
    api, service, user = place.api, place.service, place.user
    api.new_key(service, user)
    folder = api.new_folder(service)
    attached = _template(place, "letter")
    attachment = api.new_attachment(attached, user)
    content = printed_letter()
    place.files.put(ATTACHMENTS, f"service-{service}/{attachment}.pdf", content, page_count="1")
    things = {
        "service_id": service,
        "service_to_join_id": service,
        "from_service": service,
        "user_id": user,
        "template_id": templates["sms"],
        "example_template_id": templates["sms"],
        "template_folder_id": folder,
        "from_folder": folder,
        "key_id": api.done("GET", f"/service/{service}/api-keys")["apiKeys"][0]["id"],
        "sms_sender_id": api.new_sender(service),
        "reply_to_email_id": api.new_reply_to(service, is_default=True),
        "letter_contact_id": api.new_letter_contact(service),
        "invited_user_id": api.new_invite(service, user),
        "data_retention_id": api.new_data_retention(service),
        "report_request_id": _report(place),
        "batch_id": api.new_unsubscribe_report(service),
        "request_id": api.new_join_request(service, user),
        "template_email_file_id": api.new_email_file(service, templates["email"], user),
        "attachment_id": attachment,
        "letter_template_edit_pages.template_id": attached,
    }
    things |= {f"{name}.template_id": templates["letter"] for name in _OF_LETTERS}
    return things | {f"{name}.template_id": templates["email"] for name in _OF_EMAILS}


def _report(place: Place) -> str:
    body = {
        "user_id": place.user,
        "report_type": "notifications_report",
        "notification_type": "sms",
        "notification_status": "all",
    }
    return str(place.api.done("POST", f"/service/{place.service}/report-request", body)["id"])


def _messages(place: Place, templates: Mapping[str, str]) -> dict[str, str]:
    """Send a text and a letter, and two spreadsheets, of which one is to be sent tomorrow."""
    api, service, user = place.api, place.service, place.user
    now = datetime.now(UTC)
    tomorrow = (now + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M:%S")
    jobs: list[str] = []
    for when in ({}, {"scheduled_for": tomorrow}):
        job = api.uploaded_rows(service, templates["sms"], _ROWS.decode())
        api.done("POST", f"/service/{service}/job", {"id": job, "created_by": user, **when})
        jobs.append(job)
    lines = dict(zip(("address_line_1", "address_line_2", "postcode"), _ADDRESS, strict=True))
    letter = api.sent(service, user, templates["letter"], _ADDRESS[0], **lines)
    day = str(api.done("GET", f"/service/{service}/notifications/{letter}")["created_at"])[:10]
    _, _, notification, token = api.unsubscribe_path(service, user).split("/")
    return {
        "notification_id": api.sent(service, user, templates["sms"], "07700900123"),
        "job_id": jobs[0],
        "view_job_original_file_csv.job_id": jobs[1],
        "letter_print_day": day,
        "reported_at": day,
        "financial_year": str(now.year - (now.month < _APRIL)),
        "unsubscribe.notification_id": notification,
        "unsubscribe.token": token,
        **{f"{name}.notification_id": letter for name in _OF_LETTERS},
    }


def _uploads(place: Place) -> dict[str, str]:
    """Upload a contact list, a spreadsheet and a letter."""
    contact_list, upload, letter = (str(uuid4()) for _ in range(3))
    folder = f"service-{place.service}-notify"
    told = {"original_file_name": "wardens.csv", "template_type": "sms"}
    listed = told | {"valid": "True", "row_count": "2"}
    place.files.put(CONTACT_LISTS, f"{folder}/{contact_list}.csv", _ROWS, **listed)
    place.files.put(SPREADSHEETS, f"{folder}/{upload}.csv", _ROWS, **told)
    sides = {"status": "valid", "page_count": "1", "filename": "letter.pdf"}
    place.files.put(
        LETTERS,
        f"service-{place.service}/{letter}.pdf",
        printed_letter(*_ADDRESS),
        **sides,
        recipient="%0A".join(line.replace(" ", "%20") for line in _ADDRESS),
    )
    body: dict[str, Any] = {
        "id": contact_list,
        "created_by": place.user,
        "original_file_name": "wardens.csv",
        "row_count": 2,
        "template_type": "sms",
    }
    place.api.done("POST", f"/service/{place.service}/contact-list", body)
    return {
        "contact_list_id": contact_list,
        "upload_id": upload,
        "check_contact_list.upload_id": contact_list,
        "file_id": letter,
    }


def _beside(place: Place) -> dict[str, str]:
    """Make what stands beside services: an organisation, branding."""
    api = place.api
    organisation = api.new_organisation()
    at = f"/organisations/{organisation}"
    api.done("POST", f"{at}/service", {"service_id": place.service})
    member: dict[str, Any] = {"permissions": []}
    api.done("POST", f"{at}/users/{place.user}", member)
    letter_brand = api.new_letter_branding()
    invite = api.new_organisation_invite(organisation, place.user)
    return {
        "org_id": organisation,
        "branding_id": api.new_email_branding(),
        "platform_admin_view_letter_branding.branding_id": letter_brand,
        "update_letter_branding.branding_id": letter_brand,
        "cancel_invited_org_user.invited_user_id": invite,
        "provider_id": api.done("GET", "/provider-details")["provider_details"][0]["id"],
    }


_OF_LETTERS: Final = (
    *("view_letter_template_preview", "view_letter_template_version_preview"),
    *("letter_template_attach_pages", "edit_template_postage", "rename_template"),
    *("letter_template_change_language", "letter_template_confirm_remove_welsh"),
    *("send_one_off_letter_address", "send_test_preview", "check_notification_preview"),
    *("cancel_letter", "view_letter_notification_as_preview", "set_template_sender"),
)
_OF_EMAILS: Final = (
    *("template_email_files", "manage_a_template_email_file", "change_data_retention_period"),
    *("change_email_validation", "change_link_text", "setup_template_email_files"),
    "upload_template_email_files",
)
