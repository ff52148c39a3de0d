"""All that one running sandbox holds: its world, clock, storage, limits and settings."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select

from notify_typed.sandbox.errors import SandboxError
from notify_typed.sandbox.jsonvalues import parse_json, write_json
from notify_typed.sandbox.records import Messages, ReceivedTexts
from notify_typed.sandbox.seeds import seeded_notifications, seeded_received_texts
from notify_typed.sandbox.service.authentication import Authenticator
from notify_typed.sandbox.service.limits import DAY, Limits
from notify_typed.sandbox.settings import REALISTIC, Quirks, Speed
from notify_typed.sandbox.storage import MEMORY, Storage, notifications, settings
from notify_typed.sandbox.validation import RequestValidator
from notify_typed.sandbox.world import World, build_world

if TYPE_CHECKING:
    from collections.abc import Callable

    from notify_typed.sandbox.clock import Clock
    from notify_typed.sandbox.jsonvalues import JsonObject, JsonValue
    from notify_typed.sandbox.records import Notification


class State:
    """One sandbox, without its HTTP.

    Args:
        document: the world file's JSON; ignored when the database already holds a world.
        clock: its time.
        database_url: where it keeps its data.
        speed: how long things take.
        quirks: whether accidents of the real server are copied (`exact`) or explained (`helpful`).

    Raises:
        SandboxError: the world or the database is unusable.
    """

    def __init__(
        self,
        document: JsonObject,
        clock: Clock,
        *,
        database_url: str = MEMORY,
        speed: Speed = REALISTIC,
        quirks: Quirks = "helpful",
    ) -> None:
        self.clock = clock
        self.speed = speed
        self.quirks: Quirks = quirks
        self.validator = RequestValidator(clock)
        self.limits = Limits(clock)
        self.reads: Counter[str] = Counter()
        self.on_message: list[Callable[[Notification], None]] = []
        self.on_final: list[Callable[[Notification, int], None]] = []
        self._given = document
        # A world that is broken must not leave a half-filled database behind.
        self._adopt(document, clock.stamp())
        self.storage = Storage(database_url)
        self.messages = Messages(self.storage)
        self.received_texts = ReceivedTexts(self.storage)
        if not self._restore():
            self._load(document)

    @property
    def is_exact(self) -> bool:
        """Whether accidents of the real server are copied."""
        return self.quirks == "exact"

    def reset(self) -> None:
        """Go back to the world as it was given, without any message sent since."""
        self.clock.restart()
        self.storage.clear()
        self.limits.clear()
        self.reads.clear()
        self._load(self._given)

    def replace_world(self, document: JsonObject) -> None:
        """Begin anew with another world.

        Raises:
            WorldError: it is not a usable one; nothing was changed.
        """
        world = build_world(document, self.clock.micros())
        # Seeds are made from the world, and may be what is wrong with it.
        for _ in seeded_notifications(document, world, self.loaded_at):
            pass
        for _ in seeded_received_texts(document, self.loaded_at):
            pass
        self._given = document
        self.reset()

    def change_world(self, document: JsonObject) -> None:
        """Take over a changed world; messages stay.

        Raises:
            WorldError: something is missing or wrong; nothing was changed.
        """
        self._adopt(document, self.loaded_at)
        self._save()

    def change_service(self, service_id: str, change: Callable[[JsonObject], JsonObject]) -> None:
        """Change the world file's entry of one service.

        Raises:
            SandboxError: there is no such service, or what comes out is not a usable one.
        """
        listed = self.document.get("services")
        services: list[JsonValue] = []
        is_found = False
        for service in listed if isinstance(listed, list) else []:
            if isinstance(service, dict) and service.get("id") == service_id:
                is_found = True
                services.append(change(service))
            else:
                services.append(service)
        if not is_found:
            raise SandboxError("there is no service with this id")
        self.change_world({**self.document, "services": services})

    def _adopt(self, document: JsonObject, loaded_at: int) -> None:
        self.world: World = build_world(document, loaded_at)
        self.document = document
        self.loaded_at = loaded_at
        self.authenticator = Authenticator(self.world.services, self.clock)

    def _load(self, document: JsonObject) -> None:
        self._adopt(document, self.clock.stamp())
        self.messages.add_all(seeded_notifications(document, self.world, self.loaded_at))
        self.received_texts.add_all(seeded_received_texts(document, self.loaded_at))
        self._save()
        self._count_today()

    def _save(self) -> None:
        kept = {**self.document, "services": self.document.get("services")}
        with self.storage.transaction() as connection:
            connection.execute(settings.delete().where(settings.c.name.in_(("world", "loaded_at"))))
            connection.execute(
                insert(settings),
                [
                    {"name": "world", "value": write_json(kept)},
                    {"name": "loaded_at", "value": str(self.loaded_at)},
                ],
            )

    def _restore(self) -> bool:
        rows = self.storage.reader.execute(select(settings.c.name, settings.c.value)).all()
        found: dict[str, str] = {str(name): str(value) for name, value in rows}
        document = parse_json(found["world"]) if "world" in found else None
        if not isinstance(document, dict):
            return False
        self._adopt(document, int(found["loaded_at"]))
        # The database may be of a sandbox whose clock had been moved on.
        newest = self.storage.reader.execute(select(func.max(notifications.c.created_at)))
        self.clock.catch_up(max(newest.scalar() or 0, self.loaded_at))
        self._count_today()
        return True

    def _count_today(self) -> None:
        table = notifications.c
        day = self.clock.micros() // DAY
        rows = self.storage.reader.execute(
            select(table.service_id, table.key_type, table.type, table.is_foreign, func.count())
            .where(table.created_at >= day * DAY)
            .where(table.created_at > self.loaded_at)
            .group_by(table.service_id, table.key_type, table.type, table.is_foreign)
        ).all()
        for service_id, key_type, kind, is_foreign, count in rows:
            service = self.world.services.get(service_id)
            if service is None:
                continue
            kinds = [kind, "international_sms"] if is_foreign and kind == "sms" else [kind]
            for name in kinds:
                self.limits.count(service, key_type, name, day * DAY, count)
