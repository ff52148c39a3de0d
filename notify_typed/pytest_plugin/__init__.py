"""Pytest fixtures: a sandbox that every test finds as new, and clients of it.

Pytest finds them once notify-typed is installed:

    def test_the_reminder_is_sent(notify_sandbox, notify_client):
        remind(notify_client, "07700 900123")
        assert "tomorrow" in notify_sandbox.wait_for(recipient="07700 900123").body

* One sandbox serves a whole test run, on a free port of this machine and in the run's own process.
  With pytest-xdist there is one for each worker, so that workers never see each other's messages.
  It starts with the first test that asks for it.
* Each test that asks for `notify_sandbox` finds it as new: the world as it was given, no messages,
  received texts or callbacks of other tests, no limits used up, no faults set, the clock restarted.
  What a test leaves behind stays until the next one asks, so that it can be looked at.
* The address and the keys are the same throughout the run. To give them once to a program under
  test, take them from `notify_sandbox_server` in a session-wide fixture.
* `notify_sandbox_only` is for programs that make clients of their own: those that are given no
  address go to the sandbox, and nothing else on the network can be reached.
* `notify_callbacks` receives the callbacks of the sandbox's first service, and keeps them.
* Messages reach their final status at once. Redefine `notify_sandbox_options` in a `conftest.py` to
  have it otherwise. The options `--notify-world` and `--notify-quirks`, or `notify_world` and
  `notify_quirks` in the configuration file, set the world file and the quirks.
* With `--notify-outbox` a failed test waits at the terminal until you have looked at what it sent.

A test that needs a sandbox of another kind makes one of its own: `with Sandbox(...) as sandbox:`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

import pytest

from notify_typed._install import install_line
from notify_typed.pytest_plugin._network import Network, redirect_official_client
from notify_typed.pytest_plugin._outbox import show_outbox

# Pytest imports this module in every run, whether or not a test uses it: what takes time to import,
# or is missing without the sandbox's extra, is imported by the fixtures.
if TYPE_CHECKING:
    from collections.abc import Collection, Generator, Iterable, Iterator
    from pathlib import Path

    from notify_typed import AsyncNotifyClient, NotifyClient
    from notify_typed.sandbox import CallbackType, Clock, Outcomes, Quirks, Sandbox, World
    from notify_typed.testing import CallbackReceiver

__all__ = ["SandboxOptions"]


class SandboxOptions(TypedDict, total=False):
    """The arguments of `Sandbox`, which describes them."""

    world: World | None
    database_url: str
    quirks: Quirks
    rules: str | None
    file_links: str | None
    clock: Clock | None
    outcomes: Outcomes
    host: str
    port: int
    allowed_hosts: Iterable[str]
    admin_secret: str | None
    website: str | None
    token_secret_key: str | None
    page_password: str | None


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options of the command line and of the configuration file."""
    group = parser.getgroup("notify", "GOV.UK Notify sandbox")
    group.addoption(
        "--notify-world", metavar="FILE", help="world file that the sandbox starts with"
    )
    group.addoption(
        "--notify-quirks",
        choices=("helpful", "exact"),
        help="whether the sandbox explains bugs of the real server, or copies them",
    )
    group.addoption(
        "--notify-outbox",
        action="store_true",
        help="after a failed test, print where its outbox is and wait, so that you can look at it",
    )
    parser.addini("notify_world", "world file of the sandbox, seen from the configuration file")
    parser.addini("notify_quirks", "helpful or exact: what to do with bugs of the real server")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let somebody look at the outbox of a failed test."""
    report = yield
    if call.when == "call" and report.failed and item.config.getoption("--notify-outbox"):
        show_outbox(item, report)
    return report


@pytest.fixture(scope="session")
def notify_sandbox_options(pytestconfig: pytest.Config) -> SandboxOptions:
    """The arguments that the sandbox of this run is made with; redefine it to change them.

    Example:
        >>> @pytest.fixture(scope="session")
        ... def notify_sandbox_options(notify_sandbox_options):
        ...     return {**notify_sandbox_options, "outcomes": "realistic"}
    """
    options = SandboxOptions(outcomes="immediate")
    world = _world_file(pytestconfig)
    if world is not None:
        options["world"] = world
    quirks = pytestconfig.getoption("--notify-quirks") or pytestconfig.getini("notify_quirks")
    if quirks:
        options["quirks"] = quirks
    return options


@pytest.fixture(scope="session")
def notify_sandbox_server(notify_sandbox_options: SandboxOptions) -> Iterator[Sandbox]:
    """The sandbox of the whole run, for fixtures that need its address and keys only once.

    Nothing is cleared between tests for those who use this one alone.
    """
    sandbox = _start(notify_sandbox_options)
    if isinstance(sandbox, str):
        pytest.fail(sandbox, pytrace=False)
    yield sandbox
    sandbox.stop()


@pytest.fixture
def notify_sandbox(notify_sandbox_server: Sandbox) -> Sandbox:
    """A running sandbox, as new."""
    sandbox = notify_sandbox_server.start()  # a test may have stopped it
    sandbox.reset()
    return sandbox


@pytest.fixture
def notify_client(notify_sandbox: Sandbox) -> Iterator[NotifyClient]:
    """A client of the sandbox, with the key to begin with: the test key of its first service."""
    from notify_typed import NotifyClient  # noqa: PLC0415 - see above

    with NotifyClient(notify_sandbox.api_key, base_url=notify_sandbox.base_url) as client:
        yield client


@pytest.fixture
def async_notify_client(notify_sandbox: Sandbox) -> AsyncNotifyClient:
    """An async client of the sandbox, for any plugin that runs async tests.

    Only the test has an event loop in which it can be closed: begin with
    `async with async_notify_client:`.
    """
    from notify_typed import AsyncNotifyClient  # noqa: PLC0415 - see above

    return AsyncNotifyClient(notify_sandbox.api_key, base_url=notify_sandbox.base_url)


@pytest.fixture
def notify_callbacks(notify_sandbox: Sandbox) -> Iterator[CallbackReceiver]:
    """A receiver of all callbacks of the sandbox's first service.

    Example:
        >>> def test_a_receipt_comes(notify_sandbox, notify_client, notify_callbacks):
        ...     notify_client.send_sms_notification("07700 900456", TEMPLATE_ID, VALUES)
        ...     notify_sandbox.clock.advance(seconds=1)
        ...     assert notify_callbacks.delivery_receipts[0].status == "delivered"
    """
    from notify_typed.testing import CallbackReceiver  # noqa: PLC0415 - see above

    kinds: tuple[CallbackType, ...] = ("delivery_status", "inbound_sms", "returned_letter")
    with CallbackReceiver() as receiver:
        for kind in kinds:
            notify_sandbox.set_callback(kind, receiver.url, receiver.token)
        yield receiver


@pytest.fixture(scope="session")
def notify_allowed_hosts() -> Collection[str]:
    """The hosts beside this machine that `notify_sandbox_only` lets tests reach; none at first.

    Example:
        >>> @pytest.fixture(scope="session")
        ... def notify_allowed_hosts():
        ...     return ["database", "10.0.0.7"]
    """
    return ()


@pytest.fixture
def notify_sandbox_only(
    notify_sandbox: Sandbox,
    notify_allowed_hosts: Collection[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Sandbox]:
    """The sandbox, as new, and the only Notify that the test can reach.

    Clients that are given no address go to it: `NotifyClient`, those of `notify_typed.compat`, and
    those of the official `notifications_python_client`. `NOTIFY_BASE_URL` and `NOTIFY_API_KEY`
    are set. A connection to another machine fails the test and names the host.
    """
    monkeypatch.setenv("NOTIFY_BASE_URL", notify_sandbox.base_url)
    monkeypatch.setenv("NOTIFY_API_KEY", notify_sandbox.api_key)
    for name in ("NO_PROXY", "no_proxy"):  # a proxy could not reach it, and would be refused
        monkeypatch.setenv(name, "*")
    redirect_official_client(monkeypatch, notify_sandbox.base_url)
    network = Network(notify_allowed_hosts)
    network.guard(monkeypatch)
    yield notify_sandbox
    network.report()


def _start(options: SandboxOptions) -> Sandbox | str:
    """Start a sandbox, or say why it cannot be."""
    try:
        from notify_typed.sandbox import Sandbox, SandboxError  # noqa: PLC0415 - see above
    except ModuleNotFoundError as problem:
        return f"the sandbox needs {problem.name}: {install_line('sandbox')}"
    try:
        return Sandbox(**options).start()
    except SandboxError as problem:
        return f"the sandbox cannot start: {problem}"


def _world_file(config: pytest.Config) -> Path | None:
    on_command_line: str | None = config.getoption("--notify-world")
    if on_command_line:
        return config.invocation_params.dir / on_command_line
    configured: str = config.getini("notify_world")
    if configured:
        return (config.inipath.parent if config.inipath else config.rootpath) / configured
    return None
