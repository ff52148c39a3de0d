"""All groups of a client, each imported when it is first used: together they take a while."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed.admin.group import Perform
    from notify_typed.admin.groups.api_keys import ApiKeys
    from notify_typed.admin.groups.services import Services
    from notify_typed.admin.groups.users import Users

__all__ = ["Catalogue"]


class Catalogue:
    """The groups, as attributes of a client."""

    _acting_user_id: UUID | None
    _admin_base_url: str | None

    @property
    def _perform(self) -> Perform:
        raise NotImplementedError

    @property
    def services(self) -> Services:
        """Services: what teams use Notify for."""
        from notify_typed.admin.groups.services import Services  # noqa: PLC0415 - see above

        return Services(self._perform, self._acting_user_id, self._admin_base_url)

    @property
    def users(self) -> Users:
        """People, and the steps of signing up and in."""
        from notify_typed.admin.groups.users import Users  # noqa: PLC0415 - see above

        return Users(self._perform, self._acting_user_id, self._admin_base_url)

    @property
    def api_keys(self) -> ApiKeys:
        """The keys with which a service's programs send."""
        from notify_typed.admin.groups.api_keys import ApiKeys  # noqa: PLC0415 - see above

        return ApiKeys(self._perform, self._acting_user_id, self._admin_base_url)
