"""People of the world that examples are shown in."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from admin_examples.base import Base

__all__ = ["People"]


class People(Base):
    """People, and what they have asked for."""

    @cached_property
    def new_user_id(self) -> Any:
        """Somebody who has registered."""
        return self._admin.users.register_user(
            name="Jo Bird",
            email_address="jo.bird@example.gov.uk",
            mobile_number="07700 900123",
            password="correct horse",
            auth_type="sms_auth",
        ).id

    @cached_property
    def colleague_id(self) -> Any:
        """Somebody who belongs to nothing yet."""
        return self._admin.users.activate_user(self.new_user_id).id

    @cached_property
    def member_id(self) -> Any:
        """Somebody who has joined the service."""
        self._admin.team.add_user_to_service(
            self.service_id, self.colleague_id, permissions=["send_messages"]
        )
        return self.colleague_id

    @cached_property
    def credential_id(self) -> Any:
        """One of the two security keys of the service's first member."""
        made = [
            self._admin.webauthn.create_webauthn_credential_for_user(
                self.user_id,
                credential={
                    "name": name,
                    "credential_data": "Q0JPUg==",
                    "registration_response": "Q0JPUg==",
                },
            )
            for name in ("Red key", "Blue key")
        ]
        return made[-1].id

    @cached_property
    def invited_user_id(self) -> Any:
        """Somebody who is invited to the service."""
        return self._admin.invites.create_invite(
            self.user_id,
            self.service_id,
            email_address="jo@example.gov.uk",
            permissions=["send_messages"],
            auth_type="sms_auth",
        ).id

    @property
    def token_of_invites(self) -> str:
        assert self.invited_user_id
        return self._token()

    @cached_property
    def request_id(self) -> Any:
        """A request to join the service."""
        return self._admin.joining.create_service_join_request(
            self.colleague_id, service_id=self.service_id, service_managers_ids=[self.user_id]
        )
