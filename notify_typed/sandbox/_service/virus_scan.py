"""What a virus scanner would say of a PDF, which may carry other files."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

from notify_typed.sandbox._rendering.documents import scan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notify_typed.sandbox._rendering.documents import ScanResult

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_DICTIONARY = 2_048
_MOST_BYTES = 20_000_000
_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")
# The name of a part that an older Office document has when it has macros.
_MACROS = "_VBA_PROJECT".encode("utf-16-le")


def scan_pdf(content: bytes) -> ScanResult:
    """Return what a virus scanner would say of a PDF and of the files that it carries.

    Beside what is a virus in any file, an Office document with macros is one here: scanners take
    macros that arrive inside of a letter for what drops a virus.
    """
    outcome = scan(content)
    if outcome != "clean":
        return outcome
    for file in _carried(content):
        found = _scan_carried(file)
        if found != "clean":
            return found
    return "clean"


def _scan_carried(content: bytes) -> ScanResult:
    has_macros = content.startswith(_OFFICE) and _MACROS in content
    return "infected" if has_macros else scan(content)


def _carried(content: bytes) -> Iterator[bytes]:
    left = _MOST_BYTES
    for found in _STREAM.finditer(content):
        begin = content.rfind(b"obj", max(0, found.start() - _DICTIONARY), found.start())
        if b"/EmbeddedFile" not in content[max(0, begin) : found.start()]:
            continue
        end = content.find(b"endstream", found.end())
        given = content[found.end() : end if end >= 0 else None]
        try:
            file = zlib.decompressobj().decompress(given, left)
        except zlib.error:
            file = given
        yield file
        left -= len(file)
        if left <= 0:
            return
