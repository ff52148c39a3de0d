"""Says to people what is wrong with a name, as Notify's website must."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from notify_typed.errors import RequestError

__all__ = ["parse_custom_email_sender_name_http_error", "parse_edit_service_http_error"]


def parse_edit_service_http_error(error: RequestError) -> str | None:
    """Say to a person what is wrong with the name that they gave a service.

    Args:
        error: What `create_service` or `update_service` raised.

    Returns:
        The sentence; None if the error is about something else.

    Example:
        >>> try:
        ...     service = admin.services.update_service(service_id, name="Renew a licence")
        ... except BadRequest as error:
        ...     print(parse_edit_service_http_error(error))
        Another service has this name. Enter a different one
    """
    if "normalised_service_name" in error.fields:
        return "The name must be in the Latin alphabet"
    if "name" in error.fields:
        return "Another service has this name. Enter a different one"
    return None


def parse_custom_email_sender_name_http_error(error: RequestError) -> str | None:
    """Say to a person what is wrong with the name that a service's emails are to come from.

    Args:
        error: What `update_service` raised.

    Returns:
        The sentence; None if the error is about something else.

    Example:
        >>> parse_custom_email_sender_name_http_error(error)
        'The sender name must be in the Latin alphabet'
    """
    if "email_sender_local_part" in error.fields:
        return "The sender name must be in the Latin alphabet"
    return None
