"""Filters for lists of messages: the parameters of the admin app, read and checked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from notify_typed.sandbox._admin.body_fields import NULL
from notify_typed.sandbox._admin.errors import field_errors
from notify_typed.sandbox._errors import AccidentalError, LegacyError
from notify_typed.sandbox._service.messages import kept, kept_since, stored_statuses
from notify_typed.sandbox._store.messages import status_at
from notify_typed.sandbox._store.tables import NEVER, notifications
from notify_typed.sandbox._timekeeper import to_micros
from notify_typed.sandbox._world.model import KEY_TYPES, NOTIFICATION_TYPES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement

    from notify_typed.sandbox._json import JsonObject, JsonValue
    from notify_typed.sandbox._state.state import State
    from notify_typed.sandbox._world.model import Service

PAGE_SIZE = 50
NOT_AN_INTEGER = "Not a valid integer."
_NOT_POSITIVE = "Not a positive integer"
_NOT_A_BOOLEAN = "Not a valid boolean."
_LONDON = ZoneInfo("Europe/London")
_TRUE = frozenset(("t", "true", "on", "y", "yes", "1"))
_FALSE = frozenset(("f", "false", "off", "n", "no", "0"))
_LISTS = ("template_type", "status")
_KNOWN = (
    *("page", "page_size", "template_type", "status", "limit_days", "include_jobs", "to"),
    *("include_from_test_key", "include_one_off", "count_pages", "format_for_csv", "older_than"),
)
_LARGEST = 2**31 - 1


@dataclass(frozen=True, slots=True)
class ListFilters:
    """The parameters of a list of messages."""

    page: int = 1
    page_size: int = PAGE_SIZE
    types: Sequence[str] = ()
    statuses: Sequence[str] = ()
    limit_days: int | None = None
    include_jobs: bool = True
    include_from_test_key: bool = False
    include_one_off: bool = True
    count_pages: bool = True
    to: str | None = None
    for_csv: bool = False
    older_than: str | None = None

    def conditions(
        self, state: State, service: Service, statuses: Sequence[str]
    ) -> list[ColumnElement[bool]]:
        """Return the conditions on the messages to list, but for the type of their key."""
        table = notifications.c
        since = kept_since(state, service)
        if self.limit_days is not None:
            since = max(since, midnight_days_ago(state.clock.micros(), self.limit_days))
        found = [
            table.service_id == service.id,
            table.created_at >= since,
            *kept(state, service),
        ]
        if self.types:
            found.append(table.type.in_(self.types))
        if statuses:
            found.append(status_at(state.clock.micros()).in_(statuses))
        if not self.include_jobs:
            found.append(table.is_job.is_(False))
        if not self.include_one_off:
            found.append(table.created_by_id.is_(None) | table.job_id.is_not(None))
        return found

    @property
    def key_types(self) -> Sequence[str]:
        """The types of the keys whose messages are listed."""
        return KEY_TYPES if self.include_from_test_key else ("normal", "team")

    @property
    def stored_statuses(self) -> list[str]:
        """The statuses, with the words that stand for several of them resolved."""
        return stored_statuses(self.statuses)


def midnight_days_ago(now: int, days: int) -> int:
    """Return the moment at which the day began in London, some days ago."""
    today = datetime.fromtimestamp(now / 1_000_000, _LONDON).date()
    try:
        day = today - timedelta(days=days)
        return to_micros(datetime(day.year, day.month, day.day, tzinfo=_LONDON))
    except OverflowError:
        return 0 if days > 0 else NEVER


def from_query(pairs: Sequence[tuple[str, str]]) -> ListFilters:
    """Read the filters from a query.

    Raises:
        LegacyError: 400, one of them is malformed.
    """
    given: JsonObject = {}
    for name, value in pairs:
        if name not in _LISTS:
            given.setdefault(name, value)
    for listed in _LISTS:
        if values := [value for name, value in pairs if name == listed]:
            given[listed] = [*values]
    return from_json(given)


def from_json(given: JsonObject) -> ListFilters:
    """Read the filters from JSON; as `from_query`."""
    reader = _Reader(given)
    filters = ListFilters(
        page=reader.positive("page", 1),
        page_size=reader.positive("page_size", PAGE_SIZE),
        types=reader.types(),
        statuses=reader.texts("status"),
        limit_days=reader.whole("limit_days"),
        include_jobs=reader.flag("include_jobs", usual=True),
        include_from_test_key=reader.flag("include_from_test_key", usual=False),
        include_one_off=reader.flag("include_one_off", usual=True),
        count_pages=reader.flag("count_pages", usual=True),
        to=reader.text("to"),
        for_csv=bool(given.get("format_for_csv")),
        older_than=reader.text("older_than"),
    )
    if reader.problems:
        raise LegacyError(400, reader.problems)
    return filters


class _Reader:
    """Reads parameters one by one, and collects their problems."""

    def __init__(self, given: JsonObject) -> None:
        self._given = given
        self.problems: JsonObject = {
            name: [NULL] for name, value in given.items() if value is None and name in _KNOWN
        }

    def whole(self, name: str) -> int | None:
        value = self._given.get(name)
        if value is None:
            return None
        try:
            number = int(value) if isinstance(value, str | int | float) else None
        except (ValueError, OverflowError):
            number = None
        if number is None or abs(number) > _LARGEST:
            self.problems[name] = [NOT_AN_INTEGER]
            return None
        return number

    def positive(self, name: str, usual: int) -> int:
        number = self.whole(name)
        if number is None:
            return usual
        if number < 1:
            self.problems[name] = [_NOT_POSITIVE]
        return number

    def flag(self, name: str, *, usual: bool) -> bool:
        value = self._given.get(name)
        if value is None:
            return usual
        text = str(value).lower()
        if text not in _TRUE | _FALSE:
            self.problems[name] = [_NOT_A_BOOLEAN]
        return text in _TRUE

    def text(self, name: str) -> str | None:
        value = self._given.get(name)
        if value is not None and not isinstance(value, str):
            self.problems[name] = ["Not a valid string."]
            return None
        return value

    def texts(self, name: str) -> list[str]:
        value = self._given.get(name)
        listed: list[JsonValue] = value if isinstance(value, list) else [value]
        return [str(item) for item in listed if item is not None]

    def types(self) -> list[str]:
        value = self._given.get("template_type")
        given: list[JsonValue] = [] if value is None else [value]
        listed = value if isinstance(value, list) else given
        wrong: JsonObject = {
            str(place): {"template_type": ["Must be one of: sms, email, letter."]}
            for place, word in enumerate(listed)
            if word not in NOTIFICATION_TYPES
        }
        if wrong:
            self.problems["template_type"] = wrong
        return [str(word) for word in listed]


def read_whole(text: str | None, name: str) -> int | None:
    """Read a number of a query where another endpoint than the lists checks it.

    Raises:
        LegacyError: 400, it is not a number.
    """
    if text is None:
        return None
    try:
        number = int(text)
    except ValueError:
        number = _LARGEST + 1
    if abs(number) > _LARGEST:
        raise field_errors({name: [f"{text} is not an integer"]})
    return number


def whole_number(text: str, name: str) -> int:
    """Read a number of a query where the real server does not expect anything else.

    Raises:
        AccidentalError: It is not a number.
    """
    try:
        number = int(text)
    except ValueError:
        raise AccidentalError("ValueError", f"{name} is not an integer") from None
    return min(number, _LARGEST)
