from notify_typed_runtime.types import OpenEnum


class TemplatePostage(OpenEnum):
    """How letters of a template travel within the United Kingdom."""

    FIRST = "first"
    SECOND = "second"
    ECONOMY = "economy"
