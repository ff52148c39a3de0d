"""Folders of templates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    from tests.end_to_end.sandbox_admin.conftest import Admin

HOME = f"/service/{world.SERVICE_ID}"
FOLDERS = f"{HOME}/template-folder"


def make(admin: Admin, name: str, parent_id: str | None = None) -> dict[str, Any]:
    made: dict[str, Any] = admin.data("POST", FOLDERS, {"name": name, "parent_id": parent_id}, 201)
    return made


def move(admin: Admin, target: str | None, **what: list[str]) -> Any:
    path = f"{FOLDERS}/{target}/contents" if target else f"{FOLDERS}/contents"
    return admin.post(path, {"templates": [], "folders": []} | what)


def test_everybody_active_sees_a_folder_at_the_top(admin: Admin) -> None:
    members = [user["id"] for user in admin.data("GET", f"{HOME}/users")]
    folder = make(admin, "Letters")
    assert folder["users_with_permission"] == members
    assert admin.get(FOLDERS).json() == {"template_folders": [folder]}


def test_a_folder_in_a_folder_is_seen_by_those_who_see_that(admin: Admin) -> None:
    outer = make(admin, "Outer")
    hidden = admin.data(
        "POST", f"{FOLDERS}/{outer['id']}", {"name": "Hidden", "users_with_permission": []}
    )
    inner = make(admin, "Inner", outer["id"])
    assert (hidden["name"], hidden["users_with_permission"]) == ("Hidden", [])
    assert (inner["parent_id"], inner["users_with_permission"]) == (outer["id"], [])


def test_templates_move_into_folders_and_out_again(admin: Admin) -> None:
    folder = make(admin, "Letters")
    template = f"{HOME}/template/{world.SMS_TEMPLATE_ID}"
    before = admin.data("GET", template)
    assert move(admin, folder["id"], templates=[world.SMS_TEMPLATE_ID]).status_code == 204
    inside = admin.data("GET", template)
    assert (inside["folder"], inside["version"]) == (folder["id"], before["version"])
    assert admin.delete(f"{FOLDERS}/{folder['id']}").json()["message"] == "Folder is not empty"
    assert move(admin, None, templates=[world.SMS_TEMPLATE_ID]).status_code == 204
    assert admin.data("GET", template)["folder"] is None
    assert admin.delete(f"{FOLDERS}/{folder['id']}").status_code == 204
    assert admin.get(FOLDERS).json() == {"template_folders": []}


def test_a_folder_cannot_go_into_itself_or_below(admin: Admin) -> None:
    outer = make(admin, "Outer")
    inner = make(admin, "Inner", outer["id"])
    itself = move(admin, outer["id"], folders=[outer["id"]])
    below = move(admin, inner["id"], folders=[outer["id"]])
    assert itself.json()["message"] == "You cannot move a folder to itself"
    assert below.json()["message"] == "You cannot move a folder to one of its subfolders"


def test_a_move_with_anything_unknown_moves_nothing(admin: Admin) -> None:
    folder = make(admin, "Letters")
    unknown = str(uuid4())
    answer = move(admin, folder["id"], templates=[world.SMS_TEMPLATE_ID, unknown])
    assert answer.status_code == 400
    assert answer.json()["message"] == (
        f"Could not move to folder: No template found with id {unknown} "
        f"for service {world.SERVICE_ID}"
    )
    template = admin.data("GET", f"{HOME}/template/{world.SMS_TEMPLATE_ID}")
    assert template["folder"] is None


def test_what_is_missing_or_unknown_is_said(admin: Admin) -> None:
    empty = admin.post(FOLDERS, {"name": ""})
    messages = [problem["message"] for problem in empty.json()["errors"]]
    assert "name  should be non-empty" in messages
    assert "parent_id is a required property" in messages
    lost = admin.post(FOLDERS, {"name": "x", "parent_id": str(uuid4())})
    assert lost.json()["message"] == "parent_id not found"
    assert admin.post(f"{FOLDERS}/{uuid4()}", {"name": "x"}).status_code == 404
