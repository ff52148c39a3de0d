"""Reads the kits: recorded requests and answers, and the world they were sent to."""

from __future__ import annotations

import gzip
import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FIDELITY: Final = Path(__file__).parents[2] / "fidelity"
TARGETS: Final = FIDELITY / "targets.toml"


@dataclass(frozen=True)
class Kit:
    """Recordings of one kind, which are replayed in order to a world freshly loaded.

    Attributes:
        least_exact: The share of answers that must be equal.
        least_status: The share that must have the recorded status.
        reasons: Why answers differ that do so for good, by name of the case.
    """

    name: str
    recordings: Path
    world: Path
    least_exact: float
    least_status: float
    reasons: Mapping[str, str]

    def rows(self) -> Iterator[dict[str, Any]]:
        """Read the recordings one by one, in their order."""
        # Not by `splitlines()`: some hold line separators other than the line feed.
        for line in read(self.recordings).split(b"\n"):
            if line:
                yield json.loads(line)

    def world_document(self) -> dict[str, Any]:
        """Read the world that the requests were sent to."""
        document: dict[str, Any] = json.loads(read(self.world))
        return document


def read(path: Path) -> bytes:
    """Read a file of the kits, packed or not."""
    content = path.read_bytes()
    return gzip.decompress(content) if path.suffix == ".gz" else content


def kits() -> dict[str, Kit]:
    """Read what kits there are, by name."""
    table = tomllib.loads(TARGETS.read_text("utf-8"))
    return {
        name: Kit(
            name=name,
            recordings=FIDELITY / entry["recordings"],
            world=FIDELITY / entry["world"],
            least_exact=entry["exact"] / 100,
            least_status=entry["status"] / 100,
            reasons={
                case: difference["reason"]
                for difference in entry.get("stays", ())
                for case in difference["cases"]
            },
        )
        for name, entry in table.items()
    }
