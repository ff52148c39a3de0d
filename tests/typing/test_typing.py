"""The package is what type checkers take it for: right calls pass, wrong calls are refused."""

from __future__ import annotations

import ast
import inspect
import json
import os
import re
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from made_once import made_once

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE: Final = Path(__file__).parent
ROOT: Final = HERE.parents[1]
WRONG: Final = ("wrong_calls.py", "wrong_calls_beside_the_clients.py", "admin_wrong_calls.py")
RIGHT: Final = tuple(
    sorted(
        path.name
        for path in HERE.glob("*.py")
        if path.name not in WRONG and not path.name.startswith("test_")
    )
)
MODULES: Final = {
    "notify_typed": ("values_and_errors.py", "sync_client.py", "async_client.py"),
    "notify_typed.webhooks": ("webhook_receivers.py",),
    "notify_typed.compat": ("official_interface.py",),
    "notify_typed.testing": ("fake_notify.py",),
    "notify_typed.sandbox": ("sandbox_in_tests.py",),
    "notify_typed.sandbox.faults": ("sandbox_in_tests.py",),
}

Found = dict[str, dict[int, str]]
"""For each file the lines that a checker complained of, with what it said."""


def mypy() -> Found:
    result = _run(sys.executable, "-m", "mypy", "--output", "json", *_files())
    found: Found = {}
    for line in result.stdout.splitlines():
        report = json.loads(line)
        if report["severity"] == "error":
            found.setdefault(Path(report["file"]).name, {})[report["line"]] = report["message"]
    assert result.returncode == 1, result.stderr + result.stdout
    return found


def pyright() -> Found:
    command = shutil.which("pyright", path=f"{ROOT / 'node_modules' / '.bin'}")
    if command is None:
        pytest.fail("pyright is not in node_modules/.bin; `make setup` puts it there")
    result = _run(command, "--outputjson", "--project", str(HERE / "pyrightconfig.json"))
    assert result.stdout.startswith("{"), result.stderr + result.stdout
    report = json.loads(result.stdout)
    assert report["summary"]["filesAnalyzed"] == len(_files())
    found: Found = {}
    for each in report["generalDiagnostics"]:
        line = each["range"]["start"]["line"] + 1
        found.setdefault(Path(each["file"]).name, {})[line] = each["message"]
    return found


def pyrefly() -> Found:
    folders = [f"--search-path={ROOT / each}" for each in (".", "generated")]
    interpreter = f"--python-interpreter-path={sys.executable}"
    config = f"--config={HERE / 'pyrefly.toml'}"
    result = _run(
        "pyrefly", "check", config, interpreter, *folders, "--output-format=json", *_files()
    )
    assert result.stdout.startswith("{"), result.stderr + result.stdout
    found: Found = {}
    for each in json.loads(result.stdout)["errors"]:
        found.setdefault(Path(each["path"]).name, {})[each["line"]] = each["description"]
    return found


def _files() -> list[str]:
    return [str(HERE / name) for name in (*RIGHT, *WRONG)]


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    # The checkers are looked for, and pyright looks for node, beside this interpreter.
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    return subprocess.run(  # noqa: S603 - our own tools
        command,
        cwd=ROOT,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


CHECKERS = {"mypy": mypy, "pyright": pyright, "pyrefly": pyrefly}


@pytest.fixture
def found(checker: str, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Found:
    """What a checker complained of, which is asked once for all workers of a run."""

    def ask(target: Path) -> None:
        target.mkdir(exist_ok=True)
        # JSON's keys are texts.
        lines = {name: [*of_file.items()] for name, of_file in CHECKERS[checker]().items()}
        (target / "found.json").write_text(json.dumps(lines), "utf-8")

    folder = made_once(tmp_path_factory, worker_id, f"found-by-{checker}", ask)
    lines = json.loads((folder / "found.json").read_text("utf-8"))
    return {name: dict(of_file) for name, of_file in lines.items()}


@pytest.mark.parametrize("checker", CHECKERS)
@pytest.mark.parametrize("name", RIGHT)
def test_right_calls_pass(found: Found, name: str) -> None:
    assert found.get(name, {}) == {}


@pytest.mark.parametrize("checker", CHECKERS)
@pytest.mark.parametrize("name", WRONG)
def test_every_wrong_call_is_refused_and_nothing_else(found: Found, name: str) -> None:
    lines = (HERE / name).read_text("utf-8").splitlines()
    marked = {n for n, line in enumerate(lines, 1) if line.endswith("# error")}
    refused = found[name]
    assert len(marked) > 60
    assert {lines[n - 1].strip() for n in marked - set(refused)} == set(), "were let through"
    assert {n: refused[n] for n in set(refused) - marked} == {}, "were refused"


# Nothing public is left out


@pytest.mark.parametrize("name", ["sync_client.py", "async_client.py"])
def test_every_method_of_a_client_is_called(name: str) -> None:
    import notify_typed  # noqa: PLC0415 - the rest needs no import of it

    is_async = name == "async_client.py"
    client = notify_typed.AsyncNotifyClient if is_async else notify_typed.NotifyClient
    text = (HERE / name).read_text("utf-8")
    missing = {each for each in members(client) if not re.search(rf"client\.{each}\b", text)}
    assert missing == set()


@pytest.mark.parametrize("module", MODULES)
def test_every_public_name_and_every_member_of_it_is_used(module: str) -> None:
    public = import_module(module)
    text = "".join((HERE / name).read_text("utf-8") for name in MODULES[module])
    used = re.sub(r"^(from .*?import )(\(.*?\)|.*?)$", "", text, flags=re.MULTILINE | re.DOTALL)
    names = public.__all__
    assert [name for name in names if not re.search(rf"\b{name}\b", used)] == []
    missing = {
        f"{name}.{member}"
        for name in names
        for member in members(getattr(public, name))
        if not re.search(rf"\.{member}\b|\b{member}=", used)
    }
    assert missing == set()


def members(value: object) -> Iterator[str]:
    """The public members of a class of this package, or none."""
    if not inspect.isclass(value) or not value.__module__.startswith("notify_typed."):
        return
    for each in value.__mro__:
        if each.__module__.startswith("notify_typed."):
            names = {*vars(each), *inspect.get_annotations(each)}
            yield from (n for n in names if not n.startswith("_"))


def test_the_fixtures_are_annotated_with_what_they_give() -> None:
    plugin = ROOT / "notify_typed" / "pytest_plugin" / "__init__.py"
    given = {
        function.name: re.sub(r"^Iterator\[(.*)\]$", r"\1", ast.unparse(function.returns))
        for function in functions(plugin)
        if function.returns and any("pytest.fixture" in d for d in decorators(function))
    }
    (taken,) = (each for each in functions(HERE / "sandbox_in_tests.py") if each.name == "fixtures")
    expected = {each.arg: ast.unparse(each.annotation or each) for each in taken.args.args}
    assert given == expected
    assert len(given) >= 5


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def decorators(function: ast.FunctionDef | ast.AsyncFunctionDef) -> list[str]:
    return [ast.unparse(each) for each in function.decorator_list]
