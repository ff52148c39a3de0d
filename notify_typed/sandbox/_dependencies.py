"""Sees that the libraries of the sandbox's extra are there, before anything needs them."""

from __future__ import annotations

import sys

from notify_typed._install import install_line, missing_library

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

_MISSING = missing_library(LIBRARIES)
if _MISSING is not None:
    advice = f"The sandbox needs more libraries: {install_line('sandbox')}"
    # As Python writes it while it looks for the module of `python -m`: nobody could catch an
    # exception there, and a traceback would help nobody.
    if sys.argv[:1] == ["-m"]:
        sys.exit(advice)
    raise ModuleNotFoundError(advice, name=_MISSING)
