"""Items of a list are read when they are looked at, and nobody can tell but by the clock."""

from __future__ import annotations

import copy
import gc
import json
import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from operator import attrgetter
from typing import Any, Final
from unittest import mock

import attrs
import httpx
import pytest
from cases import for_each
from hypothesis import given, settings
from hypothesis import strategies as st

from notify_typed.errors import MissingField
from notify_typed_runtime.errors import LENIENT, DecodeError
from notify_typed_runtime.lenient import read_leniently
from notify_typed_runtime.model import Leniency
from notify_typed_v2 import models
from notify_typed_v2.api.notifications import list_notifications
from notify_typed_v2.api.received_texts import list_received_texts
from notify_typed_v2.api.templates import list_templates
from tests.unit.generated import schemas
from tests.unit.generated.test_models import paths, sample

LENIENCY: Final = Leniency("https://notify.example", MissingField)
LISTS: Final = [
    pytest.param(list_notifications, models.NotificationPage, "notifications", id="notifications"),
    pytest.param(
        list_received_texts, models.ReceivedTextPage, "received_text_messages", id="received"
    ),
    pytest.param(list_templates, models.TemplateList, "templates", id="templates"),
]


def parsed(operation: Any, body: object, *, strict: bool = False) -> Any:
    extensions = {} if strict else {LENIENT: LENIENCY}
    content = json.dumps(body).encode()
    return operation.parse(httpx.Response(200, content=content, extensions=extensions))


def page(*items: dict[str, Any]) -> dict[str, Any]:
    return {"notifications": list(items), "links": {"current": "x"}}


def unread(**changes: object) -> models.Notification:
    item: models.Notification
    (item,) = parsed(list_notifications, page(sample("Notification") | changes)).notifications
    return item


def shown(look: Callable[[Any], object], model: object) -> object:
    """What comes of looking, be it an error."""
    try:
        return look(model)
    except (AttributeError, TypeError) as error:
        return type(error), str(error)


def renewed(model: Any) -> object:
    return attrs.evolve(model, additional_properties={})


# Each is done with models that nobody has looked at before.
LOOKS: Final[dict[str, Callable[[Any], object]]] = {
    "repr": repr,
    "JSON": lambda model: json.dumps(model.to_dict()),
    "copy": copy.copy,
    "deep copy": copy.deepcopy,
    "pickle": lambda model: pickle.loads(pickle.dumps(model)),  # noqa: S301 - our own pickle
    "as a dict": attrs.asdict,
    "evolve": renewed,
    "has": lambda model: [model.has(field.name) for field in attrs.fields(type(model))],
    "no such field": lambda model: model.nonsense,
    "type": type,
    "equal to nothing else": lambda model: model == 5,
    "hash": hash,
}


@for_each(("operation", "kind", "name"), LISTS)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_an_unread_item_is_what_a_read_one_is(
    operation: Any, kind: Any, name: str, data: st.DataObject
) -> None:
    body = data.draw(schemas.documents_of(kind.__name__))
    for _ in range(data.draw(st.integers(0, 3))):
        *way, last = data.draw(st.sampled_from(list(paths(body[name])) or [(0,)]))
        target: Any = body[name]
        for step in way:
            target = target[step]
        if isinstance(target, dict) and data.draw(st.booleans()):
            target.pop(last, None)
        elif target:
            target[last] = data.draw(schemas.anything)
    read, _ = read_leniently(kind, body, LENIENCY)
    assert parsed(operation, body) == read
    assert read == parsed(operation, body)
    for look in LOOKS.values():
        found = getattr(parsed(operation, body), name)
        assert type(found) is list
        for one, other in zip(found, getattr(read, name), strict=True):
            assert shown(look, one) == shown(look, other)
    for one, other in zip(getattr(parsed(operation, body), name), getattr(read, name), strict=True):
        for field in data.draw(st.permutations(attrs.fields(type(other)))):
            look = attrgetter(field.name)
            assert shown(look, one) == shown(look, other)


