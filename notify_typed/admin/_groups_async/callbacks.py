"""Callbacks: where Notify tells a service's programs what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed._engine.inputs import text, uuid
from notify_typed.admin._groups_async.group import AsyncGroup
from notify_typed.admin._inputs import callback_url, choice, given, optional
from notify_typed.admin._requests import change, data, read
from notify_typed_admin.api.callbacks import (
    create_service_callback_api,
    delete_service_callback_api,
    get_service_callback_api,
    update_service_callback_api,
)
from notify_typed_admin.models import (
    CallbackType,
    CreateServiceCallbackApiRequest,
    UpdateServiceCallbackApiRequest,
)

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed_admin.models import CallbackApi

__all__ = ["AsyncCallbacks"]


class AsyncCallbacks(AsyncGroup):
    """Where Notify tells a service's programs what happened.

    A service has one of each type: `delivery_status`, `inbound_sms`, `returned_letter` and
    `complaint`. `Service.service_callback_api` lists their ids.
    """

    async def create_service_callback_api(
        self,
        service_id: UUID | str,
        *,
        url: str,
        bearer_token: str,
        callback_type: CallbackType | str,
        user_id: UUID | str | None = None,
    ) -> CallbackApi:
        """Add a callback.

        Args:
            service_id: The service.
            url: Where Notify posts to; https, or for a sandbox http on this machine.
            bearer_token: What Notify shows that it is itself; 10 characters or more.
            callback_type: What it tells of.
            user_id: Who adds it; the acting user when left out.

        Returns:
            The callback, without its token.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> callback = await admin.callbacks.create_service_callback_api(
            ...     service_id,
            ...     url="https://www.example.gov.uk/notify",
            ...     bearer_token="a-token-of-your-own",
            ...     callback_type="delivery_status",
            ... )
            >>> callback.url
            'https://www.example.gov.uk/notify'
        """
        service = uuid("service_id", service_id)
        body = CreateServiceCallbackApiRequest(
            url=callback_url("url", url),
            bearer_token=text("bearer_token", bearer_token),
            updated_by_id=self._actor if user_id is None else uuid("user_id", user_id),
            callback_type=_type(callback_type),
        )
        made = change(
            create_service_callback_api,
            create_service_callback_api.request_kwargs(service, body=body),
            hidden={"bearer_token": bearer_token},
            clears=[f"service-{service}"],
        )
        return await self._send(data(made))

    async def get_service_callback_api(
        self,
        service_id: UUID | str,
        callback_api_id: UUID | str,
        *,
        callback_type: CallbackType | str,
    ) -> CallbackApi:
        """Read a callback; its token is not shown again.

        Args:
            service_id: The service.
            callback_api_id: The callback.
            callback_type: Its type: `delivery_status`, `inbound_sms` or `returned_letter`.

        Returns:
            The callback.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> callback = await admin.callbacks.get_service_callback_api(
            ...     service_id, callback_id, callback_type="delivery_status"
            ... )
            >>> callback.url
            'https://www.example.gov.uk/notify'
        """
        request = get_service_callback_api.request_kwargs(
            uuid("service_id", service_id),
            uuid("callback_api_id", callback_api_id),
            callback_type=_type(callback_type),
        )
        return await self._send(data(read(get_service_callback_api, request)))

    async def update_service_callback_api(
        self,
        service_id: UUID | str,
        callback_api_id: UUID | str,
        *,
        callback_type: CallbackType | str,
        url: str | None = None,
        bearer_token: str | None = None,
        user_id: UUID | str | None = None,
    ) -> CallbackApi:
        """Change a callback.

        Args:
            service_id: The service.
            callback_api_id: The callback.
            callback_type: What it tells of.
            url: Where Notify posts to from now on; None leaves it.
            bearer_token: The token from now on; None leaves it.
            user_id: Who changes it; the acting user when left out.

        Returns:
            The callback as it is now, without its token.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> callback = await admin.callbacks.update_service_callback_api(
            ...     service_id,
            ...     callback_id,
            ...     callback_type="delivery_status",
            ...     url="https://www.example.gov.uk/receipts",
            ... )
            >>> callback.url
            'https://www.example.gov.uk/receipts'
        """
        service = uuid("service_id", service_id)
        body = UpdateServiceCallbackApiRequest(
            updated_by_id=self._actor if user_id is None else uuid("user_id", user_id),
            callback_type=_type(callback_type),
            url=given(optional(callback_url)("url", url)),
            bearer_token=given(optional(text)("bearer_token", bearer_token or None)),
        )
        callback_id = uuid("callback_api_id", callback_api_id)
        changed = change(
            update_service_callback_api,
            update_service_callback_api.request_kwargs(service, callback_id, body=body),
            hidden={"bearer_token": bearer_token},
            clears=[f"service-{service}"],
        )
        return await self._send(data(changed))

    async def delete_service_callback_api(
        self,
        service_id: UUID | str,
        callback_api_id: UUID | str,
        *,
        callback_type: CallbackType | str,
    ) -> None:
        """Remove a callback.

        Args:
            service_id: The service.
            callback_api_id: The callback.
            callback_type: Its type: `delivery_status`, `inbound_sms` or `returned_letter`.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> await admin.callbacks.delete_service_callback_api(
            ...     service_id, callback_id, callback_type="delivery_status"
            ... )
        """
        service = uuid("service_id", service_id)
        request = delete_service_callback_api.request_kwargs(
            service,
            uuid("callback_api_id", callback_api_id),
            callback_type=_type(callback_type),
        )
        await self._send(
            change(delete_service_callback_api, request, clears=[f"service-{service}"])
        )


def _type(value: object) -> CallbackType:
    return choice(CallbackType)("callback_type", value)
