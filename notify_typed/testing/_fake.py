"""The stand-in: keeps answers and calls, and says in a test what was called."""

from __future__ import annotations

import threading
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

import httpx

from notify_typed._engine.retries import RetryPolicy
from notify_typed._v2.async_client import AsyncNotifyClient
from notify_typed._v2.client import NotifyClient
from notify_typed.testing._answers import answer_to, checked_answer
from notify_typed.testing._calls import METHODS, described, read_call, same

if TYPE_CHECKING:
    from notify_typed.testing._answers import Answer
    from notify_typed.testing._calls import Call, Method

__all__ = ["FakeNotify"]

_ONCE = RetryPolicy(max_attempts=1)


class FakeNotify:
    """Stands in for Notify: gives the answers that were added, and keeps the calls.

    Sends need no answer: each is taken, with an id of its own. For anything else, and for a send
    that goes otherwise, `add` says what the answer is. Answers of one method are given in the order
    in which they were added, and the last one again and again.

    The two clients here do not try again, so what was added is what comes. For other settings make
    one of your own: `NotifyClient(fake.api_key, base_url=fake.base_url,
    http_client=httpx.Client(transport=fake.transport))`. The client of `notify_typed.compat` takes
    such an `httpx.Client` as its `request_session`.

    Attributes:
        api_key: A key of the right form, which opens nothing.
        base_url: An address that nobody has.
        transport: What answers, for httpx clients of your own.
        calls: The calls that were made, the oldest first.

    Example:
        >>> from notify_typed.testing import FakeNotify
        >>> notify = FakeNotify()
        >>> notify.add("get_notification_by_id", {"status": "permanent-failure"})
        >>> message = "740e5834-3a29-46b4-9a6f-16142fde533a"
        >>> str(notify.client.get_notification_by_id(message).status)
        'permanent-failure'
        >>> notify.assert_called_once("get_notification_by_id", notification_id=message)
    """

    api_key: str = "fake-8a7d9e4c-0b1f-4c58-9a0e-5f3c2d1b6a70-00000000-0000-4000-8000-000000000000"
    base_url: str = "https://notify.invalid"

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.transport: httpx.MockTransport = httpx.MockTransport(self._answer)
        self._answers: defaultdict[Method, list[Answer]] = defaultdict(list)
        self._lock = threading.Lock()

    @cached_property
    def client(self) -> NotifyClient:
        """A `NotifyClient` that is answered here."""
        http = httpx.Client(transport=self.transport)
        return NotifyClient(self.api_key, base_url=self.base_url, retries=_ONCE, http_client=http)

    @cached_property
    def async_client(self) -> AsyncNotifyClient:
        """An `AsyncNotifyClient` that is answered here, for one event loop."""
        http = httpx.AsyncClient(transport=self.transport)
        return AsyncNotifyClient(
            self.api_key, base_url=self.base_url, retries=_ONCE, http_client=http
        )

    def add(self, method: Method, answer: Answer) -> None:
        """Say what the next call of a method is answered with.

        Args:
            method: The client's method, such as `"get_template"`. An iterator reads pages, such as
                those of `"get_all_notifications"`.
            answer: Fields that matter, a model, a class of error, or another `Answer`.

        Raises:
            ValueError: The client does not have such a method, or it makes no request itself.
            TypeError: The answer cannot be one.

        Example:
            >>> notify = FakeNotify()
            >>> notify.add("send_sms_notification", {"content": {"body": "Hello Amala"}})
            >>> notify.add("send_sms_notification", RateLimited)
        """
        self._answers[_known(method)].append(checked_answer(answer))

    def reset(self) -> None:
        """Forget the calls and the answers.

        Example:
            >>> notify.reset()
            >>> notify.calls
            []
        """
        self.calls.clear()
        self._answers.clear()

    def assert_called(self, method: Method, **arguments: object) -> None:
        """Check that a method was called, with these arguments if any are given.

        Args:
            method: The client's method.
            **arguments: Arguments that one call must have had, by the names of its parameters;
                others do not matter.

        Raises:
            AssertionError: It was not; the text lists the calls.
            ValueError: The client does not have such a method.

        Example:
            >>> sent = notify.client.send_sms_notification("07700 900123", template_id)
            >>> notify.assert_called("send_sms_notification", phone_number="07700 900123")
        """
        if not self._found(method, arguments):
            raise AssertionError(self._told(method, "was not called", arguments))

    def assert_called_once(self, method: Method, **arguments: object) -> None:
        """Check that a method was called exactly once, with these arguments if any are given.

        Args:
            method: The client's method.
            **arguments: Arguments that the call must have had; others do not matter.

        Raises:
            AssertionError: It was called otherwise; the text lists the calls.
            ValueError: The client does not have such a method.

        Example:
            >>> sent = notify.client.send_sms_notification("07700 900123", template_id)
            >>> notify.assert_called_once("send_sms_notification", template_id=template_id)
        """
        if len(self._found(method, {})) != 1 or not self._found(method, arguments):
            raise AssertionError(self._told(method, "was not called once", arguments))

    def assert_not_called(self, method: Method | None = None) -> None:
        """Check that a method was not called, or nothing at all.

        Args:
            method: The client's method; any when left out.

        Raises:
            AssertionError: It was called; the text lists the calls.
            ValueError: The client does not have such a method.

        Example:
            >>> notify.assert_not_called("send_letter_notification")
        """
        if self._found(method, {}):
            raise AssertionError(self._told(method, "was called", {}))

    def _found(self, method: Method | None, arguments: dict[str, object]) -> list[Call]:
        name = None if method is None else _known(method)
        return [
            call
            for call in self.calls
            if name in {None, call.method}
            and all(
                key in call.arguments and same(call.arguments[key], value)
                for key, value in arguments.items()
            )
        ]

    def _told(self, method: Method | None, what: str, arguments: dict[str, object]) -> str:
        asked = f" with {described(arguments)}" if arguments else ""
        made = "These calls were made:" if self.calls else "No calls were made."
        calls = [f"  {call.method}: {described(call.arguments)}" for call in self.calls]
        return "\n".join([f"{method or 'Notify'} {what}{asked}. {made}", *calls])

    def _answer(self, request: httpx.Request) -> httpx.Response:
        call = read_call(request)
        with self._lock:
            self.calls.append(call)
            waiting = self._answers[call.method]
            if not waiting and not call.method.startswith("send_"):
                raise AssertionError(
                    f"FakeNotify has no answer for {call.method}: add one, as in"
                    f" add({call.method!r}, {{}})."
                )
            answer: Answer = {}
            if waiting:
                answer = waiting.pop(0) if len(waiting) > 1 else waiting[0]
        return answer_to(call, answer)


def _known(method: Method) -> Method:
    if method in METHODS:
        return method
    hint = ""
    if method.endswith("_iterator"):
        hint = f" It reads pages: use {method.removesuffix('_iterator')!r}."
    raise ValueError(f"method must be one of {', '.join(METHODS)}, not {method!r}.{hint}")
