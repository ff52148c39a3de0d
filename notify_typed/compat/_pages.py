"""Walks through a list, page by page, by the links that the pages hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from notify_typed.compat.base import JsonObject, is_object
from notify_typed.errors import RepeatedPage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from uuid import UUID

__all__ = ["repeatable", "walk"]

_UUID = r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"


def repeatable(values: str | Iterable[str] | None) -> str | Iterable[str] | None:
    """Keep a filter for more than one page, even if it can be read only once."""
    return list(values) if isinstance(values, Iterator) else values


def walk(
    key: str,
    older_than: str | UUID | None,
    page_after: Callable[[str | UUID | None], object],
) -> Iterator[JsonObject]:
    """Give the items of page after page, until an empty one or one that links to no next."""
    before: tuple[object, str | None] | None = None
    while True:
        items, following = _page(key, page_after(older_than))
        if not items:
            return
        if (items, following) == before:
            raise RepeatedPage(f"The page after {older_than} came a second time.")
        yield from items
        if following is None:
            return
        before, older_than = (items, following), following


def _page(key: str, page: object) -> tuple[list[JsonObject], str | None]:
    """Take the items out of a page, and the id that its next one is asked for with."""
    if not is_object(page):
        raise ValueError("The page is not a JSON object.")
    items: list[JsonObject] = page.get(key) or []
    if not _is_list(items):
        raise ValueError(f"The page's {key} are not a list.")
    links = page.get("links")
    link = str(links.get("next")) if is_object(links) else ""
    found = re.search(rf"[?&]older_than=({_UUID})", link) or re.search(rf"({_UUID})", link)
    return items, found[1] if found else None


def _is_list(value: object) -> bool:
    return isinstance(value, list)
