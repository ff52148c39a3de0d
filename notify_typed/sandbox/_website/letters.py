"""Letters of templates that nobody sent, and letters that somebody uploads."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from notify_typed._rules import address as rules
from notify_typed._rules.address import AddressError, parse_address
from notify_typed.sandbox._service.attachments import with_attachment
from notify_typed.sandbox._service.letter_files import print_letter, welsh_pages
from notify_typed.sandbox._service.pdf_checks import check_pages
from notify_typed.sandbox._timekeeper import to_micros
from notify_typed.sandbox._world.build_templates import attachment
from notify_typed.sandbox._world.model import TemplateVersion
from notify_typed.sandbox._world.reader import EntryReader

if TYPE_CHECKING:
    from notify_typed.sandbox._json import JsonObject, JsonValue
    from notify_typed.sandbox._state.state import State

_ADDRESS_LINES = 7
_WORDS = {
    rules.TOO_FEW_LINES: "not-enough-address-lines",
    rules.TOO_MANY_LINES: "too-many-address-lines",
    rules.NOT_ALPHANUMERIC: "invalid-address-line-1-or-2",
    rules.BFPO_WITH_COUNTRY: "has-country-for-bfpo-address",
    rules.LAST_LINE: "not-a-real-uk-postcode-or-country",
    rules.LAST_LINE_UK_ONLY: "not-a-real-uk-postcode",
    rules.BAD_FIRST_CHARACTER: "invalid-char-in-address",
    rules.NOT_REAL: "no-fixed-abode-address",
}
"""What is wrong with an address, in the words that the website knows."""


@dataclass(frozen=True, slots=True)
class TemplateLetter:
    """A letter of a template that nobody sent.

    Attributes:
        pdf: The letter, with what is printed behind it.
        welsh_pages: How many of its pages come before those in English.
        attached_pages: How many of them are printed behind the letter.
    """

    pdf: bytes = field(repr=False)
    welsh_pages: int
    attached_pages: int


def template_letter(state: State, body: JsonObject) -> TemplateLetter:
    """Print a template with values, or with its placeholders shown.

    Args:
        state: The sandbox.
        body: The template, the values and the block of the sender, as the website has them.

    Raises:
        SandboxError: What is printed behind it cannot be.
    """
    found = body.get("template")
    template: JsonObject = found if isinstance(found, dict) else {}
    given = body.get("values")
    values: JsonObject = given if isinstance(given, dict) else {}
    written = body.get("date")
    moment = state.clock.micros()
    if isinstance(written, str):
        moment = to_micros(datetime.fromisoformat(written))
    version = TemplateVersion(
        version=1,
        name="",
        subject=_text(template, "subject"),
        content=_text(template, "content"),
        created_at=moment,
        updated_at=None,
        has_unsubscribe_link=False,
        postage=None,
        letter_contact_id=None,
        languages=_text(template, "letter_languages") or "english",
        welsh_subject=_text(template, "letter_welsh_subject"),
        welsh_content=_text(template, "letter_welsh_content"),
        attachment=attachment(EntryReader(template, "template")),
    )
    block = _text(body, "letter_contact_block")
    letter = print_letter(version, values, _address(values), block, moment)
    behind = version.attachment
    return TemplateLetter(
        with_attachment(state, _text(template, "service"), behind, letter),
        welsh_pages=welsh_pages(version, values, moment),
        attached_pages=behind.pages if behind else 0,
    )


def checked_letter(
    content: bytes, *, allow_international: bool, is_attachment: bool = False
) -> JsonObject:
    """Tell what is wrong with a letter that somebody uploads; the `message` is None if nothing is.

    Args:
        content: The PDF.
        allow_international: Whether the letter may leave the country.
        is_attachment: Whether it is to be printed behind letters, and so has no address.
    """
    checked = check_pages(content, is_attachment=is_attachment)
    message = checked.message
    if message is None and not is_attachment:
        message = _address_problem(checked.address, allow_international=allow_international)
    pages: list[JsonValue] = [*checked.invalid_pages]
    return {
        "page_count": checked.pages,
        "recipient_address": checked.address,
        "file": b64encode(content).decode(),
        "message": message,
        "invalid_pages": pages or None,
        "redaction_failed_message": None,
    }


def _text(fields: JsonObject, name: str) -> str:
    value = fields.get(name)
    return value if isinstance(value, str) else ""


def _address(values: JsonObject) -> list[str]:
    try:
        return [*parse_address(values, allow_international=True).lines]
    except AddressError:
        lines = [f"address_line_{number}" for number in range(1, _ADDRESS_LINES + 1)]
        found = [str(values[name]) for name in lines if values.get(name)]
        return found or [name.replace("_", " ") for name in lines]


def _address_problem(address: str, *, allow_international: bool) -> str | None:
    if not address:
        return "address-is-empty"
    values = {"address_line_1": address}
    try:
        parsed = parse_address(values, allow_international=True)
    except AddressError as problem:
        if problem.message == rules.LAST_LINE and not allow_international:
            return _WORDS[rules.LAST_LINE_UK_ONLY]
        return _WORDS.get(problem.message, "invalid-char-in-address")
    is_abroad = parsed.country is not None
    return "cant-send-international-letters" if is_abroad and not allow_international else None
