"""What a careful reader asks of a release: that it can be built again, and what is in it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from patience import HANG

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCK = (ROOT / "requirements" / "dev.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def bill(wheel: Path) -> Any:
    """Give the bill of materials that the wheel carries."""
    with zipfile.ZipFile(wheel) as archive:
        [name] = [name for name in archive.namelist() if ".dist-info/sboms/" in name]
        assert name.endswith("/notify-typed.cdx.json")
        return json.loads(archive.read(name))


def test_a_wheel_that_is_built_again_elsewhere_has_the_same_bytes(
    wheel: Path, tmp_path: Path
) -> None:
    [sdist] = wheel.parent.glob("*.tar.gz")
    shutil.unpack_archive(sdist, tmp_path / "source", filter="data")
    [source] = (tmp_path / "source").iterdir()
    done = subprocess.run(  # noqa: S603 - our own command
        [
            sys.executable,
            "-m",
            "build",
            "--no-isolation",
            "--wheel",
            "--outdir",
            str(tmp_path),
            source,
        ],
        env=os.environ | {"TZ": "Pacific/Auckland", "PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
        check=False,
        timeout=HANG,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / wheel.name).read_bytes() == wheel.read_bytes()


def test_the_bill_of_materials_names_all_that_the_package_needs(bill: Any) -> None:
    components = {component["name"]: component for component in bill["components"]}
    scopes = [("required", PROJECT["dependencies"])]
    scopes += [("optional", texts) for texts in PROJECT["optional-dependencies"].values()]
    for scope, texts in scopes:
        for text in texts:
            name = canonicalize_name(Requirement(text).name)
            component = components[name]
            assert component["scope"] in {"required", scope}
            assert f"\n{name}=={component['version']} " in LOCK
    assert {"certifi", "httpcore", "anyio"} <= {
        name for name, each in components.items() if each["scope"] == "required"
    }
    assert not {"pytest", "mypy", "ruff", "mkdocs-material"} & components.keys()


def test_the_bill_of_materials_is_of_this_release_and_whole(bill: Any) -> None:
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    itself = bill["metadata"]["component"]
    known = {itself["bom-ref"]} | {component["bom-ref"] for component in bill["components"]}
    assert itself["purl"] == f"pkg:pypi/notify-typed@{itself['version']}"
    assert {entry["ref"] for entry in bill["dependencies"]} == known
    for entry in bill["dependencies"]:
        assert set(entry["dependsOn"]) <= known


def test_every_action_of_a_workflow_is_one_that_cannot_be_exchanged() -> None:
    for path in (ROOT / ".github" / "workflows").glob("*.yml"):
        for used in re.findall(r"uses: (\S+)", path.read_text(encoding="utf-8")):
            assert used.startswith("./") or re.search(r"@[0-9a-f]{40}$", used), (
                f"{path.name}: {used}"
            )


def test_every_locked_package_has_the_hashes_of_its_files() -> None:
    for entry in re.split(r"\n(?=[a-z0-9])", LOCK.partition("\n")[2]):
        if "==" in entry:
            assert "--hash=sha256:" in entry, entry.partition(" ")[0]
