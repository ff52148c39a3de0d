"""Walk through Notify's own website on a sandbox, in a browser.

    python scripts/website.py CHECKOUT [--python PATH] [--pages N]

The website is alphagov's notifications-admin, built in CHECKOUT as the guide says. A person does
what people do on it, and then looks at all pages that links lead to. Then each route of the website
is opened once by that person, and once by a platform administrator. It fails if the person cannot
go on, if the website asks for anything that the sandbox does not have, or if it shows an error on a
page that links lead to.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import sys
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import website_visits
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import sync_playwright
from website_person import ADMINISTRATOR, StoryStopped
from website_running import ID, URL, Watch, WebsiteProcess, add_checkout, python_of
from website_story import EMAIL, Story
from website_things import Files, Place, things_of

from contract.admin.admin_api import PASSWORD, AdminApi
from contract.engine.proxy import Proxy
from notify_typed.sandbox import Sandbox
from notify_typed.sandbox._settings import Website
from notify_typed.sandbox._website.environment import DEVELOPMENT_SECRET, environment
from notify_typed.sandbox._world.default import default_world

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from notify_typed.sandbox._json import JsonObject

PATIENCE = 120_000
# Pages that end something, or are somebody else's.
AVOIDED = re.compile(r"sign-out|archive|suspend|delete|remove|cancel|revoke|/static/|^//")


@dataclass
class Walk:
    """What was seen.

    Attributes:
        watch: What the website asked for.
        told: What the person did.
        pages: The statuses of the pages that links lead to.
        visits: What became of each route.
    """

    watch: Watch = field(default_factory=Watch)
    told: list[str] = field(default_factory=list[str])
    pages: dict[str, int] = field(default_factory=dict[str, int])
    visits: website_visits.Visits = field(default_factory=website_visits.Visits)


def main() -> int:
    """Do as the arguments say and return the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    add_checkout(parser)
    parser.add_argument("--pages", type=int, default=300, help="how many pages to look at, at most")
    given = parser.parse_args()
    python = python_of(parser, given.checkout, given.python)
    found = Walk()
    world: JsonObject = {**default_world(), "users": [ADMINISTRATOR]}
    with (
        Sandbox(world=world, admin_secret=DEVELOPMENT_SECRET, website=URL) as sandbox,
        AdminApi(sandbox.base_url, DEVELOPMENT_SECRET) as api,
        Proxy(sandbox.base_url, found.watch) as proxy,
        WebsiteProcess(given.checkout, python, proxy.base_url, "website-story.log"),
        sync_playwright() as playwright,
    ):
        user = f"/user/{ADMINISTRATOR['id']}"
        api.done("POST", f"{user}/update-password", {"_password": PASSWORD})
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), chromium_sandbox=os.geteuid() != 0
        )
        page = browser.new_page()
        page.set_default_timeout(PATIENCE)
        story = Story(page, sandbox)
        found.told = story.told
        try:
            story.play()
            found.pages = walk(page, story.home, given.pages)
            files = Files(environment(sandbox.base_url, Website(URL), DEVELOPMENT_SECRET))
            user = api.done("POST", "/user/email", {"email": EMAIL})["id"]
            place = Place(api, files, story.home.rpartition("/")[2], user)
            visit_all(story, found, website_visits.routes(given.checkout, python), place)
            story.end()
        except (PlaywrightError, StoryStopped) as problem:
            shown = page.locator("main").inner_text() if page.locator("main").count() else ""
            print(*story.told, page.url, shown, sep="\n")
            raise SystemExit(f"the story stopped: {str(problem).splitlines()[0]}") from None
    return report(found)


def visit_all(story: Story, found: Walk, listed: list[tuple[str, str]], place: Place) -> None:
    """Open each route of the website as a person, then as a platform administrator."""
    request, things = story.page.request, things_of(place)
    website_visits.visit(found.visits, request, URL, listed, things, found.watch)
    story.sign_out()
    story.sign_in_as_administrator()
    website_visits.visit(found.visits, request, URL, listed, things, found.watch)


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


def report(found: Walk) -> int:
    """Say what was seen, and give the exit status."""
    kinds = {ID.sub("ID", path.partition("?")[0]) for path in found.pages}
    wrong = {path: status for path, status in found.pages.items() if status >= 400}
    print(*found.told, *website_visits.report(found.visits), *found.watch.report(), sep="\n")
    print(f"{len(found.pages)} pages of {len(kinds)} kinds, {len(wrong)} of them errors")
    for path, status in wrong.items():
        print(f"  page {status}: {ID.sub('ID', path)}")
    return int(bool(found.watch.unknown or wrong or found.visits.needing))


if __name__ == "__main__":
    sys.exit(main())
