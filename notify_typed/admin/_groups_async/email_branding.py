"""Logos, colours and texts that emails begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed._engine.inputs import uuid
from notify_typed._engine.operation import CacheEntry
from notify_typed.admin._groups_async.group import AsyncGroup
from notify_typed.admin._inputs import choice, given, optional, short_text, string
from notify_typed.admin._requests import change, data, read, then
from notify_typed.errors import InvalidInput
from notify_typed_admin.api.email_branding import (
    archive_email_branding,
    create_email_branding,
    get_all_email_branding,
    get_email_branding,
    get_email_branding_name_for_alt_text,
    get_orgs_and_services_of_email_branding,
    update_email_branding,
)
from notify_typed_admin.models import (
    BrandType,
    CreateEmailBrandingRequest,
    EmailBrandingAltTextRequest,
    UpdateEmailBrandingRequest,
)

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed_admin.models import BrandingUses, EmailBranding

__all__ = ["AsyncEmailBrandings"]

_POOLS = "organisation-*-email-branding-pool"
_COLOUR = 7


class AsyncEmailBrandings(AsyncGroup):
    """Logos, colours and texts that emails begin with."""

    async def get_all_email_branding(self) -> list[EmailBranding]:
        """List the brandings that are not archived.

        Returns:
            The brandings.

        Raises:
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> brandings = await admin.email_branding.get_all_email_branding()
            >>> [branding.name for branding in brandings]
            ['NHS', 'Exampleton']
        """
        request = get_all_email_branding.request_kwargs()
        entry = CacheEntry("email_branding", part="email_branding")
        asked = read(get_all_email_branding, request, cache=entry)
        return await self._send(then(asked, lambda answer: answer.email_branding))

    async def get_email_branding(self, branding_id: UUID | str) -> EmailBranding:
        """Read a branding.

        Args:
            branding_id: The branding.

        Returns:
            The branding.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> branding = await admin.email_branding.get_email_branding(branding_id)
            >>> branding.text
            'Exampleton Council'
        """
        branding = uuid("branding_id", branding_id)
        request = get_email_branding.request_kwargs(branding)
        entry = CacheEntry(f"email_branding-{branding}")
        asked = read(get_email_branding, request, cache=entry)
        return await self._send(then(asked, lambda answer: answer.email_branding))

    async def get_email_branding_name_for_alt_text(self, *, alt_text: str) -> str:
        """Find a name for a branding whose logo says something.

        Args:
            alt_text: What the logo says.

        Returns:
            The same, or with a number after it where brandings have that name.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> await admin.email_branding.get_email_branding_name_for_alt_text(
            ...     alt_text="Exampleton"
            ... )
            'Exampleton (alternate 1)'
        """
        body = EmailBrandingAltTextRequest(alt_text=string("alt_text", alt_text))
        request = get_email_branding_name_for_alt_text.request_kwargs(body=body)
        asked = read(get_email_branding_name_for_alt_text, request)
        return await self._send(then(asked, lambda answer: answer.name))

    async def create_email_branding(
        self,
        *,
        name: str,
        logo: str | None = None,
        alt_text: str | None = None,
        text: str | None = None,
        colour: str | None = None,
        brand_type: BrandType | str = BrandType.ORG,
    ) -> EmailBranding:
        """Make a branding. One of `text` and `alt_text` must be given, and not both.

        Args:
            name: Its name.
            logo: The name of the file with the logo, which is stored already.
            alt_text: What the logo says, where it has no text beside it.
            text: The text beside the logo.
            colour: The colour, such as `#005ea5`.
            brand_type: What stands on emails.

        Returns:
            The branding.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> branding = await admin.email_branding.create_email_branding(
            ...     name="Exampleton Museum", text="Exampleton Museum", colour="#005ea5"
            ... )
            >>> branding.name
            'Exampleton Museum'
        """
        body = CreateEmailBrandingRequest(
            name=short_text("name", name),
            logo=_text("logo", logo),
            alt_text=optional(string)("alt_text", alt_text),
            text=_text("text", text),
            colour=_text("colour", colour, most=_COLOUR),
            brand_type=choice(BrandType)("brand_type", brand_type),
            created_by=given(self._acting_user_text),
        )
        request = create_email_branding.request_kwargs(body=body)
        operation = change(create_email_branding, request, clears=["email_branding"])
        return await self._send(data(operation))

    async def update_email_branding(
        self,
        branding_id: UUID | str,
        *,
        name: str,
        logo: str | None,
        alt_text: str | None,
        text: str | None,
        colour: str | None,
        brand_type: BrandType | str,
    ) -> EmailBranding:
        """Change a branding. One of `text` and `alt_text` must be given, and not both.

        Args:
            branding_id: The branding.
            name: Its name.
            logo: The name of the file with the logo, which is stored already.
            alt_text: What the logo says, where it has no text beside it.
            text: The text beside the logo.
            colour: The colour, such as `#005ea5`.
            brand_type: What stands on emails.

        Returns:
            The branding.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> branding = await admin.email_branding.update_email_branding(
            ...     branding_id,
            ...     name="Exampleton",
            ...     logo=None,
            ...     alt_text=None,
            ...     text="Council of Exampleton",
            ...     colour="#005ea5",
            ...     brand_type="org",
            ... )
            >>> branding.text
            'Council of Exampleton'
        """
        branding = uuid("branding_id", branding_id)
        body = UpdateEmailBrandingRequest(
            name=short_text("name", name),
            logo=_text("logo", logo),
            alt_text=optional(string)("alt_text", alt_text),
            text=_text("text", text),
            colour=_text("colour", colour, most=_COLOUR),
            brand_type=choice(BrandType)("brand_type", brand_type),
            updated_by=given(self._acting_user_text),
        )
        request = update_email_branding.request_kwargs(branding, body=body)
        clears = ["email_branding", f"email_branding-{branding}", _POOLS]
        return await self._send(data(change(update_email_branding, request, clears=clears)))

    async def archive_email_branding(self, branding_id: UUID | str) -> None:
        """Archive a branding that nobody uses, and take it out of all pools.

        Args:
            branding_id: The branding.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> await admin.email_branding.archive_email_branding(branding_id)
        """
        branding = uuid("branding_id", branding_id)
        request = archive_email_branding.request_kwargs(branding)
        clears = ["email_branding", f"email_branding-{branding}", _POOLS]
        await self._send(change(archive_email_branding, request, clears=clears))

    async def get_orgs_and_services_associated_with_branding(
        self, branding_id: UUID | str
    ) -> BrandingUses:
        """See who uses a branding.

        Args:
            branding_id: The branding.

        Returns:
            The organisations and services that are active.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> uses = await admin.email_branding.get_orgs_and_services_associated_with_branding(
            ...     branding_id
            ... )
            >>> [organisation.name for organisation in uses.organisations]
            []
        """
        branding = uuid("branding_id", branding_id)
        request = get_orgs_and_services_of_email_branding.request_kwargs(branding)
        return await self._send(data(read(get_orgs_and_services_of_email_branding, request)))


def _text(name: str, value: str | None, *, most: int = 255) -> str | None:
    # The real server stores a text of no letters as none.
    if value is None or value == "":
        return None
    taken = short_text(name, value)
    if len(taken) > most:
        raise InvalidInput(f"{name} must have at most {most} characters.")
    return taken
