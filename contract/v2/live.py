"""Checks a server that claims to be Notify, through a gate that lets nothing harmful by."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from math import inf
from typing import TYPE_CHECKING, Any, Final

from contract.fuzz import Effort, fuzz
from contract.gate import HELD_BACK, Gate
from contract.promises import PROMISES, Server
from contract.relay import Relay
from contract.survey import KINDS, Survey
from contract.target import Target
from notify_typed import ApiKey, NotifyError
from notify_typed._engine.settings import LOOPBACK, base_url_from

if TYPE_CHECKING:
    from contract.report import Report

SWITCH: Final = "CONTRACT_LIVE"
YES: Final = "yes-send-to-simulated-recipients"
MOST_PER_MINUTE: Final = 3000
"""What Notify allows for each kind of key."""
_MOST_TEMPLATES: Final = 30
_PATIENCE: Final = 6 * 60 * 60
# What each group of operations needs to be there.
_ALWAYS: Final = ("list_notifications", "list_received_texts", "list_templates")
_WITH_TEMPLATES: Final = ("get_template", "get_template_version", "preview_template")
# What is sent to a simulated recipient is not there afterwards, as it should be; other methods are
# held back.
_EXCLUDED_CHECKS: Final = (
    *("ensure_resource_availability", "unsupported_method", "allow_header_conformance"),
)
EFFORT: Final = Effort(max_examples=10, is_quick=True, excluded_checks=_EXCLUDED_CHECKS)

Say = Callable[[str], None]


class Unusable(Exception):
    """There can be no live run; the text says what is missing."""


@dataclass(frozen=True)
class Settings:
    """Where to, with which key, how fast.

    Raises:
        Unusable: Address or key is missing or malformed, or the pace too fast for a live server.
    """

    base_url: str
    api_key: str = field(repr=False)
    per_minute: float = 600
    most_sends: int = 200
    shows_answers: bool = False
    effort: Effort = EFFORT

    def __post_init__(self) -> None:
        if not self.base_url or not self.api_key:
            raise Unusable("set NOTIFY_BASE_URL to the server, and NOTIFY_API_KEY to a key for it")
        try:
            url = base_url_from(self.base_url)
            ApiKey.parse(self.api_key)
        except NotifyError as problem:
            raise Unusable(f"NOTIFY_BASE_URL or NOTIFY_API_KEY: {problem}") from None
        is_here = url.host in LOOPBACK
        if url.scheme != "https" and not is_here:
            raise Unusable("NOTIFY_BASE_URL: to another machine tokens travel by https alone")
        if not 0 < self.per_minute <= (inf if is_here else MOST_PER_MINUTE):
            raise Unusable(f"no more than {MOST_PER_MINUTE} requests a minute, and more than none")

    @classmethod
    def read(cls, environment: Mapping[str, str], **more: Any) -> Settings:
        """Read address and key from the environment.

        Args:
            environment: The variables.
            more: Other settings.

        Raises:
            Unusable: The switch is not set, or something is wrong with the settings.
        """
        if environment.get(SWITCH) != YES:
            raise Unusable(
                f"this talks to a live server; set {SWITCH}={YES} to say that you mean it"
            )
        base_url, api_key = (environment.get(f"NOTIFY_{n}", "") for n in ("BASE_URL", "API_KEY"))
        return cls(base_url.strip(), api_key.strip(), **more)


def run(settings: Settings, say: Say) -> int:
    """Check a server, print a report, and give the exit status.

    Raises:
        Unusable: The server cannot be reached, does not let us in, or is something else.
    """
    gate = Gate(settings.per_minute, settings.most_sends)
    with Relay(settings.base_url, gate, keeps_host=False) as relay:
        try:
            say(f"checking {settings.base_url}, at most {settings.per_minute:g} requests a minute")
            survey = _look_around(relay.base_url, settings.api_key)
            say("promises ...")
            promises = _check_promises(relay.base_url, settings, survey)
            # The process that makes requests up is told the gate's address and no other.
            effort = replace(settings.effort, operations=operations(survey))
            report = fuzz(
                relay.base_url,
                settings.api_key,
                survey,
                effort,
                timeout=_PATIENCE,
                say=lambda phases: say(f"schemathesis, {phases} ..."),
            )
        except BaseException:
            # Whoever breaks off wants to know as well.
            _tell_traffic(say, gate)
            raise
    _tell_traffic(say, gate)
    _tell_findings(say, promises, report, settings)
    say("operations: " + ", ".join(effort.operations))
    return 0 if report.is_green and not _are_broken(promises) else 1


def _are_broken(promises: dict[str, str]) -> bool:
    return any(result.startswith("broken") for result in promises.values())


def operations(survey: Survey) -> tuple[str, ...]:
    """The operations to try on a server: those it holds something for, and no letters."""
    found = list(_ALWAYS)
    if survey.all_templates():
        found += _WITH_TEMPLATES
    found += [f"send_{kind}" for kind in ("sms", "email") if survey.templates[kind]]
    if any(survey.notifications.values()):
        found.append("get_notification")
    if survey.notifications["letter"]:
        found.append("get_letter_pdf")
    return tuple(found)


def _look_around(base_url: str, api_key: str) -> Survey:
    with Target(base_url, api_key) as target:
        try:
            found = Survey.of(target, only_simulated=True)
        except RuntimeError as problem:
            raise Unusable(str(problem)) from None
    templates = {kind: found.templates[kind][:_MOST_TEMPLATES] for kind in KINDS}
    return replace(found, templates=templates)


def _check_promises(base_url: str, settings: Settings, survey: Survey) -> dict[str, str]:
    """What became of each promise: kept, broken or held back."""
    found = {}
    with Server(base_url, {"": settings.api_key}, survey) as server:
        held_back = []
        server.me.client.event_hooks["response"] = [
            lambda response: held_back.append(1) if HELD_BACK in response.headers else None
        ]
        for promise in PROMISES.values():
            if not promise.is_safe:
                found[promise.name] = "held back"
                continue
            held_back.clear()
            try:
                promise.check(server)
            except Exception as broken:  # noqa: BLE001 - an answer of another shape breaks the check itself
                found[promise.name] = "held back" if held_back else "broken"
                if settings.shows_answers:
                    found[promise.name] += f": {broken!r}"
            else:
                found[promise.name] = "kept"
    return found


def _tell_traffic(say: Say, gate: Gate) -> None:
    say("\nsent:")
    for kind, count in sorted(gate.passed.items()):
        say(f"  {count:6} {kind}")
    say("held back:")
    for why, count in sorted(gate.held_back.items()):
        say(f"  {count:6} {why}")
    say("         letters as a whole, every method but GET and POST, what the service has nothing")
    say("         for, and bodies that the real server is known to fall over")


def _tell_findings(say: Say, promises: dict[str, str], report: Report, settings: Settings) -> None:
    say("promises:")
    for name, result in promises.items():
        say(f"  {result:9}  {name}")
    say("schemathesis:")
    if report.is_whole:
        say(f"  {report.cases} requests made up, {report.share():.0%} of good sends taken")
    for problem in report.problems:
        say(f"  {problem}")
    # Answers may hold personal data: they are shown on demand alone.
    if report.problems and settings.shows_answers:
        say(report.output)
    elif report.problems:
        say("  --show-answers prints requests and answers, with whatever they hold")
    is_sound = report.is_green and not _are_broken(promises)
    say("nothing wrong was found" if is_sound else "the server differs from the description")
