"""What the admin API alone can refuse."""

from __future__ import annotations

from notify_typed.errors import BadRequest

__all__ = ["InviteTokenError"]


class InviteTokenError(BadRequest):
    """400: an invitation's token has expired, or is not one that Notify made.

    The message is Notify's, and fit to be shown to the person who followed the link.
    """

    @classmethod
    def of(cls, refusal: BadRequest) -> BadRequest:
        """Give a refusal as this error, if it is one; else as it is."""
        if "invitation" not in refusal.fields:
            return refusal
        return cls(
            "; ".join(refusal.fields["invitation"]),
            request=refusal.request,
            status_code=refusal.status_code,
            errors=refusal.errors,
            fields=refusal.fields,
            trace_id=refusal.trace_id,
            attempts=refusal.attempts,
        )
