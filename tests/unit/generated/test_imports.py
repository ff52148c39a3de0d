"""Importing one thing does not import everything."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

import notify_typed_v2.models
from notify_typed_v2 import models

OPERATIONS = (
    "from notify_typed_v2.api.notifications import send_sms, list_notifications, get_letter_pdf\n"
    "from notify_typed_v2.api.templates import get_template, preview_template\n"
    "from notify_typed_v2.api.received_texts import list_received_texts\n"
    "import notify_typed_runtime.errors"
)


def loaded_by(code: str) -> set[str]:
    """Run code in a fresh interpreter and name the modules that it loaded."""
    report = "\nimport json, sys; print(json.dumps(sorted(sys.modules)))"
    outcome = subprocess.run(  # noqa: S603 - the code is our own
        [sys.executable, "-c", code + report], capture_output=True, text=True, check=True
    )
    return set(json.loads(outcome.stdout))


def test_operations_load_neither_models_nor_the_http_library() -> None:
    loaded = loaded_by(OPERATIONS)
    assert not loaded & {"httpx", "attrs", "attr"}
    assert not {name for name in loaded if name.startswith("notify_typed_v2.models.")}


def test_a_model_loads_its_tag_and_what_is_shared_and_no_more() -> None:
    loaded = loaded_by("from notify_typed_v2.models import NotificationPage")
    names = {
        name.rpartition(".")[2] for name in loaded if name.startswith("notify_typed_v2.models.")
    }
    assert names == {"enums", "notifications", "shared"}
    assert "httpx" not in loaded


def test_models_are_listed_before_they_are_loaded() -> None:
    code = "import notify_typed_v2.models as m; assert 'Notification' in dir(m), dir(m)"
    listed = loaded_by(code)
    assert "notify_typed_v2.models.notifications" not in listed


def test_every_model_can_be_had_under_its_name() -> None:
    for name in models.__all__:
        assert getattr(models, name).__name__ == name
        assert getattr(models, name) is getattr(notify_typed_v2.models, name)


def test_a_name_that_is_no_model_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="Pigeon"):
        _ = getattr(models, "Pigeon")  # noqa: B009 - a type checker refuses models.Pigeon
