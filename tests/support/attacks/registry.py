"""All attacks, in the order in which they are run; a new one is added here."""

from __future__ import annotations

from attacks import kills

ATTACKS = {attack.name: attack for attack in (kills.SANDBOX, kills.WORKERS)}
