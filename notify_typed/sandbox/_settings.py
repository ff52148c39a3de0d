"""How a sandbox behaves where there is a choice."""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode
from dataclasses import dataclass, field, fields
from typing import Literal, TypeAlias
from urllib.parse import urlsplit

from notify_typed.sandbox._arguments import text, whole_number
from notify_typed.sandbox._errors import SandboxError

Quirks: TypeAlias = Literal["helpful", "exact"]
"""Whether bugs of the real server are explained or copied."""

WEBSITE_URL = "http://localhost:6012"
"""Where the website is that its developers run."""

_KEY_BYTES = 32


def _is_span(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value >= 0


@dataclass(frozen=True, slots=True)
class AfterReads:
    """Messages reach their end when they are read for the n-th time.

    Args:
        reads: How often a message is fetched by id until its final status shows.
    """

    reads: int

    def __post_init__(self) -> None:
        if whole_number(self.reads, "the number of reads") < 1:
            raise SandboxError(f"the number of reads must be at least 1, not {self.reads}")


@dataclass(frozen=True, slots=True)
class Speed:
    """How long things take, in seconds of the sandbox's clock.

    Args:
        sending: Until a text or an email has been handed to a provider.
        test_outcome: Until a message sent with a test key has its final status.
        live_outcome: Until one sent with another key has.
        processing: Until a letter's PDF is made, or a precompiled letter has been checked.
        printing: Until a letter is despatched; as long as the real printing takes when None.
        reads: How many reads it takes to the final status; time decides when None.
    """

    sending: float = 0.05
    test_outcome: float = 0.5
    live_outcome: float = 3.0
    processing: float = 1.0
    printing: float | None = None
    reads: int | None = None

    def __post_init__(self) -> None:
        for each in fields(self):
            value: object = getattr(self, each.name)
            if value is None and each.name in ("printing", "reads"):
                continue
            if not _is_span(value):
                kind = "reads" if each.name == "reads" else "seconds"
                raise SandboxError(f"{each.name} must be a number of {kind}, not {value!r}")


_ORIGIN = re.compile(r"https?://[A-Za-z0-9._~:\[\]-]+(/[A-Za-z0-9._~/-]*)?")


def read_file_links(text: object) -> str | None:
    """Return what the links of emailed files begin with; None for the sandbox's own address.

    Raises:
        SandboxError: It is not an address that a path can be put after.
    """
    if text is None:
        return None
    if not isinstance(text, str) or not _ORIGIN.fullmatch(text):
        raise SandboxError(
            f"file_links must be an address such as https://documents.service.gov.uk, not {text!r}"
        )
    return text.rstrip("/")


REALISTIC = Speed()
IMMEDIATE = Speed(0.0, 0.0, 0.0, 0.0, 0.0)

Outcomes: TypeAlias = 'Literal["realistic", "immediate"] | float | AfterReads | Speed'
"""How fast messages reach their final status."""


def read_outcomes(outcomes: Outcomes) -> Speed:
    """Return the speed that a setting stands for.

    Raises:
        SandboxError: It is neither a known word nor a number of seconds.
    """
    if isinstance(outcomes, Speed):
        return outcomes
    if isinstance(outcomes, AfterReads):
        return Speed(0.0, 0.0, 0.0, 0.0, 0.0, outcomes.reads)
    if outcomes == "realistic":
        return REALISTIC
    if outcomes == "immediate":
        return IMMEDIATE
    if not _is_span(outcomes):
        raise SandboxError(
            'outcomes must be "realistic", "immediate", a number of seconds or AfterReads(n), not'
            f" {outcomes!r}"
        )
    seconds = float(outcomes)
    return Speed(0.0, seconds, seconds, seconds / 2, seconds)


@dataclass(frozen=True, slots=True)
class Website:
    """Notify's website, which opens the links of the sandbox's emails.

    Args:
        url: Its address, without a slash at the end.
        token_secret_key: The key that both encrypt links with; the website's own in development
            when left out.
        is_there: Whether it is to be given what it needs beside the API.

    Raises:
        SandboxError: The address or the key cannot be one.
    """

    url: str = WEBSITE_URL
    token_secret_key: str = field(
        default="5YNWU0e_pN5ZyaSZvBd5uZb_sZlrVDFeOjiea6dq4zQ=",  # published by the website
        repr=False,
    )
    is_there: bool = False

    def __post_init__(self) -> None:
        if not _is_address(self.url):
            raise SandboxError(
                f"the website must be an address such as http://localhost:6012, not {self.url!r}"
            )
        object.__setattr__(self, "url", self.url.rstrip("/"))
        if not _is_key(self.token_secret_key):
            raise SandboxError(
                "the website's token secret key must be 32 bytes in URL-safe base64, such as"
                " `openssl rand -base64 32 | tr +/ -_` makes"
            )


def read_website(url: str | None, token_secret_key: str | None) -> Website:
    """Return the website that settings stand for; None stands for the usual one.

    Raises:
        SandboxError: The address or the key cannot be one.
    """
    usual = Website()
    return Website(
        usual.url if url is None else text(url, "website"),
        usual.token_secret_key
        if token_secret_key is None
        else text(token_secret_key, "token_secret_key"),
        url is not None,
    )


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and not parts.query
    except ValueError:
        return False


def _is_key(key: str) -> bool:
    try:
        return len(urlsafe_b64decode(key.encode("ascii"))) == _KEY_BYTES
    except ValueError:
        return False
