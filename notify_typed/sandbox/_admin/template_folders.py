"""Folders of templates, and moving things between them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from notify_typed.sandbox._admin.call import as_id
from notify_typed.sandbox._admin.errors import refusal
from notify_typed.sandbox._admin.items import find, with_item
from notify_typed.sandbox._admin.members import find_user, is_active
from notify_typed.sandbox._admin.responses import empty, enveloped, json
from notify_typed.sandbox._admin.service_views import items
from notify_typed.sandbox._world.memberships import member_id, members_of

if TYPE_CHECKING:
    from starlette.responses import Response

    from notify_typed.sandbox._admin.call import Call
    from notify_typed.sandbox._admin.endpoint import Routes
    from notify_typed.sandbox._json import JsonObject, JsonValue

_FOLDERS = "template_folders"


def create_template_folder(call: Call) -> Response:
    """Create a folder, seen by those who see its parent; at the top, by every active member."""
    body = call.checked("CreateTemplateFolderRequest")
    service = call.service()
    parent_id = None if body["parent_id"] is None else str(body["parent_id"]).lower()
    users: JsonValue = _active_members(call, service)
    if parent_id is not None:
        parent = next((one for one in items(service, _FOLDERS) if one["id"] == parent_id), None)
        if parent is None:
            raise refusal("parent_id not found")
        users = parent.get("users_with_permission", [])
    folder: JsonObject = {
        "id": str(uuid4()),
        "name": body["name"],
        "parent_id": parent_id,
        "users_with_permission": users,
    }
    call.change_service(template_folders=with_item(items(service, _FOLDERS), folder))
    return enveloped(_view(service, folder), 201)


def get_template_folders(call: Call) -> Response:
    """List the folders of a service."""
    service = call.service()
    return json({"template_folders": [_view(service, one) for one in items(service, _FOLDERS)]})


def update_template_folder(call: Call) -> Response:
    """Change the name of a folder, or who sees it."""
    body = call.checked("UpdateTemplateFolderRequest")
    service = call.service()
    folder = {**find(items(service, _FOLDERS), call.path["folder_id"]), "name": body["name"]}
    wanted = body.get("users_with_permission")
    if isinstance(wanted, list):
        members = {member_id(member) for member in members_of(service)}
        folder["users_with_permission"] = [
            str(user_id).lower() for user_id in wanted if str(user_id).lower() in members
        ]
    call.change_service(template_folders=with_item(items(service, _FOLDERS), folder))
    return enveloped(_view(service, folder))


def delete_template_folder(call: Call) -> Response:
    """Remove an empty folder."""
    service = call.service()
    folder = find(items(service, _FOLDERS), call.path["folder_id"])
    inside = [
        *(one for one in items(service, _FOLDERS) if one.get("parent_id") == folder["id"]),
        *(
            one
            for one in items(service, "templates")
            if one.get("folder") == folder["id"] and not one.get("archived")
        ),
    ]
    if inside:
        raise refusal("Folder is not empty")
    kept: list[JsonValue] = [one for one in items(service, _FOLDERS) if one is not folder]
    call.change_service(template_folders=kept)
    return empty()


def move_to_folder(call: Call) -> Response:
    """Move templates and folders into a folder."""
    return _move(call, call.path["folder_id"])


def move_to_root(call: Call) -> Response:
    """Move templates and folders to the top."""
    return _move(call, None)


def _move(call: Call, target_id: str | None) -> Response:
    body = call.checked("MoveToFolderRequest")
    service = call.service()
    folders = items(service, _FOLDERS)
    parents = {str(one["id"]): one.get("parent_id") for one in folders}
    if target_id is not None:
        find(folders, target_id)
    moved = _ids(body["folders"])
    for folder_id in moved:
        _check_move(service["id"], folder_id, target_id, parents)
    templates = items(service, "templates")
    known = {str(one["id"]).lower(): one for one in templates}
    chosen = _ids(body["templates"])
    for template_id in chosen:
        if template_id not in known:
            raise refusal(
                f"Could not move to folder: No template found with id {template_id} "
                f"for service {service['id']}"
            )
    call.change_service(
        template_folders=[
            *(one for one in folders if one["id"] not in moved),
            *({**one, "parent_id": target_id} for one in folders if one["id"] in moved),
        ],
        templates=[
            {**one, "folder": target_id}
            if str(one["id"]).lower() in chosen and not one.get("archived")
            else one
            for one in templates
        ],
    )
    return empty()


def _check_move(
    service_id: JsonValue, folder_id: str, target_id: str | None, parents: dict[str, JsonValue]
) -> None:
    if folder_id not in parents:
        raise refusal(f"No folder found with id {folder_id} for service {service_id}")
    if folder_id == target_id:
        raise refusal("You cannot move a folder to itself")
    above: JsonValue = target_id
    while isinstance(above, str):
        above = parents.get(above)
        if above == folder_id:
            raise refusal("You cannot move a folder to one of its subfolders")


def _ids(listed: JsonValue) -> list[str]:
    return [as_id(item) for item in listed] if isinstance(listed, list) else []


def _active_members(call: Call, service: JsonObject) -> list[JsonValue]:
    users = [find_user(call.state, member_id(member)) for member in members_of(service)]
    return [user["id"] for user in users if user and is_active(user)]


def _view(service: JsonObject, folder: JsonObject) -> JsonObject:
    return {
        "id": folder["id"],
        "name": folder["name"],
        "parent_id": folder.get("parent_id"),
        "service_id": service["id"],
        "users_with_permission": folder.get("users_with_permission", []),
    }


ROUTES: Routes = {
    "/service/{service_id:id}/template-folder": {
        "GET": get_template_folders,
        "POST": create_template_folder,
    },
    "/service/{service_id:id}/template-folder/contents": {"POST": move_to_root},
    "/service/{service_id:id}/template-folder/{folder_id:id}": {
        "POST": update_template_folder,
        "DELETE": delete_template_folder,
    },
    "/service/{service_id:id}/template-folder/{folder_id:id}/contents": {"POST": move_to_folder},
}
