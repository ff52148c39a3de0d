"""What the sync and the async groups have in common: who acts, and for which website."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed.errors import InvalidInput

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed.admin._core import AdminCore

__all__ = ["BaseGroup"]


class BaseGroup:
    """Methods of one kind of thing, as an attribute of a client."""

    def __init__(self, client: AdminCore) -> None:
        self._client = client

    def __repr__(self) -> str:
        """Say whose group it is, without the secret."""
        return f"<{type(self).__name__} of {self._client!r}>"

    @property
    def _acting_user_id(self) -> UUID | None:
        return self._client.acting_user_id

    @property
    def _acting_user_text(self) -> str | None:
        return None if self._acting_user_id is None else str(self._acting_user_id)

    @property
    def _admin_base_url(self) -> str | None:
        return self._client.admin_base_url

    @property
    def _actor(self) -> UUID:
        """The acting user, where Notify must be told.

        Raises:
            InvalidInput: The client was not told.
        """
        if self._acting_user_id is None:
            raise InvalidInput(
                "Notify keeps who did this: give the client an acting_user_id, or use"
                " client.acting_as(user_id)."
            )
        return self._acting_user_id

    @property
    def _website(self) -> str:
        """The website's address, which goes into links of emails.

        Raises:
            InvalidInput: The client was not told.
        """
        if self._admin_base_url is None:
            raise InvalidInput(
                "The email has a link to the admin website: give the client its admin_base_url."
            )
        return self._admin_base_url
