"""What `help()` shows of each method of the admin clients: a call of it, which works."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Final

import pytest
from admin_examples import ExampleWorld
from admin_world import BASE_URL, GROUPS, SECRET
from cases import for_each
from docstring_examples import loop, names_in, show

from notify_typed.admin import AdminClient, AsyncAdminClient
from notify_typed.sandbox import Clock, Sandbox

KINDS: Final = (AdminClient, AsyncAdminClient)
OWN: Final = ("acting_as", "with_options")


def methods() -> Iterator[str]:
    """Every method, with its group."""
    yield from OWN
    client = AdminClient(BASE_URL, secret=SECRET)
    for group in GROUPS:
        holder: object = getattr(client, group)
        for name, _ in inspect.getmembers(type(holder), inspect.isfunction):
            if not name.startswith("_"):
                yield f"{group}.{name}"


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(clock=Clock(datetime(2026, 11, 29, 10, tzinfo=UTC))) as running:
        yield running


@pytest.mark.parametrize("kind", KINDS)
@for_each("method", methods())
def test_the_example_of_each_method_works(sandbox: Sandbox, kind: Any, method: str) -> None:
    world = ExampleWorld(sandbox)
    admin = world.client(kind)
    holder: Any = admin
    *groups, name = method.split(".")
    for group in groups:
        holder = getattr(holder, group)
    text = inspect.getdoc(getattr(holder, name)) or ""
    assert "\nExample:\n" in text
    assert f"admin.{method}(" in text
    names = {"admin": admin} | world.names(method, names_in(text))
    with loop() as run:
        show(text, names, run)
        run(admin.aclose() if kind is AsyncAdminClient else admin.close())
    world.close()
