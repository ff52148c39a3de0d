"""Runs a sandbox: on the calling thread's own event loop, or on a thread beside it."""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, TypeVar

import uvicorn

from notify_typed.sandbox._admin.authentication import new_admin_secret
from notify_typed.sandbox._errors import SandboxError
from notify_typed.sandbox._http.connections import tracked_protocol
from notify_typed.sandbox._http.cors import CORSMiddleware, read_origins
from notify_typed.sandbox._http.direct import Direct
from notify_typed.sandbox._http.fault_middleware import FaultMiddleware
from notify_typed.sandbox._http.headers import HeadersMiddleware, WorkerSyncMiddleware
from notify_typed.sandbox._http.hosts import HostMiddleware, read_hosts
from notify_typed.sandbox._http.protocol import PATIENCE
from notify_typed.sandbox._http.request_recorder import RequestRecorder
from notify_typed.sandbox._http.sends_together import SendsTogether
from notify_typed.sandbox._http.v2_routes import build_router
from notify_typed.sandbox._page.endpoint import HOME
from notify_typed.sandbox._runtime import Runtime
from notify_typed.sandbox._server.addresses import base_url, listen
from notify_typed.sandbox._server.sharing import SharedListener
from notify_typed.sandbox._server.stopping import STOP_SECONDS, StoppingServer

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Coroutine, Iterable

    from starlette.routing import BaseRoute
    from starlette.types import ASGIApp

    from notify_typed.sandbox._state.state import State

# A test that fails by an error of this module shows its own line.
__tracebackhide__ = True

_T = TypeVar("_T")

_LOGGER = logging.getLogger("notify_typed.sandbox")


