"""Hooks for the v2 API: sign each request anew, and fit requests to what the server holds.

In haste a coarser pattern for email addresses saves ten seconds of generating.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

import schemathesis
from hypothesis import strategies as st
from schemathesis.core import NotSet
from schemathesis.core.parameters import ParameterLocation
from schemathesis.generation.meta import TestPhase

from contract import strategies as our
from contract.engine import hook_helpers as helpers
from contract.engine.run_config import RunConfig
from contract.v2.api import parse_key
from contract.v2.fitting import PREVIEW, Fitting, plainly
from contract.v2.inventory import Inventory
from contract.v2.known_deviations import is_known_accident, is_overlooked

if TYPE_CHECKING:
    from collections.abc import Callable

    from schemathesis import Case, HookContext

_CONFIG: Final = RunConfig.read()
_INVENTORY: Final = Inventory.from_json(_CONFIG.inventory)
_PLAIN: Final = Fitting(_INVENTORY, plainly)
_UNFITTED: Final = 4  # of so many ids in paths, one stays as it was generated

_is_simulated: Final = _INVENTORY.only_simulated
_numbers = st.sampled_from(our.SIMULATED_NUMBERS) if _is_simulated else our.phone_numbers
_emails = st.sampled_from(our.SIMULATED_EMAILS) if _is_simulated else our.email_addresses
schemathesis.openapi.format("phone", _numbers)
schemathesis.openapi.format("notify-email", _emails)
schemathesis.openapi.format("iso8601", our.schedules().filter(bool))
helpers.sign(parse_key(_CONFIG.api_key).token)


@schemathesis.hook
def before_load_schema(_context: HookContext, description: dict[str, Any]) -> None:
    """Coarsen the one pattern that values are slow to generate from, where haste was asked for."""
    if _CONFIG.is_quick:
        request = description["components"]["schemas"]["EmailRequest"]
        request["properties"]["email_address"]["pattern"] = "^[^@]*@[^@]*$"


@schemathesis.hook
def before_add_examples(context: HookContext, examples: list[Case[Any]]) -> None:
    """Fit the description's examples, changing as little as can be."""
    for case in examples:
        _fit(context, case, _PLAIN)


@schemathesis.hook
def filter_case(context: HookContext, case: Case[Any]) -> bool:
    """Drop what the description's schemas call wrong, and the server takes all the same."""
    operation_id = helpers.operation_id(context)
    if operation_id == PREVIEW and not isinstance(case.body, dict | NotSet) and not case.body:
        return False
    if is_overlooked(case.body):
        return False
    return not (_is_simulated and is_known_accident(operation_id, case.body))


@schemathesis.hook
def map_case(context: HookContext, case: Case[Any]) -> Case[Any]:
    """Fit what lies at boundaries or follows a link, changing as little as can be."""
    phase = helpers.phase(case)
    if phase in (TestPhase.COVERAGE, TestPhase.STATEFUL):
        # A link has led to what the path names.
        _fit(context, case, _PLAIN, is_path_kept=phase is TestPhase.STATEFUL)
    return case


@schemathesis.hook
def flatmap_case(context: HookContext, case: Case[Any]) -> st.SearchStrategy[Case[Any]]:
    """Fit what is made at random, with values from our strategies."""
    # In stateful tests links lead anywhere, so what is drawn would differ between two runs of the
    # same scenario. Hypothesis ends on that, and schemathesis then calls the phase passed.
    return _fitted(context, case) if helpers.phase(case) is TestPhase.FUZZING else st.just(case)


@st.composite
def _fitted(draw: st.DrawFn, context: HookContext, case: Case[Any]) -> Case[Any]:
    is_path_kept = (
        helpers.operation_id(context) != PREVIEW and draw(st.integers(1, _UNFITTED)) == _UNFITTED
    )
    fitting = Fitting(_INVENTORY, partial(_drawn, draw))
    _fit(context, case, fitting, is_path_kept=is_path_kept)
    return case


def _drawn(draw: Callable[[Any], Any], strategy: st.SearchStrategy[Any], _usual: object) -> object:
    return draw(strategy)


def _fit(
    context: HookContext, case: Case[Any], fitting: Fitting, *, is_path_kept: bool = False
) -> None:
    is_preview = helpers.operation_id(context) == PREVIEW and not is_path_kept
    if (
        is_preview
        and not isinstance(case.body, dict)
        and not fitting.has_template_without_blanks
        and not helpers.is_wrong(case, ParameterLocation.PATH)
    ):
        case.body, case.media_type = {}, "application/json"
    helpers.fit(context, case, fitting, is_path_kept=is_path_kept)
