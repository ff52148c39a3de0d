# Made of groups/catalogue.py by scripts/async_admin.py; change it there.
"""All groups of a client, each imported when it is first used: together they take a while."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed.admin.async_groups.api_keys import AsyncApiKeys
    from notify_typed.admin.async_groups.services import AsyncServices
    from notify_typed.admin.async_groups.users import AsyncUsers
    from notify_typed.admin.group import AsyncPerform

__all__ = ["AsyncCatalogue"]


class AsyncCatalogue:
    """The groups, as attributes of a client."""

    _acting_user_id: UUID | None
    _admin_base_url: str | None

    @property
    def _perform(self) -> AsyncPerform:
        raise NotImplementedError

    @property
    def services(self) -> AsyncServices:
        """Services: what teams use Notify for."""
        from notify_typed.admin.async_groups.services import AsyncServices  # noqa: PLC0415 - see above

        return AsyncServices(self._perform, self._acting_user_id, self._admin_base_url)

    @property
    def users(self) -> AsyncUsers:
        """People, and the steps of signing up and in."""
        from notify_typed.admin.async_groups.users import AsyncUsers  # noqa: PLC0415 - see above

        return AsyncUsers(self._perform, self._acting_user_id, self._admin_base_url)

    @property
    def api_keys(self) -> AsyncApiKeys:
        """The keys with which a service's programs send."""
        from notify_typed.admin.async_groups.api_keys import AsyncApiKeys  # noqa: PLC0415 - see above

        return AsyncApiKeys(self._perform, self._acting_user_id, self._admin_base_url)
