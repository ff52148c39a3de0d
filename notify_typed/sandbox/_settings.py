"""How a sandbox behaves where there is a choice."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import Literal, TypeAlias

from notify_typed.sandbox._arguments import whole_number
from notify_typed.sandbox._errors import SandboxError

Quirks: TypeAlias = Literal["helpful", "exact"]
"""Whether bugs of the real server are explained or copied."""


def _is_span(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value >= 0


@dataclass(frozen=True, slots=True)
class AfterReads:
    """Messages reach their end when they are read for the n-th time.

    Args:
        reads: How often a message is fetched by id until its final status shows.
    """

    reads: int

    def __post_init__(self) -> None:
        if whole_number(self.reads, "the number of reads") < 1:
            raise SandboxError("the number of reads must be at least 1")


@dataclass(frozen=True, slots=True)
class Speed:
    """How long things take, in seconds of the sandbox's clock.

    Args:
        sending: Until a text or an email has been handed to a provider.
        test_outcome: Until a message sent with a test key has its final status.
        live_outcome: Until one sent with another key has.
        processing: Until a letter's PDF is made, or a precompiled letter has been checked.
        printing: Until a letter is despatched; as long as the real printing takes when None.
        reads: How many reads it takes to the final status; time decides when None.
    """

    sending: float = 0.05
    test_outcome: float = 0.5
    live_outcome: float = 3.0
    processing: float = 1.0
    printing: float | None = None
    reads: int | None = None

    def __post_init__(self) -> None:
        for field in fields(self):
            value: object = getattr(self, field.name)
            if value is None and field.name in ("printing", "reads"):
                continue
            if not _is_span(value):
                kind = "reads" if field.name == "reads" else "seconds"
                raise SandboxError(f"{field.name} must be a number of {kind}, not {value!r}")


_ORIGIN = re.compile(r"https?://[A-Za-z0-9._~:\[\]-]+(/[A-Za-z0-9._~/-]*)?")


def read_file_links(text: object) -> str | None:
    """Return what the links of emailed files begin with; None for the sandbox's own address.

    Raises:
        SandboxError: It is not an address that a path can be put after.
    """
    if text is None:
        return None
    if not isinstance(text, str) or not _ORIGIN.fullmatch(text):
        raise SandboxError(
            f"file_links must be an address such as https://documents.service.gov.uk, not {text!r}"
        )
    return text.rstrip("/")


REALISTIC = Speed()
IMMEDIATE = Speed(0.0, 0.0, 0.0, 0.0, 0.0)

Outcomes: TypeAlias = 'Literal["realistic", "immediate"] | float | AfterReads | Speed'
"""How fast messages reach their final status."""


def read_outcomes(outcomes: Outcomes) -> Speed:
    """Return the speed that a setting stands for.

    Raises:
        SandboxError: It is neither a known word nor a number of seconds.
    """
    if isinstance(outcomes, Speed):
        return outcomes
    if isinstance(outcomes, AfterReads):
        return Speed(0.0, 0.0, 0.0, 0.0, 0.0, outcomes.reads)
    if outcomes == "realistic":
        return REALISTIC
    if outcomes == "immediate":
        return IMMEDIATE
    if not _is_span(outcomes):
        raise SandboxError(
            'outcomes must be "realistic", "immediate", a number of seconds or AfterReads(n)'
        )
    seconds = float(outcomes)
    return Speed(0.0, seconds, seconds, seconds / 2, seconds)
