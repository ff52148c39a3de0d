"""What the tests of the site do with a page: go there, watch it, keep a picture of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from playwright.sync_api import Page

SCREENSHOTS = Path(__file__).parents[2] / "screenshots"


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
    """Keep a picture of a page for those who want to look."""
    SCREENSHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=whole)
