"""The addresses that a sandbox listens on, and the password that its page needs there."""

from __future__ import annotations

import errno
import ipaddress
import os
import secrets
import socket

from notify_typed.sandbox._errors import SandboxError

_BACKLOG = 2048
SHORTEST_PASSWORD = 8
_PASSWORD_BYTES = 12


def is_loopback(host: str) -> bool:
    """Return whether a host to listen on can be reached from this machine alone."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def read_page_password(given: str | None, host: str) -> str | None:
    """Return the password of the outbox of a sandbox that listens on an address, if it needs one.

    Raises:
        SandboxError: It is too short for a page that other machines can reach.
    """
    if given is None:
        return None if is_loopback(host) else secrets.token_urlsafe(_PASSWORD_BYTES)
    if len(given) < SHORTEST_PASSWORD:
        raise SandboxError(
            f"the page's password must have at least {SHORTEST_PASSWORD} characters: "
            "anyone who knows it can read all messages"
        )
    return given


def base_url(host: str, port: int) -> str:
    """Return the URL by which clients on this machine find a server."""
    known = "127.0.0.1" if host in ("0.0.0.0", "::", "") else host  # noqa: S104 - compared, not bound
    shown = f"[{known}]" if ":" in known else known
    return f"http://{shown}:{port}"


def listen(host: str, port: int) -> socket.socket:
    """Begin to listen on an address.

    Raises:
        SandboxError: It is taken, or cannot be listened on.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named as TCP, or the event loop leaves Nagle's delay on: 40 ms for every answer.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        # On Windows two programs could then listen on one port.
        is_reusable = os.name == "posix"
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, is_reusable)
        listener.bind((host, port))
        listener.listen(_BACKLOG)
    except (OverflowError, OSError) as problem:
        listener.close()
        raise _unusable(host, port, problem) from problem
    return listener


def _unusable(host: str, port: int, problem: Exception) -> SandboxError:
    if isinstance(problem, OverflowError):
        return SandboxError(f"{port} is not a port: it must be between 0 and 65535")
    number = problem.errno if isinstance(problem, OSError) else None
    if number == errno.EADDRINUSE:
        return SandboxError(f"port {port} on {host} is already in use")
    if number == errno.EACCES:
        return SandboxError(f"no permission to listen on port {port} of {host}")
    return SandboxError(f"cannot listen on {host}, port {port}: {problem}")
