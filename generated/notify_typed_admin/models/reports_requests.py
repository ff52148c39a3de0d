"""Models that operations tagged `reports` alone send."""

from __future__ import annotations

from typing import Any, Literal
from uuid import UUID

from attrs import define
from notify_typed_runtime.model import Model
from notify_typed_runtime.types import UNSET, Unset

from .enums import ReportedStatus, TemplateType


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class CreateReportRequest(Model):
    """Which messages are wanted."""

    user_id: UUID
    """Who asks."""
    report_type: Literal["notifications_report"]
    """What is wanted."""
    notification_type: TemplateType | Unset = UNSET
    notification_status: ReportedStatus | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {"user_id": str(self.user_id), "report_type": self.report_type}
        if not isinstance(self.notification_type, Unset):
            _encoded["notification_type"] = str(self.notification_type)
        if not isinstance(self.notification_status, Unset):
            _encoded["notification_status"] = str(self.notification_status)
        return _encoded
