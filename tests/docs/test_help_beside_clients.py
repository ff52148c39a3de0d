"""What `help()` shows of the functions and classes beside the clients: an example, which works."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

import pytest
from cases import for_each
from docstring_examples import loop, names_in, show
from letter_pdf import one_page
from other_examples import World

from notify_typed import AsyncNotifyClient, NotifyClient
from notify_typed.admin import AdminClient, AsyncAdminClient
from notify_typed.admin.caching import AsyncRedisStore, MemoryStore, RedisStore
from notify_typed.bulk import AsyncBulk, Bulk
from notify_typed.sandbox import Sandbox

if TYPE_CHECKING:
    from pathlib import Path

PACKAGES: Final = (
    *("notify_typed", "notify_typed.admin", "notify_typed.admin.caching", "notify_typed.bulk"),
    *("notify_typed.compat", "notify_typed.files", "notify_typed.letters", "notify_typed.sandbox"),
    *("notify_typed.testing", "notify_typed.webhooks"),
)
# The examples of their methods are run by tests of their own.
CLIENTS: Final[set[type]] = {
    *(NotifyClient, AsyncNotifyClient, AdminClient, AsyncAdminClient, Bulk, AsyncBulk, Sandbox),
}
# Their methods are there for a cache to call.
STORES: Final[set[type]] = {MemoryStore, RedisStore, AsyncRedisStore}
PEOPLE: Final = "phone number,name,date\n07700900301,Amala,Monday\n07700900302,Bethan,Monday\n"


def public(package: str) -> dict[str, Any]:
    """The public names of a package."""
    module = import_module(package)
    return {name: getattr(module, name) for name in module.__all__}


def described() -> Iterator[tuple[str, str, Any]]:
    """The functions, the methods, and the classes whose own text has an example."""
    for package in PACKAGES:
        for name, value in public(package).items():
            if inspect.isfunction(value):
                yield package, name, value
            elif inspect.isclass(value) and not nobody_calls(value):
                if ">>> " in (value.__doc__ or ""):
                    yield package, name, value
                if value not in CLIENTS | STORES:
                    for own, method in methods(value):
                        yield package, f"{name}.{own}", method


def methods(kind: type) -> Iterator[tuple[str, Any]]:
    """The public methods that a class has of its own."""
    for name, member in vars(kind).items():
        function = member.__func__ if isinstance(member, classmethod) else member
        if inspect.isfunction(function) and not name.startswith("_"):
            yield name, function


def nobody_calls(kind: type) -> bool:
    """Tell whether a class is an error, a protocol, or what Notify sends."""
    return (
        issubclass(kind, Exception)
        or getattr(kind, "_is_protocol", False)
        or kind.__module__.startswith("notify_typed_v2")
    )


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(outcomes="immediate") as running:
        yield running


@pytest.fixture
def folder(sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "letter.pdf").write_bytes(one_page())
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NOTIFY_API_KEY", sandbox.test_key)
    return tmp_path


@for_each(("package", "name", "value"), described())
def test_the_examples_beside_the_clients_work(
    sandbox: Sandbox, folder: Path, package: str, name: str, value: Any
) -> None:
    text = inspect.getdoc(value) or ""
    assert "\nExample:\n" in text
    assert f"{name.rpartition('.')[2]}(" in text
    world = World(name, sandbox)
    known = {each: getattr(world, each) for each in names_in(text) & {*dir(world)}}
    with loop() as run:
        show(text, {**public("notify_typed"), **public(package), **known}, run)
        if isinstance(known.get("notify"), AsyncNotifyClient):
            run(known["notify"].aclose())
    world.close()
    assert folder.is_dir()
