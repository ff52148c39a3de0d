"""Starts a sandbox for the command, introduces it, and serves until it is told to stop."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from notify_typed._running import announced
from notify_typed.sandbox._admin.authentication import new_admin_secret
from notify_typed.sandbox._errors import SandboxError
from notify_typed.sandbox._http.cors import read_origins
from notify_typed.sandbox._http.hosts import read_hosts
from notify_typed.sandbox._page.endpoint import HOME
from notify_typed.sandbox._rendering.rules import read_rules
from notify_typed.sandbox._server.addresses import base_url, is_loopback, read_page_password
from notify_typed.sandbox._server.introduction import key_lines, quoted, template_lines
from notify_typed.sandbox._server.narration import Narration, narrated
from notify_typed.sandbox._server.server import SandboxServer
from notify_typed.sandbox._server.signals import stop_on
from notify_typed.sandbox._server.workers import Setting, Workers
from notify_typed.sandbox._settings import (
    IMMEDIATE,
    REALISTIC,
    AfterReads,
    Outcomes,
    Quirks,
    read_file_links,
    read_outcomes,
    read_website,
)
from notify_typed.sandbox._state.apart import calculate_apart
from notify_typed.sandbox._state.state import State
from notify_typed.sandbox._state.turns import let_the_loop_go_first
from notify_typed.sandbox._store.database import MEMORY
from notify_typed.sandbox._timekeeper import Timekeeper
from notify_typed.sandbox._website.environment import DEVELOPMENT_SECRET, environment
from notify_typed.sandbox._world.build import naming_file, read_world_file
from notify_typed.sandbox._world.default import default_world

if TYPE_CHECKING:
    from pathlib import Path

    from notify_typed.sandbox._settings import Website
    from notify_typed.sandbox._world.model import World

_SPEEDS = {"realistic": REALISTIC, "immediate": IMMEDIATE}
_UNUSABLE = 2


def outcomes_from(text: str) -> Outcomes:
    """Read how fast messages reach their final status.

    Raises:
        ValueError: The text means nothing; or a `SandboxError`.
    """
    if text in _SPEEDS:
        return _SPEEDS[text]
    if text.startswith("reads:"):
        return AfterReads(int(text.removeprefix("reads:")))
    return read_outcomes(float(text))


def run(  # noqa: PLR0913 - one for each option
    *,
    host: str,
    port: int,
    world: Path | None,
    database: str | None,
    workers: int,
    quirks: Quirks,
    month: str | None,
    outcomes: Outcomes,
    file_links: str | None,
    origins: tuple[str, ...],
    hosts: tuple[str, ...],
    admin_secret: str | None,
    website: str | None,
    token_secret_key: str | None,
    page_password: str | None,
    narration: Narration,
) -> None:
    """Run a sandbox until it is told to stop, and exit if that cannot be.

    The arguments are the options of `notify-typed sandbox`.
    """
    database = database or MEMORY
    try:
        document = default_world() if world is None else read_world_file(world)
        with naming_file(world):
            speed = read_outcomes(outcomes)
            rules = read_rules(month)
            links = read_file_links(file_links)
            opened_on = read_website(website, token_secret_key)
            origins = tuple(read_origins(origins))
            hosts = tuple(read_hosts(hosts))
            is_private = opened_on.is_there and is_loopback(host)
            secret = admin_secret or (DEVELOPMENT_SECRET if is_private else new_admin_secret())
            password = read_page_password(page_password, host)
            if workers > 1:
                setting = Setting(
                    document,
                    database,
                    speed,
                    quirks,
                    rules,
                    links,
                    host,
                    origins,
                    hosts,
                    secret,
                    opened_on,
                    password,
                    narration,
                )
                server: SandboxServer | Workers = Workers(setting, port, workers, _complain)
            else:
                state = State(
                    document,
                    Timekeeper(),
                    database_url=database,
                    speed=speed,
                    quirks=quirks,
                    rules=rules,
                    file_links=links,
                    website=opened_on,
                )
                server = SandboxServer(
                    state,
                    host,
                    port,
                    origins=origins,
                    hosts=hosts,
                    admin_secret=secret,
                    page_password=password,
                )
    except SandboxError as problem:
        _say(f"notify sandbox: {problem}", to_error=True)
        sys.exit(_UNUSABLE)
    if not is_loopback(host):
        _say(
            f"WARNING: listening on {host}: everybody who can reach this machine and has a key can "
            "send to this sandbox and read its messages, and its usual keys are known to all. Only "
            "its page and its control API ask for a password.",
            to_error=True,
        )
    # What was given is known, and perhaps used elsewhere.
    made_up = MadeUp(
        None if admin_secret else secret,
        None if page_password else password,
        secret,
        opened_on,
        password,
    )
    let_the_loop_go_first()
    calculate_apart()
    try:
        asyncio.run(
            _serve_all(server, made_up)
            if isinstance(server, Workers)
            else _serve(server, made_up, narration)
        )
    except SandboxError as problem:
        _say(f"notify sandbox: {problem}", to_error=True)
        sys.exit(1)
    _say("notify sandbox: stopped")


@dataclass(frozen=True, slots=True)
class MadeUp:
    """Secrets that were made up and must be told, and what the website needs to know."""

    admin_secret: str | None = field(repr=False)
    page_password: str | None = field(repr=False)
    secret: str = field(repr=False)
    website: Website
    password: str | None = field(repr=False)
    """The page's password, made up or not: for the commands of this user."""


async def _serve_all(workers: Workers, made_up: MadeUp) -> None:
    address = base_url(workers.host, workers.port)
    with ExitStack() as found:

        def ready() -> None:
            found.enter_context(announced(address, made_up.password))
            _introduce(address, workers.world, made_up)

        await workers.serve(on_ready=ready)


async def _serve(server: SandboxServer, made_up: MadeUp, narration: Narration) -> None:
    stop_on((signal.SIGINT, signal.SIGTERM), server.ask_to_stop)
    world = server.state.world
    async with narrated(server.runtime, narration):
        with ExitStack() as found:

            def ready() -> None:
                found.enter_context(announced(server.base_url, made_up.password))
                _introduce(server.base_url, world, made_up)

            await server.serve(on_ready=ready)


def _introduce(address: str, world: World, made_up: MadeUp) -> None:
    _say(f"notify sandbox: outbox at {address}{HOME}, ready at {address}")
    if made_up.page_password is not None:
        _say("# The outbox and the control API ask for this password, with any name:")
        _say(f"# {made_up.page_password}")
    _say(f"export NOTIFY_BASE_URL={quoted(address)}")
    for line in key_lines(world):
        _say(line)
    if made_up.admin_secret is not None:
        _say(f"export NOTIFY_ADMIN_SECRET={quoted(made_up.admin_secret)}  # the admin API")
    for line in template_lines(world):
        _say(f"# {line}")
    if made_up.website.is_there:
        _say("# The website needs:")
        for name, value in environment(address, made_up.website, made_up.secret).items():
            _say(f"export {name}={quoted(value)}")


def _complain(text: str) -> None:
    _say(f"notify sandbox: {text}", to_error=True)


def _say(text: str, *, to_error: bool = False) -> None:
    stream = sys.stderr if to_error else sys.stdout
    # A program that started the sandbox may read this through a pipe and wait for it.
    try:
        print(text, file=stream, flush=True)
    except BrokenPipeError:
        # That nobody reads is not a reason to stop; Python must not try again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
