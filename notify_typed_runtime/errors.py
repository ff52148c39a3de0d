"""Errors of `parse`: a response is not the success that the API description promises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

from notify_typed_runtime.types import decode_json

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from notify_typed_runtime.model import Leniency
    from notify_typed_runtime.types import HTTPAnswer

__all__ = ["LENIENT", "UNDECODABLE", "DecodeError", "ErrorStatus", "ResponseError", "decode_body"]

T = TypeVar("T")

UNDECODABLE: Final = (KeyError, TypeError, ValueError, RecursionError)
"""What `from_dict` and `types.decode_json` raise when the input does not fit.

The texts of these exceptions name fields and types, never values.
"""

LENIENT: Final = "notify_typed.lenient"
"""The extension of an answer that has the `Leniency` to read it with, if any."""

_MOST_NAMED = 3


class ResponseError(Exception):
    """A response that `parse` could not turn into its success type."""

    def __init__(self, response: HTTPAnswer) -> None:
        super().__init__(response)
        self.response = response


class ErrorStatus(ResponseError):
    """The status is not one that the operation succeeds with."""

    def __str__(self) -> str:
        return f"HTTP status {self.response.status_code}"


class DecodeError(ResponseError):
    """The status is a success, the body is not what belongs to it. The cause says where.

    Attributes:
        problems: What does not fit, by path, without any value; empty when nothing does.
    """

    def __init__(self, response: HTTPAnswer, problems: Sequence[str] = ()) -> None:
        super().__init__(response)
        self.problems: tuple[str, ...] = tuple(problems)

    @property
    def problems_shown(self) -> list[str]:
        """The first problems, and the number of the others."""
        more = len(self.problems) - _MOST_NAMED
        return [*self.problems[:_MOST_NAMED], *([f"and {more} more"] if more > 0 else [])]

    def __str__(self) -> str:
        return f"HTTP status {self.response.status_code} with a body of another shape"


def decode_body(
    response: HTTPAnswer,
    status: int,
    decode: Callable[[Any], T],
    kind: Callable[[], Any] | None = None,
    proof: str | None = None,
) -> T:
    """Decode the JSON body of a success.

    Where the extension `LENIENT` of the response has a `Leniency`, any success and any body is read
    as far as it goes.

    Args:
        response: The answer.
        status: The status of the success.
        decode: Makes the result of what JSON had; raises one of `UNDECODABLE` if it does not fit.
        kind: Gives the type of the result; None for one that is read whole or not at all.
        proof: A field without whose text nothing is taken for a success.

    Raises:
        ErrorStatus: The status is another one.
        DecodeError: The body is not JSON, or does not fit.
    """
    lenient: Leniency | None = response.extensions.get(LENIENT)
    meant = response.status_code == status
    if not meant and (lenient is None or not response.is_success):
        raise ErrorStatus(response)
    problems: list[str] = []
    try:
        body = decode_json(response.content)
        # What is made has no lists.
        if lenient is not None and kind is not None and proof is None:
            from notify_typed_runtime.unread import read_page  # noqa: PLC0415 - not for sending

            page: T | None = read_page(kind(), body, lenient)
            if page is not None:
                return page
        try:
            return decode(body)
        except UNDECODABLE:
            if kind is None:
                raise
            # Only for answers that do not fit: the types of a model are slow to look at.
            from notify_typed_runtime.lenient import read_leniently  # noqa: PLC0415
            from notify_typed_runtime.model import ABSENT  # noqa: PLC0415

            result, problems = read_leniently(kind(), body, lenient)
            if lenient is None or result is ABSENT or not _is_proven(body, proof):
                raise
            fitting: T = result
            return fitting
    except UNDECODABLE as error:
        if meant:
            raise DecodeError(response, problems) from error
        raise ErrorStatus(response) from error


def _is_proven(body: Any, proof: str | None) -> bool:  # noqa: ANN401 - JSON
    return proof is None or (isinstance(body.get(proof), str) and bool(body[proof]))
