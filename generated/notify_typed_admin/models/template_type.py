from notify_typed_runtime.types import OpenEnum


class TemplateType(OpenEnum):
    """The kind of a template, and of the messages made from it."""

    SMS = "sms"
    EMAIL = "email"
    LETTER = "letter"
