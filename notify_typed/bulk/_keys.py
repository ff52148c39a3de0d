"""Fingerprints of API keys, by which a ledger tells one from another without having any."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from notify_typed import ApiKey

__all__ = ["fingerprint"]


def fingerprint(key: ApiKey) -> str:
    """Give what a key is known by in ledgers."""
    secret = key.secret.encode()
    return blake2b(secret, digest_size=8, person=b"notify-bulk").hexdigest()
