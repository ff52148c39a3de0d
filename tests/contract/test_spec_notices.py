"""The description is strict: recorded answers that were altered no longer agree with it."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from cases import for_each
from recorded import kept

from contract.description import V2

if TYPE_CHECKING:
    from contract.description.recordings import Recording


@cache
def one_of_each() -> list[Recording]:
    """One recorded JSON answer for each operation, status and set of keys."""
    found: dict[tuple[str, ...], Recording] = {}
    for recording in kept():
        operation = V2.find(recording.method, recording.path)
        if operation is None or not recording.has_json:
            continue
        shape = (operation.operation_id, str(recording.status), *sorted(recording.answer))
        if len(str(recording.answer)) < 20_000:
            found.setdefault(shape, recording)
    return [*found.values()]


SOMETIMES_ABSENT: Final = {"next", "estimated_delivery"}
MAPS: Final = {"personalisation", "sanitised_content"}


def agrees(recording: Recording, answer: Any) -> bool:
    operation = V2.find(recording.method, recording.path)
    assert operation is not None
    pointer = operation.answer_pointer(recording.status, recording.media_type)
    assert pointer is not None
    return V2.answer_validator(pointer).is_valid(answer)


def objects(value: Any, name: str = "") -> Iterator[dict[str, Any]]:
    """Every object inside an answer that has fixed fields."""
    if isinstance(value, dict):
        if name not in MAPS:
            yield value
        for key, item in value.items():
            yield from objects(item, key)
    elif isinstance(value, list):
        for item in value:
            yield from objects(item)


def altered(recording: Recording) -> Iterator[tuple[Any, dict[str, Any]]]:
    """Copies of an answer, each with another of its objects to be altered in place."""
    for index in range(len(list(objects(recording.answer)))):
        answer = copy.deepcopy(recording.answer)
        yield answer, list(objects(answer))[index]


def test_there_is_one_of_every_operation_that_answers_in_json() -> None:
    found = {V2.find(each.method, each.path) for each in one_of_each()}
    assert found == set(V2.operations)


@for_each("recording", one_of_each, ids=str)
def test_one_more_field_anywhere_is_noticed(recording: Recording) -> None:
    assert agrees(recording, recording.answer)
    for answer, target in altered(recording):
        target["brand_new"] = 1
        assert not agrees(recording, answer)


@for_each("recording", one_of_each, ids=str)
def test_one_field_less_anywhere_is_noticed(recording: Recording) -> None:
    for answer, target in altered(recording):
        for name in set(target) - SOMETIMES_ABSENT:
            value = target.pop(name)
            assert not agrees(recording, answer), name
            target[name] = value


@for_each("recording", one_of_each, ids=str)
def test_a_number_in_place_of_any_field_is_noticed(recording: Recording) -> None:
    for answer, target in altered(recording):
        for name, value in target.items():
            if not isinstance(value, int | float) or isinstance(value, bool):
                target[name] = -1.5
                if not (name == "cost_in_pounds" and value is None):
                    assert not agrees(recording, answer), name
                target[name] = value


@for_each("recording", one_of_each, ids=str)
def test_times_and_ids_in_another_spelling_are_noticed(recording: Recording) -> None:
    for answer, target in altered(recording):
        for name, value in target.items():
            other = value
            if name.endswith("_at") and isinstance(value, str):
                other = value[:19] + "Z"
            elif name == "id":
                other = value.upper()
            if other != value:
                target[name] = other
                assert not agrees(recording, answer), name
                target[name] = value
