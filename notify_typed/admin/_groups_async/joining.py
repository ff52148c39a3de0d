"""Requests to join a service, and what its members decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed._engine.inputs import list_of, text, uuid
from notify_typed._engine.operation import CacheEntry
from notify_typed.admin._groups_async.group import AsyncGroup
from notify_typed.admin._inputs import choice, string
from notify_typed.admin._permissions import permissions_to_stored
from notify_typed.admin._requests import change, read, then
from notify_typed.errors import InvalidInput
from notify_typed_admin.api.joining import (
    create_service_join_request,
    get_service_join_request,
    update_service_join_request,
)
from notify_typed_admin.models import (
    CreateJoinRequest,
    JoinAuthType,
    JoinRequestStatus,
    UpdateJoinRequest,
    UserPermission,
)
from notify_typed_runtime.types import UNSET

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from notify_typed.admin._permissions import UiPermission
    from notify_typed_admin.models import RequestToJoin

__all__ = ["AsyncJoining"]


class AsyncJoining(AsyncGroup):
    """Requests to join a service, and what its members decide."""

    async def create_service_join_request(
        self,
        user_to_invite_id: UUID | str,
        *,
        service_id: UUID | str,
        service_managers_ids: Iterable[UUID | str],
        reason: str = "",
    ) -> UUID:
        """Ask members of a service to let somebody join. They get emails.

        Args:
            user_to_invite_id: Who wants to join.
            service_id: The service.
            service_managers_ids: The members who are asked.
            reason: Why.

        Returns:
            The id of the request.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> request_id = await admin.joining.create_service_join_request(
            ...     colleague_id,
            ...     service_id=service_id,
            ...     service_managers_ids=[user_id],
            ...     reason="I have joined the council.",
            ... )
        """
        asked = list_of("service_managers_ids", service_managers_ids, uuid)
        if not asked:
            raise InvalidInput("service_managers_ids is empty.")
        body = CreateJoinRequest(
            requester_id=uuid("user_to_invite_id", user_to_invite_id),
            contacted_user_ids=asked,
            invite_link_host=self._website,
            reason=string("reason", reason),
        )
        request = create_service_join_request.request_kwargs(
            uuid("service_id", service_id), body=body
        )
        operation = change(create_service_join_request, request, hidden={"reason": reason})
        return await self._send(then(operation, lambda made: made.service_join_request_id))

    async def get_service_join_request(
        self, request_id: UUID | str, service_id: UUID | str
    ) -> RequestToJoin:
        """Read a request to join a service.

        Args:
            request_id: The request.
            service_id: The service.

        Returns:
            The request.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> request = await admin.joining.get_service_join_request(request_id, service_id)
            >>> print(request.status)
            pending
        """
        wanted = uuid("request_id", request_id)
        request = get_service_join_request.request_kwargs(uuid("service_id", service_id), wanted)
        entry = CacheEntry(f"service-join-request-{wanted}")
        return await self._send(read(get_service_join_request, request, cache=entry))

    async def update_service_join_requests(
        self,
        request_id: UUID | str,
        requester_id: UUID | str,
        service_id: UUID | str,
        *,
        status: JoinRequestStatus | str,
        status_changed_by_id: UUID | str,
        permissions: Iterable[UiPermission | UserPermission | str] | None = None,
        folder_permissions: Iterable[UUID | str] | None = None,
        reason: str | None = None,
        auth_type: JoinAuthType | str | None = None,
    ) -> RequestToJoin:
        """Decide on a request to join a service.

        Args:
            request_id: The request.
            requester_id: Who wants to join, of whom a cache then forgets what it kept.
            service_id: The service.
            status: The decision.
            status_changed_by_id: Who decides.
            permissions: What the new member may do, in the website's words or Notify's own.
            folder_permissions: The folders of templates that they may see.
            reason: Why; it takes the place of the one that was given.
            auth_type: How they sign in from now on.

        Returns:
            The request.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> request = await admin.joining.update_service_join_requests(
            ...     request_id,
            ...     colleague_id,
            ...     service_id,
            ...     status="approved",
            ...     status_changed_by_id=user_id,
            ...     permissions=["send_messages", "view_activity"],
            ... )
            >>> print(request.status)
            approved
        """
        wanted, service = uuid("request_id", request_id), uuid("service_id", service_id)
        folders = list_of("folder_permissions", folder_permissions or (), uuid)
        body = UpdateJoinRequest(
            status=choice(JoinRequestStatus)("status", status),
            status_changed_by_id=uuid("status_changed_by_id", status_changed_by_id),
            permissions=UNSET if permissions is None else _stored(permissions),
            folder_permissions=UNSET if folder_permissions is None else [*map(str, folders)],
            reason=UNSET if reason is None else string("reason", reason),
            auth_type=UNSET if auth_type is None else choice(JoinAuthType)("auth_type", auth_type),
        )
        request = update_service_join_request.request_kwargs(service, wanted, body=body)
        clears = [
            f"service-join-request-{wanted}",
            f"user-{uuid('requester_id', requester_id)}",
            f"service-{service}-template-folders",
        ]
        operation = change(
            update_service_join_request, request, hidden={"reason": reason}, clears=clears
        )
        return await self._send(operation)


def _stored(permissions: Iterable[str]) -> list[UserPermission]:
    named = permissions_to_stored(list_of("permissions", permissions, text))
    return [choice(UserPermission)("permissions", name) for name in sorted(named)]
