"""Takes from this Python what those of Windows and macOS do not have.

Only in a process of its own: nothing is given back. The standard library and what else is installed
are loaded before, as they look at these names while they are imported, and have their own ways.
"""

from __future__ import annotations

import asyncio
import importlib
import os
import pkgutil
import select
import signal
import socket
import sys
from typing import Final

PACKAGES: Final = ("notify_typed", "notify_typed_runtime", "notify_typed_v2", "notify_typed_admin")

_NAMES: Final = {
    os: (
        *("chown", "fork", "forkpty", "getegid", "geteuid", "getgid", "getpgid", "getpgrp"),
        *("getuid", "killpg", "mkfifo", "nice", "openpty", "pread", "pwrite", "register_at_fork"),
        *("sched_getaffinity", "sendfile", "setsid", "statvfs", "sync", "uname", "wait3", "wait4"),
        *("O_CLOEXEC", "O_DIRECTORY", "O_NOFOLLOW", "O_NONBLOCK", "WNOHANG"),
    ),
    signal: (
        *("SIGALRM", "SIGCHLD", "SIGHUP", "SIGKILL", "SIGPIPE", "SIGQUIT", "SIGTSTP", "SIGUSR1"),
        *("SIGUSR2", "SIGWINCH", "alarm", "pthread_kill", "pthread_sigmask", "sigwait"),
    ),
    socket: ("MSG_DONTWAIT", "SO_REUSEPORT", "recv_fds", "send_fds"),
    select: ("epoll", "poll"),
}
_MODULES: Final = ("fcntl", "grp", "posix", "pwd", "resource", "termios", "tty", "pty", "syslog")
_LOOP: Final = (
    *("add_reader", "add_signal_handler", "add_writer", "remove_signal_handler"),
    *("create_unix_connection", "create_unix_server"),
)


def modules() -> list[str]:
    """Name every module of ours."""
    found = list(PACKAGES)
    for package in PACKAGES:
        path = importlib.import_module(package).__path__
        found += [each.name for each in pkgutil.walk_packages(path, f"{package}.", onerror=fail)]
    return [name for name in found if not name.endswith("__main__")]


def fail(name: str) -> None:
    """Let nothing that cannot be imported be passed over."""
    raise ImportError(f"{name} cannot be imported")


def imported() -> int:
    """Import every module of ours, and count them."""
    names = modules()
    for name in names:
        importlib.import_module(name)
    return len(names)


def forget() -> None:
    """Let our modules be imported anew."""
    for name in [*sys.modules]:
        if name.partition(".")[0] in PACKAGES:
            del sys.modules[name]


def take_away() -> None:
    """Take away what other systems lack."""
    for module, names in _NAMES.items():
        for name in names:
            if hasattr(module, name):
                delattr(module, name)
    for name in _MODULES:
        sys.modules[name] = None  # type: ignore[assignment] - the import system's way to say "none"
    for name in _LOOP:
        # The event loop's own way to them is another, as it is on Windows.
        setattr(asyncio.SelectorEventLoop, name, getattr(asyncio.AbstractEventLoop, name))
