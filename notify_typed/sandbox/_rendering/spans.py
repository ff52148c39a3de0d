"""Notify's dialect of Markdown, second half: links, addresses and line breaks inside a text."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from notify_typed.sandbox._rendering.leaf_blocks import reference_key
from notify_typed.sandbox._rendering.nodes import (
    Definition,
    FootnoteMark,
    LineBreak,
    Link,
    Span,
    Text,
    Url,
)

# Each alternative can start at few places only: hostile text must not cost time by its square.
_SPECIAL = re.compile(
    r"""
    \\(?P<escaped>[\\`*{}\[\]()\#+\-.!_>~|])
    | (?P<url>https?://[^\s<]+[^<.,:"')\]\s])
    | (?P<bracket>!?\[)
    | (?P<line_break>(?<![ ])[ ]*\n)
    """,
    re.VERBOSE,
)
_FOOTNOTE = re.compile(r"\[\^([^\]]+)\]")
_LABEL = re.compile(r"(?:\[[^\[\]]*\]|[^\[\]])*\]")
_KEY = re.compile(r"\s*\[([^^\]]*)\]")
_TARGET_ENDS = re.compile(r"\s*\)|\s+[\"']")
_TITLE_ENDS = re.compile(r"[\"']\s*\)")


@dataclass(slots=True)
class SpanParser:
    """Reads the texts of one document.

    Attributes:
        definitions: The addresses that links refer to, by key.
        footnotes: The keys of the document's footnotes that nothing refers to so far.
    """

    definitions: Mapping[str, Definition]
    footnotes: set[str]
    _is_in_link: bool = False

    def parse(self, text: str, *, is_footnote: bool = False) -> tuple[Span, ...]:
        """Return what the text of a block consists of; images are left out.

        Args:
            text: The block's text.
            is_footnote: Whether it belongs to a footnote, where there are no further ones.
        """
        return tuple(self._spans(text.rstrip("\n"), is_footnote=is_footnote))

    def _spans(self, text: str, *, is_footnote: bool) -> Iterator[Span]:
        start = end = 0
        while match := _SPECIAL.search(text, end):
            end = match.end()
            span: Span | None = None
            if match["escaped"]:
                span = Text(match["escaped"])
            elif match["url"]:
                span = Text(match["url"]) if self._is_in_link else Url(match["url"])
            elif match["line_break"]:
                span = LineBreak() if text[end:].strip() else Text(match["line_break"])
            else:
                found = self._bracket(text, match.start(), is_footnote=is_footnote)
                if found is None:
                    continue
                span, end = found
            if match.start() > start:
                yield Text(text[start : match.start()])
            if span is not None:
                yield span
            start = end
        if start < len(text):
            yield Text(text[start:])

    def _bracket(
        self, text: str, start: int, *, is_footnote: bool
    ) -> tuple[Span | None, int] | None:
        if not is_footnote and (note := _FOOTNOTE.match(text, start)):
            key = reference_key(note[1])
            if key in self.footnotes:
                self.footnotes.discard(key)
                return FootnoteMark(key), note.end()
        opening = text.index("[", start) + 1
        label = _LABEL.match(text, opening)
        if label is None:
            return None
        words = text[opening : label.end() - 1]
        found = self._target(text, label.end(), words)
        if found is None:
            return None
        target, end = found
        if text[start] == "!":
            return None, end
        return self._link(words, target), end

    def _target(self, text: str, start: int, words: str) -> tuple[Definition, int] | None:
        """Return where a link goes whose label ended at `start`, and where it ends itself."""
        if text.startswith("(", start) and (found := _inline_target(text, start + 1)):
            return found
        key = _KEY.match(text, start)
        if key and (target := self.definitions.get(reference_key(key[1] or words))):
            return target, key.end()
        target = self.definitions.get(reference_key(words))
        return (target, start) if target else None

    def _link(self, words: str, target: Definition) -> Link:
        self._is_in_link = True
        spans = tuple(self._spans(words.rstrip("\n"), is_footnote=False))
        self._is_in_link = False
        return Link(target.url, target.title, spans)


def _inline_target(text: str, start: int) -> tuple[Definition, int] | None:
    """Return where the link goes whose target starts here, and where it ends."""
    # Nothing ends behind the last bracket: hostile text must not cost time by its square.
    end = text.rfind(")", start) + 1
    while start < end and text[start].isspace():
        start += 1
    may_have_title = True
    for match in _TARGET_ENDS.finditer(text, start, end):
        url = text[start : match.start()]
        if match[0].endswith(")"):
            return Definition(url, ""), match.end()
        title = _TITLE_ENDS.search(text, match.end()) if may_have_title else None
        if title:
            return Definition(url, text[match.end() : title.start()]), title.end()
        may_have_title = False
    return None
