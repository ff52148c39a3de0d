"""A day's work against the sandbox goes the same with the drop-in and the official client."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

import notifications_python_client as official
import notifications_python_client.errors as official_errors
import pytest

from notify_typed import compat

if TYPE_CHECKING:
    from notify_typed.sandbox import Sandbox

UNKNOWN = "740e5834-3a29-46b4-9a6f-16142fde533a"
ADDRESS = {
    "address_line_1": "Amala Bird",
    "address_line_2": "123 High Street",
    "address_line_3": "SW14 6BH",
}
# What differs from one run to the next: identifiers, times, document links and the PDFs themselves.
CHANGING = re.compile(
    r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\dT[\d:.]+Z|/d/[\w/-]+\?key=[\w-]+"
)


def day_of_work(client: Any, errors: Any, prepare_upload: Any) -> list[Any]:
    """Use every method, and give what came back, or how it failed."""
    done: list[Any] = []

    def do(method: str, *arguments: Any, **options: Any) -> Any:
        try:
            result = getattr(client, method)(*arguments, **options)
        except errors.HTTPError as error:
            result = [type(error).__name__, error.status_code, error.message, str(error)]
        done.append((method, result))
        return result

    by_type = {
        kind: do("get_all_templates", kind)["templates"] for kind in ("sms", "email", "letter")
    }
    document = next(t for t in by_type["email"] if "link_to_file" in t["personalisation"])
    file = prepare_upload(io.BytesIO(b"a,b\n"), filename="a.csv", retention_period="4 weeks")
    everything = {"name": "Amala", "date": "3 May", **ADDRESS}

    text = do("send_sms_notification", "07700900123", by_type["sms"][0]["id"], everything, "r1")
    do(
        "send_email_notification",
        "a@example.com",
        document["id"],
        {**everything, "link_to_file": file},
        reference="r2",
    )
    letter = do("send_letter_notification", by_type["letter"][0]["id"], everything)
    pdf = io.BytesIO(b"%PDF-1.7")
    do("send_precompiled_letter_notification", "r3", pdf, postage="first")
    do("send_sms_notification", "not a number", UNKNOWN, {"a": {"b"}})
    do("send_sms_notification", "07700900123", "")

    do("get_notification_by_id", text["id"])
    do("get_notification_by_id", UNKNOWN)
    do("get_notification_by_id", "nonsense")
    do("get_all_notifications", "delivered", ["sms"], "r1")
    do("get_all_notifications", "nonsense", include_jobs=True)
    do("get_all_notifications", older_than=text["id"])
    done.append(list(client.get_all_notifications_iterator(template_type=["sms", "email"])))
    done.append(client.get_pdf_for_letter(letter["id"]).read(5))
    do("get_pdf_for_letter", text["id"])

    do("get_template", document["id"])
    do("get_template_version", document["id"], 1)
    do("get_template_version", document["id"], 99)
    do("post_template_preview", document["id"], {"name": "Amala", "link_to_file": "here"})
    do("post_template_preview", document["id"], {})
    do("get_all_template_versions", document["id"])

    do("get_received_texts")
    do("get_received_texts", "nonsense")
    done.append(list(client.get_received_texts_iterator()))
    return done


def test_a_day_s_work_goes_the_same_with_both_clients(sandbox: Sandbox) -> None:
    def without_what_changes(kind: Any, errors: Any, prepare_upload: Any) -> str:
        sandbox.reset()
        sandbox.receive_text("Where is my letter?", sender="07700900111")
        client = kind(sandbox.live_key, base_url=sandbox.base_url)
        done = day_of_work(client, errors, prepare_upload)
        return CHANGING.sub("*", "\n".join(map(str, done)))

    expected = without_what_changes(
        official.NotificationsAPIClient, official_errors, official.prepare_upload
    )
    ours = without_what_changes(compat.NotificationsAPIClient, compat, compat.prepare_upload)
    assert ours.splitlines() == expected.splitlines()
    assert "Where is my letter?" in ours
    assert "%PDF-" in ours


@pytest.mark.parametrize("key", ["short", "x" * 80])
def test_a_bad_key_fails_the_same_with_both_clients(sandbox: Sandbox, key: str) -> None:
    def failure(kind: Any, errors: Any) -> Any:
        try:
            kind(key, base_url=sandbox.base_url).get_all_templates()
        except AssertionError as error:
            return str(error)
        except errors.HTTPError as error:
            return error.status_code, error.message
        pytest.fail("the key was taken")

    expected = failure(official.NotificationsAPIClient, official_errors)
    assert failure(compat.NotificationsAPIClient, compat) == expected
