"""A service's team: who belongs to it, and what they may do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed._engine.inputs import uuid
from notify_typed.admin._groups_async.group import AsyncGroup
from notify_typed.admin._inputs import given
from notify_typed.admin._members import added_member, seen_folders, stored_permissions
from notify_typed.admin._requests import change, data, read
from notify_typed_admin.api.team import (
    get_users_for_service,
    remove_user_from_service,
    set_user_permissions,
)
from notify_typed_admin.models import (
    RemoveUserFromServiceRequest,
    SetUserPermissionsRequest,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from notify_typed.admin._permissions import UiPermission
    from notify_typed_admin.models import User, UserPermission

__all__ = ["AsyncTeam"]


class AsyncTeam(AsyncGroup):
    """Who belongs to a service, and what they may do there."""

    async def get_users_for_service(self, service_id: UUID | str) -> list[User]:
        """List a service's members.

        Args:
            service_id: The service.

        Returns:
            The members.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> [user] = await admin.team.get_users_for_service(service_id)
            >>> user.name
            'Sam Example'
        """
        request = get_users_for_service.request_kwargs(uuid("service_id", service_id))
        return await self._send(data(read(get_users_for_service, request)))

    async def add_user_to_service(
        self,
        service_id: UUID | str,
        user_id: UUID | str,
        *,
        permissions: Iterable[UiPermission | UserPermission | str],
        folder_permissions: Iterable[UUID | str] = (),
    ) -> None:
        """Make a person a member of a service.

        Args:
            service_id: The service.
            user_id: The person.
            permissions: What the person may do, in the names that people see, such as
                `send_messages`, or in those that Notify stores.
            folder_permissions: The folders of templates that the person sees. Ids of others are
                passed over.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            BadRequest: The person is a member already.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> await admin.team.add_user_to_service(
            ...     service_id, colleague_id, permissions=["send_messages", "view_activity"]
            ... )
        """
        await self._send(added_member(service_id, user_id, permissions, folder_permissions))

    async def set_user_permissions(
        self,
        user_id: UUID | str,
        service_id: UUID | str,
        *,
        permissions: Iterable[UiPermission | UserPermission | str],
        folder_permissions: Iterable[UUID | str] | None = None,
    ) -> None:
        """Say anew what a member of a service may do.

        Args:
            user_id: The person.
            service_id: The service.
            permissions: All that the person may do from now on, named as in `add_user_to_service`.
            folder_permissions: All folders that the person sees from now on; None changes nothing
                about them.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            BadRequest: Too few members would be left who manage the service.
            NotFound: The person is not a member.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> await admin.team.set_user_permissions(
            ...     member_id, service_id, permissions=["manage_templates", "view_activity"]
            ... )
        """
        service, user = uuid("service_id", service_id), uuid("user_id", user_id)
        folders = None if folder_permissions is None else seen_folders(folder_permissions)
        body = SetUserPermissionsRequest(
            permissions=stored_permissions(permissions), folder_permissions=given(folders)
        )
        changed = change(
            set_user_permissions,
            set_user_permissions.request_kwargs(user, service, body=body),
            clears=[f"user-{user}", f"service-{service}-template-folders"],
        )
        await self._send(changed)

    async def remove_user_from_service(self, service_id: UUID | str, user_id: UUID | str) -> None:
        """Take a member out of a service.

        Args:
            service_id: The service.
            user_id: The person.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            BadRequest: Too few members would be left.
            NotFound: The person is not a member.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> await admin.team.remove_user_from_service(service_id, member_id)
        """
        service, user = uuid("service_id", service_id), uuid("user_id", user_id)
        body = RemoveUserFromServiceRequest(created_by=given(self._acting_user_id))
        removed = change(
            remove_user_from_service,
            remove_user_from_service.request_kwargs(service, user, body=body),
            clears=[f"service-{service}", f"user-{user}"],
        )
        await self._send(removed)
