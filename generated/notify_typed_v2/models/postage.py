from ..types import OpenEnum


class Postage(OpenEnum):
    """Postage of the API description."""

    FIRST = "first"
    SECOND = "second"
    ECONOMY = "economy"
    EUROPE = "europe"
    REST_OF_WORLD = "rest-of-world"
