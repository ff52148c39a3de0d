"""A PostgreSQL server of its own, where PostgreSQL is installed."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Generator

_USER = "bench"


@contextmanager
def postgres_url() -> Generator[str | None]:
    """Start a server, as it is set up when it is installed, and give its URL; None without one."""
    programs = _programs()
    if programs is None:
        yield None
        return
    is_root = os.geteuid() == 0  # the server refuses to run as root
    user = "postgres" if is_root else pwd.getpwuid(os.geteuid()).pw_name
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    folder = Path(tempfile.mkdtemp(prefix="notify-bench-pg-"))
    shutil.chown(folder, user)
    data = folder / "data"

    def run(program: str, *words: str) -> None:
        subprocess.run(
            [programs / program, "-D", data, *words],
            cwd=folder,
            stdout=subprocess.DEVNULL,
            user=user if is_root else None,
            extra_groups=[] if is_root else None,
            check=True,
        )

    try:
        run("initdb", "--username", _USER, "--auth", "trust", "--no-sync", "--encoding=UTF8")
        options = f"-c listen_addresses= -c unix_socket_directories={folder} -c port={port}"
        log = str(folder / "log")
        run("pg_ctl", "start", "--wait", "--log", log, "--options", options)
        try:
            host = quote(str(folder), safe="")
            yield f"postgresql+psycopg://{_USER}@/postgres?host={host}&port={port}"
        finally:
            run("pg_ctl", "stop", "--wait", "--mode", "immediate")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path | None:
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return debian[-1].parent if debian else None
