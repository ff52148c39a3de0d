from notify_typed_runtime.types import OpenEnum


class NotificationType(OpenEnum):
    """The kind of a message or of a template."""

    SMS = "sms"
    EMAIL = "email"
    LETTER = "letter"
