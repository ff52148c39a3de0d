"""The hooks of an API that has nothing to do with Notify's."""

from __future__ import annotations

import json
from itertools import count
from typing import Final

import schemathesis
from hypothesis import strategies as st

from contract import hooking
from contract.briefing import Briefing

_BRIEFING: Final = Briefing.read()
_numbers = count()

schemathesis.openapi.format("colour", st.sampled_from(json.loads(_BRIEFING.survey)))
hooking.sign(lambda: f"{_BRIEFING.api_key}-{next(_numbers)}")
