"""All attacks, in the order in which they are run; a new one is added here."""

from __future__ import annotations

from attacks import bulk_runs, disk, fuzz, kills, open_pages, receivers_that_hang, sockets

ATTACKS = {
    attack.name: attack
    for attack in (
        kills.SANDBOX,
        kills.WORKERS,
        sockets.SOCKETS,
        disk.DISK,
        receivers_that_hang.RECEIVERS,
        open_pages.PAGES,
        fuzz.FUZZ,
        bulk_runs.ROWS,
        bulk_runs.DEATHS,
        bulk_runs.MANY_DEATHS,
    )
}
