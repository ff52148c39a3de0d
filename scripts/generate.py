"""Generate from the API descriptions in `spec/`: typed code, and schemas for the sandbox.

    python scripts/generate.py                   write what is new, delete what is stale
    python scripts/generate.py --check           write nothing, show a diff, fail if there is one
    python scripts/generate.py --only PACKAGE    see to one package, with or without --check

The outcome depends on the description, on `spec/generator/` and on the two tools pinned in
`pyproject.toml` alone, so equal input gives equal bytes.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from difflib import unified_diff
from functools import partial, reduce
from operator import getitem
from pathlib import Path
from typing import Any

import yaml

from notify_typed.sandbox._description.spec import Description

ROOT = Path(__file__).resolve().parent.parent
GENERATOR = ROOT / "spec" / "generator"
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the first is ten times as fast
PACKAGES = {
    "notify_typed_v2": ROOT / "spec" / "openapi.yaml",
    "notify_typed_admin": ROOT / "spec" / "admin.yaml",
}

SCHEMAS = ROOT / "notify_typed" / "sandbox" / "_made"
LISTS = ("/v2/notifications", "/v2/received-text-messages", "/v2/templates")
BODIES = (
    "SmsRequest",
    "EmailRequest",
    "LetterRequest",
    "PrecompiledLetterRequest",
    "TemplatePreviewRequest",
)


def main() -> int:
    """Generate every package, or compare every package, and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="change nothing, fail on a difference")
    parser.add_argument("--only", choices=PACKAGES, help="see to this package alone")
    arguments = parser.parse_args()
    stale = False
    made = {
        ROOT / "generated" / package: partial(generate, package, description)
        for package, description in PACKAGES.items()
    }
    for target, make in {**made, SCHEMAS: request_schemas}.items():
        if arguments.only not in {None, target.name}:
            continue
        fresh = make()
        committed = read(target)
        if arguments.check:
            difference = "".join(compare(target.name, committed, fresh))
            sys.stdout.write(difference)
            stale = stale or bool(difference)
        else:
            write(target, committed, fresh)
    if stale:
        print("The generated code is not what `make generate` makes now.", file=sys.stderr)
    return int(stale)


def generate(package: str, description: Path) -> dict[str, str]:
    """Run the generator aside and return its files by relative path.

    Raises:
        SystemExit: If the generator fails or warns.
    """
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / package
        document = yaml.load(description.read_text("utf-8"), LOADER)  # noqa: S506 - both are safe
        config = yaml.safe_load((GENERATOR / "config.yaml").read_text("utf-8"))
        config["class_overrides"] = {
            name: {"module_name": module} for name, module in modules(document).items()
        }
        (Path(folder) / "config.json").write_text(json.dumps(config), "utf-8")
        # The generator's hooks call ruff: it must be the one installed beside this interpreter.
        path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
        outcome = subprocess.run(  # noqa: S603 - nothing in the command comes from outside
            [
                *(sys.executable, "-m", "openapi_python_client", "generate"),
                *("--path", str(description)),
                *("--config", str(Path(folder) / "config.json")),
                *("--custom-template-path", str(GENERATOR / "templates")),
                *("--output-path", str(output)),
                *("--meta", "none"),
                "--fail-on-warning",
            ],
            env={**os.environ, "PATH": path},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            check=False,
        )
        if outcome.returncode:
            sys.exit(outcome.stdout)
        return read(output)


def request_schemas() -> dict[str, str]:
    """Extract what the sandbox checks requests by, so that it starts without the description."""
    text = PACKAGES["notify_typed_v2"].read_text("utf-8")
    description = Description(yaml.load(text, LOADER))  # noqa: S506 - likewise
    found = {
        "bodies": {name: bare(description.component(name)) for name in BODIES},
        "queries": {
            path: {
                "type": "object",
                "properties": query_parameters(description, path),
                "additionalProperties": False,
            }
            for path in LISTS
        },
    }
    return {"requests.json": json.dumps(found, indent=2, ensure_ascii=False) + "\n"}


def query_parameters(description: Description, path: str) -> dict[str, Any]:
    """Return the schemas of what the query of a GET can have, by name."""
    operation: Any = description.at(f"#/paths/{path.replace('/', '~1')}/get")
    listed = [each for each in operation["parameters"] if each["in"] == "query"]
    return {each["name"]: bare(each["schema"]) for each in listed}


def bare(schema: dict[str, Any]) -> dict[str, Any]:
    """Take out of a schema what is said to people alone."""
    for_people = ("description", "examples")
    kept = {
        name: value
        for name, value in schema.items()
        if name not in for_people and not name.startswith("x-")
    }
    if "items" in kept:
        kept["items"] = bare(kept["items"])
    if "properties" in kept:
        kept["properties"] = {name: bare(each) for name, each in kept["properties"].items()}
    return kept


def modules(document: dict[str, Any]) -> dict[str, str]:
    """Give each schema its module, so that few models are imported with the one that is asked for.

    It is named for the tag whose operations alone use the schema, or `shared`; what is only sent
    stands apart, in `..._requests`, and so do `enums`.
    """
    schemas = document["components"]["schemas"]
    tags: dict[str, set[str]] = {name: set() for name in schemas}
    received: set[str] = set()
    for kind in ("paths", "webhooks"):
        for item in document.get(kind, {}).values():
            for operation in item.values():
                if "tags" in operation:
                    for name in reached(document, operation):
                        tags[name].add(operation["tags"][0])
                    answers = operation["responses"]
                    received |= reached(document, answers if kind == "paths" else operation)

    def module(name: str) -> str:
        if "enum" in schemas[name]:
            return "enums"
        home = next(iter(tags[name])) if len(tags[name]) == 1 else "shared"
        return f"{home}_requests" if tags[name] and name not in received else home

    return {name: module(name) for name in schemas}


def reached(document: dict[str, Any], node: object) -> set[str]:
    """Name the schemas that a part of a description refers to, directly or by way of others."""
    names: set[str] = set()
    seen: set[str] = set()
    todo = [node]
    while todo:
        match todo.pop():
            case {"$ref": str(reference)} if reference not in seen:
                seen.add(reference)
                _, *path, name = reference.split("/")
                todo.append(reduce(getitem, [*path, name], document))
                if path[-1] == "schemas":
                    names.add(name)
            case dict() as fields:
                todo += fields.values()
            case list() as items:
                todo += items
            case _:
                pass
    return names


def read(folder: Path) -> dict[str, str]:
    """Read all files below a folder, by relative path."""
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


def compare(package: str, committed: dict[str, str], fresh: dict[str, str]) -> Iterator[str]:
    """Yield what differs between two sets of files, line by line."""
    for name in sorted({*committed, *fresh}):
        before, after = committed.get(name), fresh.get(name)
        if before == after:
            continue
        if before is None:
            yield f"{package}/{name} is missing\n"
        if after is None:
            yield f"{package}/{name} is stale\n"
        yield from unified_diff(
            (before or "").splitlines(keepends=True),
            (after or "").splitlines(keepends=True),
            f"committed/{package}/{name}",
            f"fresh/{package}/{name}",
        )


def write(target: Path, committed: dict[str, str], fresh: dict[str, str]) -> None:
    """Bring a folder to the fresh state, touching only files that differ."""
    for name in committed.keys() - fresh.keys():
        (target / name).unlink()
    changed = [name for name, text in fresh.items() if committed.get(name) != text]
    for name in changed:
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(fresh[name], "utf-8", newline="\n")
    print(f"{target.relative_to(ROOT)}: {len(fresh)} files, {len(changed)} changed")


if __name__ == "__main__":
    sys.exit(main())
