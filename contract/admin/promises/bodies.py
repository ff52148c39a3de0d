"""How bodies are read: three shapes of refusal, and what becomes of fields that nobody knows."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from contract.admin.admin_api import without
from contract.admin.context import Context, errors, message, promise
from contract.engine.promises import require, status

_MISSING = "Missing data for required field."


@promise
def a_body_must_be_json(context: Context) -> None:
    """Expect 400 in one sentence for anything else."""
    headers = {"Content-Type": "application/json"}
    for content in (b"", b"{", b"{'name': 1}", b"\xff"):
        for path in ("/service", f"{context.at}/api-key", f"{context.at}/template"):
            response = context.api.request("POST", path, content=content, headers=headers)
            said = message(response, 400)
            require("could not understand" in said, f"{path}: {said}")


@promise
def fields_are_refused_by_name(context: Context) -> None:
    """Expect all of them at once, each with what is wrong; a service's user goes first."""
    api = context.api
    said = message(api.post("/service", {"name": None}), 400)
    require(said == {"user_id": [_MISSING]}, f"{said}")
    body = {
        "user_id": context.user,
        "created_by": context.user,
        "name": None,
        "restricted": "maybe",
    }
    said = message(api.post("/service", body | {"sms_message_limit": "many"}), 400)
    expected = {
        "name": ["Field may not be null."],
        "restricted": ["Not a valid boolean."],
        "sms_message_limit": ["Not a valid integer."],
        "email_message_limit": [_MISSING],
        "letter_message_limit": [_MISSING],
    }
    require(said == expected, f"{said}")
    said = message(api.post("/user/email", {"email": "amala"}), 400)
    require(said == {"email": ["Not a valid email address"]}, f"{said}")


@promise
def schemas_refuse_in_a_list(context: Context) -> None:
    """Expect properties first, then missing ones, then unknown ones, without quotation marks."""
    path = f"{context.at}/users/{context.api.new_user()}"
    body: dict[str, Any] = {"permissions": ["send_texts"], "unknown": 1}
    found = errors(context.api.post(path, body))
    expected = [
        "permissions send_texts is not of type object",
        "Additional properties are not allowed (unknown was unexpected)",
    ]
    require(found == expected, f"{found}")
    found = errors(context.api.post(path, {}))
    require(found == ["permissions is a required property"], f"{found}")
    found = errors(
        context.api.post(f"{context.at}/template-folder", {"name": "", "parent_id": None})
    )
    require(found == ["name  should be non-empty"], f"{found}")


@promise
def some_unknown_fields_are_refused(context: Context) -> None:
    """Expect a refusal, in the words that each route has for it."""
    api = context.api
    user = api.new_user()
    found = errors(api.post(f"/user/{user}/sms-code", {"next": "x"}))
    require(found == ["Additional properties are not allowed (next was unexpected)"], f"{found}")
    for name in ("state", "password", "permissions"):
        said = message(api.post(f"/user/{user}", {name: "active"}), 400)
        require(said == {"_schema": [f"Unknown field name {name}"]}, f"{said}")
    service = {
        "name": str(uuid4()),
        "restricted": False,
        "user_id": user,
        "created_by": user,
        **dict.fromkeys((f"{kind}_message_limit" for kind in ("email", "sms", "letter")), 1),
    }
    status(api.post("/service", service | {"unknown": 1}), 400)
    status(api.post("/service", service), 201)


@promise
def other_unknown_fields_are_ignored(context: Context) -> None:
    """Expect so in updates of services, and where people register."""
    at = context.new_service()
    body = {"unknown": 1, "sms_sender": "x", "free_sms_fragment_limit": 7, "notes": "new"}
    changed = context.api.done("POST", at, body)
    require(changed["notes"] == "new", "the rest is not changed")
    require(not {"unknown", "sms_sender"} & changed.keys(), "unknown fields come back")
    context.api.registered(unknown=1)


@promise
def nobody_becomes_an_administrator_by_a_change(context: Context) -> None:
    """Expect 400; to say that somebody is not one is fine."""
    path = f"/user/{context.fixtures.spare_user_id}"
    said = message(context.api.post(path, {"platform_admin": True}), 400)
    require(said == {"platform_admin": ["Cannot set platform_admin to True"]}, f"{said}")
    changed = context.api.done("POST", path, {"platform_admin": False})
    require(changed["platform_admin"] is False, "somebody is an administrator")


@promise
def a_name_is_taken_once(context: Context) -> None:
    """Expect 400 for the same name, and for one that makes the same email address."""
    name = f"Parking {uuid4().hex}"
    at = context.new_service(name=name)
    limits = dict.fromkeys((f"{kind}_message_limit" for kind in ("email", "sms", "letter")), 1)
    body = {"restricted": False, "user_id": context.user, "created_by": context.user, **limits}
    for other in (name, name.upper(), name.replace(" ", ".")):
        said = message(context.api.post("/service", body | {"name": other}), 400)
        require(said == {"name": [f"Duplicate service name '{other}'"]}, f"{said}")
        spare = f"/service/{context.fixtures.spare_service_id}"
        said = message(context.api.post(spare, {"name": other}), 400)
        require(said == {"name": [f"Duplicate service name '{other}'"]}, f"{said}")
    context.api.done("POST", at, {"name": name})


@promise
def names_may_be_long(context: Context) -> None:
    """Expect so for folders, templates and services, within the size of the database's columns."""
    api, name = context.api, "x" * 200
    folder = {"name": name, "parent_id": None}
    made = status(api.post(f"{context.at}/template-folder", folder), 201)["data"]
    require(made["name"] == name, "the folder's name was cut")
    api.new_template(context.fixtures.service_id, context.user, name=name)
    api.new_service(context.user, name=f"{uuid4()} {name}")


@promise
def permissions_replace_each_other(context: Context) -> None:
    """Expect those that are not named gone, and unknown and repeated ones refused."""
    at = context.new_service()
    changed = context.api.done("POST", at, {"permissions": ["sms"]})
    require(changed["permissions"] == ["sms"], f"{changed['permissions']}")
    for given, text in (
        (["sms", "fax"], "Invalid Service Permission: 'fax'"),
        (["sms", "sms"], "Duplicate Service Permission: ['sms']"),
    ):
        said = message(context.api.post(at, {"permissions": given}), 400)
        require(said == {"permissions": [text]}, f"{said}")
    body = {
        "name": "Email",
        "template_type": "email",
        "content": "Hello",
        "subject": "Hello",
        "service": at.rpartition("/")[2],
        "created_by": context.user,
    }
    said = message(context.api.post(f"{at}/template", body), 403)
    expected = {"template_type": ["Creating email templates is not allowed"]}
    require(said == expected, f"{said}")
    found = errors(context.api.post(f"{at}/template", without(body, "subject")))
    require(found == ["subject is a required property"], f"{found}")
