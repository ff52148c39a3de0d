"""Turn generated requests into ones that this server should accept, keeping as much as can be.

The description cannot say which templates a service has, nor what a register of phone numbers
holds. So a request that is valid by the description is fitted: ids become known ones, blanks get
values, recipients come from our strategies. What was generated to be wrong stays wrong.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar

from contract import strategies as our
from contract.description import V2
from contract.v2.inventory import KINDS

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

    from contract.v2.inventory import Inventory, Template

T = TypeVar("T")
Pick: TypeAlias = "Callable[[SearchStrategy[Any], Any], Any]"
Body: TypeAlias = dict[str, Any]

SENDS: Final = {"send_sms": "sms", "send_email": "email", "send_letter": "letter"}
PREVIEW: Final = "preview_template"
UNKNOWN_ID: Final = "00000000-0000-4000-8000-000000000000"
_SCHEMAS: Final = {
    "send_sms": "SmsRequest",
    "send_email": "EmailRequest",
    "send_letter": "LetterRequest",
    "precompiled": "PrecompiledLetterRequest",
}
_PLACEHOLDERS: Final[Body] = {
    "phone_number": "07700900123",
    "email_address": "amala@example.gov.uk",
    "template_id": UNKNOWN_ID,
    "personalisation": {},
    "reference": "",
    "content": "",
}
_ADDRESS: Final = {
    "address_line_1": "Amala Bird",
    "address_line_2": "123 High Street",
    "postcode": "SW14 6BF",
}


def plainly(_strategy: SearchStrategy[T], usual: T) -> T:
    """Pick the usual value, always."""
    return usual


@dataclass(frozen=True)
class Fitting:
    """Fits requests to a server.

    Args:
        inventory: What the server holds.
        pick: Chooses a value: given a strategy and the usual value, gives one.
    """

    inventory: Inventory
    pick: Pick

    @property
    def has_template_without_blanks(self) -> bool:
        """Whether the server has a template that needs no values."""
        return not all(each.blanks for each in self.inventory.all_templates())

    def body(self, operation_id: str, body: Body, path: Body) -> Body:
        """Make a body that the server should accept of one that the description allows.

        Args:
            operation_id: The operation that it is for.
            body: The body.
            path: The parameters of the path, which name the template of a preview.
        """
        if operation_id == PREVIEW:
            template = self._template(path.get("template_id"), KINDS)
            return body | {"personalisation": self._values(template, body)} if template else body
        if operation_id not in SENDS:
            return body
        if operation_id == "send_letter" and "content" in body:
            return body | {"content": self.pick(our.pdfs, body["content"])}
        return self._send(SENDS[operation_id], body)

    def wrong_body(self, operation_id: str, body: Body) -> Body:
        """Make a body right in everything but its faults.

        Otherwise a wrong field would hide behind an unknown template, and be refused for that.
        """
        if operation_id not in SENDS:
            return body
        name = _SCHEMAS["precompiled" if "content" in body else operation_id]
        schema = V2.document["components"]["schemas"][name]
        right = {
            field: value
            for field, value in body.items()
            if field in schema["properties"] and _is_right(name, field, value)
        }
        whole = {field: _PLACEHOLDERS[field] for field in schema["required"]} | right
        fitted = self.body(operation_id, whole, {})
        wrong = {field: value for field, value in body.items() if field not in right}
        return wrong | {field: fitted[field] for field in right if field in fitted}

    def query(self, _operation_id: str, parameters: Body) -> Body:
        """Leave the query as it is."""
        return parameters

    def path(self, operation_id: str, parameters: Body, body: object) -> Body:
        """Choose path parameters that lead to something, if the server has anything of the kind.

        Args:
            operation_id: The operation.
            parameters: The path parameters as generated.
            body: The body; blanks of a template can only be filled in an object.
        """
        fitted = dict(parameters)
        if "notification_id" in fitted:
            kinds = ("letter",) if operation_id == "get_letter_pdf" else KINDS
            known = [each for kind in kinds for each in self.inventory.notifications[kind]]
            fitted["notification_id"] = self._known_id(fitted["notification_id"], known)
        if "template_id" in fitted:
            of_use = self.inventory.all_templates()
            if operation_id == PREVIEW and not isinstance(body, dict):
                of_use = [each for each in of_use if not each.blanks] or of_use
            known = [each.id for each in of_use]
            fitted["template_id"] = self._known_id(fitted["template_id"], known)
        if "version" in fitted:
            version = fitted["version"]
            latest = self._version(fitted["template_id"])
            if not (isinstance(version, int) and 0 <= version <= latest):
                fitted["version"] = self.pick(our.one_of_these(range(latest + 1)), 1)
        return fitted

    def _known_id(self, value: object, known: list[str]) -> object:
        if value in known or not known:
            return value
        return self.pick(our.one_of_these(known), known[0])

    def _version(self, template_id: object) -> int:
        template = self._template(template_id, KINDS)
        return template.version if template else 1

    def _template(self, template_id: object, kinds: tuple[str, ...]) -> Template | None:
        found = [each for kind in kinds for each in self.inventory.templates[kind]]
        return next((each for each in found if each.id == template_id), None)

    def _send(self, kind: str, body: Body) -> Body:
        known = self.inventory.templates[kind]
        if not known:
            return body
        template = self._template(body.get("template_id"), (kind,))
        template = template or self.pick(our.one_of_these(known), known[0])
        fitted = body | {"template_id": template.id}
        values = self._values(template, body)
        if values or "personalisation" in body or kind == "letter":
            fitted["personalisation"] = values
        if "reference" in body:
            fitted["reference"] = self.pick(our.references, body["reference"])
        if "scheduled_for" in body:
            fitted["scheduled_for"] = self.pick(our.schedules(), None)
        by_kind = {"sms": self._sms, "email": self._email, "letter": self._letter}
        return by_kind[kind](fitted)

    def _sms(self, body: Body) -> Body:
        usual = body["phone_number"]
        if self.inventory.only_simulated:
            usual = our.SIMULATED_NUMBERS[0]
            body["phone_number"] = self.pick(our.one_of_these(our.SIMULATED_NUMBERS), usual)
        else:
            body["phone_number"] = self.pick(our.phone_numbers, usual)
        self._known_or_none(body, "sms_sender_id", self.inventory.senders)
        return body

    def _email(self, body: Body) -> Body:
        usual = body["email_address"]
        if not _is_right("EmailRequest", "email_address", usual):
            usual = _PLACEHOLDERS["email_address"]
        if self.inventory.only_simulated:
            usual = our.SIMULATED_EMAILS[0]
            body["email_address"] = self.pick(our.one_of_these(our.SIMULATED_EMAILS), usual)
        else:
            body["email_address"] = self.pick(our.email_addresses, usual)
        self._known_or_none(body, "email_reply_to_id", self.inventory.reply_tos)
        if "one_click_unsubscribe_url" in body:
            url = "https://www.example.gov.uk/unsubscribe?token=5f3c2d1b"
            body["one_click_unsubscribe_url"] = self.pick(our.unsubscribe_urls, url)
        if "personalisation" in body:
            body["personalisation"] = {
                name: self._file(value) for name, value in body["personalisation"].items()
            }
        if body.get("sanitise_content_for"):
            others = {
                _folded(name)
                for name, value in body.get("personalisation", {}).items()
                if not isinstance(value, str)
            }
            body["sanitise_content_for"] = [
                name for name in body["sanitise_content_for"] if _folded(name) not in others
            ]
        return body

    def _letter(self, body: Body) -> Body:
        values = body["personalisation"]
        usual = {name: value for name, value in values.items() if _is_address(name)} or _ADDRESS
        rest = {name: value for name, value in values.items() if not _is_address(name)}
        body["personalisation"] = rest | self.pick(our.addresses(), usual)
        return body

    def _file(self, value: object) -> object:
        if not (isinstance(value, dict) and "file" in value):
            return value
        if self.inventory.only_simulated:
            return "no file"
        usual = {"file": "bmFtZSxkYXRlCkFtYWxhLDIwMjYtMTItMDIK"}
        kept = {name: value[name] for name in value if name not in ("file", "filename")}
        name = {"filename": "appointments.csv"} if value.get("filename") else {}
        return self.pick(our.files(), kept | usual | name)

    def _values(self, template: Template, body: Body) -> Body:
        """Give the body's values, with one for each blank of the template."""
        given = body.get("personalisation")
        given = given if isinstance(given, dict) else {}
        blanks = {_folded(name) for name in template.blanks}
        values = {name: value for name, value in given.items() if _folded(name) not in blanks}
        for name in template.blanks:
            usual = given.get(name)
            is_text = isinstance(usual, str) and 0 < len(usual) < 100
            values[name] = self.pick(our.values, usual if is_text else "Amala")
        return values

    def _known_or_none(self, body: Body, name: str, known: list[str]) -> None:
        if name in body and known:
            body[name] = self._known_id(body[name], known)
        else:
            body.pop(name, None)


def _is_right(schema: str, field: str, value: object) -> bool:
    pointer = f"/components/schemas/{schema}/properties/{field}"
    return V2.request_validator(pointer).is_valid(value)


def _folded(name: str) -> str:
    """Write a blank's name as Notify compares it."""
    return "".join(each for each in name.lower() if each not in " -_\t\r\n")


def _is_address(name: str) -> bool:
    return name.startswith("address_line_") or name == "postcode"
