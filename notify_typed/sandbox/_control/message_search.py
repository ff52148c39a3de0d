"""Looks for messages by the search language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, not_, or_, select

from notify_typed.sandbox._arguments import one_of
from notify_typed.sandbox._control.search import Term, ids_of, read_moment, read_terms
from notify_typed.sandbox._description.formats import is_uuid
from notify_typed.sandbox._errors import SandboxError
from notify_typed.sandbox._json import write_json
from notify_typed.sandbox._service.messages import STORED_STATUSES
from notify_typed.sandbox._service.permissions import normalise
from notify_typed.sandbox._service.presenting import LETTER_WORDS, shown_status
from notify_typed.sandbox._store.messages import status_at
from notify_typed.sandbox._store.seeds import STATUSES
from notify_typed.sandbox._store.tables import jobs, notifications
from notify_typed.sandbox._world.model import KEY_TYPES, NOTIFICATION_TYPES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import ColumnElement

    from notify_typed.sandbox._state.state import State
    from notify_typed.sandbox._store.records import Notification

SHOWN_STATUSES = (*STATUSES, *LETTER_WORDS)
"""The statuses of stored messages, and the words that the API has for those of letters."""
KEY_WORDS = {"live": "normal"}
_TRUNK = "0"
_COUNTRY = "44"
_t = notifications.c


def search_messages(
    state: State, query: str, *, limit: int, older_than: str | None = None
) -> list[Notification]:
    """Return messages that fit a search, newest first; those that came with the world do not.

    Args:
        state: The sandbox.
        query: The search, as people write it; an empty one fits all.
        limit: How many at most.
        older_than: Only those accepted before the message with this id.

    Raises:
        SandboxError: The search cannot be read, or there is no such message to begin at.
    """
    conditions = [state.is_sent(), *message_conditions(state, read_terms(query))]
    if older_than is not None:
        seq = state.storage.reader.execute(select(_t.seq).where(_t.id == older_than)).scalar()
        if seq is None:
            raise SandboxError("there is no message with the id that older_than names")
        conditions.append(_t.seq < seq)
    return state.messages.newest(*conditions, limit=limit)


def message_conditions(state: State, terms: Sequence[Term]) -> list[ColumnElement[bool]]:
    """Return what a search asks of messages.

    Raises:
        SandboxError: A filter has a value that it cannot have.
    """
    found: list[ColumnElement[bool]] = []
    for term in terms:
        condition = _FILTERS[term.name](state, term.value)
        found.append(not_(condition) if term.is_excluded else condition)
    return found


def _text(_state: State, value: str) -> ColumnElement[bool]:
    # What is stored as JSON has other letters escaped.
    inside = write_json(value)[1:-1]
    return or_(
        _t.recipient.icontains(value, autoescape=True),
        _holds(_t.reference, value),
        _t.content.icontains(inside, autoescape=True),
        _t.personalisation.icontains(inside, autoescape=True),
        _t.id == value.lower(),
    )


def _to(_state: State, value: str) -> ColumnElement[bool]:
    spellings = {value, normalise(value)}
    if value.startswith(_TRUNK) and value.isdecimal():
        spellings.add(_COUNTRY + value.removeprefix(_TRUNK))
    found = [_t.recipient.icontains(value, autoescape=True)]
    found += [_t.normalised.icontains(each, autoescape=True) for each in spellings]
    return or_(*found)


def _template(state: State, value: str) -> ColumnElement[bool]:
    templates = [
        (template.id, template.current.name)
        for service in state.world.services.values()
        for template in service.templates.values()
    ]
    return or_(_t.template_id.in_(ids_of(value, templates)), _t.template_id == value.lower())


def _reference(_state: State, value: str) -> ColumnElement[bool]:
    return _holds(_t.reference, value)


def _status(state: State, value: str) -> ColumnElement[bool]:
    stored = status_at(state.clock.micros())
    found: list[ColumnElement[bool]] = []
    for word in value.lower().split(","):
        one_of(word, (*SHOWN_STATUSES, "failed"), "status")
        if word == "failed":
            found.append(stored.in_([*STORED_STATUSES["failed"], "failed"]))
        else:
            letters = [each for each in STATUSES if shown_status("letter", each) == word]
            letters += ["returned-letter"] if word == "returned-letter" else []
            found += [
                and_(_t.type != "letter", stored == word),
                and_(_t.type == "letter", stored.in_(letters)),
            ]
    return or_(*found)


def _type(_state: State, value: str) -> ColumnElement[bool]:
    wanted = [one_of(word, NOTIFICATION_TYPES, "type") for word in value.lower().split(",")]
    return _t.type.in_(wanted)


def _key(state: State, value: str) -> ColumnElement[bool]:
    word = KEY_WORDS.get(value.lower(), value.lower())
    if word in KEY_TYPES:
        return _t.key_type == word
    return _t.api_key_id.in_(key_ids(state, value))


def _service(state: State, value: str) -> ColumnElement[bool]:
    return _t.service_id.in_(service_ids(state, value))


def _job(_state: State, value: str) -> ColumnElement[bool]:
    if is_uuid(value):
        return _t.job_id == value.lower()
    named = select(jobs.c.id).where(jobs.c.file_name.icontains(value, autoescape=True))
    return _t.job_id.in_(named)


def _before(state: State, value: str) -> ColumnElement[bool]:
    return _t.created_at < read_moment(value, "before", state.clock.micros())


def _after(state: State, value: str) -> ColumnElement[bool]:
    return _t.created_at >= read_moment(value, "after", state.clock.micros())


def _is(_state: State, value: str) -> ColumnElement[bool]:
    if value.lower() == "refused":
        raise SandboxError(
            "no message was made of a refused request: look for is:refused among the requests"
        )
    if value.lower() != "job":
        raise SandboxError(f"is: must be job, or refused among the requests, not {value!r}")
    return _t.is_job.is_(True)


_FILTERS: dict[str, Callable[[State, str], ColumnElement[bool]]] = {
    "": _text,
    "to": _to,
    "template": _template,
    "reference": _reference,
    "status": _status,
    "type": _type,
    "key": _key,
    "service": _service,
    "job": _job,
    "before": _before,
    "after": _after,
    "is": _is,
}


def key_ids(state: State, value: str) -> list[str]:
    """Return the ids of the keys with an id, a label or a name."""
    return ids_of(
        value,
        (
            (key.id, name)
            for service in state.world.services.values()
            for key in service.api_keys
            for name in (key.label, key.name)
        ),
    )


def service_ids(state: State, value: str) -> list[str]:
    """Return the ids of the services with an id or a name."""
    return ids_of(value, ((each.id, each.name) for each in state.world.services.values()))


def _holds(column: ColumnElement[str | None], value: str) -> ColumnElement[bool]:
    # A message without it does not fit, and fits what leaves it out.
    return and_(column.is_not(None), column.icontains(value, autoescape=True))
