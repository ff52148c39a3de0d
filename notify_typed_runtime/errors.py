"""Errors of `parse`: a response is not the success that the API description promises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import httpx

__all__ = ["UNDECODABLE", "DecodeError", "ErrorStatus", "ResponseError"]

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
