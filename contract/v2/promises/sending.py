"""What sending does: the message is there afterwards, as it was asked for, and only then."""

from __future__ import annotations

from typing import Any

from contract.engine.promises import NotTried, require, status
from contract.v2 import world
from contract.v2.context import Context, errors, promise, safe_promise

VALUES = {"name": "Amala", "date": "2 December"}
SMS: dict[str, Any] = {
    "phone_number": "+44 7700 900123",
    "template_id": world.SMS_TEMPLATE_ID,
    "personalisation": VALUES,
    "reference": "sending-1",
}
EMAIL: dict[str, Any] = {
    "email_address": "Amala@example.gov.uk",
    "template_id": world.EMAIL_TEMPLATE_ID,
    "personalisation": {"name": "Amala", "items": False},
    "reference": "sending-2",
}
LETTER: dict[str, Any] = {
    "template_id": world.LETTER_TEMPLATE_ID,
    "personalisation": {
        "name": "Ms Bird",
        "address_line_1": "Amala Bird",
        "address_line_2": "123 High Street",
        "postcode": "SW14 6BF",
    },
    "reference": "sending-3",
}
SENDS = {"sms": SMS, "email": EMAIL, "letter": LETTER}


@promise
def what_was_sent_can_be_read(context: Context) -> None:
    """Expect it at once, at the address that the answer gave, with what was sent."""
    recipients = {"sms": "phone_number", "email": "email_address", "letter": "line_1"}
    for kind, body in SENDS.items():
        sent = status(context.me.post(f"/v2/notifications/{kind}", body), 201)
        require(sent["uri"].endswith(f"/v2/notifications/{sent['id']}"), f"it is at {sent['uri']}")
        read = status(context.me.get(f"/v2/notifications/{sent['id']}"), 200)
        require(read["type"] == kind, "its type", read["type"])
        require(read["reference"] == sent["reference"] == body["reference"], "the reference")
        require(read["template"]["id"] == body["template_id"], "the template")
        require(read["template"]["version"] == sent["template"]["version"], "the version")
        require(read["body"] == sent["content"]["body"], "the text")
        recipient = body.get(recipients[kind], "Amala Bird")
        require(read[recipients[kind]] == recipient, "it goes to somebody else", read)


@promise
def a_finished_letter_is_answered_with_its_postage(context: Context) -> None:
    """Expect id, reference and postage alone; second class if nothing was said."""
    for more, postage in (({}, "second"), ({"postage": "first"}, "first")):
        body = {"reference": "pdf", "content": "JVBERi0=", **more}
        sent = status(context.me.post("/v2/notifications/letter", body), 201)
        require(
            set(sent) == {"id", "reference", "postage"}, "the answer has other fields", sorted(sent)
        )
        require(sent["postage"] == postage, "the postage", sent["postage"])
    errors(context.me.post("/v2/notifications/letter", body | {"postage": "europe"}), 400)


@promise
def sending_twice_sends_two(context: Context) -> None:
    """Expect so with the same reference too."""
    ids = [status(context.me.post("/v2/notifications/sms", SMS), 201)["id"] for _ in range(2)]
    require(ids[0] != ids[1], "the same message comes back")


@promise
def blanks_need_values(context: Context) -> None:
    """Expect null not to be one, names compared loosely, and unknown names ignored."""
    path = "/v2/notifications/sms"
    for values, missing in (
        ({}, "name, date"),
        ({"name": "x"}, "date"),
        (VALUES | {"date": None}, "date"),
    ):
        found = errors(context.me.post(path, SMS | {"personalisation": values}), 400)
        require(
            found == [("BadRequestError", f"Missing personalisation: {missing}")],
            "other errors",
            found,
        )
    loose = {"NA-ME": "Amala", "d_a te": "today", "unknown": {"a": [1]}}
    sent = status(context.me.post(path, SMS | {"personalisation": loose}), 201)
    expected = "Dear Amala, your appointment is on today."
    require(sent["content"]["body"] == expected, sent["content"]["body"])


