"""The sandbox's handle and the fixtures, as a user's tests see them. Checked, never run."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, assert_type
from uuid import UUID

from notify_typed.sandbox import (
    AfterReads,
    Attempt,
    CallbackType,
    Clock,
    Event,
    EventKind,
    LoggedRequest,
    Message,
    Outcomes,
    Quirks,
    ReceivedMessage,
    Refusal,
    Sandbox,
    SandboxClock,
    SandboxError,
    Speed,
    World,
    WorldError,
    faults,
)

if TYPE_CHECKING:
    from collections.abc import Collection

    from notify_typed import AsyncNotifyClient, NotifyClient
    from notify_typed.pytest_plugin import SandboxOptions
    from notify_typed.testing import CallbackReceiver


def use(*_values: object) -> None: ...


async def fixtures(  # noqa: PLR0917 - each by its name, as pytest gives them
    notify_sandbox: Sandbox,
    notify_sandbox_server: Sandbox,
    notify_client: NotifyClient,
    async_notify_client: AsyncNotifyClient,
    notify_sandbox_options: SandboxOptions,
    notify_sandbox_only: Sandbox,
    notify_allowed_hosts: Collection[str],
    notify_callbacks: CallbackReceiver,
) -> None:
    """What a test gets by these names; that they are right is looked up in the plugin."""
    template = notify_client.get_all_templates("sms").templates[0]
    async with async_notify_client:
        sent = await async_notify_client.send_sms_notification("07700 900123", template.id)
    assert_type(notify_sandbox.wait_for(reference=sent.reference), Message)
    assert_type(notify_sandbox_server.base_url, str)
    assert_type(notify_sandbox_only.api_key, str)
    assert_type(notify_callbacks.token, str)
    assert "example.com" not in notify_allowed_hosts
    options: SandboxOptions = {**notify_sandbox_options, "outcomes": "realistic", "port": 6011}
    Sandbox(**options)


def made_of(
    world: World | None, quirks: Quirks, outcomes: Outcomes, kind: CallbackType
) -> SandboxOptions:
    """The options by their own types, as a fixture's author writes them."""
    with Sandbox(world=world, quirks=quirks, outcomes=outcomes) as sandbox:
        sandbox.set_callback(kind, None)
    return {"world": world, "quirks": quirks, "outcomes": outcomes}


def making(clock: Clock) -> None:
    with Sandbox() as sandbox:
        assert_type(sandbox, Sandbox)
    assert_type(Sandbox(quirks="exact", host="127.0.0.1", port=0).start(), Sandbox)
    Sandbox(world=Path("world.json"), clock=clock, outcomes="immediate").stop()
    Sandbox(world={"format": 1}, database_url="sqlite://", outcomes=AfterReads(3))
    Sandbox(outcomes=2.5, file_links="https://documents.service.gov.uk")
    speed = Speed(sending=1, printing=None, reads=3)
    Sandbox(outcomes=speed)
    assert_type(speed.sending, float)
    assert_type(speed.test_outcome, float)
    assert_type(speed.live_outcome, float)
    assert_type(speed.processing, float)
    assert_type(speed.printing, float | None)
    assert_type(speed.reads, int | None)
    assert_type(AfterReads(3).reads, int)


def keys(sandbox: Sandbox) -> None:
    assert_type(sandbox.base_url, str)
    assert_type(sandbox.api_key, str)
    assert_type(sandbox.live_key, str)
    assert_type(sandbox.team_key, str)
    assert_type(sandbox.test_key, str)
    assert_type(sandbox.keys, dict[str, str])
    assert_type(sandbox.service_id, UUID)
    assert_type(sandbox.admin_secret, str)


def messages(sandbox: Sandbox, template: UUID) -> None:
    found = sandbox.messages(recipient="07700 900123", template_id=template, type="sms")
    assert_type(found, list[Message])
    assert_type(sandbox.messages(status="delivered", reference="ref"), list[Message])
    message = sandbox.wait_for(template_id=str(template), type="email", timeout=0.5)
    assert_type(message, Message)
    assert_type(message.id, UUID)
    assert_type(message.type, str)
    assert_type(message.status, str)
    assert_type(message.recipient, str)
    assert_type(message.reference, str | None)
    assert_type(message.template_id, UUID)
    assert_type(message.template_version, int)
    assert_type(message.body, str)
    assert_type(message.subject, str | None)
    assert_type("name" in message.personalisation, bool)
    assert_type(message.key_type, str)
    assert_type(message.service_id, UUID)
    assert_type(message.created_at, datetime)
    assert_type(message.sender, str | None)
    sandbox.return_letter(message.id)
    sandbox.set_status(str(message.id), "delivered")
    sandbox.reset()

    text = sandbox.receive_text("Hello", sender="07700 900124", to="07700 900500")
    assert_type(text, ReceivedMessage)
    assert_type(text.id, UUID)
    assert_type(text.service_id, UUID)
    assert_type(text.created_at, datetime)
    assert_type(text.notify_number, str)
    assert_type(text.user_number, str)
    assert_type(text.content, str)


