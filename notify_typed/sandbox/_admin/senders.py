"""The senders of a service: text message senders, reply-to addresses, contact blocks.

The three are lists of one kind: items that are added, changed and archived, one of them the
default. They differ in their names and in their rules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from notify_typed.sandbox._admin.body_schemas import checked
from notify_typed.sandbox._admin.dates import created, shown
from notify_typed.sandbox._admin.endpoint import no_transaction
from notify_typed.sandbox._admin.errors import no_result, refusal
from notify_typed.sandbox._admin.items import find, usable, with_default, with_item
from notify_typed.sandbox._admin.notify_messages import send
from notify_typed.sandbox._admin.notify_templates import VERIFY_REPLY_TO
from notify_typed.sandbox._admin.responses import enveloped, json
from notify_typed.sandbox._admin.service_views import items
from notify_typed.sandbox._errors import AccidentalError

if TYPE_CHECKING:
    from starlette.responses import Response

    from notify_typed.sandbox._admin.call import Call
    from notify_typed.sandbox._admin.endpoint import Routes
    from notify_typed.sandbox._json import JsonObject, JsonValue
    from notify_typed.sandbox._state.state import State

SMS_SENDERS = "sms_senders"
_REPLY_TOS = "email_reply_tos"
_LETTER_CONTACTS = "letter_contacts"
_LONGEST_SMS_SENDER = 11
_NO_DEFAULT = "You must have at least one reply to email address as the default."


class SenderList:
    """One kind of sender: its names, and the rules that hold unless a kind has others.

    Attributes:
        name: The list in a service's entry.
        text: The field that holds a sender's text.
        path: The word for it in paths.
        schema: The word for it in the names of schemas.
        is_newest_first: Whether the newest come first in lists, after the default.
        answer: Writes the answer to an addition or a change.
    """

    name: str
    text: str
    path: str
    schema: str
    is_newest_first = True
    answer = staticmethod(enveloped)

    def routes(self) -> Routes:
        """Make the routes of the list."""
        path = f"/service/{{service_id:id}}/{self.path}"
        return {
            path: {"GET": self.get_all, "POST": self.add},
            f"{path}/{{sender_id:id}}": {"GET": self.get, "POST": self.update},
            f"{path}/{{sender_id:id}}/archive": {"POST": self.archive},
        }

    def get_all(self, call: Call) -> Response:
        """Answer with all that are not archived."""
        service = call.service()
        listed = items(service, self.name)
        senders = usable(reversed(listed) if self.is_newest_first else listed)
        return json([self.view(call.state, service, sender) for sender in senders])

    def get(self, call: Call) -> Response:
        """Answer with one of them."""
        service = call.service()
        return json(self.view(call.state, service, self._find(call, service)))

    def add(self, call: Call) -> Response:
        """Add a sender."""
        body = self.body(call, f"Add{self.schema}Request")
        service = call.service()
        self.check_new(service, body)
        sender: JsonObject = {
            "id": str(uuid4()),
            self.text: body[self.text],
            "is_default": body["is_default"],
            "archived": False,
            "created_at": call.stamp(),
        }
        return self._keep(call, service, sender, 201)

    def update(self, call: Call) -> Response:
        """Change a sender's text, or make it the default."""
        body = self.body(call, f"Update{self.schema}Request")
        service = call.service()
        sender = self._find(call, service)
        self.check_change(service, sender, body)
        changed: JsonObject = {
            **sender,
            self.text: body[self.text],
            "is_default": body["is_default"],
            "updated_at": call.stamp(),
        }
        return self._keep(call, service, changed, 200)

    def archive(self, call: Call) -> Response:
        """Archive a sender; once more, if it was archived before."""
        service = call.service()
        sender = find(items(service, self.name), call.path["sender_id"])
        self.check_archiving(sender)
        archived: JsonObject = {
            **sender,
            "archived": True,
            "is_default": False,
            "updated_at": call.stamp(),
        }
        listed = with_item(items(service, self.name), archived)
        call.change_service(**{self.name: listed}, **self.also_changed(service, archived))
        return enveloped(self.view(call.state, service, archived))

    def view(self, state: State, service: JsonObject, sender: JsonObject) -> JsonObject:
        """Show a sender as the API does."""
        return {
            "id": sender["id"],
            "service_id": service["id"],
            self.text: sender[self.text],
            "is_default": sender.get("is_default", False),
            "archived": sender.get("archived", False),
            "created_at": created(state, sender),
            "updated_at": shown(state, sender, "updated_at"),
        }

    def body(self, call: Call, schema: str) -> JsonObject:
        """Read a request's body."""
        return call.checked(schema)

    def check_new(self, service: JsonObject, body: JsonObject) -> None:
        """Refuse an addition that breaks a rule."""

    def check_change(self, service: JsonObject, sender: JsonObject, body: JsonObject) -> None:
        """Refuse a change that breaks a rule."""

    def check_archiving(self, sender: JsonObject) -> None:
        """Refuse to archive a sender that has to stay."""

    def also_changed(self, _service: JsonObject, _archived: JsonObject) -> JsonObject:
        """Return the other changes to a service when a sender is archived."""
        return {}

    def _find(self, call: Call, service: JsonObject) -> JsonObject:
        return find(usable(items(service, self.name)), call.path["sender_id"])

    def _keep(self, call: Call, service: JsonObject, sender: JsonObject, status: int) -> Response:
        call.change_service(**{self.name: with_default(items(service, self.name), sender)})
        return self.answer(self.view(call.state, service, sender), status)


