"""What people type into the search of the site, and the page that they are after."""

from __future__ import annotations

from typing import Final

__all__ = ["WORDS"]

WORDS: Final = {
    "JWT": "explanation/what-the-api-does.md",
    "token": "explanation/what-the-api-does.md",
    "mock": "guides/test-doubles.md",
    "stub": "guides/test-doubles.md",
    "fake": "guides/test-doubles.md",
    "test double": "guides/test-doubles.md",
    "idempotent": "guides/errors-and-retries.md",
    "duplicate": "guides/errors-and-retries.md",
    "retry": "guides/errors-and-retries.md",
    "timeout": "guides/proxies.md",
    "proxy": "guides/proxies.md",
    "Celery": "guides/proxies.md",
    "Windows": "install.md",
    "licence": "index.md",
    "curl": "guides/testing.md",
    "Docker": "guides/not-python.md",
    "pipx": "install.md",
    "freezegun": "guides/testing.md",
    "WireMock": "guides/test-doubles.md",
    "SOCKS": "guides/proxies.md",
    "bounced": "explanation/life-cycles.md",
    "attachments": "guides/files.md",
}
