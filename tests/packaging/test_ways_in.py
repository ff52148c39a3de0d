"""Other ways in than pip: one file, and an image of the sandbox."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
import pytest
from cases import for_each
from patience import HANG, watched

from notify_typed import __version__
from notify_typed._cli.commands import notify_typed as command
from notify_typed.sandbox import Sandbox

if TYPE_CHECKING:
    from collections.abc import Sequence

pytestmark = pytest.mark.slow

ROOT: Final = Path(__file__).parents[2]
CONTAINERFILE: Final = ROOT / "Containerfile"


# One file


@pytest.fixture(scope="module")
def archive(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("zipapp") / "notify-typed.pyz"
    done = subprocess.run(  # noqa: S603 - our own script
        [
            *(sys.executable, str(ROOT / "scripts" / "one_file.py"), "--offline"),
            *("--source", str(wheel), "--output", str(made)),
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=HANG,
    )
    if "offline" in done.stderr or "cache" in done.stderr:
        pytest.skip("what it needs is not in uv's cache")
    assert done.returncode == 0, done.stderr
    return made


def alone(archive: Path, home: Path, *words: str) -> list[str]:
    """Give the command for a Python that has nothing installed."""
    python = getattr(sys, "_base_executable", sys.executable)
    assert home.is_dir()
    return [python, "-S", "-s", str(archive), *words]


def variables(home: Path) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "HOME": str(home), "NO_PROXY": "*"}


def run(words: Sequence[str], home: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own file
        words, env=variables(home), capture_output=True, text=True, check=False, timeout=HANG
    )


def test_one_file_is_the_command_and_the_sandbox(archive: Path, tmp_path: Path) -> None:
    done = run(alone(archive, tmp_path, "--version"), tmp_path)
    assert (done.stdout, done.stderr) == (f"notify-typed {__version__}\n", "")
    [unpacked] = (tmp_path / ".cache" / "notify-typed").iterdir()
    with watched(
        subprocess.Popen(  # noqa: S603 - our own file
            alone(archive, tmp_path, "sandbox", "--port=0"),
            env=variables(tmp_path),
            stdout=subprocess.PIPE,
            text=True,
        )
    ) as running:
        watch = threading.Timer(HANG, running.kill)
        watch.start()
        assert running.stdout is not None
        exports = [line for line in (running.stdout.readline() for _ in range(3)) if "=" in line]
        settings = dict(re.findall(r"export (\w+)='([^']*)'", "".join(exports)))
        listed = subprocess.run(  # noqa: S603 - our own file
            alone(archive, tmp_path, "template", "list", "--json"),
            env={**variables(tmp_path), **settings},
            capture_output=True,
            text=True,
            check=False,
            timeout=HANG,
        )
        running.terminate()
        watch.cancel()
    assert len([*map(json.loads, listed.stdout.splitlines())]) == 4, listed.stderr
    assert [*(tmp_path / ".cache" / "notify-typed").iterdir()] == [unpacked]


@for_each(
    ("name", "other", "said"),
    [
        ("WANTED", (3, 1), "is for Python 3.1, and this is"),
        ("SYSTEM", ("plan9", "vax"), "has compiled parts for plan9 on vax, and this is"),
    ],
)
def test_where_it_cannot_run_it_says_what_it_needs(
    archive: Path, tmp_path: Path, name: str, other: object, said: str
) -> None:
    content = tmp_path / name
    shutil.unpack_archive(archive, content, "zip")
    main = content / "__main__.py"
    whole = main.read_text(encoding="utf-8")
    changed, times = re.subn(rf"^{name} = .*$", f"{name} = {other}", whole, flags=re.MULTILINE)
    assert times == 1
    main.write_text(changed, encoding="utf-8")
    done = run([sys.executable, str(main)], tmp_path)
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr


# The image


def instructions() -> list[tuple[str, str]]:
    text = CONTAINERFILE.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [(line.partition(" ")[0], line.partition(" ")[2]) for line in lines]


def words_of(name: str) -> list[str]:
    [text] = [rest for found, rest in instructions() if found == name]
    found: list[str] = json.loads(text[text.index("[") :])
    return found


def test_the_image_is_made_of_known_instructions_and_does_not_run_as_root() -> None:
    names = [name for name, _ in instructions()]
    known = {"FROM", "WORKDIR", "COPY", "RUN", "USER", "EXPOSE", "HEALTHCHECK", "ENTRYPOINT"}
    assert {*names} <= known
    assert names[0] == "FROM"
    assert names.index("USER") < names.index("ENTRYPOINT")
    assert dict(instructions())["USER"] not in {"root", "0"}
    for name, rest in instructions():
        if name == "RUN":
            done = subprocess.run(  # noqa: S603 - only parsed
                ["/bin/sh", "-nc", rest], capture_output=True, text=True, check=False
            )
            assert done.returncode == 0, done.stderr


def test_the_image_starts_a_sandbox_that_there_is() -> None:
    program, name, *options = words_of("ENTRYPOINT")
    assert program == "notify-typed"
    found = command.get_command(click.Context(command), name)
    assert found is not None
    assert found.make_context(name, options).params["host"] == "0.0.0.0"  # noqa: S104 - the image's
    assert ("EXPOSE", "8000") in instructions()


def test_the_image_tells_whether_it_is_well() -> None:
    program, *options = words_of("HEALTHCHECK")
    assert program == "python"
    with Sandbox() as sandbox:
        address = sandbox.base_url
        well = [each.replace("http://127.0.0.1:8000", address) for each in options]
        assert subprocess.run([sys.executable, *well], check=False).returncode == 0  # noqa: S603
    ill = subprocess.run([sys.executable, *well], capture_output=True, check=False)  # noqa: S603
    assert ill.returncode != 0
