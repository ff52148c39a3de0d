# Made from notify_typed/admin/_groups_async/template_folders.py by scripts/make_sync.py; edit that.
"""Folders that templates are kept in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed._engine.inputs import list_of, text, uuid
from notify_typed._engine.operation import CacheEntry
from notify_typed.admin._groups.group import Group
from notify_typed.admin._inputs import given, members, optional
from notify_typed.admin._requests import change, data, read, then
from notify_typed_admin.api.template_folders import (
    create_template_folder,
    delete_template_folder,
    get_template_folders,
    move_to_folder,
    move_to_root,
    update_template_folder,
)
from notify_typed_admin.models import (
    CreateTemplateFolderRequest,
    MoveToFolderRequest,
    MoveToRootRequest,
    UpdateTemplateFolderRequest,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from notify_typed_admin.models import TemplateFolder

__all__ = ["TemplateFolders"]


class TemplateFolders(Group):
    """Folders that templates are kept in."""

    def get_template_folders(self, service_id: UUID | str) -> list[TemplateFolder]:
        """List a service's folders.

        Args:
            service_id: The service.

        Returns:
            The folders.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> folders = admin.template_folders.get_template_folders(service_id)
            >>> [folder.name for folder in folders]
            ['Reminders']
        """
        service = uuid("service_id", service_id)
        found = read(
            get_template_folders,
            get_template_folders.request_kwargs(service),
            cache=CacheEntry(f"service-{service}-template-folders", part="template_folders"),
        )
        return self._send(then(found, lambda answer: answer.template_folders))

    def get_template_folder(
        self, service_id: UUID | str, folder_id: UUID | str
    ) -> TemplateFolder | None:
        """Find one of a service's folders.

        Args:
            service_id: The service.
            folder_id: The folder.

        Returns:
            The folder; None if the service does not have it.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> folder = admin.template_folders.get_template_folder(service_id, folder_id)
            >>> folder.name
            'Reminders'
        """
        wanted = uuid("folder_id", folder_id)
        folders = self.get_template_folders(service_id)
        return next((folder for folder in folders if folder.id == wanted), None)

    def create_template_folder(
        self, service_id: UUID | str, *, name: str, parent_id: UUID | str | None = None
    ) -> str:
        """Make a folder. Those see it who see its parent, or all members if it has none.

        Args:
            service_id: The service.
            name: Its name.
            parent_id: The folder that it is in.

        Returns:
            The folder's id.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> folder_id = admin.template_folders.create_template_folder(
            ...     service_id, name="Reminders"
            ... )
        """
        service = uuid("service_id", service_id)
        body = CreateTemplateFolderRequest(
            name=text("name", name), parent_id=optional(uuid)("parent_id", parent_id)
        )
        created = change(
            create_template_folder,
            create_template_folder.request_kwargs(service, body=body),
            clears=[f"service-{service}-template-folders"],
        )
        return self._send(then(created, lambda made: str(made.data.id)))

    def update_template_folder(
        self,
        service_id: UUID | str,
        template_folder_id: UUID | str,
        *,
        name: str,
        users_with_permission: Iterable[UUID | str] | None = None,
    ) -> TemplateFolder:
        """Give a folder another name, and say who sees it.

        Args:
            service_id: The service.
            template_folder_id: The folder.
            name: Its name from now on.
            users_with_permission: All who see it from now on; None changes nothing about that.

        Returns:
            The folder as it is now.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> folder = admin.template_folders.update_template_folder(
            ...     service_id, folder_id, name="Old reminders"
            ... )
            >>> folder.name
            'Old reminders'
        """
        service = uuid("service_id", service_id)
        users = optional(members(uuid))("users_with_permission", users_with_permission)
        body = UpdateTemplateFolderRequest(
            name=text("name", name), users_with_permission=given(users)
        )
        folder = uuid("template_folder_id", template_folder_id)
        changed = change(
            update_template_folder,
            update_template_folder.request_kwargs(service, folder, body=body),
            clears=[f"service-{service}-template-folders"],
        )
        return self._send(data(changed))

    def delete_template_folder(
        self, service_id: UUID | str, template_folder_id: UUID | str
    ) -> None:
        """Delete an empty folder.

        Args:
            service_id: The service.
            template_folder_id: The folder.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            BadRequest: There is something in it.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> admin.template_folders.delete_template_folder(service_id, folder_id)
        """
        service = uuid("service_id", service_id)
        folder = uuid("template_folder_id", template_folder_id)
        deleted = change(
            delete_template_folder,
            delete_template_folder.request_kwargs(service, folder),
            clears=[f"service-{service}-template-folders"],
        )
        self._send(deleted)

    def move_to_folder(
        self,
        service_id: UUID | str,
        folder_id: UUID | str | None,
        *,
        template_ids: Iterable[UUID | str],
        folder_ids: Iterable[UUID | str],
    ) -> None:
        """Put templates and folders into a folder.

        Args:
            service_id: The service.
            folder_id: The folder to put them into; None for none.
            template_ids: The templates; archived ones stay where they are.
            folder_ids: The folders.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            BadRequest: A folder would come to lie in itself, or one of the things is not there.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> admin.template_folders.move_to_folder(
            ...     service_id, folder_id, template_ids=[template_id], folder_ids=[]
            ... )
        """
        service = uuid("service_id", service_id)
        templates = list_of("template_ids", template_ids, uuid)
        folders = list_of("folder_ids", folder_ids, uuid)
        clears = [
            f"service-{service}-template-folders",
            f"service-{service}-templates",
            *(f"service-{service}-template-{each}-version-None" for each in templates),
        ]
        if folder_id is None:
            to_root = MoveToRootRequest(templates=templates, folders=folders)
            request = move_to_root.request_kwargs(service, body=to_root)
            moved = change(move_to_root, request, clears=clears)
        else:
            folder = uuid("folder_id", folder_id)
            to_folder = MoveToFolderRequest(templates=templates, folders=folders)
            request = move_to_folder.request_kwargs(service, folder, body=to_folder)
            moved = change(move_to_folder, request, clears=clears)
        self._send(moved)
