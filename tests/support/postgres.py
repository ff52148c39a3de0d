"""A PostgreSQL server for tests, from what is installed; skips the test where nothing is."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from urllib.parse import quote

import pytest
from patience import wait_until

PASSWORD = "opensesame"
USER = "sandbox"

# The server ends with the tests, even when they are killed: then `cat` finds no more input.
_LIFE = """
"$1/initdb" -D "$2/data" --username "$3" --pwfile "$2/password" --no-sync --encoding=UTF8 \
  --auth-local=trust --auth-host=scram-sha-256 > "$2/initdb.log" 2>&1 &&
"$1/pg_ctl" -D "$2/data" start --wait --log "$2/log" --options "$4" > /dev/null &&
echo ready
cat > /dev/null
"$1/pg_ctl" -D "$2/data" stop --wait --mode immediate > /dev/null 2>&1
rm -rf "$2"
"""


@dataclass
class Postgres:
    """A running server."""

    folder: Path
    port: int
    _programs: Path
    _options: str
    _user: str | None
    _numbers: Iterator[int] = field(default_factory=count)

    def fresh(self) -> str:
        """The address of an empty database, or what is as good: a schema of its own."""
        import psycopg  # noqa: PLC0415 - only where there is a server

        schema = f"test_{next(self._numbers)}"
        with psycopg.connect(
            host=str(self.folder), port=self.port, user=USER, dbname="postgres"
        ) as connection:
            connection.execute(f"CREATE SCHEMA {schema}".encode())
        options = quote(f"-csearch_path={schema}", safe="")
        return (
            f"postgresql+psycopg://{USER}@/postgres"
            f"?host={quote(str(self.folder), safe='')}&port={self.port}&options={options}"
        )

    def stop(self) -> None:
        """End it at once, as when its machine fails; `start` brings it back with what it had."""
        self._control("stop", "--mode", "immediate")

    def kill(self) -> None:
        """Kill it and all its processes, of which none can put anything in order any more."""
        pid = int((self.folder / "data" / "postmaster.pid").read_text().split()[0])
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        killed = [pid, *map(int, children)]
        for each in killed:
            with suppress(ProcessLookupError):
                os.kill(each, signal.SIGKILL)
        # It does not start again while one of them is there.
        assert wait_until(lambda: not any(Path(f"/proc/{each}").exists() for each in killed))

    def start(self) -> None:
        self._control("start", "--log", str(self.folder / "log"), "--options", self._options)

    def _control(self, *arguments: str) -> None:
        subprocess.run(  # noqa: S603 - the installed program
            [self._programs / "pg_ctl", "-D", self.folder / "data", "--wait", *arguments],
            stdout=subprocess.DEVNULL,
            cwd=self.folder,
            user=self._user,
            extra_groups=[] if self._user else None,
            check=True,
        )

    def by_password(self, password: str) -> str:
        """The address by which the server wants a password."""
        return f"postgresql+psycopg://{USER}:{password}@127.0.0.1:{self.port}/postgres"


def _programs() -> Path | None:
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return debian[-1].parent if debian else None


@contextmanager
def running_postgres() -> Iterator[Postgres]:
    """Start a server, and stop it in the end.

    The server refuses to run as root: then it runs as the user that its package makes.
    """
    programs = _programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed; on Debian: apt-get install postgresql")
    user = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
    folder = Path(tempfile.mkdtemp(prefix="notify-pg-"))
    shutil.chown(folder, user)
    secret = folder / "password"
    secret.write_text(PASSWORD)
    secret.chmod(0o644)
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]

    settings = {
        "listen_addresses": "127.0.0.1",
        "port": str(port),
        "unix_socket_directories": str(folder),
        "fsync": "off",
        "full_page_writes": "off",
        "synchronous_commit": "off",
    }
    is_root = os.geteuid() == 0
    options = " ".join(f"-c {name}={value}" for name, value in settings.items())
    with subprocess.Popen(  # noqa: S603 - the installed programs
        ["/bin/sh", "-c", _LIFE, "sh", programs, folder, USER, options],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=folder,
        start_new_session=True,
        user=user if is_root else None,
        extra_groups=[] if is_root else None,
    ) as life:
        try:
            assert life.stdout
            assert life.stdout.readline() == "ready\n"
            yield Postgres(folder, port, programs, options, user if is_root else None)
        finally:
            life.communicate()
            shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """One server for all tests of a run."""
    with running_postgres() as server:
        yield server
