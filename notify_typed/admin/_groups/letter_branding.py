# Made from notify_typed/admin/_groups_async/letter_branding.py by scripts/make_sync.py; edit that.
"""Logos that letters begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed._engine.inputs import uuid
from notify_typed._engine.operation import CacheEntry
from notify_typed.admin._groups.group import Group
from notify_typed.admin._inputs import given, short_text, string
from notify_typed.admin._requests import change, data, read, then
from notify_typed_admin.api.letter_branding import (
    create_letter_branding,
    get_all_letter_branding,
    get_letter_branding,
    get_orgs_and_services_of_letter_branding,
    get_unique_name_for_letter_branding,
    update_letter_branding,
)
from notify_typed_admin.models import (
    CreateLetterBrandingRequest,
    UniqueLetterBrandingNameRequest,
    UpdateLetterBrandingRequest,
)

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed_admin.models import BrandingUses, LetterBranding

__all__ = ["LetterBrandings"]


class LetterBrandings(Group):
    """Logos that letters begin with."""

    def get_all_letter_branding(self) -> list[LetterBranding]:
        """List all brandings, by name.

        Returns:
            The brandings.

        Raises:
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> brandings = admin.letter_branding.get_all_letter_branding()
            >>> [branding.name for branding in brandings]
            ['Exampleton', 'NHS']
        """
        request = get_all_letter_branding.request_kwargs()
        entry = CacheEntry("letter_branding")
        return self._send(read(get_all_letter_branding, request, cache=entry))

    def get_letter_branding(self, branding_id: UUID | str) -> LetterBranding:
        """Read a branding.

        Args:
            branding_id: The branding.

        Returns:
            The branding.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> branding = admin.letter_branding.get_letter_branding(branding_id)
            >>> branding.filename
            'exampleton'
        """
        branding = uuid("branding_id", branding_id)
        request = get_letter_branding.request_kwargs(branding)
        entry = CacheEntry(f"letter_branding-{branding}")
        return self._send(read(get_letter_branding, request, cache=entry))

    def get_unique_name_for_letter_branding(self, *, name: str) -> str:
        """Find a name for a branding.

        Args:
            name: The name that it would have.

        Returns:
            The same, or with a number after it where brandings have it.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> admin.letter_branding.get_unique_name_for_letter_branding(name="Exampleton")
            'Exampleton (alternate 1)'
        """
        body = UniqueLetterBrandingNameRequest(name=string("name", name))
        request = get_unique_name_for_letter_branding.request_kwargs(body=body)
        asked = read(get_unique_name_for_letter_branding, request)
        return self._send(then(asked, lambda answer: answer.name))

    def create_letter_branding(self, *, filename: str, name: str) -> LetterBranding:
        """Make a branding.

        Args:
            filename: The name of its file, without `.svg`. The file is stored already.
            name: Its name.

        Returns:
            The branding.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> branding = admin.letter_branding.create_letter_branding(
            ...     filename="exampleton-museum", name="Exampleton Museum"
            ... )
            >>> branding.name
            'Exampleton Museum'
        """
        body = CreateLetterBrandingRequest(
            name=short_text("name", name),
            filename=short_text("filename", filename),
            created_by_id=given(self._acting_user_id),
        )
        request = create_letter_branding.request_kwargs(body=body)
        return self._send(change(create_letter_branding, request, clears=["letter_branding"]))

    def update_letter_branding(
        self, branding_id: UUID | str, *, filename: str, name: str
    ) -> LetterBranding:
        """Change a branding.

        Args:
            branding_id: The branding.
            filename: The name of its file, without `.svg`. The file is stored already.
            name: Its name.

        Returns:
            The branding.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> branding = admin.letter_branding.update_letter_branding(
            ...     branding_id, filename="exampleton", name="Exampleton Council"
            ... )
            >>> branding.name
            'Exampleton Council'
        """
        branding = uuid("branding_id", branding_id)
        body = UpdateLetterBrandingRequest(
            name=short_text("name", name),
            filename=short_text("filename", filename),
            updated_by_id=given(self._acting_user_id),
        )
        request = update_letter_branding.request_kwargs(branding, body=body)
        clears = [
            *("letter_branding", f"letter_branding-{branding}"),
            "organisation-*-letter-branding-pool",
        ]
        return self._send(change(update_letter_branding, request, clears=clears))

    def get_orgs_and_services_associated_with_branding(
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
            >>> uses = admin.letter_branding.get_orgs_and_services_associated_with_branding(
            ...     branding_id
            ... )
            >>> [organisation.name for organisation in uses.organisations]
            []
        """
        branding = uuid("branding_id", branding_id)
        request = get_orgs_and_services_of_letter_branding.request_kwargs(branding)
        return self._send(data(read(get_orgs_and_services_of_letter_branding, request)))
