"""Lists are walked to their end and no further, with the same filters and one page at a time."""

from __future__ import annotations

import itertools
import json
import weakref
from collections import deque
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, parse_qsl
from uuid import UUID, uuid4

import httpx
import pytest
from client_world import KINDS, Notify, Server, example, failure, request_errors
from effort import part_of
from hypothesis import given, settings
from hypothesis import strategies as st

from notify_typed import PageIterator, ReadFailed, RepeatedPage, RetryPolicy

if TYPE_CHECKING:
    from client_world import Connect

NOTIFICATION = example("list_notifications", 200, "page")["notifications"][0]
RECEIVED = example("list_received_texts", 200, "page")["received_text_messages"][0]
LISTS = {
    "get_all_notifications_iterator": ("notifications", NOTIFICATION),
    "get_received_texts_iterator": ("received_text_messages", RECEIVED),
}


def identity(number: int) -> str:
    return str(UUID(int=number + 1))


class Archive:
    """A server with messages numbered from the newest, which gives pages as Notify does."""

    def __init__(self, count: int, size: int = 3, *, next_on_last: bool = True) -> None:
        self.count, self.size, self.next_on_last = count, size, next_on_last
        self.requests: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        older = parse_qs(request.url.query.decode()).get("older_than")
        start = UUID(older[0]).int if older else 0
        numbers = range(start, min(start + self.size, self.count))
        more = bool(numbers) and (self.next_on_last or numbers[-1] + 1 < self.count)
        return httpx.Response(200, content=body(request, [identity(n) for n in numbers], more=more))

    @property
    def queries(self) -> list[list[tuple[str, str]]]:
        return [parse_qsl(request.url.query.decode()) for request in self.requests]


def body(request: httpx.Request, ids: Sequence[str], *, more: bool) -> bytes:
    received = request.url.path == "/v2/received-text-messages"
    name, item = LISTS[
        "get_received_texts_iterator" if received else "get_all_notifications_iterator"
    ]
    links = {"current": "https://x/v2"} | ({"next": "https://x/v2?older_than="} if more else {})
    return json.dumps({name: [item | {"id": i} for i in ids], "links": links}).encode()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("method", LISTS)
