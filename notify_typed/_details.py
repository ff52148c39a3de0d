"""The entries of Notify's error bodies, which are the same in both of its APIs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from notify_typed.errors import Details

__all__ = ["read_details"]


def read_details(body: dict[str, object]) -> Details:
    """Read the entries of an error body.

    Raises:
        TypeError: The body does not have the form of one; or a `KeyError` or `ValueError`.
    """
    from notify_typed_v2.models import ErrorResponse  # noqa: PLC0415 - few calls are refused

    return tuple(ErrorResponse.from_dict(body).errors)
