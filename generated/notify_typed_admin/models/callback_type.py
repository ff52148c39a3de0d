from notify_typed_runtime.types import OpenEnum


class CallbackType(OpenEnum):
    """What a callback tells: what became of a message, that somebody complained about an email, that
    letters came back, or that a text message was received.
    """

    DELIVERY_STATUS = "delivery_status"
    COMPLAINT = "complaint"
    RETURNED_LETTER = "returned_letter"
    INBOUND_SMS = "inbound_sms"
