"""Keeps a test to this machine: whatever it would reach elsewhere is refused, and named."""

from __future__ import annotations

import inspect
import ipaddress
import socket
import threading
from importlib import import_module
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

__all__ = ["Network", "redirect_official_client"]

_HERE = frozenset({"localhost", "ip6-localhost", ""})


class Network:
    """What a test may reach: this machine, and the hosts that are named.

    Args:
        allowed: Names or addresses of other hosts, such as a database's.
    """

    def __init__(self, allowed: Collection[str]) -> None:
        self._allowed = {*allowed}
        self._missed: list[str] = []

    def guard(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Refuse the rest for as long as the patch lasts."""
        plain_lookup = socket.getaddrinfo

        def getaddrinfo(host: Any, *rest: Any, **options: Any) -> Any:  # noqa: ANN401 - socket's own
            self._check(host)
            found = plain_lookup(host, *rest, **options)
            if not _is_here(host):
                self._allowed |= {str(each[4][0]) for each in found}
            return found

        monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
        for name in ("connect", "connect_ex"):
            monkeypatch.setattr(socket.socket, name, self._checked(getattr(socket.socket, name)))

    def _checked(self, connect: Callable[..., Any]) -> Callable[..., Any]:
        def checked(sock: socket.socket, address: Any) -> Any:  # noqa: ANN401 - socket's own
            if sock.family in {socket.AF_INET, socket.AF_INET6}:
                self._check(address[0])
            return connect(sock, address)

        return checked

    def report(self) -> None:
        """Fail the test for what was refused on other threads, where nobody saw it."""
        if self._missed:
            pytest.fail("\n".join(self._missed), pytrace=False)

    def _check(self, host: object) -> None:
        name = host.decode("ascii", "replace") if isinstance(host, bytes) else host
        if not _is_here(name) and name not in self._allowed:
            self._refuse(str(name))

    def _refuse(self, host: str) -> NoReturn:
        text = (
            f"this test would have reached {host}, but notify_sandbox_only keeps it to this"
            " machine. A client that was made before the test has the address of the real Notify:"
            " make it in the test. Name other hosts that tests need in notify_allowed_hosts."
        )
        if threading.current_thread() is not threading.main_thread():
            # What ends a test would end a thread that is needed after it, such as the sandbox's.
            self._missed.append(text)
            raise PermissionError(text)
        # Not an error that a program under test would take for a failed request, and go on.
        pytest.fail(text, pytrace=False)


def _is_here(host: object) -> bool:
    if host is None or host in _HERE:
        return True
    try:
        return ipaddress.ip_address(str(host).partition("%")[0]).is_loopback
    except ValueError:
        return False


def redirect_official_client(monkeypatch: pytest.MonkeyPatch, base_url: str) -> None:
    """Let the official client take another address where it is given none, if it is installed."""
    try:
        official: Any = import_module("notifications_python_client.base")
    except ModuleNotFoundError:
        return
    make = official.BaseAPIClient.__init__
    parameters = inspect.signature(make).parameters.values()
    defaults = tuple(
        base_url if each.name == "base_url" else each.default
        for each in parameters
        if each.default is not each.empty
    )
    monkeypatch.setattr(make, "__defaults__", defaults)
