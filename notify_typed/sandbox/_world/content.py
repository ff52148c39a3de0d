"""Makes the contents of a message out of a template version and the values for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from notify_typed._rules.placeholders import placeholders
from notify_typed._rules.sms import render_sms
from notify_typed.sandbox._rendering.email import render_email
from notify_typed.sandbox._rendering.letter import render_letter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from notify_typed._rules.months import Rules
    from notify_typed.sandbox._world.model import Service, TemplateVersion


@dataclass(frozen=True, slots=True)
class Content:
    """A rendered message."""

    body: str
    subject: str | None


def render(
    kind: str, version: TemplateVersion, values: Mapping[str, object], rules: Rules
) -> Content:
    """Render a template version of a kind of message, by the rules of its service."""
    if kind == "sms":
        return Content(render_sms(version.content, values, rules), None)
    if kind == "email":
        subject, body = render_email(version.subject or "", version.content, values)
    else:
        subject, body = render_letter(version.subject or "", version.content, values)
    return Content(body, subject)


def texts(
    kind: str, version: TemplateVersion, service: Service, *, welsh: bool = False
) -> list[str]:
    """Return the parts of a template that can hold placeholders, in the order problems are listed.

    Args:
        kind: `sms`, `email` or `letter`.
        version: The template version.
        service: The service that has the contact blocks of letters.
        welsh: Whether the Welsh half of a bilingual letter counts.
    """
    if kind == "sms":
        return [version.content]
    parts = [version.subject or "", version.content]
    if kind == "letter":
        halves = [version.welsh_subject or "", version.welsh_content or ""] if welsh else []
        parts = [service.contact_block(version) or "", *halves, *parts]
    return parts


def names(kind: str, version: TemplateVersion, service: Service) -> list[str]:
    """Return the names of all placeholders of a template version, as first spelt."""
    return placeholders("\n".join(texts(kind, version, service, welsh=True)))
