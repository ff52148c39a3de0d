"""The call that makes a person a member of a service: two groups have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed._engine.inputs import list_of, text, uuid
from notify_typed.admin._permissions import permissions_to_stored
from notify_typed.admin._requests import change
from notify_typed_admin.api.team import add_user_to_service
from notify_typed_admin.models import AddUserToServiceRequest, MemberPermission

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from notify_typed._engine.operation import Operation
    from notify_typed_admin.models import ServiceEnvelope

__all__ = ["added_member", "seen_folders", "stored_permissions"]


def added_member(
    service_id: UUID | str,
    user_id: UUID | str,
    permissions: Iterable[str],
    folder_ids: Iterable[UUID | str],
) -> Operation[ServiceEnvelope]:
    """Make a person a member of a service.

    Raises:
        InvalidInput: An argument is not valid.
    """
    service, user = uuid("service_id", service_id), uuid("user_id", user_id)
    body = AddUserToServiceRequest(
        permissions=stored_permissions(permissions), folder_permissions=seen_folders(folder_ids)
    )
    return change(
        add_user_to_service,
        add_user_to_service.request_kwargs(service, user, body=body),
        clears=[f"service-{service}", f"service-{service}-template-folders", f"user-{user}"],
    )


def stored_permissions(permissions: Iterable[str]) -> list[MemberPermission]:
    """Name permissions as Notify stores them.

    Raises:
        InvalidInput: They are not names.
    """
    stored = permissions_to_stored(list_of("permissions", permissions, text))
    return [MemberPermission(permission=name) for name in sorted(stored)]


def seen_folders(folder_ids: Iterable[UUID | str]) -> list[str]:
    """Name the folders of templates that a person sees.

    Raises:
        InvalidInput: They are not ids.
    """
    return [str(each) for each in list_of("folder_permissions", folder_ids, uuid)]
