"""Hold a fresh sandbox against the description of the v2 API."""

from __future__ import annotations

from typing import Final

from contract.engine.fuzz import Effort
from contract.engine.suite import Suite
from contract.v2.api import API
from contract.v2.faults import FAULTS
from contract.v2.promises import PROMISES
from contract.v2.sandbox import KEY, connect, sandbox, seed

SUITE: Final = Suite(
    API,
    PROMISES,
    FAULTS,
    KEY,
    sandbox,
    seed,
    connect,
    effort=Effort(),
    mutant_effort=Effort(max_examples=12, seed=1, is_quick=True, stops_early=True),
    links=15,
    measured=tuple((path,) for path in API.send_paths),
)