@promise
def a_template_is_for_its_own_kind(context: Context) -> None:
    """Expect 400 for another kind of message."""
    for kind, body in SENDS.items():
        for other, of in SENDS.items():
            if other != kind:
                wrong = body | {"template_id": of["template_id"]}
                found = errors(context.me.post(f"/v2/notifications/{kind}", wrong), 400)
                message = f"{other} template is not suitable for {kind} notification"
                require(found == [("BadRequestError", message)], "other errors", found)


@promise
def another_services_template_is_not_found(context: Context) -> None:
    """Expect 400, as if it did not exist."""
    body = SMS | {"template_id": "33f6b2d4-b7e8-4d7a-8c20-4b8e9f305cb3"}
    found = errors(context.me.post("/v2/notifications/sms", body), 400)
    require(found == [("BadRequestError", "Template not found")], "other errors", found)


@safe_promise
def a_simulated_recipient_is_answered_and_nothing_is_stored(context: Context) -> None:
    """Expect 201 as usual, and 404 when the message is read."""
    recipients = {
        "sms": {"phone_number": "07700900111"},
        "email": {"email_address": "simulate-delivered-2@notifications.service.gov.uk"},
    }
    kinds = context.inventory.sendable()
    if not kinds:
        raise NotTried
    for kind in kinds:
        template = context.inventory.templates[kind][0]
        body = {
            "template_id": template.id,
            "personalisation": dict.fromkeys(template.blanks, "contract"),
            "reference": "contract-simulated",
        }
        sent = status(context.me.post(f"/v2/notifications/{kind}", body | recipients[kind]), 201)
        errors(context.me.get(f"/v2/notifications/{sent['id']}"), 404)
    path = "/v2/notifications?reference=contract-simulated"
    require(status(context.me.get(path), 200)["notifications"] == [], "something is stored")


@promise
def an_address_has_three_to_seven_lines_and_a_last_one(context: Context) -> None:
    """Expect the postage of its zone for a letter abroad."""
    lines = {"address_line_1": "Amala Bird", "address_line_2": "12 rue de Bassano"}
    path, name = "/v2/notifications/letter", {"name": "Ms Bird"}
    for address, message in (
        (lines, "Address must be at least 3 lines"),
        (
            lines | {"address_line_3": "Nowhere"},
            "Last line of address must be a real UK postcode or another country",
        ),
    ):
        found = errors(context.me.post(path, LETTER | {"personalisation": name | address}), 400)
        require(found == [("ValidationError", message)], "other errors", found)
    for country, postage in (("France", "europe"), ("New Zealand", "rest-of-world")):
        values = name | lines | {"address_line_3": country}
        sent = status(context.me.post(path, LETTER | {"personalisation": values}), 201)
        read = status(context.me.get(f"/v2/notifications/{sent['id']}"), 200)
        require(read["postage"] == postage, f"the postage to {country}", read["postage"])


@promise
def a_preview_shows_what_would_be_sent(context: Context) -> None:
    """Expect the same text as sending gives, and HTML for emails alone."""
    for kind, body in SENDS.items():
        path = f"/v2/template/{body['template_id']}/preview"
        values = {"personalisation": body["personalisation"]}
        preview = status(context.me.post(path, values), 200)
        sent = status(context.me.post(f"/v2/notifications/{kind}", body), 201)
        require(preview["type"] == kind, "its type", preview["type"])
        require(preview["body"] == sent["content"]["body"], "the text is another one")
        require((preview["html"] is not None) == (kind == "email"), "HTML belongs to emails")
        require((preview["postage"] is not None) == (kind == "letter"), "postage to letters")
        require((preview["subject"] is None) == (kind == "sms"), "a subject to the others")


@promise
def sanitising_is_told(context: Context) -> None:
    """Expect the names that the request used; nothing if nothing changed."""
    path = "/v2/notifications/email"
    for value, changed in (
        ("Mr.Smith", {"name": {"unsanitised": "Mr.Smith", "sanitised": "Mr\\. Smith"}}),
        ("Amala", {}),
    ):
        body = EMAIL | {
            "personalisation": {"name": value, "items": False},
            "sanitise_content_for": ["name", "unknown"],
        }
        sent = status(context.me.post(path, body), 201)
        require(
            sent["sanitised_content"] == changed,
            "something else is told",
            sent["sanitised_content"],
        )
