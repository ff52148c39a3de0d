from notify_typed_runtime.types import OpenEnum


class KeyType(OpenEnum):
    """Whom a key reaches: `normal` anyone, once the service is live; `team` the team and the guest
    list; `test` nobody, as messages are only simulated.
    """

    NORMAL = "normal"
    TEAM = "team"
    TEST = "test"
