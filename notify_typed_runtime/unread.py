"""Leaves the items of a list unread until somebody looks at them.

That is for lenient reading alone, which refuses no item: what is wrong with one shows when it is
looked at. Strict reading has to look at all of them.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, cast, get_args, get_origin, get_type_hints

from attrs import fields

from notify_typed_runtime.errors import UNDECODABLE
from notify_typed_runtime.model import Model, left_unread
from notify_typed_runtime.types import is_array, is_object

if TYPE_CHECKING:
    from collections.abc import Callable

    from notify_typed_runtime.model import Leniency

__all__ = ["read_page"]


def read_page(kind: Any, body: object, leniency: Leniency) -> Any:  # noqa: ANN401 - any type can be read
    """Read a model, and leave the items of its lists unread.

    Args:
        kind: What to read.
        body: What JSON had.
        leniency: What the items are told of where they come from.

    Returns:
        The model; None if it has no lists of models, or does not fit.
    """
    lists = _lists(kind) if isinstance(kind, type) and issubclass(kind, Model) else {}
    if not lists or not is_object(body):
        return None
    unread: dict[str, list[Model]] = {}
    for key, (name, item_kind) in lists.items():
        items = body.get(key)
        if not is_array(items) or not all(map(is_object, items)):
            return None
        unread[name] = [left_unread(item_kind, item, leniency) for item in items]
    without: dict[str, Any] = {key: [] for key in lists}
    try:
        page = cast("Any", kind).from_dict(body | without)
    except UNDECODABLE:
        return None
    for name, items in unread.items():
        setattr(page, name, items)
    return page


def _find_lists(model: type) -> dict[str, tuple[str, type[Model]]]:
    kinds = get_type_hints(model)
    return {
        field.metadata.get("json", field.name): (field.name, item)
        for field in fields(model)
        if get_origin(kinds[field.name]) is list
        for item in get_args(kinds[field.name])
        if isinstance(item, type) and issubclass(item, Model)
    }


# To a type checker a class whose instances have no hash has none.
_lists: Callable[[type], dict[str, tuple[str, type[Model]]]] = cache(_find_lists)
