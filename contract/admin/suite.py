"""Hold a fresh sandbox against the description of the admin API."""

from __future__ import annotations

from typing import Final

from contract.admin.api import API
from contract.admin.faults import FAULTS
from contract.admin.fixtures import SECRET, connect, sandbox, seed
from contract.admin.promises import PROMISES
from contract.engine.fuzz import Effort
from contract.engine.suite import Suite

SUITE: Final = Suite(
    API,
    PROMISES,
    FAULTS,
    SECRET,
    sandbox,
    seed,
    connect,
    effort=Effort(max_examples=6, stories=120),
    mutant_effort=Effort(4, ("coverage",), seed=1, stops_early=True),
    links=20,
    measured=(API.send_paths,),
)
