"""How bodies are read: three shapes of refusal, and what becomes of fields that nobody knows."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from contract.admin.office import without
from contract.admin.promises.registry import Place, errors, message, promise, require, status

_MISSING = "Missing data for required field."


@promise
def a_body_must_be_json(place: Place) -> None:
    """400 in one sentence otherwise."""
    headers = {"Content-Type": "application/json"}
    for content in (b"", b"{", b"{'name': 1}", b"\xff"):
        for path in ("/service", f"{place.at}/api-key", f"{place.at}/template"):
            response = place.office.request("POST", path, content=content, headers=headers)
            said = message(response, 400)
            require("could not understand" in said, f"{path}: {said}")


@promise
def fields_are_refused_by_name(place: Place) -> None:
    """All of them at once, each with what is wrong; a service's user goes first."""
    office = place.office
    said = message(office.post("/service", {"name": None}), 400)
    require(said == {"user_id": [_MISSING]}, f"{said}")
    body = {"user_id": place.user, "created_by": place.user, "name": None, "restricted": "maybe"}
    said = message(office.post("/service", body | {"sms_message_limit": "many"}), 400)
    expected = {
        "name": ["Field may not be null."],
        "restricted": ["Not a valid boolean."],
        "sms_message_limit": ["Not a valid integer."],
        "email_message_limit": [_MISSING],
        "letter_message_limit": [_MISSING],
    }
    require(said == expected, f"{said}")
    said = message(office.post("/user/email", {"email": "amala"}), 400)
    require(said == {"email": ["Not a valid email address"]}, f"{said}")


@promise
def schemas_refuse_in_a_list(place: Place) -> None:
    """Properties first, then what is missing, then what is unknown; without quotation marks."""
    path = f"{place.at}/users/{place.office.new_user()}"
    body: dict[str, Any] = {"permissions": ["send_texts"], "unknown": 1}
    found = errors(place.office.post(path, body))
    expected = [
        "permissions send_texts is not of type object",
        "Additional properties are not allowed (unknown was unexpected)",
    ]
    require(found == expected, f"{found}")
    found = errors(place.office.post(path, {}))
    require(found == ["permissions is a required property"], f"{found}")
    found = errors(
        place.office.post(f"{place.at}/template-folder", {"name": "", "parent_id": None})
    )
    require(found == ["name  should be non-empty"], f"{found}")


@promise
def some_unknown_fields_are_refused(place: Place) -> None:
    """In a schema's words, in marshmallow's, or as an accident."""
    office = place.office
    user = office.new_user()
    found = errors(office.post(f"/user/{user}/sms-code", {"next": "x"}))
    require(found == ["Additional properties are not allowed (next was unexpected)"], f"{found}")
    for name in ("state", "password", "permissions"):
        said = message(office.post(f"/user/{user}", {name: "active"}), 400)
        require(said == {"_schema": [f"Unknown field name {name}"]}, f"{said}")
    service = {
        "name": str(uuid4()),
        "restricted": False,
        "user_id": user,
        "created_by": user,
        **dict.fromkeys((f"{kind}_message_limit" for kind in ("email", "sms", "letter")), 1),
    }
    status(office.post("/service", service | {"unknown": 1}), 400)
    status(office.post("/service", service), 201)


@promise
def other_unknown_fields_are_ignored(place: Place) -> None:
    """In updates of services, and where people register."""
    at = place.new_service()
    body = {"unknown": 1, "sms_sender": "x", "free_sms_fragment_limit": 7, "notes": "new"}
    changed = place.office.done("POST", at, body)
    require(changed["notes"] == "new", "the rest is not changed")
    require(not {"unknown", "sms_sender"} & changed.keys(), "unknown fields come back")
    place.office.registered(unknown=1)


@promise
def nobody_becomes_an_administrator_by_a_change(place: Place) -> None:
    """400; not to be one is fine."""
    path = f"/user/{place.holdings.spare_user_id}"
    said = message(place.office.post(path, {"platform_admin": True}), 400)
    require(said == {"platform_admin": ["Cannot set platform_admin to True"]}, f"{said}")
    changed = place.office.done("POST", path, {"platform_admin": False})
    require(changed["platform_admin"] is False, "somebody is an administrator")


@promise
def a_name_is_taken_once(place: Place) -> None:
    """400 for the same name, and for one that makes the same email address."""
    name = f"Parking {uuid4().hex}"
    at = place.new_service(name=name)
    limits = dict.fromkeys((f"{kind}_message_limit" for kind in ("email", "sms", "letter")), 1)
    body = {"restricted": False, "user_id": place.user, "created_by": place.user, **limits}
    for other in (name, name.upper(), name.replace(" ", ".")):
        said = message(place.office.post("/service", body | {"name": other}), 400)
        require(said == {"name": [f"Duplicate service name '{other}'"]}, f"{said}")
        spare = f"/service/{place.holdings.spare_service_id}"
        said = message(place.office.post(spare, {"name": other}), 400)
        require(said == {"name": [f"Duplicate service name '{other}'"]}, f"{said}")
    place.office.done("POST", at, {"name": name})


@promise
def names_may_be_long(place: Place) -> None:
    """Of folders, templates and services, within the size of the database's columns."""
    office, name = place.office, "x" * 200
    folder = {"name": name, "parent_id": None}
    made = status(office.post(f"{place.at}/template-folder", folder), 201)["data"]
    require(made["name"] == name, "the folder's name was cut")
    office.new_template(place.holdings.service_id, place.user, name=name)
    office.new_service(place.user, name=f"{uuid4()} {name}")


@promise
def permissions_replace_each_other(place: Place) -> None:
    """What is not named is gone; unknown and repeated ones are refused."""
    at = place.new_service()
    changed = place.office.done("POST", at, {"permissions": ["sms"]})
    require(changed["permissions"] == ["sms"], f"{changed['permissions']}")
    for given, text in (
        (["sms", "fax"], "Invalid Service Permission: 'fax'"),
        (["sms", "sms"], "Duplicate Service Permission: ['sms']"),
    ):
        said = message(place.office.post(at, {"permissions": given}), 400)
        require(said == {"permissions": [text]}, f"{said}")
    body = {
        "name": "Email",
        "template_type": "email",
        "content": "Hello",
        "subject": "Hello",
        "service": at.rpartition("/")[2],
        "created_by": place.user,
    }
    said = message(place.office.post(f"{at}/template", body), 403)
    expected = {"template_type": ["Creating email templates is not allowed"]}
    require(said == expected, f"{said}")
    found = errors(place.office.post(f"{at}/template", without(body, "subject")))
    require(found == ["subject is a required property"], f"{found}")
