"""`notify-typed bulk send`: the messages of a run leave, and Ctrl-C is safe."""

from __future__ import annotations

import json
import re
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from notify_typed._cli.bulk.command import ledger_option, open_ledger
from notify_typed._cli.bulk.plan import duration, input_options, make, show, template_named
from notify_typed._cli.bulk.sending import interruptible, named, sending_of, sending_options
from notify_typed._cli.options import Command, examples, template_option, yes_option
from notify_typed._cli.outcomes import Exit, Failure, WrongUse, failure_of
from notify_typed._cli.safety import Leaving, ask_before_sending
from notify_typed._cli.session import Session, pass_session
from notify_typed._cli.text import count, say

if TYPE_CHECKING:
    from notify_typed._cli.progress import Progress as Bar
    from notify_typed.bulk import AsyncBulk, Progress, Result, RunInfo, SendOptions

__all__ = ["send"]


_RUN: Final = re.compile(r"run-[a-z0-9]{12}")
_EVERY: Final = 5.0


@click.command(
    "send",
    cls=Command,
    epilog=examples(
        "notify-typed bulk send run-k3v9q2m7xabc",
        "notify-typed bulk send people.csv --template $TEMPLATE --yes",
    ),
)
@click.argument("what", metavar="RUN|FILE")
@template_option(required=False, words="For a file, the template")
@click.option(
    "--no-wait",
    is_flag=True,
    help="End when the day's limit is used up, instead of waiting for midnight.",
)
@click.option("--again", is_flag=True, help="Send a file once more that was sent before.")
@ledger_option
@yes_option
@sending_options
@input_options
@pass_session
def send(
    session: Session,
    /,
    *,
    what: str,
    template: str | None,
    no_wait: bool,
    again: bool,
    ledger: str,
    yes: bool,
    **options: Any,  # noqa: ANN401 - as click gives them
) -> None:
    """Send a planned run, or plan a file and send it.

    The same command goes on where it stopped, whatever it died of. Nothing is sent twice: what is
    unknown is looked up first. Ctrl-C ends after the messages in hand, a second one at once.
    """
    is_run = _RUN.fullmatch(what) is not None and not Path(what).exists()
    if not is_run and template is None:
        raise WrongUse(
            f"RUN|FILE must be the id of a run, or a file with --template ID, not {what!r}."
        )
    sending = sending_of(options, wait_for_limit=not no_wait)
    with open_ledger(ledger, session, create=not is_run) as bulk:
        run = (
            what
            if is_run or template is None
            else _run_of(
                session, bulk, what, template_named(session, template), options, again=again
            )
        )
        planned = named(bulk.counts(run))["planned"]
        if planned:
            _warn(session, bulk.run(run))
            _ask(session, bulk.run(run), planned, yes=yes)
        result = _sent(session, bulk, run, sending)
        _tell(session, result)


def _run_of(
    session: Session,
    bulk: AsyncBulk,
    source: str,
    template_id: str,
    options: dict[str, Any],
    *,
    again: bool,
) -> str:
    """Give the run that a file was planned as before, or plan it."""
    known = None if again else bulk.find(source, template_id)
    if known is not None and known.state == "planning":
        bulk.forget(known.id)
        known = None
    if known is None:
        made = make(session, bulk, source, template_id, options)
        show(session, made)
        return made.run
    session.output.note(
        f"{source} was planned before, as {known.id}: going on with that."
        " --again sends it once more."
    )
    return known.id


def _warn(session: Session, run: RunInfo) -> None:
    """Warn of a key whose messages may not reach people: no plan knows the kind of its key."""
    from notify_typed.bulk._keys import fingerprint  # noqa: PLC0415 - takes a while

    if session.key.kind == "test":
        session.output.note(f"{session.key.source} has a test key: its messages reach nobody.")
        return
    if run.options.planned_with not in (None, fingerprint(session.key.api_key)):
        session.output.note(
            f"{run.id} was planned with another key of the service. Check that this is the one to"
            " send with: messages of a test key reach nobody, and those of a live key reach people."
        )


