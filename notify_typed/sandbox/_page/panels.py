"""The panels of the outbox: received texts, services and templates, and the sandbox itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from starlette.responses import HTMLResponse, Response

from notify_typed.sandbox._control import operations as control
from notify_typed.sandbox._http.fault_middleware import OPERATIONS
from notify_typed.sandbox._jobs.records import Job, Jobs
from notify_typed.sandbox._json import write_json
from notify_typed.sandbox._page.endpoint import PageRefused, read_form, see
from notify_typed.sandbox._page.lists import KEYS, KINDS, PAGE
from notify_typed.sandbox._page.message import cut
from notify_typed.sandbox._page.templating import common, moment, page
from notify_typed.sandbox._service import letters, sms_and_email
from notify_typed.sandbox._state.authentication import Caller
from notify_typed.sandbox._timekeeper import from_micros, to_micros
from notify_typed.sandbox._world.content import names, render
from notify_typed.sandbox._world.model import KEY_TYPES
from notify_typed.sandbox.faults._kinds import FAULTS
from notify_typed.sandbox.faults._rules import READS, SENDS, Rule

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request

    from notify_typed.sandbox._json import JsonObject
    from notify_typed.sandbox._runtime import Runtime
    from notify_typed.sandbox._state.state import State
    from notify_typed.sandbox._world.model import Service, Template

_LIMITS = ("sms", "international_sms", "email", "letter")
_STEPS = {"minute": 60, "hour": 3600, "day": 86_400, "week": 604_800}
_MICROSECONDS = 1_000_000
_RECIPIENTS = {"sms": "phone_number", "email": "email_address"}
_SENDERS: dict[str, Callable[[State, Caller, bytes, str], JsonObject]] = {
    "sms": sms_and_email.send_sms,
    "email": sms_and_email.send_email,
    "letter": letters.send_letter,
}
_ADDRESS = tuple(f"address_line_{number}" for number in range(1, 8))
_VALUE = "value:"


@dataclass(frozen=True, slots=True)
class Used:
    """How much of today's limit is used up."""

    kind: str
    sent: int
    limit: int


@dataclass(frozen=True, slots=True)
class Preview:
    """A template with values filled in."""

    subject: str | None
    body: str


