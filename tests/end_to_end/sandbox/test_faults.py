"""What can be made to go wrong, and what a caller then sees."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any, get_args

import httpx
import pytest
from local_http import local_client
from patience import HANG

from notify_typed import NotifyClient, RateLimited, RetryPolicy
from notify_typed.sandbox import Sandbox, SandboxError, faults
from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    from tests.end_to_end.sandbox.conftest import Api


@pytest.mark.parametrize("name", sorted(get_args(faults.FaultName)))
def test_a_fault_may_be_given_by_its_name(sandbox: Sandbox, name: Any) -> None:
    sandbox.fail_next(1, name)
    sandbox.fail_every(2, name)
    sandbox.fail_randomly(0.5, name)
    assert getattr(faults, name).__name__ == name
    sandbox.clear_faults()


@pytest.mark.parametrize(
    ("fault", "cure"),
    [
        (RateLimited, r"RateLimited is what a client raises; the fault is faults\.RateLimitError"),
        ("OutcomeUnknown", r"the fault is faults\.ResetAfterCommit"),
        ("RateLimitEror", "fault must be one of .*; did you mean 'RateLimitError'?"),
        (429, "fault must be one of .*, not 429"),
        (ValueError, "fault must be one of .*, not 'ValueError'"),
    ],
)
def test_what_is_not_a_fault_is_answered_with_the_one_that_is_meant(
    sandbox: Sandbox, fault: Any, cure: str
) -> None:
    with pytest.raises(SandboxError, match=cure):
        sandbox.fail_next(1, fault)


@pytest.mark.parametrize(
    ("kind", "settings", "wrong"),
    [
        (
            "BadRequestError",
            ("No such template",),
            "status of BadRequestError must be a whole number",
        ),
        ("ServerError", (True,), "status of ServerError must be a whole number, not True"),
        ("RouterPage", (200,), "status of RouterPage must be from 400 to 599, not 200"),
        ("NotifyError", (400, None), "error of NotifyError must be text, not of type NoneType"),
        ("AuthError", (403, "AuthError", 7), "message of AuthError must be text, not of type int"),
        ("Delay", ("1",), "seconds of Delay must be a number, not '1'"),
        ("Delay", (-1,), "seconds of Delay must be from 0 to 86400, not -1"),
        ("Delay", (1, "no"), "after_commit of Delay must be True or False, not 'no'"),
        ("ClockSkew", (math.nan,), "seconds of ClockSkew must be from -86400 to 86400, not nan"),
        ("ClockSkew", (-math.inf,), "seconds of ClockSkew must be from -86400 to 86400, not -inf"),
    ],
)
def test_a_fault_that_could_not_happen_is_refused_where_it_is_set(
    sandbox: Sandbox, kind: str, settings: tuple[Any, ...], wrong: str
) -> None:
    fault: faults.Fault = getattr(faults, kind)(*settings)
    with pytest.raises(SandboxError, match=re.escape(wrong)):
        sandbox.fail_next(1, fault)
    with pytest.raises(SandboxError, match=re.escape(wrong)):
        sandbox.fail_randomly(0.5, fault)


@pytest.mark.parametrize(("kind", "shown"), [("live", "LIVE"), ("team", "TEAM"), ("test", "TEST")])
def test_a_rate_limit_names_the_type_of_the_key(sandbox: Sandbox, kind: str, shown: str) -> None:
    sandbox.fail_next(1, faults.RateLimitError)
    key: str = getattr(sandbox, f"{kind}_key")
    with (
        NotifyClient(key, base_url=sandbox.base_url, retries=RetryPolicy(max_attempts=1)) as notify,
        pytest.raises(RateLimited, match=f"for key type {shown} of 3000"),
    ):
        notify.get_all_templates()


def test_who_has_no_key_meets_the_fault_too(sandbox: Sandbox) -> None:
    sandbox.fail_next(1, faults.RateLimitError(message="{key_type} keys are too fast"))
    with local_client(sandbox.base_url) as http:
        answer = http.get("/v2/templates")
    assert (answer.status_code, answer.json()["errors"][0]["message"]) == (
        429,
        "LIVE keys are too fast",
    )


def test_the_next_calls_fail_and_then_all_is_well(sandbox: Sandbox, api: Api) -> None:
    sandbox.fail_next(2, faults.RateLimitError)
    assert [api.send_sms().status_code for _ in range(3)] == [429, 429, 201]
    assert len(sandbox.messages()) == 1


def test_an_injected_error_looks_like_the_real_one(sandbox: Sandbox, api: Api) -> None:
    sandbox.fail_next(1, faults.ServerTimeout)
    answer = api.send_sms()
    assert answer.status_code == 504
    assert answer.json() == {
        "errors": [{"error": "SoftEventletTimeout", "message": "Timeout serving request"}],
        "status_code": 504,
    }


def test_any_error_can_be_made_up(sandbox: Sandbox, api: Api) -> None:
    sandbox.fail_next(1, faults.NotifyError(418, "TeapotError", "I am a teapot"))
    answer = api.send_sms()
    assert answer.status_code == 418
    assert answer.json()["errors"] == [{"error": "TeapotError", "message": "I am a teapot"}]


def test_every_third_call_fails(sandbox: Sandbox, api: Api) -> None:
    sandbox.fail_every(3, faults.RouterPage(503))
    statuses = [api.send_sms().status_code for _ in range(7)]
    assert statuses == [201, 201, 503, 201, 201, 503, 201]


def test_chance_is_the_same_for_the_same_seed(sandbox: Sandbox, api: Api) -> None:
    runs = []
    for _ in range(2):
        sandbox.fail_randomly(0.5, faults.RateLimitError, seed=7)
        runs.append([api.send_sms().status_code for _ in range(20)])
        sandbox.clear_faults()
    assert runs[0] == runs[1]
    assert {201, 429} == set(runs[0])


def test_a_router_answers_with_a_page(sandbox: Sandbox, api: Api) -> None:
    sandbox.fail_next(1, faults.RouterPage(502))
    answer = api.send_sms()
    assert answer.status_code == 502
    assert answer.headers["content-type"].startswith("text/html")
    assert "502 Bad Gateway" in answer.text
    assert sandbox.messages() == []


@pytest.mark.every_database
def test_a_reset_before_the_request_is_read_sends_nothing(sandbox: Sandbox, api: Api) -> None:
    sandbox.fail_next(1, faults.ResetBeforeRead)
    with pytest.raises(httpx.TransportError):
        api.send_sms()
    assert sandbox.messages() == []
    assert api.send_sms().status_code == 201


@pytest.mark.every_database
def test_a_reset_after_commit_has_sent_the_message(sandbox: Sandbox, api: Api) -> None:
    sandbox.fail_next(1, faults.ResetAfterCommit)
    with pytest.raises(httpx.TransportError):
        api.send_sms(reference="once")
    assert [message.reference for message in sandbox.messages()] == ["once"]


@pytest.mark.every_database
def test_a_truncated_answer_breaks_off_in_the_body(sandbox: Sandbox, api: Api) -> None:
    sandbox.fail_next(1, faults.TruncatedBody)
    with pytest.raises(httpx.RemoteProtocolError):
        api.send_sms(reference="once")
    assert [message.reference for message in sandbox.messages()] == ["once"]


@pytest.mark.every_database
def test_a_late_answer_takes_effect_even_when_nobody_waits(sandbox: Sandbox, api: Api) -> None:
    sandbox.fail_next(1, faults.Delay(0.2))
    with pytest.raises(httpx.ReadTimeout):
        api.http.post(
            "/v2/notifications/sms",
            json={
                "phone_number": "07700900123",
                "template_id": world.SMS_TEMPLATE_ID,
                "personalisation": {"name": "A", "date": "B"},
                "reference": "late",
            },
            headers={"Authorization": f"Bearer {api.token()}"},
            timeout=0.05,
        )
    assert sandbox.wait_for(reference="late", timeout=HANG).reference == "late"


def test_a_wrong_clock_refuses_good_tokens_and_shows_in_the_date(
    sandbox: Sandbox, api: Api
) -> None:
    sandbox.fail_next(1, faults.ClockSkew(120))
    refused, accepted = api.send_sms(), api.send_sms()
    assert refused.status_code == 403
    assert "system clock" in refused.json()["errors"][0]["message"]
    assert refused.headers["date"] != accepted.headers["date"]
    assert accepted.status_code == 201


def test_faults_strike_only_calls_they_are_aimed_at(sandbox: Sandbox, api: Api) -> None:
    sandbox.fail_every(1, faults.RateLimitError, operation="send_email")
    sandbox.fail_every(1, faults.RateLimitError, recipient="+44 7700 900111")
    sandbox.fail_every(1, faults.RateLimitError, reference="doomed")
    assert api.send_sms().status_code == 201
    assert api.send_email().status_code == 429
    assert api.send_sms("07700900111").status_code == 429
    assert api.send_sms(reference="doomed").status_code == 429


@pytest.mark.every_database
def test_reads_of_a_message_can_be_struck_by_its_recipient(sandbox: Sandbox, api: Api) -> None:
    sent = api.send_sms("07700900456").json()
    other = api.send_sms().json()
    sandbox.fail_next(1, faults.ServerTimeout, recipient="07700900456", operation="reads")
    assert api.get(f"/v2/notifications/{other['id']}").status_code == 200
    assert api.get(f"/v2/notifications/{sent['id']}").status_code == 504


def test_a_fault_for_an_unknown_template_or_operation_is_refused(sandbox: Sandbox) -> None:
    with pytest.raises(SandboxError, match="no service has a template"):
        sandbox.fail_next(
            1, faults.RateLimitError, template_id="5a4db0c8-0000-4000-8000-00000000dead"
        )
    with pytest.raises(SandboxError, match="operation must be one of"):
        sandbox.fail_next(1, faults.RateLimitError, operation="send_fax")
    wrong: Any = 5
    with pytest.raises(SandboxError, match="recipient must be text, not of type int"):
        sandbox.fail_next(1, faults.RateLimitError, recipient=wrong)
    with pytest.raises(SandboxError, match="reference must be text, not of type int"):
        sandbox.fail_every(1, faults.RateLimitError, reference=wrong)
    with pytest.raises(SandboxError, match="times must be at least 1"):
        sandbox.fail_next(0, faults.RateLimitError)