@for_each("name", schemas.components()["Notification"]["required"])
def test_what_is_missing_of_an_unread_item_is_missing(name: str) -> None:
    (item,) = parsed(list_notifications, page(without(name))).notifications
    assert item == read_leniently(models.Notification, without(name), LENIENCY)[0]
    if name in {field.name for field in attrs.fields(models.Notification)}:
        assert not item.has(name)


def without(name: str) -> dict[str, Any]:
    return {key: value for key, value in sample("Notification").items() if key != name}


@contextmanager
def counted() -> Iterator[list[object]]:
    """Note each message that is read."""
    read: list[object] = []
    from_dict = models.Notification.from_dict

    def noting(*args: Any) -> Any:
        read.append(args)
        return from_dict(*args)

    with mock.patch.object(models.Notification, "from_dict", noting):
        yield read


def test_what_nobody_looks_at_is_not_read() -> None:
    with counted() as read:
        found = parsed(list_notifications, page(*[sample("Notification")] * 5))
        assert len(found.notifications) == 5
        assert found.links.current == "x"
        assert not read
        assert found.notifications[3].body == "some text"
        assert found.notifications[3].reference == "some text"
        assert len(read) == 1


def test_a_page_with_something_else_among_its_items_is_read_as_far_as_it_goes() -> None:
    found = parsed(list_notifications, page(sample("Notification")) | {"notifications": [{}, 5]})
    assert [item.has("body") for item in found.notifications] == [False, False]
    assert found.links.current == "x"


def test_a_page_without_links_keeps_its_items() -> None:
    body = page(sample("Notification"))
    del body["links"]
    found = parsed(list_notifications, body)
    assert found.notifications[0].body == "some text"
    with pytest.raises(MissingField, match="'links'"):
        _ = found.links


def test_strict_reading_refuses_a_page_for_one_item() -> None:
    body = page(sample("Notification"), sample("Notification") | {"status": 5})
    assert parsed(list_notifications, body).notifications[0].has("status")
    with pytest.raises(DecodeError) as refused:
        parsed(list_notifications, body, strict=True)
    assert refused.value.problems == ("notifications[1].status is of another type",)


@pytest.fixture(params=["as CPython tells", "as another Python may"])
def referents(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Python not tell what a model refers to."""
    if request.param != "as CPython tells":
        monkeypatch.setattr(gc, "get_referents", lambda *_: [])


@pytest.mark.usefixtures("referents")
def test_a_field_that_is_set_first_stays_as_it_was_set() -> None:
    item = unread()
    item.body = "another text"
    item.subject = None
    assert item.status == "cancelled"
    assert (item.body, item.subject, item.reference) == ("another text", None, "some text")
    assert item == attrs.evolve(
        models.Notification.from_dict(sample("Notification")), body="another text", subject=None
    )


@pytest.mark.usefixtures("referents")
def test_a_field_that_is_set_first_stays_when_the_rest_does_not_fit() -> None:
    item = unread(status=5, created_at=None)
    item.body = "another text"
    assert not item.has("status")
    assert item.body == "another text"
    assert item.additional_properties == {"status": 5, "created_at": None}
    with pytest.raises(MissingField, match=r"notify\.example gave as null 'created_at'"):
        _ = item.created_at


@pytest.mark.usefixtures("referents")
def test_a_second_look_while_the_first_one_reads_finds_the_same() -> None:
    """As another thread may take."""
    item = unread()
    from_dict = models.TemplateReference.from_dict
    seen: list[object] = []

    def looking(*args: Any) -> Any:
        if not seen:
            seen.append(None)
            seen[:] = [item.cost_details, item.body, item.reference]
        return from_dict(*args)

    whole = models.Notification.from_dict(sample("Notification"))
    with mock.patch.object(models.TemplateReference, "from_dict", looking):
        assert item.status == whole.status
    assert seen == [whole.cost_details, whole.body, whole.reference]
    assert item == whole
