from notify_typed_runtime.types import OpenEnum


class UserState(OpenEnum):
    """`pending` until activated, `inactive` once archived."""

    PENDING = "pending"
    ACTIVE = "active"
    INACTIVE = "inactive"
