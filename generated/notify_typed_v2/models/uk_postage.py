from ..types import OpenEnum


class UkPostage(OpenEnum):
    """UkPostage of the API description."""

    FIRST = "first"
    SECOND = "second"
    ECONOMY = "economy"
