"""A Redis server for tests, from what is installed; skips the test where nothing is."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

# The server ends with the tests, even when they are killed: then `cat` finds no more input.
_LIFE = """
"$1" --unixsocket "$2/redis.sock" --port 0 --save '' --appendonly no --daemonize no \
  --loglevel warning --dir "$2" &
server=$!
cat > /dev/null
kill -9 "$server"
"""


@dataclass
class RedisServer:
    """A server on a socket that only this user can open."""

    program: str
    folder: Path
    _life: subprocess.Popen[str] | None = None

    @property
    def url(self) -> str:
        """Its address."""
        return f"unix://{self.folder}/redis.sock"

    def start(self) -> None:
        """Start it, and wait until it answers."""
        import redis  # noqa: PLC0415 - an extra
        from redis.backoff import ConstantBackoff  # noqa: PLC0415
        from redis.retry import Retry  # noqa: PLC0415

        self._life = subprocess.Popen(  # noqa: S603 - the installed program
            ["/bin/sh", "-c", _LIFE, "sh", self.program, self.folder],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=self.folder,
            start_new_session=True,
        )
        with redis.Redis.from_url(self.url, retry=Retry(ConstantBackoff(0.02), 15_000)) as client:
            client.ping()

    def empty(self) -> None:
        """Delete everything."""
        import redis  # noqa: PLC0415 - an extra

        with redis.Redis.from_url(self.url) as client:
            client.flushall()

    def kill(self) -> None:
        """End it, as a crash does, and wait until it is gone."""
        if self._life is not None:
            self._life.communicate()
            self._life = None


@contextmanager
def running_redis() -> Iterator[RedisServer]:
    """Start a server, and kill it in the end."""
    program = shutil.which("redis-server")
    if program is None:
        pytest.skip("Redis is not installed; on Debian: apt-get install redis-server")
    # Not in pytest's folders: the path of a socket may not be long.
    server = RedisServer(program, Path(tempfile.mkdtemp(prefix="notify-redis-")))
    try:
        server.start()
        yield server
    finally:
        server.kill()
        shutil.rmtree(server.folder, ignore_errors=True)


@pytest.fixture(scope="session")
def redis_server() -> Iterator[RedisServer]:
    """One server for all tests of a run."""
    with running_redis() as server:
        yield server
