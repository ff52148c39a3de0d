"""Walk through Notify's own website on a sandbox, in a browser.

    python scripts/website.py CHECKOUT [--python PATH] [--pages N]

The website is alphagov's notifications-admin, built in CHECKOUT as the guide says. A person
registers, writes templates, sends, uploads a spreadsheet and a letter, makes a key, invites
somebody, and then looks at all pages that links lead to. Then each route of the website is
opened once by that person, and once by a platform administrator. It fails if the website asks
for anything that the sandbox does not have, or shows an error on a page that links lead to.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

import website_visits
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import FilePayload, Page, sync_playwright
from website_running import ID, URL, Watch, WebsiteProcess, add_checkout, python_of

from contract.admin.admin_api import PASSWORD, AdminApi, pdf
from contract.engine.proxy import Proxy
from notify_typed.sandbox import Sandbox
from notify_typed.sandbox._website.environment import DEVELOPMENT_SECRET
from notify_typed.sandbox._world.default import default_world

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notify_typed.sandbox._json import JsonObject


EMAIL = "amala.bird@cabinet-office.gov.uk"
NUMBER = "07700900123"
ADMINISTRATOR: Final[JsonObject] = {
    "id": "0c2f6a1e-5d3b-4e7c-9a8f-1b2c3d4e5f60",
    "name": "Platform Administrator",
    "email_address": "platform.admin@cabinet-office.gov.uk",
    "mobile_number": "07700900321",
    "auth_type": "sms_auth",
    "platform_admin": True,
}
PATIENCE = 120_000
# Pages that end something, or are somebody else's.
AVOIDED = re.compile(r"sign-out|archive|suspend|delete|remove|cancel|revoke|/static/|^//")


def main() -> int:
    """Do as the arguments say and return the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    add_checkout(parser)
    parser.add_argument("--pages", type=int, default=300, help="how many pages to look at, at most")
    given = parser.parse_args()
    python = python_of(parser, given.checkout, given.python)
    watch = Watch()
    world: JsonObject = {**default_world(), "users": [ADMINISTRATOR]}
    with (
        Sandbox(world=world, admin_secret=DEVELOPMENT_SECRET, website=URL) as sandbox,
        AdminApi(sandbox.base_url, DEVELOPMENT_SECRET) as api,
        Proxy(sandbox.base_url, watch) as proxy,
        WebsiteProcess(given.checkout, python, proxy.base_url, "website-story.log"),
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), chromium_sandbox=os.geteuid() != 0
        )
        page = browser.new_page()
        page.set_default_timeout(PATIENCE)
        story = Story(page, sandbox)
        try:
            story.play()
        except PlaywrightError as problem:
            shown = page.locator("main").inner_text()
            print(*story.told, page.url, shown, sep="\n")
            raise SystemExit(f"the story stopped: {str(problem).splitlines()[0]}") from None
        pages = walk(page, story.home, given.pages)
        told = [*visit_all(story, api, website_visits.routes(given.checkout, python))]
    return report(watch, story, pages, told)


def visit_all(story: Story, api: AdminApi, listed: list[tuple[str, str]]) -> Iterator[str]:
    """Open each route of the website as a person, then as a platform administrator."""
    page, service = story.page, story.home.rpartition("/")[2]
    user = api.done("POST", "/user/email", {"email": EMAIL})["id"]
    things = website_visits.things_of(api, service, user)
    total = len({endpoint for endpoint, _ in listed})
    person = website_visits.visit(page.request, URL, listed, things)
    yield from website_visits.report("as a person", person, total)
    administrator = str(ADMINISTRATOR["id"])
    body = {"_password": PASSWORD}
    api.done("POST", f"/user/{administrator}/update-password", body)
    story.sign_in(str(ADMINISTRATOR["email_address"]), str(ADMINISTRATOR["mobile_number"]))
    platform = website_visits.visit(page.request, URL, listed, things)
    yield from website_visits.report("as a platform administrator", platform, total)
    fine = len(person.fine | platform.fine)
    yield f"{fine} of {total} routes have a page for one of them"


