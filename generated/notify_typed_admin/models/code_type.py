from ..types import OpenEnum


class CodeType(OpenEnum):
    """How a code was sent."""

    SMS = "sms"
    EMAIL = "email"
