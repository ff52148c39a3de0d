"""Templates through the admin API, and what the v2 API makes of them at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from notify_typed.sandbox._admin.notify_service import NOTIFY_USER_ID
from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    from tests.end_to_end.sandbox_admin.conftest import Admin

HOME = f"/service/{world.SERVICE_ID}"
SMS = f"{HOME}/template/{world.SMS_TEMPLATE_ID}"
LETTER = f"{HOME}/template/{world.LETTER_TEMPLATE_ID}"


def new_body(**fields: Any) -> dict[str, Any]:
    return {
        "name": "Reminder",
        "template_type": "sms",
        "content": "Hello ((name))",
        "service": world.SERVICE_ID,
        "created_by": NOTIFY_USER_ID,
    } | fields


def make(admin: Admin, **fields: Any) -> dict[str, Any]:
    made: dict[str, Any] = admin.data("POST", f"{HOME}/template", new_body(**fields), 201)
    return made


def test_a_new_template_is_sent_by_the_v2_api_at_once(admin: Admin) -> None:
    template = make(admin, content="Dear ((name))")
    body = {
        "phone_number": "07700900123",
        "template_id": template["id"],
        "personalisation": {"name": "Bo"},
    }
    sent = admin.v2(admin.sandbox.test_key, "POST", "/v2/notifications/sms", body)
    assert sent.status_code == 201
    assert sent.json()["content"]["body"] == "Dear Bo"
    assert (template["version"], template["archived"], template["folder"]) == (1, False, None)
    assert template["reply_to_text"] == "GOVUK"
    assert admin.data("GET", f"{HOME}/template/{template['id']}") == template


def test_each_kind_gets_what_is_usual_for_it(admin: Admin) -> None:
    email = make(admin, template_type="email", subject="S", has_unsubscribe_link=None)
    letter = make(admin, template_type="letter", subject="S")
    assert (email["has_unsubscribe_link"], email["postage"], email["letter_languages"]) == (
        False,
        None,
        None,
    )
    assert (letter["postage"], letter["letter_languages"]) == ("second", "english")
    assert email["reply_to_text"] == "reply@example.gov.uk"


def test_a_bilingual_letter_has_both_halves(admin: Admin) -> None:
    welsh = {
        "letter_languages": "welsh_then_english",
        "letter_welsh_subject": "Pwnc",
        "letter_welsh_content": "Annwyl ((name))",
    }
    letter = make(admin, template_type="letter", subject="S", **welsh)
    assert {name: letter[name] for name in welsh} == welsh


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"template_type": "email"}, "subject is a required property"),
        (
            {"template_type": "fax"},
            "template_type fax is not one of [sms, email, letter]",
        ),
        (
            {"template_type": "letter", "subject": "S", "postage": "pigeon"},
            "postage invalid. It must be either first, second or economy.",
        ),
        (
            {"template_type": "letter", "subject": "S", "letter_languages": "english"},
            (
                f"{new_body(template_type='letter', subject='S', letter_languages='english')} "
                "is not valid under any of the given schemas"
            ).replace("'", ""),
        ),
    ],
)
def test_a_template_that_lacks_something_is_refused(
    admin: Admin, fields: dict[str, Any], message: str
) -> None:
    answer = admin.post(f"{HOME}/template", new_body(**fields))
    assert answer.status_code == 400
    assert message in [problem["message"] for problem in answer.json()["errors"]]


def test_a_folder_that_is_not_there_is_refused(admin: Admin) -> None:
    answer = admin.post(f"{HOME}/template", new_body(parent_folder_id=NOTIFY_USER_ID))
    assert (answer.status_code, answer.json()["message"]) == (400, "parent_folder_id not found")


def test_a_text_that_is_too_long_is_refused(admin: Admin) -> None:
    answer = admin.post(f"{HOME}/template", new_body(content="x" * 919))
    assert answer.status_code == 400
    assert answer.json()["message"] == {
        "content": ["Content has a character count greater than the limit of 918"]
    }


def test_a_service_without_the_permission_makes_no_template(admin: Admin) -> None:
    service = admin.new_service()
    admin.data("POST", f"/service/{service['id']}", {"permissions": ["email"]})
    answer = admin.post(f"/service/{service['id']}/template", new_body())
    assert answer.status_code == 403
    assert answer.json()["message"] == {
        "template_type": ["Creating text message templates is not allowed"]
    }


def test_unknown_fields_are_an_accident_of_the_real_server(admin: Admin, exact: Admin) -> None:
    helpful = admin.post(f"{HOME}/template", new_body(colour="red"))
    assert helpful.status_code == 400
    assert "colour" in helpful.json()["message"]
    assert exact.post(f"{HOME}/template", new_body(colour="red")).status_code == 500


def test_a_change_makes_a_version_and_the_same_again_makes_none(admin: Admin) -> None:
    change = {"content": "Bye ((name))", "created_by": NOTIFY_USER_ID}
    changed = admin.data("POST", SMS, change)
    assert (changed["version"], changed["content"]) == (2, "Bye ((name))")
    assert changed["created_by"] == NOTIFY_USER_ID
    assert changed["updated_at"] is not None
    assert admin.data("POST", SMS, change)["version"] == 2
    assert admin.data("POST", SMS, {"unheard_of": 1, "created_by": NOTIFY_USER_ID})["version"] == 3


def test_versions_are_kept_with_their_authors(admin: Admin) -> None:
    admin.data("POST", SMS, {"content": "New", "created_by": NOTIFY_USER_ID})
    versions = admin.data("GET", f"{SMS}/versions")
    assert [(one["version"], one["created_by"]["name"]) for one in versions] == [
        (2, "GOV.UK Notify"),
        (1, "Sam Example"),
    ]
    assert admin.data("GET", f"{SMS}/version/1")["content"] == versions[1]["content"]
    assert admin.get(f"{SMS}/version/3").status_code == 404
    assert admin.data("GET", f"{HOME}/template/{NOTIFY_USER_ID}/versions") == []


def test_an_archived_template_leaves_the_list_and_the_v2_api_refuses_it(admin: Admin) -> None:
    archived = admin.data("POST", SMS, {"archived": True, "created_by": NOTIFY_USER_ID})
    assert (archived["archived"], archived["version"], archived["folder"]) == (True, 2, None)
    listed = [one["id"] for one in admin.data("GET", f"{HOME}/template")]
    assert world.SMS_TEMPLATE_ID not in listed
    assert admin.data("GET", SMS)["archived"] is True
    body = {"phone_number": "07700900123", "template_id": world.SMS_TEMPLATE_ID}
    sent = admin.v2(admin.sandbox.test_key, "POST", "/v2/notifications/sms", body)
    assert sent.json()["errors"][0]["message"] == "Template has been deleted"


def test_the_list_is_in_order_of_names(admin: Admin) -> None:
    make(admin, name="Aardvark")
    names = [one["name"] for one in admin.data("GET", f"{HOME}/template")]
    assert names == sorted(names)
    assert names[0] == "Aardvark"


def test_a_letters_contact_block_is_chosen_and_taken_away(admin: Admin) -> None:
    without = admin.data("POST", LETTER, {"reply_to": None, "created_by": NOTIFY_USER_ID})
    assert (without["reply_to"], without["reply_to_text"], without["version"]) == (None, None, 2)
    back = admin.data(
        "POST", LETTER, {"reply_to": world.CONTACT_BLOCK_ID, "created_by": NOTIFY_USER_ID}
    )
    assert back["reply_to"] == world.CONTACT_BLOCK_ID
    assert back["reply_to_text"].startswith("Electoral services")
    unknown = admin.post(LETTER, {"reply_to": NOTIFY_USER_ID, "created_by": NOTIFY_USER_ID})
    assert unknown.status_code == 400
    assert "does not exist in database" in unknown.json()["message"]


def test_a_template_is_redacted_once_and_for_all(admin: Admin) -> None:
    nobody = admin.post(SMS, {"redact_personalisation": True})
    assert nobody.json()["message"] == {"created_by": ["Field is required"]}
    answer = admin.post(SMS, {"redact_personalisation": True, "created_by": NOTIFY_USER_ID})
    assert (answer.status_code, answer.json()) == (200, None)
    assert answer.headers["content-type"].startswith("text/html")
    assert admin.data("GET", SMS)["redact_personalisation"] is True


def test_an_empty_subject_is_refused_in_a_change(admin: Admin) -> None:
    answer = admin.post(LETTER, {"subject": "  ", "created_by": NOTIFY_USER_ID})
    assert answer.json()["message"] == {"subject": ["Invalid template subject"]}


def test_the_hidden_template_for_pdfs_is_shown_bare(admin: Admin) -> None:
    template = admin.get(f"{HOME}/template/precompiled").json()
    assert (template["name"], template["hidden"], template["is_precompiled_letter"]) == (
        "Pre-compiled PDF",
        True,
        True,
    )
    assert template["created_by"] == NOTIFY_USER_ID


def test_a_preview_is_filled_in_or_says_what_is_missing(admin: Admin, exact: Admin) -> None:
    shown = admin.get(f"{LETTER}/preview", params={"name": "Bo"}).json()
    assert shown["content"].startswith("Dear Bo")
    missing = admin.get(f"{LETTER}/preview")
    assert missing.json()["message"] == {"template": ["Missing personalisation: name"]}
    assert exact.get(f"{SMS}/preview", params={"name": "Bo", "date": "x"}).status_code == 500


def test_templates_of_other_services_are_not_found(admin: Admin) -> None:
    other = admin.new_service()
    path = f"/service/{other['id']}/template/{world.SMS_TEMPLATE_ID}"
    assert admin.get(path).json()["message"] == "No result found"
    assert admin.post(path, {"name": "x"}).status_code == 404
