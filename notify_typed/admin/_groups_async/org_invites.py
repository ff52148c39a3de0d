"""Invitations to become a member of an organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed._engine.inputs import list_of, text, uuid
from notify_typed.admin._groups_async.group import AsyncGroup
from notify_typed.admin._inputs import choice
from notify_typed.admin._requests import change, data, path_text, read
from notify_typed_admin.api.org_invites import (
    check_org_invite_token,
    create_org_invite,
    get_invited_org_user,
    get_invited_user_for_org,
    get_invites_for_organisation,
    update_org_invite,
)
from notify_typed_admin.models import (
    CreateOrgInviteRequest,
    InviteStatus,
    OrganisationUserPermission,
    UpdateOrgInviteRequest,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from notify_typed_admin.models import OrganisationInvite

__all__ = ["AsyncOrgInvites"]


class AsyncOrgInvites(AsyncGroup):
    """Invitations to become a member of an organisation."""

    async def create_invite(
        self,
        from_user_id: UUID | str,
        organisation_id: UUID | str,
        *,
        email_address: str,
        permissions: Iterable[OrganisationUserPermission | str],
    ) -> OrganisationInvite:
        """Invite somebody to an organisation by email.

        Args:
            from_user_id: Who invites.
            organisation_id: The organisation.
            email_address: Who is invited; no error shows it.
            permissions: What the member will be allowed to do.

        Returns:
            The invitation.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> invited = await admin.org_invites.create_invite(
            ...     user_id,
            ...     organisation_id,
            ...     email_address="jo@example.gov.uk",
            ...     permissions=["can_make_services_live"],
            ... )
            >>> print(invited.status)
            pending
        """
        body = CreateOrgInviteRequest(
            email_address=text("email_address", email_address),
            invited_by=uuid("from_user_id", from_user_id),
            permissions=list_of("permissions", permissions, choice(OrganisationUserPermission)),
            invite_link_host=self._website,
        )
        request = create_org_invite.request_kwargs(
            uuid("organisation_id", organisation_id), body=body
        )
        return await self._send(
            data(change(create_org_invite, request, hidden={"email_address": email_address}))
        )

    async def get_invites_for_organisation(
        self, organisation_id: UUID | str
    ) -> list[OrganisationInvite]:
        """List the invitations to an organisation, in whatever state they are.

        Args:
            organisation_id: The organisation.

        Returns:
            The invitations.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> invites = await admin.org_invites.get_invites_for_organisation(organisation_id)
            >>> [invited.email_address for invited in invites]
            ['jo@example.gov.uk']
        """
        request = get_invites_for_organisation.request_kwargs(
            uuid("organisation_id", organisation_id)
        )
        return await self._send(data(read(get_invites_for_organisation, request)))

    async def get_invited_user_for_org(
        self, organisation_id: UUID | str, invite_id: UUID | str
    ) -> OrganisationInvite:
        """Read an invitation to an organisation.

        Args:
            organisation_id: The organisation.
            invite_id: The invitation.

        Returns:
            The invitation.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> invited = await admin.org_invites.get_invited_user_for_org(
            ...     organisation_id, invite_id
            ... )
            >>> print(invited.status)
            pending
        """
        request = get_invited_user_for_org.request_kwargs(
            uuid("organisation_id", organisation_id), uuid("invite_id", invite_id)
        )
        return await self._send(data(read(get_invited_user_for_org, request)))

    async def get_invited_user(self, invite_id: UUID | str) -> OrganisationInvite:
        """Read an invitation to any organisation.

        Args:
            invite_id: The invitation.

        Returns:
            The invitation.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> invited = await admin.org_invites.get_invited_user(invite_id)
            >>> invited.email_address
            'jo@example.gov.uk'
        """
        request = get_invited_org_user.request_kwargs(uuid("invite_id", invite_id))
        return await self._send(data(read(get_invited_org_user, request)))

    async def check_token(self, *, token: str) -> OrganisationInvite:
        """Read the invitation that a link is for.

        Args:
            token: The end of the link; no error shows it.

        Returns:
            The invitation, also if it was accepted or cancelled.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> invited = await admin.org_invites.check_token(token=token)
            >>> invited.email_address
            'jo@example.gov.uk'
        """
        request = check_org_invite_token.request_kwargs(path_text("token", token))
        return await self._send(
            data(read(check_org_invite_token, request, hidden={"token": token}))
        )

    async def cancel_invited_user(
        self, organisation_id: UUID | str, invite_id: UUID | str
    ) -> OrganisationInvite:
        """Cancel an invitation to an organisation.

        Args:
            organisation_id: The organisation.
            invite_id: The invitation.

        Returns:
            The invitation.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> invited = await admin.org_invites.cancel_invited_user(organisation_id, invite_id)
            >>> print(invited.status)
            cancelled
        """
        body = UpdateOrgInviteRequest(
            status=InviteStatus.CANCELLED,
        )
        request = update_org_invite.request_kwargs(
            uuid("organisation_id", organisation_id), uuid("invite_id", invite_id), body=body
        )
        return await self._send(data(change(update_org_invite, request)))

    async def accept_invite(
        self, organisation_id: UUID | str, invite_id: UUID | str
    ) -> OrganisationInvite:
        """Accept an invitation; `organisations.add_user_to_organisation` makes a member.

        Args:
            organisation_id: The organisation.
            invite_id: The invitation.

        Returns:
            The invitation.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> invited = await admin.org_invites.accept_invite(organisation_id, invite_id)
            >>> print(invited.status)
            accepted
        """
        body = UpdateOrgInviteRequest(
            status=InviteStatus.ACCEPTED,
        )
        request = update_org_invite.request_kwargs(
            uuid("organisation_id", organisation_id), uuid("invite_id", invite_id), body=body
        )
        return await self._send(data(change(update_org_invite, request)))
