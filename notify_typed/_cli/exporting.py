"""Writes messages into a file, page by page, so that it can be stopped and gone on with."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from datetime import datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final, Literal, Self, TypeAlias

from attrs import define

from notify_typed._cli.export import moment
from notify_typed._cli.files import is_stream, stream, unwritable
from notify_typed._cli.listing import row
from notify_typed._cli.outcomes import WrongUse
from notify_typed._cli.text import count
from notify_typed._install import install_line, missing_library

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from notify_typed._cli.output import Item
    from notify_typed._cli.session import Session
    from notify_typed.models import TypeWord

__all__ = ["COLUMNS", "export"]

Form: TypeAlias = Literal["csv", "ndjson", "parquet"]
_Span: TypeAlias = tuple[datetime | None, datetime | None]
COLUMNS: Final = (
    "id",
    "reference",
    "type",
    "status",
    "recipient",
    "template_id",
    "template_version",
    "created_at",
    "sent_at",
    "completed_at",
    "postage",
    "cost_in_pounds",
    "created_by_name",
)
_FORMULA: Final = re.compile(r"[=+\-@\t\r]")
_PHONE: Final = re.compile(r"\+?[\d ()-]+")


@define
class _Place:
    """How far an export into a file is.

    Attributes:
        last: The id of the last message that was written.
        size: How large the file was then.
        rows: How many messages it had.
    """

    last: str | None = None
    size: int = 0
    rows: int = 0


def export(
    session: Session,
    *,
    since: str | None,
    until: str | None,
    kind: TypeWord | None,
    status: Sequence[str],
    reference: str | None,
    include_jobs: bool,
    form: Form | None,
    path: str,
    fresh: bool,
) -> None:
    """Write messages into a file, or to standard output.

    Raises:
        Failure: The file cannot be written, or holds a part of another export.
    """
    filters: dict[str, Any] = {
        "template_type": kind,
        "status": list(status) or None,
        "reference": reference,
        "include_jobs": include_jobs or None,
    }
    span = (
        None if since is None else moment(since),
        None if until is None else moment(until),
    )
    form = form or _form_of(path, session)
    if is_stream(path):
        if form == "parquet":
            raise WrongUse("Parquet needs a file: give -o FILE.")
        _to_stream(session, filters, span, form, path)
        return
    if form == "parquet":
        _require_parquet()
    target = Path(path)
    question = {**filters, "since": since, "until": until, "format": form}
    question["service"] = str(session.key.api_key.service_id)
    part = _Part(target, form, question, span)
    if fresh:
        part.remove()
    try:
        with part, session.output.progress(f"Exporting to {target.name}") as progress:
            place = part.begin()
            progress.advance(place.rows)
            for page in _pages(session, filters, part.span, place.last):
                part.write(page)
                progress.advance(len(page))
            rows = part.finish()
    except OSError as problem:
        raise unwritable(path, problem) from None
    session.output.done(
        f"{count(rows, 'message')} written to {path}.", {"file": path, "messages": rows}
    )


def _pages(
    session: Session,
    filters: dict[str, Any],
    span: _Span,
    last: str | None,
) -> Iterator[list[dict[str, Any]]]:
    since, until = span
    for page in session.notify.get_all_notifications_iterator(**filters, older_than=last).pages():
        wanted = [
            each.to_dict()
            for each in page.notifications
            if (since is None or each.created_at >= since)
            and (until is None or each.created_at < until)
        ]
        if wanted:
            yield wanted
        if since is not None and any(each.created_at < since for each in page.notifications):
            return


def _form_of(path: str, session: Session) -> Form:
    match Path(path).suffix.lower():
        case ".ndjson" | ".jsonl":
            return "ndjson"
        case ".parquet":
            return "parquet"
        case _:
            return "ndjson" if path == "-" and session.output.mode == "json" else "csv"


def _to_stream(
    session: Session, filters: dict[str, Any], span: _Span, form: Form, path: str
) -> None:
    first = True
    with session.output.progress("Exporting") as progress, stream(path) as out:
        for page in _pages(session, filters, span, None):
            out.write(_text(page, form, with_titles=first).encode())
            out.flush()
            progress.advance(len(page))
            first = False
        if first and form == "csv":
            out.write(_text([], form, with_titles=True).encode())


class _Part:
    """The part of an export that is written, and how far it is.

    Args:
        target: The file that it becomes.
        form: How it is written.
        question: What was asked for; another part is not gone on with.
        span: From when and until when, at the first start.
    """

    def __init__(self, target: Path, form: Form, question: dict[str, Any], span: _Span) -> None:
        self._target = target
        self._form: Form = form
        self._question = question
        self.span = span
        self._data = target.with_name(f"{target.name}.part")
        self._state = target.with_name(f"{target.name}.part.json")
        self._place = _Place()

    def __enter__(self) -> Self:
        """Open the file.

        Raises:
            Failure: It belongs to another export.
        """
        if self._state.exists():
            self._place = self._read()
            self._file: IO[bytes] = self._data.open("r+b")
        else:
            self._file = _private(self._data)
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self._file.close()

    def begin(self) -> _Place:
        """Go to where the next message is written, and say how far that is."""
        self._file.truncate(self._place.size)
        self._file.seek(self._place.size)
        if self._form == "csv" and self._place.last is None:
            self._file.write(_text([], self._form, with_titles=True).encode())
        return self._place

    def write(self, page: Sequence[dict[str, Any]]) -> None:
        """Write a page, and note that it is written."""
        self._file.write(_text(page, self._form, with_titles=False).encode())
        self._file.flush()
        os.fsync(self._file.fileno())
        self._place = _Place(str(page[-1]["id"]), self._file.tell(), self._place.rows + len(page))
        document = {
            "question": self._question,
            "span": [None if each is None else each.isoformat() for each in self.span],
            "last": self._place.last,
            "size": self._place.size,
            "rows": self._place.rows,
        }
        fresh = self._state.with_name(f"{self._state.name}.new")
        fresh.write_text(json.dumps(document), encoding="utf-8")
        fresh.replace(self._state)

    def finish(self) -> int:
        """Make the part the file, and say how many messages it has."""
        self._file.close()
        if self._form == "parquet":
            from notify_typed._cli.parquet import write_parquet  # noqa: PLC0415 - lazy

            fresh = self._target.with_name(f"{self._target.name}.new")
            write_parquet(self._data, fresh)
            fresh.replace(self._target)
            self._data.unlink()
        else:
            self._data.replace(self._target)
        self._state.unlink(missing_ok=True)
        return self._place.rows

    def remove(self) -> None:
        """Forget what is there."""
        self._data.unlink(missing_ok=True)
        self._state.unlink(missing_ok=True)

    def _read(self) -> _Place:
        try:
            document = json.loads(self._state.read_text(encoding="utf-8"))
            same = document["question"] == self._question
            since, until = (
                None if each is None else datetime.fromisoformat(each) for each in document["span"]
            )
            place = _Place(str(document["last"]), int(document["size"]), int(document["rows"]))
        except (ValueError, LookupError, TypeError):
            same, place, since, until = False, _Place(), None, None
        if not same or not self._data.exists() or self._data.stat().st_size < place.size:
            raise WrongUse(
                f"{self._data} is a part of another export: --fresh begins anew, or choose another"
                " file."
            )
        self.span = (since, until)
        return place


def _private(path: Path) -> IO[bytes]:
    """Open a new file that its owner alone can read: it has people's addresses in it."""
    path.unlink(missing_ok=True)
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")


def _text(page: Sequence[dict[str, Any]], form: Form, *, with_titles: bool) -> str:
    """Write a page; Parquet is made of NDJSON at the end."""
    if form != "csv":
        return "".join(f"{json.dumps(each)}\n" for each in page)
    text = io.StringIO()
    writer = csv.writer(text)
    if with_titles:
        writer.writerow(COLUMNS)
    writer.writerows([_cell(value) for value in columns_of(each)] for each in page)
    return text.getvalue()


def columns_of(item: Item) -> list[object]:
    """List a message's values in the order of the columns."""
    template: Any = item.get("template")
    found: Item = {
        **row(item),
        "template_id": template and template["id"],
        "template_version": template and template["version"],
    }
    return [found.get(name) for name in COLUMNS]


def _cell(value: object) -> object:
    """Write a value so that a spreadsheet does not calculate it."""
    if isinstance(value, str) and _FORMULA.match(value) and not _PHONE.fullmatch(value):
        return f"'{value}"
    return value


def _require_parquet() -> None:
    if missing_library(["pyarrow"]) is not None:
        raise WrongUse(f"Parquet needs pyarrow: {install_line('parquet')}")
