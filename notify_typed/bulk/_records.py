"""What a ledger holds, as objects: runs, claims, rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import define, field, frozen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from notify_typed._rules.columns import Cell
    from notify_typed.bulk._states import Move, State

    Cells: TypeAlias = Sequence[Cell] | Mapping[str, Cell]

__all__ = ["Claim", "Kind", "Moved", "Row", "RunInfo", "RunOptions", "RunState", "TemplateInfo"]

Kind: TypeAlias = Literal["sms", "email", "letter"]
RunState: TypeAlias = Literal["planning", "ready", "paused", "outbox"]


@frozen
class TemplateInfo:
    """The template of a run, as it was when the run was planned.

    Attributes:
        id: Its id.
        version: Its version.
        kind: What it makes.
        name: What people call it.
        postage: How letters of it go within the UK; None for other kinds.
        placeholders: Its placeholders, as they are spelt there.
    """

    id: str
    version: int
    kind: Kind
    name: str
    postage: str | None
    placeholders: tuple[str, ...]


@frozen
class RunOptions:
    """What is set for a whole run.

    Attributes:
        sms_sender_id: The sender of its texts; the service's own where None.
        email_reply_to_id: The reply-to address of its emails; the service's own where None.
        files: Columns that hold the path of a file to send.
        forget_after: Seconds after which recipients and values are deleted; None for never.
        planned_with: The fingerprint of the key that it was planned with; None where it is not
            known.
    """

    sms_sender_id: str | None = None
    email_reply_to_id: str | None = None
    files: tuple[str, ...] = ()
    forget_after: float | None = None
    planned_with: str | None = None


@frozen
class RunInfo:
    """A run.

    Attributes:
        key: Its number within the ledger.
        id: Its name.
        state: Whether it can be sent.
        created_at: When it was planned, in seconds since 1970.
        base_url: The server that it was planned against.
        service_id: The service that sends it.
        source: What its rows come from.
        digest: The hash of that, where it is a file.
        template: Its template.
        headings: The input's columns; empty for messages that were added one by one.
        options: What is set for all of it.
        resumes_at: When it goes on, where it is paused until then; in seconds since 1970.
        pause_reason: Why it is paused.
    """

    key: int
    id: str
    state: RunState
    created_at: float
    base_url: str
    service_id: str
    source: str
    digest: str | None
    template: TemplateInfo
    headings: tuple[str, ...]
    options: RunOptions
    resumes_at: float | None
    pause_reason: str | None


@define  # frozen, it would take three times as long to make
class Claim:
    """A row that a process holds.

    Attributes:
        run: The key of its run.
        number: The row's number.
        attempt: Which claim of the row it is.
        reference: The message's reference.
        cells: What is in the row.
        since: When the row was claimed, or when its message was, for one that is looked up.
        api_key: The fingerprint of the key that it was claimed with; None where it never was.
    """

    run: int
    number: int
    attempt: int
    reference: str
    cells: Cells = field(repr=False)
    since: float
    api_key: str | None = None


@define  # as a claim
class Moved:
    """A move of a row that a process knows of.

    Attributes:
        move: Which.
        run: The key of the row's run.
        number: The row's number.
        attempt: The claim that it is about.
        notification_id: The message's id, where Notify has it.
        problem: Why, in words.
    """

    move: Move
    run: int
    number: int
    attempt: int
    notification_id: str | None = None
    problem: str | None = None


@frozen
class Row:
    """A row as it stands in the ledger.

    Attributes:
        number: Its number in the input: the headings are row 1.
        state: What is known of it.
        reference: The message's reference; empty where the user's own was forgotten.
        cells: What the input has there; None once it is forgotten.
        notification_id: The id that Notify gave the message; None where it is not known.
        problem: Why it is bad, refused or unknown, in words.
        status: What has become of the message, in Notify's words; None where it is not known.
        status_at: When that was so.
        cost: What it costs, in pounds; None where it is not known.
    """

    number: int
    state: State
    reference: str
    cells: Cells | None = field(repr=False)
    notification_id: str | None
    problem: str | None
    status: str | None
    status_at: datetime | None
    cost: float | None
