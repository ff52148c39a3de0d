from notify_typed_runtime.types import OpenEnum


class Postage(OpenEnum):
    """How a letter travels: `first`, `second` or `economy` within the United Kingdom, `europe` or
    `rest-of-world` abroad, which Notify works out from the address.
    """

    FIRST = "first"
    SECOND = "second"
    ECONOMY = "economy"
    EUROPE = "europe"
    REST_OF_WORLD = "rest-of-world"
