"""What tells people to install an extra names where this installation came from."""

from __future__ import annotations

import json
import sys
from importlib import import_module, metadata
from typing import TYPE_CHECKING

import pytest
from cases import for_each

from notify_typed._install import install_line
from notify_typed.bulk._dependencies import LIBRARIES as OF_BULK
from notify_typed.sandbox._dependencies import LIBRARIES as OF_THE_SANDBOX

if TYPE_CHECKING:
    from email.message import Message

COMMIT = "0123456789abcdef0123456789abcdef01234567"


class Installed(metadata.Distribution):
    """An installation with one file beside its metadata, or none."""

    def __init__(self, direct_url: str | None) -> None:
        self._direct_url = direct_url

    def read_text(self, filename: str) -> str | None:
        assert filename == "direct_url.json"
        return self._direct_url

    def locate_file(self, path: object) -> None:  # type: ignore[override]
        raise NotImplementedError


def said(direct_url: object) -> str:
    """The line for an installation that came from somewhere."""
    text = None if direct_url is None else json.dumps(direct_url)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(metadata, "distribution", lambda _name: Installed(text))
        return install_line("sandbox,cli")


@for_each(
    ("origin", "line"),
    [
        # From an index: the name is the one that was installed from there.
        (None, "pip install 'notify-typed[sandbox,cli]'"),
        (
            {"url": "file:///home/a%20b/clone", "dir_info": {"editable": True}},
            "pip install -e '/home/a b/clone[sandbox,cli]'",
        ),
        (
            {"url": "file:///home/ab/clone", "dir_info": {}},
            "pip install 'notify-typed[sandbox,cli] @ file:///home/ab/clone'",
        ),
        (
            {"url": "file:///dist/a.whl", "archive_info": {"hash": "sha256=1"}},
            "pip install 'notify-typed[sandbox,cli] @ file:///dist/a.whl'",
        ),
        (
            {"url": "https://git.example/a.git", "vcs_info": {"vcs": "git", "commit_id": COMMIT}},
            f"pip install 'notify-typed[sandbox,cli] @ git+https://git.example/a.git@{COMMIT}'",
        ),
    ],
)
def test_the_line_installs_from_where_this_came(origin: object, line: str) -> None:
    assert said(origin) == line


def test_without_an_installation_it_is_a_clone(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> Message:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "distribution", absent)
    assert install_line("sandbox") == "pip install '.[sandbox]'"


@for_each(
    ("package", "library"),
    [("sandbox", each) for each in OF_THE_SANDBOX] + [("bulk", each) for each in OF_BULK],
)
def test_a_library_that_is_missing_is_said_with_what_to_do(package: str, library: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, library, None)
        patch.delitem(sys.modules, f"notify_typed.{package}._dependencies")
        with pytest.raises(ModuleNotFoundError) as raised:
            import_module(f"notify_typed.{package}._dependencies")
    assert str(raised.value).endswith(f" needs more libraries: {install_line(package)}")
    assert raised.value.name == library