def what_goes_wrong(sandbox: Sandbox, template: UUID) -> None:
    sandbox.fail_next(1, "RateLimitError")
    sandbox.fail_next(3, faults.RateLimitError)
    sandbox.fail_next(1, faults.Delay(seconds=2, after_commit=True), operation="send_sms")
    sandbox.fail_every(2, faults.ServerError(), recipient="07700 900123", reference="ref")
    sandbox.fail_randomly(0.5, faults.ResetAfterCommit, seed=4, template_id=template)
    sandbox.clear_faults()
    refusals: list[type[faults.NotifyError]] = [
        faults.AuthError,
        faults.BadRequestError,
        faults.PDFNotReadyError,
    ]
    refusals += [
        faults.RateLimitError,
        faults.ServerError,
        faults.ServerTimeout,
        faults.TooManyRequestsError,
        faults.ValidationError,
    ]
    refusal = faults.NotifyError(status=418, error="TeapotError", message="Short and stout")
    assert_type(refusal.status, int)
    assert_type(refusal.error, str)
    assert_type(refusal.message, str)
    others: list[faults.Fault] = [
        faults.ClockSkew(seconds=60),
        faults.RouterPage(status=503, after_commit=True),
    ]
    others += [
        faults.ResetBeforeRead(),
        faults.TruncatedBody(),
        refusal,
        *(each() for each in refusals),
    ]
    assert_type(faults.ClockSkew().seconds, float)
    assert_type(faults.Delay().after_commit, bool)
    assert_type(faults.RouterPage().after_commit, bool)
    for each in others:
        sandbox.fail_next(1, each)


def callbacks(sandbox: Sandbox) -> None:
    sandbox.set_callback("delivery_status", "http://127.0.0.1:8000/", "a-bearer-token")
    sandbox.set_callback("inbound_sms", None, service_id=sandbox.service_id)
    sandbox.hold_callbacks()
    sandbox.release_callbacks(newest_first=True)
    attempts = sandbox.callbacks()
    assert_type(attempts, list[Attempt])
    attempt = attempts[0]
    assert_type(attempt.type, str)
    assert_type(attempt.subject_id, UUID)
    assert_type(attempt.url, str)
    assert_type(attempt.body, str)
    assert_type(attempt.at, datetime)
    assert_type(attempt.status, int | None)
    assert_type(attempt.problem, str | None)
    assert_type(attempt.will_retry, bool)
    assert_type(sandbox.replay_callbacks(attempt.subject_id), int)


def clocks(sandbox: Sandbox) -> None:
    assert_type(sandbox.clock, SandboxClock)
    assert_type(sandbox.clock.now(), datetime)
    sandbox.clock.freeze()
    sandbox.clock.freeze(datetime(2026, 11, 21, tzinfo=UTC))
    sandbox.clock.advance(timedelta(hours=1), days=1, minutes=0.5)
    sandbox.clock.resume()
    clock = Clock(datetime(2026, 11, 21, tzinfo=UTC), frozen=True)
    assert_type(clock.now(), datetime)
    assert_type(clock.is_frozen, bool)
    clock.freeze()
    clock.advance(seconds=3)
    clock.resume()


def errors() -> None:
    try:
        Sandbox(world="world.json").start()
    except WorldError as wrong:
        kept: SandboxError = wrong
        use(kept)


def watching(sandbox: Sandbox, kind: EventKind, name: faults.FaultName) -> None:
    sandbox.fail_next(1, name)
    assert_type(sandbox.search("status:delivered", limit=3), list[Message])
    for event in sandbox.events(kind, after="", timeout=1):
        assert_type(event, Event)
        assert_type(event.kind, EventKind)
        use(event.id, event.at, event.message, event.message_id, event.status)
        use(event.callback, event.received_text)
        assert_type(event.request, LoggedRequest | None)
    for request in sandbox.requests("is:refused", limit=3):
        assert_type(request.refusals, tuple[Refusal, ...])
        use(request.id, request.at, request.method, request.path, request.query, request.headers)
        use(request.body, request.body_size, request.status, request.answer, request.answer_size)
        use(request.message_id, request.service_id, request.key, request.key_type, request.fault)
        use(request.seconds, request.is_refused)
        for refusal in request.refusals:
            use(refusal.error, refusal.message, refusal.reason, refusal.advice, refusal.link)
    for message in sandbox.messages():
        sandbox.delete_message(message.id)
    sandbox.open()
    assert_type(sandbox.outbox_url, str)
    assert_type(sandbox.is_running, bool)
    use(sandbox.page_password)
