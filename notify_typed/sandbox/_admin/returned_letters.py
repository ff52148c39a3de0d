"""Letters that came back, by the day on which they were reported."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from notify_typed.sandbox._admin.dates import spaced
from notify_typed.sandbox._admin.errors import no_result
from notify_typed.sandbox._admin.notification_views import Shown, letter_reference
from notify_typed.sandbox._admin.notify_service import built_service
from notify_typed.sandbox._admin.responses import json
from notify_typed.sandbox._admin.statistics import LONDON, today
from notify_typed.sandbox._service.letter_returns import return_letter
from notify_typed.sandbox._service.messages import kept_since
from notify_typed.sandbox._store.messages import status_at
from notify_typed.sandbox._store.tables import notifications
from notify_typed.sandbox._timekeeper import from_micros

if TYPE_CHECKING:
    from starlette.responses import Response

    from notify_typed.sandbox._admin.call import Call
    from notify_typed.sandbox._admin.endpoint import Routes
    from notify_typed.sandbox._json import JsonObject, JsonValue
    from notify_typed.sandbox._state.state import State
    from notify_typed.sandbox._store.records import Notification
    from notify_typed.sandbox._world.model import Service

_LATELY = timedelta(days=7)
_ALL = 2**31
RETURNED = "returned-letter"


def get_statistics(call: Call) -> Response:
    """Tell how many letters came back lately."""
    days = _days(call.state, call.path["service_id"])
    if not days:
        return json({"returned_letter_count": 0, "most_recent_report": None})
    latest = max(days)
    oldest = today(call.state) - _LATELY
    return json(
        {
            "returned_letter_count": sum(len(days[day]) for day in days if day >= oldest),
            "most_recent_report": f"{latest.isoformat()} 00:00:00.000000",
        }
    )


def get_summary(call: Call) -> Response:
    """List the days on which letters came back."""
    days = _days(call.state, call.path["service_id"])
    return json(
        [
            {"reported_at": day.isoformat(), "returned_letter_count": len(days[day])}
            for day in sorted(days, reverse=True)
        ]
    )


def get_returned_letters(call: Call) -> Response:
    """List the letters that came back on a day."""
    text = call.argument("reported_at")
    try:
        day = None if text is None else date.fromisoformat(text)
    except ValueError:
        raise no_result() from None
    service = built_service(call.state, call.path["service_id"])
    letters: list[Notification] = []
    if day is not None and service is not None:
        letters = _days(call.state, service.id).get(day, [])
    since = kept_since(call.state, service, "letter") if service else 0
    kept = [letter for letter in letters if letter.created_at >= since]
    return json(
        {
            "orphaned_count": len(letters) - len(kept),
            "returned_letters": [*_views(call.state, service, day, kept)],
        }
    )


def submit_returned_letters(call: Call) -> Response:
    """Let letters come back, by their references at the printer's."""
    body = call.checked("SubmitReturnedLettersRequest")
    listed = body["references"]
    wanted = [str(one) for one in listed] if isinstance(listed, list) else []
    table = notifications.c
    under_way = status_at(call.state.clock.micros()) != RETURNED
    for letter in call.state.messages.newest(table.type == "letter", under_way, limit=_ALL):
        if letter_reference(letter.id) in wanted:
            return_letter(call.state, call.runtime.callbacks, letter)
    return json(body)


def _days(state: State, service_id: str) -> dict[date, list[Notification]]:
    """Return the letters of a service that came back, newest first, by the day of the report."""
    table = notifications.c
    now = state.clock.micros()
    is_returned = status_at(now) == RETURNED
    found: dict[date, list[Notification]] = {}
    letters = state.messages.newest(
        table.service_id == service_id, table.type == "letter", is_returned, limit=_ALL
    )
    for letter in letters:
        reported = letter.changed_at(now) or letter.created_at
        day = from_micros(reported).astimezone(LONDON).date()
        found.setdefault(day, []).append(letter)
    return found


def _views(
    state: State, service: Service | None, day: date | None, letters: list[Notification]
) -> list[JsonObject]:
    if service is None or day is None:
        return []
    shown = Shown(state, service)
    return [_view(service, day, letter, shown.row(letter)) for letter in letters]


def _view(service: Service, day: date, letter: Notification, row: JsonObject) -> JsonObject:
    template = service.templates.get(letter.template_id)
    is_file = template is None or template.hidden
    is_one_off = letter.job_id is None and letter.api_key_id is None
    template_id: JsonValue = None if is_file else letter.template_id
    return {
        "notification_id": letter.id,
        "reported_at": day.isoformat(),
        "created_at": spaced(letter.created_at),
        "client_reference": letter.reference if letter.api_key_id else None,
        "template_name": None if is_file else row["template_name"],
        "template_id": template_id,
        "template_version": None if is_file else letter.template_version,
        "user_name": (row["created_by_name"] if is_one_off else None) or "API",
        "email_address": (row["created_by_email_address"] if is_one_off else None) or "API",
        "original_file_name": row["job_name"] or None,
        # The heading is the first row.
        "job_row_number": None if letter.job_row is None else letter.job_row + 2,
        "uploaded_letter_file_name": letter.reference if is_file and is_one_off else None,
    }


_AT = "/service/{service_id:id}"
ROUTES: Routes = {
    f"{_AT}/returned-letter-statistics": {"GET": get_statistics},
    f"{_AT}/returned-letter-summary": {"GET": get_summary},
    f"{_AT}/returned-letters": {"GET": get_returned_letters},
    "/letters/returned": {"POST": submit_returned_letters},
}
