"""A stand-in for Notify in unit tests, without a server and without a network.

`FakeNotify` gives the answers that a test adds, and keeps the calls that were made::

    notify = FakeNotify()
    remind(notify.client, "07700 900456")
    notify.assert_called_once("send_sms_notification", phone_number="07700 900456")

It knows no templates, limits or rules of Notify. Where a test is about those, use
`notify_typed.sandbox.Sandbox`, which does.
"""

from notify_typed.testing._answers import Answer, refusal
from notify_typed.testing._calls import Call, Method
from notify_typed.testing._fake import FakeNotify

__all__ = ["Answer", "Call", "FakeNotify", "Method", "refusal"]


def __dir__() -> list[str]:
    return [*__all__]
