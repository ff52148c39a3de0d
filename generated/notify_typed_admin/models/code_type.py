from notify_typed_runtime.types import OpenEnum


class CodeType(OpenEnum):
    """How a code was sent."""

    SMS = "sms"
    EMAIL = "email"
