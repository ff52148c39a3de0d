"""A program's telemetry counts the rows of runs, and learns nothing of anybody."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from bulk_world import HERE, TEMPLATE, environment
from patience import HANG

from notify_typed.sandbox import faults

if TYPE_CHECKING:
    from pathlib import Path

    from notify_typed.sandbox import Sandbox

# In a process of its own, as a process has one provider for all its life.
PROGRAM = """
import sys
from opentelemetry import metrics, trace
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from bulk_world import FAST
from notify_typed.bulk import Bulk

reader, spans, tracing = InMemoryMetricReader(), InMemorySpanExporter(), TracerProvider()
tracing.add_span_processor(SimpleSpanProcessor(spans))
trace.set_tracer_provider(tracing)
metrics.set_meter_provider(MeterProvider([reader]))
rows = [
    {
        "phone number": f"07700 90030{n}",
        "name": "Amala",
        "date": "3 December",
        "reference": f"case-{n}",
    }
    for n in range(6)
]
with Bulk(sys.argv[1]) as bulk:
    plan = bulk.plan(rows, template_id=sys.argv[2])
    bulk.send(plan.run, FAST)
print(reader.get_metrics_data().to_json(indent=None))
for span in spans.get_finished_spans():
    print(span.to_json(indent=None))
"""
# Ids and times have five digits in a row of any kind now and then.
PERSONAL = ("07700 9003", "77009003", "Amala", "3 December", "case-")


def test_rows_are_counted_and_nobody_is_told_of(sandbox: Sandbox, tmp_path: Path) -> None:
    sandbox.fail_next(1, faults.BadRequestError(message="No, Amala"), operation="sends")
    sandbox.fail_next(1, faults.ResetAfterCommit(), operation="sends")
    done = subprocess.run(  # noqa: S603 - this test's own program
        [sys.executable, "-c", PROGRAM, tmp_path / "runs.db", TEMPLATE],
        env=environment(sandbox),
        cwd=HERE,
        capture_output=True,
        text=True,
        timeout=HANG,
        check=False,
    )
    assert done.returncode == 0, done.stderr

    assert counted(json.loads(done.stdout.splitlines()[0])) == {
        ("sms", "sent"): 5,
        ("sms", "refused"): 1,
        ("sms", "unknown"): 1,
    }
    assert [each for each in PERSONAL if each in done.stdout] == []


def counted(exported: dict[str, Any]) -> dict[tuple[str, str], int]:
    return {
        (facts["notify.type"], facts["notify.row.state"]): point["value"]
        for resource in exported["resource_metrics"]
        for scope in resource["scope_metrics"]
        for metric in scope["metrics"]
        if metric["name"] == "notify.bulk.rows"
        for point in metric["data"]["data_points"]
        for facts in [point["attributes"]]
    }
