"""Invitations to join a service's team."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed._engine.inputs import list_of, one_of, text, uuid
from notify_typed.admin._groups_async.group import AsyncGroup
from notify_typed.admin._inputs import choice, given
from notify_typed.admin._permissions import (
    UI_PERMISSIONS,
    permissions_from_stored,
    permissions_to_stored,
)
from notify_typed.admin._requests import change, data, path_text, read
from notify_typed.admin.errors import InviteTokenError
from notify_typed.errors import BadRequest
from notify_typed_admin.api.invites import (
    check_token,
    create_invite,
    get_invited_user,
    get_invited_user_for_service,
    get_invites_for_service,
    update_invite,
)
from notify_typed_admin.models import (
    AuthType,
    CreateInviteRequest,
    InviteStatus,
    UpdateInviteRequest,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from notify_typed.admin._permissions import UiPermission
    from notify_typed_admin.models import InvitedUser, UserPermission

__all__ = ["AsyncInvites"]


class AsyncInvites(AsyncGroup):
    """Invitations to join a service's team."""

    async def create_invite(
        self,
        invite_from_id: UUID | str,
        service_id: UUID | str,
        *,
        email_address: str,
        permissions: Iterable[UiPermission | UserPermission | str],
        auth_type: AuthType | str,
        folder_permissions: Iterable[UUID | str] = (),
    ) -> InvitedUser:
        """Invite a person by email. The link in it is good for 2 days.

        Args:
            invite_from_id: Who invites.
            service_id: The service.
            email_address: The person's address.
            permissions: What the person may do, named as in `Team.add_user_to_service`.
            auth_type: What the person needs beside a password: `sms_auth` or `email_auth`.
            folder_permissions: The folders of templates that the person sees.

        Returns:
            The invitation.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> invited = await admin.invites.create_invite(
            ...     user_id,
            ...     service_id,
            ...     email_address="jo@example.gov.uk",
            ...     permissions=["send_messages", "view_activity"],
            ...     auth_type="sms_auth",
            ... )
            >>> print(invited.status)
            pending
        """
        service, inviting = uuid("service_id", service_id), uuid("invite_from_id", invite_from_id)
        stored = permissions_to_stored(list_of("permissions", permissions, text))
        body = CreateInviteRequest(
            service=service,
            email_address=text("email_address", email_address),
            from_user=inviting,
            permissions=",".join(sorted(stored)),
            auth_type=choice(AuthType)("auth_type", auth_type),
            invite_link_host=given(self._admin_base_url),
            folder_permissions=list_of("folder_permissions", folder_permissions, uuid),
            created_by=self._acting_user_id or inviting,
        )
        request = create_invite.request_kwargs(service, body=body)
        made = change(create_invite, request, hidden={"email_address": email_address})
        return await self._send(data(made))

    async def get_invites_for_service(self, service_id: UUID | str) -> list[InvitedUser]:
        """List a service's invitations.

        Args:
            service_id: The service.

        Returns:
            The invitations.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> invites = await admin.invites.get_invites_for_service(service_id)
            >>> [invited.email_address for invited in invites]
            ['jo@example.gov.uk']
        """
        request = get_invites_for_service.request_kwargs(uuid("service_id", service_id))
        return await self._send(data(read(get_invites_for_service, request)))

    async def get_count_of_invites_with_permission(
        self, service_id: UUID | str, *, permission: UiPermission
    ) -> int:
        """Count the people whom a service has invited to do something.

        Args:
            service_id: The service.
            permission: What they may do, named as people see it.

        Returns:
            How many invitations have it, cancelled ones left out.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> await admin.invites.get_count_of_invites_with_permission(
            ...     service_id, permission="send_messages"
            ... )
            1
        """
        wanted = one_of("permission", permission, UI_PERMISSIONS)
        return sum(
            invite.status != InviteStatus.CANCELLED
            and wanted in permissions_from_stored(invite.permissions.split(","))
            for invite in await self.get_invites_for_service(service_id)
        )

    async def get_invited_user_for_service(
        self, service_id: UUID | str, invited_user_id: UUID | str
    ) -> InvitedUser:
        """Read one of a service's invitations.

        Args:
            service_id: The service.
            invited_user_id: The invitation.

        Returns:
            The invitation.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> invited = await admin.invites.get_invited_user_for_service(
            ...     service_id, invited_user_id
            ... )
            >>> print(invited.status)
            pending
        """
        request = get_invited_user_for_service.request_kwargs(
            uuid("service_id", service_id), uuid("invited_user_id", invited_user_id)
        )
        return await self._send(data(read(get_invited_user_for_service, request)))

    async def get_invited_user(self, invited_user_id: UUID | str) -> InvitedUser:
        """Read an invitation, whichever service it is for.

        Args:
            invited_user_id: The invitation.

        Returns:
            The invitation.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> invited = await admin.invites.get_invited_user(invited_user_id)
            >>> invited.email_address
            'jo@example.gov.uk'
        """
        request = get_invited_user.request_kwargs(uuid("invited_user_id", invited_user_id))
        return await self._send(data(read(get_invited_user, request)))

    async def accept_invite(
        self, service_id: UUID | str, invited_user_id: UUID | str
    ) -> InvitedUser:
        """Note that an invitation was accepted.

        That alone makes nobody a member; `Team.add_user_to_service` does.

        Args:
            service_id: The service.
            invited_user_id: The invitation.

        Returns:
            The invitation as it is now.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> invited = await admin.invites.accept_invite(service_id, invited_user_id)
            >>> print(invited.status)
            accepted
        """
        service, invited = uuid("service_id", service_id), uuid("invited_user_id", invited_user_id)
        request = update_invite.request_kwargs(
            service, invited, body=UpdateInviteRequest(status=InviteStatus.ACCEPTED)
        )
        accepted = change(update_invite, request, clears=[f"service-{service}", f"user-{invited}"])
        return await self._send(data(accepted))

    async def cancel_invited_user(
        self, service_id: UUID | str, invited_user_id: UUID | str
    ) -> InvitedUser:
        """Take an invitation back.

        Args:
            service_id: The service.
            invited_user_id: The invitation.

        Returns:
            The invitation as it is now.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> invited = await admin.invites.cancel_invited_user(service_id, invited_user_id)
            >>> print(invited.status)
            cancelled
        """
        body = UpdateInviteRequest(
            status=InviteStatus.CANCELLED, created_by=given(self._acting_user_id)
        )
        request = update_invite.request_kwargs(
            uuid("service_id", service_id), uuid("invited_user_id", invited_user_id), body=body
        )
        return await self._send(data(change(update_invite, request)))

    async def update_invite(
        self, service_id: UUID | str, invited_user_id: UUID | str, *, auth_type: AuthType | str
    ) -> InvitedUser:
        """Say anew what the invited person needs beside a password.

        Args:
            service_id: The service.
            invited_user_id: The invitation.
            auth_type: `sms_auth` or `email_auth`.

        Returns:
            The invitation as it is now.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> invited = await admin.invites.update_invite(
            ...     service_id, invited_user_id, auth_type="email_auth"
            ... )
            >>> print(invited.auth_type)
            email_auth
        """
        request = update_invite.request_kwargs(
            uuid("service_id", service_id),
            uuid("invited_user_id", invited_user_id),
            body=UpdateInviteRequest(auth_type=choice(AuthType)("auth_type", auth_type)),
        )
        return await self._send(data(change(update_invite, request)))

    async def check_token(self, *, token: str) -> InvitedUser:
        """Read the invitation that a link is for; also one that was accepted before.

        Args:
            token: The last part of the link.

        Returns:
            The invitation.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            InviteTokenError: The link has expired, or is not one that Notify made.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> invited = await admin.invites.check_token(token=token)
            >>> invited.email_address
            'jo@example.gov.uk'
        """
        request = check_token.request_kwargs(path_text("token", token))
        try:
            return await self._send(data(read(check_token, request, hidden={"token": token})))
        except BadRequest as refusal:
            raise InviteTokenError.of(refusal) from None
