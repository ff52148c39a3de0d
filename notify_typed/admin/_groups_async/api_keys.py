"""API keys: make, list and revoke them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from notify_typed._engine.inputs import uuid
from notify_typed.admin._groups_async.group import AsyncGroup
from notify_typed.admin._inputs import choice, given, short_text
from notify_typed.admin._requests import change, data, read, then
from notify_typed.admin._results import NewApiKey
from notify_typed_admin.api.api_keys import (
    create_api_key,
    get_api_key,
    get_api_keys,
    revoke_api_key,
)
from notify_typed_admin.models import CreateApiKeyRequest, KeyType, RevokeApiKeyRequest

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed_admin.models import ApiKey

__all__ = ["AsyncApiKeys"]


class AsyncApiKeys(AsyncGroup):
    """The keys with which a service's programs send."""

    async def get_api_keys(self, service_id: UUID | str) -> list[ApiKey]:
        """List a service's keys, and those that were revoked within the last week.

        Args:
            service_id: The service.

        Returns:
            The keys, without their secrets.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> keys = await admin.api_keys.get_api_keys(service_id)
            >>> [key.name for key in keys]
            ['sandbox_live', 'sandbox_team', 'sandbox_test']
        """
        request = get_api_keys.request_kwargs(uuid("service_id", service_id))
        return await self._send(then(read(get_api_keys, request), lambda answer: answer.api_keys))

    async def get_api_key(self, service_id: UUID | str, key_id: UUID | str) -> ApiKey:
        """Read one key that was not revoked.

        Args:
            service_id: The service.
            key_id: The key.

        Returns:
            The key, without its secret.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> key = await admin.api_keys.get_api_key(service_id, key_id)
            >>> key.name
            'sandbox_live'
        """
        request = get_api_key.request_kwargs(uuid("service_id", service_id), uuid("key_id", key_id))
        return await self._send(then(read(get_api_key, request), lambda answer: answer.api_keys[0]))

    async def create_api_key(
        self, service_id: UUID | str, *, key_name: str, key_type: KeyType | str
    ) -> NewApiKey:
        """Make a key. It may take 2 seconds until the public API knows it.

        Args:
            service_id: The service.
            key_name: A name that no other key of the service has.
            key_type: `normal`, `team` for the team and the guest list, or `test` for messages
                that are only simulated.

        Returns:
            The key with its secret, which can never be read again.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> made = await admin.api_keys.create_api_key(
            ...     service_id, key_name="For tests", key_type="test"
            ... )
            >>> notify = AsyncNotifyClient(made.key, base_url=admin.base_url)
        """
        service = uuid("service_id", service_id)
        name = short_text("key_name", key_name)
        body = CreateApiKeyRequest(
            name=name, key_type=choice(KeyType)("key_type", key_type), created_by=self._actor
        )
        request = create_api_key.request_kwargs(service, body=body)
        secret = await self._send(data(change(create_api_key, request)))
        return NewApiKey(secret, f"{_safe(name)}-{service}-{secret}")

    async def revoke_api_key(self, service_id: UUID | str, key_id: UUID | str) -> None:
        """Revoke a key. It may take 2 seconds until the public API refuses it.

        Args:
            service_id: The service.
            key_id: The key.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> await admin.api_keys.revoke_api_key(service_id, key_id)
        """
        request = revoke_api_key.request_kwargs(
            uuid("service_id", service_id),
            uuid("key_id", key_id),
            body=RevokeApiKeyRequest(created_by=given(self._acting_user_id)),
        )
        await self._send(change(revoke_api_key, request))


def _safe(name: str) -> str:
    """Write a key's name as Notify's website does: only what a key can be copied with."""
    return re.sub(r"[^A-Za-z0-9_.-]", "", re.sub(r"\s+", "_", name.strip()))