@pytest.mark.parametrize("count", [0, 1, 3, 7, 9])
def test_every_item_comes_once_and_in_order(kind: str, method: str, count: int) -> None:
    server = Archive(count)
    with Notify(kind, server) as notify:
        items = notify.all(notify(method))
    assert [str(item.id) for item in items] == [identity(n) for n in range(count)]
    # The last page links to a next one, which is empty, as Notify's does.
    assert len(server.requests) == -(-count // 3) + 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_without_a_next_link_is_the_last(kind: str) -> None:
    server = Archive(6, next_on_last=False)
    with Notify(kind, server) as notify:
        assert len(notify.all(notify("get_all_notifications_iterator"))) == 6
    assert len(server.requests) == 2


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_is_asked_for_with_all_filters(kind: str) -> None:
    server = Archive(7)
    filters: dict[str, Any] = {
        "template_type": iter(["sms", "letter"]),
        "status": ["sending", "delivered"],
        "reference": "run 7 & more",
        "include_jobs": True,
    }
    with Notify(kind, server) as notify:
        notify.all(notify("get_all_notifications_iterator", older_than=identity(0), **filters))
    expected = {
        ("template_type", "sms"),
        ("template_type", "letter"),
        ("status", "sending"),
        ("status", "delivered"),
        ("reference", "run 7 & more"),
        ("include_jobs", "true"),
    }
    starts = [identity(n) for n in (0, 3, 6)]
    assert [set(query) for query in server.queries] == [
        expected | {("older_than", start)} for start in starts
    ]
    assert all(list(request_errors(request)) == [] for request in server.requests)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("method", LISTS)
def test_a_walk_can_start_after_an_item(kind: str, method: str) -> None:
    server = Archive(7)
    with Notify(kind, server) as notify:
        items = notify.all(notify(method, older_than=UUID(identity(4))))
    assert [str(item.id) for item in items] == [identity(n) for n in range(5, 7)]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("method", LISTS)
def test_whole_pages_can_be_had_with_their_links(kind: str, method: str) -> None:
    server = Archive(5)
    with Notify(kind, server) as notify:
        pages = notify.all(notify(method).pages())
    name, _ = LISTS[method]
    assert [len(getattr(page, name)) for page in pages] == [3, 2, 0]
    assert [bool(page.links.next_) for page in pages] == [True, True, False]


@pytest.mark.parametrize("kind", KINDS)
def test_pages_are_fetched_only_when_they_are_needed(kind: str) -> None:
    server = Archive(100)
    with Notify(kind, server) as notify:
        walk = notify.each(notify("get_all_notifications_iterator"))
        assert server.requests == []
        for _ in range(3):
            next(walk)
        assert len(server.requests) == 1
        next(walk)
        assert len(server.requests) == 2


@pytest.mark.parametrize("kind", KINDS)
def test_an_iterator_that_is_done_stays_done(kind: str) -> None:
    server = Archive(2)
    with Notify(kind, server) as notify:
        iterator = notify("get_all_notifications_iterator")
        assert len(notify.all(iterator)) == 2
        assert notify.all(iterator) == notify.all(iterator.pages()) == []
    assert len(server.requests) == 2


def test_a_page_that_fails_is_tried_again_and_can_be_asked_for_once_more(
    connect: Connect,
) -> None:
    server = Archive(4)
    gone = failure(500, "Exception")
    notify, seen = connect(server, gone, server, gone, gone, gone, gone, server)
    iterator = notify("get_all_notifications_iterator")
    ids = [str(item.id) for item in _until_error(notify, iterator, ReadFailed)]
    assert ids == [identity(n) for n in range(4)]
    assert notify.all(iterator) == []
    assert len(seen.requests) == 8


def _until_error(notify: Notify, iterator: Any, kind: type[Exception]) -> Iterator[Any]:
    walk = notify.each(iterator)
    with pytest.raises(kind):
        yield from walk


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("method", LISTS)
@pytest.mark.parametrize("pages", [False, True])
def test_a_server_that_repeats_a_page_is_noticed_at_once(
    kind: str,
    method: str,
    *,
    pages: bool,
) -> None:
    def stuck(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, content=body(request, [identity(0), identity(1)], more=True))

    server = Server.of(stuck)
    with Notify(kind, server) as notify:
        iterator = notify(method)
        walk = notify.each(iterator.pages() if pages else iterator)
        for _ in range(1 if pages else 2):
            next(walk)
        with pytest.raises(RepeatedPage, match=identity(1)):
            next(walk)
        assert notify.all(iterator) == []
    assert len(server.requests) == 2


@given(
    lead=st.integers(0, 40),
    length=st.integers(1, 40),
    start=st.booleans(),
    ignores_position=st.booleans(),
)
@settings(deadline=None, max_examples=part_of(100))
def test_a_server_that_goes_round_in_a_circle_of_any_length_is_noticed(
    lead: int,
    length: int,
    *,
    start: bool,
    ignores_position: bool,
) -> None:
    asked = iter(range(10**6))

    def circle(request: httpx.Request) -> httpx.Response:
        position = next(asked)
        if not ignores_position:
            older = parse_qs(request.url.query.decode()).get("older_than")
            position = UUID(older[0]).int if older else 0
            position = lead if position == lead + length else position
        if position >= lead:
            position = lead + (position - lead) % length
        return httpx.Response(200, content=body(request, [identity(position)], more=True))

    server = Server.of(circle)
    with Notify("sync", server) as notify:
        older = identity(lead) if start else None
        iterator = notify("get_received_texts_iterator", older_than=older)
        with pytest.raises(RepeatedPage):
            deque(itertools.islice(iterator, 1000), maxlen=0)
    assert len(server.requests) <= 3 * (lead + length) + 3


@given(sizes=st.lists(st.integers(1, 4), max_size=30))
@settings(deadline=None)
def test_no_honest_list_is_taken_for_a_circle(sizes: list[int]) -> None:
    pages = iter([*([str(uuid4()) for _ in range(size)] for size in sizes), []])
    server = Server.of(
        lambda request: httpx.Response(200, content=body(request, next(pages), more=True))
    )
    with Notify("sync", server) as notify:
        assert len(notify.all(notify("get_received_texts_iterator"))) == sum(sizes)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("pages", [False, True])
def test_no_more_than_one_page_is_kept(
    kind: str,
    *,
    pages: bool,
) -> None:
    seen: list[weakref.ref[Any]] = []
    most = 0
    archive = Archive(40, size=4)

    def server(request: httpx.Request) -> httpx.Response:
        nonlocal most
        most = max(most, sum(item() is not None for item in seen))
        return archive(request)

    with Notify(kind, server) as notify:
        iterator = notify("get_all_notifications_iterator")
        walk = notify.each(iterator.pages() if pages else iterator)
        count = 0
        while (item := next(walk, None)) is not None:
            count += 1
            seen += map(weakref.ref, item.notifications if pages else [item])
            del item
    assert count == (11 if pages else 40)
    assert len(seen) == 40
    # While a page is fetched, nothing of the one before is kept but the id to go on from.
    assert most <= 1


def test_a_deadline_is_each_pages_own() -> None:
    server = Archive(9)
    with Notify("sync", server, retries=RetryPolicy(deadline=5.0)) as notify:
        iterator: PageIterator[Any, Any] = notify("get_all_notifications_iterator")
        timeouts = [
            request.extensions["timeout"]["read"]
            for _ in iterator
            for request in server.requests[-1:]
        ]
    assert all(4.0 < seconds <= 5.0 for seconds in timeouts)
