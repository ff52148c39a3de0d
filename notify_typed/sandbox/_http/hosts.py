"""The names that lead to a sandbox: those that no foreign site can have, and those allowed."""

from __future__ import annotations

import ipaddress
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from notify_typed.sandbox._errors import LegacyError, SandboxError
from notify_typed.sandbox._http.endpoint import as_json, header_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.types import ASGIApp, Receive, Scope, Send

_HOST = re.compile(r"(?P<name>\[[0-9a-f:.]+\]|[^\s\[\]/\\?#@:,]+?)\.?(?::\d*)?", re.IGNORECASE)
# Names that the public DNS does not have, so that no foreign site can let one lead here.
_LOCAL_NAMES = frozenset({"localhost", "local", "internal", "test"})


class HostMiddleware:
    """Refuses requests that reach the sandbox by the name of a foreign site.

    A page of a site can let its own name lead to this machine after it was loaded, and then reads
    all that the sandbox answers, as a page of the same site. The name still stands in the request.

    Args:
        app: The inner application.
        allowed: The names that are allowed, beside those that no foreign site can have.
    """

    def __init__(self, app: ASGIApp, allowed: frozenset[str]) -> None:
        self._app = app
        self._allowed = allowed
        self._remembered = lru_cache(maxsize=64)(self._judge)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it on."""
        host = header_of(scope, b"host")
        # Programs that speak HTTP/1.0 name none, and no browser is among them.
        if not host or self.allows(host):
            await self._app(scope, receive, send)
            return
        refusal = LegacyError(
            403,
            f"This sandbox is not reached by the name {host!r}: use an address or a local name, "
            "or allow the name with --allow-host",
        )
        await as_json(refusal.body(), refusal.status)(scope, receive, send)

    def allows(self, host: str) -> bool:
        """Return whether the sandbox may be reached by what a Host header says."""
        return self._remembered(host)

    def _judge(self, host: str) -> bool:
        name = _name(host)
        return name is not None and (_is_local(name) or name in self._allowed)


def read_hosts(hosts: Iterable[str]) -> frozenset[str]:
    """Check the names that a sandbox is told of, and write them as they are compared.

    Raises:
        SandboxError: One is not a name of a machine, such as `notify.example.org`.
    """
    return frozenset(map(_read, hosts))


def _read(host: str) -> str:
    name = _name(host)
    if name is None or "*" in name or host.rstrip(".").lower() != name:
        raise SandboxError(
            f"{host!r} is not the name of a machine, such as notify.example.org: give it without "
            "a scheme, a port and a path"
        )
    return name


def _name(host: str) -> str | None:
    """Return the name in a Host header, or None where there is no sense in it."""
    found = _HOST.fullmatch(host)
    return found["name"].lower() if found else None


def _is_local(name: str) -> bool:
    """Return whether a name cannot be another site's: an address, a bare or a reserved name."""
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        first, _, last = name.rpartition(".")
        return not first or last in _LOCAL_NAMES
    return True
