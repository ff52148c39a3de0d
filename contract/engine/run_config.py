"""Tell the process that makes requests up whose key signs, and what there is to use."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import Final, Self

_KEY: Final = "CONTRACT_API_KEY"
_INVENTORY: Final = "CONTRACT_INVENTORY"
_QUICK: Final = "CONTRACT_QUICK"


@dataclass(frozen=True)
class RunConfig:
    """Written by `contract.engine.fuzz`, read by modules of hooks.

    Attributes:
        api_key: Signs the requests.
        inventory: What the server holds, as JSON that the hooks understand.
        is_quick: Whether haste goes before variety.
    """

    api_key: str = field(repr=False)
    inventory: str = field(repr=False)
    is_quick: bool = False

    def environment(self) -> dict[str, str]:
        """Write it as variables of the environment."""
        quick = "1" if self.is_quick else ""
        return {_KEY: self.api_key, _INVENTORY: self.inventory, _QUICK: quick}

    @classmethod
    def read(cls) -> Self:
        """Read what this process was given.

        Raises:
            KeyError: It was given nothing.
        """
        return cls(os.environ[_KEY], os.environ[_INVENTORY], bool(os.environ.get(_QUICK)))
