"""Plant a fault on the way between a server and its caller.

A fault changes requests before the server sees them, so that it overlooks what it should refuse, or
answers before the caller does, so that they are not what is described.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import parse_qsl, urlencode

if TYPE_CHECKING:
    from contract.description import Description
    from contract.engine.proxy import Answer, Forward, Request

Change: TypeAlias = "Callable[[Any], Any]"
Before: TypeAlias = "Callable[[Request], Request]"
After: TypeAlias = "Callable[[Request, Answer], Answer]"
Pairs: TypeAlias = "list[tuple[str, str]]"


@dataclass(frozen=True)
class Fault:
    """One way to break the contract.

    Attributes:
        name: What is wrong.
        breaks: A promise that is not kept then.
        before: Changes requests.
        after: Changes answers.
    """

    name: str
    breaks: str
    before: Before | None = None
    after: After | None = None

    def __str__(self) -> str:
        return self.name

    async def __call__(self, request: Request, forward: Forward) -> Answer:
        """Hand a request on, with the fault."""
        passed = self.before(request) if self.before else request
        answer = await forward(passed)
        return self.after(request, answer) if self.after else answer


@dataclass(frozen=True)
class Planting:
    """Makes faults in the operations of one description."""

    description: Description

    def operation(self, request: Request) -> str:
        """Name the operation that a request is for, or return an empty text."""
        found = self.description.find(request.method, request.path)
        return found.operation_id if found else ""

    def in_answers(self, operations: str, change: Change, status: int = 200) -> After:
        """Change the JSON of those answers of some operations that have a status."""

        def after(request: Request, answer: Answer) -> Answer:
            if answer.status != status or self.operation(request) not in operations.split():
                return answer
            return replace(answer, body=json.dumps(change(json.loads(answer.body))).encode())

        return after

    def in_bodies(self, operations: str, change: Change) -> Before:
        """Change the JSON objects that are sent to some operations."""

        def before(request: Request) -> Request:
            if self.operation(request) not in operations.split():
                return request
            try:
                body = json.loads(request.body)
            except ValueError:
                return request
            if not isinstance(body, dict):
                return request
            return replace(request, body=json.dumps(change(body)).encode())

        return before

    def in_queries(self, operations: str, change: Callable[[Pairs], Pairs]) -> Before:
        """Change the queries that are sent to some operations."""

        def before(request: Request) -> Request:
            if self.operation(request) not in operations.split():
                return request
            pairs = parse_qsl(request.query, keep_blank_values=True)
            return replace(request, query=urlencode(change(pairs)))

        return before

    def another_status(self, operations: str, old: int, new: int) -> After:
        """Give answers of some operations another status."""

        def after(request: Request, answer: Answer) -> Answer:
            is_meant = answer.status == old and self.operation(request) in operations.split()
            return replace(answer, status=new) if is_meant else answer

        return after


def another_media_type(old: bytes, new: bytes) -> After:
    """Call the bodies of answers something else."""

    def after(_request: Request, answer: Answer) -> Answer:
        if answer.status != 200:
            return answer
        headers = tuple((name, value.replace(old, new)) for name, value in answer.headers)
        return replace(answer, headers=headers)

    return after


def without(name: str) -> Change:
    """Leave a field out."""
    return lambda value: {key: item for key, item in value.items() if key != name}


def replaced(name: str, change: Change) -> Change:
    """Change a field, where it is there."""
    return lambda value: value | {name: change(value[name])} if name in value else value


def with_field(name: str, new: object) -> Change:
    """Set a field."""
    return lambda value: value | {name: new}
