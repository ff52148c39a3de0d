"""How long a test waits before it takes something to hang: longer than any busy machine needs."""

from __future__ import annotations

from typing import Final

HANG: Final = 300.0
"""Seconds. Nothing that works comes near, so this does not limit the speed of anything."""
