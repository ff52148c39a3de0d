"""Promises that schemathesis cannot see broken, each a check by hand of one server.

A check fails with AssertionError. Every answer it gets is held against the description besides, in
which an unknown field is an error here.
"""

from contract.promises import (
    ids,
    lists,
    paging,
    reading,
    requests,
    scopes,
    sending,
    tokens,
)
from contract.promises.registry import PROMISES, Promise, Server

__all__ = [
    "PROMISES",
    "Promise",
    "Server",
    "ids",
    "lists",
    "paging",
    "reading",
    "requests",
    "scopes",
    "sending",
    "tokens",
]
