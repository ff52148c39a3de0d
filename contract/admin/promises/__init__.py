"""What schemathesis cannot see broken in the admin API, each a check by hand of one server."""

from contract.admin.promises import answers, bodies, lives, services, tokens
from contract.admin.promises.registry import PROMISES, Place, Promise

__all__ = [
    "PROMISES",
    "Place",
    "Promise",
    "answers",
    "bodies",
    "lives",
    "services",
    "tokens",
]
