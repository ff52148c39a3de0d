from notify_typed_runtime.types import OpenEnum


class UkPostage(OpenEnum):
    """How a letter travels within the United Kingdom."""

    FIRST = "first"
    SECOND = "second"
    ECONOMY = "economy"
