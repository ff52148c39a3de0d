"""Personalisation and files from the command line."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from notify_typed._cli.outcomes import WrongUse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from notify_typed.files import FileUploadDict

__all__ = ["attached", "read_bytes", "read_text", "values_from", "weeks"]

_STANDARD_INPUT: Final = "-"
_WEEKS: Final = re.compile(r"\s*(\d+)\s*(?:w|weeks?)?\s*")


def values_from(pairs: Sequence[str], path: str | None) -> dict[str, Any]:
    """Put personalisation together.

    Args:
        pairs: Each `name=value`, or `name=@FILE` for a file's contents.
        path: A file with a JSON object of values; `-` is standard input. Pairs go before it.

    Raises:
        Failure: One of them cannot be read, or a name is there twice.
    """
    values = {} if path is None else _object(path)
    given: dict[str, Any] = {}
    for number, pair in enumerate(pairs, 1):
        name, equals, value = pair.partition("=")
        if not equals or not name.strip():  # it may be a person's name, so it is not shown
            raise WrongUse(
                f"-p must be NAME=VALUE, as in -p date=Monday; number {number} of those given is"
                " something else."
            )
        if name in given:
            raise WrongUse(f"{name!r} is given twice. To give a list, use -p {name}=@list.json.")
        given[name] = _value(value)
    return values | given


def attached(
    pairs: Sequence[str], *, retention: int | None, confirm_email: bool | None
) -> dict[str, FileUploadDict]:
    """Make files into values.

    Args:
        pairs: Each `name=FILE`.
        retention: How many weeks they can be downloaded.
        confirm_email: Whether people type in their email address first.

    Raises:
        Failure: One is not given in that form.
        InvalidFile: Notify would not take one.
    """
    from notify_typed.files import prepare_upload  # noqa: PLC0415 - for files alone

    files: dict[str, FileUploadDict] = {}
    for pair in pairs:
        name, equals, path = pair.partition("=")
        if not equals or not name.strip() or not path:
            raise WrongUse(
                f"--file must be NAME=FILE, as in link_to_file=report.pdf, not {pair!r}."
            )
        files[name] = prepare_upload(
            read_bytes(path),
            filename=Path(path).name if path != _STANDARD_INPUT and "." in path else None,
            confirm_email_before_download=confirm_email,
            retention_period=retention,
        )
    return files


def weeks(text: str | None) -> int | None:
    """Read how long a file can be downloaded: `4`, `4w` or `4 weeks`.

    Raises:
        Failure: It is something else.
    """
    if text is None:
        return None
    found = _WEEKS.fullmatch(text)
    if found is None:
        raise WrongUse(f"--retention must be a number of weeks, as in 4w, not {text!r}.")
    return int(found[1])


def read_bytes(path: str) -> bytes:
    """Read a file; `-` is standard input.

    Raises:
        Failure: It cannot be read.
    """
    try:
        return sys.stdin.buffer.read() if path == _STANDARD_INPUT else Path(path).read_bytes()
    except OSError as problem:
        raise WrongUse(f"{path} cannot be read: {problem.strerror}.") from None


def read_text(path: str) -> str:
    """Read a file of text in UTF-8; `-` is standard input.

    Raises:
        Failure: It cannot be read, or is something else.
    """
    try:
        return read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        where = "standard input" if path == _STANDARD_INPUT else path
        raise WrongUse(f"{where} is not text in UTF-8.") from None


def _value(text: str) -> Any:  # noqa: ANN401 - JSON
    if text.startswith("@@"):
        return text[1:]
    if not text.startswith("@"):
        return text
    path = text[1:]
    return _json(path) if path.lower().endswith(".json") else read_text(path).rstrip("\r\n")


def _json(path: str) -> Any:  # noqa: ANN401 - JSON
    try:
        return json.loads(read_text(path))
    except ValueError as problem:
        raise WrongUse(f"{path} is not JSON: {problem}.") from None
    except RecursionError:
        raise WrongUse(f"{path} is JSON that is nested too deep.") from None


def _object(path: str) -> dict[str, Any]:
    found = _json(path)
    if not isinstance(found, dict):
        raise WrongUse(f"{path} must be a JSON object of names and values.")
    return cast("dict[str, Any]", found)
