"""Check a server that claims to be Notify, through a proxy that lets nothing harmful by."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from math import inf
from typing import TYPE_CHECKING, Any, Final

from contract import strategies as our
from contract.engine.fuzz import Effort, fuzz
from contract.engine.promises import Broken, NotTried
from contract.engine.proxy import Proxy
from contract.engine.server import ServerUnderTest
from contract.v2.api import API, parse_key
from contract.v2.context import Context
from contract.v2.fitting import UNKNOWN_ID
from contract.v2.inventory import KINDS, Inventory
from contract.v2.outline import outline
from contract.v2.promises import PROMISES
from contract.v2.safe_proxy import HELD_BACK, SafeProxy
from notify_typed import ApiKey, NotifyError
from notify_typed._engine.settings import LOOPBACK, base_url_from

if TYPE_CHECKING:
    import httpx

    from contract.engine.promises import Promise
    from contract.engine.report import Report
    from contract.v2.inventory import Template

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
_RECIPIENTS: Final = {
    "sms": {"phone_number": our.SIMULATED_NUMBERS[0]},
    "email": {"email_address": our.SIMULATED_EMAILS[0]},
}
# Parts of refusals that say what a service or a key may not do, and nothing of the server.
_REFUSALS: Final = {
    "team-only API key": "this key reaches the team alone",
    "trial mode": "the service is in trial mode, and reaches its team alone",
    "Service is not allowed to send": "the service may not send any",
    "Exceeded send limits": "the service has reached its limit for today",
    "Exceeded rate limit": "the service has reached its limit for a minute",
}
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


@dataclass(frozen=True)
class Outcome:
    """What became of a promise.

    Attributes:
        word: `kept`, `broken` or `held back`.
        reason: Why, without any value.
        answer: The last answer, its values hidden.
        values: The values that show it.
    """

    word: str
    reason: str = ""
    answer: str = ""
    values: str = field(default="", repr=False)


def run(settings: Settings, say: Say) -> int:
    """Check a server, print a report, and give the exit status.

    It is 0 if all is well, 1 if the server differs, 2 if its limits left too little to look at.

    Raises:
        Unusable: The server cannot be reached, does not let us in, or is something else.
    """
    safe = SafeProxy(settings.per_minute, settings.most_sends)
    with Proxy(settings.base_url, safe, keeps_host=False) as proxy:
        try:
            say(f"checking {settings.base_url}, at most {settings.per_minute:g} requests a minute")
            inventory = _take_inventory(proxy.base_url, settings.api_key)
            for kind, why in inventory.refused_sends.items():
                say(f"no {kind} is sent: {why}")
            say("promises ...")
            promises = _check_promises(proxy.base_url, settings, inventory)
            limited = safe.limited
            # The process that makes requests up is told the proxy's address and no other.
            effort = replace(settings.effort, operations=operations(inventory))
            report = fuzz(
                *(API, proxy.base_url, settings.api_key, inventory, effort),
                timeout=_PATIENCE,
                say=say,
            )
        except BaseException:
            # Someone who breaks off wants to know as well.
            _tell_traffic(say, safe)
            raise
    _tell_traffic(say, safe)
    _tell_promises(say, promises, settings)
    is_limited = safe.limited > limited
    _tell_report(say, report, settings)
    say("operations: " + ", ".join(effort.operations))
    if any(each.word == "broken" for each in promises.values()) or not (
        report.is_green or is_limited
    ):
        say("the server differs from the description")
        return 1
    if safe.limited:
        say(f"{safe.limited} requests met a limit of the service, so this says little;")
        say("ask for fewer with --per-minute, or again tomorrow")
        return 2
    say("nothing wrong was found")
    return 0


def operations(inventory: Inventory) -> tuple[str, ...]:
    """List the operations to try on a server: those it holds something for, and no letters."""
    found = list(_ALWAYS)
    if inventory.all_templates():
        found += _WITH_TEMPLATES
    found += [f"send_{kind}" for kind in inventory.sendable()]
    if any(inventory.notifications.values()):
        found.append("get_notification")
    if inventory.notifications["letter"]:
        found.append("get_letter_pdf")
    return tuple(found)


def _take_inventory(base_url: str, api_key: str) -> Inventory:
    with ServerUnderTest(base_url, parse_key(api_key)) as server:
        try:
            found = Inventory.of(server, only_simulated=True)
        except RuntimeError as problem:
            raise Unusable(str(problem)) from None
        templates = {kind: found.templates[kind][:_MOST_TEMPLATES] for kind in KINDS}
        refused = {
            kind: why for kind in _RECIPIENTS if (why := _refusal(server, kind, templates[kind]))
        }
    return replace(found, templates=templates, refused_sends=refused)


def _refusal(server: ServerUnderTest, kind: str, templates: list[Template]) -> str | None:
    """Ask whether the service may send to a simulated recipient, and why it may not."""
    blanks = templates[0].blanks if templates else ()
    body = {
        "template_id": templates[0].id if templates else UNKNOWN_ID,
        "personalisation": dict.fromkeys(blanks, "contract"),
    }
    response = server.post(f"/v2/notifications/{kind}", body | _RECIPIENTS[kind])
    if response.status_code not in (400, 429):
        return None
    return next((why for part, why in _REFUSALS.items() if part in response.text), None)


def _check_promises(base_url: str, settings: Settings, inventory: Inventory) -> dict[str, Outcome]:
    with Context(base_url, {"": settings.api_key}, inventory) as context:
        untold: list[int] = []
        context.me.client.event_hooks["response"] = [
            lambda response: untold.append(1) if _tells_nothing(response) else None
        ]
        found = {}
        for promise in PROMISES.values():
            untold.clear()
            outcome = _outcome(promise, context) if promise.is_safe else Outcome("held back")
            is_untold = outcome.word == "broken" and untold
            found[promise.name] = Outcome("held back") if is_untold else outcome
    return found


def _tells_nothing(response: httpx.Response) -> bool:
    """Tell whether an answer is our own, or that of a limit."""
    return HELD_BACK in response.headers or response.status_code == 429


def _outcome(promise: Promise[Context], context: Context) -> Outcome:
    try:
        promise.check(context)
    except NotTried:
        return Outcome("held back")
    except Broken as broken:
        return Outcome("broken", broken.reason, outline(context.me.last), str(broken))
    except Exception as broken:  # noqa: BLE001 - an answer of another shape breaks the check itself
        reason = f"the answer has another shape ({type(broken).__name__})"
        return Outcome("broken", reason, outline(context.me.last), repr(broken))
    return Outcome("kept")


def _tell_traffic(say: Say, safe: SafeProxy) -> None:
    say("\nsent:")
    for kind, count in sorted(safe.passed.items()):
        say(f"  {count:6} {kind}")
    say("held back:")
    for why, count in sorted(safe.held_back.items()):
        say(f"  {count:6} {why}")
    say("         letters as a whole, every method but GET and POST, what the service has nothing")
    say("         for, and bodies that the real server is known to fall over")


def _tell_promises(say: Say, promises: dict[str, Outcome], settings: Settings) -> None:
    say("promises:")
    for name, outcome in promises.items():
        say(f"  {outcome.word:9}  {name}")
        # Answers may hold personal data: they are shown on demand alone.
        reason = outcome.values if settings.shows_answers else outcome.reason
        for line in (reason, outcome.answer):
            if line:
                say(f"             {line}")


def _tell_report(say: Say, report: Report, settings: Settings) -> None:
    say("schemathesis:")
    if report.is_whole:
        say(f"  {report.cases} requests made up, {report.share():.0%} of good sends taken")
    for problem in report.problems:
        say(f"  {problem}")
    if report.problems and settings.shows_answers:
        say(report.output)
    elif report.problems:
        say("  --show-answers prints requests and answers, with whatever they hold")
