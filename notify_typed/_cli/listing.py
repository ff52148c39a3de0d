"""Shows messages and received texts, one or many."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypedDict

from notify_typed._cli.files import is_stream, stream, unwritable
from notify_typed._cli.outcomes import NotFound, WrongUse

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
    from uuid import UUID

    from notify_typed._cli.output import Item
    from notify_typed._cli.progress import Progress
    from notify_typed._cli.session import Session
    from notify_typed.models import Notification, StatusWord, TypeWord

__all__ = [
    "COLUMNS",
    "RECEIVED_COLUMNS",
    "Filters",
    "list_messages",
    "list_received",
    "row",
    "show_message",
    "show_reference",
    "write_bytes",
]

COLUMNS: Final = ("id", "created_at", "type", "status", "recipient", "reference")
RECEIVED_COLUMNS: Final = ("id", "created_at", "user_number", "content")
_FIELDS: Final = (
    *COLUMNS,
    "subject",
    "body",
    "template",
    "postage",
    "sent_at",
    "completed_at",
    "estimated_delivery",
    "cost",
)


class Filters(TypedDict):
    """Which messages are wanted, as the client takes it."""

    template_type: TypeWord | None
    status: Sequence[StatusWord] | None
    reference: str | None
    older_than: UUID | None
    include_jobs: bool | None


def row(item: Item) -> Item:
    """Make a message easy to read: with one recipient, template and cost."""
    template = item.get("template")
    pounds = item.get("cost_in_pounds")
    lines = [str(item[name]) for name in _ADDRESS if item.get(name)]
    return {
        **item,
        "recipient": item.get("email_address") or item.get("phone_number") or ", ".join(lines),
        "template": f"{template['id']}, version {template['version']}"
        if isinstance(template, dict)
        else None,
        "cost": None if pounds is None else f"£{pounds:.3f}",
    }


_ADDRESS: Final = (*(f"line_{number}" for number in range(1, 7)), "postcode")


def show_message(session: Session, message: Notification) -> None:
    """Show a message."""
    item = message.to_dict()
    session.output.one(item, fields=_FIELDS, shown=row(item))


def show_reference(session: Session, reference: str) -> None:
    """Show the messages with a reference.

    Raises:
        Failure: No message has it.
    """
    walk = session.notify.get_all_notifications_iterator(reference=reference)
    found = list(walk)
    if not found:
        raise NotFound("no message with this reference was sent with this type of key.")
    if len(found) == 1:
        show_message(session, found[0])
    else:
        session.output.many((each.to_dict() for each in found), columns=COLUMNS, shown=row)


def list_messages(session: Session, filters: Filters, limit: int | None) -> None:
    """List messages."""
    walk = session.notify.get_all_notifications_iterator(**filters)
    with session.output.progress("Reading messages") as progress:
        found = _counted((each.to_dict() for each in islice(walk, limit)), progress)
        session.output.many(found, columns=COLUMNS, shown=row)


def list_received(session: Session, limit: int | None) -> None:
    """List received texts."""
    walk = session.notify.get_received_texts_iterator()
    with session.output.progress("Reading texts") as progress:
        found = _counted((each.to_dict() for each in islice(walk, limit)), progress)
        session.output.many(found, columns=RECEIVED_COLUMNS)


@contextmanager
def write_bytes(path: str) -> Generator[Callable[[bytes], object]]:
    """See that a file can be written before anything is asked for, and write it whole.

    Args:
        path: The file; `-` is standard output.

    Raises:
        Failure: It cannot be written, or would go to a terminal.
    """
    if path == "-" and sys.stdout.isatty():
        raise WrongUse("a terminal cannot show a PDF: give -o FILE.")
    if is_stream(path):
        with stream(path) as out:
            yield out.write
        return
    target = Path(path)
    fresh = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        with fresh.open("xb") as file:

            def write(content: bytes) -> None:
                file.write(content)

            yield write
        fresh.replace(target)
    except OSError as problem:
        fresh.unlink(missing_ok=True)
        raise unwritable(path, problem) from None
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise


def _counted(items: Iterable[Item], progress: Progress) -> Iterator[Item]:
    for item in items:
        progress.advance()
        yield item
