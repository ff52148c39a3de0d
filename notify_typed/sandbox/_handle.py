"""The sandbox as a Python object, for tests and demonstrations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias, overload
from uuid import UUID

from notify_typed.sandbox._admin.authentication import new_admin_secret
from notify_typed.sandbox._arguments import Id, number, one_of, text, texts, whole_number
from notify_typed.sandbox._clock import Clock, SandboxClock, time_of
from notify_typed.sandbox._control import finding
from notify_typed.sandbox._control import operations as control
from notify_typed.sandbox._control.events import KINDS, Event, EventKind
from notify_typed.sandbox._control.feed import Feed, read_soon
from notify_typed.sandbox._errors import SandboxError
from notify_typed.sandbox._http.hosts import read_hosts
from notify_typed.sandbox._page.endpoint import HOME
from notify_typed.sandbox._rendering.rules import read_rules
from notify_typed.sandbox._server.addresses import read_page_password
from notify_typed.sandbox._server.introduction import key_lines, quoted, template_lines
from notify_typed.sandbox._server.server import SandboxServer
from notify_typed.sandbox._settings import (
    Outcomes,
    Quirks,
    read_file_links,
    read_outcomes,
    read_website,
)
from notify_typed.sandbox._state.state import State
from notify_typed.sandbox._store.database import MEMORY
from notify_typed.sandbox._world.build import naming_file, read_world_file
from notify_typed.sandbox._world.default import default_world
from notify_typed.sandbox.faults._rules import Rule

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import TracebackType
    from typing import Self

    from notify_typed.sandbox._control.requests import LoggedRequest
    from notify_typed.sandbox._control.views import Message, ReceivedMessage
    from notify_typed.sandbox._json import JsonObject, JsonValue
    from notify_typed.sandbox._service.callback_queue import Attempt
    from notify_typed.sandbox._world.model import Service
    from notify_typed.sandbox.faults._kinds import Fault, FaultName

# A test that fails by an error of this module shows its own line.
__tracebackhide__ = True

CallbackType: TypeAlias = Literal["delivery_status", "inbound_sms", "returned_letter"]
"""The callbacks that a service can set."""
World: TypeAlias = "str | Path | Mapping[str, JsonValue]"
"""A world file: its path, or its decoded JSON."""


class Sandbox:
    """A local GOV.UK Notify.

    It listens on a free port of this machine from the start of a `with` block, or `start()`, until
    its end, or `stop()`.

    Begin with `api_key`, a test key: it may send to everybody, and the outcome of a message shows
    within a second. Like the real ones, `live_key` has daily limits, and `team_key` may send to the
    team and the guest list alone: in the default world to 07700900987 and team@example.gov.uk, and
    to 07700900789 and guest@example.com. Nothing ever reaches a real person.

    Args:
        world: A world file's path or its decoded JSON; one friendly service when left out.
        database_url: The database of the messages, as a URL for SQLAlchemy; in memory when left
            out.
        quirks: `helpful` answers 400 where a bug makes the real server answer 500; `exact`
            fails likewise.
        rules: The month whose rules it follows, such as `"2026-08"`, when texts could not carry
            every character yet; today's when left out.
        file_links: What the links of emailed files begin with, such as
            `https://documents.service.gov.uk`, for programs that look for Notify's own; the
            sandbox's own address when left out, where the links can be followed.
        clock: The sandbox's time; one that runs with the machine's when left out.
        outcomes: How fast messages reach their end: `realistic` (texts and emails of test keys
            within a second, others within five, letters when they would be printed and posted),
            `immediate`, a number of seconds, `AfterReads(n)`, or a `Speed`.
        host: The address to listen on; only this machine reaches the usual one.
        port: The port to listen on; any free one when 0.
        allowed_hosts: Names by which it may be reached, beside addresses and local names: any in
            `.localhost`, `.local`, `.internal` and `.test`, and those without a dot.
        admin_secret: The secret that requests to the admin API are signed with; made up when left
            out. See `admin_secret`.
        website: The address of Notify's website, which links in emails lead to; where its
            developers run it when left out.
        token_secret_key: What links are encrypted with, as the website's `TOKEN_SECRET_KEY`; that
            of its development when left out.
        page_password: The password of the outbox and the control API; made up when left out and
            other machines can reach the host, and none otherwise. See `page_password`.

    Raises:
        SandboxError: An argument is not valid, or the world cannot be read.

    Example:
        >>> from notify_typed.sandbox import Sandbox
        >>> with Sandbox() as sandbox:
        ...     sandbox.base_url.startswith("http://127.0.0.1:")
        True
    """

    def __init__(  # noqa: PLR0913 - each is a setting of its own
        self,
        *,
        world: World | None = None,
        database_url: str = MEMORY,
        quirks: Quirks = "helpful",
        rules: str | None = None,
        file_links: str | None = None,
        clock: Clock | None = None,
        outcomes: Outcomes = "realistic",
        host: str = "127.0.0.1",
        port: int = 0,
        allowed_hosts: Iterable[str] = (),
        admin_secret: str | None = None,
        website: str | None = None,
        token_secret_key: str | None = None,
        page_password: str | None = None,
    ) -> None:
        if quirks not in ("helpful", "exact"):
            raise SandboxError(f'quirks must be "helpful" or "exact", not {quirks!r}')
        self._document = _read_world(world)
        self._world_file = Path(world) if isinstance(world, str | Path) else None
        self._database_url = text(database_url, "database_url")
        self._quirks: Quirks = quirks
        self._rules = read_rules(rules)
        self._file_links = read_file_links(file_links)
        self._clock = _read_clock(clock)
        self._speed = read_outcomes(outcomes)
        self._address = (text(host, "host"), whole_number(port, "port"))
        self._hosts = read_hosts(texts(allowed_hosts, "allowed_hosts"))
        self._admin_secret = _read_secret(admin_secret)
        self._website = read_website(website, token_secret_key)
        given = None if page_password is None else text(page_password, "page_password")
        self._page_password = read_page_password(given, self._address[0])
        self._running: SandboxServer | None = None
        self._shown_clock = SandboxClock(self._clock, self._settle)

    # Running

    def start(self) -> Self:
        """Start to listen, and return when requests are answered.

        Raises:
            SandboxError: The world, the database or the port is unusable.

        Returns:
            The sandbox itself.

        Example:
            >>> sandbox = Sandbox().start()
            >>> sandbox.stop()
        """
        if self._running is None:
            with naming_file(self._world_file):
                state = State(
                    self._document,
                    time_of(self._clock),
                    database_url=self._database_url,
                    speed=self._speed,
                    quirks=self._quirks,
                    rules=self._rules,
                    website=self._website,
                    file_links=self._file_links,
                )
            server = SandboxServer(
                state,
                *self._address,
                hosts=self._hosts,
                admin_secret=self._admin_secret,
                page_password=self._page_password,
            )
            server.start()
            self._running = server
        return self

    def stop(self) -> None:
        """Stop listening. Messages in memory are lost.

        Example:
            >>> sandbox = Sandbox().start()
            >>> sandbox.stop()
        """
        if self._running is not None:
            self._running.stop()
            self._running = None

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.stop()

    def __repr__(self) -> str:
        where = self._running.base_url if self._running else "not running"
        return f"<Sandbox {where}>"

    def __str__(self) -> str:
        """Say where it is, which keys and templates it has, and what to try."""
        if self._running is None:
            return repr(self)
        address, world = self._running.base_url, self._running.state.world
        return "\n".join(
            [
                f"Sandbox at {address}, outbox at {address}{HOME}",
                f"export NOTIFY_BASE_URL={quoted(address)}",
                *key_lines(world),
                *template_lines(world),
            ]
        )

    @property
    def clock(self) -> SandboxClock:
        """The sandbox's time: `freeze()`, `advance(minutes=5)`, `resume()`, `now()`.

        Moving it on lets everything happen that falls due meanwhile. See `SandboxClock`.
        """
        return self._shown_clock

    # Where and by which keys

    @property
    def base_url(self) -> str:
        """The address to give to a client."""
        return self._server.base_url

    @property
    def live_key(self) -> str:
        """A live API key of the first service: reaches everybody, and counts for daily limits."""
        return self._key("normal")

    @property
    def team_key(self) -> str:
        """A team and guest list API key of the first service: reaches nobody else, by no letter."""
        return self._key("team")

    @property
    def test_key(self) -> str:
        """A test API key of the first service.

        It reaches everybody, messages are delivered within a second by default, and the documented
        test recipients, such as 07700900003, fail as they do with the real one.
        """
        return self._key("test")

    @property
    def api_key(self) -> str:
        """The API key to begin with: the test key, as with the real Notify.

        The outcome of a message shows soonest with it, and some recipients make messages fail. In a
        service of your own world that does not have a test key, it is the live key or the team key.
        """
        for kind in ("test", "normal", "team"):
            key = self._find_key(kind)
            if key is not None:
                return key
        raise SandboxError("the first service of the world has no key")

    @property
    def keys(self) -> dict[str, str]:
        """All API keys of the world, by label."""
        services = self._server.state.world.services.values()
        return {
            key.label: service.key_text(key) for service in services for key in service.api_keys
        }

    @property
    def service_id(self) -> UUID:
        """The id of the first service."""
        return UUID(self._service().id)

    @property
    def admin_secret(self) -> str:
        """The secret by which the client `notify-admin` signs requests to the admin API."""
        return self._admin_secret

    @property
    def is_running(self) -> bool:
        """Whether it answers requests now."""
        return self._running is not None

    # The page

    @property
    def outbox_url(self) -> str:
        """The page that shows in a browser what was sent."""
        return self._server.outbox_url

    @property
    def page_password(self) -> str | None:
        """The password of the page and the control API, with any name; None when there is none."""
        return self._page_password

    def open(self) -> None:
        """Open the page in this machine's browser, to look around from a debugger.

        Raises:
            SandboxError: The sandbox is not running; use it in a `with` block.

        Example:
            >>> sandbox.open()
        """
        import webbrowser  # noqa: PLC0415 - no test needs it

        webbrowser.open(self.outbox_url)

    # Messages

    def messages(
        self,
        *,
        recipient: str | None = None,
        reference: str | None = None,
        template_id: Id | None = None,
        type: Literal["sms", "email", "letter"] | None = None,  # noqa: A002 - Notify's own word
        status: str | None = None,
    ) -> list[Message]:
        """Return all messages that were sent, newest first.

        Args:
            recipient: Only those to this phone number or email address, in any spelling.
            reference: Only those with this reference.
            template_id: Only those made from this template.
            type: Only texts, emails or letters.
            status: Only those which the API shows with this status.

        Raises:
            SandboxError: The type or the status is unknown, or the template's id is not a UUID.

        Returns:
            The messages, with their texts and all that happened to each.

        Example:
            >>> [message.body for message in sandbox.messages(recipient="07700 900123")]
            ['Hello Amala, your appointment is on 3 December.']
        """
        search = finding.Search(recipient, reference, template_id, type, status)
        state = self._server.state
        return self._server.call(lambda: finding.find_messages(state, search, limit=None))

    def wait_for(
        self,
        *,
        recipient: str | None = None,
        reference: str | None = None,
        template_id: Id | None = None,
        type: Literal["sms", "email", "letter"] | None = None,  # noqa: A002 - Notify's own word
        status: str | None = None,
        timeout: float = 5.0,
    ) -> Message:
        """Wait until there is a message, and return the newest.

        Args:
            recipient: To this phone number or email address, in any spelling.
            reference: With this reference.
            template_id: Made from this template.
            type: A text, an email or a letter.
            status: Which the API shows with this status.
            timeout: How long to wait, in seconds of the machine's clock.

        Raises:
            TimeoutError: None came in time. The text names the filters, what was sent instead and
                which requests were refused, without recipients.
            SandboxError: The type or the status is unknown, or the template's id is not a UUID.

        Returns:
            The message.

        Example:
            >>> sandbox.wait_for(recipient="07700 900123").body
            'Hello Amala, your appointment is on 3 December.'
        """
        search = finding.Search(recipient, reference, template_id, type, status)
        seconds = number(timeout, "timeout")
        return self._server.run(finding.wait_for_message(self._server.state, search, seconds))

    def search(self, query: str = "", *, limit: int = finding.MAX_FOUND) -> list[Message]:
        """Return the messages that fit a search, newest first.

        Args:
            query: Words that are looked for anywhere, and filters: `to:`, `template:`,
                `reference:`, `status:`, `type:`, `key:`, `service:`, `job:`, `before:`, `after:`,
                `is:job`. All must be true; `-` before one leaves out what fits it.
            limit: How many at most.

        Raises:
            SandboxError: The search cannot be read; the text says what is wrong with it.

        Example:
            >>> from notify_typed.sandbox import Sandbox
            >>> with Sandbox() as sandbox:
            ...     sandbox.search("to:07700900123 status:delivered after:10m")
            []

        Returns:
            The messages.
        """
        return self._server.call(lambda: finding.search(self._server.state, query, limit=limit))

    def requests(self, query: str = "", *, limit: int = finding.MAX_FOUND) -> list[LoggedRequest]:
        """Return the requests to the API that fit a search, refused ones too, newest first.

        The newest 5,000 are kept, without their tokens. Requests to the admin API are not kept.

        Args:
            query: As for `search`, with `is:refused`, `is:accepted` and `is:fault`; `status:` is
                that of the answer, such as `status:400`, `status:4xx` or `status:ValidationError`.
            limit: How many at most.

        Raises:
            SandboxError: The search cannot be read; the text says what is wrong with it.

        Example:
            >>> from notify_typed.sandbox import Sandbox
            >>> with Sandbox() as sandbox:
            ...     sandbox.requests("is:refused")
            []

        Returns:
            The requests, with their answers.
        """
        return self._server.call(lambda: finding.requests(self._server.state, query, limit=limit))

    def events(
        self, *kinds: EventKind, after: str | None = None, timeout: float | None = None
    ) -> Iterator[Event]:
        """Yield what happens from now on: messages, statuses, requests, callbacks and more.

        Args:
            kinds: Only events of these kinds; all when none is given.
            after: The id of an earlier event: begin with what came after it. An empty text stands
                for the beginning of everything.
            timeout: End when nothing has happened for so long, in seconds of the machine's clock;
                never when None.

        Raises:
            SandboxError: A kind is unknown, or `after` is not the id of an event.

        Example:
            >>> from notify_typed.sandbox import Sandbox
            >>> with Sandbox() as sandbox:
            ...     [event.kind for event in sandbox.events("message", after="", timeout=0)]
            []

        Yields:
            The events, each as soon as it happens.
        """
        for kind in kinds:
            one_of(kind, KINDS, "kind of event")
        if after is not None:
            text(after, "after")
        if timeout is not None:
            number(timeout, "timeout")
        server = self._server
        feed = server.call(lambda: Feed(server.runtime, after, kinds or KINDS))
        return self._follow(server, feed, timeout)

    def _follow(self, server: SandboxServer, feed: Feed, timeout: float | None) -> Iterator[Event]:
        while self._running is server:
            events = server.run(read_soon(feed, server.runtime.stopping, timeout))
            if not events:
                return
            yield from events

    def delete_message(self, notification_id: Id) -> None:
        """Delete a message, as if its retention were over; limits still count it.

        Raises:
            SandboxError: The message does not exist.

        Example:
            >>> sandbox.delete_message(sent.id)
        """
        server = self._server
        server.call(lambda: control.delete_message(server.runtime, notification_id))

    def receive_text(
        self,
        content: str,
        *,
        sender: str = "07700900123",
        to: str | None = None,
    ) -> ReceivedMessage:
        """Let somebody send the service a text message.

        Args:
            content: The text.
            sender: The phone number it comes from.
            to: The number of the service it goes to; its first inbound number when left out.

        Raises:
            SandboxError: No service has that number, the service may not receive texts, or the
                sender is not a phone number.

        Returns:
            The text, as the service reads it.

        Example:
            >>> sandbox.receive_text("Yes", sender="07700 900123").content
            'Yes'
        """
        server = self._server
        return server.call(
            lambda: control.receive_text(server.runtime, content, sender=sender, to=to)
        )

    def return_letter(self, notification_id: Id) -> None:
        """Let a letter come back undelivered.

        Raises:
            SandboxError: The letter does not exist.

        Example:
            >>> sandbox.return_letter(sent.id)
        """
        server = self._server
        server.call(lambda: control.return_letter(server.runtime, notification_id))

    def set_status(self, notification_id: Id, status: str) -> None:
        """Give a message a status now, its last one.

        Args:
            notification_id: Which message.
            status: A status as the API shows it; letters have `accepted` and `received`.

        Raises:
            SandboxError: The message or the status does not exist.

        Example:
            >>> sandbox.set_status(sent.id, "permanent-failure")
        """
        server = self._server
        server.call(lambda: control.set_status(server.runtime, notification_id, status))

    def reset(self) -> None:
        """Forget everything that happened, and begin with the same world again.

        Raises:
            SandboxError: The sandbox is not running; use it in a `with` block.

        Example:
            >>> sandbox.reset()
        """
        server = self._server
        server.call(lambda: control.reset(server.runtime))

    # Faults

    def fail_next(
        self,
        times: int,
        fault: Fault | type[Fault] | FaultName,
        *,
        operation: str | None = None,
        recipient: str | None = None,
        template_id: Id | None = None,
        reference: str | None = None,
    ) -> None:
        """Let a fault strike the next calls of the API.

        Args:
            times: How many calls.
            fault: The fault, from `notify_typed.sandbox.faults`, or its name.
            operation: Only calls of this operation, such as `send_sms`; `sends` and `reads` stand
                for several.
            recipient: Only calls about a message to this phone number or email address.
            template_id: Only calls about this template.
            reference: Only calls that carry this reference.

        Raises:
            SandboxError: The operation, the template or the fault does not exist, or a number is
                not one or is out of range.

        Example:
            >>> from notify_typed.sandbox import Sandbox, faults
            >>> with Sandbox() as sandbox:
            ...     sandbox.fail_next(3, faults.RateLimitError)
        """
        aim = control.Target(operation, recipient, template_id, reference)
        self._add_fault(fault, aim, times=times)

    def fail_every(
        self,
        every: int,
        fault: Fault | type[Fault] | FaultName,
        *,
        operation: str | None = None,
        recipient: str | None = None,
        template_id: Id | None = None,
        reference: str | None = None,
    ) -> None:
        """Let a fault strike every k-th call, until `clear_faults()`.

        Args:
            every: The k; 1 for every call.
            fault: The fault.
            operation: As for `fail_next`.
            recipient: As for `fail_next`.
            template_id: As for `fail_next`.
            reference: As for `fail_next`.

        Raises:
            SandboxError: The operation, the template or the fault does not exist, or a number is
                not one or is out of range.

        Example:
            >>> sandbox.fail_every(10, faults.ServerError, operation="reads")
        """
        aim = control.Target(operation, recipient, template_id, reference)
        self._add_fault(fault, aim, every=every)

    def fail_randomly(
        self,
        probability: float,
        fault: Fault | type[Fault] | FaultName,
        *,
        seed: int = 0,
        operation: str | None = None,
        recipient: str | None = None,
        template_id: Id | None = None,
        reference: str | None = None,
    ) -> None:
        """Let a fault strike by chance, until `clear_faults()`.

        Args:
            probability: Between 0 and 1, for each call.
            fault: The fault.
            seed: The start of the chance; the same seed strikes the same calls again.
            operation: As for `fail_next`.
            recipient: As for `fail_next`.
            template_id: As for `fail_next`.
            reference: As for `fail_next`.

        Raises:
            SandboxError: The operation, the template or the fault does not exist, or a number is
                not one or is out of range.

        Example:
            >>> sandbox.fail_randomly(0.1, faults.ServerError, seed=7)
        """
        aim = control.Target(operation, recipient, template_id, reference)
        self._add_fault(fault, aim, probability=probability, seed=seed)

    def clear_faults(self) -> None:
        """Remove all faults.

        Raises:
            SandboxError: The sandbox is not running; use it in a `with` block.

        Example:
            >>> sandbox.clear_faults()
        """
        self._server.call(self._server.runtime.faults.clear)

    def _add_fault(
        self,
        fault: Fault | type[Fault] | FaultName,
        target: control.Target,
        *,
        times: int | None = None,
        every: int = 1,
        probability: float = 1.0,
        seed: int = 0,
    ) -> None:
        server = self._server
        what = _read_fault(fault)
        if times is not None:
            whole_number(times, "times")
        whole_number(every, "every")
        number(probability, "probability")
        whole_number(seed, "seed")
        server.call(
            lambda: server.runtime.faults.add(
                Rule(
                    what,
                    control.aim(server.state, target),
                    times=times,
                    every=every,
                    probability=probability,
                    seed=seed,
                )
            )
        )

    # Callbacks

    @overload
    def set_callback(
        self,
        type: CallbackType,
        url: str,
        bearer_token: str,
        *,
        service_id: Id | None = None,
    ) -> None: ...

    @overload
    def set_callback(
        self,
        type: CallbackType,
        url: None,
        bearer_token: None = None,
        *,
        service_id: Id | None = None,
    ) -> None: ...

    def set_callback(
        self,
        type: CallbackType,  # noqa: A002 - Notify's own word
        url: str | None,
        bearer_token: str | None = None,
        *,
        service_id: Id | None = None,
    ) -> None:
        """Let the sandbox call an address when something happens.

        Args:
            type: `delivery_status`, `inbound_sms` or `returned_letter`.
            url: The address, or None to stop the calls.
            bearer_token: The text that the calls carry as their bearer token, of at least 10
                characters as with the real Notify; required with an address.
            service_id: The service; the first one when left out.

        Raises:
            SandboxError: The service or the type does not exist, the address is not a URL, or the
                token is missing or too short.

        Example:
            >>> sandbox.set_callback(
            ...     "delivery_status", "http://127.0.0.1:9000/callbacks", "a-token-of-your-own"
            ... )
        """
        server = self._server
        wanted = service_id or self.service_id
        server.call(lambda: control.set_callback(server.runtime, wanted, type, url, bearer_token))

    def callbacks(self) -> list[Attempt]:
        """Return every callback request made so far, oldest first.

        Returns:
            The requests, each with the answer to it.

        Raises:
            SandboxError: The sandbox is not running; use it in a `with` block.

        Example:
            >>> sandbox.callbacks()
            []
        """
        return self._server.call(self._server.runtime.callbacks.attempts)

    def hold_callbacks(self) -> None:
        """Keep callbacks back until `release_callbacks()`.

        Raises:
            SandboxError: The sandbox is not running; use it in a `with` block.

        Example:
            >>> sandbox.hold_callbacks()
        """
        self._server.call(self._server.runtime.callbacks.hold)

    def release_callbacks(self, *, newest_first: bool = False) -> None:
        """Send the callbacks that were kept back, and return when they have been answered.

        Receivers that do not answer are waited for no longer than by `clock.advance()`.

        Args:
            newest_first: Whether to send them in the wrong order, as may happen with the real one.

        Raises:
            SandboxError: The sandbox is not running; use it in a `with` block.

        Example:
            >>> sandbox.release_callbacks(newest_first=True)
        """
        server = self._server
        server.run(server.runtime.callbacks.release(newest_first=newest_first))

    def replay_callbacks(self, subject_id: Id) -> int:
        """Send the callbacks already made about a message or a received text once more.

        Args:
            subject_id: The id of the message or of the received text.

        Returns:
            Their number; those sent by this method before do not count.

        Raises:
            SandboxError: The sandbox is not running; use it in a `with` block.

        Example:
            >>> sandbox.replay_callbacks(sent.id)
            0
        """
        server = self._server
        return server.call(lambda: server.runtime.callbacks.replay(str(subject_id).lower()))

    # Inside

    @property
    def _server(self) -> SandboxServer:
        if self._running is None:
            raise SandboxError("the sandbox is not running: use `with Sandbox() as sandbox:`")
        return self._running

    def _settle(self) -> None:
        if self._running is not None:
            self._running.run(self._running.runtime.settle())

    def _service(self) -> Service:
        services = self._server.state.world.services
        if not services:
            raise SandboxError("the world has no services")
        return next(iter(services.values()))

    def _key(self, kind: str) -> str:
        key = self._find_key(kind)
        if key is None:
            shown = {"normal": "live"}.get(kind, kind)
            raise SandboxError(f"the first service of the world has no {shown} key")
        return key

    def _find_key(self, kind: str) -> str | None:
        service = self._service()
        for key in service.api_keys:
            if key.type == kind and not key.revoked:
                return service.key_text(key)
        return None


def _read_world(world: object) -> JsonObject:
    if world is None:
        return default_world()
    if isinstance(world, str | Path):
        return read_world_file(Path(world))
    if not isinstance(world, Mapping):
        raise SandboxError(
            "world must be the path of a world file or its decoded JSON object, not of type"
            f" {type(world).__name__}"
        )
    return {**world}


def _read_clock(clock: object) -> Clock:
    if clock is None:
        return Clock()
    if not isinstance(clock, Clock):
        raise SandboxError(f"clock must be a Clock, not of type {type(clock).__name__}")
    return clock


def _read_secret(secret: object) -> str:
    if secret is None:
        return new_admin_secret()
    if not text(secret, "admin_secret"):
        raise SandboxError("admin_secret must not be empty")
    return str(secret)


# What those ask for who mean what a client raises.
_FAULTS_OF_EXCEPTIONS = {
    "BadRequest": "BadRequestError",
    "AuthenticationFailed": "AuthError",
    "PermissionDenied": "BadRequestError",
    "RateLimited": "RateLimitError",
    "DailyLimitExceeded": "TooManyRequestsError",
    "PDFNotReady": "PDFNotReadyError",
    "NotSent": "ResetBeforeRead",
    "OutcomeUnknown": "ResetAfterCommit",
    "ReadFailed": "ServerError",
    "HTTPError": "ServerError",
    "HTTP503Error": "RouterPage",
}


def _read_fault(fault: object) -> Fault:
    # Most sandboxes set none.
    from notify_typed.sandbox.faults._kinds import FAULTS  # noqa: PLC0415

    kinds = tuple(FAULTS.values())
    if isinstance(fault, type) and issubclass(fault, kinds):
        return fault()
    if isinstance(fault, kinds):
        return fault
    name = fault.__name__ if isinstance(fault, type) else fault
    if isinstance(fault, str) and fault in FAULTS:
        return FAULTS[fault]()
    instead = _FAULTS_OF_EXCEPTIONS.get(str(name))
    if instead is not None:
        raise SandboxError(f"{name} is what a client raises; the fault is faults.{instead}")
    one_of(name, list(FAULTS), "fault")
    raise SandboxError(f"fault must be one of notify_typed.sandbox.faults, not {fault!r}")
