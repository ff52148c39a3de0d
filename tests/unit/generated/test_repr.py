"""Printing or logging a model does not tell who sent what to whom."""

from __future__ import annotations

from typing import Any, Final

from cases import for_each
from made import made

from notify_typed_v2 import models
from tests.unit.generated import schemas

PERSONAL: Final = "Amala Bird, 07700 900456"
FIELDS: Final[list[tuple[str, tuple[str, ...]]]] = [
    *(
        ("Notification", (name,))
        for name in ("phone_number", "email_address", "line_1", "postcode", "body", "subject")
    ),
    ("SentSms", ("content", "body")),
    ("SentEmail", ("content", "subject")),
    ("SentEmail", ("sanitised_content", "name", "unsanitised")),
    ("SentLetter", ("content", "body")),
    ("ReceivedText", ("content",)),
    ("ReceivedText", ("user_number",)),
    ("ReceivedTextMessage", ("message",)),
    ("ReceivedTextMessage", ("source_number",)),
    ("DeliveryReceipt", ("to",)),
    ("ReturnedLetter", ("sent_by",)),
    ("ReturnedLetter", ("upload_letter_file_name",)),
    ("TemplatePreview", ("body",)),
    ("TemplatePreview", ("html",)),
    ("SmsRequest", ("phone_number",)),
    ("EmailRequest", ("personalisation", "name")),
]


@for_each(("name", "path"), FIELDS)
def test_a_personal_value_is_kept_and_does_not_show(name: str, path: tuple[str, ...]) -> None:
    document: dict[str, Any] = dict(schemas.sample(schemas.components()[name]))
    holder = document
    for step in path[:-1]:
        default = {"unsanitised": "x", "sanitised": "x"} if step == "name" else {}
        holder[step] = dict(holder.get(step) or default)
        holder = holder[step]
    holder[path[-1]] = PERSONAL
    model: Any = made(getattr(models, name), document)
    assert PERSONAL in str(model.to_dict())
    assert PERSONAL not in repr(model)
    assert "hidden" in repr(model) or "Personalisation" in repr(model)


def test_a_field_that_the_description_does_not_know_does_not_show() -> None:
    document = dict(schemas.sample(schemas.components()["Notification"])) | {"nickname": PERSONAL}
    assert PERSONAL not in repr(models.Notification.from_dict(document))
