"""What a key reaches: messages of its kind in lists, of its service by id, and no one else's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contract.engine.promises import require, status
from contract.v2 import world
from contract.v2.context import Context, errors, promise

if TYPE_CHECKING:
    from contract.engine.server import ServerUnderTest

KINDS = ("live", "team", "test")


def _send(server: ServerUnderTest, reference: str) -> str:
    body = {
        "phone_number": "07700900987",
        "template_id": world.SMS_TEMPLATE_ID,
        "personalisation": {"name": "Amala", "date": "today"},
        "reference": reference,
    }
    sent: str = status(server.post("/v2/notifications/sms", body), 201)["id"]
    return sent


def _listed(server: ServerUnderTest, query: str = "") -> list[str]:
    page = status(server.get(f"/v2/notifications{query}"), 200)
    return [each["id"] for each in page["notifications"]]


@promise
def a_list_has_the_messages_of_one_kind_of_key(context: Context) -> None:
    """Expect each kind to see its own and none of the others'."""
    sent = {label: _send(context.by(label), f"scope-{label}") for label in KINDS}
    for label in KINDS:
        listed = _listed(context.by(label))
        require(listed[:1] == [sent[label]], f"the {label} key's newest message comes first")
        others = [sent[other] for other in KINDS if other != label]
        require(not set(listed) & set(others), f"the {label} key's list has others' messages")
        for other in KINDS:
            found = _listed(context.by(label), f"?reference=scope-{other}")
            require(bool(found) == (other == label), f"{label} finds the reference of {other}")


@promise
def every_key_of_a_service_reads_every_message_by_id(context: Context) -> None:
    """Expect so whatever kind of key sent it."""
    for label in KINDS:
        sent = _send(context.by(label), "by-id")
        for other in KINDS:
            read = status(context.by(other).get(f"/v2/notifications/{sent}"), 200)
            require(read["id"] == sent, "another message comes back")


@promise
def another_services_messages_cannot_be_seen(context: Context) -> None:
    """Expect 404 by id, and that they do not turn up in lists."""
    for label in KINDS:
        path = f"/v2/notifications/{world.OTHER_SMS_ID}"
        errors(context.by(label).get(path), 404)
        errors(context.by(label).get(f"{path}/pdf"), 404)
        require(world.OTHER_SMS_ID not in _listed(context.by(label)), "it is listed")
        older = _listed(context.by(label), f"?older_than={world.OTHER_SMS_ID}")
        require(older == [], "it is a mark in the list")
    require(_listed(context.by("other")) == [world.OTHER_SMS_ID], "its own key sees it")
    errors(context.by("other").get(f"/v2/notifications/{world.SMS_ID}"), 404)
    errors(context.by("other").get(f"/v2/template/{world.SMS_TEMPLATE_ID}"), 404)


@promise
def a_team_key_sends_no_letters(context: Context) -> None:
    """Expect 403, whether from a template or as a PDF."""
    for body in (
        {"template_id": world.LETTER_TEMPLATE_ID, "personalisation": {"name": "Ms Bird"}},
        {"reference": "r", "content": "JVBERi0="},
    ):
        response = context.by("team").post("/v2/notifications/letter", body)
        ((kind, message),) = errors(response, 403)
        require(kind == "BadRequestError" and "team api key" in message, message)


@promise
def a_team_key_reaches_the_team_alone(context: Context) -> None:
    """Expect 400 for everybody else."""
    body = {
        "phone_number": "07700900123",
        "template_id": world.SMS_TEMPLATE_ID,
        "personalisation": {"name": "Amala", "date": "today"},
    }
    ((kind, message),) = errors(context.by("team").post("/v2/notifications/sms", body), 400)
    require(kind == "BadRequestError" and "team-only API key" in message, message)
    status(context.by("live").post("/v2/notifications/sms", body), 201)
