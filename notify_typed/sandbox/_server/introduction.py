"""Says what a sandbox has: where it is, its keys and templates, and a line to try."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from notify_typed._rules.placeholders import placeholders

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notify_typed.sandbox._world.model import Template, World

__all__ = ["key_lines", "quoted", "template_lines"]

_SHOWN = {"normal": "live", "team": "team and guest list", "test": "test"}
# A newcomer begins with the test key, as `Sandbox.api_key` says.
_KEY_ORDER = ("test", "normal", "team")
_MOST_TEMPLATES = 12
_TRIED = {"sms": "07700900123", "email": "amala@example.com"}
# What stands in the line to try, by the name of a placeholder; any other takes its own name.
_SAMPLES = {"name": "Amala", "date": "Monday"}


def key_lines(world: World) -> Iterator[str]:
    """Yield what a shell exports for each key, the one to begin with first and alone in effect."""
    prefix = ""
    for key, whose in _keys(world):
        yield f"{prefix}export NOTIFY_API_KEY={quoted(key)}  # {whose}"
        prefix = "# "


def template_lines(world: World) -> Iterator[str]:
    """Yield the templates of the first service with their placeholders, and a command to try."""
    service = next(iter(world.services.values()), None)
    found = [each for each in service.templates.values() if _is_shown(each)] if service else []
    for template in found[:_MOST_TEMPLATES]:
        blanks = " ".join(f"(({name}))" for name in _blanks(template))
        line = f"{template.type:<6} {template.id}  {_plain(template.current.name)}  {blanks}"
        yield line.rstrip()
    if len(found) > _MOST_TEMPLATES:
        yield f"and {len(found) - _MOST_TEMPLATES} more: notify-typed template list"
    tried = next((each for each in found if each.type in _TRIED), None)
    if tried is not None:
        values = "".join(
            f" -p {shlex.quote(f'{name}={_SAMPLES.get(name, name)}')}" for name in _blanks(tried)
        )
        yield f"Try: notify-typed send {tried.type} {_TRIED[tried.type]} -t {tried.id}{values}"


def quoted(text: str) -> str:
    """Quote for a shell, always, so that the lines look alike."""
    return "'" + text.replace("'", "'\"'\"'") + "'"


def _keys(world: World) -> Iterator[tuple[str, str]]:
    """Yield the keys that work and their owners, the keys to begin with first."""
    for service in world.services.values():
        for kind in _KEY_ORDER:
            for key in service.api_keys:
                if key.type == kind and not key.revoked and service.active:
                    yield service.key_text(key), f"{_plain(service.name)}: {_SHOWN[kind]}"


def _is_shown(template: Template) -> bool:
    return not (template.archived or template.hidden)


def _blanks(template: Template) -> list[str]:
    current = template.current
    return placeholders(f"{current.subject or ''} {current.content}")


def _plain(name: str) -> str:
    # A name comes from a file, and must not end the comment it stands in.
    return "".join(part if part.isprintable() else " " for part in name)
