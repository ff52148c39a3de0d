"""What a key reaches: messages of its kind in lists, of its service by id, and no one else's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contract import world
from contract.promises.registry import Server, errors, promise, require, status

if TYPE_CHECKING:
    from contract.target import Target

KINDS = ("live", "team", "test")


def _send(target: Target, reference: str) -> str:
    body = {
        "phone_number": "07700900987",
        "template_id": world.SMS_TEMPLATE_ID,
        "personalisation": {"name": "Amala", "date": "today"},
        "reference": reference,
    }
    sent: str = status(target.post("/v2/notifications/sms", body), 201)["id"]
    return sent


def _listed(target: Target, query: str = "") -> list[str]:
    page = status(target.get(f"/v2/notifications{query}"), 200)
    return [each["id"] for each in page["notifications"]]


@promise()
def a_list_has_the_messages_of_one_kind_of_key(server: Server) -> None:
    """Each kind sees its own and none of the others'."""
    sent = {label: _send(server.by(label), f"scope-{label}") for label in KINDS}
    for label in KINDS:
        listed = _listed(server.by(label))
        require(listed[:1] == [sent[label]], f"the {label} key's newest message comes first")
        others = [sent[other] for other in KINDS if other != label]
        require(not set(listed) & set(others), f"the {label} key's list has others' messages")
        for other in KINDS:
            found = _listed(server.by(label), f"?reference=scope-{other}")
            require(bool(found) == (other == label), f"{label} finds the reference of {other}")


@promise()
def every_key_of_a_service_reads_every_message_by_id(server: Server) -> None:
    """Whatever kind of key sent it."""
    for label in KINDS:
        sent = _send(server.by(label), "by-id")
        for other in KINDS:
            read = status(server.by(other).get(f"/v2/notifications/{sent}"), 200)
            require(read["id"] == sent, "another message comes back")


@promise()
def another_services_messages_cannot_be_seen(server: Server) -> None:
    """404 by id, and they do not turn up in lists."""
    for label in KINDS:
        path = f"/v2/notifications/{world.OTHER_SMS_ID}"
        errors(server.by(label).get(path), 404)
        errors(server.by(label).get(f"{path}/pdf"), 404)
        require(world.OTHER_SMS_ID not in _listed(server.by(label)), "it is listed")
        older = _listed(server.by(label), f"?older_than={world.OTHER_SMS_ID}")
        require(older == [], "it is a mark in the list")
    require(_listed(server.by("other")) == [world.OTHER_SMS_ID], "its own key sees it")
    errors(server.by("other").get(f"/v2/notifications/{world.SMS_ID}"), 404)
    errors(server.by("other").get(f"/v2/template/{world.SMS_TEMPLATE_ID}"), 404)


@promise()
def a_team_key_sends_no_letters(server: Server) -> None:
    """403, whether from a template or as a PDF."""
    for body in (
        {"template_id": world.LETTER_TEMPLATE_ID, "personalisation": {"name": "Ms Bird"}},
        {"reference": "r", "content": "JVBERi0="},
    ):
        response = server.by("team").post("/v2/notifications/letter", body)
        ((kind, message),) = errors(response, 403)
        require(kind == "BadRequestError" and "team api key" in message, message)


@promise()
def a_team_key_reaches_the_team_alone(server: Server) -> None:
    """400 for everybody else."""
    body = {
        "phone_number": "07700900123",
        "template_id": world.SMS_TEMPLATE_ID,
        "personalisation": {"name": "Amala", "date": "today"},
    }
    ((kind, message),) = errors(server.by("team").post("/v2/notifications/sms", body), 400)
    require(kind == "BadRequestError" and "team-only API key" in message, message)
    status(server.by("live").post("/v2/notifications/sms", body), 201)
