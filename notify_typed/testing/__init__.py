"""Test doubles: a stand-in for Notify without a network, and a receiver of its callbacks.

`FakeNotify` gives the answers that a test adds, and keeps the calls that were made::

    notify = FakeNotify()
    remind(notify.client, "07700 900456")
    notify.assert_called_once("send_sms_notification", phone_number="07700 900456")

It knows no templates, limits or rules of Notify. Where a test is about those, use
`notify_typed.sandbox.Sandbox`, which does.

`CallbackReceiver` stands in for your service: it receives callbacks, and keeps them.
"""

from notify_typed.testing._answers import Answer, refusal
from notify_typed.testing._calls import Call, Method
from notify_typed.testing._fake import FakeNotify
from notify_typed.testing._receiver import CallbackReceiver

__all__ = ["Answer", "Call", "CallbackReceiver", "FakeNotify", "Method", "refusal"]


def __dir__() -> list[str]:
    return [*__all__]
