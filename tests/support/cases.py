"""One test that holds a rule for many cases: it tries them all, and names each that fails."""

from __future__ import annotations

import functools
import inspect
import traceback
from collections.abc import Callable, Iterable
from typing import Any

import pytest

_Parameters = type(pytest.param())


class CasesFailed(AssertionError):
    """Some cases of a test failed: the name of each, and what it raised."""

    def __init__(self, failures: list[tuple[str, BaseException]]) -> None:
        self.failures = failures
        told = (
            f"[{name}] {''.join(traceback.format_exception_only(error)).strip()}"
            for name, error in failures
        )
        super().__init__("\n".join([f"{len(failures)} cases failed:", *told]))


def for_each(
    names: str | tuple[str, ...],
    cases: Iterable[Any] | Callable[[], Iterable[Any]],
    *,
    ids: Callable[[Any], str] | None = None,
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Make one test of all cases, where `pytest.mark.parametrize` makes a test of each.

    It suits a rule that needs nothing set up for each case: all share their fixtures.

    Args:
        names: The argument that each case is for, or the arguments.
        cases: What to give, in `pytest.param` where a case has a name of its own. A function makes
            what takes long when the test runs: every worker collects every test.
        ids: Makes the names of values in cases that have none.

    Raises:
        ValueError: There is no case, so the test could not fail.
    """
    parameters = (names,) if isinstance(names, str) else names

    def prepare(cases: Iterable[Any]) -> list[tuple[str, dict[str, Any]]]:
        prepared = [_prepared(parameters, case, ids or _shown) for case in cases]
        if not prepared:
            raise ValueError(f"no case of {', '.join(parameters)}")
        return prepared

    here = prepare(cases) if isinstance(cases, Iterable) else None

    def decorate(test: Callable[..., None]) -> Callable[..., None]:
        # Not what Hypothesis notes on a test: its plugin would take this one for its own.
        @functools.wraps(test, updated=())
        def all_cases(**fixtures: object) -> None:
            failures: list[tuple[str, BaseException]] = []
            for name, arguments in prepare(cases()) if here is None else here:
                try:
                    test(**fixtures, **arguments)
                except CasesFailed as inner:
                    failures += [(f"{name}-{each}", error) for each, error in inner.failures]
                except (Exception, pytest.fail.Exception) as error:  # noqa: BLE001 - told below
                    failures.append((name, error))
            if failures:
                raise CasesFailed(failures) from failures[0][1]

        signature = inspect.signature(test)
        fixtures = [each for each in signature.parameters.values() if each.name not in parameters]
        # Pytest reads this to find out what fixtures to give.
        all_cases.__signature__ = signature.replace(parameters=fixtures)  # type: ignore[attr-defined]
        all_cases.pytestmark = getattr(test, "pytestmark", [])  # type: ignore[attr-defined]
        return all_cases

    return decorate


def _prepared(
    parameters: tuple[str, ...], case: Any, ids: Callable[[Any], str]
) -> tuple[str, dict[str, Any]]:
    """The name of a case, and its arguments."""
    name = None
    if isinstance(case, _Parameters):
        name, values = case.id, case.values
    else:
        values = (case,) if len(parameters) == 1 else case
    arguments = dict(zip(parameters, values, strict=True))
    return str(name or "-".join(map(ids, values))), arguments


def _shown(value: object) -> str:
    """What a value is called in a message."""
    name = getattr(value, "__name__", None)
    return name if isinstance(name, str) else repr(value)[:60]
