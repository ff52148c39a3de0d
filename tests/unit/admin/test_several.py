"""Arguments that are to hold several things and hold none are refused before anything is sent."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from admin_world import ACTOR, ITEM, SERVICE, USER
from cases import for_each

from notify_typed.errors import InvalidInput

if TYPE_CHECKING:
    from admin_world import Connect

CALLS: dict[str, Callable[[Any, Any], Any]] = {
    "permissions": lambda admin, value: admin("team.add_user_to_service", SERVICE, USER, value),
    "folder_permissions": lambda admin, value: admin(
        "team.set_user_permissions", USER, SERVICE, ["view_activity"], value
    ),
    "permissions of an invitation": lambda admin, value: admin(
        "invites.create_invite", ACTOR, SERVICE, "amala.bird@example.com", value, "sms_auth"
    ),
    "folder_permissions of an invitation": lambda admin, value: admin(
        "invites.create_invite", ACTOR, SERVICE, "amala.bird@example.com", [], "sms_auth", value
    ),
    "statuses": lambda admin, value: admin("jobs.get_jobs", SERVICE, statuses=value),
    "template_ids": lambda admin, value: admin(
        "template_folders.move_to_folder", SERVICE, ITEM, value, []
    ),
    "folder_ids": lambda admin, value: admin(
        "template_folders.move_to_folder", SERVICE, ITEM, [], value
    ),
    "cached_service_user_ids": lambda admin, value: admin(
        "services.archive_service", SERVICE, value
    ),
    "credential": lambda admin, value: admin(
        "webauthn.create_webauthn_credential_for_user", USER, value
    ),
    "user_number": lambda admin, value: admin("inbound.get_inbound_sms", SERVICE, value),
}


@for_each("value", [False, 1.5, b"view_activity", [[]], [1, "x"]], ids=repr)
@for_each("name", CALLS)
def test_what_does_not_hold_several_texts_is_refused_by_name(
    name: str, value: Any, connect: Connect
) -> None:
    admin, server = connect(httpx.Response(204))
    with pytest.raises(InvalidInput, match=name.split(maxsplit=1)[0]):
        CALLS[name](admin, value)
    assert not server.requests


def test_one_text_is_not_taken_for_its_letters(connect: Connect) -> None:
    admin, server = connect(httpx.Response(204))
    for name in ("permissions", "statuses", "template_ids", "credential"):
        with pytest.raises(InvalidInput, match=name):
            CALLS[name](admin, "view_activity")
    assert not server.requests
