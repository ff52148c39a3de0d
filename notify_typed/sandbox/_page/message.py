"""What the outbox shows of one message."""

from __future__ import annotations

import difflib
import json
import re
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Literal
from urllib.parse import parse_qs, urlsplit

from notify_typed._rules.placeholders import fill
from notify_typed._rules.sms import is_gsm, sms_length
from notify_typed.sandbox._errors import ApiError, SandboxError
from notify_typed.sandbox._json import parse_json
from notify_typed.sandbox._page.copying import as_curl, as_python, as_test
from notify_typed.sandbox._page.lists import content_of, message_row
from notify_typed.sandbox._page.timeline import timeline
from notify_typed.sandbox._rendering.markdown import email_html
from notify_typed.sandbox._service.callback_posting import HEADERS
from notify_typed.sandbox._service.composition import with_prefix
from notify_typed.sandbox._service.files import find_file
from notify_typed.sandbox._service.letter_files import letter_file
from notify_typed.sandbox._service.pdf_drawings import Drawing, draw_page
from notify_typed.sandbox._service.pdf_files import page_count
from notify_typed.sandbox._service.presenting import present
from notify_typed.sandbox._state.apart import apart
from notify_typed.sandbox._state.turns import in_turn
from notify_typed.sandbox._timekeeper import from_micros

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from notify_typed.sandbox._json import JsonObject
    from notify_typed.sandbox._runtime import Runtime
    from notify_typed.sandbox._service.files import StoredFile
    from notify_typed.sandbox._state.state import State
    from notify_typed.sandbox._store.records import Notification
    from notify_typed.sandbox._world.model import Template, TemplateVersion

SHOWN = 20_000
"""How many characters of one text a page shows."""
SHOWN_PAGES = 20
"""How many pages of a letter a page shows."""
LONGEST_DRAWN = 200_000
"""How long an email may be that is shown as it looks."""
_DIFF_LINES = 400
_PLACEHOLDER = re.compile(r"(\(\([^()]+\)\))")
_FRAME = (
    '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
    '<base target="_blank"></head>\n<body style="font-family: Helvetica, Arial, sans-serif; '
    'margin: 20px; max-width: 580px; color: #0B0C0C; background: #FFFFFF;">\n{body}\n</body>'
    "</html>\n"
)


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a text.

    Attributes:
        text: The piece.
        mark: Why it is marked; empty for what is not.
    """

    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a difference: `+` for one of the newer text, `-` for one of the older."""

    sign: str
    text: str


def message_page(runtime: Runtime, message: Notification) -> dict[str, object]:
    """Return what the page of a message shows; for a thread beside the event loop."""
    state = runtime.state
    subject, body = content_of(message)
    template, version = template_of(state, message)
    values = values_of(message)
    shown = in_turn(present)(state, message, "", state.clock.micros())
    return {
        "row": in_turn(message_row)(state, message),
        "message": message,
        "shown": shown,
        "subject": subject,
        "body": cut(body),
        "size": len(body),
        "is_cut": len(body) > SHOWN,
        "is_drawn": len(body) <= LONGEST_DRAWN,
        "template": template,
        "version": version,
        "filled": [*filled(message.type, version, values)] if version else [],
        "difference": difference(template, version),
        "personalisation": cut(json.dumps(values, indent=2, ensure_ascii=False)),
        "steps": in_turn(timeline)(runtime, message),
        "callback_headers": HEADERS,
        "letter": _letter(state, message) if message.type == "letter" else None,
        "text": _text(state, message, body) if message.type == "sms" else None,
        "files": [*_files(state, values)],
        "unsubscribe": _unsubscribe(message),
        "copies": [
            ("curl", as_curl(message)),
            ("Python", as_python(message)),
            ("pytest", as_test(message)),
        ],
    }


def template_of(
    state: State, message: Notification
) -> tuple[Template | None, TemplateVersion | None]:
    """Return a message's template and the version it was made from, where they are still there."""
    service = state.world.services.get(message.service_id)
    template = service.templates.get(message.template_id) if service else None
    version = template.version(message.template_version) if template else None
    return template, version


def values_of(message: Notification) -> JsonObject:
    """Return the values that a message was filled with."""
    values = parse_json(message.personalisation)
    return values if isinstance(values, dict) else {}


def cut(text: str) -> str:
    """Return as much of a text as a page shows."""
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"


