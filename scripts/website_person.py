"""A person at a browser: what they do on any page of the website, and what they read elsewhere."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Final

from playwright.sync_api import FilePayload, Page
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from website_running import ID, URL

from contract.admin.admin_api import PASSWORD

if TYPE_CHECKING:
    from notify_typed.sandbox import Sandbox
    from notify_typed.sandbox._json import JsonObject

ADMINISTRATOR: Final[JsonObject] = {
    "id": "0c2f6a1e-5d3b-4e7c-9a8f-1b2c3d4e5f60",
    "name": "Platform Administrator",
    "email_address": "platform.admin@cabinet-office.gov.uk",
    "mobile_number": "07700900321",
    "auth_type": "sms_auth",
    "platform_admin": True,
}


class StoryStopped(Exception):
    """A step did not do what it does for people."""


class Person:
    """Somebody at a browser.

    Args:
        page: The browser's page.
        sandbox: What the website stands on.

    Attributes:
        password: The person's password.
    """

    def __init__(self, page: Page, sandbox: Sandbox) -> None:
        self.page = page
        self.sandbox = sandbox
        self.password = PASSWORD

    def sign_in_as_administrator(self) -> None:
        """Sign in as the platform administrator, whose password the tests know."""
        self.sign_in(str(ADMINISTRATOR["email_address"]), str(ADMINISTRATOR["mobile_number"]))

    def sign_in(self, address: str, number: str) -> None:
        """Sign in, with a code that comes by text."""
        self.enter(
            address, PASSWORD if address == ADMINISTRATOR["email_address"] else self.password
        )
        self.fill(sms_code=self.code(number))

    def enter(self, address: str, password: str) -> None:
        """Take the first step of signing in."""
        self.open("/sign-in")
        self.fill(email_address=address, password=password)

    def sign_out(self) -> None:
        """Be nobody again."""
        # A page that asks for news of itself would bring the cookies back.
        self.page.goto("about:blank")
        self.page.context.clear_cookies()

    def open(self, path: str) -> None:
        """Open a page that must not be an error.

        Raises:
            StoryStopped: It is one.
        """
        answer = self.page.goto(URL + path)
        self.see(answer is not None and answer.ok, f"{ID.sub('ID', path)} is a page")

    def fill(self, **fields: str) -> None:
        """Fill in a form, and press its button."""
        for name, value in fields.items():
            self.page.fill(f"[name={name}]", value)
        with self.page.expect_navigation():
            self.page.locator("main form button.govuk-button:visible").last.click()
        self.page.wait_for_load_state()

    def upload(self, name: str, media_type: str, content: bytes) -> None:
        """Choose a file, which sends the form."""
        file = FilePayload(name=name, mimeType=media_type, buffer=content)
        self.page.set_input_files("input[type=file]", file)

    def download(self, path: str) -> str:
        """Read a file that the website gives.

        Raises:
            StoryStopped: It gives an error.
        """
        answer = self.page.request.get(URL + path)
        self.see(answer.ok, f"{ID.sub('ID', path)} is a file")
        return answer.text()

    def follow(self, recipient: str, page: str) -> None:
        """Open the link to a page in the newest email to somebody.

        Raises:
            StoryStopped: There is none, or it leads to an error.
        """
        found = re.search(rf"{URL}(/{page}/\S+)", self.newest(recipient))
        self.see(found is not None, f"an email leads to {page}")
        self.open(found[1] if found else "")

    def code(self, number: str) -> str:
        """Read the code that was sent to a number."""
        found = re.search(r"\d{5}", self.newest(number))
        return found[0] if found else ""

    def newest(self, recipient: str) -> str:
        """Read the newest message to somebody."""
        return self.sandbox.wait_for(recipient=recipient, timeout=60).body or ""

    def main(self) -> str:
        """Read what the page says."""
        return self.page.locator("main").inner_text()

    def heading(self) -> str:
        """Read the page's heading."""
        return self.page.locator("h1").first.inner_text()

    def see(self, is_so: object, what: str) -> None:
        """Go on only if something is so.

        Raises:
            StoryStopped: It is not.
        """
        if not is_so:
            raise StoryStopped(f"not so: {what}")


def letter(*address: str) -> bytes:
    """Print a letter of one page."""
    output = io.BytesIO()
    canvas = Canvas(output, pagesize=A4)
    for row, line in enumerate(address):
        canvas.drawString(25 * mm, A4[1] - 45 * mm - row * 12, line)
    canvas.drawString(30 * mm, 100 * mm, "Dear Amala")
    canvas.save()
    return output.getvalue()
