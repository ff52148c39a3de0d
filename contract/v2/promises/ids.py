"""Ids: how they may be spelt, and what happens when there is nothing behind them."""

from __future__ import annotations

from contract.engine.promises import require, status
from contract.v2 import world
from contract.v2.context import Context, errors, promise, safe_promise

UNKNOWN = "00000000-0000-4000-8000-000000000000"
MALFORMED = ("nothing", UNKNOWN[:-1], f"{UNKNOWN}0")


@safe_promise
def an_unknown_message_is_not_found(context: Context) -> None:
    """Expect 404 for the message and for its PDF."""
    for path in (f"/v2/notifications/{UNKNOWN}", f"/v2/notifications/{UNKNOWN}/pdf"):
        require(errors(context.me.get(path), 404) == [("NoResultFound", "No result found")], path)


@safe_promise
def an_unknown_template_is_not_found(context: Context) -> None:
    """Expect 404, also for its versions and its preview."""
    for path in (f"/v2/template/{UNKNOWN}", f"/v2/template/{UNKNOWN}/version/1"):
        errors(context.me.get(path), 404)
    errors(context.me.post(f"/v2/template/{UNKNOWN}/preview", {}), 404)


@safe_promise
def a_malformed_id_is_refused(context: Context) -> None:
    """Expect 400 by name; nothing is looked up."""
    for wrong in MALFORMED:
        for path, name in (
            (f"/v2/notifications/{wrong}", "notification_id"),
            (f"/v2/notifications/{wrong}/pdf", "notification_id"),
            (f"/v2/template/{wrong}", "id"),
            (f"/v2/template/{wrong}/version/1", "id"),
            (f"/v2/notifications?older_than={wrong}", "older_than"),
            (f"/v2/received-text-messages?older_than={wrong}", "older_than"),
        ):
            expected = [("ValidationError", f"{name} is not a valid UUID")]
            found = errors(context.me.get(path), 400)
            require(found == expected, "other errors", path, found)
        errors(context.me.post(f"/v2/template/{wrong}/preview", {}), 400)


@safe_promise
def a_version_that_is_not_a_number_has_no_route(context: Context) -> None:
    """Expect 404 from the router."""
    for version in ("x", "-1", "1.0"):
        response = context.me.get(f"/v2/template/{UNKNOWN}/version/{version}")
        require("result" in status(response, 404), f"version {version}: not the router's answer")


@promise
def an_id_may_be_spelt_in_every_way_that_the_server_reads(context: Context) -> None:
    """Expect capitals, no hyphens, braces; a URN in a send alone: the database does not read it."""
    for spell in (str.upper, lambda text: text.replace("-", ""), "{{{}}}".format):
        read = status(context.me.get(f"/v2/notifications/{spell(world.SMS_ID)}"), 200)
        require(
            read["id"] == world.SMS_ID, "another message is read", spell(world.SMS_ID), read["id"]
        )
        template = status(context.me.get(f"/v2/template/{spell(world.SMS_TEMPLATE_ID)}"), 200)
        require(template["id"] == world.SMS_TEMPLATE_ID, "the template's id is spelt otherwise")
        _is_taken_to_send(context, spell(world.SMS_TEMPLATE_ID))
    for path, known in (("notifications", world.SMS_ID), ("template", world.SMS_TEMPLATE_ID)):
        found = errors(context.me.get(f"/v2/{path}/urn:uuid:{known}"), 404)
        require(found == [("DataError", "No result found")], path, found)
    _is_taken_to_send(context, f"urn:uuid:{world.SMS_TEMPLATE_ID}")


@safe_promise
def what_is_not_a_route_gets_the_routers_answer(context: Context) -> None:
    """Expect 404 in the older shape, also with a slash too many; GET for a send is an id."""
    for path in ("/v2/nothing", "/v2/notifications/", "/v2/template", "/v1/notifications"):
        require("result" in status(context.me.get(path), 404), path)
    for kind in ("sms", "email", "letter"):
        found = errors(context.me.get(f"/v2/notifications/{kind}"), 400)
        require(found == [("ValidationError", "notification_id is not a valid UUID")], kind)


@promise
def a_method_that_is_not_there_is_refused(context: Context) -> None:
    """Expect 405 that says which ones are there."""
    for method, path in (
        ("DELETE", f"/v2/notifications/{world.SMS_ID}"),
        ("PUT", "/v2/notifications"),
        ("PATCH", f"/v2/template/{world.SMS_TEMPLATE_ID}"),
        ("POST", "/v2/templates"),
        ("GET", f"/v2/template/{world.SMS_TEMPLATE_ID}/preview"),
    ):
        response = context.me.request(method, path)
        require(response.status_code == 405, f"{method} {path} gave {response.status_code}")
        require(response.json()["result"] == "error", "the body is the router's")
        allowed = response.headers.get("Allow", "").split(", ")
        require(method not in allowed and len(allowed) > 1, f"{method} {path} allows {allowed}")


def _is_taken_to_send(context: Context, template_id: str) -> None:
    body = {
        "phone_number": "07700900123",
        "template_id": template_id,
        "personalisation": {"name": "Amala", "date": "today"},
    }
    sent = status(context.me.post("/v2/notifications/sms", body), 201)
    require(sent["template"]["id"] == world.SMS_TEMPLATE_ID, "the template's id is as it came")
