"""The base of all clients: settings, context, raw answers."""

from __future__ import annotations

from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import evolve

from notify_typed._engine.requests import Requests
from notify_typed._engine.retries import Context, Options, RetryBudget
from notify_typed._engine.settings import retries_from
from notify_typed._engine.timeouts import timeouts_from
from notify_typed.errors import InvalidInput

if TYPE_CHECKING:
    from notify_typed._engine.auth import TokenAuth
    from notify_typed._engine.error_bodies import ReadDetails
    from notify_typed._engine.http_clients import AnyTimeout
    from notify_typed._engine.operation import Response
    from notify_typed._engine.retries import OnRetry, OnUnknown, RetryPolicy
    from notify_typed._engine.settings import BaseURL

__all__ = ["BaseClient", "Capture", "remember"]

T = TypeVar("T")

# The answers of the calls made inside `with_raw_response`, per thread and per task.
_answers: ContextVar[list[Response[Any]] | None] = ContextVar("answers", default=None)


class BaseClient:
    """Settings and context of any client; `SyncAPIClient` and `AsyncAPIClient` add the I/O.

    Args:
        base_url: Where the API is.
        auth: Signs the requests.
        options: Time-outs and retries.
        read_details: Reads the entries of the API's error bodies.
    """

    def __init__(
        self, base_url: BaseURL, auth: TokenAuth, options: Options, read_details: ReadDetails
    ) -> None:
        self._requests = Requests(base_url, auth)
        budget = RetryBudget(options.retries.budget)
        self._context = Context(options, auth, budget, read_details, server=str(base_url))

    @property
    def base_url(self) -> str:
        """Where requests go."""
        return str(self._requests.base_url)

    @property
    def options(self) -> Options:
        """Time-outs and retries."""
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

    def _copy_with_options(
        self,
        *,
        timeout: AnyTimeout | None,
        retries: RetryPolicy | None,
        on_retry: OnRetry | None,
        on_unknown: OnUnknown | None = None,
        strict: bool | None = None,
    ) -> Self:
        """Make a client with some options changed; None stands for those that stay."""
        old, budget = self._context.options, self._context.budget
        options = Options(
            timeout=old.timeouts if timeout is None else timeouts_from(timeout),
            retries=old.retries if retries is None else retries_from(retries),
            on_unknown=old.on_unknown if on_unknown is None else on_unknown,
            on_retry=old.on_retry if on_retry is None else on_retry,
            strict=old.strict if strict is None else strict,
        )
        if options.retries.budget != old.retries.budget:
            budget = RetryBudget(options.retries.budget)
        return self._copy(_context=evolve(self._context, options=options, budget=budget))


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
        return InvalidInput(f"{name} made no request, so it has no response.")
