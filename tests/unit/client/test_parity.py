"""The two clients are one: the same names, parameters and results, awaited or not."""

from __future__ import annotations

import inspect
import re

import pytest
from cases import for_each

from notify_typed import AsyncNotifyClient, AsyncPageIterator, NotifyClient, PageIterator

# What has its own name where it is awaited.
RENAMED = {"close": "aclose", "__enter__": "__aenter__", "__exit__": "__aexit__"}
# What the other kind of thing must differ in.
TYPES = [
    (r"\bAsyncPageIterator\b", "PageIterator"),
    (r"\bAsyncIterator\b", "Iterator"),
    (r"\bAwaitable\[(\w+)\]", r"\1"),
    (r"\bAsyncHTTPClient\b", "HTTPClient"),
]


def own(client: type) -> dict[str, inspect.Signature]:
    members = inspect.getmembers(client, inspect.isfunction)
    return {
        name: inspect.signature(function)
        for name, function in members
        if not name.startswith("_") or name in {*RENAMED, *RENAMED.values(), "__init__"}
    }


def adapted(annotation: object) -> str:
    text = str(annotation)
    for pattern, replacement in TYPES:
        text = re.sub(pattern, replacement, text)
    return text


@pytest.mark.parametrize(
    ("blocking", "asynchronous"),
    [(NotifyClient, AsyncNotifyClient), (PageIterator, AsyncPageIterator)],
)
def test_both_have_the_same_methods(blocking: type, asynchronous: type) -> None:
    names = {RENAMED.get(name, name) for name in own(blocking)}
    assert names == set(own(asynchronous))


@for_each("name", own(NotifyClient))
def test_methods_take_and_give_the_same(name: str) -> None:
    blocking = own(NotifyClient)[name]
    asynchronous = own(AsyncNotifyClient)[RENAMED.get(name, name)]
    assert [(p.name, p.kind, p.default) for p in blocking.parameters.values()] == [
        (p.name, p.kind, p.default) for p in asynchronous.parameters.values()
    ]
    assert [adapted(p.annotation) for p in blocking.parameters.values()] == [
        adapted(p.annotation) for p in asynchronous.parameters.values()
    ]
    assert adapted(blocking.return_annotation) == adapted(asynchronous.return_annotation)


@for_each("name", own(NotifyClient))
def test_what_talks_to_notify_is_awaited(name: str) -> None:
    method = getattr(AsyncNotifyClient, RENAMED.get(name, name))
    immediate = name.endswith("_iterator") or name in {"with_options", "__init__"}
    assert inspect.iscoroutinefunction(method) is not immediate


@pytest.mark.parametrize("client", [NotifyClient, AsyncNotifyClient])
def test_every_public_method_is_annotated(client: type) -> None:
    for name, signature in own(client).items():
        parameters = [p for p in signature.parameters.values() if p.name not in {"self", "_"}]
        assert all(p.annotation is not p.empty for p in parameters), name
        assert signature.return_annotation is not signature.empty, name
        assert not any(re.search(r"\bAny\b", str(p.annotation)) for p in parameters), name


@pytest.mark.parametrize("client", [NotifyClient, AsyncNotifyClient])
def test_help_says_of_every_method_what_it_takes_gives_and_raises(client: type) -> None:
    missing: list[tuple[str, str]] = []
    for name, signature in own(client).items():
        if name.startswith("__"):
            continue
        text = inspect.getdoc(getattr(client, name)) or ""
        wanted = [
            f"    {'*' * (p.kind is p.VAR_POSITIONAL)}{p.name}: "
            for p in signature.parameters.values()
            if p.name not in {"self", "args", "kwargs"}
        ]
        wanted += ["Args:\n"] if wanted else []
        if signature.return_annotation != "None":
            wanted += ["Returns:\n", "Raises:\n"]
        missing += [(name, each) for each in wanted if each not in text]
    assert missing == []


def test_both_say_the_same_in_the_same_order() -> None:
    blocking = [RENAMED.get(name, name) for name in vars(NotifyClient)]
    assert blocking == list(vars(AsyncNotifyClient))
    for name in own(NotifyClient):
        if name.startswith("__"):
            continue
        text = inspect.getdoc(getattr(AsyncNotifyClient, RENAMED.get(name, name))) or ""
        text = text.replace("await ", "").replace("async for", "for").replace("aclose", "close")
        assert text == inspect.getdoc(getattr(NotifyClient, name))


def test_optional_arguments_can_be_left_out_everywhere() -> None:
    for name, signature in own(NotifyClient).items():
        for parameter in signature.parameters.values():
            if "None" in str(parameter.annotation):
                assert parameter.default is None, (name, parameter.name)
