"""What a shell completes beyond options: names of templates, references, profiles.

A shell that completes waits, so Notify gets a moment and one try, and any failure is no answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed._cli.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import click

    from notify_typed import NotifyClient

__all__ = ["profiles", "references", "templates"]

_PATIENCE = 2.0


def templates(ctx: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """Complete the name of a template."""
    return _asked(
        ctx, incomplete, lambda notify: (each.name for each in notify.get_all_templates().templates)
    )


def references(ctx: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """Complete a reference that one of the newest messages has."""
    return _asked(
        ctx,
        incomplete,
        lambda notify: (
            each.reference or "" for each in notify.get_all_notifications().notifications
        ),
    )


def profiles(_ctx: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """Complete the name of a profile."""
    from notify_typed._cli.profiles import Profiles  # noqa: PLC0415 - lazy

    return [each.name for each in Profiles().stored if each.name.startswith(incomplete)]


def _asked(
    ctx: click.Context, incomplete: str, names: Callable[[NotifyClient], Iterable[str]]
) -> list[str]:
    from notify_typed import RetryPolicy  # noqa: PLC0415 - lazy

    session = ctx.find_object(Session) or Session()
    session.output.mode = "ids"
    try:
        notify = session.notify.with_options(
            timeout=_PATIENCE, retries=RetryPolicy(max_attempts=1, deadline=_PATIENCE)
        )
        found = [*names(notify)]
    except Exception:  # noqa: BLE001 - nobody would read why
        return []
    finally:
        session.close()
    return sorted({each for each in found if each and each.startswith(incomplete)})
