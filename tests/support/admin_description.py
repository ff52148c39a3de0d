"""Holds answers of the admin API against its description."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from contract.description import ADMIN

if TYPE_CHECKING:
    import httpx

_UNDESCRIBED: Final = (405,)


def check(answer: httpx.Response) -> None:
    """See that an answer is one that its operation is described to have.

    Raises:
        AssertionError: It is not.
    """
    status = answer.status_code
    operation = ADMIN.find(answer.request.method, answer.request.url.path)
    if operation is None or status in _UNDESCRIBED:
        return
    described = operation.data["responses"].get(str(status))
    assert described is not None, f"{operation} has no {status}"
    pointer = operation.answer_pointer(status, "application/json")
    if pointer is None:
        assert not answer.content.strip(), f"{operation} has no body"
        return
    problems = sorted(ADMIN.answer_validator(pointer).iter_errors(answer.json()), key=str)
    assert not problems, f"{operation} {status}: {problems[0]}"
