"""Lists that go over several pages: nothing twice, nothing left out, an end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

from contract.engine.promises import Broken, require, status
from contract.v2.context import Context, promise, safe_promise
from contract.v2.world import PAGE_SIZE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contract.engine.server import ServerUnderTest

NOTIFICATIONS = ("/v2/notifications", "notifications")
RECEIVED_TEXTS = ("/v2/received-text-messages", "received_text_messages")
_MOST_PAGES = 12


def pages(
    server: ServerUnderTest, path: str, field: str
) -> Iterator[tuple[list[Any], dict[str, str]]]:
    """Follow `links.next` from a page on: the items and links of each page.

    Raises:
        Broken: A link leads out of the list, in a circle, or nowhere.
    """
    here = urlsplit(path)
    for _ in range(_MOST_PAGES):
        page = status(server.get(path), 200)
        yield page[field], page["links"]
        following = page["links"].get("next")
        require(bool(following) == bool(page[field]), "a page has a next one if it has an item")
        if not following:
            return
        parts = urlsplit(following)
        require(parts.path == here.path, "the next page is elsewhere", parts.path)
        query = dict(parse_qsl(parts.query, keep_blank_values=True))
        last = page[field][-1]["id"]
        require(query.pop("older_than", None) == last, "the next page begins after the last item")
        asked = dict(parse_qsl(here.query, keep_blank_values=True))
        asked.pop("older_than", None)
        require(query == asked, "the next page loses the filters", query)
        path = f"{parts.path}?{parts.query}"
    raise Broken(f"the list goes on after {_MOST_PAGES} pages")


def _walk(server: ServerUnderTest, path: str, field: str) -> list[Any]:
    items: list[Any] = []
    sizes = []
    for found, _ in pages(server, path, field):
        items += found
        sizes.append(len(found))
    require(all(size == PAGE_SIZE for size in sizes[:-2]), f"full pages have {PAGE_SIZE}: {sizes}")
    require(sizes[-1] == 0 and all(size <= PAGE_SIZE for size in sizes), f"sizes are {sizes}")
    ids = [item["id"] for item in items]
    require(len(set(ids)) == len(ids), "an item is on two pages")
    times = [item["created_at"] for item in items]
    require(times == sorted(times, reverse=True), "the newest does not come first")
    return items


@promise
def following_the_links_shows_each_message_once(context: Context) -> None:
    """Expect the newest first, 250 to a page, and an empty page at the end."""
    path, field = NOTIFICATIONS
    for label in ("live", "team", "test"):
        items = _walk(context.by(label), path, field)
        require(len(items) >= 2 * PAGE_SIZE, f"{len(items)} messages of the {label} key are there")


@promise
def following_the_links_keeps_the_filters(context: Context) -> None:
    """Expect so of those too that are repeated or need quoting."""
    path, field = NOTIFICATIONS
    query = "status=delivered&template_type=sms&include_jobs=true"
    items = _walk(context.me, f"{path}?{query}", field)
    require(len(items) >= 2 * PAGE_SIZE, "the filtered list is as long")
    require({item["type"] for item in items} == {"sms"}, "only text messages are in it")


@promise
def following_the_links_shows_each_received_text_once(context: Context) -> None:
    """Expect the same as for messages, with every kind of key."""
    path, field = RECEIVED_TEXTS
    found = [
        [item["id"] for item in _walk(context.by(label), path, field)]
        for label in ("live", "team", "test")
    ]
    require(found[0] == found[1] == found[2], "all keys see the same texts")
    require(len(found[0]) > 2 * PAGE_SIZE, "all texts are there")


@safe_promise
def a_first_page_leads_to_an_older_one(context: Context) -> None:
    """Expect right sizes, order and links on two pages of each list."""
    for path, field in (NOTIFICATIONS, RECEIVED_TEXTS):
        seen: list[Any] = []
        for count, (items, _) in enumerate(pages(context.me, path, field), 1):
            require(len(items) <= PAGE_SIZE, "a page is too long")
            seen += items
            if count == 2:
                break
        ids = [item["id"] for item in seen]
        require(len(set(ids)) == len(ids), "an item is on two pages")
        times = [item["created_at"] for item in seen]
        require(times == sorted(times, reverse=True), "the newest does not come first")


@safe_promise
def older_than_an_unknown_id_is_an_empty_page(context: Context) -> None:
    """Expect it to have no next one."""
    for path, field in (NOTIFICATIONS, RECEIVED_TEXTS):
        page = status(
            context.me.get(f"{path}?older_than=00000000-0000-4000-8000-000000000000"), 200
        )
        require(page[field] == [], "something is older than nothing")
        require("next" not in page["links"], "an empty page has a next one")


@safe_promise
def a_page_says_where_it_is(context: Context) -> None:
    """Expect path and query in `links.current`; for received texts without `older_than`."""
    for query in ("", "reference=a%20b%26c&status=failed&status=sent"):
        page = status(context.me.get(f"/v2/notifications?{query}".rstrip("?")), 200)
        current = urlsplit(page["links"]["current"])
        require(current.path == "/v2/notifications", "the path is another one", current.path)
        asked = sorted(parse_qsl(query))
        require(
            sorted(parse_qsl(current.query)) == asked, "the query is another one", current.query
        )
    page = status(context.me.get("/v2/received-text-messages"), 200)
    require(urlsplit(page["links"]["current"]).query == "", "the query is empty")
