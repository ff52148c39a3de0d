"""The kind of a file by its content, as Notify sees it: with libmagic."""

import io
import json
import re
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module

_MAGIC = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"{\\rtf", "text/rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/msword"),
    (b"BM", "image/bmp"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"\x1f\x8b", "application/gzip"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/x-rar"),
    (b"MZ", "application/x-dosexec"),
    (b"\x7fELF", "application/x-executable"),
    (b"ID3", "audio/mpeg"),
    (b"OggS", "application/ogg"),
)
_RIFF = {b"WEBP": "image/webp", b"WAVE": "audio/x-wav", b"AVI ": "video/x-msvideo"}
_OFFICE = (
    ("word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
)
_MAX_MIMETYPE_LENGTH = 200
_HTML = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|script)\b", re.IGNORECASE | re.DOTALL
)
# Control characters that no text file has; form feed, escape and the usual breaks may occur.
_BINARY = re.compile(r"[\x00-\x06\x0e-\x1a\x1c-\x1f\x7f]")


_JSON = "application/json"
# Notify's libmagic, 5.44, has another name for compound documents of no known program.
_RENAMED: Mapping[str, str] = {"application/CDFV2": "application/x-ole-storage"}


def sniff(content: bytes) -> str:
    """Return the MIME type that the content itself suggests.

    Where libmagic is not to be had, as on Windows, a few rules stand in for it that know the files
    Notify takes and the ones that people often try. CSV cannot be told from other text.
    """
    return _detector()(content)


@cache
def _detector() -> Callable[[bytes], str]:
    try:
        import_module("pylibmagic")  # loads the library that it brings, for the next
        from magic import Magic  # noqa: PLC0415 - not everywhere
    except (ImportError, OSError):
        return _by_rules
    libmagic = Magic(mime=True)

    def by_libmagic(content: bytes) -> str:
        kind: str = libmagic.from_buffer(content)
        return _json_kind(content) if kind == _JSON else _RENAMED.get(kind, kind)

    return by_libmagic


def _json_kind(content: bytes) -> str:
    """Tell one JSON text from several, and from what only begins like one, as 5.44 does."""
    text, decoder, count = content.decode(errors="replace").strip(), json.JSONDecoder(), 0
    end = 0
    try:
        while end < len(text):
            _, end = decoder.raw_decode(text, end)
            count += 1
            while text[end : end + 1].isspace():
                end += 1
    except (ValueError, RecursionError):
        return "text/plain"
    return "application/x-ndjson" if count > 1 else _JSON


def _by_rules(content: bytes) -> str:
    if not content:
        return "application/x-empty"
    for magic, mime in _MAGIC:
        if content.startswith(magic):
            return mime
    if content.startswith(b"RIFF"):
        return _RIFF.get(content[8:12], "application/octet-stream")
    if content[4:8] == b"ftyp":
        return "video/mp4"
    if content.startswith(b"PK\x03\x04"):
        return _sniff_zip(content)
    return _sniff_text(content)


def _sniff_zip(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            if "mimetype" in names:
                with archive.open("mimetype") as file:
                    return file.read(_MAX_MIMETYPE_LENGTH).decode("ascii").strip()
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError, EOFError):
        return "application/zip"
    if "[Content_Types].xml" in names:
        for folder, mime in _OFFICE:
            if any(name.startswith(folder) for name in names):
                return mime
    return "application/zip"


def _sniff_text(content: bytes) -> str:
    text = _decode(content)
    if text is None or _BINARY.search(text):
        return "application/octet-stream"
    if text.lstrip().startswith("<?xml"):
        return "text/xml"
    if _HTML.match(text):
        return "text/html"
    if text.lstrip()[:1] in {"{", "["} and _is_json(text):
        return "application/json"
    return "text/plain"


def _decode(content: bytes) -> str | None:
    encoding = "utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return content.decode("latin-1") if encoding == "utf-8-sig" else None


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
