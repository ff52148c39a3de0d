"""Builds a release twice, and checks what can be checked of it on one machine.

python scripts/release_check.py    leaves the release in dist/, with its bill of materials beside it
"""

from __future__ import annotations

import filecmp
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
WORK: Final = ROOT / "build" / "release"
DIST: Final = ROOT / "dist"
# The validator of CycloneDX's own makers; it is not needed for anything else here.
VALIDATOR: Final = "cyclonedx-python-lib[json-validation]==11.12.0"
VALIDATE: Final = """
import sys
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
problem = JsonStrictValidator(SchemaVersion.V1_6).validate_str(open(sys.argv[1]).read())
sys.exit(None if problem is None else f"the bill of materials is not CycloneDX: {problem}")
"""


def main() -> int:
    """Check a release, and return the exit status."""
    shutil.rmtree(WORK, ignore_errors=True)
    first, second = WORK / "first", WORK / "second"
    build(ROOT, first, time_zone="UTC")
    [sdist], [wheel] = first.glob("*.tar.gz"), first.glob("*.whl")
    # As everybody does who builds it again: in another folder, at another time, in another zone.
    build(copied(WORK / "copy"), second, time_zone="Pacific/Auckland")
    for path in (sdist, wheel):
        if not filecmp.cmp(path, second / path.name, shallow=False):
            print(f"{path.name} differs when it is built again", file=sys.stderr)
            return 1
        print(f"{path.name}: the same bytes when it is built again")
    version = wheel.name.split("-")[1]
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    if f"\n## [{version}]" not in changes:
        print(f"CHANGELOG.md does not have a heading for {version} yet: give it one to release it")
    bill = first / f"{wheel.name.removesuffix('.whl')}.cdx.json"
    bill.write_bytes(bill_in(wheel))
    run(
        "uv",
        "run",
        "--isolated",
        "--no-project",
        "--with",
        VALIDATOR,
        *("python", "-c", VALIDATE),
        bill,
    )
    print(f"{bill.name}: valid CycloneDX, in the wheel and beside it")
    shutil.rmtree(DIST, ignore_errors=True)
    shutil.copytree(first, DIST)
    print("Signatures, and the lists of known holes, are for the workflow that releases it.")
    return 0


def copied(target: Path) -> Path:
    """Copy what is in the repository, and nothing else, to another folder."""
    for name in run("git", "ls-files").splitlines():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, target / name)
        os.utime(target / name, (0, 0))
    return target


def build(source: Path, target: Path, *, time_zone: str) -> None:
    """Build the source distribution, and the wheel from that."""
    command = (sys.executable, "-m", "build", "--no-isolation", "--outdir", target, source)
    run(*command, TZ=time_zone)


def bill_in(wheel: Path) -> bytes:
    """Return the bill of materials that a wheel carries."""
    with zipfile.ZipFile(wheel) as archive:
        [name] = (name for name in archive.namelist() if ".dist-info/sboms/" in name)
        return archive.read(name)


def run(*command: str | Path, **environment: str) -> str:
    """Run a program, and return its output, or end when it fails."""
    done = subprocess.run(  # noqa: S603 - our own commands
        [*map(str, command)],
        cwd=ROOT,
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(done.stdout)
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
