"""Numbers that people can text to, and what they sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed._engine.inputs import flag, text, uuid
from notify_typed.admin._groups_async.group import AsyncGroup
from notify_typed.admin._inputs import given, optional
from notify_typed.admin._pages import inbound_page, inbound_walk
from notify_typed.admin._requests import change, data, read, then
from notify_typed_admin.api.inbound import (
    add_inbound_number_to_service,
    get_all_inbound_sms_number_service,
    get_available_inbound_sms_numbers,
    get_inbound_sms,
    get_inbound_sms_by_id,
    get_inbound_sms_number_for_service,
    get_inbound_sms_summary,
    get_most_recent_inbound_number_usage_date,
    remove_service_inbound_sms,
)
from notify_typed_admin.models import (
    AddInboundNumberToServiceRequest,
    GetInboundSmsRequest,
    InboundNumber,
    RemoveServiceInboundSmsRequest,
)

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed._engine._async.pages import AsyncPageIterator
    from notify_typed.admin._results import Page
    from notify_typed_admin.models import (
        InboundNumberUsage,
        InboundSms,
        InboundSmsSummary,
        SmsSender,
    )

__all__ = ["AsyncInbound"]


class AsyncInbound(AsyncGroup):
    """Numbers that people can text to, and what they sent."""

    async def get_all_inbound_sms_number_service(self) -> list[InboundNumber]:
        """List all numbers, with the services that have them.

        Returns:
            The numbers.

        Raises:
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> numbers = await admin.inbound.get_all_inbound_sms_number_service()
            >>> {number.number: number.service.name for number in numbers if number.service}
            {'07700900456': 'Register to vote'}
        """
        request = get_all_inbound_sms_number_service.request_kwargs()
        return await self._send(data(read(get_all_inbound_sms_number_service, request)))

    async def get_available_inbound_sms_numbers(self) -> list[InboundNumber]:
        """List the numbers that no service has.

        Returns:
            The numbers.

        Raises:
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> numbers = await admin.inbound.get_available_inbound_sms_numbers()
            >>> [number.number for number in numbers]
            ['07700900461', '07700900462', '07700900463']
        """
        request = get_available_inbound_sms_numbers.request_kwargs()
        return await self._send(data(read(get_available_inbound_sms_numbers, request)))

    async def get_inbound_sms_number_for_service(
        self, service_id: UUID | str
    ) -> InboundNumber | None:
        """Read a service's number; None when it has none.

        Args:
            service_id: The service.

        Returns:
            The number, or None.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> number = await admin.inbound.get_inbound_sms_number_for_service(service_id)
            >>> number.number
            '07700900456'
        """
        request = get_inbound_sms_number_for_service.request_kwargs(uuid("service_id", service_id))
        return await self._send(
            then(
                read(get_inbound_sms_number_for_service, request),
                lambda answer: answer.data if isinstance(answer.data, InboundNumber) else None,
            )
        )

    async def add_inbound_number_to_service(
        self, service_id: UUID | str, inbound_number_id: UUID | str | None = None
    ) -> SmsSender:
        """Give a service a number, which its texts are from as well from now on.

        The service's permission `inbound_sms` is another matter; see `update_service`.

        Args:
            service_id: The service.
            inbound_number_id: Which number; any free one when left out.

        Returns:
            The sender that the number has become.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> sender = await admin.inbound.add_inbound_number_to_service(new_service_id)
            >>> sender.sms_sender.startswith("07700900")
            True
        """
        service = uuid("service_id", service_id)
        number = optional(uuid)("inbound_number_id", inbound_number_id)
        request = add_inbound_number_to_service.request_kwargs(
            service, body=AddInboundNumberToServiceRequest(inbound_number_id=given(number))
        )
        return await self._send(
            change(add_inbound_number_to_service, request, clears=_keys(service))
        )

    async def get_inbound_sms(
        self, service_id: UUID | str, *, user_number: str = ""
    ) -> list[InboundSms]:
        """List the texts that people sent to a service, the newest first.

        Args:
            service_id: The service.
            user_number: Only those from this number.

        Returns:
            The texts.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> texts = await admin.inbound.get_inbound_sms(service_id)
            >>> [text.content for text in texts]
            ['Yes, I will be there', 'STOP']
        """
        number = None if user_number == "" else text("user_number", user_number)
        request = get_inbound_sms.request_kwargs(
            uuid("service_id", service_id), body=GetInboundSmsRequest(phone_number=given(number))
        )
        return await self._send(
            data(read(get_inbound_sms, request, hidden={"user_number": user_number}))
        )

    async def get_most_recent_inbound_sms(
        self, service_id: UUID | str, *, page: int | None = None
    ) -> Page[InboundSms]:
        """Read one page of the newest text that each person sent.

        Args:
            service_id: The service.
            page: Which page, counted from 1.

        Returns:
            The page.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> page = await admin.inbound.get_most_recent_inbound_sms(service_id)
            >>> [text.content for text in page]
            ['Yes, I will be there', 'STOP']
        """
        return await self._send(inbound_page(service_id, page))

    def iter_most_recent_inbound_sms(
        self, service_id: UUID | str
    ) -> AsyncPageIterator[Page[InboundSms], InboundSms]:
        """Walk through the newest text that each person sent.

        Args:
            service_id: The service.

        Returns:
            The texts one by one; its `.pages()` gives whole pages.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading a page failed; raised where the iterator is used.
            RepeatedPage: The list does not end; raised where the iterator is used.

        Example:
            >>> async for text in admin.inbound.iter_most_recent_inbound_sms(service_id):
            ...     print(text.content)
            Yes, I will be there
            STOP
        """
        return self._iterate(inbound_walk(service_id))

    async def get_inbound_sms_summary(self, service_id: UUID | str) -> InboundSmsSummary:
        """Count the texts that people sent, and tell when the newest came.

        Args:
            service_id: The service.

        Returns:
            The number of texts, and the time of the newest.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> summary = await admin.inbound.get_inbound_sms_summary(service_id)
            >>> summary.count
            2
        """
        request = get_inbound_sms_summary.request_kwargs(uuid("service_id", service_id))
        return await self._send(read(get_inbound_sms_summary, request))

    async def get_inbound_sms_by_id(
        self, service_id: UUID | str, inbound_sms_id: UUID | str
    ) -> InboundSms:
        """Read one text that somebody sent.

        Args:
            service_id: The service.
            inbound_sms_id: The text.

        Returns:
            The text.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> text = await admin.inbound.get_inbound_sms_by_id(service_id, inbound_sms_id)
            >>> text.content
            'Yes, I will be there'
        """
        request = get_inbound_sms_by_id.request_kwargs(
            uuid("service_id", service_id), uuid("inbound_sms_id", inbound_sms_id)
        )
        return await self._send(read(get_inbound_sms_by_id, request))

    async def get_most_recent_inbound_number_usage_date(
        self, service_id: UUID | str
    ) -> InboundNumberUsage:
        """Tell when a service's number was last of use.

        Args:
            service_id: The service.

        Returns:
            The time of the last use.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            NotFound: The service has no number.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> usage = await admin.inbound.get_most_recent_inbound_number_usage_date(service_id)
            >>> usage.most_recent_date[:16]
            'Sun, 29 Nov 2026'
        """
        request = get_most_recent_inbound_number_usage_date.request_kwargs(
            uuid("service_id", service_id)
        )
        return await self._send(
            read(get_most_recent_inbound_number_usage_date, request, bare_errors=True)
        )

    async def remove_service_inbound_sms(self, service_id: UUID | str, *, archive: bool) -> None:
        """Take a service's number away, with the sender that it was and the permission.

        A service that has no other sender can send no texts until it is given one.

        Args:
            service_id: The service.
            archive: Whether no other service gets the number.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> await admin.inbound.remove_service_inbound_sms(service_id, archive=False)
        """
        service = uuid("service_id", service_id)
        request = remove_service_inbound_sms.request_kwargs(
            service, body=RemoveServiceInboundSmsRequest(archive=flag("archive", archive))
        )
        removed = change(
            remove_service_inbound_sms, request, bare_errors=True, clears=_keys(service)
        )
        await self._send(then(removed, lambda _: None))


def _keys(service: UUID) -> list[str]:
    # A template shows whom its messages are from.
    return [f"service-{service}", f"service-{service}-template-*"]
