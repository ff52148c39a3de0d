from notify_typed_runtime.types import OpenEnum


class InviteStatus(OpenEnum):
    """What became of an invitation."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    CANCELLED = "cancelled"
