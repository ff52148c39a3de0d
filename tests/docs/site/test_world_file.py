"""The page about world files has every field that a sandbox reads, and no other."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from notify_typed import BadRequest, NotifyClient
from notify_typed._rules.months import NEWEST
from notify_typed.sandbox import Clock, Sandbox, WorldError
from notify_typed.sandbox._store.seeds import seeded_notifications, seeded_received_texts
from notify_typed.sandbox._timekeeper import MICROSECONDS
from notify_typed.sandbox._world.build import build_world

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "reference" / "world-file.md").read_text(encoding="utf-8")
[EXAMPLE] = re.findall(r"```json[^\n]*\n(.*?)```", PAGE, re.DOTALL)
RECORDED = json.loads((ROOT / "tests" / "fidelity" / "world.json").read_text(encoding="utf-8"))

# Which part of the page says what may stand in an object that lies there in the file.
SECTIONS = {
    "": "The file",
    "rates": "Rates",
    "services": "A service",
    "services.daily_limits": "Daily limits",
    "services.team_members": "A team member",
    "services.guest_list": "A guest",
    "services.sms_senders": "A sender",
    "services.email_reply_tos": "A sender",
    "services.letter_contacts": "A sender",
    "services.callbacks": "A callback",
    "services.api_keys": "An API key",
    "services.templates": "A template",
    "services.templates.versions": "A version",
    "services.received_texts": "A received text",
    "services.notifications": "A message",
}
BY_THE_ADMIN_API = {"name", "type", "users", "invites", "inbound_numbers", "user_id"}
BY_THE_ADMIN_API |= {"protected_sender_ids"}


class Watched(dict[str, Any]):
    """An object of a world file that notes which of its fields are asked for."""

    def __init__(self, value: dict[str, Any], place: str, seen: dict[str, set[str]]) -> None:
        super().__init__(
            {name: watch(each, below(place, name), seen) for name, each in value.items()}
        )
        self.asked = seen.setdefault(place, set())

    def get(self, name: str, default: Any = None) -> Any:
        self.asked.add(name)
        return super().get(name, default)


def below(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name


def watch(value: Any, place: str, seen: dict[str, set[str]]) -> Any:
    if isinstance(value, dict):
        return Watched(value, place, seen)
    if isinstance(value, list):
        return [watch(each, place, seen) for each in value]
    return value


def described() -> dict[str, set[str]]:
    parts = re.split(r"^### (.+)$", PAGE, flags=re.MULTILINE)[1:]
    return {
        title: {
            name
            for cell in re.findall(r"^\| (`.+?) \|", text, re.MULTILINE)
            for name in re.findall(r"`([a-z_0-9]+)`", cell)
        }
        for title, text in zip(parts[::2], parts[1::2], strict=True)
    }


def moments(names: set[str]) -> set[str]:
    """The second name that the rules give to each field that is an age."""
    return {name.removesuffix("_age_seconds") for name in names if name.endswith("_age_seconds")}


@pytest.fixture(scope="module")
def asked() -> dict[str, set[str]]:
    """Load the recorded world, which has everything, and see what is asked for."""
    seen: dict[str, set[str]] = {}
    document = watch(RECORDED, "", seen)
    world = build_world(document, MICROSECONDS, NEWEST)
    list(seeded_notifications(document, world, MICROSECONDS))
    list(seeded_received_texts(document, MICROSECONDS))
    return seen


@pytest.mark.parametrize("place", SECTIONS)
def test_every_field_that_is_read_is_described(asked: dict[str, set[str]], place: str) -> None:
    shown = described()[SECTIONS[place]]
    assert asked[place] <= shown | moments(shown)


@pytest.mark.parametrize("section", sorted(set(SECTIONS.values())))
def test_every_field_described_is_read(asked: dict[str, set[str]], section: str) -> None:
    read = set().union(*(asked[place] for place, title in SECTIONS.items() if title == section))
    assert described()[section] <= read | BY_THE_ADMIN_API


def test_the_example_is_a_world_that_a_text_can_be_sent_in() -> None:
    [key] = re.findall(r"`(test-[0-9a-f-]{73})`", PAGE)
    with (
        Sandbox(world=json.loads(EXAMPLE), clock=Clock(frozen=True)) as sandbox,
        NotifyClient(key, base_url=sandbox.base_url) as notify,
    ):
        [template] = notify.get_all_templates().templates
        sent = notify.send_sms_notification("07700900123", template.id, {"name": "Amala"})
        assert sent.template.version == 2
        assert sent.content.body == "Dear Amala, your permit is ready."
        assert sent.content.from_number == "PERMITS"
        with pytest.raises(BadRequest):
            notify.send_email_notification("amala@example.com", template.id)


def test_the_problem_it_shows_is_worded_like_that() -> None:
    world = json.loads(EXAMPLE)
    world["services"][0]["api_keys"][1]["type"] = "live"
    with pytest.raises(WorldError) as caught, Sandbox(world=world):
        pass
    assert str(caught.value) in " ".join(PAGE.split())
