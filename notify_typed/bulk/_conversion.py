"""Makes the objects of a ledger of what its tables hold."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from notify_typed.bulk._records import Row, RunInfo, RunOptions, TemplateInfo
from notify_typed.bulk._states import State

if TYPE_CHECKING:
    from sqlalchemy.engine import RowMapping

__all__ = ["row_of", "run_of"]


def run_of(found: RowMapping) -> RunInfo:
    template = found["template"]
    options = found["options"]
    return RunInfo(
        key=found["key"],
        id=found["id"],
        state=found["state"],
        created_at=found["created_at"],
        base_url=found["base_url"],
        service_id=found["service_id"],
        source=found["source"],
        digest=found["digest"],
        template=TemplateInfo(
            id=template["id"],
            version=template["version"],
            kind=template["kind"],
            name=template["name"],
            postage=template["postage"],
            placeholders=tuple(template["placeholders"]),
        ),
        headings=tuple(found["headings"]),
        options=RunOptions(
            sms_sender_id=options["sms_sender_id"],
            email_reply_to_id=options["email_reply_to_id"],
            files=tuple(options["files"]),
            forget_after=options["forget_after"],
            planned_with=options.get("planned_with"),  # which earlier ledgers do not have
        ),
        resumes_at=found["resumes_at"],
        pause_reason=found["pause_reason"],
    )


def row_of(run: RunInfo, found: RowMapping) -> Row:
    at = found["status_at"]
    is_forgotten = found["cells"] is None and found["reference"] is not None
    return Row(
        number=found["number"],
        state=State(found["state"]),
        reference="" if is_forgotten else found["reference"] or f"{run.id}-{found['number']}",
        cells=found["cells"],
        notification_id=found["notification_id"],
        problem=found["problem"],
        status=found["status"],
        status_at=None if at is None else datetime.fromtimestamp(at, UTC),
        cost=found["cost"],
    )
