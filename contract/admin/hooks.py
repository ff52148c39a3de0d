"""Hooks for the admin API: sign each request anew, fit it, and make what it is about to use up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import schemathesis
from hypothesis import strategies as st
from schemathesis.core.parameters import ParameterLocation
from schemathesis.generation.meta import TestPhase

from contract import strategies as our
from contract.admin.admin_api import AdminApi
from contract.admin.fitting import Fitting
from contract.admin.fixtures import Fixtures
from contract.admin.known_deviations import is_overlooked
from contract.admin.preconditions import Preconditions
from contract.engine import hook_helpers as helpers
from contract.engine.run_config import RunConfig

if TYPE_CHECKING:
    from schemathesis import Case, HookContext
    from schemathesis.core.transport import Response

_CONFIG: Final = RunConfig.read()
_FIXTURES: Final = Fixtures.from_json(_CONFIG.inventory)
_ID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_TOLD: Final[set[object]] = set()
_API: Final = AdminApi(_FIXTURES.base_url, _CONFIG.api_key)
_FITTING: Final = Fitting(_FIXTURES)
_FITTING_BESIDE_LINKS: Final = Fitting(_FIXTURES, _TOLD)
_PRECONDITIONS: Final = Preconditions(_API, _FIXTURES)

schemathesis.openapi.format("phone", our.phone_numbers)
schemathesis.openapi.format("notify-email", our.email_addresses)
schemathesis.openapi.format("day", st.dates().map(lambda day: day.isoformat()))
schemathesis.openapi.format("iso8601", st.datetimes().map(lambda moment: moment.isoformat()))
helpers.sign(_API.key.token)


@schemathesis.hook
def filter_case(context: HookContext, case: Case[Any]) -> bool:
    """Drop what is wrong by the description and overlooked by the server."""
    return not is_overlooked(helpers.operation_id(context), case.query or {}, case.body)


@schemathesis.hook
def before_call(context: HookContext, case: Case[Any], **_: Any) -> None:
    """Fit a request, and make what it is for."""
    is_path_wrong = helpers.is_wrong(case, ParameterLocation.PATH)
    is_body_wrong = helpers.is_wrong(case, ParameterLocation.BODY)
    # Elsewhere such an id is there by chance, and of anything.
    is_led = helpers.phase(case) is TestPhase.STATEFUL
    fitting = _FITTING_BESIDE_LINKS if is_led else _FITTING
    is_led = is_led and not _TOLD.isdisjoint((case.path_parameters or {}).values())
    helpers.fit(context, case, fitting)
    # Whatever else is wrong: what others need is not to be ended by chance.
    if not is_path_wrong and not is_led:
        _prepare(helpers.operation_id(context), case, is_body_wrong=is_body_wrong)


@schemathesis.hook
def after_call(_context: HookContext, _case: Case[Any], response: Response) -> None:
    """Keep in mind which ids the server has told of."""
    if response.status_code < 300:
        _TOLD.update(each for each in _ID.findall(response.text) if each not in _CONFIG.inventory)


def _prepare(operation_id: str, case: Case[Any], *, is_body_wrong: bool) -> None:
    body = case.body if isinstance(case.body, dict) else {}
    path, query = case.path_parameters or {}, case.query or {}
    made = _PRECONDITIONS.made_for(operation_id, {**query, **body})
    if path:
        case.path_parameters = {name: made.get(name, value) for name, value in path.items()}
    if body and not is_body_wrong:
        case.body = {name: made.get(name, value) for name, value in body.items()}
