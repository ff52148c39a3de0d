"""The hooks of an API that has nothing to do with Notify's."""

from __future__ import annotations

import json
from itertools import count
from typing import Final

import schemathesis
from hypothesis import strategies as st

from contract.engine import hook_helpers
from contract.engine.run_config import RunConfig

_CONFIG: Final = RunConfig.read()
_numbers = count()

schemathesis.openapi.format("colour", st.sampled_from(json.loads(_CONFIG.inventory)))
hook_helpers.sign(lambda: f"{_CONFIG.api_key}-{next(_numbers)}")
