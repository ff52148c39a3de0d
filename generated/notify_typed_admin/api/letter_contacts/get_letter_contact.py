"""GET /service/{service_id}/letter-contact/{letter_contact_id}"""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed_runtime import errors
from notify_typed_runtime.types import (
    decode_json,
    expect_object,
    path_segment,
)

from ... import models

if TYPE_CHECKING:
    from uuid import UUID

    import httpx
    from notify_typed_runtime.types import RequestKwargs

    from ...models.letter_contact import LetterContact


def request_kwargs(
    service_id: UUID | str,
    letter_contact_id: UUID | str,
) -> RequestKwargs:
    """Read a letter contact

    Args:
        service_id: Goes into the path, quoted.
        letter_contact_id: Goes into the path, quoted.

    Returns:
        The arguments of `httpx.Client.build_request`.

    Raises:
        ValueError: If a part of the path is empty or consists of dots.
    """
    return {
        "method": "GET",
        "url": f"/service/{path_segment(service_id)}/letter-contact/{path_segment(letter_contact_id)}",
    }


def parse(response: httpx.Response) -> LetterContact:
    """Decode the answer to this operation.

    Raises:
        errors.ErrorStatus: If it is not a success.
        errors.DecodeError: If the body does not belong to that success.
    """
    if response.status_code == 200:
        try:
            return models.LetterContact.from_dict(
                expect_object(decode_json(response.content), "the body")
            )
        except errors.UNDECODABLE as error:
            raise errors.DecodeError(response) from error
    raise errors.ErrorStatus(response)
