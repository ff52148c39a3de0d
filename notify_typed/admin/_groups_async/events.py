"""What happened on the website, for the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed._engine.inputs import mapping_of
from notify_typed.admin._groups_async.group import AsyncGroup
from notify_typed.admin._inputs import json_value, short_text
from notify_typed.admin._requests import change, data
from notify_typed_admin.api.events import create_event
from notify_typed_admin.models import CreateEventRequest, EventData

if TYPE_CHECKING:
    from collections.abc import Mapping

    from notify_typed_admin.models import Event

__all__ = ["AsyncEvents"]


class AsyncEvents(AsyncGroup):
    """What happened on the website, for the record."""

    async def create_event(self, *, event_type: str, event_data: Mapping[str, object]) -> Event:
        """Keep that something happened.

        Events cannot be read again.

        Args:
            event_type: What happened, such as `sucessful_login`, which the website
                spells so.
            event_data: What is known of it; no error shows it.

        Returns:
            The event, with its id.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> event = await admin.events.create_event(
            ...     event_type="update_user_email", event_data={"user_id": str(user_id)}
            ... )
        """
        body = CreateEventRequest(
            event_type=short_text("event_type", event_type),
            data=EventData(additional_properties=mapping_of("event_data", event_data, json_value)),
        )
        request = create_event.request_kwargs(body=body)
        return await self._send(data(change(create_event, request)))
