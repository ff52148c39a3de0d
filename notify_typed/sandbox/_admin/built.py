"""Finds services as the v2 API knows them, that of Notify itself among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed.sandbox._admin.errors import no_result
from notify_typed.sandbox._admin.notify_service import built_service

if TYPE_CHECKING:
    from notify_typed.sandbox._state.state import State
    from notify_typed.sandbox._world.model import Service


def known_service(state: State, service_id: str) -> Service:
    """The service with an id.

    Raises:
        LegacyError: 404, there is none.
    """
    found = built_service(state, service_id)
    if found is None:
        raise no_result()
    return found
