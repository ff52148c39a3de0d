"""Services: make, read, change, count and archive them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Unpack, get_args

from notify_typed._engine.inputs import flag, list_of, one_of, text, uuid
from notify_typed._engine.operation import CacheEntry
from notify_typed.admin._attributes import CountedType
from notify_typed.admin._groups_async.group import AsyncGroup
from notify_typed.admin._inputs import (
    Check,
    attributes,
    choice,
    financial_year,
    integer,
    members,
    optional,
    present,
    short_text,
    string,
    whole_number,
)
from notify_typed.admin._requests import change, data, expect, read, then
from notify_typed.admin._times import day, spaced_utc
from notify_typed_admin.api.services import (
    archive_service,
    create_service,
    find_services_by_name,
    get_monthly_notification_stats,
    get_service,
    get_service_history,
    get_service_statistics,
    get_services,
    update_service,
)
from notify_typed_admin.models import (
    CreateServiceRequest,
    DetailedService,
    DetailedServiceListItem,
    OrganisationType,
    Service,
    ServicePermission,
    UpdateServiceRequest,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from uuid import UUID

    from notify_typed._engine.operation import Operation
    from notify_typed.admin._attributes import ServiceAttributes
    from notify_typed_admin.models import (
        FoundService,
        MonthlyStatisticsByMonth,
        ServiceHistory,
        Statistics,
    )

__all__ = ["AsyncServices"]

_LIVE_COUNTS = "live-service-and-organisation-counts"
# What Notify's website sets for a service that goes live, and for one in trial mode again.
_LIVE_LIMITS = {
    "email_message_limit": 250_000,
    "sms_message_limit": 250_000,
    "letter_message_limit": 20_000,
}
_TRIAL_LIMIT = 50


def _branding(name: str, value: object) -> UUID | None:
    # GOV.UK's own is null on the wire.
    return None if value is None or value == "govuk" else uuid(name, value)


_optional_text = optional(string)
_optional_number = optional(integer)
_CHECKS: Mapping[str, Check[object]] = {
    "active": flag,
    "billing_contact_email_addresses": _optional_text,
    "billing_contact_names": _optional_text,
    "billing_reference": _optional_text,
    "confirmed_email_sender_name": optional(flag),
    "confirmed_unique": flag,
    "contact_link": _optional_text,
    "count_as_live": flag,
    "created_by": uuid,
    "custom_email_sender_name": _optional_text,
    "email_branding": _branding,
    "email_message_limit": integer,
    "free_sms_fragment_limit": integer,
    "go_live_at": optional(spaced_utc),
    "go_live_user": optional(uuid),
    "has_active_go_live_request": flag,
    "international_sms_message_limit": integer,
    "letter_branding": optional(uuid),
    "letter_contact_block": _optional_text,
    "letter_message_limit": integer,
    "name": short_text,
    "notes": _optional_text,
    "organisation_type": optional(choice(OrganisationType)),
    "permissions": members(choice(ServicePermission)),
    "prefix_sms": flag,
    "purchase_order_number": _optional_text,
    "rate_limit": integer,
    "reply_to_email_address": _optional_text,
    "restricted": flag,
    "sms_message_limit": integer,
    "sms_sender": _optional_text,
    "volume_email": _optional_number,
    "volume_letter": _optional_number,
    "volume_sms": _optional_number,
}


class AsyncServices(AsyncGroup):
    """Services: what teams use Notify for."""

    async def create_service(
        self,
        *,
        service_name: str,
        organisation_type: OrganisationType | str | None,
        email_message_limit: int,
        international_sms_message_limit: int,
        sms_message_limit: int,
        letter_message_limit: int,
        restricted: bool,
        user_id: UUID | str,
    ) -> str:
        """Make a service.

        Args:
            service_name: Its name, which no other service has.
            organisation_type: The part of the public sector that it belongs to, such as
                `central` or `local`.
            email_message_limit: How many emails it may send a day.
            international_sms_message_limit: How many text messages it may send abroad a day.
            sms_message_limit: How many text messages it may send a day.
            letter_message_limit: How many letters it may send a day.
            restricted: Whether it begins in trial mode, in which it reaches only its own team.
            user_id: Who becomes its first member, with all permissions; also its maker, unless
                the client acts for somebody.

        Returns:
            The service's id.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> service_id = await admin.services.create_service(
            ...     service_name="Renew a licence",
            ...     organisation_type="central",
            ...     email_message_limit=50,
            ...     international_sms_message_limit=50,
            ...     sms_message_limit=50,
            ...     letter_message_limit=50,
            ...     restricted=True,
            ...     user_id=user_id,
            ... )
        """
        user = uuid("user_id", user_id)
        body = CreateServiceRequest(
            name=short_text("service_name", service_name),
            organisation_type=optional(choice(OrganisationType))(
                "organisation_type", organisation_type
            ),
            active=True,
            email_message_limit=integer("email_message_limit", email_message_limit),
            international_sms_message_limit=integer(
                "international_sms_message_limit", international_sms_message_limit
            ),
            sms_message_limit=integer("sms_message_limit", sms_message_limit),
            letter_message_limit=integer("letter_message_limit", letter_message_limit),
            restricted=flag("restricted", restricted),
            user_id=user,
            created_by=self._acting_user_id or user,
        )
        request = create_service.request_kwargs(body=body)
        created = change(create_service, request, clears=[f"user-{user}"])
        return await self._send(then(created, lambda made: str(made.data.id)))

    async def get_service(self, service_id: UUID | str) -> Service:
        """Read a service; an archived one too.

        Args:
            service_id: The service.

        Returns:
            The service.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> service = await admin.services.get_service(service_id)
            >>> service.name
            'Register to vote'
        """
        service = uuid("service_id", service_id)
        found = read(
            get_service,
            get_service.request_kwargs(service),
            cache=CacheEntry(f"service-{service}"),
        )
        return await self._send(then(found, lambda answer: expect(Service, answer.data)))

    async def get_detailed_service(
        self, service_id: UUID | str, *, today_only: bool = False
    ) -> DetailedService:
        """Read a service with its numbers of messages and what belongs to it.

        Args:
            service_id: The service.
            today_only: Whether to count today's messages alone, not those of the last 7 days.

        Returns:
            The service, with its numbers.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> service = await admin.services.get_detailed_service(service_id)
            >>> service.statistics.sms.requested
            1
        """
        request = get_service.request_kwargs(
            uuid("service_id", service_id),
            detailed="True",
            today_only="True" if flag("today_only", today_only) else None,
        )
        return await self._send(
            then(read(get_service, request), lambda answer: expect(DetailedService, answer.data))
        )

    async def get_services(
        self, *, only_active: bool = False, user_id: UUID | str | None = None
    ) -> list[Service]:
        """List all services; there are no pages.

        Args:
            only_active: Whether to leave archived services out.
            user_id: Only services that this person belongs to.

        Returns:
            The services.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> [service] = await admin.services.get_services(user_id=user_id)
            >>> service.name
            'Register to vote'
        """
        request = get_services.request_kwargs(
            only_active="True" if flag("only_active", only_active) else None,
            user_id=None if user_id is None else uuid("user_id", user_id),
        )
        return await self._send(
            then(
                read(get_services, request),
                lambda answer: [expect(Service, each) for each in answer.data],
            )
        )

    async def get_active_services(self, *, user_id: UUID | str | None = None) -> list[Service]:
        """List all services but archived ones; there are no pages.

        Args:
            user_id: Only services that this person belongs to.

        Returns:
            The services.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> services = await admin.services.get_active_services(user_id=user_id)
            >>> [service.name for service in services]
            ['Register to vote']
        """
        return await self.get_services(only_active=True, user_id=user_id)

    async def get_notification_count(
        self,
        service_id: UUID | str,
        *,
        notification_type: CountedType,
        today: date | str | None = None,
    ) -> int:
        """Read how many messages of a kind a service has sent today.

        Notify counts them in the cache that its website shares, and nowhere else.

        Args:
            service_id: The service.
            notification_type: The kind of message; `international_sms` for texts sent abroad.
            today: The day, of UTC; that of this machine's clock when left out.

        Returns:
            The number; 0 without a cache, and if nothing is counted there.

        Raises:
            InvalidInput: An argument is not valid; nothing was read.

        Example:
            >>> await admin.services.get_notification_count(service_id, notification_type="sms")
            0
        """
        kind = one_of("notification_type", notification_type, get_args(CountedType))
        on = day("today", datetime.now(UTC).date() if today is None else today)
        return await self._count(f"{uuid('service_id', service_id)}-{kind}-{on}-count")

    async def get_detailed_services(
        self,
        *,
        only_active: bool = False,
        include_from_test_key: bool = True,
        start_date: date | str | None = None,
        end_date: date | str | None = None,
    ) -> list[DetailedServiceListItem]:
        """List all services with their numbers of messages; there are no pages.

        Args:
            only_active: Whether to leave archived services out.
            include_from_test_key: Whether messages of test keys count.
            start_date: The first day to count; today when left out.
            end_date: The last day to count; today when left out.

        Returns:
            The services, with their numbers.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> services = await admin.services.get_detailed_services(
            ...     start_date="2026-11-01", end_date="2026-11-30"
            ... )
            >>> {service.name: service.statistics.sms.requested for service in services}
            {'Register to vote': 1, 'GOV.UK Notify': 0}
        """
        request = get_services.request_kwargs(
            detailed="True",
            only_active="True" if flag("only_active", only_active) else None,
            include_from_test_key=(
                None if flag("include_from_test_key", include_from_test_key) else "False"
            ),
            start_date=None if start_date is None else day("start_date", start_date),
            end_date=None if end_date is None else day("end_date", end_date),
        )
        return await self._send(
            then(
                read(get_services, request),
                lambda answer: [expect(DetailedServiceListItem, each) for each in answer.data],
            )
        )

    async def find_services_by_name(self, *, service_name: str) -> list[FoundService]:
        """Find services by a part of their name.

        Args:
            service_name: A part of the name.

        Returns:
            The services' ids and names.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> [service] = await admin.services.find_services_by_name(service_name="vote")
            >>> service.name
            'Register to vote'
        """
        request = find_services_by_name.request_kwargs(
            service_name=text("service_name", service_name)
        )
        return await self._send(data(read(find_services_by_name, request)))

    async def get_service_statistics(
        self, service_id: UUID | str, *, limit_days: int | None = None
    ) -> Statistics:
        """Count a service's messages of the last days; a service that is not there has none.

        Args:
            service_id: The service.
            limit_days: How many days before today to count as well; Notify takes 7 when left out.

        Returns:
            The numbers of texts, emails and letters.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> statistics = await admin.services.get_service_statistics(service_id, limit_days=7)
            >>> statistics.sms.requested
            1
        """
        request = get_service_statistics.request_kwargs(
            uuid("service_id", service_id),
            limit_days=None if limit_days is None else whole_number("limit_days", limit_days),
        )
        return await self._send(data(read(get_service_statistics, request)))

    async def get_monthly_notification_stats(
        self, service_id: UUID | str, *, year: int
    ) -> MonthlyStatisticsByMonth:
        """Count a service's messages by month, kind and status.

        Args:
            service_id: The service.
            year: The financial year, named by its first calendar year.

        Returns:
            The counts, by months such as `2026-04`, up to the current one.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> months = await admin.services.get_monthly_notification_stats(service_id, year=2026)
            >>> months["2026-11"].sms["delivered"]
            1
        """
        request = get_monthly_notification_stats.request_kwargs(
            uuid("service_id", service_id), year=financial_year("year", year)
        )
        return await self._send(data(read(get_monthly_notification_stats, request)))

    async def get_service_history(self, service_id: UUID | str) -> ServiceHistory:
        """Read how a service and its keys have changed.

        Args:
            service_id: The service.

        Returns:
            The versions of the service and of its keys.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> history = await admin.services.get_service_history(service_id)
            >>> [version.name for version in history.service_history]
            ['Register to vote']
        """
        request = get_service_history.request_kwargs(uuid("service_id", service_id))
        return await self._send(data(read(get_service_history, request)))

    async def update_service(
        self, service_id: UUID | str, **changes: Unpack[ServiceAttributes]
    ) -> Service:
        """Change some of a service's settings.

        Args:
            service_id: The service.
            changes: The settings, by the names in `ServiceAttributes`.

        Returns:
            The service as it is now.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            TypeError: One of them cannot be changed; the message names it.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> service = await admin.services.update_service(service_id, name="Vote by post")
            >>> service.name
            'Vote by post'
        """
        return await self._send(self._update(uuid("service_id", service_id), changes))

    async def update_status(self, service_id: UUID | str, *, live: bool) -> Service:
        """Let a service go live, or put it back into trial mode, with the limits for that.

        Args:
            service_id: The service.
            live: Whether it may reach everybody.

        Returns:
            The service as it is now.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> service = await admin.services.update_status(service_id, live=True)
            >>> service.restricted
            False
        """
        service = uuid("service_id", service_id)
        changes = {
            **{name: limit if live else _TRIAL_LIMIT for name, limit in _LIVE_LIMITS.items()},
            "go_live_at": datetime.now(UTC) if flag("live", live) else None,
            "restricted": not live,
            "has_active_go_live_request": False,
        }
        return await self._send(self._update(service, changes, _LIVE_COUNTS))

    async def update_count_as_live(self, service_id: UUID | str, *, count_as_live: bool) -> Service:
        """Say whether a service counts as one of the live services.

        Args:
            service_id: The service.
            count_as_live: Whether it does.

        Returns:
            The service as it is now.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> service = await admin.services.update_count_as_live(
            ...     service_id, count_as_live=False
            ... )
            >>> service.count_as_live
            False
        """
        changes = {"count_as_live": count_as_live}
        return await self._send(self._update(uuid("service_id", service_id), changes, _LIVE_COUNTS))

    async def archive_service(
        self, service_id: UUID | str, cached_service_user_ids: Iterable[UUID | str] = ()
    ) -> None:
        """Archive a service with its templates, and let its keys expire.

        Args:
            service_id: The service.
            cached_service_user_ids: Its members, whose list of services a cache may hold.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> await admin.services.archive_service(service_id, cached_service_user_ids=[user_id])
        """
        service = uuid("service_id", service_id)
        users = list_of("cached_service_user_ids", cached_service_user_ids, uuid)
        archived = change(
            archive_service,
            archive_service.request_kwargs(service),
            clears=[
                f"service-{service}",
                f"service-{service}-template*",
                *(f"user-{user}" for user in users),
            ],
        )
        await self._send(archived)

    def _update(
        self, service: UUID, changes: Mapping[str, object], *clears: str
    ) -> Operation[Service]:
        changes = {**present(created_by=self._acting_user_id), **changes}
        body = UpdateServiceRequest(**attributes("service", _CHECKS, changes))
        request = update_service.request_kwargs(service, body=body)
        return data(change(update_service, request, clears=[f"service-{service}", *clears]))
