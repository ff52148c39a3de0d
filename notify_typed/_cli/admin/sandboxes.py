"""What only a sandbox can be asked for: whether it is one, and to take in a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeGuard

from attrs import frozen

from notify_typed._cli.connection import control_headers
from notify_typed._cli.outcomes import NotDone, Refused, WrongUse

if TYPE_CHECKING:
    from uuid import UUID

    import httpx

    from notify_typed.admin import AdminClient

__all__ = ["Findings", "require_sandbox", "upload_spreadsheet"]

_PATIENCE: Final = 120.0


@frozen
class Findings:
    """What a sandbox says about a spreadsheet.

    Attributes:
        rows: How many rows it has.
        problems: What is wrong with it, a line each; perhaps not all.
        problem_count: How many things are wrong with it.
    """

    rows: int
    problems: tuple[str, ...]
    problem_count: int


def require_sandbox(admin: AdminClient, what: str) -> None:
    """See that a server is a sandbox.

    Args:
        admin: A client of it.
        what: What can be done with a sandbox alone.

    Raises:
        Failure: It is not a sandbox, or does not answer.
    """
    answer = _ask(admin, "GET", "/_sandbox/health")
    if answer.status_code != 200 or _field(answer, "status") != "ok":
        raise WrongUse(f"this is not a sandbox, and only there {what}. Nothing was done.")


def upload_spreadsheet(
    admin: AdminClient,
    service_id: UUID,
    job_id: UUID,
    content: bytes,
    query: dict[str, str],
) -> Findings:
    """Put a spreadsheet where a sandbox looks for it when a job is made.

    Raises:
        Failure: The sandbox refused it, or does not answer.
    """
    path = f"/_sandbox/uploads/csv/{service_id}/{job_id}"
    answer = _ask(admin, "PUT", path, content, query)
    if answer.status_code != 200:
        said = _field(answer, "message") or f"HTTP status {answer.status_code}"
        raise Refused(f"the sandbox refused the file: {said}")
    return _findings(answer)


def _ask(
    admin: AdminClient,
    method: str,
    path: str,
    content: bytes | None = None,
    query: dict[str, str] | None = None,
) -> httpx.Response:
    import httpx  # noqa: PLC0415 - takes a while to import

    base_url = str(admin.base_url).rstrip("/")
    headers = control_headers(base_url)
    if content is not None:
        headers["Content-Type"] = "text/csv"
    try:
        return httpx.request(
            method,
            base_url + path,
            content=content,
            params=query,
            headers=headers,
            timeout=_PATIENCE,
        )
    except httpx.HTTPError as error:
        raise NotDone(
            f"there is no answer from {admin.base_url}: {type(error).__name__}. No message was"
            " made."
        ) from None


def _field(answer: httpx.Response, name: str) -> object:
    try:
        body: object = answer.json()
    except ValueError:
        return None
    return body.get(name) if _is_mapping(body) else None


def _findings(answer: httpx.Response) -> Findings:
    rows, count, problems = (_field(answer, name) for name in ("rows", "problem_count", "problems"))
    if not isinstance(rows, int) or not isinstance(count, int) or not _is_list(problems):
        raise NotDone("the sandbox's answer cannot be read. No message was made.")
    return Findings(rows, tuple(map(_described, problems)), count)


def _described(problem: object) -> str:
    if not _is_mapping(problem):
        return str(problem)
    row = "" if problem.get("row") is None else f"row {problem['row']}: "
    column = "" if problem.get("column") is None else f"{problem['column']}: "
    return f"{row}{column}{problem.get('message')}"


def _is_mapping(value: object) -> TypeGuard[dict[object, object]]:
    return isinstance(value, dict)


def _is_list(value: object) -> TypeGuard[list[object]]:
    return isinstance(value, list)
