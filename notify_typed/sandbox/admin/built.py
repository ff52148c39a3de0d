"""Services as the v2 API knows them, that of Notify itself among them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from notify_typed.sandbox.admin.errors import no_result
from notify_typed.sandbox.admin.notify_service import NOTIFY_SERVICE, NOTIFY_SERVICE_ID
from notify_typed.sandbox.entries import Entry
from notify_typed.sandbox.world import build_service

if TYPE_CHECKING:
    from notify_typed.sandbox.state import State
    from notify_typed.sandbox.world import Service


def built_service(state: State, service_id: str) -> Service | None:
    """The service with an id, or None."""
    found = state.world.services.get(service_id)
    return _notify() if found is None and service_id == NOTIFY_SERVICE_ID else found


def known_service(state: State, service_id: str) -> Service:
    """The service with an id.

    Raises:
        LegacyError: 404, there is none.
    """
    found = built_service(state, service_id)
    if found is None:
        raise no_result()
    return found


@lru_cache(maxsize=1)
def _notify() -> Service:
    return build_service(Entry(NOTIFY_SERVICE, "the service of Notify itself"), 0)
