"""What sending does: the message is there afterwards, as it was asked for, and only then."""

from __future__ import annotations

from typing import Any

from contract import world
from contract.promises.registry import Server, errors, promise, require, status

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


@promise()
def what_was_sent_can_be_read(server: Server) -> None:
    """At once, at the address that the answer gave, with what was sent."""
    recipients = {"sms": "phone_number", "email": "email_address", "letter": "line_1"}
    for kind, body in SENDS.items():
        sent = status(server.me.post(f"/v2/notifications/{kind}", body), 201)
        require(sent["uri"].endswith(f"/v2/notifications/{sent['id']}"), f"it is at {sent['uri']}")
        read = status(server.me.get(f"/v2/notifications/{sent['id']}"), 200)
        require(read["type"] == kind, f"its type is {read['type']}")
        require(read["reference"] == sent["reference"] == body["reference"], "the reference")
        require(read["template"]["id"] == body["template_id"], "the template")
        require(read["template"]["version"] == sent["template"]["version"], "the version")
        require(read["body"] == sent["content"]["body"], "the text")
        recipient = body.get(recipients[kind], "Amala Bird")
        require(read[recipients[kind]] == recipient, f"it goes to {read[recipients[kind]]}")


@promise()
def a_finished_letter_is_answered_with_its_postage(server: Server) -> None:
    """Nothing but id, reference and postage; second class if nothing was said."""
    for more, postage in (({}, "second"), ({"postage": "first"}, "first")):
        body = {"reference": "pdf", "content": "JVBERi0=", **more}
        sent = status(server.me.post("/v2/notifications/letter", body), 201)
        require(set(sent) == {"id", "reference", "postage"}, f"the answer has {sorted(sent)}")
        require(sent["postage"] == postage, f"the postage is {sent['postage']}")
    errors(server.me.post("/v2/notifications/letter", body | {"postage": "europe"}), 400)


@promise()
def sending_twice_sends_two(server: Server) -> None:
    """The reference may be the same."""
    ids = [status(server.me.post("/v2/notifications/sms", SMS), 201)["id"] for _ in range(2)]
    require(ids[0] != ids[1], "the same message comes back")


@promise()
def blanks_need_values(server: Server) -> None:
    """A null is none; names are compared loosely; what the template does not know is ignored."""
    path = "/v2/notifications/sms"
    for values, missing in (
        ({}, "name, date"),
        ({"name": "x"}, "date"),
        (VALUES | {"date": None}, "date"),
    ):
        found = errors(server.me.post(path, SMS | {"personalisation": values}), 400)
        require(found == [("BadRequestError", f"Missing personalisation: {missing}")], str(found))
    loose = {"NA-ME": "Amala", "d_a te": "today", "unknown": {"a": [1]}}
    sent = status(server.me.post(path, SMS | {"personalisation": loose}), 201)
    expected = "Dear Amala, your appointment is on today."
    require(sent["content"]["body"] == expected, sent["content"]["body"])


@promise()
def a_template_is_for_its_own_kind(server: Server) -> None:
    """400 for another kind of message."""
    for kind, body in SENDS.items():
        for other, of in SENDS.items():
            if other != kind:
                wrong = body | {"template_id": of["template_id"]}
                found = errors(server.me.post(f"/v2/notifications/{kind}", wrong), 400)
                message = f"{other} template is not suitable for {kind} notification"
                require(found == [("BadRequestError", message)], str(found))


@promise()
def another_services_template_is_not_found(server: Server) -> None:
    """400, as if it did not exist."""
    body = SMS | {"template_id": "33f6b2d4-b7e8-4d7a-8c20-4b8e9f305cb3"}
    found = errors(server.me.post("/v2/notifications/sms", body), 400)
    require(found == [("BadRequestError", "Template not found")], str(found))


@promise(is_safe=True)
def a_simulated_recipient_is_answered_and_nothing_is_stored(server: Server) -> None:
    """201 as usual, and 404 when the message is read."""
    recipients = (
        ("sms", {"phone_number": "07700900111"}),
        ("email", {"email_address": "simulate-delivered-2@notifications.service.gov.uk"}),
    )
    for kind, recipient in recipients:
        for template in server.survey.templates[kind][:1]:
            body = {
                "template_id": template.id,
                "personalisation": dict.fromkeys(template.blanks, "contract"),
                "reference": "contract-simulated",
            }
            sent = status(server.me.post(f"/v2/notifications/{kind}", body | recipient), 201)
            errors(server.me.get(f"/v2/notifications/{sent['id']}"), 404)
    path = "/v2/notifications?reference=contract-simulated"
    require(status(server.me.get(path), 200)["notifications"] == [], "something is stored")


@promise()
def an_address_has_three_to_seven_lines_and_a_last_one(server: Server) -> None:
    """And a letter abroad has the postage of its zone."""
    lines = {"address_line_1": "Amala Bird", "address_line_2": "12 rue de Bassano"}
    path, name = "/v2/notifications/letter", {"name": "Ms Bird"}
    for address, message in (
        (lines, "Address must be at least 3 lines"),
        (
            lines | {"address_line_3": "Nowhere"},
            "Last line of address must be a real UK postcode or another country",
        ),
    ):
        found = errors(server.me.post(path, LETTER | {"personalisation": name | address}), 400)
        require(found == [("ValidationError", message)], str(found))
    for country, postage in (("France", "europe"), ("New Zealand", "rest-of-world")):
        values = name | lines | {"address_line_3": country}
        sent = status(server.me.post(path, LETTER | {"personalisation": values}), 201)
        read = status(server.me.get(f"/v2/notifications/{sent['id']}"), 200)
        require(read["postage"] == postage, f"to {country} it goes {read['postage']}")


@promise()
def a_preview_shows_what_would_be_sent(server: Server) -> None:
    """The same text as sending does; HTML for emails alone."""
    for kind, body in SENDS.items():
        path = f"/v2/template/{body['template_id']}/preview"
        values = {"personalisation": body["personalisation"]}
        preview = status(server.me.post(path, values), 200)
        sent = status(server.me.post(f"/v2/notifications/{kind}", body), 201)
        require(preview["type"] == kind, f"its type is {preview['type']}")
        require(preview["body"] == sent["content"]["body"], "the text is another one")
        require((preview["html"] is not None) == (kind == "email"), "HTML belongs to emails")
        require((preview["postage"] is not None) == (kind == "letter"), "postage to letters")
        require((preview["subject"] is None) == (kind == "sms"), "a subject to the others")


@promise()
def sanitising_is_told(server: Server) -> None:
    """By the names that the request used; nothing if nothing changed."""
    path = "/v2/notifications/email"
    for value, changed in (
        ("Mr.Smith", {"name": {"unsanitised": "Mr.Smith", "sanitised": "Mr\\. Smith"}}),
        ("Amala", {}),
    ):
        body = EMAIL | {
            "personalisation": {"name": value, "items": False},
            "sanitise_content_for": ["name", "unknown"],
        }
        sent = status(server.me.post(path, body), 201)
        require(sent["sanitised_content"] == changed, str(sent["sanitised_content"]))
