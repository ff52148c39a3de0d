"""The pages of the reference that list names by kind have each name once."""

from __future__ import annotations

import importlib
import pkgutil
import re
from typing import Final

import pytest
from pages import ROOT

from notify_typed.admin import _groups

PYTHON: Final = ROOT / "docs" / "reference" / "python"


@pytest.mark.parametrize(
    ("folder", "package"),
    [("models", "notify_typed.models"), ("admin-models", "notify_typed.admin.models")],
)
def test_each_model_is_on_one_page(folder: str, package: str) -> None:
    listed = [
        name
        for page in (PYTHON / folder).glob("*.md")
        for names in re.findall(r"members: \[(.*)\]", page.read_text(encoding="utf-8"))
        for name in names.split(", ")
    ]
    assert sorted(listed) == sorted(importlib.import_module(package).__all__)


def test_each_group_of_admin_methods_is_on_one_page() -> None:
    listed = [
        name
        for page in (PYTHON / "admin").glob("*.md")
        for name in re.findall(r"admin\._groups\.(\w+)", page.read_text(encoding="utf-8"))
    ]
    groups = {each.name for each in pkgutil.iter_modules(_groups.__path__)} - {"group"}
    assert sorted(listed) == sorted(groups)
