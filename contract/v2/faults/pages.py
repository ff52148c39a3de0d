"""Faults in lists: links that lead nowhere or in circles, pages too short, no order."""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import parse_qsl, urlencode

from contract.engine.faults import Change, Fault, without
from contract.v2.api import plant

_PAGE: Final = "list_notifications"
_TEXTS: Final = "list_received_texts"
_TEXT_PAGES: Final = "following the links shows each received text once"
_TWO_PAGES: Final = "a first page leads to an older one"


def _links(change: Change) -> Change:
    return lambda page: page | {"links": change(page["links"])}


def _of_100(page: Any) -> Any:
    items, links = page["notifications"][:100], page["links"]
    if items and "next" in links:
        path, _, query = links["next"].partition("?")
        after = dict(parse_qsl(query)) | {"older_than": items[-1]["id"]}
        links = links | {"next": f"{path}?{urlencode(after)}"}
    return {"notifications": items, "links": links}


def _without_filters(links: Any) -> Any:
    path, _, query = links.get("next", "").partition("?")
    last = dict(parse_qsl(query)).get("older_than")
    return links | {"next": f"{path}?older_than={last}"} if last else links


FAULTS: Final = (
    Fault(
        "there is no next page",
        _TWO_PAGES,
        after=plant.in_answers(_PAGE, _links(without("next"))),
    ),
    Fault(
        "the next page is the same one",
        _TWO_PAGES,
        after=plant.in_answers(_PAGE, _links(lambda links: links | {"next": links["current"]})),
    ),
    Fault(
        "the last page has a next one",
        "older than an unknown id is an empty page",
        after=plant.in_answers(_PAGE, _links(lambda links: {"next": links["current"], **links})),
    ),
    Fault(
        "pages leave the last item out",
        _TWO_PAGES,
        after=plant.in_answers(
            _PAGE, lambda page: page | {"notifications": page["notifications"][:-1]}
        ),
    ),
    Fault(
        "pages have 100 items",
        "following the links shows each message once",
        after=plant.in_answers(_PAGE, _of_100),
    ),
    Fault(
        "pages have the oldest first",
        _TWO_PAGES,
        after=plant.in_answers(
            _PAGE, lambda page: page | {"notifications": page["notifications"][::-1]}
        ),
    ),
    Fault(
        "the next page forgets the filters",
        "following the links keeps the filters",
        after=plant.in_answers(_PAGE, _links(_without_filters)),
    ),
    Fault(
        "received texts have no next page",
        _TEXT_PAGES,
        after=plant.in_answers(_TEXTS, _links(without("next"))),
    ),
    Fault(
        "received texts go round in circles",
        _TEXT_PAGES,
        after=plant.in_answers(_TEXTS, _links(lambda links: {"next": links["current"], **links})),
    ),
)
