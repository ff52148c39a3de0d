"""Templates as commands name them, and what is said about one that does not fit."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING
from uuid import UUID

from notify_typed._cli.outcomes import NotFound, WrongUse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from notify_typed import NotifyClient
    from notify_typed.errors import BadRequest
    from notify_typed.models import Template, TypeWord

__all__ = ["advice", "find_template", "placeholders", "plain_name"]

_COMMANDS = {"sms": "send sms", "email": "send email", "letter": "send letter"}


def find_template(notify: NotifyClient, text: str, kind: TypeWord | None = None) -> UUID:
    """Find a template by its id or its name.

    Args:
        notify: A client.
        text: The id, or the name in any case.
        kind: The type that it must have, where a name is given.

    Raises:
        Failure: No template has the name, or several have it.
    """
    try:
        return UUID(text)
    except ValueError:
        pass
    templates = notify.get_all_templates(kind).templates
    found = [each for each in templates if each.name.casefold() == text.casefold().strip()]
    if len(found) == 1:
        return found[0].id
    if found:
        ids = ", ".join(str(each.id) for each in found)
        raise WrongUse(f"several templates have the name {text!r}; give an id: {ids}.")
    which = "" if kind is None else f"{kind} "
    names = sorted({each.name for each in templates})
    raise NotFound(f"there is no {which}template {text!r}.{_close(text, names)}")


def placeholders(template: Template) -> list[str]:
    """List the placeholders of a template."""
    return list(template.personalisation.to_dict())


def advice(notify: NotifyClient, error: BadRequest, template_id: UUID, given: Iterable[str]) -> str:
    """Say what would be right, after Notify has refused a message.

    Args:
        notify: A client.
        error: The refusal.
        template_id: The message's template.
        given: The names of the values that it had.

    Returns:
        What to put behind the refusal, with its full stop; empty when there is nothing to say.
    """
    from notify_typed.errors import NotifyError  # noqa: PLC0415 - after an error alone

    words = " ".join(each.message for each in error.errors)
    try:
        if "not suitable" in words:
            kind = str(notify.get_template(template_id).type_)
            return f". It is a template for: notify-typed {_COMMANDS.get(kind, kind)}"
        if "Missing personalisation" in words:
            needed = placeholders(notify.get_template(template_id))
            return _missing(needed, [*given])
    except NotifyError:  # the refusal alone has to do
        return ""
    return ""


def _missing(needed: list[str], given: list[str]) -> str:
    plain = {plain_name(name) for name in given}
    missing = [name for name in needed if plain_name(name) not in plain]
    known = {plain_name(name) for name in needed}
    unknown = [name for name in given if plain_name(name) not in known]
    options = " ".join(
        f'-p "{name}=VALUE"' if " " in name else f"-p {name}=VALUE" for name in missing
    )
    said = f". Give {'it' if len(missing) == 1 else 'them'} as: {options}."
    for name in unknown:
        if close := get_close_matches(name, missing, 1):
            said += f" Did you mean {close[0]!r} by {name!r}?"
    return said


def plain_name(name: str) -> str:
    """Write a name as Notify compares it."""
    return "".join(c for c in name.casefold() if c not in " _-")


def _close(text: str, names: list[str]) -> str:
    close = get_close_matches(text, names)
    if close:
        return f" Did you mean {' or '.join(map(repr, close))}?"
    return f" There are: {', '.join(names)}." if names else ""
