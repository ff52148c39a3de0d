"""`notify-typed admin`: what can be done with services, templates, keys and the rest."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import pytest

from notify_typed import NotifyClient
from notify_typed.admin import AdminClient
from notify_typed.errors import AuthenticationFailed, BadRequest
from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    from pathlib import Path

    from notify_typed.sandbox import Sandbox
    from tests.unit.cli.conftest import Shell


def ids(listed: list[dict[str, Any]]) -> list[str]:
    return [each["id"] for each in listed]


def test_a_service_made_in_a_shell_sends_at_once(bare_shell: Shell, sandbox: Sandbox) -> None:
    shell = bare_shell
    user = shell.get("-q", "user", "create", "Amala Bird", "amala@example.gov.uk")
    service = shell.get("-q", "--as", user, "service", "create", "Report a pothole", "--live")
    shell.variables |= {"NOTIFY_ADMIN_USER": user, "NOTIFY_ADMIN_SERVICE": service}
    content = ("--content", "Hello ((name))")
    template = shell.get("-q", "template", "create", "Reminder", "--type", "sms", *content)
    key = shell.get("-q", "key", "create", "Live one", "--type", "normal")

    assert key.startswith(f"Live_one-{service}-")
    with NotifyClient(key, base_url=sandbox.base_url) as notify:
        sent = notify.send_sms_notification("07700900123", template, {"name": "Amala"})
        assert sent.content.body == "Hello Amala"
        assert notify.wait_for_status(sent.id).status == "delivered"


# People


def test_a_new_user_can_be_found_shown_and_archived(shell: Shell) -> None:
    made = shell.json("user", "create", "Sam Lee", "sam@example.gov.uk", "--mobile", "07700900999")
    assert (made["state"], made["auth_type"]) == ("active", "sms_auth")
    assert shell.json("user", "show", "SAM@example.gov.uk") == made
    assert shell.json("user", "show", made["id"])["email_address"] == "sam@example.gov.uk"
    assert ids(shell.listed("user", "find", "sam@")) == [made["id"]]
    shell.get("user", "archive", "sam@example.gov.uk", "--yes")
    assert shell.json("user", "show", made["id"])["state"] == "inactive"


def test_a_password_comes_from_a_file(shell: Shell, sandbox: Sandbox, tmp_path: Path) -> None:
    path = tmp_path / "password"
    path.write_text("correct horse\n", encoding="utf-8")
    create = ("-q", "user", "create", "Bo", "bo@example.gov.uk", "--password-file")
    user = shell.get(*create, str(path))
    with AdminClient(sandbox.base_url, secret=sandbox.admin_secret) as admin:
        assert admin.users.verify_password(user, password="correct horse")
        assert not admin.users.verify_password(user, password="wrong")


# Services


def test_a_new_service_is_in_trial_mode_with_the_limits_for_that(shell: Shell) -> None:
    service = shell.get("-q", "service", "create", "Careful", "--limit", "sms", "7")
    shown = shell.json("service", "show", service)
    assert shown["restricted"] is True
    limits = [shown[f"{each}_message_limit"] for each in ("email", "sms", "letter")]
    assert limits == [50, 7, 50]


def test_going_live_and_back_changes_the_limits(shell: Shell) -> None:
    service = shell.get("-q", "service", "create", "Careful")
    live = shell.json("service", "go-live", service)
    assert (live["restricted"], live["sms_message_limit"]) == (False, 250_000)
    trial = shell.json("service", "trial", service)
    assert (trial["restricted"], trial["sms_message_limit"]) == (True, 50)


def test_an_update_changes_what_it_names_and_nothing_else(shell: Shell) -> None:
    before = shell.json("service", "show")
    options = ("--name", "Apply", "--rate-limit", "7", "--limit", "letter", "3", "--no-prefix-sms")
    after = shell.json("service", "update", world.SERVICE_ID, *options, "--forbid", "letter")
    expected = {
        "name": "Apply",
        "email_sender_local_part": after["email_sender_local_part"],
        "created_by": after["created_by"],
        "rate_limit": 7,
        "letter_message_limit": 3,
        "prefix_sms": False,
    }
    rest = before.keys() - expected.keys() - {"permissions"}
    assert {name: after[name] for name in expected} == expected
    assert {name: after[name] for name in rest} == {name: before[name] for name in rest}
    assert {*before["permissions"]} - {*after["permissions"]} == {"letter"}
    again = shell.json("service", "update", "--allow", "letter", "--allow", "email_auth")
    assert {*again["permissions"]} == {*before["permissions"], "email_auth"}


def test_an_archived_service_is_listed_only_if_asked_for(
    shell: Shell, notify: NotifyClient
) -> None:
    shell.get("service", "archive", world.SERVICE_ID, "--yes")
    assert world.SERVICE_ID not in ids(shell.listed("service", "list"))
    assert world.SERVICE_ID in ids(shell.listed("service", "list", "--archived"))
    with pytest.raises(AuthenticationFailed):
        notify.get_all_templates()


def test_which_service_to_archive_is_never_taken_from_the_environment(shell: Shell) -> None:
    assert "Missing argument 'SERVICE'" in shell.refused(2, "service", "archive", "--yes")


def test_which_service_to_show_has_to_be_known(bare_shell: Shell) -> None:
    for words in (("service", "show"), ("template", "list")):
        assert "NOTIFY_ADMIN_SERVICE" in bare_shell.refused(2, *words)


# Team


def test_members_come_and_go(shell: Shell) -> None:
    user = shell.get("-q", "user", "create", "Sam", "sam@example.gov.uk")
    shell.get("team", "add", "sam@example.gov.uk", "--may", "send_messages")
    [member] = [each for each in shell.listed("team", "list") if each["id"] == user]
    assert sorted(member["may"]) == ["send_emails", "send_letters", "send_texts"]
    shell.get("team", "remove", "sam@example.gov.uk", "--yes")
    assert user not in ids(shell.listed("team", "list"))


def test_a_member_may_do_everything_unless_told_otherwise(shell: Shell) -> None:
    user = shell.get("-q", "user", "create", "Sam", "sam@example.gov.uk")
    shell.get("team", "add", user)
    [member] = [each for each in shell.listed("team", "list") if each["id"] == user]
    assert len(member["may"]) == 8


# Templates


def test_a_template_is_written_changed_and_archived(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "letter.md"
    path.write_text("# Hello\n\nDear ((name)), croeso ŵ", encoding="utf-8")
    made = shell.json(
        *("template", "create", "Pass", "--type", "letter", "--subject", "Your pass"),
        *("--content-file", str(path)),
    )
    assert made["content"] == "# Hello\n\nDear ((name)), croeso ŵ"
    changed = shell.json("template", "update", made["id"], "--name", "Permit", "--postage", "first")
    assert (changed["name"], changed["postage"], changed["version"]) == ("Permit", "first", 2)
    assert shell.json("template", "show", made["id"], "--version", "1")["name"] == "Pass"
    assert made["id"] in ids(shell.listed("template", "list"))
    shell.get("template", "archive", made["id"], "--yes")
    assert made["id"] not in ids(shell.listed("template", "list"))
    assert shell.json("template", "show", made["id"])["archived"] is True


def test_a_template_can_be_piped_in(shell: Shell) -> None:
    create = ("template", "create", "Piped", "--type", "sms", "--content-file", "-")
    assert shell.json(*create, typed="Hello ((name))")["content"] == "Hello ((name))"


def test_a_template_with_several_lines_is_shown_as_it_is(shell: Shell) -> None:
    create = ("template", "create", "Lines", "--type", "sms", "--content", "One\nTwo")
    lines = shell.get(*create).splitlines()
    assert lines[-2:] == ["content        One", "               Two"]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--type", "sms"), "the content is missing"),
        (("--type", "sms", "--content", "x", "--content-file", "-"), "not both"),
        (("--type", "email", "--content", "x"), "must have a --subject"),
        (("--type", "sms", "--content", "x", "--subject", "y"), "texts must not"),
        (("--type", "sms", "--content-file", "/no/such/file"), "cannot be read"),
        (("--type", "fax", "--content", "x"), "must be one of"),
    ],
)
def test_a_template_that_cannot_be_is_refused_before_it_is_sent(
    shell: Shell, options: tuple[str, ...], words: str
) -> None:
    assert words in shell.refused(2, "template", "create", "Bad", *options)


def test_content_that_is_no_text_is_refused(shell: Shell) -> None:
    create = ("template", "create", "Bad", "--type", "sms", "--content-file", "-")
    assert "not text in UTF-8" in shell.refused(2, *create, typed=b"\xff\xfe\x00")


# Keys


def test_a_key_is_shown_once_and_works_until_it_is_revoked(shell: Shell, sandbox: Sandbox) -> None:
    made = shell.run("key", "create", "Mine")
    assert "shown this once" in made.stderr
    [line] = [line for line in made.stdout.splitlines() if line.startswith("key  ")]
    key = line.split()[-1]
    [listed] = [each for each in shell.listed("key", "list") if each["name"] == "Mine"]
    assert (listed["key_type"], listed["expiry_date"]) == ("test", None)
    assert key[-36:] not in shell.get("key", "list", "--json")
    with NotifyClient(key, base_url=sandbox.base_url) as notify:
        notify.get_all_templates()
        shell.get("key", "revoke", listed["id"], "--yes")
        with pytest.raises(AuthenticationFailed, match="revoked"):
            notify.get_all_templates()


# Senders and addresses

LISTS = pytest.mark.parametrize(
    ("noun", "field", "first", "second"),
    [
        ("sms-sender", "sms_sender", ("PASSES",), ("PERMITS",)),
        ("reply-to", "email_address", ("a@example.gov.uk",), ("b@example.gov.uk",)),
        ("letter-contact", "contact_block", ("1 High St", "EX1 1AA"), ("2 High St", "EX1 1AA")),
    ],
)


@LISTS
def test_one_is_added_changed_made_the_default_and_removed(
    shell: Shell, noun: str, field: str, first: tuple[str, ...], second: tuple[str, ...]
) -> None:
    [default] = [each["id"] for each in shell.listed(noun, "list") if each["is_default"]]
    added = shell.json(noun, "add", *first)
    assert (added[field], added["is_default"]) == ("\n".join(first), False)
    changed = shell.json(noun, "change", added["id"], *second)
    assert (changed["id"], changed[field]) == (added["id"], "\n".join(second))
    assert shell.json(noun, "change", default, *first)["is_default"] is True
    assert shell.json(noun, "make-default", added["id"])[field] == "\n".join(second)
    defaults = [each["id"] for each in shell.listed(noun, "list") if each["is_default"]]
    assert defaults == [added["id"]]
    shell.get(noun, "remove", default, "--yes")
    assert default not in ids(shell.listed(noun, "list"))


@LISTS
def test_one_can_be_the_default_from_the_start(
    shell: Shell, noun: str, field: str, first: tuple[str, ...], second: tuple[str, ...]
) -> None:
    assert shell.json(noun, "add", *first, "--default")[field] == "\n".join(first)
    assert shell.json(noun, "add", *second)["is_default"] is False
    assert shell.listed(noun, "list")[0][field] == "\n".join(first)


@LISTS
def test_one_that_is_not_there_is_named(
    shell: Shell, noun: str, field: str, first: tuple[str, ...], second: tuple[str, ...]
) -> None:
    del field, second
    for words in (("change", str(uuid4()), *first), ("remove", str(uuid4()), "--yes")):
        assert "the service has no" in shell.refused(7, noun, *words)


def test_whom_letters_are_from_is_set_for_a_template_and_taken_away(shell: Shell) -> None:
    create = ("template", "create", "Pass", "--type", "letter", "--subject", "Your pass")
    template = shell.get("-q", *create, "--content", "Dear ((name))")
    contact = shell.get("-q", "letter-contact", "add", "1 High St", "EX1 1AA")
    update = ("template", "update", template)
    for words, expected in ((contact, contact), ("none", None)):
        assert shell.json(*update, "--letter-contact", words)["service_letter_contact"] == expected
    both = shell.json(*update, "--name", "Permit", "--letter-contact", contact)
    assert (both["name"], both["service_letter_contact"]) == ("Permit", contact)
    assert "must be an id or none" in shell.refused(2, *update, "--letter-contact", "1 High St")


# Numbers that people can text


def test_a_service_is_given_a_number_and_it_goes_back_to_the_free_ones(shell: Shell) -> None:
    service = shell.get("-q", "service", "create", "Careful")
    there = ("-s", service)
    free = ids(shell.listed("inbound-number", "list"))
    assert "has no number" in shell.refused(7, "inbound-number", "show", *there)
    sender = shell.json("inbound-number", "give", *there, free[1])
    assert sender["inbound_number_id"] == free[1]
    shown = shell.json("inbound-number", "show", *there)
    assert (shown["id"], shown["number"]) == (free[1], sender["sms_sender"])
    assert "inbound_sms" in shell.json("service", "show", service)["permissions"]
    assert ids(shell.listed("inbound-number", "list")) == [free[0], *free[2:]]
    shell.get("inbound-number", "remove", *there, "--yes")
    assert sorted(ids(shell.listed("inbound-number", "list"))) == sorted(free)
    assert "has no number" in shell.refused(7, "inbound-number", "show", *there)


def test_any_free_number_will_do(shell: Shell) -> None:
    service = shell.get("-q", "service", "create", "Careful")
    free = ids(shell.listed("inbound-number", "list"))
    given = shell.json("inbound-number", "give", "-s", service)["inbound_number_id"]
    assert given in free


# Guests


def test_guests_are_reached_in_trial_mode_while_they_are_on_the_list(
    shell: Shell, notify: NotifyClient
) -> None:
    shell.get("service", "trial")

    def send() -> None:
        values = {"name": "Bo", "date": "1 May"}
        notify.send_sms_notification("07700900555", world.SMS_TEMPLATE_ID, values)

    before = shell.get("guest-list", "list", "-q").splitlines()
    with pytest.raises(BadRequest, match="trial mode"):
        send()
    after = shell.get("-q", "guest-list", "add", "07700900555", "bo@example.com").splitlines()
    assert sorted(after) == sorted([*before, "07700900555", "bo@example.com"])
    send()
    left = shell.get("-q", "guest-list", "remove", "07700900555", "bo@example.com", "--yes")
    assert left.splitlines() == before
    with pytest.raises(BadRequest, match="trial mode"):
        send()


def test_a_guest_is_on_the_list_once(shell: Shell) -> None:
    shell.get("guest-list", "add", "bo@example.com", "bo@example.com")
    added = shell.get("-q", "guest-list", "add", "bo@example.com")
    assert added.splitlines().count("bo@example.com") == 1


def test_who_is_no_guest_cannot_be_removed(shell: Shell) -> None:
    words = ("guest-list", "remove", "nobody@example.com", "--yes")
    assert "not on the guest list: nobody@example.com" in shell.refused(7, *words)


# Callbacks


def test_a_callback_is_set_replaced_listed_and_removed(shell: Shell) -> None:
    token = "a token of ours"
    url = "https://example.gov.uk/notify"
    made = shell.json("callback", "set", url, "--token-file", "-", typed=token)
    shell.variables["NOTIFY_CALLBACK_TOKEN"] = token
    inbound = shell.json("callback", "set", f"{url}/texts", "--type", "inbound_sms")
    other = shell.json("callback", "set", f"{url}/2")
    assert other["id"] == made["id"]
    listed = {each["callback_type"]: each["url"] for each in shell.listed("callback", "list")}
    assert listed == {"delivery_status": f"{url}/2", "inbound_sms": f"{url}/texts"}
    assert token not in shell.get("callback", "list", "--json")
    shell.get("callback", "remove", "--yes")
    assert ids(shell.listed("callback", "list")) == [inbound["id"]]
    assert "no callback for delivery_status" in shell.refused(7, "callback", "remove", "--yes")


def test_a_sandbox_posts_to_a_program_on_this_machine(shell: Shell) -> None:
    shell.variables["NOTIFY_CALLBACK_TOKEN"] = "a token of ours"
    url = "http://localhost:9000/notify"
    assert shell.json("callback", "set", url)["url"] == url


def test_a_callback_needs_a_token(shell: Shell) -> None:
    words = ("callback", "set", "https://example.gov.uk/notify")
    assert "the token is missing" in shell.refused(2, *words)


# Jobs

ROWS = "phone number,name,date\n07700900123,Amala,1 May\n07700900124,Bo,2 May\n"


def file_with(folder: Path, content: str | bytes) -> str:
    path = folder / "recipients.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def test_each_row_of_a_file_becomes_a_message(
    shell: Shell, sandbox: Sandbox, tmp_path: Path
) -> None:
    start = ("job", "start", file_with(tmp_path, ROWS), "--template", world.SMS_TEMPLATE_ID)
    job = shell.get("-q", *start)
    sandbox.clock.advance(seconds=1)  # which lets it work
    shown = shell.json("job", "show", job)
    assert (shown["job_status"], shown["notification_count"]) == ("finished", 2)
    assert shown["original_file_name"] == "recipients.csv"
    assert {message.recipient for message in sandbox.messages()} == {"07700900123", "07700900124"}
    assert ids(shell.listed("job", "list")) == [job]
    assert UUID(job)


def test_a_job_waits_for_its_time_unless_it_is_cancelled(
    shell: Shell, sandbox: Sandbox, tmp_path: Path
) -> None:
    tomorrow = (sandbox.clock.now() + timedelta(days=1)).isoformat()
    start = ("job", "start", file_with(tmp_path, ROWS), "--template", world.SMS_TEMPLATE_ID)
    job = shell.json(*start, "--at", tomorrow)
    assert job["job_status"] == "scheduled"
    assert shell.json("job", "cancel", job["id"], "--yes")["job_status"] == "cancelled"
    sandbox.clock.advance(days=2)
    assert sandbox.messages() == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("phone number,name\n07700900123,Amala\n", "the file has 1 problem, and"),
        ("phone number,name,date\nnonsense,Amala,1 May\n", "the file has 1 problem, and"),
        (b"\xff\xfe\x00", "the sandbox refused the file"),
    ],
)
def test_a_wrong_file_sends_nothing(
    shell: Shell, sandbox: Sandbox, tmp_path: Path, content: str | bytes, words: str
) -> None:
    start = ("job", "start", file_with(tmp_path, content), "--template", world.SMS_TEMPLATE_ID)
    assert words in shell.refused(3, *start)
    assert shell.listed("job", "list") == []
    assert sandbox.messages() == []


def test_what_is_wrong_with_a_file_is_told_by_row(shell: Shell, tmp_path: Path) -> None:
    path = file_with(tmp_path, "phone number,name,date\n1,Amala,1 May\n07700900123,,1 May\n")
    done = shell.run("job", "start", path, "--template", world.SMS_TEMPLATE_ID, "-q")
    assert [line.split(":")[0] for line in done.stderr.splitlines()[:2]] == ["row 2", "row 3"]


def test_a_file_that_is_not_there_is_named(shell: Shell) -> None:
    start = ("job", "start", "missing.csv", "--template", world.SMS_TEMPLATE_ID)
    assert shell.refused(2, *start) == "notify-typed: missing.csv cannot be read."
