"""Notify's dialect of Markdown, second half: links, addresses and line breaks inside a text."""

import re
from collections.abc import Iterator

from notify_typed.sandbox._rendering.nodes import LineBreak, Link, Span, Text, Url

# Each alternative can start at few places only: hostile text must not cost time by its square.
_SPECIAL = re.compile(
    r"""
    \\(?P<escaped>[\\`*{}\[\]()\#+\-.!_>~|])
    | (?P<url>https?://[^\s<]+[^<.,:"')\]\s])
    | (?P<image>!?)\[(?P<label>(?:\[[^\[\]]*\]|[^\[\]])*)\]\(
    | (?P<line_break>(?<![ ])[ ]*\n)
    """,
    re.VERBOSE,
)
_TITLE = re.compile(r"\s[\"']")


def parse_spans(text: str) -> tuple[Span, ...]:
    """Return what the text of a block consists of; images are left out."""
    return tuple(_spans(text.rstrip("\n"), in_link=False))


def _spans(text: str, *, in_link: bool) -> Iterator[Span]:
    start = end = 0
    while match := _SPECIAL.search(text, end):
        end = match.end()
        span: Span | None = None
        if match["escaped"]:
            span = Text(match["escaped"])
        elif match["url"]:
            span = Text(match["url"]) if in_link else Url(match["url"])
        elif match["line_break"]:
            span = LineBreak() if text[end:].strip() else Text(match["line_break"])
        else:
            close = text.find(")", end)
            if close < 0:
                end = match.start() + len("[")
                continue
            if not match["image"]:
                span = _link(match["label"], text[end:close])
            end = close + 1
        if match.start() > start:
            yield Text(text[start : match.start()])
        if span is not None:
            yield span
        start = end
    if start < len(text):
        yield Text(text[start:])


def _link(label: str, target: str) -> Link:
    target = target.strip()
    title = ""
    quote = _TITLE.search(target)
    if quote and target[-1] in "\"'" and quote.end() < len(target):
        target, title = target[: quote.start()].rstrip(), target[quote.end() : -1]
    return Link(target, title, tuple(_spans(label, in_link=True)))
