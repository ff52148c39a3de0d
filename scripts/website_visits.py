"""Visits every page that Notify's website has: its routes, filled in with what is there.

The routes are asked of the website itself. Pages that have come and gone, and those that need
something other than the API, are named with the reason.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from playwright.sync_api import APIRequestContext

    from contract.admin.admin_api import AdminApi

_ASK: Final = (
    "import json\nfrom application import application\n"
    "rules = application.url_map.iter_rules()\n"
    "print('ROUTES' + json.dumps([[r.endpoint, r.rule] for r in rules if 'GET' in r.methods]))\n"
)
_BLANK: Final = re.compile(r"<(?:(\w+):)?(\w+)>")
_AS: Final[Mapping[str, str]] = {
    "template_type:template_type": "email",
    "template_type:message_type": "sms",
    "template_type:notification_type": "letter",
    "template_type:channel": "sms",
    "branding_type:branding_type": "email",
    "daily_limit_type:daily_limit_type": "sms",
    "letter_file_extension:filetype": "png",
    "agreement_type:variant": "crown",
    "ticket_type:ticket_type": "ask-question-give-feedback",
    "int:row_index": "2",
    "int:step_index": "1",
    "int:version": "1",
    "string:language": "english",
    "string:permission": "inbound_sms",
    "string:return_to": "view_template",
}
NOT_MEANT: Final[Mapping[str, str]] = {
    "static": "files, and no page",
    "metrics": "for machines",
    "main.error": "shows an error on purpose",
    "main.sign_out": "ends the visit",
    "main.email_template": "a developer's page",
    "main.letter_spec": "a file of Notify's own bucket",
    "main.public_download_agreement": "a file of Notify's own bucket",
    "main.service_download_agreement": "a file of Notify's own bucket",
    "main.organisation_download_agreement": "a file of Notify's own bucket",
    "main.document_download_landing": "of the service that hands out files",
    "main.document_download_confirm_email_address": "of the service that hands out files",
    "main.document_download_download_document": "of the service that hands out files",
    "main.letter_branding_preview_image": "draws with letters of its own",
}
"""Routes that are not visited, each with its reason."""

ENDS: Final = ("cancel_invited_user", "cancel_invited_org_user", "service_make_blank_default")
"""Routes that end or change something by a mere visit: they come last."""


@dataclass(frozen=True)
class Visit:
    """A page that was opened.

    Attributes:
        endpoint: The website's name of its route.
        path: Where it is.
        status: The status of the answer.
    """

    endpoint: str
    path: str
    status: int


@dataclass
class Visits:
    """What became of all routes, for one person.

    Attributes:
        made: Pages that were opened.
        unfilled: Routes for which nothing is there.
    """

    made: list[Visit] = field(default_factory=list["Visit"])
    unfilled: list[str] = field(default_factory=list[str])

    @property
    def fine(self) -> set[str]:
        """The routes with a page that is not an error."""
        return {visit.endpoint for visit in self.made if visit.status < 400}


def routes(checkout: Path, python: Path) -> list[tuple[str, str]]:
    """Ask the website for its routes that can be opened: their names and their paths."""
    asked = subprocess.run(  # noqa: S603 - as the caller said
        [str(python), "-W", "ignore", "-c", _ASK],
        cwd=checkout,
        env={**os.environ, "NOTIFY_ENVIRONMENT": "development"},
        capture_output=True,
        text=True,
        check=True,
    )
    line = next(each for each in asked.stdout.splitlines() if each.startswith("ROUTES"))
    listed: list[list[str]] = json.loads(line.removeprefix("ROUTES"))
    return [(endpoint, rule) for endpoint, rule in listed]


def visit(
    request: APIRequestContext, base: str, listed: list[tuple[str, str]], things: Mapping[str, str]
) -> Visits:
    """Open each page once, and those that end something last."""
    visits = Visits()
    ordered = sorted(listed, key=lambda each: each[0].removeprefix("main.").startswith(ENDS))
    for endpoint, rule in ordered:
        if endpoint in NOT_MEANT or (endpoint.startswith("no_cookie.") and "image" in endpoint):
            continue
        path = filled(endpoint, rule, things)
        if path is None:
            visits.unfilled.append(endpoint)
            continue
        answer = request.get(base + path, max_redirects=0)
        visits.made.append(Visit(endpoint, path, answer.status))
    return visits


def filled(endpoint: str, rule: str, things: Mapping[str, str]) -> str | None:
    """Fill in a route; None where it names something that is not there."""
    name = endpoint.rpartition(".")[2]
    lacking = False

    def value(match: re.Match[str]) -> str:
        nonlocal lacking
        blank = f"{match[1]}:{match[2]}"
        found = things.get(f"{name}.{match[2]}") or _AS.get(blank) or things.get(match[2])
        lacking |= found is None
        return found or ""

    path = _BLANK.sub(value, rule)
    return None if lacking else path


def things_of(api: AdminApi, service: str, user: str) -> dict[str, str]:
    """Make one of everything in a service, and name each as the website's routes do."""
    at = f"/service/{service}"
    # In trial mode it could write to its members alone, and send no letters.
    api.done("POST", at, {"restricted": False, "sms_message_limit": 1000})
    templates = {
        kind: api.new_template(service, user, template_type=kind, **_subject(kind))
        for kind in ("sms", "email", "letter")
    }
    rows = "phone number\n07700900123\n07700900456\n"
    job = api.uploaded_rows(service, templates["sms"], rows)
    api.done("POST", f"{at}/job", {"id": job, "created_by": user})
    address = {
        "address_line_1": "Amala Bird",
        "address_line_2": "1 High Street",
        "postcode": "SW14 6BF",
    }
    text = api.sent(service, user, templates["sms"], "07700900123")
    letter = api.sent(service, user, templates["letter"], "Amala Bird", **address)
    organisation = api.new_organisation()
    api.done("POST", f"/organisations/{organisation}/service", {"service_id": service})
    email_brand, letter_brand = api.new_email_branding(), api.new_letter_branding()
    api.new_key(service, user)
    key = api.done("GET", f"{at}/api-keys")["apiKeys"][0]["id"]
    folder = api.new_folder(service)
    things = {
        "service_id": service,
        "service_to_join_id": service,
        "from_service": service,
        "user_id": user,
        "template_id": templates["sms"],
        "example_template_id": templates["sms"],
        "template_folder_id": folder,
        "from_folder": folder,
        "org_id": organisation,
        "branding_id": email_brand,
        "notification_id": text,
        "job_id": job,
        "key_id": key,
        "sms_sender_id": api.new_sender(service),
        "reply_to_email_id": api.new_reply_to(service, is_default=True),
        "letter_contact_id": api.new_letter_contact(service),
        "invited_user_id": api.new_invite(service, user),
        "contact_list_id": api.new_contact_list(service, user),
        "data_retention_id": api.new_data_retention(service),
        "report_request_id": api.new_report(service, user),
        "batch_id": api.new_unsubscribe_report(service),
        "request_id": api.new_join_request(service, user),
        "template_email_file_id": api.new_email_file(service, templates["email"], user),
        "attachment_id": api.new_attachment(
            api.new_template(service, user, template_type="letter", **_subject("letter")), user
        ),
    }
    day = api.done("GET", f"{at}/notifications/{letter}")["created_at"][:10]
    things |= {"letter_print_day": day, "reported_at": day}
    for endpoint in _OF_LETTERS:
        things[f"{endpoint}.template_id"] = templates["letter"]
        things[f"{endpoint}.notification_id"] = letter
    for endpoint in _OF_EMAILS:
        things[f"{endpoint}.template_id"] = templates["email"]
    for endpoint in ("platform_admin_view_letter_branding", "update_letter_branding"):
        things[f"{endpoint}.branding_id"] = letter_brand
    things["cancel_invited_org_user.invited_user_id"] = api.new_organisation_invite(
        organisation, user
    )
    member: dict[str, Any] = {"permissions": []}
    api.done("POST", f"/organisations/{organisation}/users/{user}", member)
    return things


