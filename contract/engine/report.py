"""Read what came of a run of schemathesis from its own reports."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True)
class Report:
    """What came of a run.

    Attributes:
        exit_code: That of schemathesis: 0 if it was content.
        output: What it printed.
        seconds: How long it took.
        parts: Its reports, one for each run.
        seed: Where its random numbers began.
        send_paths: The operations whose share of accepted requests is of interest.
    """

    exit_code: int
    output: str = field(repr=False)
    seconds: float
    parts: list[dict[str, Any]] = field(repr=False)
    seed: int | None
    send_paths: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether every run came to its end."""
        return all(self.parts)

    @property
    def is_green(self) -> bool:
        """Whether nothing was found."""
        return self.exit_code == 0 and not self.problems

    @property
    def problems(self) -> list[str]:
        """The failures and warnings, in a few words."""
        if not self.is_whole:
            return ["schemathesis did not run to its end"]
        found = [f"{each['title']} ({', '.join(each['operations'])})" for each in self.failures]
        found += [each["title"] for part in self.parts for each in part["errors"]]
        if self.exit_code:
            for name in dict.fromkeys(name for part in self.parts for name in part["warnings"]):
                labels = self.warned(name)
                found += [f"warning {name} ({', '.join(labels)})"] if labels else []
        return found or (["schemathesis was not content"] if self.exit_code else [])

    @property
    def failures(self) -> list[dict[str, Any]]:
        """The findings of checks."""
        return [each for part in self.parts for each in part["failures"]]

    def warned(self, name: str) -> list[str]:
        """List the operations that a warning is about."""
        return [str(label) for part in self.parts for label in part["warnings"].get(name, ())]

    @property
    def links(self) -> tuple[int, int]:
        """The number of links between operations that were followed, and of all.

        The library's report has no such number. It matters, as it calls a stateful phase that broke
        off passed.
        """
        found = re.search(r"API Links: +(\d+) covered / (\d+) selected", self.output)
        return (int(found[1]), int(found[2])) if found else (0, 0)

    @property
    def cases(self) -> int:
        """The number of requests that were made up."""
        return sum(part["test_cases"]["generated"] for part in self.parts)

    def share(self, *labels: str) -> float:
        """Compute the share of accepted requests among those that the description allows.

        Args:
            labels: Operations, such as `POST /boxes`; all of `send_paths` if left out.
        """
        rates = self._rates(labels or self.send_paths)
        total = sum(sum(rate.values()) for rate in rates)
        return sum(rate["accepted"] for rate in rates) / total if total else 0.0

    def sends(self) -> int:
        """Count the requests to `send_paths` that the description allows."""
        return sum(sum(rate.values()) for rate in self._rates(self.send_paths))

    def _rates(self, labels: Iterable[str]) -> list[dict[str, int]]:
        return [
            rate
            for label in labels
            for part in self.parts
            for rate in part["valid_rates"].get(label, {}).values()
        ]
