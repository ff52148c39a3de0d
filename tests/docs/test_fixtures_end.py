"""A run of pytest ends, whatever goes wrong in a fixture that the project has or its pages show."""

from __future__ import annotations

import ast
import subprocess
import sys
import textwrap
from typing import TYPE_CHECKING, Final

import pytest
from pages import PAGES, ROOT, environment, fences
from patience import HANG

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

PLUGIN: Final = ROOT / "notify_typed" / "pytest_plugin" / "__init__.py"
# What goes wrong, as a conftest and as the body of each test.
BREAKS: Final = {
    # The test itself, or what it asks for after the fixture.
    "run": ("", "raise RuntimeError('broken on purpose')"),
    "another set-up": (
        """
        @pytest.fixture
        def zz_broken():
            raise RuntimeError("broken on purpose")
        """,
        "",
    ),
    # Every n-th call that fixtures make of the sandbox and of the receiver.
    **{
        f"call {number}": (
            f"""
            from notify_typed.sandbox import Sandbox
            from notify_typed.testing import CallbackReceiver

            made = 0

            def breaking(call):
                def instead(*args, **kwargs):
                    global made
                    made += 1
                    if made % {number} == 0:
                        raise RuntimeError("broken on purpose")
                    return call(*args, **kwargs)
                return instead

            for kind in (Sandbox, CallbackReceiver):
                for name in ("start", "reset", "set_callback", "stop", "close", "__init__"):
                    if hasattr(kind, name):
                        setattr(kind, name, breaking(getattr(kind, name)))
            """,
            "",
        )
        for number in (1, 2)
    },
    "tear-down": (
        """
        @pytest.fixture(autouse=True)
        def broken_at_its_end():
            yield
            raise RuntimeError("broken on purpose")
        """,
        "",
    ),
}


def fixtures(code: str) -> list[str]:
    """The names of the fixtures that a module defines."""
    return [
        node.name
        for node in ast.parse(code).body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and any("pytest.fixture" in ast.unparse(each) for each in node.decorator_list)
    ]


def shown() -> dict[str, str]:
    """The modules of the pages that define fixtures, by a name of their own."""
    blocks = [fence for page in PAGES for fence in fences(page) if fence.language == "python"]
    return {f"shown_{n}": each.code for n, each in enumerate(blocks) if fixtures(each.code)}


@pytest.mark.parametrize("break_", BREAKS)
def test_a_run_ends_in_time_with_an_error(tmp_path: Path, break_: str) -> None:
    conftest, body = BREAKS[break_]
    names = fixtures(PLUGIN.read_text(encoding="utf-8"))
    for module, code in shown().items():
        (tmp_path / f"{module}.py").write_text(code, encoding="utf-8")
        names += fixtures(code)
    assert "notify_callbacks" in names
    assert len(names) > len(fixtures(PLUGIN.read_text(encoding="utf-8")))
    imports = "".join(f"from {module} import *\n" for module in shown())
    (tmp_path / "conftest.py").write_text(
        f"import pytest\n{imports}{textwrap.dedent(conftest)}", encoding="utf-8"
    )
    broken = ", zz_broken" if "zz_broken" in conftest else ""
    tests = [f"def test_{name}({name}{broken}):\n    {body or 'pass'}\n" for name in names]
    (tmp_path / "test_it.py").write_text("\n".join(tests), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_it.py"],
        cwd=tmp_path,
        env=environment(ROOT),
        capture_output=True,
        text=True,
        check=False,
        timeout=HANG,  # a hang raises TimeoutExpired
    )
    assert done.returncode == 1, done.stdout + done.stderr
    assert "broken on purpose" in done.stdout
