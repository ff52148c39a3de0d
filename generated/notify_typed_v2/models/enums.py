"""Enums: their constructors take documented values, `parse` takes any."""

from __future__ import annotations

from notify_typed_runtime.types import OpenEnum


class NotificationType(OpenEnum):
    """The kind of a message or of a template."""

    SMS = "sms"
    EMAIL = "email"
    LETTER = "letter"


class NotificationStatus(OpenEnum):
    """Where a message stands.

    * `created`: stored, and waiting to be handed on. Text messages and emails.
    * `sending`: handed to the network, which has not reported back. Text messages and emails.
    * `pending`: the network has reported a failure that may not be final. Text messages.
    * `sent`: handed to a network abroad that may never report back. Text messages.
    * `delivered`: arrived. Text messages and emails.
    * `temporary-failure`: full inbox, phone switched off, or no report for 72 hours; may work
      later.
    * `permanent-failure`: the number or address does not exist.
    * `technical-failure`: something went wrong at Notify or the printer.
    * `accepted`: the letter will be printed and posted (inside Notify: `created` or `sending`).
    * `received`: the letter was posted (inside Notify: `delivered` or `returned-letter`).
    * `cancelled`: the letter was stopped on Notify's website.
    * `pending-virus-check`: the PDF is still being checked.
    * `virus-scan-failed`: the PDF has a virus and was not printed.
    * `validation-failed`: the PDF or the letter does not fit Notify's layout and was not printed.
    * `returned-letter`: shown as `received`; for filtering.
    * `failed`: never shown; for filtering, every way to fail.
    """

    CANCELLED = "cancelled"
    CREATED = "created"
    SENDING = "sending"
    SENT = "sent"
    DELIVERED = "delivered"
    PENDING = "pending"
    FAILED = "failed"
    TECHNICAL_FAILURE = "technical-failure"
    TEMPORARY_FAILURE = "temporary-failure"
    PERMANENT_FAILURE = "permanent-failure"
    PENDING_VIRUS_CHECK = "pending-virus-check"
    VALIDATION_FAILED = "validation-failed"
    VIRUS_SCAN_FAILED = "virus-scan-failed"
    RETURNED_LETTER = "returned-letter"
    ACCEPTED = "accepted"
    RECEIVED = "received"


class Postage(OpenEnum):
    """How a letter travels: `first`, `second` or `economy` within the United Kingdom, `europe` or
    `rest-of-world` abroad, which Notify works out from the address.
    """

    FIRST = "first"
    SECOND = "second"
    ECONOMY = "economy"
    EUROPE = "europe"
    REST_OF_WORLD = "rest-of-world"


class UkPostage(OpenEnum):
    """How a letter travels within the United Kingdom."""

    FIRST = "first"
    SECOND = "second"
    ECONOMY = "economy"
