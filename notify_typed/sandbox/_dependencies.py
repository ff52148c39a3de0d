"""Sees that the libraries of the sandbox's extra are there, before anything needs them."""

from __future__ import annotations

import sys
from importlib.util import find_spec

from notify_typed._install import install_line

LIBRARIES = (
    "PIL",
    "click",
    "cryptography",
    "jinja2",
    "jsonschema",
    "phonenumbers",
    "pypdfium2",
    "reportlab",
    "segno",
    "sqlalchemy",
    "starlette",
    "uvicorn",
    "yaml",
)


def missing_library() -> str | None:
    """Return the first library that is not installed, if one is not."""
    return next((name for name in LIBRARIES if not _is_there(name)), None)


def _is_there(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ImportError:
        return False


_MISSING = missing_library()
if _MISSING is not None:
    advice = f"The sandbox needs more libraries: {install_line('sandbox')}"
    # As Python writes it while it looks for the module of `python -m`: nobody could catch an
    # exception there, and a traceback would help nobody.
    if sys.argv[:1] == ["-m"]:
        sys.exit(advice)
    raise ModuleNotFoundError(advice, name=_MISSING)
