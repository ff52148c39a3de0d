"""Makes the call that sends a row, and finds a row's message again at Notify."""

from __future__ import annotations

import time
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

import httpx
from attrs import frozen

from notify_typed import RetryPolicy
from notify_typed._engine.settings import DEFAULT_BASE_URL, LOOPBACK
from notify_typed._rules.placeholders import key
from notify_typed._v2.recovery import is_same
from notify_typed.bulk._contents import Contents, RowReader
from notify_typed.bulk._states import Look
from notify_typed.errors import NotSent, RequestSummary, UnreadableResponse
from notify_typed.files import prepare_upload

if TYPE_CHECKING:
    from collections.abc import Awaitable, Mapping

    from notify_typed import AsyncNotifyClient, RetryEvent
    from notify_typed.bulk._records import Claim, RunInfo
    from notify_typed.models import SentEmail, SentLetter, SentSms

__all__ = ["START_WITHIN", "Fence", "Messages", "TooLate", "shows_at_once"]

START_WITHIN: Final = 5.0
"""Seconds after its claim within which a row's request leaves, or does not leave at all."""

_LONGEST_CALL: Final = 60.0
_CLOCKS_DIFFER: Final = 600.0
_NOTHING: Final = Contents({}, {}, (), None)
_fence: ContextVar[Fence | None] = ContextVar("notify_bulk_fence", default=None)


@frozen
class Fence:
    """The moment of a claim, by two clocks: one may jump, and the other stand still in sleep.

    Attributes:
        monotonic: By the clock that nobody sets.
        wall: By the clock that goes on while the machine sleeps.
    """

    monotonic: float
    wall: float

    @classmethod
    def now(cls) -> Fence:
        """Take the time."""
        return cls(time.monotonic(), time.time())

    @property
    def is_open(self) -> bool:
        """Whether a request may still leave."""
        waited, passed = time.monotonic() - self.monotonic, time.time() - self.wall
        return waited < START_WITHIN and -1.0 < passed < START_WITHIN


class TooLate(NotSent):
    """The time of a claim was over before the request left: Notify was not asked."""


def shows_at_once(base_url: str) -> bool:
    """Return whether a server is known to show a message as soon as it has taken it."""
    url = httpx.URL(base_url)
    return url.host in LOOPBACK or url.host == httpx.URL(DEFAULT_BASE_URL).host


def _check_fence(event: RetryEvent) -> None:
    """Let no second attempt leave after the time of its claim."""
    fence = _fence.get()
    if fence is not None and not fence.is_open:
        raise event.error


class Messages:
    """Sends the rows of one run, and looks them up.

    Args:
        client: The client; each row gets one attempt, as the ledger decides on the next.
        run: The run.
    """

    def __init__(self, client: AsyncNotifyClient, run: RunInfo) -> None:
        self._client = client.with_options(
            # One attempt, whose answer the ledger waits for as long as Notify may take for it.
            retries=RetryPolicy(max_attempts=1, deadline=_LONGEST_CALL, budget=None),
            on_unknown="raise",
            on_retry=_check_fence,
        )
        self._looking = client.with_options(on_unknown="raise")
        self._run = run
        self._template = UUID(run.template.id)
        self._reader = RowReader(run.template, run.headings)
        self._files = {key(name) for name in run.options.files}

    async def send(self, claim: Claim, fence: Fence) -> UUID:
        """Send a row's message.

        Returns:
            The id that Notify gave it.

        Raises:
            NotifyError: As the client raises it; `TooLate` where it was too late to begin.
        """
        contents = self._contents(claim)
        values = self._with_files(contents.values) if self._files else contents.values
        _fence.set(fence)
        if not fence.is_open:
            raise TooLate(
                "It came too late to be sent under its claim.",
                request=RequestSummary("POST", "/v2/notifications"),
            )
        sent = await self._call(claim, contents.recipient, values)
        return sent.id

    def _call(
        self, claim: Claim, recipient: Mapping[str, str], values: Mapping[str, Any]
    ) -> Awaitable[SentSms | SentEmail | SentLetter]:
        kind, template, options = self._run.template.kind, self._template, self._run.options
        if kind == "letter":
            return self._client.send_letter_notification(
                template, {**values, **recipient}, claim.reference
            )
        to = next(iter(recipient.values()), "")
        if kind == "sms":
            return self._client.send_sms_notification(
                to, template, values, claim.reference, options.sms_sender_id
            )
        return self._client.send_email_notification(
            to, template, values, claim.reference, options.email_reply_to_id
        )

    def _contents(self, claim: Claim) -> Contents:
        return self._reader.read(claim.cells) or _NOTHING  # which Notify refuses

    def _with_files(self, values: Mapping[str, Any]) -> dict[str, Any]:
        return {
            name: prepare_upload(value) if key(name) in self._files else value
            for name, value in values.items()
        }

    async def look(
        self, claim: Claim, api_key: str, *, is_prompt: bool
    ) -> tuple[Look, UUID | None]:
        """Look for a row's message at Notify.

        Returns:
            What was seen, and the message's id where it is there.

        Raises:
            RequestError: The look failed.
        """
        template = self._run.template
        page = await self._looking.get_all_notifications(
            template_type=template.kind, reference=claim.reference
        )
        recipient = self._contents(claim).recipient
        to = None if template.kind == "letter" else next(iter(recipient.values()), "")
        has_own_reference = claim.reference == f"{self._run.id}-{claim.number}"
        earliest = datetime.fromtimestamp(self._run.created_at - _CLOCKS_DIFFER, UTC)
        found, message = False if not page.notifications else None, None
        for each in page.notifications:
            is_recent = has_own_reference or each.created_at >= earliest
            is_named_so = each.reference == claim.reference
            if is_recent and is_named_so and is_same(each, self._template, to):
                found, message = True, each.id
        if found is False and not page.has("links"):
            # Only a page as Notify gives it shows that nothing is there.
            raise UnreadableResponse(
                "The list of messages does not have its links.",
                request=RequestSummary("GET", "/v2/notifications"),
            )
        look = Look(
            found=found,
            same_key=claim.api_key in (None, api_key),
            age=max(0.0, time.time() - claim.since),
            is_prompt=is_prompt,
        )
        return look, message
