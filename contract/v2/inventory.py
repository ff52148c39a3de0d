"""List what a server holds, with read requests alone, so that it works against any server."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Final, Self

from contract.engine.proxy import UNREACHABLE

if TYPE_CHECKING:
    from contract.engine.server import ServerUnderTest

KINDS: Final = ("sms", "email", "letter")
_SOME: Final = 40


@dataclass(frozen=True)
class Template:
    """A template that can be sent: its id, its newest version, and the names of its blanks."""

    id: str
    version: int
    blanks: tuple[str, ...]


@dataclass(frozen=True)
class Inventory:
    """What a server holds.

    Attributes:
        templates: The templates that can be sent, by kind of message.
        notifications: Ids of messages, by kind.
        received_texts: Ids of received texts.
        senders: Ids of text message senders, where they are known.
        reply_tos: Ids of reply-to addresses, where they are known.
        only_simulated: Whether messages may go to Notify's simulated recipients alone.
        refused_sends: The kinds of message that cannot be sent even to those, and why.
    """

    templates: dict[str, list[Template]]
    notifications: dict[str, list[str]]
    received_texts: list[str]
    senders: list[str] = field(default_factory=list)
    reply_tos: list[str] = field(default_factory=list)
    only_simulated: bool = False
    refused_sends: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, server: ServerUnderTest, **more: Any) -> Self:
        """List what a server holds.

        Raises:
            RuntimeError: It cannot be reached, does not let us in, or is something else.
        """
        templates = {
            kind: _items(server, f"/v2/templates?type={kind}", "templates") for kind in KINDS
        }
        messages = {
            kind: _items(server, f"/v2/notifications?template_type={kind}", "notifications")
            for kind in KINDS
        }
        texts = _items(server, "/v2/received-text-messages", "received_text_messages")
        try:
            return cls(
                templates={kind: [_facts(each) for each in templates[kind]] for kind in KINDS},
                notifications={
                    kind: [each["id"] for each in messages[kind][:_SOME]] for kind in KINDS
                },
                received_texts=[each["id"] for each in texts[:_SOME]],
                **more,
            )
        except (KeyError, TypeError) as problem:
            raise RuntimeError(f"the lists lack {problem}: this is not Notify") from None

    def all_templates(self) -> list[Template]:
        """List the templates of all kinds."""
        return [each for kind in KINDS for each in self.templates[kind]]

    def sendable(self) -> list[str]:
        """List the kinds of message, letters apart, that can be sent."""
        kinds = (kind for kind in ("sms", "email") if self.templates[kind])
        return [kind for kind in kinds if kind not in self.refused_sends]

    def to_json(self) -> str:
        """Write it as text, for another process."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read what `to_json` wrote."""
        data = json.loads(text)
        data["templates"] = {
            kind: [Template(each["id"], each["version"], tuple(each["blanks"])) for each in of]
            for kind, of in data["templates"].items()
        }
        return cls(**data)


def _facts(template: dict[str, Any]) -> Template:
    return Template(template["id"], template["version"], tuple(template["personalisation"]))


def _items(server: ServerUnderTest, path: str, field: str) -> list[dict[str, Any]]:
    response = server.get(path)
    if UNREACHABLE in response.headers:
        raise RuntimeError(f"the server cannot be reached: {response.text}")
    if response.status_code != 200:
        raise RuntimeError(
            f"{path} answers {response.status_code}: there is nothing to test without it"
        )
    try:
        items: list[dict[str, Any]] = response.json()[field]
    except (KeyError, TypeError, ValueError):
        raise RuntimeError(f"{path} has no {field} in its answer: this is not Notify") from None
    return items
