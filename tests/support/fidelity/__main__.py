"""Prints how close the sandbox is to the recordings: `python -m fidelity`."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

import click

from fidelity.kits import kits
from fidelity.replay import exact_share, replay, status_share

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from fidelity.kits import Kit
    from fidelity.replay import Outcome

_LINE = "{:<12}{:>7}{:>9}{:>9}  {}".format


@click.command()
@click.argument("names", nargs=-1, type=click.Choice([*kits()]), metavar="[KIT]...")
@click.option(
    "--diff", "shown", type=int, default=0, metavar="N", help="Show up to N cases of each shape."
)
@click.option("--only", default="", metavar="REGEX", help="Show differences that match alone.")
def main(*, names: tuple[str, ...], shown: int, only: str) -> None:
    """Hold a fresh sandbox against KITs, all when none is named.

    Exits with 1 when one is not as close as targets.toml asks for.
    """
    failed = False
    click.echo(_LINE("kit", "cases", "exact", "status", "what stays"))
    for name, kit in kits().items():
        if names and name not in names:
            continue
        outcomes = replay(kit)
        exact, status = exact_share(outcomes), status_share(outcomes)
        failed |= exact < kit.least_exact or status < kit.least_status
        causes = [*_causes(kit, outcomes)] or [""]
        click.echo(_LINE(name, len(outcomes), f"{exact:.2%}", f"{status:.2%}", causes[0]))
        for cause in causes[1:]:
            click.echo(_LINE("", "", "", "", cause))
        if shown:
            _show(outcomes, shown, re.compile(only))
    if failed:
        raise SystemExit(1)


def _causes(kit: Kit, outcomes: Sequence[Outcome]) -> Iterator[str]:
    counts: dict[str, int] = defaultdict(int)
    for outcome in outcomes:
        if not outcome.is_exact:
            counts[kit.reasons.get(outcome.case, "not looked into")] += 1
    for reason, count in counts.items():
        yield f"{count}: {reason}"


def _show(outcomes: Sequence[Outcome], shown: int, only: re.Pattern[str]) -> None:
    """Print what differs, alike together, what is most frequent first."""
    for shape, alike in sorted(_shapes(outcomes).items(), key=lambda item: -len(item[1])):
        matching = [
            outcome
            for outcome in alike
            if only.search("\n".join([outcome.case, *outcome.differences]))
        ]
        if not matching:
            continue
        click.echo(f"\n== {len(matching)} x {shape}")
        for outcome in matching[:shown]:
            request = outcome.row["request"]
            sent = request.get("json", request.get("raw", request.get("query", "")))
            click.echo(f"{outcome.case}: {request['method']} {request['path']} {sent!r:.500}")
            for difference in outcome.differences[:6]:
                click.echo(f"    {difference}")


def _shapes(outcomes: Sequence[Outcome]) -> Mapping[str, list[Outcome]]:
    shapes: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        if not outcome.is_exact:
            request = outcome.row["request"]
            path = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|\{\{.+?\}\}", "ID", request["path"])
            first = outcome.differences[0]
            shape = re.sub(
                r"\.\d+", ".N", first if first.startswith("status") else first.partition(":")[0]
            )
            shape = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "ID", shape)
            shapes[f"{request['method']} {path} {shape:.160}"].append(outcome)
    return shapes


if __name__ == "__main__":
    main()