class SandboxServer:
    """A sandbox that listens.

    Args:
        state: The sandbox.
        host: The address to listen on.
        port: The port, or 0 for any free one.
        patience: How many seconds a caller has to send a whole request.
        listener: A socket that listens already, instead of the port.
        origins: The sites whose pages may use it, beside those of this machine.
        hosts: The names it may be reached by, beside local ones and the address it listens on.
        admin_secret: The secret that signs tokens of the admin API; made up when left out.
        page_password: The password of the outbox and the control API; none when left out.

    Raises:
        SandboxError: The server cannot listen on the address, an origin is not the address of a
            site, or a host not the name of a machine.
    """

    def __init__(
        self,
        state: State,
        host: str = "127.0.0.1",
        port: int = 0,
        *,
        patience: float = PATIENCE,
        listener: socket.socket | None = None,
        origins: Iterable[str] = (),
        hosts: Iterable[str] = (),
        admin_secret: str | None = None,
        page_password: str | None = None,
    ) -> None:
        try:
            allowed_origins = read_origins(origins)
            allowed_hosts = read_hosts(hosts) | {host.lower()}
            self._socket = listen(host, port) if listener is None else self._share(listener)
        except SandboxError:
            state.storage.close()
            raise
        self.admin_secret = admin_secret or new_admin_secret()
        self.page_password = page_password
        self.state = state
        self.host = host
        self.port: int = self._socket.getsockname()[1]
        self.runtime = Runtime.of(state, self.base_url)
        self.app, direct, sends = self._build_app(allowed_origins, allowed_hosts)
        self._server = StoppingServer(
            uvicorn.Config(
                self.app,
                http=tracked_protocol(patience, direct, sends),
                loop="asyncio",
                ws="none",
                lifespan="off",
                log_config=None,
                access_log=False,
                server_header=False,
                date_header=False,
                proxy_headers=False,
                timeout_graceful_shutdown=STOP_SECONDS,
            ),
            self.runtime.stopping,
        )
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._failure: BaseException | None = None

    def _share(self, listener: socket.socket) -> socket.socket:
        return SharedListener(listener, lambda: len(self._server.server_state.connections))

    def _build_app(
        self, origins: frozenset[str], hosts: frozenset[str]
    ) -> tuple[ASGIApp, Direct, SendsTogether | None]:
        """Put the routes behind their middleware, the innermost first, and make ways past it."""
        router = build_router(self.state, self._more_routes)
        app: ASGIApp = FaultMiddleware(router, self.runtime.faults, self.state)
        app = recorder = RequestRecorder(app, self.state)
        if self.state.worker_state is not None:
            app = WorkerSyncMiddleware(app, self.state)
        app = CORSMiddleware(app, origins)
        app = named = HostMiddleware(app, hosts)
        app = headers = HeadersMiddleware(app, self.state.clock)
        direct = Direct(
            self.state,
            self.runtime.faults,
            router.fixed,
            recorder=recorder,
            hosts=named,
            headers=headers,
        )
        if self.state.together is None:
            return app, direct, None
        sends = SendsTogether(self.state, self.state.together, self.runtime.faults, direct)
        return app, direct, sends

    def _more_routes(self) -> list[BaseRoute]:
        """Make the routes beside those of the v2 API, most of which a test never asks for."""
        # Half of the sandbox's code.
        from notify_typed.sandbox._admin.routes import admin_routes  # noqa: PLC0415
        from notify_typed.sandbox._control.api import control_routes  # noqa: PLC0415
        from notify_typed.sandbox._http.downloads import download_routes  # noqa: PLC0415
        from notify_typed.sandbox._page.routes import page_routes  # noqa: PLC0415
        from notify_typed.sandbox._website.routes import website_routes  # noqa: PLC0415

        return [
            *download_routes(self.state),
            *control_routes(self.runtime, self.page_password),
            *admin_routes(self.runtime, self.admin_secret),
            *website_routes(self.runtime, self.admin_secret),
            *page_routes(self.runtime, self.page_password),
        ]

    @property
    def base_url(self) -> str:
        """Where clients find the sandbox."""
        return base_url(self.host, self.port)

    @property
    def outbox_url(self) -> str:
        """Where people find the page."""
        return self.base_url + HOME

    async def serve(self, on_ready: Callable[[], None] | None = None) -> None:
        """Listen until told to stop.

        Args:
            on_ready: Called when requests are answered.
        """
        self._server.on_ready = on_ready
        self._loop = asyncio.get_running_loop()
        work = [
            asyncio.create_task(self.runtime.callbacks.run()),
            asyncio.create_task(self.runtime.jobs.run()),
        ]
        try:
            await self._server.serve(sockets=[self._socket])
        finally:
            for task in work:
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task
            self._socket.close()
            self.state.close()

    def start(self) -> None:
        """Listen on a thread of its own; returns when ready.

        Raises:
            SandboxError: It did not start.
        """
        self._thread = threading.Thread(target=self._run, name="notify-sandbox", daemon=True)
        self._thread.start()
        self._server.ready.wait()  # the thread sets it, even as it fails
        if self._failure is not None:
            self.stop()
            self._socket.close()
            self.state.close()
            raise SandboxError("the sandbox did not start") from self._failure

    def ask_to_stop(self) -> None:
        """Let the server stop as soon as it has answered its requests; from any thread."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._server.ask_to_stop)

    def stop(self) -> None:
        """Stop listening and wait for the thread to end."""
        self.ask_to_stop()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def call(self, action: Callable[[], _T]) -> _T:
        """Do something on the server's thread, where the sandbox's data may be touched."""

        async def run() -> _T:
            return action()

        return self.run(run())

    def run(self, coroutine: Coroutine[object, object, _T]) -> _T:
        """Run a coroutine on the server's thread and wait for it.

        What the coroutine raises to tell the caller of a mistake comes without the frames of the
        server's thread: a test that fails by it shows the test's own line.

        Raises:
            SandboxError: The sandbox does not run.
        """
        if self._loop is None or self._thread is None:
            coroutine.close()
            raise SandboxError("the sandbox is not running")
        future = asyncio.run_coroutine_threadsafe(coroutine, self._loop)
        try:
            return future.result()
        except (SandboxError, TimeoutError) as problem:
            raise problem.with_traceback(None) from problem.__cause__

    def _run(self) -> None:
        try:
            with asyncio.Runner(loop_factory=_steady_loop) as runner:
                runner.run(self.serve())
        except BaseException as failure:  # noqa: BLE001 - start() raises it on the other thread
            self._failure = failure
            _LOGGER.debug("the sandbox ended with %r", failure)
        finally:
            self._server.ready.set()


def _steady_loop() -> asyncio.AbstractEventLoop:
    """Make an event loop whose timers go on where a test in this process has frozen the time."""
    loop = asyncio.new_event_loop()
    if hasattr(time, "clock_gettime"):  # pragma: no branch - Windows does not have it
        # Nothing that freezes the time replaces this.
        loop.time = partial(time.clock_gettime, time.CLOCK_MONOTONIC)  # type: ignore[method-assign]
    return loop
