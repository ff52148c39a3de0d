"""All that one running sandbox holds: its world, clock, storage, limits and settings."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal, TypeAlias

from sqlalchemy import func, insert, select

from notify_typed.sandbox.errors import SandboxError
from notify_typed.sandbox.jsonvalues import parse_json, write_json
from notify_typed.sandbox.records import Messages, ReceivedTexts
from notify_typed.sandbox.seeds import seeded_notifications, seeded_received_texts
from notify_typed.sandbox.service.authentication import Authenticator
from notify_typed.sandbox.service.limits import DAY, Limits
from notify_typed.sandbox.service.reads import MemoryReads, Reads
from notify_typed.sandbox.settings import REALISTIC, Quirks, Speed
from notify_typed.sandbox.shared_counters import SharedCounters, SharedReads
from notify_typed.sandbox.sharing import SharedClock, Sharing
from notify_typed.sandbox.storage import MEMORY, Storage, is_shareable, notifications, settings
from notify_typed.sandbox.validation import RequestValidator
from notify_typed.sandbox.world import World, build_world

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from notify_typed.sandbox.clock import Clock
    from notify_typed.sandbox.jsonvalues import JsonObject, JsonValue
    from notify_typed.sandbox.records import Notification


Role: TypeAlias = Literal["alone", "founder", "worker"]
"""How a process takes part: by itself, as the one that prepares a sandbox for several workers
(with a `SharedClock`, on PostgreSQL), or as one of these."""


class State:
    """One sandbox, without its HTTP.

    Args:
        document: the world file's JSON; ignored when the database already holds a world.
        clock: its time.
        database_url: where it keeps its data.
        speed: how long things take.
        quirks: whether accidents of the real server are copied (`exact`) or explained (`helpful`).
        role: whether other processes share it.

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
        role: Role = "alone",
    ) -> None:
        self.clock = clock
        self.speed = speed
        self.quirks: Quirks = quirks
        self.validator = RequestValidator(clock)
        self.limits = Limits(clock)
        self.reads: Reads = MemoryReads()
        self.sharing: Sharing | None = None
        self._is_holding = False
        self.on_message: list[Callable[[Notification], None]] = []
        self.on_final: list[Callable[[Notification, int], None]] = []
        self._given = document
        # A world that is broken must not leave a half-filled database behind.
        self._adopt(document, clock.stamp())
        self.storage = Storage(database_url)
        self.messages = Messages(self.storage)
        self.received_texts = ReceivedTexts(self.storage)
        if role == "alone":
            self._begin(document)
        else:
            self._share(role)

    @property
    def is_exact(self) -> bool:
        """Whether accidents of the real server are copied."""
        return self.quirks == "exact"

    @property
    def is_holding(self) -> bool:
        """Whether callbacks are kept back."""
        return self._is_holding if self.sharing is None else self.sharing.is_held

    def hold(self, *, is_holding: bool) -> None:
        """Keep callbacks back, or no longer."""
        with self.changing():
            self._is_holding = is_holding
            if self.sharing is not None:
                self.sharing.is_held = is_holding

    def refresh(self) -> None:
        """Take over what other workers have changed, if there are any."""
        if self.sharing is not None:
            self.sharing.refresh()

    @contextmanager
    def changing(self) -> Generator[None]:
        """Change the clock or the world, so that all workers see it and none changes it too."""
        if self.sharing is None:
            yield
        else:
            with self.sharing.changing():
                yield

    def reset(self) -> None:
        """Go back to the world as it was given, without any message sent since."""
        with self.changing():
            self.clock.restart()
            self.limits.clear()
            self.reads.clear()
            self.storage.clear()
            self._load(self._given)

    def replace_world(self, document: JsonObject) -> None:
        """Begin anew with another world.

        Raises:
            WorldError: it is not a usable one; nothing was changed.
        """
        with self.changing():
            self._replace_world(document)

    def _replace_world(self, document: JsonObject) -> None:
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
        with self.changing():
            self._adopt(document, self.loaded_at)
            self._save()

    def change_service(self, service_id: str, change: Callable[[JsonObject], JsonObject]) -> None:
        """Change the world file's entry of one service.

        Raises:
            SandboxError: there is no such service, or what comes out is not a usable one.
        """
        with self.changing():
            self._change_service(service_id, change)

    def _change_service(self, service_id: str, change: Callable[[JsonObject], JsonObject]) -> None:
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

    def _begin(self, document: JsonObject) -> None:
        if not self._restore():
            self._load(document)

    def _share(self, role: Role) -> None:
        if not isinstance(self.clock, SharedClock) or not is_shareable(self.storage.engine.url):
            self.storage.close()
            raise SandboxError("several workers need a database that they can share: PostgreSQL")
        self.sharing = Sharing(self.storage, self.clock)
        self.limits = Limits(self.clock, SharedCounters(self.storage))
        self.reads = SharedReads(self.storage)
        if role == "founder":
            self.sharing.found()
            with self.changing():
                self._begin(self._given)
        else:
            self.sharing.on_news.append(self._reload)
            self.refresh()

    def _reload(self) -> None:
        found = self._settings()
        given, document = parse_json(found["given"]), parse_json(found["world"])
        if isinstance(given, dict):
            self._given = given
        loaded_at = int(found["loaded_at"])
        # Most news is of the clock or the faults.
        is_new = (document, loaded_at) != (self.document, self.loaded_at)
        if isinstance(document, dict) and is_new:
            self._adopt(document, loaded_at)

    def _settings(self) -> dict[str, str]:
        rows = self.storage.current.execute(select(settings.c.name, settings.c.value)).all()
        return {str(name): str(value) for name, value in rows}

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
            connection.execute(settings.delete())
            connection.execute(
                insert(settings),
                [
                    {"name": "world", "value": write_json(kept)},
                    {"name": "given", "value": write_json(self._given)},
                    {"name": "loaded_at", "value": str(self.loaded_at)},
                ],
            )

    def _restore(self) -> bool:
        found = self._settings()
        document = parse_json(found["world"]) if "world" in found else None
        if not isinstance(document, dict):
            return False
        self._adopt(document, int(found["loaded_at"]))
        # The database may be of a sandbox whose clock had been moved on.
        newest = self.storage.current.execute(select(func.max(notifications.c.created_at)))
        self.clock.catch_up(max(newest.scalar() or 0, self.loaded_at))
        self._count_today()
        return True

    def _count_today(self) -> None:
        table = notifications.c
        day = self.clock.micros() // DAY
        rows = self.storage.current.execute(
            select(table.service_id, table.key_type, table.type, table.is_foreign, func.count())
            .where(table.created_at >= day * DAY)
            .where(table.created_at > self.loaded_at)
            .group_by(table.service_id, table.key_type, table.type, table.is_foreign)
        ).all()
        for service_id, key_type, kind, is_foreign, count in rows:
            service = self.world.services.get(service_id)
            if service is None or key_type == "test":
                continue
            kinds = [kind, "international_sms"] if is_foreign and kind == "sms" else [kind]
            for name in kinds:
                self.limits.count_earlier(service, name, day, count)
