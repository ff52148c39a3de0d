"""Find what an answer has that its description does not allow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from contract.description.violations import explained

if TYPE_CHECKING:
    import httpx

    from contract.description import Operation
    from contract.engine.api import Api

_BODILESS: Final = {"HEAD", "OPTIONS"}
_UNROUTED: Final = (404, 405)
_HIDDEN: Final = (400, 401, 403)
_EMPTY: Final = 204


def faults(api: Api, response: httpx.Response) -> list[str]:
    """Find what is wrong with an answer; an unknown field is, and so is a missing trace id.

    A request for no operation must be answered as Notify's router does. No fault shows a value.
    """
    request = response.request
    path = request.url.raw_path.decode().partition("?")[0]
    if request.method in _BODILESS or path.startswith(api.beside):
        return []
    found = [] if response.headers.get("X-B3-TraceId") else ["an answer without X-B3-TraceId"]
    operation = api.description.find(request.method, path)
    if operation is None:
        pointer, wrong = _unrouted(api, response)
    else:
        pointer, wrong = _routed(operation, response)
    found += wrong
    return found if pointer is None else found + _in_body(api, response, pointer)


def _unrouted(api: Api, response: httpx.Response) -> tuple[str | None, list[str]]:
    """Tell where the answer to a request for no operation is described."""
    status = response.status_code
    if api.hidden_error_schema and status in _HIDDEN and b'"errors"' in response.content:
        return api.hidden_error_schema, []
    is_fine = status in _UNROUTED
    return api.error_schema, [] if is_fine else [f"a request for no operation got {status}"]


def _routed(operation: Operation, response: httpx.Response) -> tuple[str | None, list[str]]:
    """Tell where an operation's answer is described, if it has a body of JSON."""
    status = response.status_code
    if status == _EMPTY:
        is_described = str(_EMPTY) in operation.data["responses"]
        found = [] if is_described else [f"{operation} has no {_EMPTY}"]
        return None, [*found, f"a body of {_EMPTY}"] if response.content else found
    media_type = response.headers.get("Content-Type", "").partition(";")[0]
    pointer = operation.answer_pointer(status, media_type)
    if pointer is None:
        return None, [f"{operation} has no {status} {media_type}"]
    if media_type == "application/pdf":
        return None, [] if response.content.startswith(b"%PDF") else ["not a PDF"]
    return pointer, []


def _in_body(api: Api, response: httpx.Response, pointer: str) -> list[str]:
    status = response.status_code
    try:
        body = response.json()
    except ValueError:
        return ["the body is not JSON"]
    errors = api.description.answer_validator(pointer).iter_errors(body)
    found = [each for error in errors for each in explained(error, status)]
    if isinstance(body, dict) and body.get("status_code", status) != status:
        found.append("the body repeats another status")
    return found
