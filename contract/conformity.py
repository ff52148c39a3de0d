"""Whether an answer is what the description says, and nothing else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from contract.description import V2, leaves

if TYPE_CHECKING:
    import httpx

_BODILESS: Final = {"HEAD", "OPTIONS"}


def faults(response: httpx.Response) -> list[str]:
    """What is wrong with an answer; unknown fields are, and so is a missing trace id.

    What the description has no operation for is to be answered as Notify's router does.
    """
    request = response.request
    if request.method in _BODILESS:
        return []
    path = request.url.raw_path.decode().partition("?")[0]
    found = [] if response.headers.get("X-B3-TraceId") else ["there is no X-B3-TraceId"]
    operation = V2.find(request.method, path)
    media_type = response.headers.get("Content-Type", "").partition(";")[0]
    if operation is None:
        pointer: str | None = "/components/schemas/LegacyErrorResponse"
        if _is_v2_error(response):
            pointer = "/components/schemas/ErrorResponse"
        elif response.status_code not in (404, 405):
            found.append(f"a request for no operation got {response.status_code}")
    else:
        pointer = operation.answer_pointer(response.status_code, media_type)
        if pointer is None:
            return [*found, f"{operation} has no {response.status_code} {media_type}"]
    if media_type == "application/pdf":
        return found if response.content.startswith(b"%PDF") else [*found, "that is no PDF"]
    try:
        body = response.json()
    except json.JSONDecodeError:
        return [*found, "the body is no JSON"]
    validator = V2.answer_validator(str(pointer))
    found += [
        f"{'/'.join(map(str, error.absolute_path))}: {error.message}"[:200]
        for error in leaves(validator.iter_errors(body))
    ]
    if isinstance(body, dict) and body.get("status_code", response.status_code) != (
        response.status_code
    ):
        found.append("the body repeats another status")
    return found


def _is_v2_error(response: httpx.Response) -> bool:
    """Whether a route answered that exists, but is no operation of the description."""
    return response.status_code in (400, 401, 403) and b'"errors"' in response.content
