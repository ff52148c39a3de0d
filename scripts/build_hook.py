"""Puts a list of what the package needs into its wheel, as CycloneDX: see PEP 770.

python scripts/build_hook.py    print the list

The list is made of the versions that the package was tested with: the same for the same tree.
"""

from __future__ import annotations

import json
import re
import tempfile
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NAME = "notify-typed"
FILE = f"{NAME}.cdx.json"
ROOT = Path(__file__).resolve().parent.parent
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[.*?\])?==([^ ;\\]+)", re.MULTILINE)
_NEEDED_BY = re.compile(r"#(?: via)? +([A-Za-z0-9._-]+)(?: \(.*\))?$")


class BillOfMaterials(BuildHookInterface[Any]):
    """Gives each wheel the list."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the list, and name it to the builder."""
        if version == "editable":
            return
        # The builder takes the last part of the path for its name.
        self._folder = tempfile.TemporaryDirectory()
        path = Path(self._folder.name) / FILE
        path.write_text(bill(Path(self.root), self.metadata.version), encoding="utf-8")
        build_data["sbom_files"].append(str(path))


def bill(root: Path, version: str) -> str:
    """Return what a version of the package needs, and what that needs, as CycloneDX JSON."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    core = {*_names(project["dependencies"])}
    extra = {*_names(text for each in project["optional-dependencies"].values() for text in each)}
    pinned, needs = _read_lock((root / "requirements" / "dev.txt").read_text(encoding="utf-8"))
    required, all_needed = _reach(core, needs), _reach(core | extra, needs)
    components = [
        {
            "type": "library",
            "bom-ref": _purl(name, each),
            "name": name,
            "version": each,
            "scope": "required" if name in required else "optional",
            "purl": _purl(name, each),
        }
        for name in sorted(all_needed)
        for each in pinned[name]
    ]
    itself = {
        "type": "library",
        "bom-ref": _purl(NAME, version),
        "name": NAME,
        "version": version,
        "licenses": [{"license": {"id": project["license"]}}],
        "purl": _purl(NAME, version),
    }
    graph = {_purl(NAME, version): core | extra}
    for name in sorted(all_needed):
        graph |= {_purl(name, each): needs.get(name, set()) for each in pinned[name]}
    document = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": itself},
        "components": components,
        "dependencies": [
            {
                "ref": ref,
                "dependsOn": [_purl(name, each) for name in sorted(names) for each in pinned[name]],
            }
            for ref, names in graph.items()
        ],
    }
    return json.dumps(document, indent=2) + "\n"


def _names(requirements: Iterable[str]) -> Iterator[str]:
    for text in requirements:
        yield canonicalize_name(Requirement(text).name)


def _purl(name: str, version: str) -> str:
    return f"pkg:pypi/{name}@{version}"


def _read_lock(text: str) -> tuple[dict[str, list[str]], dict[str, set[str]]]:
    """Return the versions of each package, and what it needs."""
    pinned: dict[str, list[str]] = {}
    needs: dict[str, set[str]] = {}
    name = ""
    for line in text.splitlines():
        if found := _PINNED.match(line):
            name = canonicalize_name(found[1])
            pinned.setdefault(name, []).append(found[2])
        elif name and (by := _NEEDED_BY.search(line)):
            needs.setdefault(canonicalize_name(by[1]), set()).add(name)
    return pinned, needs


def _reach(names: set[str], needs: dict[str, set[str]]) -> set[str]:
    """Return packages, and all that they need."""
    reached: set[str] = set()
    waiting = [*names]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += needs.get(name, ())
    return reached


if __name__ == "__main__":
    from notify_typed._version import __version__

    print(bill(ROOT, __version__), end="")
