"""The control API of a sandbox, as the commands use it."""

from __future__ import annotations

import json
import os
import time
from typing import TYPE_CHECKING, Any, Final, cast

import click

from notify_typed._cli.lazy import SuggestingGroup
from notify_typed._cli.options import output_options
from notify_typed._cli.outcomes import Exit, Failure, NotDone, NotFound, Refused, WrongUse

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Control", "SandboxCommand", "SandboxGroup"]

_ERROR: Final = 400
_MISSING: Final = 404
_URL: Final = f"{__name__}.url"


class SandboxCommand(click.Command):
    """A command that says which sandbox it is about."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Give the command's own parameters, and the common ones."""
        return [*super().get_params(ctx), _sandbox_option(), *output_options(hidden=True)]


class SandboxGroup(SuggestingGroup):
    """Commands that say which sandbox they are about."""

    command_class = SandboxCommand


class Control:
    """The control API of one sandbox.

    Args:
        url: Where it is.
    """

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")

    @classmethod
    def found(cls) -> Control:
        """Find the sandbox that the command is about.

        Raises:
            Failure: No sandbox is running, or several are.
        """
        from notify_typed._running import running_sandboxes  # noqa: PLC0415 - lazy

        named: str | None = click.get_current_context().meta.get(_URL)
        if named:
            return cls(named)
        running = running_sandboxes()
        if len(running) == 1:
            return cls(running[0])
        if running:
            raise WrongUse(
                f"several sandboxes are running. Name one: --sandbox {' or '.join(running)}"
            )
        if variable := os.environ.get("NOTIFY_BASE_URL"):
            return cls(variable)
        raise WrongUse(
            'no sandbox is running: start one with "notify-typed sandbox", or give --sandbox.'
        )

    def get(self, path: str, **query: object) -> dict[str, Any]:
        """Read something."""
        return self._ask("GET", path, params={k: v for k, v in query.items() if v is not None})

    def post(self, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        """Do something."""
        return self._ask("POST", path, json=body)

    def delete(self, path: str) -> dict[str, Any]:
        """Take something away."""
        return self._ask("DELETE", path)

    def events(self, kinds: str, seconds: float | None) -> Iterator[dict[str, Any]]:
        """Follow what happens from now on.

        Args:
            kinds: Which events, with commas between them.
            seconds: For how long; until it is stopped if left out.
        """
        import httpx  # noqa: PLC0415 - takes a while to import

        from notify_typed._cli.connection import (  # noqa: PLC0415 - lazy
            control_headers,
            http_client,
        )

        end = None if seconds is None else time.monotonic() + seconds
        try:
            with (
                http_client(self.url) as http,
                http.stream(
                    "GET",
                    "/_sandbox/events",
                    params={"kinds": kinds},
                    timeout=seconds,
                    headers=control_headers(self.url),
                ) as answer,
            ):
                if answer.status_code >= _ERROR:
                    answer.read()
                    self._check(answer)
                for line in answer.iter_lines():
                    if line.startswith("data:"):
                        yield json.loads(line.removeprefix("data:"))
                    if end is not None and time.monotonic() >= end:
                        return
        except httpx.ReadTimeout:
            return
        except httpx.HTTPError as problem:
            raise NotDone(self._lost(problem)) from None

    def _ask(self, method: str, path: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - httpx's
        import httpx  # noqa: PLC0415 - takes a while to import

        from notify_typed._cli.connection import (  # noqa: PLC0415 - lazy
            control_headers,
            http_client,
        )

        headers = control_headers(self.url)
        try:
            with http_client(self.url) as http:
                answer = http.request(method, f"/_sandbox{path}", headers=headers, **more)
        except (httpx.UnsupportedProtocol, httpx.InvalidURL, ValueError):
            raise WrongUse(
                "--sandbox must be the address of a sandbox, such as http://127.0.0.1:8000,"
                f" not {self.url!r}."
            ) from None
        except (httpx.ConnectError, httpx.ConnectTimeout) as problem:
            raise NotDone(self._lost(problem)) from None
        except httpx.HTTPError as problem:
            outcome = Exit.NOT_SENT if method == "GET" else Exit.UNKNOWN
            raise Failure(self._lost(problem), outcome) from None
        return self._check(answer)

    def _check(self, answer: Any) -> dict[str, Any]:  # noqa: ANN401 - httpx's
        """Read an answer.

        Raises:
            Failure: The sandbox refused, or it is not a sandbox.
        """
        try:
            body = answer.json()
        except ValueError:
            body = None
        if not isinstance(body, dict) or (answer.status_code >= _ERROR and "message" not in body):
            raise WrongUse(f"what answers at {self.url} is not a sandbox.")
        found = cast("dict[str, Any]", body)
        # Of messages it says so with another status.
        if answer.status_code == _MISSING or str(found.get("message")).startswith("there is no "):
            raise NotFound(f"the sandbox does not have it: {found['message']}")
        if answer.status_code >= _ERROR:
            raise Refused(
                f"the sandbox refused it: {found['message']}",
                facts={"status_code": answer.status_code},
            )
        return found

    def _lost(self, problem: Exception) -> str:
        return f"no sandbox answers at {self.url}: {type(problem).__name__}."


def _sandbox_option() -> click.Option:
    return click.Option(
        ["--sandbox"],
        metavar="URL",
        expose_value=False,
        callback=_keep,
        help="The sandbox; the only one that runs on this machine if left out.",
    )


def _keep(ctx: click.Context, _option: click.Parameter, value: str | None) -> None:
    if value is not None:
        ctx.meta[_URL] = value
