"""What the process that makes requests up is told: whose key signs, what there is to aim at."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import Final, Self

_KEY: Final = "CONTRACT_API_KEY"
_SURVEY: Final = "CONTRACT_SURVEY"
_QUICK: Final = "CONTRACT_QUICK"


@dataclass(frozen=True)
class Briefing:
    """Told by `contract.fuzz`, read by the modules with hooks, which know what the texts mean.

    Attributes:
        api_key: Signs the requests.
        survey: What the server holds, as JSON.
        is_quick: Whether haste goes before variety.
    """

    api_key: str = field(repr=False)
    survey: str = field(repr=False)
    is_quick: bool = False

    def environment(self) -> dict[str, str]:
        """The briefing as variables of the environment."""
        return {_KEY: self.api_key, _SURVEY: self.survey, _QUICK: "1" if self.is_quick else ""}

    @classmethod
    def read(cls) -> Self:
        """The briefing that this process was given.

        Raises:
            KeyError: It was given none.
        """
        return cls(os.environ[_KEY], os.environ[_SURVEY], bool(os.environ.get(_QUICK)))
