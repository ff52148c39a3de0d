"""The PDFs of letters: those that were sent, made of a template or as they came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed._rules.costs import MAX_PAGES
from notify_typed.sandbox._errors import ApiError, bad_request, error
from notify_typed.sandbox._json import JsonValue, parse_json
from notify_typed.sandbox._service.attachments import with_attachment
from notify_typed.sandbox._service.outcomes import LONDON
from notify_typed.sandbox._state.apart import apart
from notify_typed.sandbox._state.turns import in_turn
from notify_typed.sandbox._timekeeper import from_micros

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from notify_typed.sandbox._rendering.letter_pdf import LetterText
    from notify_typed.sandbox._state.state import State
    from notify_typed.sandbox._store.records import Notification
    from notify_typed.sandbox._world.model import TemplateVersion


ENGLISH_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WELSH_MONTHS = (
    "Ionawr",
    "Chwefror",
    "Mawrth",
    "Ebrill",
    "Mai",
    "Mehefin",
    "Gorffennaf",
    "Awst",
    "Medi",
    "Hydref",
    "Tachwedd",
    "Rhagfyr",
)
NO_PDF_YET = "PDF not available yet, try again later"


@apart
def pages_of(version: TemplateVersion, created_at: int, values: Mapping[str, JsonValue]) -> int:
    from notify_typed.sandbox._rendering.letter_pdf import count_pages  # noqa: PLC0415 - slow

    return count_pages(_letter_texts(version, created_at), values, most=MAX_PAGES)


@apart
def print_letter(
    version: TemplateVersion,
    values: Mapping[str, JsonValue],
    address: Sequence[str],
    contact_block: str,
    created_at: int,
) -> bytes:
    """Print a letter, in Welsh first where it is bilingual."""
    from notify_typed.sandbox._rendering.letter_pdf import letter_pdf  # noqa: PLC0415 - slow

    return letter_pdf(
        _letter_texts(version, created_at),
        values,
        address=address,
        contact_block=contact_block,
    )


@apart
def welsh_pages(version: TemplateVersion, values: Mapping[str, JsonValue], created_at: int) -> int:
    """Return how many pages come before those in English."""
    from notify_typed.sandbox._rendering.letter_pdf import count_pages  # noqa: PLC0415 - slow

    *welsh, _ = _letter_texts(version, created_at)
    return count_pages(welsh, values, most=MAX_PAGES) if welsh else 0


def _letter_texts(version: TemplateVersion, created_at: int) -> list[LetterText]:
    from notify_typed.sandbox._rendering.letter_pdf import LetterText  # noqa: PLC0415 - slow

    day = from_micros(created_at).astimezone(LONDON)
    texts = [LetterText(version.subject or "", version.content, _date(day, ENGLISH_MONTHS))]
    if version.languages != "english":
        welsh = LetterText(
            version.welsh_subject or "", version.welsh_content or "", _date(day, WELSH_MONTHS)
        )
        texts.insert(0, welsh)
    return texts


def _date(day: datetime, months: tuple[str, ...]) -> str:
    return f"{day.day} {months[day.month - 1]} {day.year}"


def preview_file(state: State, message: Notification) -> bytes:
    """Return the PDF of a letter, also of one that is still being made or was not printed.

    Raises:
        ApiError: It is not a letter, or does not have a PDF.
    """
    if message.type != "letter":
        raise bad_request("Notification is not a letter")
    return _stored_or_made(state, message)


def letter_file(state: State, message: Notification) -> bytes:
    """Return the PDF of a letter that was sent.

    Raises:
        ApiError: It is not a letter, does not have a PDF, or not yet.
    """
    if message.type != "letter":
        raise bad_request("Notification is not a letter")
    now = state.clock.micros()
    status = message.status(now)
    if status == "virus-scan-failed":
        raise bad_request("File did not pass the virus scan")
    if status == "technical-failure":
        raise bad_request("PDF not available for letters in status technical-failure")
    is_seeded = message.created_at <= state.loaded_at
    if status == "pending-virus-check" or message.ready_at > now or is_seeded:
        raise _not_ready()
    return _stored_or_made(state, message)


def _stored_or_made(state: State, message: Notification) -> bytes:
    given = in_turn(state.messages.file)(message.id)
    if given is not None:
        return given
    service = state.world.services[message.service_id]
    template = service.templates.get(message.template_id)
    version = template.version(message.template_version) if template else None
    values = parse_json(message.personalisation)
    # Not the personalisation: that of a row has its names written as columns are compared.
    address = message.recipient.split("\n")
    if template is None or template.hidden or version is None or not isinstance(values, dict):
        raise _not_ready()
    block = service.contact_block(version) or ""
    letter = print_letter(version, values, address, block, message.created_at)
    return with_attachment(state, service.id, version.attachment, letter)


def _not_ready() -> ApiError:
    return error(400, "PDFNotReadyError", NO_PDF_YET)
