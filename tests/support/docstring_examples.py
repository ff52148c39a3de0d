"""Runs the examples that docstrings show, as Python's prompt would."""

from __future__ import annotations

import ast
import asyncio
import inspect
import io
from collections.abc import Callable, Generator
from contextlib import contextmanager, redirect_stdout
from doctest import ELLIPSIS, DocTestParser, OutputChecker
from typing import Any

__all__ = ["Runs", "loop", "names_in", "show"]

Runs = Callable[[Any], Any]
_AWAITING = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT


@contextmanager
def loop() -> Generator[Runs, None, None]:
    """Run what awaits in one loop, which is not there before: `Bulk` makes its own."""
    runner: list[asyncio.Runner] = []

    def run(result: Any) -> Any:
        if not inspect.isawaitable(result):
            return result
        if not runner:
            runner.append(asyncio.Runner())

        async def awaited() -> Any:
            return await result

        return runner[0].run(awaited())

    yield run
    for each in runner:
        each.close()


def show(text: str, names: dict[str, Any], run: Runs) -> None:
    """Run the lines of a docstring as Python's prompt would, and compare what they print."""
    for line in DocTestParser().get_examples(text):
        code = compile(line.source, "help", "single", flags=_AWAITING)
        with redirect_stdout(io.StringIO()) as printed:
            run(eval(code, names))  # noqa: S307 - our own docstrings
        assert OutputChecker().check_output(line.want, printed.getvalue(), ELLIPSIS), (
            line.source,
            line.want,
            printed.getvalue(),
        )


def names_in(text: str) -> set[str]:
    """The names that the lines of a docstring use."""
    return {
        node.id
        for line in DocTestParser().get_examples(text)
        for node in ast.walk(
            compile(line.source, "help", "exec", flags=_AWAITING | ast.PyCF_ONLY_AST)
        )
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
    }
