"""The recordings of the tree, each file read once in a process."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from contract.description import recordings

if TYPE_CHECKING:
    from pathlib import Path

    from contract.description.recordings import Recording


@cache
def kept(path: Path = recordings.RECORDINGS) -> tuple[Recording, ...]:
    """Read a file of recordings."""
    return tuple(recordings.load(path))
