"""Comments and docstrings cite parts of the description and sections of the site that exist."""

from __future__ import annotations

import re

import yaml
from pages import ROOT

PAGE = re.compile(r"(docs/[\w/-]+\.md)#([\w-]+)")
FIELD = re.compile(r"`(\w+)\.(\w+)` in\s+spec/openapi\.yaml")
PARAMETER = re.compile(r"`(\w+)` of `(\w+)` in\s+spec/openapi\.yaml")


def test_what_the_code_cites_is_there() -> None:
    description = yaml.safe_load((ROOT / "spec" / "openapi.yaml").read_text("utf-8"))
    schemas = description["components"]["schemas"]
    operations = {
        operation["operationId"]: {p.get("name") for p in operation.get("parameters", ())}
        for path in description["paths"].values()
        for operation in path.values()
        if "operationId" in operation
    }
    cited, missing = 0, list[str]()
    for folder in ("notify_typed", "tests"):
        for file in sorted((ROOT / folder).rglob("*.py")):
            text = file.read_text("utf-8")
            for page, anchor in PAGE.findall(text):
                cited += 1
                if anchor not in anchors(page):
                    missing.append(f"{file.name}: {page}#{anchor}")
            for schema, field in FIELD.findall(text):
                cited += 1
                if field not in schemas.get(schema, {}).get("properties", {}):
                    missing.append(f"{file.name}: {schema}.{field}")
            for name, operation in PARAMETER.findall(text):
                cited += 1
                if name not in operations.get(operation, ()):
                    missing.append(f"{file.name}: {operation}: {name}")
    assert missing == []
    assert cited


def anchors(page: str) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", (ROOT / page).read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w-]+", "-", heading.lower()).strip("-") for heading in headings}
