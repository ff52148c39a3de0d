"""Emails: the subject and the raw Markdown body that the API returns."""

from collections.abc import Mapping

from notify_typed._rules.placeholders import fill
from notify_typed._rules.whitespace import normalise_whitespace
from notify_typed.sandbox._rendering.typography import typographic

MAX_BYTES = 2_000_000
"""Bytes of UTF-8 that a rendered body may have; the subject does not count."""


def render_email(subject: str, content: str, values: Mapping[str, object]) -> tuple[str, str]:
    """Return the subject, tidied, and the body, which is Markdown with the values filled in.

    Nothing is escaped in either. Line endings of the body stay as the template has them.

    Args:
        subject: The template's subject.
        content: The template's content.
        values: The personalisation, with download addresses in the place of files.
    """
    filled = fill(subject, values, style="inline")
    body = fill(content, values, style="block").strip()
    return normalise_whitespace(typographic(filled)), body


def is_empty(content: str, values: Mapping[str, object]) -> bool:
    """Return whether an email or letter counts as empty: one placeholder that comes to nothing.

    Notify looks only at content that begins and ends with a placeholder.
    """
    content = content.strip()
    if not (content.startswith("((") and content.endswith("))")):
        return False
    return not fill(content, values, style="block").strip()
