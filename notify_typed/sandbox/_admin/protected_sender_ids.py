"""Names that text messages may be from only for their owners; a world file lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed.sandbox._admin.errors import refusal
from notify_typed.sandbox._admin.responses import json

if TYPE_CHECKING:
    from starlette.responses import Response

    from notify_typed.sandbox._admin.call import Call
    from notify_typed.sandbox._admin.endpoint import Routes


def check_sender_id(call: Call) -> Response:
    """Tell whether a name is protected."""
    sender_id = call.argument("sender_id")
    if not sender_id:
        raise refusal("sender_id must be passed in")
    listed = call.state.lists.top.get("protected_sender_ids")
    names = listed if isinstance(listed, list) else []
    return json(_plain(sender_id) in [_plain(str(name)) for name in names])


def _plain(name: str) -> str:
    return "".join(name.split()).lower()


ROUTES: Routes = {"/protected-sender-id/check": {"GET": check_sender_id}}
