"""Runs the one local server that everything is measured against: nginx, or a small one of ours.

It is a process of its own, listens on loopback alone, looks at no token and always answers the
same. A page of the list is put together by including what all pages share, so that 400 of them
take little space on disk.
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import IO, Self

from benchmarks import answers

_NGINX_CONFIG = """
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log {folder}/error.log crit;
events {{ worker_connections 512; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    default_type application/json;
    keepalive_requests 100000000;
    tcp_nodelay on;
    root {folder};
    server {{
        listen 127.0.0.1:{port};
        location = /v2/notifications/sms {{ return 201 '{sent}'; }}
        location = /v2/notifications {{
            ssi on;
            ssi_types application/json;
            try_files /pages/$arg_older_than /pages/first =404;
        }}
        location = /shared {{ }}
    }}
}}
"""
_PATIENCE = 10.0

ROOT = Path(__file__).parents[1]


class StaticServer:
    """A context manager that gives the running server.

    Args:
        pages: How many full pages of 250 messages the list has.

    Attributes:
        url: Where it listens, once entered.
        name: What it is, with its version.
    """

    def __init__(self, pages: int) -> None:
        self._pages = pages
        self.url = ""
        self.name = ""

    def __enter__(self) -> Self:
        self._folder = tempfile.TemporaryDirectory(prefix="notify-typed-benchmark-")
        self._process: subprocess.Popen[str] | None = None
        try:
            nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
            port = self._start_own() if nginx is None else self._start_nginx(nginx)
            self._wait_for(port)
        except BaseException:
            self.__exit__()
            raise
        self.url = f"http://127.0.0.1:{port}"
        return self

    def __exit__(self, *_: object) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait(_PATIENCE)
            _close(self._process.stdin, self._process.stdout)
        self._folder.cleanup()

    def _start_nginx(self, nginx: str) -> int:
        folder = Path(self._folder.name)
        with closing(socket.socket()) as free:
            free.bind(("127.0.0.1", 0))
            port: int = free.getsockname()[1]
        config = folder / "nginx.conf"
        sent = answers.sent().decode()
        config.write_text(_NGINX_CONFIG.format(folder=folder, port=port, sent=sent))
        self._write_pages(folder)
        self._process = subprocess.Popen(
            [nginx, "-p", str(folder), "-e", str(folder / "error.log"), "-c", str(config)],
            text=True,
            start_new_session=True,
        )
        version = subprocess.run([nginx, "-v"], capture_output=True, text=True, check=True).stderr
        self.name = version.strip().removeprefix("nginx version: ")
        return port

    def _write_pages(self, folder: Path) -> None:
        (folder / "shared").write_bytes(answers.shared_messages())
        (folder / "pages").mkdir()
        before = "first"
        for page in range(self._pages):
            included = answers.whole_page(page, b'<!--# include virtual="/shared" -->')
            (folder / "pages" / before).write_bytes(included)
            before = str(answers.last_message(page)["id"])
        (folder / "pages" / before).write_bytes(answers.empty_page())

    def _start_own(self) -> int:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.asyncio_server", str(self._pages)],
            # Its standard input ends with this process, and it with that, whatever happens here.
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
            cwd=ROOT,
        )
        if self._process.stdout is None:
            raise RuntimeError("the server's output was not opened")
        self.name = f"asyncio server of Python {sys.version.split()[0]}"
        return int(self._process.stdout.readline())

    def _wait_for(self, port: int) -> None:
        give_up_at = time.monotonic() + _PATIENCE
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
            except OSError:
                if time.monotonic() > give_up_at or (self._process and self._process.poll()):
                    raise RuntimeError(f"{self.name} did not start") from None
                time.sleep(0.02)
            else:
                return


def _close(*pipes: IO[str] | None) -> None:
    for pipe in pipes:
        if pipe is not None:
            pipe.close()
