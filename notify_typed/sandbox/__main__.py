"""The sandbox as a command: `python -m notify_typed.sandbox`."""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from notify_typed.sandbox.clock import Clock
from notify_typed.sandbox.default_world import default_world
from notify_typed.sandbox.errors import SandboxError
from notify_typed.sandbox.server import SandboxServer, is_loopback
from notify_typed.sandbox.settings import IMMEDIATE, REALISTIC, AfterReads, Outcomes, read_outcomes
from notify_typed.sandbox.state import State
from notify_typed.sandbox.storage import MEMORY
from notify_typed.sandbox.world import KEY_TYPES, read_world_file

if TYPE_CHECKING:
    from collections.abc import Sequence

PORT: Final = 8000
_SHOWN: Final = {"normal": "live", "team": "team and guest list", "test": "test"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a sandbox until it is told to stop; gives the exit status."""
    options = _parser().parse_args(arguments)
    try:
        server = _server(options)
    except SandboxError as problem:
        print(f"notify sandbox: {problem}", file=sys.stderr)  # noqa: T201 - this is a command
        return 2
    if not is_loopback(options.host):
        _say(
            f"WARNING: listening on {options.host}: everybody who can reach this machine can use "
            "this sandbox, read its messages and change its world.",
            to_error=True,
        )
    asyncio.run(_serve(server))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m notify_typed.sandbox", description="A faithful local GOV.UK Notify."
    )
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")
    parser.add_argument(
        "--port", type=int, default=PORT, help=f"port to listen on, 0 for any free one ({PORT})"
    )
    parser.add_argument("--world", type=Path, metavar="FILE", help="world file to start with")
    parser.add_argument(
        "--database", default=MEMORY, metavar="URL", help="where messages are kept (in memory)"
    )
    parser.add_argument(
        "--quirks",
        choices=("helpful", "exact"),
        default="helpful",
        help="explain accidents of the real server, or copy them (helpful)",
    )
    parser.add_argument(
        "--outcomes",
        type=_outcomes,
        default="realistic",
        metavar="HOW",
        help='"realistic", "immediate", a number of seconds, or "reads:N" (realistic)',
    )
    return parser


def _outcomes(text: str) -> Outcomes:
    try:
        if text == "realistic":
            return REALISTIC
        if text == "immediate":
            return IMMEDIATE
        if text.startswith("reads:"):
            return AfterReads(int(text.removeprefix("reads:")))
        seconds = float(text)
        read_outcomes(seconds)
    except (ValueError, SandboxError) as problem:
        raise argparse.ArgumentTypeError(
            'give "realistic", "immediate", a number of seconds, or "reads:N"'
        ) from problem
    return seconds


def _server(options: argparse.Namespace) -> SandboxServer:
    document = default_world() if options.world is None else read_world_file(options.world)
    state = State(
        document,
        Clock(),
        database_url=options.database,
        speed=read_outcomes(options.outcomes),
        quirks=options.quirks,
    )
    return SandboxServer(state, options.host, options.port)


async def _serve(server: SandboxServer) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, server.ask_to_stop)
    await server.serve(on_ready=lambda: _introduce(server))
    _say("notify sandbox: stopped")


def _introduce(server: SandboxServer) -> None:
    _say(f"notify sandbox: ready at {server.base_url}")
    _say(f"export NOTIFY_BASE_URL='{server.base_url}'")
    is_first = True
    for service in server.state.world.services.values():
        for kind in KEY_TYPES:
            for key in service.api_keys:
                if key.type != kind or key.revoked or not service.active:
                    continue
                prefix = "" if is_first else "# "
                is_first = False
                _say(
                    f"{prefix}export NOTIFY_API_KEY='{service.key_text(key)}'"
                    f"  # {service.name}: {_SHOWN[kind]}"
                )


def _say(text: str, *, to_error: bool = False) -> None:
    # Whoever started the sandbox may read this through a pipe and wait for it.
    print(text, file=sys.stderr if to_error else sys.stdout, flush=True)


if __name__ == "__main__":
    sys.exit(main())