_OF_LETTERS: Final = (
    *("view_letter_template_preview", "view_letter_template_version_preview"),
    *("letter_template_attach_pages", "letter_template_edit_pages", "edit_template_postage"),
    *("letter_template_change_language", "letter_template_confirm_remove_welsh"),
    *("send_one_off_letter_address", "send_test_preview", "check_notification_preview"),
    *("cancel_letter", "view_letter_notification_as_preview", "set_template_sender"),
)
_OF_EMAILS: Final = (
    *("template_email_files", "manage_a_template_email_file", "change_data_retention_period"),
    *("change_email_validation", "change_link_text", "setup_template_email_files"),
    "upload_template_email_files",
)


def _subject(kind: str) -> dict[str, str]:
    return {} if kind == "sms" else {"subject": "Your pass"}


def report(who: str, visits: Visits, total: int) -> Iterator[str]:
    """Say what became of the routes."""
    yield f"{who}: {len(visits.fine)} of {total} routes have a page"
    wrong = [each for each in visits.made if each.endpoint not in visits.fine]
    for each in wrong:
        yield f"  {each.status}: {each.endpoint} {each.path}"
    if visits.unfilled:
        kinds = Counter(visits.unfilled)
        yield f"  nothing there for: {', '.join(sorted(kinds))}"
