"""Whether an answer of the admin API is what its description says, and nothing else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from contract.description import ADMIN, leaves

if TYPE_CHECKING:
    import httpx

_BODILESS: Final = {"HEAD", "OPTIONS"}
_UNROUTED: Final = (404, 405)
_EMPTY: Final = 204
_ERROR: Final = "/components/schemas/ErrorString"


def faults(response: httpx.Response) -> list[str]:
    """What is wrong with an answer; unknown fields are, and so is a missing trace id.

    A path or a method that the description does not have is to be answered as Notify's router does.
    What is under `_sandbox`, or in the v2 API, is none of this description's business.
    """
    request = response.request
    path = request.url.raw_path.decode().partition("?")[0]
    if request.method in _BODILESS or path.startswith(("/_sandbox/", "/v2/")):
        return []
    found = [] if response.headers.get("X-B3-TraceId") else ["there is no X-B3-TraceId"]
    operation = ADMIN.find(request.method, path)
    if operation is None:
        pointer: str | None = _ERROR
        if response.status_code not in _UNROUTED:
            found.append(f"a request for no operation got {response.status_code}")
    elif response.status_code == _EMPTY:
        if str(_EMPTY) not in operation.data["responses"]:
            found.append(f"{operation} has no {_EMPTY}")
        return [*found, "there is a body"] if response.content else found
    else:
        media_type = response.headers.get("Content-Type", "").partition(";")[0]
        pointer = operation.answer_pointer(response.status_code, media_type)
        if pointer is None:
            return [*found, f"{operation} has no {response.status_code} {media_type}"]
    try:
        body = response.json()
    except json.JSONDecodeError:
        return [*found, "the body is no JSON"]
    validator = ADMIN.answer_validator(str(pointer))
    return found + [
        f"{'/'.join(map(str, error.absolute_path))}: {error.message}"[:200]
        for error in leaves(validator.iter_errors(body))
    ]
