"""Every admin method is annotated, documented, and checked with its types, in both clients."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from admin_world import BASE_URL, GROUPS, SECRET
from cases import for_each

from notify_typed.admin import AdminClient, AsyncAdminClient

if TYPE_CHECKING:
    from collections.abc import Iterator

RENAMED = {"close": "aclose", "__enter__": "__aenter__", "__exit__": "__aexit__"}
ROOT = Path(__file__).parents[3]


def group(client: type, name: str) -> Any:
    return getattr(client(BASE_URL, secret=SECRET), name)


def methods(value: Any) -> dict[str, Any]:
    return {
        name: function
        for name, function in inspect.getmembers(type(value), inspect.isfunction)
        if not name.startswith("_")
    }


def everything() -> Iterator[tuple[str, str]]:
    for name in GROUPS:
        for method in methods(group(AdminClient, name)):
            yield name, method


def plain(annotation: object) -> str:
    text = re.sub(r"\bAsync(PageIterator|AdminClient|HTTPClient|Client)\b", r"\1", str(annotation))
    text = re.sub(r"\bAwaitable\[(\w+)\]", r"\1", text)
    return text.replace("AdminClient", "Client")


def parameters(function: Any) -> list[tuple[str, Any, Any, str]]:
    signature = inspect.signature(function)
    return [(p.name, p.kind, p.default, plain(p.annotation)) for p in signature.parameters.values()]


@for_each(("name", "method"), list(everything()))
def test_methods_are_annotated(name: str, method: str) -> None:
    function = methods(group(AdminClient, name))[method]
    signature = inspect.signature(function)
    taken = [p for p in signature.parameters.values() if p.name != "self"]
    assert all(p.annotation is not p.empty for p in taken)
    assert signature.return_annotation is not signature.empty
    assert not any(re.search(r"\bAny\b", str(p.annotation)) for p in taken)


@pytest.mark.parametrize("client", [AdminClient, AsyncAdminClient])
def test_help_says_of_every_method_what_it_takes_gives_and_raises(client: type) -> None:
    missing: list[tuple[str, str, str]] = []
    for name in GROUPS:
        for method, function in methods(group(client, name)).items():
            signature, text = inspect.signature(function), inspect.getdoc(function) or ""
            wanted = [f"    {p}: " for p in signature.parameters if p != "self"]
            wanted += ["Args:\n"] if wanted else []
            wanted += ["Returns:\n"] if signature.return_annotation != "None" else []
            missing += [(name, method, e) for e in [*wanted, "Raises:\n"] if e not in text]
    assert missing == []


def test_the_clients_themselves_take_and_give_the_same() -> None:
    def own(client: type) -> dict[str, Any]:
        return {
            name: function
            for name, function in inspect.getmembers(client, inspect.isroutine)
            if name not in GROUPS
            and (not name.startswith("_") or name in {*RENAMED, *RENAMED.values(), "__init__"})
        }

    blocking, awaited = own(AdminClient), own(AsyncAdminClient)
    assert {RENAMED.get(name, name) for name in blocking} == set(awaited)
    for name, function in blocking.items():
        assert parameters(function) == parameters(awaited[RENAMED.get(name, name)])


@pytest.mark.parametrize("name", ["admin_clients.py", "admin_async_clients.py"])
def test_the_types_of_every_method_are_checked(name: str) -> None:
    text = (ROOT / "tests" / "typing" / name).read_text("utf-8")
    unchecked = [method for _, method in everything() if f".{method}(" not in text]
    assert unchecked == []
