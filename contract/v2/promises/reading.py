"""What reading shows: the same message everywhere, old versions, PDFs."""

from __future__ import annotations

from contract.engine.promises import require, status
from contract.v2 import world
from contract.v2.context import Context, errors, promise, safe_promise

DELETED = "66c9e507-ea1b-40ad-9f53-7eb1c2638fe6"


@safe_promise
def a_message_reads_the_same_alone_and_in_a_list(context: Context) -> None:
    """Expect so field by field, while nothing happens to it."""
    for kind in ("sms", "email", "letter"):
        path = f"/v2/notifications?template_type={kind}&status=delivered&status=received"
        for each in status(context.me.get(path), 200)["notifications"][-3:]:
            alone = status(context.me.get(f"/v2/notifications/{each['id']}"), 200)
            require(alone == each, "one reads differently alone", alone, each)


@safe_promise
def version_0_is_the_present_one(context: Context) -> None:
    """Expect every version up to that to be there, and none beyond."""
    for each in status(context.me.get("/v2/templates"), 200)["templates"][:3]:
        path = f"/v2/template/{each['id']}/version"
        require(status(context.me.get(f"{path}/0"), 200) == each, "version 0 is another one")
        for version in (1, each["version"]):
            read = status(context.me.get(f"{path}/{version}"), 200)
            require(
                read["version"] == version, f"version {version} is another one", read["version"]
            )
        for beyond in (each["version"] + 1, 10**12):
            errors(context.me.get(f"{path}/{beyond}"), 404)


@promise
def an_old_version_keeps_its_text(context: Context) -> None:
    """Expect the message made from it to point to it."""
    path = f"/v2/template/{world.SMS_TEMPLATE_ID}/version"
    bodies = [status(context.me.get(f"{path}/{number}"), 200)["body"] for number in (1, 2, 3)]
    require(len(set(bodies)) == 3, "versions read the same", bodies)
    message = status(context.me.get(f"/v2/notifications/{world.SMS_ID}"), 200)
    require(message["template"]["version"] == 3, "the message was made from version 3")
    require(message["template"]["uri"].endswith(f"{path}/3"), "its address leads to it")


@promise
def a_deleted_template_can_be_read_and_not_sent(context: Context) -> None:
    """Expect it not to be listed either."""
    status(context.me.get(f"/v2/template/{DELETED}"), 200)
    status(context.me.post(f"/v2/template/{DELETED}/preview", {}), 200)
    listed = status(context.me.get("/v2/templates"), 200)["templates"]
    require(DELETED not in [each["id"] for each in listed], "it is listed")
    body = {"phone_number": "07700900123", "template_id": DELETED}
    found = errors(context.me.post("/v2/notifications/sms", body), 400)
    require(found == [("BadRequestError", "Template has been deleted")], "other errors", found)


@promise
def a_letter_has_a_pdf_and_other_messages_have_none(context: Context) -> None:
    """Expect the PDF as `application/pdf`."""
    letter = {
        "template_id": world.LETTER_TEMPLATE_ID,
        "personalisation": {
            "name": "Amala",
            "address_line_1": "Amala Bird",
            "address_line_2": "123 High Street",
            "postcode": "SW14 6BF",
        },
    }
    sent = status(context.me.post("/v2/notifications/letter", letter), 201)
    response = context.me.get(f"/v2/notifications/{sent['id']}/pdf")
    require(response.status_code == 200, response.text[:200])
    require(response.headers["Content-Type"] == "application/pdf", "it is called something else")
    require(response.content.startswith(b"%PDF-"), "it is something else")
    for other in (world.SMS_ID, world.EMAIL_ID):
        found = errors(context.me.get(f"/v2/notifications/{other}/pdf"), 400)
        require(
            found == [("BadRequestError", "Notification is not a letter")], "other errors", found
        )


@promise
def a_message_has_the_fields_of_its_kind(context: Context) -> None:
    """Expect null in those of the others; letters alone have a day of arrival."""
    fields = {
        world.SMS_ID: {"phone_number"},
        world.EMAIL_ID: {"email_address", "subject"},
        world.LETTER_ID: {"line_1", "line_2", "line_3", "line_4", "postage", "subject"},
    }
    own = set().union(*fields.values())
    for message_id, expected in fields.items():
        read = status(context.me.get(f"/v2/notifications/{message_id}"), 200)
        found = {name for name in own if read[name] is not None}
        require(found == expected, f"a message of type {read['type']} has {sorted(found)}")
        require(("estimated_delivery" in read) == (read["type"] == "letter"), "a day of arrival")
