"""Both descriptions are valid OpenAPI 3.1, and the v2 API's has the shape that its tools want."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from cases import for_each
from openapi_spec_validator import OpenAPIV31SpecValidator
from patience import HANG

from contract.description import ADMIN, V2, Description, Operation, walk

ROOT: Final = Path(__file__).parents[2]
REDOCLY: Final = ROOT / "node_modules" / ".bin" / "redocly"
SCHEMAS: Final[dict[str, Any]] = V2.document["components"]["schemas"]
NAMES: Final = {
    "notifications": {
        "send_sms",
        "send_email",
        "send_letter",
        "get_notification",
        "get_letter_pdf",
        "list_notifications",
    },
    "received_texts": {"list_received_texts"},
    "templates": {"list_templates", "get_template", "get_template_version", "preview_template"},
}


@for_each("description", [pytest.param(V2, id="v2"), pytest.param(ADMIN, id="admin")])
def test_openapi_spec_validator_finds_nothing(description: Description) -> None:
    problems = OpenAPIV31SpecValidator(dict(description.document)).iter_errors()
    assert [problem.message for problem in problems] == []


@for_each("name", ["notify@v2", "notify@admin"])
def test_redocly_lint_finds_nothing(name: str) -> None:
    assert REDOCLY.exists(), "redocly is missing: run `make setup`"
    # Node.js is installed beside Python; a lint is to ask nobody on the network.
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}",
        "REDOCLY_TELEMETRY": "off",
        "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true",
    }
    run = subprocess.run(  # noqa: S603 - our own tool, our own file
        [REDOCLY, "lint", name, "--format=json"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=HANG,
    )
    report = json.loads(run.stdout)
    assert report["problems"] == [], run.stdout
    assert report["totals"] == {"errors": 0, "warnings": 0, "ignored": 0}
    assert run.returncode == 0


def test_no_lint_problem_is_ignored() -> None:
    assert not (ROOT / ".redocly.lint-ignore.yaml").exists()
    config = yaml.safe_load((ROOT / "redocly.yaml").read_text("utf-8"))
    assert False not in config["rules"].values()  # YAML has `off` for it
    for name, api in config["apis"].items():
        off = {rule for rule, level in api.get("rules", {}).items() if level is False}
        # Paths of the admin API differ where ids are UUIDs, which the linter cannot see.
        assert off == ({"no-ambiguous-paths"} if name == "notify@admin" else set())


def test_the_eleven_operations_have_their_names() -> None:
    found: dict[str, set[str]] = {}
    for operation in V2.operations:
        (tag,) = operation.data["tags"]
        found.setdefault(tag, set()).add(operation.operation_id)
    assert found == NAMES


@for_each("operation", V2.operations, ids=str)
def test_every_operation_says_itself_how_to_sign(operation: Operation) -> None:
    assert operation.data["security"] == [{"serviceToken": []}]


@for_each("name", sorted(V2.document["webhooks"]))
def test_callbacks_carry_their_own_kind_of_token(name: str) -> None:
    assert V2.document["webhooks"][name]["post"]["security"] == [{"callbackToken": []}]


@for_each("operation", V2.operations, ids=str)
def test_every_operation_describes_every_way_to_fail(operation: Operation) -> None:
    statuses = set(operation.data["responses"])
    assert {"400", "401", "403", "500", "504"} <= statuses
    assert ("429" in statuses) == operation.operation_id.startswith("send_")
    sender_ids = {"send_sms", "send_email"}  # an odd spelling of the sender's id is not found
    assert ("404" in statuses) == ("{" in operation.path or operation.operation_id in sender_ids)


@for_each("operation", V2.operations, ids=str)
def test_every_answer_has_a_trace_id(operation: Operation) -> None:
    for status, node in operation.data["responses"].items():
        response, _ = V2.resolve(node, f"{operation.pointer}/responses/{status}")
        assert "X-B3-TraceId" in response["headers"]


def is_for_requests(name: str) -> bool:
    return name.endswith("Request") or name in {
        "FileUpload",
        "Personalisation",
        "EmailPersonalisation",
        "PersonalisationObject",
        "PersonalisationValue",
    }


@for_each("name", sorted(SCHEMAS))
def test_only_requests_are_closed_to_unknown_fields(name: str) -> None:
    schema = SCHEMAS[name]
    closed = schema.get("additionalProperties") is False
    open_requests = {"TemplatePreviewRequest"}  # the server ignores unknown keys there
    if is_for_requests(name) and "properties" in schema and name not in open_requests:
        assert closed
    else:
        assert not closed


@for_each(
    "name", sorted(n for n in SCHEMAS if not is_for_requests(n) and "properties" in SCHEMAS[n])
)
def test_answers_always_have_all_their_fields(name: str) -> None:
    schema = SCHEMAS[name]
    sometimes = set(schema["properties"]) - set(schema["required"])
    assert sometimes == {"Notification": {"estimated_delivery"}, "PageLinks": {"next"}}.get(
        name, set()
    )


@for_each("name", sorted(SCHEMAS))
def test_schemas_keep_to_what_the_code_generator_reads_well(name: str) -> None:
    schema = SCHEMAS[name]
    assert "title" not in schema, "a title renames the generated class"
    assert schema["description"]
    for pointer, node in walk(schema):
        if not isinstance(node, dict):
            continue
        assert "oneOf" not in node, f"{pointer}: use anyOf, the more specific first"
        assert "nullable" not in node, f"{pointer}: that is OpenAPI 3.0"
        if "enum" in node:
            assert node["type"] == "string", f"{pointer}: a nullable enum is anyOf a $ref and null"
        assert "default" not in node, f"{pointer}: generated clients would always send it"
        assert "d" not in node.get("properties", {}), "a local of the generated code"


@for_each("name", sorted(n for n in SCHEMAS if "properties" in SCHEMAS[n]))
def test_every_field_is_explained(name: str) -> None:
    for field, schema in SCHEMAS[name]["properties"].items():
        target, _ = V2.resolve(schema, "")
        assert schema.get("description") or target.get("description"), field


PATTERNS: Final = {n["pattern"] for _, n in walk(SCHEMAS) if isinstance(n, dict) and "pattern" in n}


@for_each("pattern", sorted(PATTERNS))
def test_patterns_mean_the_same_in_other_languages(pattern: str) -> None:
    """Patterns are ECMA-262: without Python's own groups, anchors and flags."""
    re.compile(pattern)
    assert not re.search(r"\(\?P|\(\?[aiLmsux]|\\[AZzd]", pattern)
