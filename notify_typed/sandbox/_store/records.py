"""A message as the database holds it."""

from __future__ import annotations

from dataclasses import dataclass

from notify_typed.sandbox._store.tables import NEVER


# Not frozen: one is made for every message, and freezing makes that several times slower.
@dataclass(slots=True)
class Notification:
    """A stored message; times are microseconds since 1970.

    Its fields are the table's columns, but for the number that keeps their order.
    """

    id: str
    service_id: str
    type: str
    template_id: str
    template_version: int
    key_type: str
    created_at: int
    content: str
    personalisation: str
    recipient: str = ""
    normalised: str = ""
    reference: str | None = None
    status_0: str = "created"
    at_1: int = NEVER
    status_1: str = ""
    at_2: int = NEVER
    status_2: str = ""
    at_3: int = NEVER
    status_3: str = ""
    updated_at: int | None = None
    sent_at: int | None = None
    ready_at: int = 0
    units: int = 0
    multiplier: float = 1.0
    is_foreign: bool = False
    postage: str | None = None
    is_job: bool = False
    job_row: int | None = None
    created_by_name: str | None = None
    sender: str | None = None
    unsubscribe_url: str | None = None
    api_key_id: str | None = None
    created_by_id: str | None = None
    job_id: str | None = None
    stated: str | None = None

    def status(self, now: int) -> str:
        """Return the status at a time."""
        if self.at_1 > now:
            return self.status_0
        if self.at_2 > now:
            return self.status_1
        return self.status_2 if self.at_3 > now else self.status_3

    def lived(self, now: int) -> list[tuple[int, str]]:
        """Return the statuses it has had by a time, and when each began."""
        first = (self.created_at if self.updated_at is None else self.updated_at, self.status_0)
        later = [
            (self.at_1, self.status_1),
            (self.at_2, self.status_2),
            (self.at_3, self.status_3),
        ]
        return [first, *(step for step in later if step[0] <= now and step[1])]

    def changed_at(self, now: int) -> int | None:
        """Return when the status at a time began, or None when it is the first."""
        if self.at_1 > now:
            return self.updated_at
        if self.at_2 > now:
            return self.at_1
        return self.at_2 if self.at_3 > now else self.at_3


def ended(sent_at: int | None, status: str, now: int) -> dict[str, int | str | None]:
    """Return the columns of a message that has got its last status."""
    return {
        "status_0": status,
        "updated_at": now,
        "sent_at": sent_at if sent_at is not None and sent_at <= now else None,
        "at_1": NEVER,
        "status_1": "",
        "at_2": NEVER,
        "status_2": "",
        "at_3": NEVER,
        "status_3": "",
    }
