from ..types import OpenEnum


class NotificationType(OpenEnum):
    """NotificationType of the API description."""

    SMS = "sms"
    EMAIL = "email"
    LETTER = "letter"
