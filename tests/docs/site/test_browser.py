"""The site in a browser that can reach nothing but this machine: what readers do with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browsing import Open, go, keep
from playwright.sync_api import expect
from search_words import WORDS

from notify_typed.sandbox import Sandbox

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

ROOT = Path(__file__).parents[3]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
HTTP_API = "reference/http-api/"
SEND_SMS = "#operations-notifications-send_sms"
SCHEMES = ("light", "dark")
ONLY_HERE = "Only a sandbox on this machine can be tried"
MAIN_PAGES = (
    "",
    "tutorial/",
    "guides/errors-and-retries/",
    "guides/webhooks/",
    "explanation/life-cycles/",
    HTTP_API,
    "reference/python/webhooks/",
    "reference/errors/",
)


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        yield sandbox


def addresses(site: Path) -> list[str]:
    """The path of every page, as a link to it has it."""
    found = (path.parent.relative_to(site).as_posix() for path in site.rglob("index.html"))
    return sorted("" if path == "." else f"{path}/" for path in found)


def name_of(path: str) -> str:
    return path.strip("/").replace("/", "-") or "home"


def unfold(page: Page, operation: str = SEND_SMS) -> Locator:
    block = page.locator(operation)
    block.locator(".opblock-summary-control").click()
    block.locator(".opblock-body").wait_for()
    return block


def point_at(page: Page, address: str, key: str | None = None) -> None:
    page.get_by_label("Sandbox", exact=True).fill(address)
    if key is not None:
        page.get_by_label("API key").fill(key)


def change_scheme(page: Page) -> None:
    page.locator("[data-md-component=palette] label:visible").click()


def check(page: Page) -> None:
    page.get_by_role("button", name="Check", exact=True).click()


def test_a_reader_finds_the_way_by_tabs_and_by_the_list_beside(open_page: Open) -> None:
    page = open_page("")
    tabs = page.get_by_role("navigation", name="Tabs")
    assert tabs.get_by_role("link").all_inner_texts() == [
        "Home",
        "Install it",
        "Tutorial",
        "Guides",
        "Reference",
        "Explanation",
    ]
    tabs.get_by_role("link", name="Reference").click()
    page.wait_for_url("**/reference/")
    beside = page.locator(".md-sidebar--primary")
    beside.get_by_role("link", name="Errors, causes and cures").click()
    page.wait_for_url("**/reference/errors/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Errors, causes and cures")
    page.get_by_role("link", name="Next: ").click()
    page.wait_for_url("**/reference/cli/")


def test_searching_for_letter_finds_the_guide_to_letters(open_page: Open) -> None:
    page = open_page("", can_search=True)
    page.locator(".md-search__input").click()
    page.keyboard.type("letter")
    results = page.locator(".md-search-result__link")
    results.first.wait_for()
    expect(page.locator(".md-search-result__list")).to_contain_text("letter", ignore_case=True)
    assert any("guides/letters" in str(each.get_attribute("href")) for each in results.all())
    keep(page, "search-light")


def test_what_people_type_into_the_search_finds_its_page(open_page: Open) -> None:
    page = open_page("", can_search=True)
    start = page.url
    box = page.locator(".md-search__input")
    found = ".md-search-result__item"
    for word, wanted in WORDS.items():
        box.click()
        box.fill("")
        page.keyboard.press("Backspace")
        expect(page.locator(found)).to_have_count(0)
        typed = word.lower()
        box.fill(typed[:-1])
        page.keyboard.type(typed[-1])  # each key searches anew
        address = f"{wanted.removesuffix('.md')}/".removeprefix("index/")
        among_the_first = f"{found}:nth-child(-n + 5) > a[href^='{start}{address}?h=']"
        page_or_section = page.locator(among_the_first).first
        expect(page_or_section, f"{word!r} finds {wanted}").to_be_attached()


def test_an_operation_is_found_in_the_search_and_opened(open_page: Open) -> None:
    page = open_page("", can_search=True)
    page.locator(".md-search__input").click()
    page.keyboard.type("received-text-messages")
    page.locator(".md-search-result__link[href*='http-api']").first.wait_for()
    page = open_page(HTTP_API)
    page.get_by_text("All operations in one list").click()
    page.get_by_role("link", name="GET /v2/received-text-messages").click()
    opened = page.locator("#operations-received_texts-list_received_texts .opblock-body")
    # What an operation takes is read a moment after its frame is there.
    expect(opened).to_contain_text("older_than")


def test_a_text_is_sent_to_a_sandbox_from_the_reference(open_page: Open, sandbox: Sandbox) -> None:
    sandbox.reset()
    page = open_page(HTTP_API)
    point_at(page, sandbox.base_url)
    check(page)
    page.get_by_text("Connected to the sandbox.").wait_for()
    block = unfold(page)
    block.get_by_role("button", name="Execute").click()
    answer = block.locator(".live-responses-table")
    answer.wait_for()
    expect(answer.locator("td.response-col_status:not(.col_header)").first).to_contain_text("201")
    expect(answer).to_contain_text("Hello Amala")
    [message] = sandbox.messages()
    assert message.body == "Hello Amala, your appointment is on 3 December."
    answer.scroll_into_view_if_needed()
    keep(page, "try-it-light")


def test_a_webhook_is_shown_with_its_body(open_page: Open) -> None:
    page = open_page(HTTP_API)
    block = unfold(page, "#operations-webhooks-receive_delivery_receipt")
    expect(block).to_contain_text("completed_at")
    assert not block.get_by_role("button", name="Execute").count()


def test_the_key_stays_in_the_page(open_page: Open, sandbox: Sandbox) -> None:
    page = open_page(HTTP_API)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(f"{request.url} {request.headers}"))
    point_at(page, sandbox.base_url, sandbox.live_key)
    check(page)
    page.get_by_text("Connected to the sandbox.").wait_for()
    secret = sandbox.live_key[-36:]
    assert len(sent) >= 1
    assert not [each for each in sent if secret in each]
    kept = page.evaluate(
        "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"
    )
    assert secret not in kept
    page.reload()
    assert secret not in page.get_by_label("API key").input_value()


def test_what_cannot_be_tried_is_said_and_nothing_is_sent(
    open_page: Open, sandbox: Sandbox, address: str
) -> None:
    page = open_page(HTTP_API)
    sent: list[str] = []
    page.on("request", lambda each: None if each.url.startswith(address) else sent.append(each.url))
    block = unfold(page)
    for where, key, says in (
        ("https://api.notifications.service.gov.uk", sandbox.test_key, ONLY_HERE),
        ("http://10.0.0.1:8000", sandbox.test_key, ONLY_HERE),
        ("http://127.0.0.1.example.com", sandbox.test_key, ONLY_HERE),
        ("nonsense", sandbox.test_key, "The sandbox's address looks like"),
        (sandbox.base_url, "nonsense", "That is not an API key"),
    ):
        point_at(page, where, key)
        told = page.locator("form.try [role=status]", has_text=says)
        for button in ("Check", "Execute"):
            page.evaluate("document.querySelector('.try [role=status]').textContent = ''")
            page.get_by_role("button", name=button, exact=True).click()
            told.wait_for()
    assert not block.locator(".live-responses-table").count()
    assert sent == []


def test_without_a_sandbox_the_page_says_how_to_start_one(
    open_page: Open, troubles: list[str]
) -> None:
    with Sandbox() as sandbox:
        gone = sandbox.base_url
    page = open_page(HTTP_API)
    point_at(page, gone)
    check(page)
    port = gone.rpartition(":")[2]
    page.get_by_text(f"Start a sandbox: notify-typed sandbox --port {port}").wait_for()
    assert all("ERR_CONNECTION_REFUSED" in trouble for trouble in troubles)
    troubles.clear()


def test_a_key_that_the_sandbox_does_not_know_is_said_so(
    open_page: Open, sandbox: Sandbox, troubles: list[str]
) -> None:
    page = open_page(HTTP_API)
    point_at(page, sandbox.base_url, sandbox.live_key[:-1] + "0")
    check(page)
    page.get_by_text("Invalid token: API key not found").wait_for()
    assert all("403" in trouble for trouble in troubles)
    troubles.clear()


def test_the_control_api_is_shown_but_not_called(open_page: Open) -> None:
    page = open_page("reference/control-api/")
    block = unfold(page, "#operations-messages-wait_for_message")
    expect(block).to_contain_text("How many seconds to wait")
    assert not page.get_by_role("button", name=re.compile("Execute|Try it out")).count()


def test_the_admin_api_is_tried_with_its_secret(open_page: Open, sandbox: Sandbox) -> None:
    page = open_page("reference/admin-api/")
    check(page)
    page.get_by_text("Type the secret that the sandbox printed").wait_for()
    assert page.get_by_label("Secret").get_attribute("type") == "password"
    point_at(page, sandbox.base_url)
    page.get_by_label("Secret").fill(sandbox.admin_secret)
    check(page)
    page.get_by_text("Connected to the sandbox.").wait_for()
    block = unfold(page, "#operations-services-get_service")
    block.get_by_role("button", name="Execute").click()
    answer = block.locator(".live-responses-table")
    answer.wait_for()
    expect(answer).to_contain_text("Register to vote")


def test_code_is_copied(open_page: Open) -> None:
    page = open_page("tutorial/")
    block = page.locator(".highlight", has_text="notify-typed sandbox").first
    block.scroll_into_view_if_needed()
    block.get_by_role("button", name="Copy to clipboard").click()
    page.wait_for_function(
        "text => navigator.clipboard.readText().then((copied) => copied.trim() === text)",
        arg=block.locator("code").inner_text().strip(),
    )


def test_the_scheme_follows_the_reader_and_can_be_changed(open_page: Open) -> None:
    page = open_page(HTTP_API, scheme="dark")
    body = page.locator("body")
    assert body.get_attribute("data-md-color-scheme") == "slate"
    expect(page.locator("html")).to_have_class(re.compile("dark-mode"))
    change_scheme(page)
    assert body.get_attribute("data-md-color-scheme") == "default"
    expect(page.locator("html")).not_to_have_class(re.compile("dark-mode"))


def test_the_keyboard_comes_to_the_content_first_and_shows_where_it_is(open_page: Open) -> None:
    page = open_page("tutorial/")
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    assert focused.inner_text() == "Skip to content"
    style = "getComputedStyle(document.activeElement).outlineStyle"
    assert page.evaluate(style) == "solid"
    page.keyboard.press("Tab")
    assert focused.inner_text() != "Skip to content"
    assert page.evaluate(style) == "solid"


@pytest.mark.parametrize("width", [390, 1280])
def test_the_button_to_copy_stands_on_no_code(open_page: Open, width: int) -> None:
    page = open_page("", width=width)
    start = page.url
    for path in ("", "install/", "guides/errors-and-retries/"):
        go(page, start + path)
        assert page.locator(".highlight button").count()
        covered = page.evaluate("""() => [...document.querySelectorAll('.highlight')]
            .filter(block => {
                const button = block.querySelector('.md-code__nav, .md-clipboard');
                const code = block.querySelector('pre > code');
                if (!button || !button.getBoundingClientRect().width) return false;
                return code.getBoundingClientRect().right > button.getBoundingClientRect().left + 1;
            })
            .map(block => block.textContent)""")
        assert covered == []


def test_names_in_tables_are_read_whole(open_page: Open) -> None:
    page = open_page("guides/errors-and-retries/", width=390)
    heights = page.evaluate("""() => [...document.querySelectorAll('td:first-child code')].map(
        code => [code.textContent, code.getClientRects().length])""")
    assert len(heights) > 4
    assert [name for name, lines in heights if lines > 1] == []


def test_diagrams_are_drawn(open_page: Open) -> None:
    page = open_page("explanation/life-cycles/")
    diagrams = page.locator("div.mermaid")
    assert diagrams.count() >= 3
    for diagram in diagrams.all():
        box = diagram.bounding_box()
        assert box is not None
        assert box["height"] > 80


def test_pages_have_no_empty_band_under_the_title_and_fit_a_small_screen(
    open_page: Open, site: Path
) -> None:
    page = open_page("")
    start = page.url
    gaps, wide = [], []

    def look_at_gap(path: str) -> None:
        gap = page.evaluate("""() => {
            const title = document.querySelector('article h1').getBoundingClientRect();
            let next = document.querySelector('article h1').nextElementSibling;
            while (next && !next.getBoundingClientRect().height) next = next.nextElementSibling;
            return next.getBoundingClientRect().top - title.bottom;
        }""")
        if gap >= 64:
            gaps.append((path, gap))

    def look_at_width(path: str) -> None:
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 380:
            wide.append((path, width))
        if path in MAIN_PAGES:
            keep(page, f"{name_of(path)}-small")

    looks = [(1280, look_at_gap), (380, look_at_width)]
    for path in addresses(site):
        if path.startswith("reference/") and path.endswith("-api/"):
            continue  # the next test looks at these, with an operation opened
        go(page, start + path)
        for width, look in looks:
            page.set_viewport_size({"width": width, "height": 800})
            look(path)
        looks.reverse()  # as the window is now, the next page is read first
    assert (gaps, wide) == ([], [])


def test_an_operation_is_readable_on_a_small_screen(open_page: Open) -> None:
    page = open_page(HTTP_API, width=380, height=800)
    block = unfold(page)
    block.get_by_role("button", name="Execute").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") == 380
    block.scroll_into_view_if_needed()
    keep(page, "operation-small")


@pytest.mark.parametrize("path", MAIN_PAGES, ids=name_of)
def test_nothing_keeps_anybody_out_in_light_or_dark(open_page: Open, path: str) -> None:
    # So high that all of the menu is there: a link half scrolled out would count as too small.
    page = open_page(path, height=3000)
    if path == HTTP_API:
        unfold(page)
        unfold(page, "#operations-notifications-list_notifications")
    for scheme in SCHEMES:
        keep(page, f"{name_of(path)}-{scheme}")
        assert violations(page) == []
        change_scheme(page)


def violations(page: Page) -> list[str]:
    """What axe finds that would keep somebody from reading or using a page."""
    page.evaluate(f"{AXE.read_text(encoding='utf-8')};0")
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    options = {"runOnly": {"type": "tag", "values": tags}, "resultTypes": ["violations"]}
    found: dict[str, Any] = page.evaluate("options => axe.run(document, options)", options)
    return [
        f"{each['id']}: {node['target']}: {node['html'][:200]}"
        for each in found["violations"]
        if each["impact"] in {"serious", "critical"}
        for node in each["nodes"]
    ]
