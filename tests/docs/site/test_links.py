"""Every link of the built site leads somewhere, and nothing is loaded from elsewhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

if TYPE_CHECKING:
    from pathlib import Path

ORIGIN = "http://site.test/"
LOADS = {"script": "src", "link": "href", "img": "src", "iframe": "src", "source": "src"}
LOADED_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "manifest"}
CSS_LOAD = re.compile(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)")


@dataclass
class Found(HTMLParser):
    """The anchors of a page, where it leads to, and what it loads."""

    anchors: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    descriptions: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.anchors |= {given[name] for name in ("id", "name") if name in given}
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if "data-description" in given:
            self.descriptions.append(given["data-description"])
        wanted = LOADS.get(tag)
        is_loaded = tag != "link" or set(given.get("rel", "").split()) & LOADED_LINKS
        if wanted in given and is_loaded:
            self.loads.append(given[wanted])
        self.loads += [one or two for one, two in CSS_LOAD.findall(given.get("style", ""))]


@cache
def read(path: Path) -> Found:
    found = Found()
    found.feed(path.read_text(encoding="utf-8"))
    return found


def pages(site: Path) -> Iterator[tuple[Path, str]]:
    """Every page with its address."""
    for path in sorted(site.rglob("*.html")):
        yield path, urljoin(ORIGIN, path.relative_to(site).as_posix().removesuffix("index.html"))


def file_at(site: Path, url: str) -> Path:
    path = site / unquote(urlsplit(url).path.lstrip("/"))
    return path / "index.html" if url.endswith("/") or path.is_dir() else path


def test_every_link_within_the_site_leads_to_a_page_and_a_place_on_it(site: Path) -> None:
    broken = []
    for path, address in pages(site):
        for link in read(path).links:
            target, anchor = urldefrag(urljoin(address, link))
            if not target.startswith(ORIGIN) or anchor.startswith("/"):
                continue
            file = file_at(site, target)
            if not file.is_file() or (
                anchor and file.suffix == ".html" and unquote(anchor) not in read(file).anchors
            ):
                broken.append(f"{address}: {link}")
    assert broken == []


def test_links_to_operations_name_operations_of_the_description_beside_them(site: Path) -> None:
    seen = 0
    for path, address in pages(site):
        wanted = {link for link in read(path).links if link.startswith("#/")}
        if not wanted:
            continue
        [description] = read(path).descriptions
        document = json.loads(file_at(site, urljoin(address, description)).read_text("utf-8"))
        called = [each for item in document["paths"].values() for each in item.values()]
        received = [
            each for item in document.get("webhooks", {}).values() for each in item.values()
        ]
        assert wanted == {
            *(f"#/{each['tags'][0]}/{each['operationId']}" for each in called if "tags" in each),
            *(f"#/webhooks/{each['operationId']}" for each in received),
        }
        seen += len(wanted)
    assert seen > 30


def test_links_to_other_sites_are_https(site: Path) -> None:
    for path, _ in pages(site):
        for link in read(path).links:
            parts = urlsplit(link)
            this_machine = parts.hostname in {"127.0.0.1", "localhost"}
            assert parts.scheme in {"", "https", "mailto"} or this_machine, link


def test_pages_load_nothing_from_other_hosts_and_only_what_is_there(site: Path) -> None:
    for path, address in pages(site):
        assert read(path).loads
        for load in read(path).loads:
            url = urljoin(address, load)
            assert url.startswith((ORIGIN, "data:")), f"{address}: {load}"
            assert url.startswith("data:") or file_at(site, url).is_file(), f"{address}: {load}"


def test_stylesheets_load_nothing_from_other_hosts(site: Path) -> None:
    for path in site.rglob("*.css"):
        for one, two in CSS_LOAD.findall(path.read_text(encoding="utf-8")):
            assert not re.match(r"(https?:)?//", one or two), f"{path.name}: {one or two}"


def test_no_page_is_only_begun(site: Path) -> None:
    for path, address in pages(site):
        if path.name == "404.html":
            continue
        [article] = re.findall(r"<article.*?</article>", path.read_text("utf-8"), re.DOTALL)
        words = re.sub(r"<[^>]+>", " ", article).split()
        assert len(words) > 60, address
