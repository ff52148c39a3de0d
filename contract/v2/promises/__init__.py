"""Promise what schemathesis cannot see broken, each a check by hand of one server.

A check fails with `Broken`. Every answer it gets is held against the description besides, in which
an unknown field is an error here.
"""

from contract.v2.context import PROMISES
from contract.v2.promises import (
    ids,
    lists,
    paging,
    reading,
    requests,
    scopes,
    sending,
    tokens,
)

__all__ = [
    "PROMISES",
    "ids",
    "lists",
    "paging",
    "reading",
    "requests",
    "scopes",
    "sending",
    "tokens",
]
