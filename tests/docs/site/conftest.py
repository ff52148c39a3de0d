"""The built site, a server for it, and a browser that can reach nothing but this machine."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browsing import Open, browser, chromium, go, watch
from made_once import made_once
from patience import HANG

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

__all__ = ["browser", "chromium"]

ROOT = Path(__file__).parents[3]
VENDORED = ROOT / "node_modules" / "swagger-ui-dist"
PICTURE = "assets/logo.svg"
SEARCHES = "X-Searches"
"""Sent where the search is used."""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Build the site as it is published, once for all workers of a run."""
    if not VENDORED.is_dir():
        pytest.skip("node_modules is not there: make setup")
    return made_once(tmp_path_factory, worker_id, "built-site", build)


def build(target: Path) -> None:
    command = [sys.executable, "scripts/build_docs.py", "--site-dir", str(target)]
    done = subprocess.run(  # noqa: S603 - our own script
        command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=HANG
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "WARNING" not in done.stderr


class Quiet(SimpleHTTPRequestHandler):
    """Serves files that a browser may keep, and says nothing about it."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        if self.path.endswith("/search_index.json") and SEARCHES not in self.headers:
            # Reading the index takes each page longer than all the rest.
            index = json.loads(Path(self.translate_path(self.path)).read_text(encoding="utf-8"))
            content = json.dumps({**index, "docs": []}).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)
        else:
            super().do_GET()

    def end_headers(self) -> None:
        is_index = self.path.endswith("/search_index.json")
        self.send_header("Cache-Control", "no-store" if is_index else "max-age=3600")
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Serve the built site on this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site))) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture
def troubles() -> list[str]:
    """What went wrong in the browser meanwhile."""
    return []


@pytest.fixture(scope="module")
def reader(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """The browser of all readers.

    In it a picture of the site stays open, so that its process stays, with the scripts that it has
    read. To start one for each test takes longer than most tests.
    """
    context = browser.new_context(
        reduced_motion="reduce", permissions=["clipboard-read", "clipboard-write"]
    )
    context.new_page().goto(address + PICTURE)
    yield context
    context.close()


@pytest.fixture
def open_page(address: str, reader: BrowserContext, troubles: list[str]) -> Iterator[Open]:
    """Open pages of the site; what goes wrong on any of them fails the test."""

    def open_(
        path: str,
        *,
        scheme: str = "light",
        width: int = 1280,
        height: int = 900,
        can_search: bool = False,
    ) -> Page:
        page = reader.new_page()
        page.set_default_timeout(HANG * 1000)
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page.set_extra_http_headers({SEARCHES: "yes"} if can_search else {})
        watch(page, address, troubles.append)
        go(page, address + path)
        return page

    yield open_
    picture, *pages = reader.pages
    for page in pages:
        page.close()
    reader.clear_cookies()
    picture.evaluate("localStorage.clear()")
    assert troubles == []
