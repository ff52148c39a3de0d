"""Emails as HTML: the `html` of a template's preview."""

from collections.abc import Mapping

from notify_typed.sandbox.rendering.escaping import escape_html
from notify_typed.sandbox.rendering.placeholders import fill


def email_html(content: str, values: Mapping[str, object]) -> str:
    """Return the HTML fragment of an email's body, with inline styles.

    Args:
        content: The template's content.
        values: The personalisation.
    """
    return fill(content, values, style="block", escape=escape_html)
