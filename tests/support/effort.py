"""How much a test tries: `make test` a part, `make thorough` all."""

from __future__ import annotations

import os
from typing import Final

IS_THOROUGH: Final = "NOTIFY_TYPED_THOROUGH" in os.environ


def part_of(count: int) -> int:
    """Give how many examples, of so many, are tried in this run.

    It is for tests that would take seconds: those that make up examples for each operation.
    """
    return count if IS_THOROUGH else -(-count // 4)
