"""Sends that come to one of several workers in the same turn of its event loop, answered together.

What is answered here gets the answer that each would get alone, with fewer ways to the database.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy.exc import SQLAlchemyError

from notify_typed.sandbox._errors import AccidentalError, ApiError
from notify_typed.sandbox._http.endpoint import to_tell

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from starlette.responses import Response

    from notify_typed.sandbox._http.direct import Direct, Taken
    from notify_typed.sandbox._http.whole_requests import WholeRequest
    from notify_typed.sandbox._state.notes import Note
    from notify_typed.sandbox._state.state import State
    from notify_typed.sandbox._state.together import Together
    from notify_typed.sandbox.faults._rules import Faults

_PATHS = (b"/v2/notifications/sms", b"/v2/notifications/email")


class _Waiting(NamedTuple):
    taken: Taken
    tell: Callable[[bytes | None], None]


class _Noted(NamedTuple):
    waiting: _Waiting
    at: int
    response: Response
    note: Note


class SendsTogether:
    """Takes sends, and answers them at the next turn of the event loop.

    Args:
        state: The sandbox.
        together: Stores them.
        faults: The faults that are set.
        direct: Answers those that are not stored together.
    """

    def __init__(self, state: State, together: Together, faults: Faults, direct: Direct) -> None:
        self._state = state
        self._together = together
        self._faults = faults
        self._direct = direct
        self._waiting: list[_Waiting] = []

    def take(self, request: WholeRequest, tell: Callable[[bytes | None], None]) -> bool:
        """Take a send.

        Args:
            request: The request.
            tell: Called later with the answer, or with None where the request takes the usual way.

        Returns:
            Whether it was taken: only sends are, and only some.
        """
        if request.method != "POST" or request.target not in _PATHS:
            return False
        taken = self._direct.take(request)
        if taken is None:
            return False
        if not self._waiting:
            asyncio.get_running_loop().call_soon(self.answer)
        self._waiting.append(_Waiting(taken, tell))
        return True

    def answer(self) -> None:
        """Answer all that were taken."""
        waiting, self._waiting = self._waiting, []
        alike: dict[object, list[_Noted]] = {}
        others: list[_Waiting] = []
        for each in waiting:
            noted = self._noted(each)
            if noted is None:
                others.append(each)
            else:
                kind = noted.note.taking, noted.note.countings
                alike.setdefault(kind, []).append(noted)
        for some in alike.values():
            self._store(some)
        for taken, tell in others:
            tell(self._direct.answer_alone(taken))

    def _noted(self, waiting: _Waiting) -> _Noted | None:
        endpoint, scope, body, _ = waiting.taken
        # When it is frozen, each stamp moves the time on, so that only records may have one.
        if self._faults.rules or self._state.clock.is_frozen:
            return None
        at = self._state.clock.micros()
        try:
            caller = endpoint.authenticate(scope)
        except (AccidentalError, ApiError):
            return None
        if self._state.world.callback(caller.service.id, "delivery_status") is not None:
            return None  # a receipt is planned together with the message
        noted = self._together.note(lambda: endpoint.accept(caller, scope, body))
        return None if noted is None else _Noted(waiting, at, *noted)

    def _store(self, some: Sequence[_Noted]) -> None:
        try:
            is_stored, left = self._together.store([each.note for each in some])
        except SQLAlchemyError as problem:
            # They may be stored, so that nothing is tried once more.
            for (taken, tell), at, _, _ in some:
                refusal = taken.endpoint.refuse(to_tell(problem))
                tell(self._direct.written(taken, at, refusal))
            return
        for (taken, tell), at, response, note in some:
            if is_stored:
                tell(self._direct.written(taken, at, response))
            else:
                if left is not None:
                    self._together.hold(note, left)
                tell(self._direct.answer_alone(taken, is_asked=left is not None))
