"""Sees that the libraries of the extra for bulk are there, before anything needs them."""

from __future__ import annotations

from notify_typed._install import install_line, missing_library

LIBRARIES = ("filelock", "phonenumbers", "python_calamine", "sqlalchemy", "xlsxwriter")

_MISSING = missing_library(LIBRARIES)
if _MISSING is not None:
    raise ModuleNotFoundError(f"Bulk needs more libraries: {install_line('bulk')}", name=_MISSING)
