"""The routes of the control API by which people and programs look at what happened."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from notify_typed.sandbox._control import finding
from notify_typed.sandbox._control import operations as control
from notify_typed.sandbox._control.event_stream import event_stream
from notify_typed.sandbox._control.events import KINDS
from notify_typed.sandbox._control.requests import request_json, view_request
from notify_typed.sandbox._control.routing import Refused, read_query
from notify_typed.sandbox._control.views import message_json, text_json, view_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request
    from starlette.responses import Response

    from notify_typed.sandbox._json import JsonObject
    from notify_typed.sandbox._runtime import Runtime

SEARCH = tuple(field.name for field in fields(finding.Search))
"""The parameters of an exact search for messages."""
_LONGEST_NUMBER = 18


class History:
    """The handlers, on one running sandbox.

    Each method takes a request and gives the JSON of the answer.
    """

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime
        self._state = runtime.state

    async def messages(self, request: Request) -> JsonObject:
        """Look for messages."""
        query = read_query(request, *SEARCH, "q", "limit", "older_than")
        paged: dict[str, str] = {
            name: query.pop(name) for name in ("q", "limit", "older_than") if name in query
        }
        if not paged:
            found = finding.find_messages(self._state, finding.Search(**query))
            return {"messages": [message_json(message) for message in found], "next": None}
        if query:
            names = ", ".join(query)
            raise Refused(f"{names}: write this into the search q, as to:, status: and so on")
        limit = _limit(paged)
        found = finding.search(
            self._state,
            paged.get("q", ""),
            limit=limit,
            older_than=paged.get("older_than"),
        )
        return {
            "messages": [message_json(message) for message in found],
            "next": str(found[-1].id) if len(found) == limit else None,
        }

    async def message(self, request: Request) -> JsonObject:
        """Read one message."""
        read_query(request)
        return message_json(control.get_message(self._state, request.path_params["id"]))

    async def delete(self, request: Request) -> JsonObject:
        """Delete one message."""
        read_query(request)
        control.delete_message(self._runtime, request.path_params["id"])
        return {"status": "ok"}

    async def requests(self, request: Request) -> JsonObject:
        """Look for requests."""
        query = read_query(request, "q", "limit", "older_than")
        limit = _limit(query)
        older_than = query.get("older_than")
        found = finding.requests(
            self._state,
            query.get("q", ""),
            limit=limit,
            older_than=None if older_than is None else _whole(older_than, "older_than"),
        )
        return {
            "requests": [request_json(each) for each in found],
            "next": found[-1].id if len(found) == limit else None,
        }

    async def request(self, request: Request) -> JsonObject:
        """Read one request."""
        read_query(request)
        stored = self._state.requests.get(_whole(request.path_params["number"], "a request's id"))
        if stored is None:
            raise Refused("there is no such request, or it is no longer kept")
        return request_json(view_request(self._state, stored))

    async def received_texts(self, request: Request) -> JsonObject:
        """Read the texts that services received."""
        limit = _limit(read_query(request, "limit"))
        found = self._state.received_texts.newest(limit=limit)
        return {"received_texts": [text_json(view_text(text)) for text in found]}

    async def events(self, request: Request) -> Response:
        """Follow what happens."""
        query = read_query(request, "after", "kinds")
        begin = request.headers.get("last-event-id", query.get("after"))
        kinds = [kind.strip() for kind in query.get("kinds", ",".join(KINDS)).split(",")]
        unknown = sorted(set(kinds).difference(KINDS))
        if unknown:
            raise Refused(
                f"no such kind of event: {', '.join(unknown)}; there are {', '.join(KINDS)}"
            )
        return event_stream(self._runtime, begin, kinds)


def _limit(query: Mapping[str, str]) -> int:
    return _whole(query.get("limit", str(finding.MAX_FOUND)), "limit")


def _whole(text: str, name: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= _LONGEST_NUMBER):
        raise Refused(f"{name} must be a whole number")
    return int(text)
