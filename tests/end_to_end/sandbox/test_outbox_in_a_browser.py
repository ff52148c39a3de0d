"""The outbox in a browser that can reach nothing but this machine: what people do with it."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING, Any

import pytest
from browsing import AXE, browser, chromium, keep, watch
from playwright.sync_api import expect

from notify_typed.sandbox import Sandbox, faults
from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

    from tests.end_to_end.sandbox.conftest import Api

__all__ = ["browser", "chromium"]

HOSTILE = (
    "<script>parent.postMessage('x','*');fetch('/_sandbox/reset',{method:'POST'})</script>"
    "<img src=http://127.0.0.1:9/x onerror=\"fetch('/_sandbox/reset',{method:'POST'})\">"
    "[a](javascript:fetch('/_sandbox/reset',{method:'POST'}))"
)


@pytest.fixture(scope="module")
def running_sandbox() -> Iterator[Sandbox]:
    with Sandbox(outcomes=0.2) as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(running_sandbox: Sandbox) -> Sandbox:
    running_sandbox.reset()
    return running_sandbox


@pytest.fixture
def troubles() -> list[str]:
    """What went wrong in the browser meanwhile."""
    return []


@pytest.fixture(scope="module")
def usual(browser: Browser, running_sandbox: Sandbox) -> Iterator[BrowserContext]:
    """The browser of people who ask for nothing special, one after another.

    In it a page of the sandbox stays open, so that its process stays: to start one for each test
    takes longer than most tests.
    """
    context = browser.new_context(base_url=running_sandbox.base_url)
    context.new_page().goto("/_status")
    yield context
    context.close()


@pytest.fixture
def people(
    browser: Browser, usual: BrowserContext, sandbox: Sandbox, troubles: list[str]
) -> Iterator[Callable[..., BrowserContext]]:
    """Give browsers of people that nobody else uses; what goes wrong in any fails the test."""
    contexts: list[BrowserContext] = []

    def watch_all(page: Page) -> None:
        watch(page, sandbox.base_url, troubles.append)

    def new(**options: Any) -> BrowserContext:
        if options:
            context = browser.new_context(base_url=sandbox.base_url, **options)
            contexts.append(context)
        else:
            context = usual
        context.on("page", watch_all)
        return context

    yield new
    for context in contexts:
        context.close()
    for page in usual.pages[1:]:
        page.close()
    usual.remove_listener("page", watch_all)
    assert troubles == []


def open_page(context: BrowserContext, path: str = "/outbox") -> Page:
    page = context.new_page()
    page.goto(path)
    return page


def live(page: Page) -> Page:
    """Wait until a page is told of changes."""
    expect(page.get_by_text("This page is live.")).to_be_visible()
    return page


def findings(page: Page, *rules: str) -> list[str]:
    """What axe finds on a page, by all rules of accessibility or by some."""
    if not rules:
        page.evaluate(f"{AXE.read_text(encoding='utf-8')};0")
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": tags}
    options = {"runOnly": only, "resultTypes": ["violations"]}
    found: dict[str, Any] = page.evaluate("options => axe.run(document, options)", options)
    return [
        f"{page.url}: {each['id']}: {node['target']}: {node['html'][:200]}"
        for each in found["violations"]
        for node in each["nodes"]
    ]


def test_messages_appear_and_their_statuses_move_while_focus_stays(
    people: Callable[..., BrowserContext], api: Api
) -> None:
    api.send_sms(reference="first")
    page = live(open_page(people(), "/"))
    assert page.url.endswith("/outbox")
    first = page.get_by_role("row", name="first")
    first.get_by_role("link").focus()
    api.send_email(reference="second")
    expect(page.get_by_role("row", name="second")).to_contain_text("delivered")
    expect(page.locator("#rows tr").first).to_contain_text("second")
    expect(first.get_by_role("link")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Text to 07700900123")
    api.sandbox.set_status(api.sandbox.search("reference:first")[0].id, "permanent-failure")
    expect(page.locator("#facts")).to_contain_text("permanent-failure")
    expect(page.locator("#steps")).to_contain_text("Given by hand.")


def test_a_search_is_shared_by_its_address_and_stays_live(
    people: Callable[..., BrowserContext], api: Api
) -> None:
    api.send_sms(reference="branch-1")
    api.send_sms(reference="other")
    page = live(open_page(people()))
    page.get_by_label("Search").fill("reference:branch")
    page.keyboard.press("Enter")
    expect(page.locator("#rows tr")).to_have_count(1)
    assert page.url.endswith("/outbox?q=reference%3Abranch")
    live(page)
    api.send_sms(reference="branch-2")
    api.send_sms(reference="another")
    expect(page.locator("#rows tr")).to_have_count(2)
    page.get_by_label("Search").fill("colour:blue")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("alert")).to_contain_text("there is no filter 'colour'")


def test_a_hostile_email_does_nothing(
    people: Callable[..., BrowserContext], api: Api, troubles: list[str]
) -> None:
    api.send_email(personalisation={"name": HOSTILE, "reference": HOSTILE})
    page = open_page(people())
    page.locator("#rows a").click()
    frame = page.frame_locator("iframe")
    expect(frame.locator("h2")).to_have_text("What happens next")
    assert page.locator("iframe").get_attribute("sandbox") == ""
    frame.get_by_role("link", name="a", exact=True).first.click()
    assert len(api.sandbox.messages()) == 1
    assert page.context.pages[1:] == [page]
    # The browser says that it has refused to open a page from a frame that may not.
    assert [each for each in troubles if "sandboxed frame" not in each] == []
    troubles.clear()


def test_a_letter_is_drawn_and_buttons_work_without_scripts(
    people: Callable[..., BrowserContext], api: Api
) -> None:
    api.send_letter(key=api.sandbox.live_key)
    api.sandbox.clock.advance(seconds=5)
    page = open_page(people(java_script_enabled=False))
    page.locator("#rows a").click()
    picture = page.get_by_alt_text("Page 1 of the letter")
    picture.scroll_into_view_if_needed()
    expect(picture).to_be_visible()
    page.get_by_label("Status").select_option("cancelled")
    page.get_by_role("button", name="Give it this status").click()
    expect(page.locator("#facts")).to_contain_text("cancelled")
    page.get_by_role("button", name="Delete this message").click()
    expect(page.get_by_text("Nothing has been sent yet.")).to_be_visible()


def test_a_refused_request_says_why_and_where_the_rule_is(
    people: Callable[..., BrowserContext], api: Api
) -> None:
    page = live(open_page(people(), "/outbox/requests?q=is:refused"))
    api.send_sms("0777")
    page.get_by_role("link", name="POST /v2/notifications/sms").click()
    expect(page.get_by_text("a digit is missing")).to_be_visible()
    rule = page.get_by_role("link", name="The rule in the documentation")
    expect(rule).to_have_attribute("href", re.compile(r"/reference/errors/#texts$"))


def test_a_test_is_sent_from_a_template_and_answered(
    people: Callable[..., BrowserContext], api: Api
) -> None:
    page = open_page(people(), "/outbox/services")
    page.get_by_role("link", name="Appointment reminder").click()
    page.get_by_label("name", exact=True).fill("Zoé 🎉")
    page.get_by_label("date").fill("1 May")
    page.get_by_role("button", name="Preview").click()
    expect(page.locator("pre")).to_contain_text("Hello Zoé")
    page.get_by_role("button", name="Send a test").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Text to 07700900123")
    expect(page.locator(".phone mark")).to_have_text("🎉")
    page.get_by_label("Reply as the recipient").fill("Thanks")
    page.get_by_role("button", name="Reply").click()
    expect(page.locator("#rows")).to_contain_text("Thanks")
    assert api.sandbox.messages()[0].key_type == "test"


def test_code_is_copied(people: Callable[..., BrowserContext], api: Api) -> None:
    api.send_sms(reference='it\'s "quoted"')
    page = open_page(people(permissions=["clipboard-read", "clipboard-write"]))
    page.locator("#rows a").click()
    page.get_by_text("As pytest").click()
    copy = page.locator("details[open]").get_by_role("button", name="Copy")
    copy.click()
    expect(page.locator("details[open]").get_by_role("button")).to_have_text("Copied")
    copied: str = page.evaluate("navigator.clipboard.readText()")
    compile(copied, "test", "exec")
    assert "reference='it\\'s \"quoted\"'" in copied


def test_seven_pages_share_one_stream_and_stay_live(
    people: Callable[..., BrowserContext], api: Api
) -> None:
    context = people()
    streams: list[str] = []
    context.on("request", lambda each: streams.append(each.url) if "stream" in each.url else None)
    pages = [live(open_page(context)) for _ in range(7)]
    api.send_sms(reference="for all")
    for page in pages:
        expect(page.get_by_role("row", name="for all")).to_be_visible()
    assert len([url for url in streams if url.endswith("/outbox/stream")]) <= 1


def test_a_page_outlives_a_reset_and_a_restart_of_its_sandbox(
    people: Callable[..., BrowserContext], troubles: list[str]
) -> None:
    with Sandbox(outcomes="immediate") as first:
        port = int(first.base_url.rpartition(":")[2])
        page = live(open_page(people(), f"{first.base_url}/outbox"))
        first.receive_text("Hello")
        first.reset()
        expect(page.get_by_text("Nothing has been sent yet.")).to_be_visible()
    expect(page.get_by_text("The sandbox does not answer.")).to_be_visible()
    with Sandbox(port=port, outcomes="immediate") as second:
        expect(page.get_by_text("This page is live.")).to_be_visible()
        second.fail_next(1, faults.ServerError)
        page.goto(f"{second.base_url}/outbox/sandbox")
        expect(page.locator("#rules")).to_contain_text("ServerError")
        page.close()
    troubles.clear()  # of the time when there was none


def test_axe_finds_nothing_on_any_page(people: Callable[..., BrowserContext], api: Api) -> None:
    sandbox = api.sandbox
    # Nobody listens there: what is told is the attempt.
    sandbox.set_callback("delivery_status", "http://127.0.0.1:9/x", "a token of some length")
    text = api.send_sms(reference="first", personalisation={"name": "ŵ", "date": "x"}).json()["id"]
    file = {"file": base64.b64encode(b"a,b\n").decode(), "filename": "list.csv"}
    email = api.send_email(personalisation={"name": "A", "reference": file}).json()["id"]
    letter = api.send_letter().json()["id"]
    api.send_sms("0777")
    sandbox.receive_text("Hello")
    sandbox.fail_next(3, faults.Delay(0))
    sandbox.clock.advance(hours=1)
    paths = [
        *("", "?q=nothing", "?q=colour:blue", "/requests", "/received", "/services", "/sandbox"),
        *(f"/messages/{each}" for each in (text, email, letter)),
        f"/requests/{sandbox.requests('is:refused')[0].id}",
        f"/templates/{world.SERVICE_ID}/{world.LETTER_TEMPLATE_ID}",
    ]
    page = people(reduced_motion="reduce", viewport={"width": 320, "height": 640}).new_page()
    found: list[str] = []
    for number, path in enumerate(paths):
        page.goto(f"/outbox{path}")
        page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(f"{path} is too wide for 320 px")
        found += findings(page)
        page.emulate_media(color_scheme="dark")
        found += findings(page, "color-contrast")
        keep(page, f"outbox-{number}", whole=True)
        page.emulate_media(color_scheme="light")
    assert found == []


def test_it_is_used_by_keyboard_alone(people: Callable[..., BrowserContext], api: Api) -> None:
    api.send_sms()
    page = open_page(people(forced_colors="active"))
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    for _ in range(4):
        page.keyboard.press("Tab")
    expect(page.locator("#rows a")).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_label("Status").focus()
    page.keyboard.type("t")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#facts")).to_contain_text("failure")
