"""Says what is wrong with a command line: what a value must be, and not what it is not."""

from __future__ import annotations

import re
from typing import Final

import click

__all__ = ["message_of"]

# How click says it, in every version that we take.
_ONE_OF: Final = re.compile(r"(?P<given>.*) is not one of (?P<right>.*)\.", re.DOTALL)
_KIND: Final = re.compile(r"(?P<given>.*) is not a valid (?P<right>[A-Za-z ]+)\.", re.DOTALL)
_RANGE: Final = re.compile(r"(?P<given>.*) is not in the range (?P<right>.*)\.", re.DOTALL)
_KINDS: Final = {
    "integer": "a whole number",
    "integer range": "a whole number",
    "float": "a number",
    "float range": "a number",
    "UUID": "a UUID",
}


def message_of(problem: click.ClickException) -> str:
    """Give the words for a command that failed.

    Args:
        problem: Why it failed, in click's words or in ours.
    """
    text = problem.format_message()
    if isinstance(problem, click.MissingParameter):
        shown = getattr(problem.param, "help", None)
        return f"{text.removesuffix('.')}. {shown}" if shown else text
    if not isinstance(problem, click.BadParameter) or not isinstance(problem.param, click.Option):
        return text
    name = max(problem.param.opts, key=len)
    if problem.message.startswith("must be "):
        return f"{name} {problem.message}"
    for pattern in (_ONE_OF, _KIND, _RANGE):
        found = pattern.fullmatch(problem.message)
        if found is not None:
            return (
                f"{name} must be {_right(pattern, found['right'])}, not {_given(found['given'])}."
            )
    return text


def _right(pattern: re.Pattern[str], right: str) -> str:
    if pattern is _ONE_OF:
        return "one of " + right.replace("'", "")
    return _KINDS.get(right, right) if pattern is _KIND else f"in the range {right}"


def _given(text: str) -> str:
    return text if text.startswith(("'", '"')) else repr(text)
