"""Checks a server that claims to be Notify, through a gate that lets nothing harmful by."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from contract.fuzz import Effort, fuzz
from contract.gate import HELD_BACK, Gate
from contract.promises import PROMISES, Server
from contract.relay import Relay
from contract.survey import KINDS, Survey
from contract.target import Key, Target

if TYPE_CHECKING:
    from contract.report import Report

SWITCH: Final = "CONTRACT_LIVE"
YES: Final = "yes-send-to-simulated-recipients"
_MOST_TEMPLATES: Final = 30
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
    """Where to, with which key, how fast."""

    base_url: str
    api_key: str
    per_minute: float = 600
    most_sends: int = 200
    shows_answers: bool = False
    effort: Effort = EFFORT

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> Settings:
        """Read the settings from the environment.

        Raises:
            Unusable: The switch is not set, or address or key is missing or malformed.
        """
        if environment.get(SWITCH) != YES:
            raise Unusable(
                f"this talks to a live server; set {SWITCH}={YES} to say that you mean it"
            )
        base_url, api_key = (environment.get(f"NOTIFY_{n}", "") for n in ("BASE_URL", "API_KEY"))
        if urlsplit(base_url).scheme not in ("http", "https") or not urlsplit(base_url).hostname:
            raise Unusable("NOTIFY_BASE_URL is no address of a server")
        try:
            Key.parse(api_key)
        except ValueError:
            raise Unusable("NOTIFY_API_KEY is no API key") from None
        return cls(base_url, api_key)


def run(settings: Settings, say: Say) -> int:
    """Check a server, print a report, and give the exit status."""
    gate = Gate(settings.per_minute, settings.most_sends)
    with Relay(settings.base_url, gate, keeps_host=False) as relay:
        say(f"checking {settings.base_url}, at most {settings.per_minute:g} requests a minute")
        survey = _look_around(relay.base_url, settings.api_key)
        promises = _check_promises(relay.base_url, settings, survey)
        # The process that makes requests up is told the gate's address and no other.
        effort = replace(settings.effort, operations=operations(survey))
        report = fuzz(relay.base_url, settings.api_key, survey, effort, timeout=6 * 60 * 60)
    _tell(say, gate, promises, report, settings)
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
            except AssertionError as broken:
                found[promise.name] = "held back" if held_back else "broken"
                if settings.shows_answers:
                    found[promise.name] += f": {broken}"
            else:
                found[promise.name] = "kept"
    return found


def _tell(
    say: Say, gate: Gate, promises: dict[str, str], report: Report, settings: Settings
) -> None:
    say("\nsent:")
    for kind, count in sorted(gate.passed.items()):
        say(f"  {count:6} {kind}")
    say("held back:")
    for why, count in sorted(gate.held_back.items()):
        say(f"  {count:6} {why}")
    say("         letters as a whole, every method but GET and POST, what the service has nothing")
    say("         for, and bodies that the real server is known to fall over")
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
