"""What a reader sends with the reference page's own examples, a new sandbox takes."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from local_http import local_client
from openapi_spec_validator import validate

from notify_typed import ApiKey, NotifyAuth
from notify_typed.sandbox import Sandbox

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "reference" / "http-api.md").read_text(encoding="utf-8")
[KEY] = re.findall(r'name="key"[^>]* value="([^"]+)"', PAGE)
[PROBE] = re.findall(r'data-probe="([^"]+)"', PAGE)


@pytest.fixture(scope="module")
def document(site: Path) -> dict[str, Any]:
    text = (site / "assets" / "specs" / "openapi.json").read_text(encoding="utf-8")
    parsed: dict[str, Any] = json.loads(text)
    return parsed


@pytest.mark.parametrize("name", ["openapi", "admin", "control-api"])
def test_the_descriptions_stay_valid_and_name_this_machine_alone(site: Path, name: str) -> None:
    shown = json.loads((site / "assets" / "specs" / f"{name}.json").read_text(encoding="utf-8"))
    validate(shown)
    assert [server["url"] for server in shown["servers"]] == ["http://127.0.0.1:8000"]


def test_every_example_of_a_request_is_taken(document: dict[str, Any]) -> None:
    tried = 0
    with (
        Sandbox() as sandbox,
        local_client(sandbox.base_url, auth=NotifyAuth(ApiKey.parse(KEY))) as http,
    ):
        assert http.get(PROBE).status_code == 200
        for path, item in document["paths"].items():
            for method, operation in item.items():
                examples: dict[str, Any] = (
                    operation.get("requestBody", {})
                    .get("content", {})
                    .get("application/json", {})
                    .get("examples", {})
                )
                parameters = document["components"]["parameters"]
                filled = path.format(
                    template_id=parameters["TemplateId"]["example"],
                    notification_id="",
                    version="",
                )
                for example in examples.values():
                    answer = http.request(method, filled, json=example["value"])
                    assert answer.is_success, answer.text
                    tried += 1
    assert tried == 5


def test_optional_parameters_are_not_filled_in_beforehand(document: dict[str, Any]) -> None:
    for item in document["paths"].values():
        for operation in item.values():
            for parameter in operation["parameters"]:
                if parameter.get("in") == "query":
                    assert not {"example", "examples"} & parameter.keys()