class Panels:
    """The panels, on one running sandbox.

    Args:
        runtime: The sandbox at work.
    """

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime
        self._state = runtime.state

    async def received(self, _request: Request) -> Response:
        """Show the texts that services received."""
        texts = self._state.received_texts.newest(limit=PAGE)
        numbers = [
            number
            for service in self._state.world.services.values()
            for number in service.inbound_numbers
        ]
        rows = [(moment(text.created_at), text, cut(text.content)) for text in texts]
        return self._page("received.html", rows=rows, numbers=numbers)

    async def receive(self, request: Request) -> Response:
        """Let somebody send a text."""
        form = await read_form(request)
        control.receive_text(
            self._runtime,
            form.get("content", ""),
            sender=form.get("sender", ""),
            to=form.get("to") or None,
        )
        return see("/received")

    async def services(self, _request: Request) -> Response:
        """Show services, keys and templates."""
        services = [
            (
                service,
                [(key, service.key_text(key)) for key in service.api_keys],
                [(each, KINDS[each.type]) for each in _shown(service)],
                [(job, moment(job.created_at)) for job in self._jobs(service)],
            )
            for service in self._state.world.services.values()
        ]
        return self._page("services.html", services=services)

    async def template(self, request: Request) -> Response:
        """Show a template, with a form for its values."""
        return self._template(*self._find(request), {})

    def _template(self, service: Service, template: Template, values: JsonObject) -> Response:
        version = template.current
        content = render(template.type, version, values, service.rules)
        return self._page(
            "template.html",
            service=service,
            template=template,
            kind=KINDS[template.type],
            names=names(template.type, version, service),
            values=values,
            preview=Preview(content.subject, cut(content.body)),
            address=_ADDRESS if template.type == "letter" else (),
            keys=[key for key in service.api_keys if not key.revoked],
        )

    async def send(self, request: Request) -> Response:
        """Show a template with values filled in, or send a message from it as a service would."""
        service, template = self._find(request)
        form = await read_form(request)
        values: JsonObject = {
            name.removeprefix(_VALUE): value
            for name, value in form.items()
            if name.startswith(_VALUE)
        }
        if form.get("action") == "preview":
            return self._template(service, template, values)
        key = next((each for each in service.api_keys if each.id == form.get("key")), None)
        if key is None:
            raise PageRefused("The service has no such key.")
        values |= {line: form[line] for line in _ADDRESS if form.get(line)}
        body: JsonObject = {"template_id": template.id, "personalisation": values}
        if template.type in _RECIPIENTS:
            body[_RECIPIENTS[template.type]] = form.get("recipient", "")
        send = _SENDERS[template.type]
        caller = Caller(service, key)
        answer = send(self._state, caller, write_json(body).encode(), self._runtime.base_url)
        return see(f"/messages/{answer['id']}")

    async def sandbox(self, _request: Request) -> Response:
        """Show the clock, the limits, the faults and the callbacks."""
        self._runtime.faults.reload()
        limits = self._state.limits
        return self._page(
            "sandbox.html",
            limits=[
                (
                    service,
                    [(KEYS[kind], *limits.left_at_once(service, kind)) for kind in KEY_TYPES],
                    [self._used(service, kind) for kind in _LIMITS],
                )
                for service in self._state.world.services.values()
            ],
            rules=self._runtime.faults.rules,
            kinds=[*FAULTS],
            operations=[SENDS, READS, *OPERATIONS],
            template_names={
                template.id: template.current.name
                for service in self._state.world.services.values()
                for template in _shown(service)
            },
            steps=[*_STEPS],
            is_holding=self._state.is_holding,
            waiting=self._runtime.callbacks.waiting(),
        )

    async def change(self, request: Request) -> Response:
        """Do to the sandbox what a button says."""
        form = await read_form(request)
        match form.get("action"):
            case "advance":
                await control.move_clock(
                    self._runtime, freeze=None, seconds=self._seconds(form.get("step", ""))
                )
            case "freeze" | "run" as action:
                await control.move_clock(self._runtime, freeze=action == "freeze", seconds=0)
            case "fault":
                self._add_fault(form)
            case "clear-faults":
                self._runtime.faults.clear()
            case "hold":
                self._runtime.callbacks.hold()
            case "release" | "newest-first" as action:
                await self._runtime.callbacks.release(newest_first=action == "newest-first")
            case "reset":
                control.reset(self._runtime)
            case _:
                raise PageRefused("There is no such button.")
        return see("/sandbox")

    def _add_fault(self, form: dict[str, str]) -> None:
        kind = FAULTS.get(form.get("fault", ""))
        times = form.get("times", "")
        if kind is None or not (times.isascii() and times.isdecimal() and len(times) < 10):
            raise PageRefused("A fault needs a kind, and how many calls it is to strike.")
        target = control.Target(
            operation=form.get("operation") or None,
            recipient=form.get("recipient", "").strip() or None,
            template_id=form.get("template") or None,
            reference=form.get("reference") or None,
        )
        self._runtime.faults.add(Rule(kind(), control.aim(self._state, target), times=int(times)))

    def _seconds(self, step: str) -> float:
        if step == "midnight":
            now = from_micros(self._state.clock.micros()).astimezone(UTC)
            midnight = (now + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
            return (to_micros(midnight) - to_micros(now)) / _MICROSECONDS
        if step not in _STEPS:
            raise PageRefused("There is no such step.")
        return _STEPS[step]

    def _jobs(self, service: Service) -> list[Job]:
        return Jobs(self._state.storage).page(service.id, offset=0, limit=PAGE)[0]

    def _used(self, service: Service, kind: str) -> Used:
        sent = self._state.limits.sent_today(service, kind)
        return Used(kind.replace("_", " "), sent, service.daily_limits[kind])

    def _find(self, request: Request) -> tuple[Service, Template]:
        service = self._state.world.services.get(request.path_params["service"])
        template = service.templates.get(request.path_params["id"]) if service else None
        if service is None or template is None or template.hidden:
            raise PageRefused("There is no such template.", 404)
        return service, template

    def _page(self, name: str, **values: object) -> Response:
        return HTMLResponse(page(name, **common(self._runtime), **values))


def _shown(service: Service) -> list[Template]:
    return [template for template in service.templates.values() if not template.hidden]
