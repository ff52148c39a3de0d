"""What methods give where an answer alone would say too little."""

from __future__ import annotations

from typing import NamedTuple

from attrs import field, frozen

__all__ = ["CodeCheck", "NewApiKey"]


@frozen
class NewApiKey:
    """A key that was just made. Its secret is given this once; it does not show when printed.

    Attributes:
        secret: What tokens are signed with.
        key: The whole key, as `NotifyClient` takes it.
    """

    secret: str = field(repr=False)
    key: str = field(repr=False)


class CodeCheck(NamedTuple):
    """What became of a code, or of a security key's answer.

    Attributes:
        accepted: Whether it was right.
        message: Why it was not; empty when it was.
    """

    accepted: bool
    message: str
