"""All that one running sandbox holds: its world, clock, storage, limits and settings.

The world is there twice. `lists` holds it as JSON, entry by entry, as the world file and the admin
API have it; `world` holds it as objects, checked and complete, as the v2 API sends with it. Only
the JSON is changed and stored: `State.put_entry` exchanges one entry and builds its service again.
"""

from __future__ import annotations

from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING, Literal, TypeAlias, cast

from sqlalchemy import func, or_, select
from sqlalchemy.exc import SQLAlchemyError

from notify_typed._rules.months import NEWEST, Rules
from notify_typed.sandbox._description.validation import RequestValidator
from notify_typed.sandbox._errors import AccidentalError, ApiError, SandboxError
from notify_typed.sandbox._settings import REALISTIC, Quirks, Speed, Website
from notify_typed.sandbox._state.authentication import Authenticator
from notify_typed.sandbox._state.counters import MemoryReads, Reads
from notify_typed.sandbox._state.limits import DAY, Limits
from notify_typed.sandbox._state.request_log import MemoryRequestLog, RequestLog
from notify_typed.sandbox._state.worker_state import SharedTimekeeper, WorkerState
from notify_typed.sandbox._store.database import MEMORY, Storage
from notify_typed.sandbox._store.journal import RESET, Journal
from notify_typed.sandbox._store.messages import Messages
from notify_typed.sandbox._store.received_texts import ReceivedTexts
from notify_typed.sandbox._store.seeds import seeded_notifications, seeded_received_texts
from notify_typed.sandbox._store.tables import NEVER, notifications
from notify_typed.sandbox._store.world_store import WorldStore
from notify_typed.sandbox._world.build import build_service, build_world
from notify_typed.sandbox._world.lists import SERVICES, WorldLists
from notify_typed.sandbox._world.memberships import Memberships
from notify_typed.sandbox._world.reader import EntryReader

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from sqlalchemy import ColumnElement

    from notify_typed.sandbox._json import JsonObject
    from notify_typed.sandbox._state.ahead import Ahead
    from notify_typed.sandbox._state.together import Together
    from notify_typed.sandbox._store.records import Notification
    from notify_typed.sandbox._timekeeper import Timekeeper
    from notify_typed.sandbox._world.model import World


Role: TypeAlias = Literal["alone", "primary", "worker"]
"""How a process takes part: alone, as the one that prepares a sandbox for several workers
(with a `SharedTimekeeper`, on PostgreSQL), or as one of these."""


