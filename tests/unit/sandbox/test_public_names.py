"""The sandbox shows the names that are meant, and no others."""

from __future__ import annotations

import inspect
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import notify_typed
from notify_typed import sandbox
from notify_typed.sandbox import faults

if TYPE_CHECKING:
    from types import ModuleType


@pytest.mark.parametrize("module", [sandbox, faults])
def test_a_module_shows_its_public_names_alone(module: ModuleType) -> None:
    assert dir(module) == sorted(module.__all__)
    assert [name for name in module.__all__ if not hasattr(module, name)] == []


def test_faults_are_there_without_an_import_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(sandbox, "faults")
    assert sandbox.faults is faults


def test_nothing_of_the_sandbox_has_the_name_of_an_error() -> None:
    assert set(sandbox.__all__) & set(notify_typed.__all__) == set()
    assert set(sandbox.__all__) & set(faults.__all__) == set()


def test_what_the_sandbox_is_made_with_can_be_named() -> None:
    parameters = inspect.signature(sandbox.Sandbox).parameters.values()
    named = {str(each.annotation).removesuffix(" | None") for each in parameters}
    assert named - set(sandbox.__all__) == {"Iterable[str]", "int", "str"}


@pytest.mark.slow
@pytest.mark.parametrize("before", ["gc.enable()", "gc.disable()", "gc.freeze()"])
def test_the_collector_of_garbage_is_left_as_it_was(before: str) -> None:
    program = f"""
import gc
{before}
was = gc.isenabled(), gc.get_freeze_count() > 0
from notify_typed.sandbox import Sandbox
assert (gc.isenabled(), gc.get_freeze_count() > 0) == was
"""
    subprocess.run([sys.executable, "-c", program], check=True)  # noqa: S603 - our own program
