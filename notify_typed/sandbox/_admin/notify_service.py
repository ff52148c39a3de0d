"""The service through which Notify itself writes to users, and the user whom it belongs to.

Both are there from the beginning, though no world file names them; they only become part of the
world when something about them is changed.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from notify_typed._rules.months import NEWEST
from notify_typed.sandbox._admin.errors import no_result
from notify_typed.sandbox._admin.notify_templates import notify_templates
from notify_typed.sandbox._world.build import build_service
from notify_typed.sandbox._world.lists import SERVICES, USERS
from notify_typed.sandbox._world.memberships import ALL_PERMISSIONS
from notify_typed.sandbox._world.reader import EntryReader

if TYPE_CHECKING:
    from notify_typed.sandbox._json import JsonObject
    from notify_typed.sandbox._state.state import State
    from notify_typed.sandbox._world.model import Service

NOTIFY_SERVICE_ID = "d6aa2c68-a2d9-4437-ab19-3ae8eb202553"
NOTIFY_USER_ID = "6af522d0-2915-4e52-83a3-3690455a5fe6"
_EMAIL = "notify-service-user@digital.cabinet-office.gov.uk"

NOTIFY_USER: JsonObject = {
    "id": NOTIFY_USER_ID,
    "name": "GOV.UK Notify",
    "email_address": _EMAIL,
    "mobile_number": "+441234123412",
    "auth_type": "sms_auth",
    "state": "active",
}
NOTIFY_SERVICE: JsonObject = {
    "id": NOTIFY_SERVICE_ID,
    "name": "GOV.UK Notify",
    "created_by": NOTIFY_USER_ID,
    "permissions": ["sms", "email", "international_sms", "international_letters"],
    "daily_limits": {"email": 1000, "sms": 1000, "letter": 20_000, "international_sms": 100},
    "email_sender_local_part": "gov.uk.notify",
    "prefix_sms": False,
    "team_members": [
        {
            "user_id": NOTIFY_USER_ID,
            "name": "GOV.UK Notify",
            "email_address": _EMAIL,
            "mobile_number": "+441234123412",
            "permissions": [*ALL_PERMISSIONS],
        }
    ],
    "sms_senders": [
        {
            "id": "286d6176-adbe-7ea7-ba26-b7606ee5e2a4",
            "sms_sender": "GOVUK",
            "is_default": True,
        }
    ],
    "templates": [*notify_templates()],
}
_BUILT_IN = {
    (SERVICES, NOTIFY_SERVICE_ID): NOTIFY_SERVICE,
    (USERS, NOTIFY_USER_ID): NOTIFY_USER,
}


def built_in(name: str, entry_id: str) -> JsonObject | None:
    """Return the entry with an id in a list of the world, where it is there without being named."""
    return _BUILT_IN.get((name, entry_id))


def built_service(state: State, service_id: str) -> Service | None:
    """Return a service as messages are sent with it, or None; also the one of Notify itself."""
    changed = state.world.services.get(service_id)
    if changed is None and service_id == NOTIFY_SERVICE_ID:
        return built_in_service()
    return changed


def known_service(state: State, service_id: str) -> Service:
    """Return a service as messages are sent with it.

    Raises:
        LegacyError: 404, it does not exist.
    """
    found = built_service(state, service_id)
    if found is None:
        raise no_result()
    return found


@lru_cache(maxsize=1)
def built_in_service() -> Service:
    """Return the service of Notify itself, as long as nobody changes it."""
    return build_service(EntryReader(NOTIFY_SERVICE, "the service of Notify itself"), 0, NEWEST)
