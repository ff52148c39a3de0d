"""Organisations of the world that examples are shown in."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from admin_examples.people import People

__all__ = ["Organisations"]


class Organisations(People):
    """Organisations and brandings."""

    @cached_property
    def organisation_id(self) -> Any:
        """The organisation that the service belongs to."""
        admin = self._admin.organisations
        made = admin.create_organisation(
            name="Exampleton Council", crown=False, organisation_type="local"
        ).id
        admin.update_organisation(made, domains=["exampleton.gov.uk"])
        admin.update_service_organisation(self.service_id, made)
        self._admin.services.update_service(
            self.service_id, has_active_go_live_request=True, go_live_user=self.user_id
        )
        return made

    @cached_property
    def old_organisation_id(self) -> Any:
        """An organisation without services."""
        return self._admin.organisations.create_organisation(
            name="Exampleton Borough", crown=False, organisation_type="local"
        ).id

    @cached_property
    def organisation_user_id(self) -> Any:
        """A member of the organisation."""
        return self._admin.organisations.add_user_to_organisation(
            self.organisation_id, self.colleague_id, permissions=[]
        ).id

    @cached_property
    def invite_id(self) -> Any:
        """Somebody who is invited to the organisation."""
        return self._admin.org_invites.create_invite(
            self.user_id,
            self.organisation_id,
            email_address="jo@example.gov.uk",
            permissions=["can_make_services_live"],
        ).id

    @property
    def token_of_org_invites(self) -> str:
        assert self.invite_id
        return self._token()

    @cached_property
    def email_branding_id(self) -> Any:
        return self._admin.email_branding.create_email_branding(
            name="Exampleton", text="Exampleton Council", colour="#005ea5"
        ).id

    @cached_property
    def letter_branding_id(self) -> Any:
        return self._admin.letter_branding.create_letter_branding(
            filename="exampleton", name="Exampleton"
        ).id

    @property
    def branding_id_of_email_branding(self) -> Any:
        return self.email_branding_id

    @property
    def branding_id_of_letter_branding(self) -> Any:
        return self.letter_branding_id

    @cached_property
    def pooled_email_branding(self) -> Any:
        """An email branding of the organisation's pool."""
        self._admin.branding_pools.add_brandings_to_email_branding_pool(
            self.organisation_id, [self.email_branding_id]
        )
        return self.email_branding_id

    @cached_property
    def pooled_letter_branding(self) -> Any:
        """A letter branding of the organisation's pool."""
        self._admin.branding_pools.add_brandings_to_letter_branding_pool(
            self.organisation_id, [self.letter_branding_id]
        )
        return self.letter_branding_id
