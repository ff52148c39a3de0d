"""What `help()` shows of each public method: what it gives and raises, and a working example."""

from __future__ import annotations

import inspect
import webbrowser
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final

import pytest
from cases import for_each
from docstring_examples import loop, show
from letter_pdf import one_page

from notify_typed import Address, AsyncNotifyClient, NotifyClient
from notify_typed.bulk import AsyncBulk, Bulk
from notify_typed.sandbox import Sandbox, faults
from notify_typed.sandbox._world.default import (
    EMAIL_TEMPLATE_ID,
    LETTER_TEMPLATE_ID,
    SMS_TEMPLATE_ID,
)

KINDS: Final = (NotifyClient, AsyncNotifyClient, Sandbox, Bulk, AsyncBulk)
NUMBER: Final = "07700 900123"
VALUES: Final = {"name": "Amala", "date": "3 December"}
PEOPLE: Final = "phone number,name,date\n07700900301,Amala,Monday\n07700900302,Bethan,Monday\n"
# Ending something does not fail.
NEVER_RAISE: Final = {"close", "aclose", "stop"}


def methods() -> Iterator[tuple[type, str]]:
    for kind in KINDS:
        for name, value in inspect.getmembers(kind, inspect.isfunction):
            if not name.startswith("_") and value.__doc__:
                yield kind, name


@for_each(("kind", "name"), methods())
def test_help_says_what_a_method_gives_and_raises_and_shows_it(kind: type, name: str) -> None:
    method = getattr(kind, name)
    text = inspect.getdoc(method) or ""
    sections = {line for line in text.splitlines() if line.endswith(":") and line[0] != " "}
    wanted = {"Example:"}
    if inspect.signature(method).return_annotation not in {"None", None}:
        wanted.add("Yields:" if name == "events" else "Returns:")
    if name not in NEVER_RAISE:
        wanted.add("Raises:")
    assert wanted <= sections
    assert ">>> " in text


@pytest.fixture(scope="module")
def running_sandbox() -> Iterator[Sandbox]:
    with Sandbox(outcomes="immediate") as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(running_sandbox: Sandbox) -> Sandbox:
    running_sandbox.reset()
    return running_sandbox


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "letter.pdf").write_bytes(one_page())
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(webbrowser, "open", lambda _: True)
    return tmp_path


def template_for(name: str) -> str:
    if "email" in name:
        return EMAIL_TEMPLATE_ID
    return LETTER_TEMPLATE_ID if "letter" in name else SMS_TEMPLATE_ID


def sent_by(sandbox: Sandbox, *, letter: bool) -> Any:
    with NotifyClient(sandbox.test_key, base_url=sandbox.base_url) as notify:
        if letter:
            home = Address("Amala Bird", "123 High Street", "SW14 6BF")
            sent = notify.send_letter_notification(
                LETTER_TEMPLATE_ID, {"name": "Amala"}, address=home
            )
            return notify.get_notification_by_id(sent.id)
        return notify.send_sms_notification(NUMBER, SMS_TEMPLATE_ID, VALUES, "case-17")


@for_each(
    ("kind", "name"), [each for each in methods() if each[0] in (NotifyClient, AsyncNotifyClient)]
)
def test_the_examples_of_the_clients_work(
    sandbox: Sandbox, folder: Path, kind: type, name: str
) -> None:
    sandbox.reset()
    with loop() as run:
        notify = kind(sandbox.test_key, base_url=sandbox.base_url)
        names = {
            "notify": notify,
            "template_id": template_for(name.removeprefix("get_pdf_for_")),
            "sent": sent_by(sandbox, letter="pdf" in name),
            "Address": Address,
        }
        show(inspect.getdoc(getattr(kind, name)) or "", names, run)
        run(notify.aclose() if isinstance(notify, AsyncNotifyClient) else notify.close())
    assert folder.is_dir()


@for_each(("kind", "name"), [each for each in methods() if each[0] is Sandbox])
def test_the_examples_of_the_sandbox_work(
    sandbox: Sandbox, folder: Path, kind: type, name: str
) -> None:
    sandbox.reset()
    names = {
        "sandbox": sandbox,
        "Sandbox": Sandbox,
        "faults": faults,
        "sent": sent_by(sandbox, letter="letter" in name),
    }
    show(inspect.getdoc(getattr(kind, name)) or "", names, lambda result: result)
    assert folder.is_dir()


@for_each(("kind", "name"), [each for each in methods() if each[0] in (Bulk, AsyncBulk)])
def test_the_examples_of_bulk_work(sandbox: Sandbox, folder: Path, kind: type, name: str) -> None:
    sandbox.reset()
    ledger = folder / f"{kind.__name__}-{name}.db"
    with loop() as run:
        bulk = kind(ledger, api_key=sandbox.test_key, base_url=sandbox.base_url)
        planned = run(bulk.plan("people.csv", template_id=SMS_TEMPLATE_ID)).run
        if name == "refresh":
            run(bulk.send(planned))
        names = {
            "bulk": bulk,
            "run": planned,
            "template_id": SMS_TEMPLATE_ID,
            "Path": Path,
            "receipt": SimpleNamespace(
                id=sent_by(sandbox, letter=False).id,
                reference=None,
                status="delivered",
                completed_at=None,
                sent_at=None,
                created_at=datetime.now(UTC),
            ),
        }
        show(inspect.getdoc(getattr(kind, name)) or "", names, run)
        bulk.close()
