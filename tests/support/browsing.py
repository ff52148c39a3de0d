"""What tests do with a page in a browser: go there, watch it, keep a picture of it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
from patience import HANG
from playwright.sync_api import Browser, expect, sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Page

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "chrome")
AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
SCREENSHOTS = Path(__file__).parents[2] / "screenshots"


@pytest.fixture(scope="session")
def chromium() -> str:
    """Find the system's browser."""
    for name in CHROMIUMS:
        if found := shutil.which(name):
            return found
    pytest.skip("there is no Chromium; Debian has it in the package chromium")


# For no longer than one module: while it is there, this thread has an event loop running, and tests
# of coroutines cannot run in it.
@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """Start a browser for which other hosts do not exist."""
    arguments = [
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        "--process-per-site",  # to start one takes longer than to show a page
    ]
    expect.set_options(timeout=HANG * 1000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium,
            args=arguments,
            chromium_sandbox=os.geteuid() != 0,
        )
        yield browser
        browser.close()


class Open(Protocol):
    """Opens a page of the site in a browser."""

    def __call__(
        self,
        path: str,
        *,
        scheme: str = "light",
        width: int = 1280,
        height: int = 900,
        can_search: bool = False,
    ) -> Page: ...


def go(page: Page, url: str) -> None:
    """Go to a page, and wait until all of it is there."""
    page.goto(url, wait_until="load")
    if page.locator(".api").count():
        page.locator(".api[data-ready]").wait_for()
    if page.locator(".mermaid").count():
        page.wait_for_function("!document.querySelector('pre.mermaid')")


def watch(page: Page, address: str, tell: Callable[[str], None]) -> None:
    """Tell of errors in the console, failed loads, and requests beyond this machine."""

    def on_request(url: str) -> None:
        if not url.startswith((address, "http://127.0.0.1:", "data:", "blob:")):
            tell(f"{page.url} asks for {url}")

    def on_message(kind: str, text: str) -> None:
        if kind in {"error", "warning"}:
            tell(f"{page.url}: {kind}: {text}")

    def on_answer(status: int, url: str) -> None:
        if status >= 400 and url.startswith(address):
            tell(f"{page.url}: {status} for {url}")

    page.on("request", lambda each: on_request(each.url))
    page.on("pageerror", lambda problem: tell(f"{page.url}: {problem}"))
    page.on("console", lambda each: on_message(each.type, each.text))
    page.on("response", lambda each: on_answer(each.status, each.url))


def keep(page: Page, name: str, *, whole: bool = False) -> None:
    """Keep a picture of a page, where CI shows it to those who want to look."""
    if "CI" not in os.environ:
        return
    SCREENSHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=whole)
