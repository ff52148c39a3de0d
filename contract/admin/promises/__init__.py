"""Promise what schemathesis cannot see broken in the admin API."""

from contract.admin.context import PROMISES
from contract.admin.promises import (
    answers,
    bodies,
    brandings,
    joining,
    lives,
    numbers,
    organisations,
    platform,
    services,
    tokens,
)

__all__ = [
    "PROMISES",
    "answers",
    "bodies",
    "brandings",
    "joining",
    "lives",
    "numbers",
    "organisations",
    "platform",
    "services",
    "tokens",
]
