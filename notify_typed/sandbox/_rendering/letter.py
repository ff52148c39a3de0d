"""Letters: the subject and body that the API returns."""

from collections.abc import Mapping

from notify_typed._rules.placeholders import fill
from notify_typed._rules.whitespace import normalise_whitespace
from notify_typed.sandbox._rendering.escaping import escape_html
from notify_typed.sandbox._rendering.typography import typographic


def render_letter(subject: str, content: str, values: Mapping[str, object]) -> tuple[str, str]:
    """Return the subject, HTML-escaped and tidied, and the body with the values filled in, raw.

    Args:
        subject: The template's subject.
        content: The template's content.
        values: The personalisation.
    """
    filled = fill(subject, values, style="inline", escape=escape_html)
    body = fill(content, values, style="block").strip()
    return normalise_whitespace(typographic(filled)), body
