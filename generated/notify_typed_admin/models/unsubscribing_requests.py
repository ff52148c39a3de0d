"""Models that operations tagged `unsubscribing` alone send."""

from __future__ import annotations

from typing import Any

from attrs import define, field
from notify_typed_runtime.model import Model


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class CreateUnsubscribeRequestReportRequest(Model):
    """What a report is to hold, as the summary has it."""

    count: int
    """How many requests."""
    earliest_timestamp: str
    """The first of them."""
    latest_timestamp: str
    """The last of them."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {
            "count": self.count,
            "earliest_timestamp": self.earliest_timestamp,
            "latest_timestamp": self.latest_timestamp,
        }
        _encoded.update(self.additional_properties)
        return _encoded


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class ProcessUnsubscribeRequestReportRequest(Model):
    """Whether a report is dealt with."""

    report_has_been_processed: bool
    """Whether it is."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {"report_has_been_processed": self.report_has_been_processed}
        _encoded.update(self.additional_properties)
        return _encoded
