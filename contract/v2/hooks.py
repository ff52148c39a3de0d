"""Hooks for the v2 API: sign each request anew, and aim requests at what the server holds.

The survey in the briefing is `contract.survey`'s; in haste a coarser pattern for email addresses
saves ten seconds of generating.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

import schemathesis
from hypothesis import strategies as st
from schemathesis.core import NotSet
from schemathesis.core.parameters import ParameterLocation
from schemathesis.generation.meta import TestPhase

from contract import hooking
from contract import strategies as our
from contract.aiming import PREVIEW, Aim, is_known_accident, plainly
from contract.briefing import Briefing
from contract.survey import Survey
from contract.target import Key

if TYPE_CHECKING:
    from collections.abc import Callable

    from schemathesis import Case, HookContext

_BRIEFING: Final = Briefing.read()
_SURVEY: Final = Survey.from_json(_BRIEFING.survey)
_UNAIMED: Final = 4  # of so many ids in paths, one stays as it was generated

_numbers = st.sampled_from(our.SIMULATED_NUMBERS) if _SURVEY.only_simulated else our.phone_numbers
_emails = st.sampled_from(our.SIMULATED_EMAILS) if _SURVEY.only_simulated else our.email_addresses
schemathesis.openapi.format("phone", _numbers)
schemathesis.openapi.format("notify-email", _emails)
schemathesis.openapi.format("iso8601", our.schedules().filter(bool))
hooking.sign(Key.parse(_BRIEFING.api_key).token)


@schemathesis.hook
def before_load_schema(_context: HookContext, description: dict[str, Any]) -> None:
    """Coarsen the one pattern that values are slow to generate from, where haste was asked for."""
    if _BRIEFING.is_quick:
        request = description["components"]["schemas"]["EmailRequest"]
        request["properties"]["email_address"]["pattern"] = "^[^@]*@[^@]*$"


@schemathesis.hook
def before_add_examples(context: HookContext, examples: list[Case[Any]]) -> None:
    """Aim the description's examples, changing as little as can be."""
    for case in examples:
        _aim(context, case, Aim(_SURVEY, plainly), is_path_aimed=True)


@schemathesis.hook
def filter_case(context: HookContext, case: Case[Any]) -> bool:
    """Drop what the description's schemas call wrong and its text calls an empty object."""
    operation_id = hooking.operation_id(context)
    if operation_id == PREVIEW and not isinstance(case.body, dict | NotSet) and not case.body:
        return False
    return not (_SURVEY.only_simulated and is_known_accident(operation_id, case.body))


@schemathesis.hook
def map_case(context: HookContext, case: Case[Any]) -> Case[Any]:
    """Aim what lies at boundaries or follows a link, changing as little as can be."""
    phase = hooking.phase(case)
    if phase in (TestPhase.COVERAGE, TestPhase.STATEFUL):
        # What a link has led to is not to be replaced.
        _aim(context, case, Aim(_SURVEY, plainly), is_path_aimed=phase is TestPhase.COVERAGE)
    return case


@schemathesis.hook
def flatmap_case(context: HookContext, case: Case[Any]) -> st.SearchStrategy[Case[Any]]:
    """Aim what is made at random, with values from our strategies."""
    # In stateful tests links lead anywhere, so what is drawn would differ between two runs of the
    # same scenario. Hypothesis ends on that, and schemathesis then calls the phase passed.
    return _aimed(context, case) if hooking.phase(case) is TestPhase.FUZZING else st.just(case)


@st.composite
def _aimed(draw: st.DrawFn, context: HookContext, case: Case[Any]) -> Case[Any]:
    is_path_aimed = (
        hooking.operation_id(context) == PREVIEW or draw(st.integers(1, _UNAIMED)) < _UNAIMED
    )
    _aim(context, case, Aim(_SURVEY, partial(_drawn, draw)), is_path_aimed=is_path_aimed)
    return case


def _drawn(draw: Callable[[Any], Any], strategy: st.SearchStrategy[Any], _usual: object) -> object:
    return draw(strategy)


def _aim(context: HookContext, case: Case[Any], aim: Aim, *, is_path_aimed: bool) -> None:
    operation_id = hooking.operation_id(context)
    if (
        is_path_aimed
        and case.path_parameters
        and not hooking.is_wrong(case, ParameterLocation.PATH)
    ):
        has_body = isinstance(case.body, dict)
        case.path_parameters = aim.path(operation_id, case.path_parameters, has_body=has_body)
        if operation_id == PREVIEW and not has_body and not aim.has_template_without_blanks:
            case.body, case.media_type = {}, "application/json"
    if not isinstance(case.body, dict):
        return
    if hooking.is_wrong(case, ParameterLocation.BODY):
        case.body = aim.wrong_body(operation_id, case.body)
    else:
        template_id = case.path_parameters.get("template_id")
        case.body = aim.body(operation_id, case.body, template_id)
