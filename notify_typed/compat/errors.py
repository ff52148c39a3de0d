"""The official client's exceptions: one for every failed request, several for tokens.

What they report is deliberately the same, and in one point dishonest: when no answer came at all,
`status_code` says 503 and `message` says "Request failed", as if Notify had refused. After a
time-out the message may well have been sent, and sending it again makes it arrive twice. The
exception of httpx that says what really happened is the `__cause__`. `notify_typed.NotifyClient`
tells the cases apart instead: `NotSent`, `Rejected`, `OutcomeUnknown`, and never makes a status up.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

import httpx

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "REQUEST_ERROR_MESSAGE",
    "REQUEST_ERROR_STATUS_CODE",
    "TOKEN_ERROR_DEFAULT_ERROR_MESSAGE",
    "TOKEN_ERROR_GUIDANCE",
    "APIError",
    "HTTP503Error",
    "HTTPError",
    "InvalidResponse",
    "Response",
    "TokenAlgorithmError",
    "TokenDecodeError",
    "TokenError",
    "TokenExpiredError",
    "TokenIssuedAtError",
    "TokenIssuerError",
]

REQUEST_ERROR_STATUS_CODE = 503
"""The status reported when there was no answer that could have had one."""
REQUEST_ERROR_MESSAGE = "Request failed"
"""The message reported when no answer, or none in JSON, gave another."""

TOKEN_ERROR_GUIDANCE = (
    "See our requirements for JSON Web Tokens at"  # noqa: S105 - a sentence, not a password
    " https://docs.notifications.service.gov.uk/rest-api.html#authorisation-header"
)
TOKEN_ERROR_DEFAULT_ERROR_MESSAGE = f"Invalid token: {TOKEN_ERROR_GUIDANCE}"

# Said of the answer's body, not of the request's: the copy that is pickled holds the decoded body.
_TRANSFER_HEADERS = ("content-encoding", "content-length", "transfer-encoding")


class Response(httpx.Response):
    """An answer that can be asked in the words of requests, too."""

    @classmethod
    def of(cls, response: httpx.Response) -> Response:
        """Give an answer that was read whole these words.

        Example:
            >>> Response.of(httpx.Response(404)).ok
            False
        """
        if isinstance(response, cls):
            return response
        same = cls(
            response.status_code,
            headers=_plain_headers(response),
            content=response.content,
            extensions=response.extensions,
            history=response.history,
            default_encoding=response.default_encoding,
        )
        # An answer that was made by hand has neither.
        with suppress(RuntimeError):
            same.request = response.request
        with suppress(RuntimeError):
            same.elapsed = response.elapsed
        return same

    @property
    def ok(self) -> bool:
        """Whether the status is below 400."""
        return not self.is_error

    @property
    def reason(self) -> str:
        """The words that came with the status."""
        return self.reason_phrase


class APIError(Exception):
    """A request did not give a usable answer.

    Pickling keeps the answer, but not the request that led to it, with its token and its body.

    Attributes:
        response: The answer; None when no answer came. An `httpx.Response` with `ok` and `reason`
            as the official client's has them.
    """

    response: Response | None

    def __init__(self, response: httpx.Response | None = None, message: str | None = None) -> None:
        super().__init__(response)
        self.response = Response.of(response) if isinstance(response, httpx.Response) else response
        self._message = message

    @property
    def message(self) -> str | list[dict[str, Any]]:
        """What the answer's JSON has under `message`, or else under `errors`, as it is.

        For Notify's v2 API that is a list of dicts with the keys `error` and `message`. Without
        an answer in JSON it is "Request failed".
        """
        try:
            body = _json(self.response)
            found: str | list[dict[str, Any]] = body.get("message", body.get("errors"))
        except (AttributeError, KeyError, TypeError, ValueError, RecursionError):
            return self._message or REQUEST_ERROR_MESSAGE
        return found

    @property
    def status_code(self) -> int:
        """The HTTP status, or a made-up 503 when there was no answer."""
        status: int = getattr(self.response, "status_code", REQUEST_ERROR_STATUS_CODE)
        return status

    def __str__(self) -> str:
        """Give status and message."""
        return f"{self.status_code} - {self.message}"

    def __reduce__(self) -> tuple[Callable[..., APIError], tuple[object, ...]]:
        """Pickle by the attributes, the answer without its request."""
        return _restore, (type(self), {**vars(self), "response": _without_request(self.response)})


class HTTPError(APIError):
    """The answer's status was 400 or above, or there was no answer.

    In the second case `status_code` is a made-up 503; see the module's documentation.
    """

    @staticmethod
    def create(e: Exception) -> HTTPError:
        """Make the error for an exception of the HTTP library.

        Args:
            e: The exception; the answer is taken from its `response`, if it has one.

        Returns:
            An `HTTP503Error` when the status is 503, or no answer came.
        """
        response: httpx.Response | None = getattr(e, "response", None)
        error = HTTPError(response)
        return HTTP503Error(response) if error.status_code == 503 else error


class HTTP503Error(HTTPError):
    """The status was 503, or there was no answer at all.

    The official client means this as a sign to try again. For sends that is not safe: no answer can
    mean that the message was taken.
    """


class InvalidResponse(APIError):
    """The request succeeded, but its answer is not JSON."""


class TokenError(Exception):
    """A token was refused.

    Attributes:
        message: Why, with where to read more.
        token: The token's claims, where they could be read.
    """

    message: str
    token: dict[str, Any] | None

    def __init__(self, message: str | None = None, token: dict[str, Any] | None = None) -> None:
        # The arguments as given stay in `args`, where Exception put them: pickling calls with them.
        self.message = (
            f"{message}. {TOKEN_ERROR_GUIDANCE}" if message else TOKEN_ERROR_DEFAULT_ERROR_MESSAGE
        )
        self.token = token

    def __str__(self) -> str:
        """Give the message."""
        return self.message


class TokenExpiredError(TokenError):
    """The token's time is more than 30 seconds away, or no time at all."""


class TokenAlgorithmError(TokenError):
    """The token is signed with another algorithm than HS256."""

    def __init__(self) -> None:
        super().__init__("Invalid token: algorithm used is not HS256")


class TokenDecodeError(TokenError):
    """The text is not a token, or its signature does not match."""

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or "Invalid token: signature")


class TokenIssuerError(TokenDecodeError):
    """The token has no `iss`."""

    def __init__(self) -> None:
        super().__init__("Invalid token: iss field not provided")


class TokenIssuedAtError(TokenDecodeError):
    """The token has no `iat`."""

    def __init__(self) -> None:
        super().__init__("Invalid token: iat field not provided")


def _json(response: httpx.Response | None) -> Any:  # noqa: ANN401 - whatever JSON there is
    if response is None:
        raise ValueError
    return response.json()


def _without_request(response: httpx.Response | None) -> httpx.Response | None:
    if not isinstance(response, httpx.Response):
        return response
    return Response(
        response.status_code, headers=_plain_headers(response), content=response.content
    )


def _plain_headers(response: httpx.Response) -> list[tuple[str, str]]:
    return [
        (name, value)
        for name, value in response.headers.multi_items()
        if name.lower() not in _TRANSFER_HEADERS
    ]


def _restore(kind: type[APIError], attributes: dict[str, object]) -> APIError:
    error = kind.__new__(kind, attributes["response"])
    vars(error).update(attributes)
    return error
