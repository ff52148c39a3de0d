"""Takes the pictures of the outbox that the site shows: a sandbox, some messages, and a browser.

Where there is no Chromium, each picture is an empty one of the same name, so that the site can be
built all the same. `make readme-picture` keeps one of them for the README, where no build runs.
"""

from __future__ import annotations

import hashlib
import io
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from notify_typed import BadRequest, NotifyClient
from notify_typed.sandbox import Clock, Sandbox
from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "notify_typed" / "sandbox" / "_page"
TARGET = ROOT / "docs" / "assets" / "outbox"
NAMES = ("messages", "text", "email", "letter", "request")
ANIMATION = "outbox.webp"
README = ROOT / "docs" / "assets" / "readme-outbox.png"
README_COLOURS = 32
STAMP = "made-from.txt"
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "chrome")
WIDTH, HEIGHT = 1000, 700
COLOURS = 64
SMALLER = (800, 560)


def make() -> None:
    """Take the pictures, unless they are there and nothing that they show has changed."""
    made_from = _fingerprint()
    stamp = TARGET / STAMP
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == made_from:
        return
    TARGET.mkdir(parents=True, exist_ok=True)
    chromium = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if chromium is None:
        for name in (*(f"{name}.png" for name in NAMES), ANIMATION):
            if not (TARGET / name).is_file():
                _empty().save(TARGET / name)
        return
    _take_all(chromium)
    stamp.write_text(made_from, encoding="utf-8")


def keep_for_readme() -> None:
    """Keep the picture of messages in few colours, so that a clone stays small."""
    make()
    picture = Image.open(TARGET / "messages.png").convert("RGB").quantize(README_COLOURS)
    picture.save(README, optimize=True)


def _fingerprint() -> str:
    """Return a word for all that the pictures are made from."""
    files = [Path(__file__), *PAGE.glob("*.py"), *PAGE.glob("*/*.*")]
    digest = hashlib.sha256()
    for file in sorted(files):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _empty() -> Image.Image:
    picture = Image.new("RGB", (WIDTH, HEIGHT), "white")
    text = "This picture is taken where Chromium is installed."
    ImageDraw.Draw(picture).text((40, 40), text, fill="black")
    return picture


def _take_all(chromium: str) -> None:
    # It is there only for those who work on the project.
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with (
        Sandbox(clock=Clock(frozen=True)) as sandbox,
        NotifyClient(sandbox.live_key, base_url=sandbox.base_url) as notify,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=chromium, chromium_sandbox=os.geteuid() != 0
        )
        page = browser.new_page(
            base_url=sandbox.base_url,
            viewport={"width": WIDTH, "height": HEIGHT},
            reduced_motion="reduce",
        )
        _Photographer(sandbox, notify, page).work()
        browser.close()


class _Photographer:
    """Sends some messages, and takes pictures on the way."""

    def __init__(self, sandbox: Sandbox, notify: NotifyClient, page: Page) -> None:
        self._sandbox = sandbox
        self._notify = notify
        self._page = page
        self._frames: list[tuple[Image.Image, int]] = []

    def work(self) -> None:
        """Take all pictures."""
        self._page.goto("/outbox")
        self._frame(800)
        values = {"name": "Zoë", "date": "3 December"}
        text = self._send(
            lambda: (
                self._notify.send_sms_notification(
                    "07700 900456", world.SMS_TEMPLATE_ID, values, reference="appointment-17"
                ).id
            )
        )
        email = self._send(
            lambda: (
                self._notify.send_email_notification(
                    "amala@example.com",
                    world.EMAIL_TEMPLATE_ID,
                    {"name": "Amala", "reference": "R-2041"},
                    reference="application-2041",
                ).id
            )
        )
        address = ("Amala Bird", "123 High Street", "Richmond upon Thames", "SW14 6BF")
        letter = self._send(
            lambda: (
                self._notify.send_letter_notification(
                    world.LETTER_TEMPLATE_ID,
                    {"name": "Amala"}
                    | {f"address_line_{number}": line for number, line in enumerate(address, 1)},
                ).id
            )
        )
        self._sandbox.clock.advance(seconds=20)
        self._refresh()
        self._keep("messages")
        self._frame(1200)
        self._refuse()
        self._page.goto("/outbox/requests?q=is%3Arefused")
        self._frame(1500)
        self._page.locator("#rows a").first.click()
        self._keep("request")
        self._frame(1600)
        self._page.goto(f"/outbox/messages/{text}")
        self._keep("text")
        self._frame(1400)
        self._page.locator("#timeline").scroll_into_view_if_needed()
        self._frame(1400)
        self._page.goto(f"/outbox/messages/{email}#looks")
        self._keep("email")
        self._page.goto(f"/outbox/messages/{letter}#looks")
        self._page.locator("img").first.evaluate("image => image.decode()")
        self._keep("letter")
        first, *others = (frame for frame, _ in self._frames)
        first.save(
            TARGET / ANIMATION,
            save_all=True,
            append_images=others,
            duration=[length for _, length in self._frames],
            loop=1,
            quality=60,
        )

    def _send(self, send: Callable[[], object]) -> object:
        sent = send()
        self._sandbox.clock.advance(seconds=1)
        self._refresh()
        self._frame(700)
        return sent

    def _refuse(self) -> None:
        for number in ("0770", "07700 900457"):
            try:
                self._notify.send_sms_notification(number, world.SMS_TEMPLATE_ID, {"name": "Bo"})
            except BadRequest:
                continue

    def _refresh(self) -> None:
        self._page.goto("/outbox")

    def _shot(self) -> Image.Image:
        return Image.open(io.BytesIO(self._page.screenshot())).convert("RGB")

    def _keep(self, name: str) -> None:
        self._shot().quantize(COLOURS).save(TARGET / f"{name}.png", optimize=True)

    def _frame(self, milliseconds: int) -> None:
        self._frames.append((self._shot().resize(SMALLER), milliseconds))


if __name__ == "__main__":
    keep_for_readme()