class Story:
    """A person's way through the website."""

    def __init__(self, page: Page, sandbox: Sandbox) -> None:
        self.page = page
        self.sandbox = sandbox
        self.home = ""
        self.told: list[str] = []

    def play(self) -> None:
        """Register, make a service, and use all of it."""
        self.register()
        self.home = urlsplit(self.page.url).path.partition("/start-tour")[0]
        match = ID.search(self.page.url)
        service = match[0] if match else ""
        self.home = f"/services/{service}"
        self.step("the service", self.home)
        for name, part in (
            ("templates", "templates"),
            ("uploads", "uploads"),
            ("team", "users"),
            ("usage", "usage"),
            ("settings", "service-settings"),
            ("api", "api"),
        ):
            self.step(name, f"{self.home}/{part}")
        self.write_template()
        self.upload_letter()
        self.make_key()
        self.invite()

    def step(self, name: str, path: str) -> None:
        """Open a page that must not be an error."""
        answer = self.page.goto(URL + path)
        status = answer.status if answer else 0
        self.told.append(f"{name}: {status}")
        if status >= 400:
            raise SystemExit(f"{name} ({path}) is an error: {status}")

    def register(self) -> None:
        """Register, confirm the address and the number, and name a service."""
        page = self.page
        page.goto(f"{URL}/register")
        fields = {"name": "Amala Bird", "email_address": EMAIL, "mobile_number": NUMBER}
        for name, value in {**fields, "password": PASSWORD}.items():
            page.fill(f"[name={name}]", value)
        self.submit()
        body = self.newest(EMAIL)
        link = re.search(rf"{URL}/verify-email/\S+", body)
        page.goto(link[0] if link else URL)
        code = re.search(r"\d{5}", self.newest(NUMBER))
        page.fill("[name=sms_code]", code[0] if code else "")
        self.submit()
        page.goto(f"{URL}/add-service/name-your-service")
        page.fill("[name=name]", "Apply for a pass")
        if page.locator("[name=organisation_type]").count():
            page.check("[name=organisation_type][value=central]")
        self.submit()
        self.told.append(f"registered: {page.url}")

    def sign_in(self, address: str, number: str) -> None:
        """Sign in as somebody else."""
        page = self.page
        page.context.clear_cookies()
        page.goto(f"{URL}/sign-in")
        page.fill("[name=email_address]", address)
        page.fill("[name=password]", PASSWORD)
        self.submit()
        code = re.search(r"\d{5}", self.newest(number))
        page.fill("[name=sms_code]", code[0] if code else "")
        self.submit()
        self.told.append(f"signed in: {urlsplit(page.url).path}")

    def write_template(self) -> None:
        """Write a text, and send it to oneself."""
        page = self.page
        page.goto(f"{URL}{self.home}/templates/add-sms")
        page.fill("[name=name]", "Ready")
        page.fill("[name=template_content]", "Your pass is ready")
        self.submit()
        template = ID.findall(page.url)[-1]
        self.told.append(f"template: {page.locator('h1').first.inner_text()}")
        page.goto(f"{URL}{self.home}/send/{template}/csv")
        content = b"phone number\n07700900123\n"
        rows = FilePayload(name="people.csv", mimeType="text/csv", buffer=content)
        page.set_input_files("input[type=file]", rows)  # which sends the form
        page.wait_for_url("**/check/**")
        page.get_by_role("button", name=re.compile("^Send")).click()
        page.wait_for_url("**/jobs/**")
        self.told.append(f"spreadsheet sent: {'Your pass is ready' in self.newest('07700900123')}")

    def upload_letter(self) -> None:
        """Upload a letter without an address, which the website then explains."""
        page = self.page
        page.goto(f"{URL}{self.home}/upload-letter")
        letter = FilePayload(name="letter.pdf", mimeType="application/pdf", buffer=pdf())
        page.set_input_files("input[type=file]", letter)
        page.wait_for_url("**/preview-letter/**")
        self.told.append(f"letter: {page.locator('h1').first.inner_text()}")

    def make_key(self) -> None:
        """Make a key of the first kind that is offered."""
        page = self.page
        page.goto(f"{URL}{self.home}/api/keys/create")
        page.fill("[name=key_name]", "For tests")
        page.check("[name=key_type][value=test]")
        self.submit()
        self.told.append(f"key: {'test' in page.content()}")

    def invite(self) -> None:
        """Invite a colleague, who gets a link."""
        page = self.page
        page.goto(f"{URL}{self.home}/users/invite")
        page.fill("[name=email_address]", "jo.bird@cabinet-office.gov.uk")
        self.submit()
        body = self.newest("jo.bird@cabinet-office.gov.uk")
        self.told.append(f"invitation: {f'{URL}/invitation/' in body}")

    def submit(self) -> None:
        """Press the button of the form."""
        self.page.locator("main form button.govuk-button").first.click()
        self.page.wait_for_load_state()

    def newest(self, recipient: str) -> str:
        """Read the newest message to somebody."""
        return self.sandbox.wait_for(recipient=recipient, timeout=60).body or ""


def walk(page: Page, start: str, most: int) -> dict[str, int]:
    """Open all pages that links lead to, three of a kind at most, and give their statuses."""
    found: dict[str, int] = {}
    kinds: Counter[str] = Counter()
    waiting = [start, "/your-services", "/your-account", "/"]
    while waiting and len(found) < most:
        path = waiting.pop(0)
        kind = ID.sub("ID", path.partition("?")[0])
        if path in found or kinds[kind] >= 3 or AVOIDED.search(path):
            continue
        kinds[kind] += 1
        answer = page.request.get(URL + path, max_redirects=0)
        found[path] = answer.status
        target = urlsplit(answer.headers.get("location", ""))
        if target.netloc in {"", urlsplit(URL).netloc} and target.path:
            waiting.append(target.path)
        if "html" in answer.headers.get("content-type", ""):
            waiting += links(answer.text())
    return found


def links(html: str) -> Iterator[str]:
    """Give the paths that a page links to."""
    for path in re.findall(r'href="(/[^"#]*)"', html):
        yield str(path).replace("&amp;", "&")


def report(watch: Watch, story: Story, pages: dict[str, int], told: list[str]) -> int:
    """Say what was seen, and give the exit status."""
    kinds = {ID.sub("ID", path.partition("?")[0]) for path in pages}
    wrong: dict[str, Any] = {path: status for path, status in pages.items() if status >= 400}
    print(*story.told, *told, sep="\n")
    print(f"{len(pages)} pages of {len(kinds)} kinds, {len(wrong)} of them errors")
    print(*watch.report(), sep="\n")
    for path, status in wrong.items():
        print(f"  page {status}: {ID.sub('ID', path)}")
    return int(bool(watch.unknown or wrong))


if __name__ == "__main__":
    sys.exit(main())