class State:
    """One sandbox, without its HTTP.

    Args:
        document: The world file's JSON; ignored when the database already holds a world.
        clock: Its time.
        database_url: Where it keeps its data.
        speed: How long things take.
        quirks: Whether bugs of the real server are copied (`exact`) or explained (`helpful`).
        rules: The rules of Notify that it follows.
        website: The website that its links lead to.
        role: Whether other processes share it.

    Attributes:
        world: The services and templates as objects, made of the document.
        lists: The document taken apart: the entries of its lists by id.
        memberships: Who belongs to which service.
        loaded_at: The moment that ages in the document count back from.
        authenticator: Finds the service and key of a token.
        together: Stores sends that come at the same time; only where there are other workers.

    Raises:
        SandboxError: The world or the database is unusable.
    """

    world: World
    lists: WorldLists
    memberships: Memberships
    loaded_at: int
    authenticator: Authenticator
    _last_seeded: int

    def __init__(
        self,
        document: JsonObject,
        clock: Timekeeper,
        *,
        database_url: str = MEMORY,
        speed: Speed = REALISTIC,
        quirks: Quirks = "helpful",
        rules: Rules = NEWEST,
        website: Website | None = None,
        file_links: str | None = None,
        role: Role = "alone",
    ) -> None:
        self.clock = clock
        self.speed = speed
        self.quirks: Quirks = quirks
        self.rules = rules
        self.website = website or Website()
        self.file_links = file_links
        self.validator = RequestValidator(clock)
        self.limits = Limits(clock)
        self.reads: Reads = MemoryReads()
        self.requests: RequestLog = MemoryRequestLog()
        self.worker_state: WorkerState | None = None
        self._ahead: Ahead | None = None
        self.together: Together | None = None
        self._is_holding = False
        self.on_message: list[Callable[[Notification], None]] = []
        self.on_final: list[Callable[[Notification, int], None]] = []
        self._given = document
        self._depth = 0
        self._generation = ""
        # A world that is broken must not leave a half-filled database behind.
        self._adopt(document, clock.stamp())
        self.storage = Storage(database_url)
        self._world_store = WorldStore(self.storage)
        self.messages = Messages(self.storage)
        self.received_texts = ReceivedTexts(self.storage)
        self.journal = Journal(self.storage)
        with ExitStack() as undo:
            undo.callback(self.storage.close)
            if role == "alone":
                with self.changing():
                    self._begin(document)
            else:
                self._share(role)
            undo.pop_all()

    @property
    def document(self) -> JsonObject:
        """The world as a world file, with all that has been changed in it."""
        return self.lists.document()

    @property
    def is_exact(self) -> bool:
        """Whether bugs of the real server are copied."""
        return self.quirks == "exact"

    @property
    def is_holding(self) -> bool:
        """Whether callbacks are kept back."""
        return self._is_holding if self.worker_state is None else self.worker_state.is_held

    def is_sent(self) -> ColumnElement[bool]:
        """Ask for messages that were sent, and did not come with the world.

        A test may freeze the time before the one at which the world was loaded.
        """
        columns = notifications.c
        return or_(columns.created_at > self.loaded_at, columns.seq > self._last_seeded)

    def hold(self, *, is_holding: bool) -> None:
        """Hold callbacks back, or let them go."""
        with self.changing():
            self._is_holding = is_holding
            if self.worker_state is not None:
                self.worker_state.is_held = is_holding

    def refresh(self) -> None:
        """Take over the changes of other workers, if there are any."""
        if self.worker_state is not None:
            self.worker_state.refresh()

    def look_ahead(self, authorization: str | None, kind: str) -> None:
        """Take over the changes of other workers, and ask what a send will ask: all in one go.

        Args:
            authorization: The header of the request with its token.
            kind: The kind of message that it sends.
        """
        if self.worker_state is not None and self._ahead is not None:
            try:
                caller = self.authenticator.caller(authorization)
            except (ApiError, AccidentalError):
                self.worker_state.refresh()
            else:
                self._ahead.ask(caller, kind)

    def look_no_further(self) -> None:
        """Let go of what was asked ahead and not used."""
        if self._ahead is not None:
            self._ahead.forget()

    def close(self) -> None:
        """Let go of the database."""
        with suppress(SQLAlchemyError):
            self.requests.flush()
        self.storage.close()

    @contextmanager
    def changing(self) -> Generator[None]:
        """Change the clock or the world: all of it or nothing, and no worker does so meanwhile."""
        if self._depth:
            yield
            return
        before = (
            self.world,
            self.lists,
            self.memberships,
            self.loaded_at,
            self.authenticator,
            self._given,
            self._generation,
            self._last_seeded,
        )
        self._depth += 1
        try:
            if self.worker_state is None:
                with self.storage.transaction():
                    yield
            else:
                with self.worker_state.changing():
                    yield
        except BaseException:
            (
                self.world,
                self.lists,
                self.memberships,
                self.loaded_at,
                self.authenticator,
                self._given,
                self._generation,
                self._last_seeded,
            ) = before
            raise
        finally:
            self._depth -= 1

    def reset(self) -> None:
        """Go back to the world as it was given, without any message sent since."""
        with self.changing():
            self.hold(is_holding=False)
            self.clock.restart()
            self.limits.clear()
            self.reads.clear()
            self.requests.clear()
            self.storage.clear()
            self._load(self._given)
            self.journal.write(RESET, self.loaded_at)

    def replace_world(self, document: JsonObject) -> None:
        """Begin anew with another world.

        Raises:
            WorldError: It is not a usable one; nothing was changed.
        """
        with self.changing():
            self._replace_world(document)

    def _replace_world(self, document: JsonObject) -> None:
        world = build_world(document, self.clock.micros(), self.rules)
        # Seeds are made from the world, and may be wrong where the rest is right.
        for _ in seeded_notifications(document, world, self.loaded_at):
            pass
        for _ in seeded_received_texts(document, self.loaded_at):
            pass
        self._given = document
        self.reset()

    def change_service(self, service_id: str, change: Callable[[JsonObject], JsonObject]) -> None:
        """Change the world file's entry of one service.

        Raises:
            SandboxError: The service does not exist, or the changed one is not usable.
        """
        with self.changing():
            service = self.lists.get(SERVICES, service_id)
            if service is None:
                raise SandboxError("there is no service with this id")
            self.put_entry(SERVICES, change(service))

    def put_entry(self, name: str, entry: JsonObject) -> None:
        """Add an entry to a list of the world, or put it in the place of the one with its id.

        Args:
            name: One of `world_lists.LISTS`.
            entry: The entry as in a world file; it must not be changed afterwards.

        Raises:
            WorldError: It is not a usable one; nothing was changed.
        """
        with self.changing():
            entry_id = self._put(name, entry)
            position = len(self.lists.entries[name])
            self._world_store.save(name, entry_id, position, entry, self._change_number())

    def _put(self, name: str, value: JsonObject) -> str:
        entry = EntryReader(value, f"world.{name}[]")
        entry_id = entry.uuid("id")
        if name == SERVICES:
            service = build_service(entry, self.loaded_at, self.rules)
            before = self.lists.get(name, entry_id)
            self.world = self.world.with_service(service)
            self.memberships = self.memberships.changed(entry_id, before, value)
            self.authenticator = Authenticator(self.world.services, self.clock)
        self.lists = self.lists.put(name, entry_id, value)
        return entry_id

    def _begin(self, document: JsonObject) -> None:
        if not self._restore():
            self._load(document)

    def _share(self, role: Role) -> None:
        # It brings what is PostgreSQL's own, which takes time to import.
        from notify_typed.sandbox._state.ahead import Ahead  # noqa: PLC0415 - likewise
        from notify_typed.sandbox._state.shared_counters import (  # noqa: PLC0415 - see above
            SharedCounters,
            SharedReads,
        )
        from notify_typed.sandbox._state.shared_request_log import (  # noqa: PLC0415 - likewise
            SharedRequestLog,
        )
        from notify_typed.sandbox._state.together import Together  # noqa: PLC0415 - likewise

        clock = cast("SharedTimekeeper", self.clock)
        self.worker_state = WorkerState(self.storage, clock)
        counters = SharedCounters(self.storage)
        self.limits = Limits(self.clock, counters)
        self._ahead = Ahead(self.worker_state, clock, counters)
        self.together = Together(self.storage, self.worker_state, clock, counters)
        self.reads = SharedReads(self.storage)
        self.requests = requests = SharedRequestLog(self.storage, self.worker_state.refresh)
        if role == "primary":
            self.worker_state.begin()
            with self.changing():
                self._begin(self._given)
        else:
            self.worker_state.on_news.append(partial(self._reload, requests.drop))
            self.refresh()

    def _reload(self, drop_requests: Callable[[], None]) -> None:
        if self._world_store.generation() != self._generation:
            drop_requests()  # they came before the reset
            self._recall()
            return
        for name, _, entry in self._world_store.changes(self._change_number()):
            self._put(name, entry)

    def _change_number(self) -> int:
        return 0 if self.worker_state is None else self.worker_state.version

    def _adopt(self, document: JsonObject, loaded_at: int) -> None:
        lists = WorldLists.read(document)
        self.world = build_world(document, loaded_at, self.rules)
        self.lists = lists
        self.memberships = Memberships.of(lists.entries[SERVICES])
        self.loaded_at = loaded_at
        self._last_seeded = NEVER
        self.authenticator = Authenticator(self.world.services, self.clock)

    def _load(self, document: JsonObject) -> None:
        self._adopt(document, self.clock.stamp())
        self.messages.add_all(seeded_notifications(document, self.world, self.loaded_at))
        self._last_seeded = self.messages.last()
        self.received_texts.add_all(seeded_received_texts(document, self.loaded_at))
        self._save()
        self._count_today()

    def _save(self) -> None:
        kept = self._world_store.save_all(
            self.lists, self._given, self.loaded_at, self._change_number()
        )
        self._generation = kept.generation

    def _recall(self) -> bool:
        kept = self._world_store.load()
        if kept is None:
            return False
        self._adopt(kept.document, kept.loaded_at)
        self._given = kept.given
        self._generation = kept.generation
        return True

    def _restore(self) -> bool:
        if not self._recall():
            return False
        if not self._generation:
            # It was kept by a version that kept it in one piece.
            self._save()
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
            .where(self.is_sent())
            .group_by(table.service_id, table.key_type, table.type, table.is_foreign)
        ).all()
        for service_id, key_type, kind, is_foreign, count in rows:
            service = self.world.services.get(service_id)
            if service is None or key_type == "test":
                continue
            kinds = [kind, "international_sms"] if is_foreign and kind == "sms" else [kind]
            for name in kinds:
                self.limits.count_earlier(service, name, day, count)
