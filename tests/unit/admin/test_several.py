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
    "permissions": lambda admin, value: admin(
        "team.add_user_to_service", SERVICE, USER, permissions=value
    ),
    "folder_permissions": lambda admin, value: admin(
        "team.set_user_permissions",
        USER,
        SERVICE,
        permissions=["view_activity"],
        folder_permissions=value,
    ),
    "permissions of an invitation": lambda admin, value: admin(
        "invites.create_invite",
        ACTOR,
        SERVICE,
        email_address="amala.bird@example.com",
        permissions=value,
        auth_type="sms_auth",
    ),
    "folder_permissions of an invitation": lambda admin, value: admin(
        "invites.create_invite",
        ACTOR,
        SERVICE,
        email_address="amala.bird@example.com",
        permissions=[],
        auth_type="sms_auth",
        folder_permissions=value,
    ),
    "statuses": lambda admin, value: admin("jobs.get_jobs", SERVICE, statuses=value),
    "template_ids": lambda admin, value: admin(
        "template_folders.move_to_folder", SERVICE, ITEM, template_ids=value, folder_ids=[]
    ),
    "folder_ids": lambda admin, value: admin(
        "template_folders.move_to_folder", SERVICE, ITEM, template_ids=[], folder_ids=value
    ),
    "cached_service_user_ids": lambda admin, value: admin(
        "services.archive_service", SERVICE, value
    ),
    "credential": lambda admin, value: admin(
        "webauthn.create_webauthn_credential_for_user", USER, credential=value
    ),
    "user_number": lambda admin, value: admin(
        "inbound.get_inbound_sms", SERVICE, user_number=value
    ),
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