def _ask(session: Session, run: RunInfo, planned: int, *, yes: bool) -> None:
    """Ask before messages leave for people."""
    leaving = Leaving(what=count(planned, "message"), recipients=(), template=run.template.name)
    ask_before_sending(session, lambda: leaving, yes=yes)


def _sent(session: Session, bulk: AsyncBulk, run: str, options: SendOptions) -> Result:
    import asyncio  # noqa: PLC0415 - takes a while

    counts = named(bulk.counts(run))
    total = sum(counts.values()) - counts["bad"]
    with session.output.progress("Sending", total) as bar:
        watcher = _Watcher(session, bar, counts["sent"])
        bar.advance(counts["sent"])
        try:
            return interruptible(bulk, bulk.send(run, options, tell=watcher.tell))
        except asyncio.CancelledError:
            raise Failure(
                f"stopped at once. To look up what was on its way, and go on:"
                f" notify-typed bulk send {run}",
                Exit.INTERRUPTED,
                facts={"run": run, "counts": named(bulk.counts(run))},
            ) from None


class _Watcher:
    """Shows progress: as a bar on a terminal, as lines of JSON elsewhere."""

    def __init__(self, session: Session, bar: Bar, done: int) -> None:
        self._bar = bar
        self._done = done
        self._lines = session.output.mode != "ids" and not sys.stderr.isatty()
        self._next = time.monotonic() + 1.0

    def tell(self, progress: Progress) -> None:
        counts = named(progress.counts)
        self._bar.advance(counts["sent"] - self._done)
        self._done = counts["sent"]
        left = counts["planned"] / progress.rate if progress.rate else None
        if self._lines and time.monotonic() >= self._next:
            self._next = time.monotonic() + _EVERY
            line = {
                "progress": counts,
                "rate": round(progress.rate, 1),
                "seconds_left": None if left is None else round(left),
                "waiting": progress.waiting,
            }
            say(json.dumps(line), to_error=True)
        words = [f"{counts['refused']} refused", f"{counts['unknown']} unknown"]
        if progress.waiting is not None:
            words.append(progress.waiting)
        elif left is not None:
            words.append(f"{progress.rate:.0f} a second, {duration(left)} left")
        self._bar.doing(f"Sending ({', '.join(words)})")


def _tell(session: Session, result: Result) -> None:
    """Say how it ended, and raise what the exit status is made of."""
    counts = named(result.counts)
    facts = {"run": result.run, "ending": result.ending, "counts": counts}
    session.output.one(
        {**facts, "sent_now": result.sent}
        if session.output.mode == "json"
        else {"run": result.run, "ending": result.ending, **counts},
        key="run",
    )
    again = f"notify-typed bulk send {result.run}"
    if result.ending == "interrupted":
        raise Failure(f"interrupted; go on with: {again}", Exit.INTERRUPTED, facts=facts)
    if counts["unknown"]:
        words = count(counts["unknown"], "row is", "rows are")
        raise Failure(
            f"{words} unknown. To find out what was sent, begin with:"
            f" notify-typed bulk report {result.run} --only unknown",
            Exit.UNKNOWN,
            facts=facts,
        )
    if result.error is not None and result.ending in {"stopped", "limit"}:
        failure = failure_of(result.error)
        raise Failure(f"{failure.message} Go on with: {again}", failure.outcome, facts=facts)
    if result.ending == "limit":  # an earlier command met it, and this one asked nothing of Notify
        raise Failure(
            f"the day's limit is used up, until midnight UTC. Go on with: {again}",
            Exit.LIMIT,
            facts=facts,
        )
    if result.ending == "paused":
        raise Failure(
            f"{result.run} is paused. Go on with: notify-typed bulk resume {result.run}",
            Exit.NOT_SENT,
            facts=facts,
        )
    if counts["refused"]:
        words = count(counts["refused"], "row was", "rows were")
        raise Failure(
            f"{words} refused: notify-typed bulk report {result.run} --only refused",
            Exit.REFUSED,
            facts=facts,
        )
