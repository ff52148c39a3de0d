from notify_typed_runtime.types import OpenEnum


class JobStatus(OpenEnum):
    """Where a job stands.

    * `scheduled`: waits for its time; can be cancelled.
    * `pending`: will be read in a moment.
    * `in progress`: its messages are being made.
    * `finished`: all messages are made.
    * `finished all notifications created`: the same, looked at once more by the server.
    * `cancelled`: was taken off the calendar, or its letters were cancelled.
    * `sending limits exceeded`: would have gone over the daily limit; nothing was sent.
    * `ready to send`, `sent to dvla`: of letters, from former times.
    * `error`: the file could not be read. Notify's website does not list such jobs.
    """

    SCHEDULED = "scheduled"
    PENDING = "pending"
    IN_PROGRESS = "in progress"
    FINISHED = "finished"
    FINISHED_ALL_NOTIFICATIONS_CREATED = "finished all notifications created"
    CANCELLED = "cancelled"
    SENDING_LIMITS_EXCEEDED = "sending limits exceeded"
    READY_TO_SEND = "ready to send"
    SENT_TO_DVLA = "sent to dvla"
    ERROR = "error"
