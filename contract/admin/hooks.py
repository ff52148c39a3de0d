"""Hooks for the admin API: sign each request anew, aim it, and make what it is about to use up.

The survey in the briefing is a `contract.admin.holdings.Holdings`, the API key is the secret.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import schemathesis
from hypothesis import strategies as st
from schemathesis.core.parameters import ParameterLocation
from schemathesis.generation.meta import TestPhase

from contract import hooking
from contract import strategies as our
from contract.admin.aiming import Aim
from contract.admin.holdings import Holdings
from contract.admin.office import Office, token
from contract.admin.preparing import Preparation
from contract.admin.tolerance import is_overlooked
from contract.briefing import Briefing

if TYPE_CHECKING:
    from schemathesis import Case, HookContext
    from schemathesis.core.transport import Response

_BRIEFING: Final = Briefing.read()
_HOLDINGS: Final = Holdings.from_json(_BRIEFING.survey)
_ID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_TOLD: Final[set[object]] = set()
_AIM: Final = Aim(_HOLDINGS)
_AIM_BESIDE_LINKS: Final = Aim(_HOLDINGS, _TOLD)
_PREPARATION: Final = Preparation(Office(_HOLDINGS.base_url, _BRIEFING.api_key), _HOLDINGS)

schemathesis.openapi.format("phone", our.phone_numbers)
schemathesis.openapi.format("notify-email", our.email_addresses)
schemathesis.openapi.format("iso8601", st.datetimes().map(lambda moment: moment.isoformat()))
hooking.sign(partial(token, _BRIEFING.api_key))


@schemathesis.hook
def filter_case(context: HookContext, case: Case[Any]) -> bool:
    """Drop what is wrong by the description and overlooked by the server."""
    return not is_overlooked(hooking.operation_id(context), case.query or {}, case.body)


@schemathesis.hook
def before_call(context: HookContext, case: Case[Any], **_: Any) -> None:
    """Aim a request, and make what it is for."""
    operation_id = hooking.operation_id(context)
    is_wrong = {place: hooking.is_wrong(case, place) for place in ParameterLocation}
    # Elsewhere such an id is there by chance, and of anything.
    is_led = hooking.phase(case) is TestPhase.STATEFUL
    aim = _AIM_BESIDE_LINKS if is_led else _AIM
    is_led = is_led and not _TOLD.isdisjoint((case.path_parameters or {}).values())
    if case.path_parameters and not is_wrong[ParameterLocation.PATH]:
        case.path_parameters = aim.path(operation_id, dict(case.path_parameters))
    if case.query and not is_wrong[ParameterLocation.QUERY]:
        case.query = aim.query(operation_id, dict(case.query))
    if isinstance(case.body, dict):
        if is_wrong[ParameterLocation.BODY]:
            fitted = aim.wrong_body(operation_id, case.body)
            # What is set is looked at anew, by a library that does not know our formats.
            if fitted != case.body:
                case.body = fitted
        else:
            case.body = aim.body(operation_id, dict(case.body))
    # Whatever else is wrong: what others need is not to be ended by chance.
    if not is_wrong[ParameterLocation.PATH] and not is_led:
        _prepare(operation_id, case, is_body_wrong=is_wrong[ParameterLocation.BODY])


@schemathesis.hook
def after_call(_context: HookContext, _case: Case[Any], response: Response) -> None:
    """Keep in mind which ids the server has told of."""
    if response.status_code < 300:
        _TOLD.update(each for each in _ID.findall(response.text) if each not in _BRIEFING.survey)


def _prepare(operation_id: str, case: Case[Any], *, is_body_wrong: bool) -> None:
    body = case.body if isinstance(case.body, dict) else {}
    path, query = case.path_parameters or {}, case.query or {}
    made = _PREPARATION.made_for(operation_id, {**query, **body})
    if path:
        case.path_parameters = {name: made.get(name, value) for name, value in path.items()}
    if body and not is_body_wrong:
        case.body = {name: made.get(name, value) for name, value in body.items()}
