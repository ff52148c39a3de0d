"""Commands that read messages, templates and received texts."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from raw_http import Wire, answer

from notify_typed._cli import watching
from notify_typed.sandbox import Sandbox, faults
from notify_typed.sandbox._world.default import (
    EMAIL_TEMPLATE_ID,
    LETTER_TEMPLATE_ID,
    SMS_TEMPLATE_ID,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

    from tests.unit.cli.conftest import Shell

TEXT: Final = ("send", "sms", "07700900123", "-t", SMS_TEMPLATE_ID, "-p", "name=A", "-p", "date=B")
EMAIL: Final = (
    *("send", "email", "a@example.com", "-t", EMAIL_TEMPLATE_ID),
    *("-p", "name=A", "-p", "reference=B"),
)
LETTER: Final = (
    *("send", "letter", "-t", LETTER_TEMPLATE_ID, "-p", "name=A"),
    *("-a", "Amala Bird", "-a", "1 High Street", "-a", "SW1A 1AA"),
)


# One message


def test_a_message_is_shown_by_its_id_or_its_reference(user: Shell) -> None:
    sent = user.get(*TEXT, "-q", "-r", "case-1")
    for words in ((sent,), ("--reference", "case-1")):
        assert user.json("show", *words)["id"] == sent
        shown = user.get("show", *words)
        assert "07700900123" in shown
        assert "£0.024" in shown
        assert f"{SMS_TEMPLATE_ID}, version 1" in shown


def test_all_messages_with_a_reference_are_listed(user: Shell) -> None:
    sent = {user.get(*TEXT, "-q", "-r", "same") for _ in range(2)}
    assert {each["id"] for each in user.listed("show", "-r", "same")} == sent


def test_what_is_not_there_ends_with_7(user: Shell) -> None:
    assert "does not have it" in user.refused(7, "show", str(uuid4()))
    assert "no message with this reference" in user.refused(7, "show", "-r", "none")


def test_show_takes_one_of_id_and_reference(user: Shell) -> None:
    for words in ((), (str(uuid4()), "-r", "x"), ("nonsense",)):
        user.refused(2, "show", *words)


def test_a_status_is_waited_for(user: Shell) -> None:
    sent = user.get(*TEXT, "-q")
    assert user.json("wait", sent)["status"] == "delivered"
    assert user.json("wait", sent, "--until", "delivered")["status"] == "delivered"


def test_a_status_that_cannot_come_or_comes_too_late_ends_with_8(
    user: Shell, sandbox: Sandbox
) -> None:
    sent = user.get(*TEXT, "-q")
    sandbox.set_status(sent, "permanent-failure")
    done = user.run("wait", sent, "--until", "delivered", "--json")
    assert done.exit_code == 8
    assert json.loads(done.stderr)["last_status"] == "permanent-failure"
    sandbox.set_status(sent, "sending")
    user.refused(8, "wait", sent, "--timeout", "0.01")


# Lists


def test_messages_are_listed_newest_first_up_to_a_limit(user: Shell) -> None:
    sent = [user.get(*TEXT, "-q") for _ in range(3)]
    assert user.get("list", "-q").splitlines() == sent[::-1]
    assert user.get("list", "-q", "--limit", "2").splitlines() == sent[:0:-1]
    assert user.get("list", "-q", "--older-than", sent[1]).splitlines() == sent[:1]
    first = user.get("list").splitlines()[1]
    assert first.startswith(sent[-1])


def test_every_filter_of_the_api_is_there(user: Shell) -> None:
    text, email = user.get(*TEXT, "-q", "-r", "x"), user.get(*EMAIL, "-q")
    assert user.get("list", "-q", "--type", "email") == email
    assert user.get("list", "-q", "--reference", "x") == text
    assert user.get("list", "-q", "--status", "permanent-failure") == ""
    assert user.get("list", "-q", "--include-jobs").splitlines() == [email, text]
    both = ("--status", "delivered", "--status", "created")
    assert user.get("list", "-q", *both).splitlines() == [email, text]
    assert "must be one of" in user.refused(2, "list", "--status", "delivred")


def test_a_list_of_nothing_says_so_on_standard_error(user: Shell) -> None:
    done = user.run("list")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "Nothing to list.\n")


def test_a_list_that_breaks_off_ends_with_4(user: Shell, sandbox: Sandbox) -> None:
    sandbox.fail_every(1, faults.ServerError(), operation="list_notifications")
    assert user.run("list").exit_code == 4
    sandbox.clear_faults()


def test_received_texts_are_listed(user: Shell, sandbox: Sandbox) -> None:
    sandbox.receive_text("Hello there")
    assert user.listed("received", "--limit", "1")[0]["content"] == "Hello there"
    assert len(user.listed("received", "--all")) == 3
    assert "Hello there" in user.get("received")


# Following


class Looks:
    """Stands for the pauses between two looks: in each, something happens."""

    def __init__(self, *happenings: Any) -> None:
        self._happenings: Iterator[Any] = iter(happenings)

    def __call__(self, interval: float, duration: float | None) -> Iterator[None]:
        del interval, duration
        yield
        for happening in self._happenings:
            happening()
            yield


def test_new_and_changed_messages_are_followed(
    user: Shell, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = user.get(*TEXT, "-q")
    sandbox.set_status(first, "sending")
    sent: list[str] = []
    happenings = (
        lambda: sent.append(user.get(*TEXT, "-q")),
        lambda: None,
        lambda: sandbox.set_status(first, "delivered"),
    )
    monkeypatch.setattr(watching, "_looks", Looks(*happenings))
    seen = [(each["id"], each["status"]) for each in user.listed("watch")]
    assert seen == [(first, "sending"), (sent[0], "delivered"), (first, "delivered")]
    sandbox.set_status(first, "sending")
    monkeypatch.setattr(watching, "_looks", Looks(*happenings))
    changes = [(each["id"], each["status"]) for each in user.listed("watch", "--changes-only")]
    assert changes == [(sent[1], "delivered"), (first, "delivered")]


def test_watching_goes_back_to_messages_that_may_still_change(
    user: Shell, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "_PAGE", 2)
    oldest = user.get(*TEXT, "-q")
    newer = [user.get(*TEXT, "-q") for _ in range(2)]
    sandbox.set_status(newer[0], "sending")

    def later() -> None:
        user.get(*TEXT, "-q")
        sandbox.set_status(newer[0], "delivered")

    monkeypatch.setattr(watching, "_looks", Looks(later))
    seen = [each["id"] for each in user.listed("watch")]
    assert oldest not in seen
    assert seen.count(newer[0]) == 2


def test_what_is_remembered_of_messages_has_an_end(
    user: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "_REMEMBERED", 1)
    sent = [user.get(*TEXT, "-q") for _ in range(3)]
    monkeypatch.setattr(watching, "_looks", Looks(lambda: None))
    assert [each["id"] for each in user.listed("watch")][:3] == sent


def test_received_texts_are_followed(
    user: Shell, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    happenings = (lambda: None, lambda: sandbox.receive_text("Later"))
    monkeypatch.setattr(watching, "_looks", Looks(*happenings))
    seen = [each["content"] for each in user.listed("received", "--follow")]
    assert seen == ["STOP", "Yes, I will be there", "Later"]


def test_following_ends_after_its_time(user: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    waited: list[float] = []
    now = [100.0]

    def sleep(seconds: float) -> None:
        waited.append(seconds)
        now[0] += seconds

    monkeypatch.setattr("time.sleep", sleep)
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    looks = watching._looks(5.0, 12.0)
    assert len(list(looks)) == 4
    assert waited == [5.0, 5.0, 2.0]
    endless = watching._looks(5.0, None)
    assert [next(endless), next(endless)] == [None, None]
    del user


# A letter's PDF


def test_a_letters_pdf_is_written(user: Shell, sandbox: Sandbox) -> None:
    letter = user.get(*LETTER, "-q")
    user.get("pdf", letter, "-o", "letter.pdf", "--timeout", "60")
    assert Path("letter.pdf").read_bytes().startswith(b"%PDF")
    done = user.run("pdf", letter)
    assert done.stdout_bytes == Path("letter.pdf").read_bytes()
    assert [each.name for each in Path().iterdir() if each.suffix == ".part"] == []
    sandbox.fail_next(1, faults.PDFNotReadyError(), operation="get_letter_pdf")
    Path("other.pdf").write_bytes(b"mine")
    user.refused(3, "pdf", letter, "-o", "other.pdf")
    assert Path("other.pdf").read_bytes() == b"mine"
    assert [each.name for each in Path().iterdir() if each.suffix == ".part"] == []


def test_a_file_that_cannot_be_written_is_told_before_anything_is_asked(user: Shell) -> None:
    assert "cannot be written" in user.refused(2, "pdf", str(uuid4()), "-o", "no/such/folder.pdf")


def test_a_pdf_does_not_go_to_a_terminal(user: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    from click.testing import _NamedTextIOWrapper  # noqa: PLC0415 - stands for a terminal

    monkeypatch.setattr(_NamedTextIOWrapper, "isatty", lambda self: self is sys.stdout)
    assert "terminal cannot show" in user.refused(2, "pdf", str(uuid4()))


# Templates


def test_templates_are_listed_shown_and_filled_in(user: Shell) -> None:
    assert len(user.listed("template", "list")) == 4
    assert len(user.listed("template", "list", "--type", "email")) == 2
    assert user.get("template", "list", "--type", "sms", "-q") == SMS_TEMPLATE_ID
    shown = user.get("template", "show", "Appointment reminder", "--version", "1")
    assert "Hello ((name))" in shown
    assert "placeholders" in shown
    values = ("-p", "name=Amala", "-p", "date=1 May")
    assert "Hello Amala" in user.get("template", "preview", SMS_TEMPLATE_ID, *values)
    line = user.refused(3, "template", "preview", SMS_TEMPLATE_ID, *values[:2])
    assert "-p date=VALUE" in line
    assert "version 7" not in user.refused(7, "template", "show", SMS_TEMPLATE_ID, "--version", "7")


def test_placeholders_are_listed_a_line_each(user: Shell) -> None:
    assert user.get("template", "placeholders", SMS_TEMPLATE_ID) == "name\ndate"
    assert user.json("template", "placeholders", SMS_TEMPLATE_ID)["placeholders"] == [
        "name",
        "date",
    ]


def test_what_has_no_id_has_no_line_among_ids(user: Shell) -> None:
    listed = json.dumps({"templates": [{"name": "A"}, {"name": "B", "id": SMS_TEMPLATE_ID}]})
    with Wire(lambda c, _: answer(c, "200 OK", listed.encode())) as server:
        user.variables["NOTIFY_BASE_URL"] = server.url
        assert user.get("template", "list", "-q") == SMS_TEMPLATE_ID
