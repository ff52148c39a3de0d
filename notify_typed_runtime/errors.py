"""Errors of `parse`: a response is not the success that the API description promises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

from notify_typed_runtime.types import decode_json

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

__all__ = ["UNDECODABLE", "DecodeError", "ErrorStatus", "ResponseError", "decode_body"]

T = TypeVar("T")

UNDECODABLE: Final = (KeyError, TypeError, ValueError, RecursionError)
"""What `from_dict` and `types.decode_json` raise when the input does not fit.

The texts of these exceptions name fields and types, never values.
"""


class ResponseError(Exception):
    """A response that `parse` could not turn into its success type."""

    def __init__(self, response: httpx.Response) -> None:
        super().__init__(response)
        self.response = response


class ErrorStatus(ResponseError):
    """The status is not one that the operation succeeds with."""

    def __str__(self) -> str:
        return f"HTTP status {self.response.status_code}"


class DecodeError(ResponseError):
    """The status is a success, the body is not what belongs to it. The cause says where."""

    def __str__(self) -> str:
        return f"HTTP status {self.response.status_code} with a body of another shape"


def decode_body(response: httpx.Response, decode: Callable[[Any], T]) -> T:
    """Decode the JSON body of a success.

    Args:
        response: The success.
        decode: Makes the result of what JSON had; raises one of `UNDECODABLE` if it does not fit.

    Raises:
        DecodeError: If the body is not JSON, or does not fit.
    """
    try:
        return decode(decode_json(response.content))
    except UNDECODABLE as error:
        raise DecodeError(response) from error
