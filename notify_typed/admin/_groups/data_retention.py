# Made from notify_typed/admin/_groups_async/data_retention.py by scripts/make_sync.py; edit that.
"""How long a service's messages are kept, by kind of message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed._engine.inputs import uuid
from notify_typed._engine.operation import CacheEntry
from notify_typed.admin._groups.group import Group
from notify_typed.admin._inputs import choice, small_number
from notify_typed.admin._requests import change, read, then
from notify_typed_admin.api.data_retention import (
    create_service_data_retention,
    get_service_data_retention,
    get_service_data_retention_by_id,
    get_service_data_retention_by_type,
    update_service_data_retention,
)
from notify_typed_admin.models import (
    CreateServiceDataRetentionRequest,
    DataRetention,
    EmptyObject,
    TemplateType,
    UpdateServiceDataRetentionRequest,
)

if TYPE_CHECKING:
    from uuid import UUID

__all__ = ["RetentionRules"]


class RetentionRules(Group):
    """How long a service's messages are kept, by kind of message."""

    def get_service_data_retention(self, service_id: UUID | str) -> list[DataRetention]:
        """List how long messages are kept; kinds that are not listed, for 7 days.

        Args:
            service_id: The service.

        Returns:
            The rules.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> retentions = admin.data_retention.get_service_data_retention(service_id)
            >>> [retention.days_of_retention for retention in retentions]
            [14]
        """
        service = uuid("service_id", service_id)
        request = get_service_data_retention.request_kwargs(service)
        return self._send(
            read(
                get_service_data_retention,
                request,
                cache=CacheEntry(f"service-{service}-data-retention"),
            )
        )

    def get_service_data_retention_by_id(
        self, service_id: UUID | str, data_retention_id: UUID | str
    ) -> DataRetention | None:
        """Read one rule.

        Args:
            service_id: The service.
            data_retention_id: The rule.

        Returns:
            The rule; None where the service does not have it.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> retention = admin.data_retention.get_service_data_retention_by_id(
            ...     service_id, retention_id
            ... )
            >>> retention.days_of_retention
            14
        """
        request = get_service_data_retention_by_id.request_kwargs(
            uuid("service_id", service_id), uuid("data_retention_id", data_retention_id)
        )
        return self._send(then(read(get_service_data_retention_by_id, request), _found))

    def get_service_data_retention_by_type(
        self, service_id: UUID | str, *, notification_type: TemplateType | str
    ) -> DataRetention | None:
        """Read the rule for one kind of message.

        Args:
            service_id: The service.
            notification_type: The kind of message.

        Returns:
            The rule; None where there is not one.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> retention = admin.data_retention.get_service_data_retention_by_type(
            ...     service_id, notification_type="sms"
            ... )
            >>> retention is None
            True
        """
        request = get_service_data_retention_by_type.request_kwargs(
            uuid("service_id", service_id),
            choice(TemplateType)("notification_type", notification_type),
        )
        return self._send(then(read(get_service_data_retention_by_type, request), _found))

    def create_service_data_retention(
        self,
        service_id: UUID | str,
        *,
        notification_type: TemplateType | str,
        days_of_retention: int,
    ) -> DataRetention:
        """Set how long messages of a kind are kept.

        A kind that has a rule already is refused: use `update_service_data_retention`.

        Args:
            service_id: The service.
            notification_type: The kind of message.
            days_of_retention: For how many days.

        Returns:
            The rule.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> retention = admin.data_retention.create_service_data_retention(
            ...     service_id, notification_type="sms", days_of_retention=3
            ... )
            >>> retention.days_of_retention
            3
        """
        service = uuid("service_id", service_id)
        body = CreateServiceDataRetentionRequest(
            days_of_retention=small_number("days_of_retention", days_of_retention),
            notification_type=choice(TemplateType)("notification_type", notification_type),
        )
        request = create_service_data_retention.request_kwargs(service, body=body)
        return self._send(
            then(
                change(
                    create_service_data_retention,
                    request,
                    clears=[f"service-{service}-data-retention"],
                ),
                lambda answer: answer.result,
            )
        )

    def update_service_data_retention(
        self, service_id: UUID | str, data_retention_id: UUID | str, *, days_of_retention: int
    ) -> None:
        """Change how long messages are kept.

        Args:
            service_id: The service.
            data_retention_id: The rule.
            days_of_retention: For how many days.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> admin.data_retention.update_service_data_retention(
            ...     service_id, retention_id, days_of_retention=30
            ... )
        """
        service = uuid("service_id", service_id)
        body = UpdateServiceDataRetentionRequest(
            days_of_retention=small_number("days_of_retention", days_of_retention),
        )
        request = update_service_data_retention.request_kwargs(
            service, uuid("data_retention_id", data_retention_id), body=body
        )
        self._send(
            change(
                update_service_data_retention, request, clears=[f"service-{service}-data-retention"]
            )
        )

    def set_service_data_retention(self, service_id: UUID | str, *, days_of_retention: int) -> None:
        """Set how long messages of every kind are kept.

        Each kind is a change of its own. If one fails, those before it are made; asking again
        makes the rest.

        Args:
            service_id: The service.
            days_of_retention: For how many days.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: A call failed; its class says whether anything can have changed by it.

        Example:
            >>> admin.data_retention.set_service_data_retention(
            ...     service_id, days_of_retention=30
            ... )
        """
        days = small_number("days_of_retention", days_of_retention)
        rules = self.get_service_data_retention(service_id)
        known = {rule.notification_type: rule.id for rule in rules}
        for kind in (TemplateType.EMAIL, TemplateType.SMS, TemplateType.LETTER):
            if kind in known:
                self.update_service_data_retention(service_id, known[kind], days_of_retention=days)
            else:
                self.create_service_data_retention(
                    service_id, notification_type=kind, days_of_retention=days
                )


def _found(answer: DataRetention | EmptyObject) -> DataRetention | None:
    return answer if isinstance(answer, DataRetention) else None
