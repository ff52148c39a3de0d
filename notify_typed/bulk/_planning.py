"""Plans a run: reads the input into the ledger, checks every row, and sends nothing."""

from __future__ import annotations

import asyncio
from math import ceil
from typing import TYPE_CHECKING, Any, Final

from attrs import asdict, evolve, field, frozen

from notify_typed._rules.placeholders import key, placeholders
from notify_typed.bulk._checking import Checker, country_name
from notify_typed.bulk._errors import BadInput
from notify_typed.bulk._input.opening import open_input
from notify_typed.bulk._ledger import new_run_id
from notify_typed.bulk._new_rows import (
    add_rows,
    analyse,
    drop_shared_references,
    find_repeated,
    reached_before,
)
from notify_typed.bulk._pace import tokens_for
from notify_typed.bulk._records import TemplateInfo

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from notify_typed import AsyncNotifyClient
    from notify_typed.bulk._checking import Destination, Problem
    from notify_typed.bulk._input.opening import Reading
    from notify_typed.bulk._ledger import Ledger
    from notify_typed.bulk._records import RunInfo, RunOptions
    from notify_typed_v2.models import Template

__all__ = ["Plan", "Preview", "make_plan", "template_info"]

_DAILY_LIMITS: Final = {"sms": 250_000, "email": 250_000, "letter": 20_000}


@frozen
class Preview:
    """A message as it will look.

    Attributes:
        subject: The subject; None for texts.
        body: The text.
    """

    subject: str | None
    body: str


@frozen
class Plan:
    """What a run will do.

    Attributes:
        run: The run's id.
        source: What its rows come from.
        template: The name of its template.
        good: How many rows can be sent.
        bad: How many cannot, and will not be.
        problems: The first of their problems; `report` gives all.
        repeated: How many rows have a recipient that an earlier row has.
        repeated_rows: The numbers of the first of those.
        unused: Columns that the template does not ask for.
        shared_references: How many rows share a reference with another, and get one of the run's.
        notes: What else a person should know.
        previews: The first messages, as they will look.
        destinations: What goes to which country, or by which postage.
        cost: Pounds for all texts, or for letters of one sheet each. Emails cost nothing.
        seconds: How long it takes at the rate of messages.
        days: On how many days, by Notify's usual daily limit of a live service.
    """

    run: str
    source: str
    template: str
    good: int
    bad: int
    problems: Sequence[Problem]
    repeated: int
    repeated_rows: Sequence[int]
    unused: Sequence[str]
    shared_references: int
    notes: Sequence[str]
    previews: Sequence[Preview] = field(repr=False)
    destinations: Mapping[str, Destination]
    cost: float
    seconds: float
    days: int

    def as_dict(self) -> dict[str, Any]:
        """Give it as what JSON has.

        Example:
            >>> plan.as_dict()["good"]
            2
        """
        return asdict(self)


async def make_plan(
    ledger: Ledger,
    client: AsyncNotifyClient,
    source: str | Path | Iterable[object],
    template_id: str,
    *,
    reading: Reading | None,
    options: RunOptions,
    rate: int,
) -> Plan:
    """Write a run into the ledger.

    Raises:
        BadInput: The input cannot be read, or its columns do not suit the template.
        RequestError: The template cannot be read.
    """
    template = await client.get_template(template_id)
    info = template_info(template)
    options = evolve(options, files=tuple(_placeholder(name, info) for name in options.files))
    reader = _Input(ledger, client, info, template.body, options)
    run, checker, notes = await asyncio.to_thread(reader.read, source, reading)
    tally = checker.tally
    database = ledger.database
    shared = await asyncio.to_thread(drop_shared_references, database, run)
    repeated, repeated_rows = await asyncio.to_thread(find_repeated, database, run)
    reached, earlier = await asyncio.to_thread(reached_before, database, run, ledger.runs())
    if reached:
        notes = [*notes, _told_again(run.source, earlier[-1], reached)]
    previews: list[Preview] = []
    for example in tally.examples:
        values = dict(example.values)
        if info.kind == "letter":
            values.update(example.recipient)
        shown = await client.post_template_preview(info.id, values)
        previews.append(Preview(shown.subject if shown.has("subject") else None, shown.body))
    await asyncio.to_thread(analyse, database)
    await asyncio.to_thread(ledger.set_state, run, "ready")
    named = {
        country_name(name) if name.isdigit() else name: destination
        for name, destination in sorted(tally.destinations.items())
    }
    return Plan(
        run=run.id,
        source=run.source,
        template=info.name,
        good=tally.good,
        bad=tally.bad,
        problems=tally.problems,
        repeated=repeated,
        repeated_rows=repeated_rows,
        unused=checker.reader.unused,
        shared_references=shared,
        notes=notes,
        previews=previews,
        destinations=named,
        cost=round(sum(each.cost for each in named.values()), 4),
        seconds=round(tally.good * tokens_for(info.kind) * 60 / rate, 1),
        days=ceil(tally.good / _DAILY_LIMITS[info.kind]),
    )


def _placeholder(name: str, template: TemplateInfo) -> str:
    """Find a placeholder as a column is found: by its name, whatever its case and spaces."""
    for each in template.placeholders:
        if key(each) == key(name):
            return each
    raise BadInput(f"the template does not have a placeholder {name!r} for a file")


def _told_again(source: str, earlier: str, count: int) -> str:
    rows = "1 row is" if count == 1 else f"{count} rows are"
    return (
        f"{rows} for recipients of {earlier}, which sent {source} before."
        " They will get another message. To send only new rows, put them into another file."
    )


def template_info(template: Template) -> TemplateInfo:
    """Keep of a template what sending needs."""
    contact = template.letter_contact_block if template.has("letter_contact_block") else None
    texts = [contact or "", template.subject or "", template.body]
    names: dict[str, None] = {}
    for text in texts:
        names.update(dict.fromkeys(placeholders(text)))
    return TemplateInfo(
        id=str(template.id),
        version=template.version,
        kind=str(template.type_),  # type: ignore[arg-type] # Notify has three kinds
        name=template.name,
        postage=None if template.postage is None else str(template.postage),
        placeholders=tuple(names),
    )


@frozen
class _Input:
    """Reads an input into a ledger."""

    ledger: Ledger
    client: AsyncNotifyClient
    template: TemplateInfo
    content: str
    options: RunOptions

    def read(
        self, source: str | Path | Iterable[object], reading: Reading | None
    ) -> tuple[RunInfo, Checker, Sequence[str]]:
        """Write a run and its rows; all of it, or nothing."""
        with open_input(source, reading) as table:
            checker = Checker(table, self.template, self.content, self.options)
            run = self.ledger.add_run(
                run_id=new_run_id(),
                state="planning",
                base_url=self.client.base_url,
                service_id=str(self.client.api_key.service_id),
                source=table.source,
                digest=table.digest,
                template=self.template,
                headings=table.headings,
                options=self.options,
            )
            try:
                add_rows(self.ledger.database, run, checker.rows(table.rows))
                _check_any(checker, table.source)
            except BaseException:
                self.ledger.remove(run)
                raise
            return run, checker, table.notes


def _check_any(checker: Checker, source: str) -> None:
    if not checker.tally.good + checker.tally.bad:
        raise BadInput(f"{source}: there are no rows under the headings")
