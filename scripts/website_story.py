"""A person's way through Notify's own website, in a browser.

Each step does what a person does, and sees that it came of it: on the page, or in what arrived.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from website_person import ADMINISTRATOR, Person, letter
from website_running import ID

from contract.admin.admin_api import PASSWORD

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from notify_typed.sandbox import Sandbox

EMAIL: Final = "amala.bird@cabinet-office.gov.uk"
NUMBER: Final = "07700900123"
COLLEAGUE: Final = "jo.bird@cabinet-office.gov.uk"
_NEW_PASSWORD: Final = "another horse battery"  # noqa: S105 - of a person who is made up
_MENU: Final = ("templates", "uploads", "users", "usage", "service-settings", "api")
_ADDRESS: Final = ("Amala Bird", "1 High Street", "SW14 6BF")


class Story(Person):
    """A person's way through the website.

    Args:
        page: The browser's page.
        sandbox: What the website stands on.

    Attributes:
        told: What has been done so far.
        home: The path of the service that the person makes.
    """

    def __init__(self, page: Page, sandbox: Sandbox) -> None:
        super().__init__(page, sandbox)
        self.home = ""
        self.told: list[str] = []
        self._templates: dict[str, str] = {}

    def play(self) -> None:
        """Do all of it, up to the day on which the service is deleted."""
        steps: tuple[Callable[[], None], ...] = (
            *(self.register, self.look_around, self.write_templates, self.send_one),
            *(self.send_a_spreadsheet, self.make_key, self.set_callback, self.set_guest_list),
            *(self.invite, self.forget_password, self.go_live, self.upload_letter),
            *(self.receive_text, self.read_numbers, self.download_report),
        )
        for step in steps:
            self._take(step)

    def end(self) -> None:
        """Sign in with a security key, and delete the service."""
        for step in (self.use_security_key, self.archive):
            self._take(step)

    def _take(self, step: Callable[[], None]) -> None:
        step()
        self.told.append((step.__doc__ or "").partition("\n")[0].rstrip("."))

    def register(self) -> None:
        """Register, confirm the address and the number, and name a service."""
        self.open("/register")
        fields = {"name": "Amala Bird", "email_address": EMAIL, "mobile_number": NUMBER}
        self.fill(**fields, password=PASSWORD)
        self.follow(EMAIL, "verify-email")
        self.fill(sms_code=self.code(NUMBER))
        self.open("/add-service/name-your-service")
        self.page.check("[name=organisation_type][value=central]")
        self.fill(name="Apply for a pass")
        self.home = f"/services/{ID.findall(self.page.url)[0]}"
        self.see("tour" in self.page.url, "a new service begins with a tour")

    def look_around(self) -> None:
        """Open each page of the menu."""
        for part in ("", *_MENU):
            self.open(f"{self.home}/{part}".rstrip("/"))

    def write_templates(self) -> None:
        """Write a template of each type."""
        texts = {
            "sms": {"name": "Ready", "template_content": "((name)), your pass is ready"},
            "email": {
                "name": "Received",
                "subject": "Your pass",
                "template_content": "# Hello\n\nDear ((name))",
            },
        }
        for kind, fields in texts.items():
            self.open(f"{self.home}/templates/add-{kind}")
            self.fill(**fields)
            self._templates[kind] = ID.findall(self.page.url)[-1]
            self.see(fields["name"] in self.heading(), "a template is shown")
        self.open(f"{self.home}/templates")
        self.page.click("button[value=add-new-template]")
        self.page.check("[name=add_template_by_template_type][value=letter]")
        self.page.click("button[value=add-new-template]:visible")
        self.page.wait_for_url(re.compile(f"/templates/{ID.pattern}"))
        self._templates["letter"] = letter = ID.findall(self.page.url)[-1]
        self.open(f"{self.home}/templates/{letter}/edit")
        self.fill(subject="Your pass", template_content="Dear ((name))\n\nYour pass is here.")
        if self.page.locator("h1", has_text="Confirm changes").count():
            self.fill()
        self.open(f"{self.home}/templates/{letter}.png")

    def send_one(self) -> None:
        """Send a text to oneself, with what it says filled in."""
        self.open(f"{self.home}/send/{self._templates['sms']}/one-off")
        self.page.click("text=Use my phone number")
        self.fill(placeholder_value="Amala")
        self.see("Amala, your pass is ready" in self.main(), "the message is shown before")
        self.fill()
        self.see("Amala, your pass is ready" in self.newest(NUMBER), "the text arrives")

    def send_a_spreadsheet(self) -> None:
        """Send a spreadsheet, and download what became of its rows."""
        self.open(f"{self.home}/send/{self._templates['sms']}/csv")
        self.upload("people.csv", "text/csv", b"phone number,name\n07700900123,Bo\n")
        self.page.wait_for_url("**/check/**")
        self.page.get_by_role("button", name=re.compile("^Send")).click()
        self.page.wait_for_url("**/jobs/**")
        self.see("Bo, your pass is ready" in self.newest(NUMBER), "the text arrives")
        rows = self.download(f"{urlsplit(self.page.url).path}.csv")
        self.see("07700900123,Bo,Ready" in rows, "the report of a job has its rows")

    def make_key(self) -> None:
        """Make a key for a program."""
        self.open(f"{self.home}/api/keys/create")
        self.page.check("[name=key_type][value=test]")
        self.fill(key_name="For tests")
        self.see("for_tests-" in self.main(), "the key is shown once")

    def set_callback(self) -> None:
        """Say where the service is told what became of its messages."""
        self.open(f"{self.home}/api/callbacks/delivery-status-callback")
        self.fill(url="https://example.gov.uk/callback", bearer_token=PASSWORD)
        self.open(f"{self.home}/api/callbacks/delivery-status-callback")
        self.see(self.page.input_value("[name=url]").endswith("/callback"), "it is kept")

    def set_guest_list(self) -> None:
        """Say who else may be written to."""
        self.open(f"{self.home}/api/guest-list")
        self.page.fill("[name=email_addresses-1]", "guest@example.com")
        self.page.fill("[name=phone_numbers-1]", "07700900789")
        self.fill()
        self.open(f"{self.home}/api/guest-list")
        kept = self.page.input_value("[name=email_addresses-1]")
        self.see(kept == "guest@example.com", "the guest list is kept")

    def invite(self) -> None:
        """Invite a colleague, who joins."""
        self.open(f"{self.home}/users/invite")
        self.fill(email_address=COLLEAGUE)
        self.sign_out()
        self.follow(COLLEAGUE, "invitation")
        self.fill(name="Jo Bird", mobile_number="07700900456", password=PASSWORD)
        self.fill(sms_code=self.code("07700900456"))
        self.sign_out()
        self.sign_in(EMAIL, NUMBER)
        self.open(f"{self.home}/users")
        self.see("Jo Bird" in self.main(), "the colleague is in the team")

    def forget_password(self) -> None:
        """Forget the password, and make a new one."""
        self.sign_out()
        self.open("/forgot-password")
        self.fill(email_address=EMAIL)
        self.follow(EMAIL, "new-password")
        self.password = _NEW_PASSWORD
        self.fill(new_password=_NEW_PASSWORD)
        self.fill(sms_code=self.code(NUMBER))
        self.sign_out()
        self.sign_in(EMAIL, NUMBER)

    def go_live(self) -> None:
        """Have a platform administrator give the service an organisation, and make it live."""
        self.sign_out()
        self.sign_in_as_administrator()
        self.open("/organisations/add")
        self.page.check("[name=organisation_type][value=central]")
        self.page.check("[name=crown_status][value=crown]")
        self.fill(name="Passes and permits")
        organisation = ID.findall(self.page.url)[-1]
        self.open(f"/organisations/{organisation}/settings/edit-agreement")
        self.page.check("[name=agreement_signed][value=yes]")
        self.fill()
        self.open(f"{self.home}/service-settings/link-service-to-organisation")
        self.page.check(f"[name=organisations][value='{organisation}']")
        self.fill()
        self.open(f"{self.home}/service-settings/switch-live")
        self.page.check("[name=enabled][value=True]")
        self.fill()
        self.sign_out()
        self.sign_in(EMAIL, NUMBER)
        self.open(f"{self.home}/service-settings")
        self.see("trial mode" not in self.main(), "the service is live")

    def upload_letter(self) -> None:
        """Upload a letter without an address, which is explained, and one that is sent."""
        for lines, heading in (((), "The address block is empty"), (_ADDRESS, "letter.pdf")):
            self.open(f"{self.home}/upload-letter")
            self.upload("letter.pdf", "application/pdf", letter(*lines))
            self.page.wait_for_url("**/preview-letter/**")
            self.see(heading in self.main(), f"the page says {heading}")
        self.page.check("[name=postage][value=second]")
        self.fill()
        self.page.wait_for_url("**/notification/**")
        self.see("letter.pdf" in self.main(), "the letter is shown")

    def receive_text(self) -> None:
        """Take a number, and read a text that somebody sends to it."""
        self.open(f"{self.home}/service-settings/receive-text-messages/start")
        self.fill()
        number = re.search(r"07\d{9}", self.main())
        self.sandbox.receive_text("Is it ready?", sender="07700900111", to=number and number[0])
        self.open(f"{self.home}/inbox")
        self.see("Is it ready?" in self.main(), "the text is in the inbox")
        self.page.get_by_role("link", name="07700 900111").click()
        self.page.wait_for_url("**/conversation/**")
        self.see("Is it ready?" in self.main(), "the conversation shows it")

    def read_numbers(self) -> None:
        """Read on the dashboard what was sent."""
        self.open(f"{self.home}")
        self.page.wait_for_selector("#total-sms .big-number-number:has-text('2')")
        for part in ("usage", "monthly", "template-activity", "uploads", "returned-letters"):
            self.open(f"{self.home}/{part}")

    def download_report(self) -> None:
        """Ask for a report, and download it."""
        self.open(f"{self.home}/notifications/sms")
        self.page.get_by_role("link", name="Download this report (CSV)").click()
        self.page.wait_for_url("**/ready")
        link = self.page.locator("main a", has_text="Download").first.get_attribute("href")
        self.see("07700900123" in self.download(link or ""), "the report has the messages")

    def use_security_key(self) -> None:
        """Register a security key as a platform administrator, and sign in with it."""
        # It comes without types.
        browser: Any = self.page.context.new_cdp_session(self.page)
        browser.send("WebAuthn.enable")
        options = {"protocol": "ctap2", "transport": "usb", "automaticPresenceSimulation": True}
        browser.send("WebAuthn.addVirtualAuthenticator", {"options": options})
        self.sign_out()
        self.sign_in_as_administrator()
        self.open("/your-account/security-keys")
        self.page.click("text=Register a key")
        self.page.wait_for_selector("text=Registration complete")
        self.sign_out()
        self.enter(str(ADMINISTRATOR["email_address"]), PASSWORD)
        self.page.wait_for_url("**/two-factor-webauthn**")
        self.page.click("text=Check security key")
        self.page.wait_for_url(re.compile(r"/your-services|/platform-admin"))
        browser.send("WebAuthn.disable")

    def archive(self) -> None:
        """Delete the service, as a platform administrator."""
        self.open(f"{self.home}/service-settings/archive")
        self.page.get_by_role("button", name=re.compile("delete", re.IGNORECASE)).click()
        self.page.wait_for_load_state()
        self.see("was deleted" in self.main(), "the service is deleted")
