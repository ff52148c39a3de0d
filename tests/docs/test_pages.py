"""Everything that the README and the site tell to do is done, and comes out as they say."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import pytest
from cases import for_each
from page_reader import Reader
from pages import NOT_RUN, PAGES, ROOT, fences

from notify_typed.sandbox import Sandbox

if TYPE_CHECKING:
    from pathlib import Path

# Blocks that cannot be run here. Each says why; there should be hardly any.
MOST_NOT_RUN: Final = 3
WIDEST: Final = 80


@pytest.fixture(scope="module")
def running_sandbox() -> Iterator[Sandbox]:
    with Sandbox(outcomes="immediate") as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(running_sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> Sandbox:
    """A sandbox, as new, that stands in the environment as the pages tell to have it."""
    running_sandbox.reset()
    monkeypatch.setenv("NOTIFY_BASE_URL", running_sandbox.base_url)
    monkeypatch.setenv("NOTIFY_API_KEY", running_sandbox.api_key)
    monkeypatch.setenv("NOTIFY_ADMIN_SECRET", running_sandbox.admin_secret)
    return running_sandbox


@pytest.fixture
def reader(sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Reader:
    def pass_time(seconds: float) -> None:
        sandbox.clock.advance(seconds=seconds)

    # Nobody waits here: what sleeps moves the sandbox's clock instead.
    monkeypatch.setattr(time, "sleep", pass_time)
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    return Reader(tmp_path, sandbox)


def name(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.fixture
def telemetry_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a page name where spans go, which a process can do once in its life."""
    from opentelemetry import trace  # noqa: PLC0415 - its presence changes what clients do
    from opentelemetry.util._once import Once  # noqa: PLC0415 - likewise

    from notify_typed._engine import opentelemetry  # noqa: PLC0415 - likewise

    monkeypatch.setitem(sys.modules, "opentelemetry.trace", trace)
    monkeypatch.setattr(trace, "_TRACER_PROVIDER", None)
    monkeypatch.setattr(trace, "_TRACER_PROVIDER_SET_ONCE", Once())
    monkeypatch.setattr(opentelemetry, "_TRACER", trace.get_tracer("notify_typed"))


@pytest.mark.parametrize("page", [page for page in PAGES if fences(page)], ids=name)
def test_what_a_page_says_works(page: Path, reader: Reader, request: pytest.FixtureRequest) -> None:
    if page.stem == "telemetry":
        request.getfixturevalue("telemetry_of_its_own")
    reader.read(page)


@for_each("page", PAGES, ids=name)
def test_no_code_hides_from_these_tests(page: Path) -> None:
    marks = re.findall(r"^\s*```\w", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(marks) == len(fences(page))


@for_each("page", PAGES, ids=name)
def test_code_fits_its_column(page: Path) -> None:
    for fence in fences(page):
        if fence.language == "python":
            assert max(map(len, fence.code.splitlines())) <= WIDEST, fence


def test_hardly_anything_is_not_run() -> None:
    left_out = [fence for page in PAGES for fence in fences(page) if not fence.is_run]
    for fence in left_out:
        assert len(fence.note.removeprefix(NOT_RUN)) > len("because"), fence
    assert len(left_out) <= MOST_NOT_RUN, [str(fence) for fence in left_out]
