"""Break the contract of the admin API, in one way at a time, to see that it is noticed."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from contract.admin.api import API, CLIENT_ID, plant
from contract.admin.fixtures import SECRET
from contract.admin.platform_faults import FAULTS as PLATFORM_FAULTS
from contract.engine.faults import Fault, replaced, with_field, without
from contract.engine.proxy import Answer
from contract.engine.server import Key
from contract.engine.token_faults import TokenFaults, claims

if TYPE_CHECKING:
    from contract.engine.faults import Change
    from contract.engine.proxy import Forward, Handler, Request

_TOKENS: Final = TokenFaults((Key(CLIENT_ID, SECRET),), API.beside)
_JSON: Final = ((b"content-type", b"application/json"), (b"x-b3-traceid", b"0"))
_OF_A_SERVICE: Final = re.compile("/service/[^/]+/((?:sms-sender|template)/[0-9a-f-]{36})")
_LISTS: Final = "lists are wrapped each in its way"
_THINGS: Final = "things are wrapped each in its way"
_OTHERS: Final = "what another service has is not found"
_KEYS: Final = "a keys secret is shown once"


def _any_issuer(request: Request) -> Request:
    is_other = claims(request).get("iss") not in (None, CLIENT_ID)
    return _TOKENS.let_in(request) if is_other and _TOKENS.is_meant(request) else request


def _asks_first(request: Request, answer: Answer) -> Answer:
    """Tell nobody without a token which paths there are."""
    if answer.status != 404 or request.header("Authorization") or not _TOKENS.is_meant(request):
        return answer
    said = {"result": "error", "message": {"token": ["Unauthorized: must be provided"]}}
    return Answer(401, _JSON, json.dumps(said).encode())


@dataclass(frozen=True)
class Handled(Fault):
    """A fault that is more than a change of a request or an answer.

    Attributes:
        handler: Handles requests.
    """

    handler: Handler | None = None

    async def __call__(self, request: Request, forward: Forward) -> Answer:
        """Handle a request."""
        return await (self.handler or super().__call__)(request, forward)


class _Pretends:
    """Answers some operations without doing anything."""

    def __init__(self, operation_id: str, status: int, body: bytes) -> None:
        self._operation_id = operation_id
        headers = _JSON if body else ((b"content-type", b"text/html"), *_JSON[1:])
        self._answer = Answer(status, headers, body)

    async def __call__(self, request: Request, forward: Forward) -> Answer:
        if plant.operation(request) != self._operation_id or not _TOKENS.signer(request):
            return await forward(request)
        return self._answer


class _OfAnyService:
    """Finds senders and templates wherever they belong."""

    def __init__(self) -> None:
        self._paths: dict[str, str] = {}

    async def __call__(self, request: Request, forward: Forward) -> Answer:
        answer = await forward(request)
        found = _OF_A_SERVICE.fullmatch(request.path)
        if request.method != "GET" or not found:
            return answer
        if answer.status == 200:
            self._paths[found[1]] = request.path
        elif answer.status == 404 and found[1] in self._paths:
            return await forward(replace(request, path=self._paths[found[1]]))
        return answer


def _in_data(change: Change) -> Change:
    return lambda body: body | {"data": change(body["data"])}


def _in_keys(change: Change) -> Change:
    return lambda body: body | {"apiKeys": [change(key) for key in body["apiKeys"]]}


def _without_letters(body: Any) -> Any:
    return {"data": {name: without("letter")(month) for name, month in body["data"].items()}}


def _list_as_text(_request: Request, answer: Answer) -> Answer:
    if answer.status != 400 or b'"errors"' not in answer.body:
        return answer
    said = json.loads(answer.body)["errors"][0]["message"]
    body = json.dumps({"result": "error", "message": said}).encode()
    return replace(answer, body=body)


def _fields_as_text(_request: Request, answer: Answer) -> Answer:
    body: dict[str, Any] = json.loads(answer.body) if answer.status == 400 else {}
    if not isinstance(body.get("message"), dict):
        return answer
    return replace(answer, body=json.dumps(body | {"message": str(body["message"])}).encode())


def _space(text: str) -> str:
    return text.replace("T", " ").removesuffix("Z")


def _invitation_lasts(request: Request, answer: Answer) -> Answer:
    if plant.operation(request) != "check_token" or b"expired" not in answer.body:
        return answer
    return Answer(404, _JSON, b'{"result": "error", "message": "No result found"}')


def _with_body(request: Request, answer: Answer) -> Answer:
    if plant.operation(request) != "archive_service" or answer.status != 204:
        return answer
    return Answer(200, _JSON, b"{}")


def _fails_on_subfolders(request: Request, answer: Answer) -> Answer:
    is_new = plant.operation(request) == "create_template_folder" and answer.status == 201
    if not is_new or json.loads(answer.body)["data"]["parent_id"] is None:
        return answer
    return Answer(500, _JSON, b'{"result": "error", "message": "Internal server error"}')


def _other_names(body: Any) -> Any:
    return body | {"name": str(uuid4())} if isinstance(body.get("name"), str) else body


def _with_text(body: Any) -> Any:
    return without("alt_text")(body) | {"text": body.get("text") or "a text"}


def _only_recipient(body: Any) -> Any:
    return {"to": body["to"]} if "to" in body else {}


def _keeps_old(body: Any) -> Any:
    return without("permissions")(body)


FAULTS: Final = {
    fault.name: fault
    for fault in (
        Fault(
            "nobody needs a token", "a request without a token is refused", before=_TOKENS.no_token
        ),
        Fault(
            "nobody looks at signatures",
            "a wrong signature is refused",
            before=_TOKENS.no_signature,
        ),
        Fault("tokens are good for ever", "an old token is refused", before=_TOKENS.no_clock),
        Fault("every algorithm signs", "only hs256 signs", before=_TOKENS.any_algorithm),
        Fault("a service's key is let in", "a services key opens nothing", before=_any_issuer),
        Fault(
            "a token is asked for before the path is looked at",
            "what cannot be an id is not a path",
            after=_asks_first,
        ),
        Fault(
            "a new service is answered with 200",
            "a name is taken once",
            after=plant.another_status("create_service", 201, 200),
        ),
        Fault("archiving has an answer", "an archived service is over", after=_with_body),
        Fault(
            "a sender comes in an envelope",
            _THINGS,
            after=plant.in_answers("get_sms_sender", lambda body: {"data": body}),
        ),
        Fault(
            "the guest list comes in an envelope",
            _LISTS,
            after=plant.in_answers("get_guest_list", lambda body: {"data": body}),
        ),
        Fault(
            "a service has no limit",
            "what is made here is there in v2",
            after=plant.in_answers("update_service", _in_data(without("sms_message_limit"))),
        ),
        Fault(
            "a service has no name",
            "an archived service is over",
            after=plant.in_answers("get_service", _in_data(with_field("name", None))),
        ),
        Fault(
            "a user's times are written with a space",
            "who is removed has no part in it",
            after=plant.in_answers("get_user", _in_data(replaced("created_at", _space))),
        ),
        Fault(
            "a template is of an unknown type",
            _OTHERS,
            after=plant.in_answers(
                "get_service_template", _in_data(with_field("template_type", "fax"))
            ),
        ),
        Fault(
            "a user has another field",
            "a password is checked",
            after=plant.in_answers("get_user", _in_data(with_field("password", "x"))),
        ),
        Fault(
            "keys are listed with their secrets",
            _KEYS,
            after=plant.in_answers("get_api_keys", _in_keys(with_field("secret", "x"))),
        ),
        Fault(
            "making a key tells more than the secret",
            _KEYS,
            after=plant.in_answers(
                "create_api_key", lambda body: {"data": {"secret": body["data"]}}, 201
            ),
        ),
        Fault(
            "lists of errors are one text",
            "schemas refuse in a list",
            after=_list_as_text,
        ),
        Fault("errors of fields are one text", "fields are refused by name", after=_fields_as_text),
        Fault(
            "unknown fields of codes are accepted",
            "some unknown fields are refused",
            before=plant.in_bodies("send_sms_code", _only_recipient),
        ),
        Fault(
            "the name of a service may be taken",
            "a name is taken once",
            before=plant.in_bodies("create_service", _other_names),
        ),
        Fault(
            "permissions of a service stay",
            "permissions replace each other",
            before=plant.in_bodies("update_service", _keeps_old),
        ),
        Fault(
            "links of pages are numbers",
            "pages end",
            after=plant.in_answers(
                "get_notifications_for_service", with_field("links", {"prev": 0, "next": 2})
            ),
        ),
        Fault(
            "every page is the first",
            "pages end",
            before=plant.in_queries(
                "get_notifications_for_service",
                lambda pairs: [each for each in pairs if each[0] != "page"],
            ),
        ),
        Fault(
            "an invitation is forgotten when it has expired",
            "an invitation ends after two days",
            after=_invitation_lasts,
        ),
        Fault(
            "a folder in a folder is answered with 500",
            "a folder is deleted when it is empty",
            after=_fails_on_subfolders,
        ),
        Handled(
            "revoking does nothing",
            "a revoked key opens v2 no more",
            handler=_Pretends("revoke_api_key", 202, b"null"),
        ),
        Handled(
            "removing somebody does nothing",
            "who is removed has no part in it",
            handler=_Pretends("remove_user_from_service", 204, b""),
        ),
        Fault(
            "free texts of each year are the same",
            "free texts are those that were set",
            before=plant.in_queries("get_free_sms_fragment_limit_for_year", lambda _pairs: []),
        ),
        Fault(
            "months lack a kind of message",
            "numbers follow from what was sent",
            after=plant.in_answers("get_monthly_notification_stats", _without_letters),
        ),
        Fault(
            "templates are not counted",
            "numbers follow from what was sent",
            after=plant.in_answers("get_template_statistics_for_service", with_field("data", [])),
        ),
        Fault(
            "any number of days is counted",
            "a year and its days are checked",
            before=plant.in_queries(
                "get_template_statistics_for_service", lambda _pairs: [("whole_days", "7")]
            ),
        ),
        Fault(
            "a rule is not found by its kind",
            "a kind of message is kept as long as was said",
            after=plant.in_answers("get_service_data_retention_by_type", lambda _body: {}),
        ),
        Fault(
            "reports have nobody in them",
            "who unsubscribes is in the next report",
            after=plant.in_answers(
                "get_unsubscribe_request_report", with_field("unsubscribe_requests", [])
            ),
        ),
        Handled(
            "returned letters are forgotten",
            "a letter comes back once",
            handler=_Pretends("submit_returned_letters", 200, b'{"references": []}'),
        ),
        Fault(
            "every link to unsubscribe is good",
            "who unsubscribes is in the next report",
            after=plant.another_status("unsubscribe", 404, 200),
        ),
        Fault(
            "any organisation is that of a domain",
            "the longest domain tells the organisation",
            after=plant.in_answers(
                "get_organisation_by_domain",
                with_field("id", "00000000-0000-4000-8000-000000000000"),
            ),
        ),
        Fault(
            "services of organisations are not listed",
            "a linked service takes over the type",
            after=plant.in_answers("get_organisation_services", lambda _body: []),
        ),
        Fault(
            "members do not know their organisations",
            "who is invited becomes a member",
            after=plant.in_answers(
                "add_user_to_organisation", _in_data(with_field("organisations", []))
            ),
        ),
        Fault(
            "contact lists are in another order",
            "a contact list is there until it is archived",
            after=plant.in_answers("get_contact_lists", lambda body: [*reversed(body)]),
        ),
        Fault(
            "pictures of letters are PDFs",
            "a letter can be seen",
            after=plant.in_answers(
                "get_notification_letter_preview", with_field("content", "JVBERi0xLjcK")
            ),
        ),
        Handled(
            "archiving a brand does nothing",
            "a brand in use is not archived",
            handler=_Pretends("archive_email_branding", 204, b""),
        ),
        Fault(
            "a taken name of a brand is free",
            "the name of a brand is its own",
            before=plant.in_bodies("create_email_branding", _other_names),
        ),
        Fault(
            "a brand needs no text",
            "a brand of emails has one text",
            before=plant.in_bodies("create_email_branding", _with_text),
        ),
        Fault(
            "every brand can leave a pool",
            "the own brand of an organisation stays in its pool",
            after=plant.another_status("remove_letter_branding_from_pool", 400, 404),
        ),
        Fault(
            "live services are not counted",
            "live services are shown to everybody",
            after=plant.in_answers(
                "get_performance_dashboard_stats", with_field("live_service_count", 0)
            ),
        ),
        Fault(
            "requests to join go on for ever",
            "who is let in asks no more",
            after=plant.in_answers("get_service_join_request", with_field("status", "pending")),
        ),
        Handled(
            "attachments stay on their templates",
            "pages are attached to a version",
            handler=_Pretends("archive_letter_attachment", 204, b""),
        ),
        Fault(
            "files of templates are never listed",
            "a file is part of the text once it is said to be",
            after=plant.in_answers("get_email_files", with_field("data", [])),
        ),
        Fault(
            "emails do not link to the files of their templates",
            "an email links to the files of its template",
            after=plant.in_answers("get_notification", with_field("personalisation", {})),
        ),
        *PLATFORM_FAULTS,
        Handled("things belong to every service", _OTHERS, handler=_OfAnyService()),
    )
}
