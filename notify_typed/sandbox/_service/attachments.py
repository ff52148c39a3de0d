"""Pages that are printed behind the letters of a template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed.sandbox._service.pdf_files import joined
from notify_typed.sandbox._state.turns import in_turn
from notify_typed.sandbox._store.objects import ATTACHMENTS, Objects

if TYPE_CHECKING:
    from notify_typed.sandbox._state.state import State
    from notify_typed.sandbox._world.model import Attachment


def attachment_file(state: State, service_id: str, attachment_id: str) -> bytes | None:
    """Return the PDF of an attachment; None where nobody uploaded it."""
    key = f"service-{service_id}/{attachment_id}.pdf"
    found = in_turn(Objects(state.storage).get)(ATTACHMENTS, key)
    return None if found is None else found.content


def with_attachment(
    state: State, service_id: str, attachment: Attachment | None, letter: bytes
) -> bytes:
    """Put an attachment behind a letter.

    Args:
        state: The sandbox.
        service_id: The service that both are of.
        attachment: What is to stand behind it; None where the template has nothing.
        letter: The letter, as PDF.

    Raises:
        SandboxError: The attachment cannot be read.
    """
    content = None if attachment is None else attachment_file(state, service_id, attachment.id)
    return letter if content is None else joined(letter, content)
