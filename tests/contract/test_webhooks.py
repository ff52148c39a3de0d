"""What the sandbox posts is what the description says, and the parsers read exactly that."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import pytest
from cases import for_each
from hypothesis import given, settings
from hypothesis import strategies as st
from raw_http import Wire, answer

from contract import strategies as our
from contract.description import V2
from contract.engine.server import ServerUnderTest
from contract.v2 import world
from contract.v2.api import parse_key
from notify_typed.sandbox import Sandbox
from notify_typed.webhooks import (
    WebhookError,
    check_bearer,
    parse_callback,
    parse_delivery_receipt,
    parse_received_text,
    parse_returned_letter,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TOKEN: Final = "a-token-of-the-service"
SCHEMAS: Final = {
    "delivery_status": "DeliveryReceipt",
    "inbound_sms": "ReceivedTextMessage",
    "returned_letter": "ReturnedLetter",
}
PARSERS: Final[dict[str, Callable[[bytes], Any]]] = {
    "delivery_status": parse_delivery_receipt,
    "inbound_sms": parse_received_text,
    "returned_letter": parse_returned_letter,
}
LETTER: Final = {
    "name": "Ms Bird",
    "address_line_1": "Amala Bird",
    "address_line_2": "123 High Street",
    "postcode": "SW14 6BF",
}
characters = st.characters(exclude_categories=["Cs"])


class Receiver:
    """A sandbox, and the callbacks that it made."""

    def __init__(self, sandbox: Sandbox, wire: Wire) -> None:
        self.sandbox = sandbox
        self._wire = wire
        self._targets = {
            label: ServerUnderTest(sandbox.base_url, parse_key(world.key(label)))
            for label in ("live", "test")
        }
        for kind in SCHEMAS:
            sandbox.set_callback(kind, f"{wire.url}/{kind}", TOKEN)  # type: ignore[call-overload] # the three there are

    def send(self, label: str, kind: str, body: dict[str, Any]) -> str:
        target = self._targets[label]
        # The sandbox's clock runs ahead of the machine's.
        token = target.key.token(iat=int(self.sandbox.clock.now().timestamp()))
        path = f"/v2/notifications/{kind}"
        response = target.post(path, body, authorization=f"Bearer {token}")
        assert response.status_code == 201, response.text
        return str(response.json()["id"])

    def close(self) -> None:
        for target in self._targets.values():
            target.client.close()

    def taken(self) -> list[tuple[str, dict[str, str], bytes]]:
        """What came since the last time: kind, headers, body."""
        self.sandbox.clock.advance(minutes=2)
        found = []
        while self._wire.requests:
            head, _, body = self._wire.requests.pop(0).partition(b"\r\n\r\n")
            first, *rest = head.decode("latin-1").split("\r\n")
            headers = {name.lower(): value for name, _, value in (r.partition(": ") for r in rest)}
            assert first.startswith("POST /")
            found.append((first.split()[1].removeprefix("/"), headers, body))
        return found


@pytest.fixture(scope="module")
def receiver() -> Iterator[Receiver]:
    with (
        Wire(lambda connection, _: answer(connection, "204 No Content", b"")) as wire,
        Sandbox(world=world.world()) as sandbox,
    ):
        receiver = Receiver(sandbox, wire)
        yield receiver
        receiver.close()


def is_as_described(kind: str, headers: dict[str, str], body: bytes) -> Any:
    """Check a callback against the description and the parsers; gives what it says."""
    data = json.loads(body)
    pointer = f"/components/schemas/{SCHEMAS[kind]}"
    assert [e.message for e in V2.answer_validator(pointer).iter_errors(data)] == []
    assert headers["content-type"] == "application/json"
    assert check_bearer(headers["authorization"], TOKEN)
    for parse in (PARSERS[kind], parse_callback):
        parsed: Any = parse(body)
        assert parsed.to_dict() == data
        assert parsed.additional_properties == {}
    return parsed


def sms(number: str, reference: str | None = None) -> dict[str, Any]:
    body = {
        "phone_number": number,
        "template_id": world.SMS_TEMPLATE_ID,
        "personalisation": {"name": "Amala", "date": "today"},
    }
    return body if reference is None else body | {"reference": reference}


def email(address: str) -> dict[str, Any]:
    values = {"name": "Amala", "items": "no"}
    ids = {"template_id": world.EMAIL_TEMPLATE_ID}
    return ids | {"email_address": address, "personalisation": values}


@pytest.mark.parametrize("label", ["live", "test"])
@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        ("sms", sms("07700900123"), "delivered"),
        ("sms", sms("07700900003"), "temporary-failure"),
        ("sms", sms("07700900002"), "permanent-failure"),
        ("email", email("amala@example.gov.uk"), "delivered"),
        ("email", email("temp-fail@simulator.notify"), "temporary-failure"),
        ("email", email("perm-fail@simulator.notify"), "permanent-failure"),
    ],
)
def test_every_outcome_of_a_message_is_reported(
    receiver: Receiver, label: str, kind: str, body: dict[str, Any], status: str
) -> None:
    sent = receiver.send(label, kind, body)
    ((callback, headers, content),) = receiver.taken()
    assert callback == "delivery_status"
    receipt = is_as_described(callback, headers, content)
    assert str(receipt.id) == sent
    assert receipt.notification_type == kind
    assert receipt.status == (status if label == "test" else "delivered")


@settings(max_examples=25, deadline=None)
@given(number=our.phone_numbers, reference=our.references)
def test_receipts_repeat_number_and_reference(
    receiver: Receiver, number: str, reference: str
) -> None:
    receiver.send("test", "sms", sms(number, reference))
    for callback, headers, content in receiver.taken():
        receipt = is_as_described(callback, headers, content)
        assert receipt.reference == reference


@settings(max_examples=25, deadline=None)
@given(content=st.text(characters, max_size=200), sender=our.phone_numbers)
def test_received_texts_are_passed_on_as_they_came(
    receiver: Receiver, content: str, sender: str
) -> None:
    text = receiver.sandbox.receive_text(content, sender=sender)
    ((callback, headers, body),) = receiver.taken()
    assert callback == "inbound_sms"
    received = is_as_described(callback, headers, body)
    assert received.message == content
    assert str(received.id) == str(text.id)


@pytest.mark.parametrize(
    "body",
    [
        {"template_id": world.LETTER_TEMPLATE_ID, "personalisation": LETTER},
        {"template_id": world.LETTER_TEMPLATE_ID, "personalisation": LETTER, "reference": "r"},
        {"reference": "pdf", "content": our.PDF_IN_BASE64},
    ],
    ids=["from a template", "with a reference", "a PDF"],
)
def test_letters_that_come_back_are_reported(receiver: Receiver, body: dict[str, Any]) -> None:
    sent = receiver.send("live", "letter", body)
    assert receiver.taken() == [], "there is no receipt for a letter"
    receiver.sandbox.return_letter(sent)
    ((callback, headers, content),) = receiver.taken()
    assert callback == "returned_letter"
    letter = is_as_described(callback, headers, content)
    assert str(letter.notification_id) == sent


def posted(name: str) -> dict[str, Any]:
    """The description's first example of a callback."""
    webhook = {
        "delivery_status": "delivery_receipt",
        "inbound_sms": "received_text",
        "returned_letter": "returned_letter",
    }[name]
    media = V2.document["webhooks"][webhook]["post"]["requestBody"]["content"]
    example = next(iter(media["application/json"]["examples"].values()))["value"]
    return dict(example)


