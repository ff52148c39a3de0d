from notify_typed_runtime.types import OpenEnum


class NotificationStatus(OpenEnum):
    """Where a message stands, in Notify's own terms: for letters the public API has other names.

    * `created`: stored, and waiting to be handed on.
    * `sending`: handed to the network or the printer.
    * `pending`: the network has reported a failure that may not be final.
    * `sent`: handed to a network abroad that may never report back.
    * `delivered`: arrived; of letters, posted.
    * `temporary-failure`, `permanent-failure`, `technical-failure`: did not arrive.
    * `failed`: hardly ever shown; for filtering, every way to fail.
    * `cancelled`: the letter was stopped before it was printed.
    * `pending-virus-check`, `virus-scan-failed`, `validation-failed`: what became of a PDF.
    * `returned-letter`: the letter came back.
    """

    CANCELLED = "cancelled"
    CREATED = "created"
    SENDING = "sending"
    SENT = "sent"
    DELIVERED = "delivered"
    PENDING = "pending"
    FAILED = "failed"
    TECHNICAL_FAILURE = "technical-failure"
    TEMPORARY_FAILURE = "temporary-failure"
    PERMANENT_FAILURE = "permanent-failure"
    PENDING_VIRUS_CHECK = "pending-virus-check"
    VALIDATION_FAILED = "validation-failed"
    VIRUS_SCAN_FAILED = "virus-scan-failed"
    RETURNED_LETTER = "returned-letter"
