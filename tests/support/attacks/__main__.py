"""Attacks the client and the sandbox, and writes what came of it: `python -m attacks`."""

from __future__ import annotations

import logging
import re
import sys
import time
from pathlib import Path
from typing import Final

import click

from attacks import registry
from attacks.attack import Effort, Figures, PromiseBroken

PAGE: Final = Path(__file__).parents[3] / "docs" / "explanation" / "promises.md"
BEGIN: Final = "<!-- what follows is written by make faults -->\n"
END: Final = "<!-- what was written ends here -->\n"


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("names", nargs=-1, type=click.Choice([*registry.ATTACKS]), metavar="[ATTACK]...")
@click.option("--seed", type=int, default=0, show_default=True, help="The start of all chance.")
@click.option(
    "--seconds",
    type=click.FloatRange(min=0),
    default=30.0,
    show_default=True,
    help="For how long each attack begins further rounds.",
)
@click.option(
    "--write",
    is_flag=True,
    help="Write the figures into the site's page, where those of other attacks stay.",
)
def main(*, names: tuple[str, ...], seed: int, seconds: float, write: bool) -> None:
    """Run ATTACKs, and say what each did and saw; when none is named, all but the long ones.

    Exits with 1 when a promise was broken.
    """
    logging.disable()  # what the sandbox says of failures is not what is asked for
    figures: dict[str, Figures] = {}
    is_broken = False
    for name in names or [each for each, attack in registry.ATTACKS.items() if not attack.is_long]:
        attack = registry.ATTACKS[name]
        click.echo(f"{name}: {attack.promise}")
        begun = time.monotonic()
        try:
            figures[name] = attack.run(Effort(seed, seconds=seconds))
        except PromiseBroken as problem:
            is_broken = True
            click.echo(f"  BROKEN: {problem}; again with: --seed {seed} {name}")
        else:
            click.echo(f"  {shown(figures[name])}  ({time.monotonic() - begun:.0f} s)")
    if is_broken:
        sys.exit(1)
    if write:
        page = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(with_figures(page, figures, seed, seconds), encoding="utf-8")


def shown(figures: Figures) -> str:
    """Write figures in one line."""
    return ", ".join(f"{number:,} {name}" for name, number in figures.items())


def with_figures(page: str, figures: dict[str, Figures], seed: int, seconds: float) -> str:
    """Put figures into the page, between its two marks; other attacks keep theirs."""
    before, _, rest = page.partition(BEGIN)
    written, _, after = rest.partition(END)
    rows = {
        name: row for row, name in re.findall(r"^(\| `([a-z-]+)` \|.*)$", written, re.MULTILINE)
    }
    for name, each in figures.items():
        how = f"seed {seed}" if registry.ATTACKS[name].is_long else f"seed {seed}, {seconds:g} s"
        rows[name] = f"| `{name}` | {registry.ATTACKS[name].method} | {shown(each)} | {how} |"
    table = [
        "",
        "| Attack | What is done | What came of it | Last run |",
        "| --- | --- | --- | --- |",
        *(rows[name] for name in registry.ATTACKS if name in rows),
        "",
    ]
    return before + BEGIN + "".join(f"{line}\n" for line in table) + END + after


if __name__ == "__main__":
    main()