ALTERATIONS: Final[list[Any]] = [None, True, 5, 1.5, "", "x", [], {}, "2026-13-01", "None"]
FIELDS: Final = [(kind, field) for kind in SCHEMAS for field in posted(kind)]


def is_read(kind: str, body: dict[str, Any]) -> bool:
    try:
        PARSERS[kind](json.dumps(body).encode())
    except WebhookError:
        return False
    return True


def is_valid(kind: str, body: dict[str, Any]) -> bool:
    pointer = f"/components/schemas/{SCHEMAS[kind]}"
    return V2.answer_validator(pointer).is_valid(body)


@for_each(("kind", "field"), FIELDS)
def test_a_callback_without_a_field_is_refused_by_both(kind: str, field: str) -> None:
    whole = posted(kind)
    assert is_valid(kind, whole)
    assert is_read(kind, whole)
    whole.pop(field)
    assert not is_valid(kind, whole)
    assert not is_read(kind, whole)


@for_each("value", ALTERATIONS, ids=repr)
@for_each(("kind", "field"), FIELDS)
def test_a_value_is_allowed_by_both_or_by_neither(kind: str, field: str, value: Any) -> None:
    """But words that Notify may add one day are read: the parsers are open, the schema is not."""
    body = posted(kind) | {field: value}
    is_a_new_word = field in ("status", "notification_type") and isinstance(value, str)
    assert is_read(kind, body) == (is_valid(kind, body) or is_a_new_word)


@pytest.mark.parametrize("kind", SCHEMAS)
def test_a_field_that_notify_may_add_one_day_is_kept(kind: str) -> None:
    body = posted(kind) | {"brand_new": [1]}
    assert not is_valid(kind, body)
    assert PARSERS[kind](json.dumps(body).encode()).to_dict() == body