class SmsSenders(SenderList):
    """Text message senders: a service always has a default, and inbound numbers stay."""

    name = SMS_SENDERS
    text = "sms_sender"
    path = "sms-sender"
    schema = "SmsSender"
    is_newest_first = False
    answer = staticmethod(json)

    def view(self, state: State, service: JsonObject, sender: JsonObject) -> JsonObject:
        """Show a sender as the API does."""
        number = sender.get("inbound_number_id")
        return {**super().view(state, service, sender), "inbound_number_id": number}

    def body(self, call: Call, schema: str) -> JsonObject:
        """Read a request's body."""
        given = call.json()
        if isinstance(given, dict):
            text = given.get(self.text)
            if isinstance(text, str) and len(text) > _LONGEST_SMS_SENDER:
                checked(schema, {**given, self.text: text[:_LONGEST_SMS_SENDER]})
                # The database's column is too short for it.
                raise no_result()
        return checked(schema, given)

    def check_new(self, service: JsonObject, body: JsonObject) -> None:
        """Refuse a first sender that is not the default."""
        if not body["is_default"] and not usable(items(service, self.name)):
            advice = "the first sms sender of a service must be its default"
            raise AccidentalError("Exception", advice)

    def check_change(self, service: JsonObject, sender: JsonObject, body: JsonObject) -> None:
        """Refuse to change an inbound number, or to leave the service without a default."""
        if sender.get("inbound_number_id") and body[self.text] != sender[self.text]:
            raise refusal(f"You can not change the inbound number for service {service['id']}")
        if sender.get("is_default") and not body["is_default"]:
            raise AccidentalError("Exception", "is_default: make another sms sender the default")

    def check_archiving(self, sender: JsonObject) -> None:
        """Refuse to archive an inbound number or the default."""
        if sender.get("inbound_number_id"):
            raise refusal("You cannot delete an inbound number")
        if sender.get("is_default"):
            raise refusal("You cannot delete a default sms sender")


class ReplyTos(SenderList):
    """Reply-to addresses: a service that has any has a default, and each of them once."""

    name = _REPLY_TOS
    text = "email_address"
    path = "email-reply-to"
    schema = "ReplyToEmailAddress"

    def check_new(self, service: JsonObject, body: JsonObject) -> None:
        """Refuse an address that is there, and a first one that is not the default."""
        _check_is_new(service, body["email_address"])
        if not body["is_default"] and not usable(items(service, self.name)):
            raise refusal(_NO_DEFAULT)

    def check_change(self, service: JsonObject, sender: JsonObject, body: JsonObject) -> None:  # noqa: ARG002 - as in the base class
        """Refuse to leave the service without a default."""
        if sender.get("is_default") and not body["is_default"]:
            raise refusal(_NO_DEFAULT)

    def check_archiving(self, sender: JsonObject) -> None:
        """Refuse to archive the default."""
        if sender.get("is_default"):
            raise refusal("You cannot delete a default email reply to address")


class LetterContacts(SenderList):
    """Contact blocks: a service may have no default, and any of them goes."""

    name = _LETTER_CONTACTS
    text = "contact_block"
    path = "letter-contact"
    schema = "LetterContact"

    def also_changed(self, service: JsonObject, archived: JsonObject) -> JsonObject:
        """Take a contact block off the templates that carry it."""
        templates = items(service, "templates")
        return {"templates": [_without(template, archived["id"]) for template in templates]}


@no_transaction
def verify_reply_to_email_address(call: Call) -> Response:
    """Write to an address to see whether it exists; the caller watches for the delivery."""
    body = call.fields("VerifyReplyToEmailAddressRequest")
    _check_is_new(call.service(), body["email"])
    message_id = send(call.state, VERIFY_REPLY_TO, str(body["email"]), {})
    return enveloped({"id": message_id}, 201)


def _check_is_new(service: JsonObject, address: JsonValue) -> None:
    if any(item["email_address"] == address for item in usable(items(service, _REPLY_TOS))):
        raise refusal(
            f"‘{address}’ is already a reply-to email address for this service.",  # noqa: RUF001 - Notify's own quotes
            409,
        )


def _without(template: JsonObject, contact_id: JsonValue) -> JsonObject:
    versions = items(template, "versions")
    if not versions or versions[-1].get("letter_contact_id") != contact_id:
        return template
    return {**template, "versions": [*versions[:-1], {**versions[-1], "letter_contact_id": None}]}


sms_senders = SmsSenders()

ROUTES: Routes = {
    **sms_senders.routes(),
    "/service/{service_id:id}/email-reply-to/verify": {"POST": verify_reply_to_email_address},
    **ReplyTos().routes(),
    **LetterContacts().routes(),
}