def filled(kind: str, version: TemplateVersion, values: Mapping[str, object]) -> Iterator[Part]:
    """Yield the content of a template with the values filled in and marked."""
    left = SHOWN
    style: Literal["sms", "block"] = "sms" if kind == "sms" else "block"
    for piece in _PLACEHOLDER.split(version.content):
        is_value = _PLACEHOLDER.fullmatch(piece) is not None
        text = fill(piece, values, style=style)[:left] if is_value else piece[:left]
        left -= len(text)
        if text:
            yield Part(text, piece if is_value else "")
        if left <= 0:
            return


def difference(template: Template | None, version: TemplateVersion | None) -> list[Line]:
    """Return how a template has changed since a message was made from it."""
    if template is None or version is None or version.version == template.current.version:
        return []
    older = _text_of(version)[:SHOWN].splitlines()
    newer = _text_of(template.current)[:SHOWN].splitlines()
    lines = difflib.unified_diff(older, newer, lineterm="", n=2)
    found = [Line(line[:1], line[1:]) for line in lines if not line.startswith(("---", "+++"))]
    return found[:_DIFF_LINES]


def email_frame(state: State, message: Notification) -> str:
    """Return an email as it looks, as a document for a frame that may do nothing.

    Raises:
        SandboxError: It is not an email, its template is gone, or it is too long.
    """
    _, version = template_of(state, message)
    subject, body = content_of(message)
    if message.type != "email" or version is None:
        raise SandboxError("there is no email to show as it looks")
    if len(body) > LONGEST_DRAWN:
        raise SandboxError("this email is too long to be shown as it looks")
    html = _body_of_email(version.content, values_of(message))
    return _FRAME.format(title=escape(subject or ""), body=html)


@apart
def _body_of_email(content: str, values: JsonObject) -> str:
    return email_html(content, values)


def letter_page(state: State, message: Notification, number: int) -> Drawing:
    """Return a page of a letter as a picture.

    Raises:
        SandboxError: There is no such page, or it cannot be drawn.
        ApiError: The letter does not have a PDF, or not yet.
    """
    return draw_page(letter_file(state, message), number)


@dataclass(frozen=True, slots=True)
class Text:
    """A text message as a phone shows it, and what makes it dear."""

    parts: list[Part]
    length: int
    is_unicode: bool


def _text(state: State, message: Notification, content: str) -> Text:
    service = state.world.services.get(message.service_id)
    body = with_prefix(service, content) if service else content
    parts: list[Part] = []
    start = 0
    for place, character in enumerate(body):
        if not is_gsm(character):
            parts += [Part(body[start:place])] if place > start else []
            parts.append(Part(character, f"U+{ord(character):04X} is not in the GSM alphabet"))
            start = place + 1
    parts += [Part(body[start:])] if body[start:] else []
    return Text(parts, sms_length(body), any(part.mark for part in parts))


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as it will be printed, or why it cannot be shown."""

    pages: list[int]
    problem: str


def _letter(state: State, message: Notification) -> Letter:
    try:
        pages = page_count(letter_file(state, message))
    except ApiError as refusal:
        return Letter([], str(refusal.errors[0].get("message", "")))
    except SandboxError:
        return Letter([], "The PDF cannot be read. It is broken, or too large to be drawn.")
    more = (
        f"It has {pages:,} pages; the first {SHOWN_PAGES} are shown." if pages > SHOWN_PAGES else ""
    )
    return Letter([*range(min(pages, SHOWN_PAGES))], more)


@dataclass(frozen=True, slots=True)
class File:
    """A file of an email: the value that links to it, and the file while it is kept."""

    name: str
    link: str
    file: StoredFile | None
    expires: str


def _files(state: State, values: JsonObject) -> Iterator[File]:
    for name, value in values.items():
        if not isinstance(value, str) or "/d/" not in value or len(value) > SHOWN:
            continue
        link = value.rpartition("](")[2].removesuffix(")")
        try:
            parts = urlsplit(link)
        except ValueError:
            continue
        _, _, path = parts.path.rpartition("/d/")
        service, _, document = path.partition("/")
        key = parse_qs(parts.query).get("key", [""])[0]
        if document and key:
            file = in_turn(find_file)(state, service, document, key)
            until = from_micros(file.expires_at).strftime("%d %B %Y").lstrip("0") if file else ""
            # Its own path: the file is shown by this sandbox, wherever the link leads.
            yield File(name, f"/d/{service}/{document}?key={key}", file, until)


def _unsubscribe(message: Notification) -> str:
    """Return the path of an email's unsubscribe address, where that is one of this sandbox."""
    path = urlsplit(message.unsubscribe_url or "").path
    return path if path.startswith(f"/unsubscribe/{message.id}/") else ""


def _text_of(version: TemplateVersion) -> str:
    return f"{version.subject}\n\n{version.content}" if version.subject else version.content
