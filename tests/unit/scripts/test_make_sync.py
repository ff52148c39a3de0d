"""The script that makes the sync code from the async, token by token."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]
SCRIPTS = ROOT / "scripts"
sys.path.append(str(SCRIPTS))  # where Python looks first when it runs a script
SCRIPT: dict[str, Any] = runpy.run_path(str(SCRIPTS / "make_sync.py"), run_name="make_sync")


def without_waiting(source: str) -> str:
    made: str = SCRIPT["without_waiting"](source, SCRIPT["NAMES"])
    return made


@pytest.mark.parametrize(
    ("source", "made"),
    [
        ("async def f():\n    return await g()\n", "def f():\n    return g()\n"),
        ("async with AsyncClient() as client:\n    pass\n", "with Client() as client:\n    pass\n"),
        ("f: Callable[[int], Awaitable[list[T]]]\n", "f: Callable[[int], list[T]]\n"),
        ("from x import Awaitable, Callable\n", "from x import Awaitable, Callable\n"),
        ("name = (await client.read(one)).name\n", "name = client.read(one).name\n"),
        ("pair = (await one(), await two())\n", "pair = (one(), two())\n"),
        ("call(await one())\n", "call(one())\n"),
        ("await client.aclose()\n", "client.close()\n"),
        ('"""In `async with AsyncA()`, async."""\n', '"""In `with A()`, async."""\n'),
        ("x = [await a(), await b()]  # as await c() does\n", "x = [a(), b()]  # as c() does\n"),
        ("Asynchronous = Asyncly = 1\n", "Asynchronous = Asyncly = 1\n"),
    ],
)
def test_only_the_words_of_waiting_go(source: str, made: str) -> None:
    assert without_waiting(source) == made


def test_what_is_made_twice_is_the_same() -> None:
    text = (ROOT / "notify_typed" / "_v2" / "async_client.py").read_text("utf-8")
    once = without_waiting(text)
    assert without_waiting(once) == once
    assert "await" not in once
