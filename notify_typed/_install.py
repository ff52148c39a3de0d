"""Says how to install an extra: from where this installation came, never by a name alone.

A name that is not ours on a package index could be anybody's.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["install_line", "missing_library"]

_NAME = "notify-typed"


def install_line(extra: str) -> str:
    """Give the command that installs an extra, for a person to copy.

    Args:
        extra: The extra, or several with commas between.

    Returns:
        A command for pip: from the clone, archive or repository that this was installed from, or
        from the index that it came from.
    """
    # What it takes is slow to import, and hardly anybody asks.
    from importlib.metadata import PackageNotFoundError  # noqa: PLC0415 - see above
    from urllib.parse import unquote, urlsplit  # noqa: PLC0415 - see above

    try:
        origin = _origin()
    except PackageNotFoundError:  # run from its folder
        return f"pip install '.[{extra}]'"
    url = str(origin.get("url") or "")
    if not url:
        return f"pip install '{_NAME}[{extra}]'"
    if origin.get("dir_info", {}).get("editable"):
        return f"pip install -e '{unquote(urlsplit(url).path)}[{extra}]'"
    vcs: dict[str, Any] = origin.get("vcs_info") or {}
    if vcs:
        url = f"{vcs['vcs']}+{url}@{vcs['commit_id']}"
    return f"pip install '{_NAME}[{extra}] @ {url}'"


def missing_library(libraries: Iterable[str]) -> str | None:
    """Find out which library of an extra is not installed.

    Args:
        libraries: The names that they are imported by.

    Returns:
        The first that is not there, or nothing.
    """
    return next((name for name in libraries if not _is_there(name)), None)


def _is_there(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except (ImportError, ValueError):  # it is hidden
        return False


def _origin() -> dict[str, Any]:
    """Read what the installer wrote down (PEP 610); nothing for a package from an index."""
    import json  # noqa: PLC0415 - see above
    from importlib.metadata import distribution  # noqa: PLC0415 - see above

    text = distribution(_NAME).read_text("direct_url.json")
    found: dict[str, Any] = json.loads(text) if text else {}
    return found
