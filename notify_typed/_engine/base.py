"""What all clients have in common, blocking or not: settings, context, raw answers."""

from __future__ import annotations

from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import evolve

from notify_typed._engine.auth import NotifyAuth
from notify_typed._engine.connections import Requests
from notify_typed._engine.policy import call_flow
from notify_typed._engine.retries import Context, Options, RetryBudget, RetryPolicy
from notify_typed._engine.settings import DEFAULT_TIMEOUT, api_key_from, base_url_from, timeout_from
from notify_typed._v2 import operations
from notify_typed.errors import InvalidInput

if TYPE_CHECKING:
    import httpx

    from notify_typed._engine.auth import ApiKey, TokenAuth
    from notify_typed._engine.operation import Operation, Response
    from notify_typed._engine.policy import Flow, Lookup
    from notify_typed._engine.retries import OnRetry, OnUnknown

__all__ = ["Capture", "ClientCore", "Core", "policy_from", "remember"]

T = TypeVar("T")

# The answers of the calls made inside `with_raw_response`, per thread and per task.
_answers: ContextVar[list[Response[Any]] | None] = ContextVar("answers", default=None)


class Core:
    """Settings and context of any client; `Blocking` and `Awaiting` add the I/O."""

    # Gives the operation that looks for a lost message, where there is such a thing.
    _lookup: Lookup | None = None

    def __init__(self, base_url: httpx.URL, auth: TokenAuth, options: Options) -> None:
        self._requests = Requests(base_url, auth)
        self._context = Context(options, auth, RetryBudget(options.retries.budget))

    @property
    def base_url(self) -> str:
        """Where requests go."""
        return str(self._requests.base_url)

    @property
    def options(self) -> Options:
        """Time-outs and what is done about failures."""
        return self._context.options

    def __reduce__(self) -> str:
        """Refuse pickling and copying: connections belong to one process and one client."""
        raise TypeError(
            "A client cannot be pickled or copied; make one in each process, or use with_options()."
        )

    def _copy(self, **changed: object) -> Self:
        """Make a client with some attributes changed; the rest, connections included, is shared."""
        client = object.__new__(type(self))
        vars(client).update(vars(self), **changed)
        return client

    def _with(self, changed: Options) -> Self:
        budget = self._context.budget
        if changed.retries.budget != self._context.options.retries.budget:
            budget = RetryBudget(changed.retries.budget)
        return self._copy(_context=evolve(self._context, options=changed, budget=budget))

    def _call(self, operation: Operation[T]) -> Flow[Response[T]]:
        return call_flow(operation, self._context, self._lookup)


class ClientCore(Core):
    """What the blocking and the async client of the v2 API have in common."""

    _lookup = staticmethod(operations.find_by_reference)

    def __init__(
        self,
        api_key: ApiKey | str | None = None,
        *,
        base_url: str | httpx.URL | None = None,
        timeout: float | httpx.Timeout = DEFAULT_TIMEOUT,
        retries: RetryPolicy | None = None,
        on_unknown: OnUnknown = "raise",
        on_retry: OnRetry | None = None,
    ) -> None:
        self._api_key = api_key_from(api_key)
        options = Options(
            timeout=timeout_from(timeout),
            retries=policy_from(retries),
            on_unknown=on_unknown,
            on_retry=on_retry,
        )
        super().__init__(base_url_from(base_url), NotifyAuth(self._api_key), options)

    @property
    def api_key(self) -> ApiKey:
        """The key that requests are signed with; its secret does not show when printed."""
        return self._api_key

    def with_options(
        self,
        *,
        timeout: float | httpx.Timeout | None = None,
        retries: RetryPolicy | None = None,
        on_unknown: OnUnknown | None = None,
        on_retry: OnRetry | None = None,
    ) -> Self:
        """Make a copy of the client with some options changed; what is left out stays.

        The copy shares the connections, the corrected clock and the retry budget, so closing one
        closes both.

        Args:
            timeout: Seconds for each of connect, read, write and pool, or an ``httpx.Timeout``.
            retries: How often and for how long a call is tried.
            on_unknown: ``"raise"``, or ``"reconcile"``: look a send with an unknown outcome up by
                its reference, and repeat it only when it is not there. References must then be
                different for every message.
            on_retry: Told before each further attempt.

        Raises:
            InvalidInput: A value makes no sense.
        """
        options = self._context.options
        return self._with(
            Options(
                timeout=options.timeout if timeout is None else timeout_from(timeout),
                retries=options.retries if retries is None else policy_from(retries),
                on_unknown=options.on_unknown if on_unknown is None else on_unknown,
                on_retry=options.on_retry if on_retry is None else on_retry,
            )
        )

    def __repr__(self) -> str:
        """Say whose client it is and where it sends, without the secret."""
        return f"{type(self).__name__}({self.api_key!r}, base_url={self.base_url!r})"


def policy_from(value: object) -> RetryPolicy:
    """Take a retry policy, or the usual one.

    Raises:
        InvalidInput: It is something else.
    """
    if value is None:
        return RetryPolicy()
    if not isinstance(value, RetryPolicy):
        raise InvalidInput(f"retries must be a RetryPolicy, not of type {type(value).__name__}.")
    return value


def remember(response: Response[T]) -> T:
    """Give a call's result, and keep its answer for `with_raw_response` if one is waiting."""
    waiting = _answers.get()
    if waiting is not None:
        waiting.append(response)
    return response.parsed


class Capture:
    """Keeps the last answer of the calls made while it is entered."""

    def __init__(self, method: object) -> None:
        self._method = method

    def __enter__(self) -> Self:
        """Begin to keep answers.

        Raises:
            InvalidInput: The method is a result: somebody called it already.
        """
        if not callable(self._method):
            raise InvalidInput(
                "Give the method itself and its arguments: with_raw_response(notify.get_template,"
                " template_id)."
            )
        self._kept: list[Response[Any]] = []
        self._token = _answers.set(self._kept)
        return self

    def __exit__(self, *_: object) -> None:
        """Stop keeping answers."""
        _answers.reset(self._token)

    def response(self, parsed: T) -> Response[T]:
        """Give the last answer, with the result that the method made of it.

        Raises:
            InvalidInput: The method made no request.
        """
        if not self._kept:
            raise self.no_response()
        return evolve(self._kept[-1], parsed=parsed)

    def no_response(self) -> InvalidInput:
        """Make the error for a method that makes no request."""
        name = getattr(self._method, "__name__", "that")
        return InvalidInput(f"{name} made no request, so there is no response to give.")
