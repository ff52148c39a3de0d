"""Text for a terminal, whatever it holds and whatever the locale can show."""

from __future__ import annotations

import sys
import unicodedata

import click

__all__ = ["count", "safe", "say", "shown", "width"]


def safe(text: str) -> str:
    """Write text in one line, with whatever could steer a terminal escaped."""
    return "".join(
        each if each.isprintable() else each.encode("unicode_escape").decode("ascii")
        for each in text
    )


def shown(text: str, *, to_error: bool = False) -> str:
    """Replace what the locale cannot show, which is not a reason to fail."""
    encoding = (sys.stderr if to_error else sys.stdout).encoding or "utf-8"
    return text.encode(encoding, "backslashreplace").decode(encoding)


def say(text: str, *, to_error: bool = False) -> None:
    """Print a line."""
    click.echo(shown(text, to_error=to_error), err=to_error)


def width(text: str) -> int:
    """Count the columns of a terminal that a text takes."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(each) else 1 + (unicodedata.east_asian_width(each) in "WF")
        for each in text
    )


def count(number: int, singular: str, plural: str | None = None) -> str:
    """Write a number with its noun, as in `1 message` and `1,200 messages`."""
    return f"{number:,} {singular if number == 1 else plural or f'{singular}s'}"
