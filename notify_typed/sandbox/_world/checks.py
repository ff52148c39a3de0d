"""Sees that a world file's entries are usable by the admin API, which takes them as they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed.sandbox._world.reader import moment

if TYPE_CHECKING:
    from collections.abc import Callable

    from notify_typed.sandbox._world.reader import EntryReader

_MOMENTS = (
    "created_at",
    "updated_at",
    "go_live_at",
    "expiry_date",
    "logged_in_at",
    "password_changed_at",
    "email_access_validated_at",
)
_NESTED = (
    "api_keys",
    "callbacks",
    "contact_lists",
    "data_retention",
    "email_files",
    "email_reply_tos",
    "inbound_numbers",
    "join_requests",
    "letter_attachments",
    "letter_contacts",
    "sms_senders",
    "team_members",
    "template_folders",
    "templates",
    "webauthn_credentials",
)
_WITH_IDS = (
    *("data_retention", "contact_lists", "join_requests", "letter_attachments", "email_files"),
)
_AUTH_TYPES = ("sms_auth", "email_auth", "webauthn_auth")
_STATES = ("pending", "active", "inactive")
_STATUSES = ("pending", "accepted", "cancelled")
_BRAND_TYPES = ("org", "both", "org_banner")


def check_entry(name: str, entry: EntryReader) -> None:
    """Check one entry of a top-level list.

    Args:
        name: The list.
        entry: The entry.

    Raises:
        WorldError: Something is missing or wrong; the message says where.
    """
    _check_moments(entry)
    for nested in _NESTED:
        for item in entry.entries(nested):
            _check_moments(item)
    _CHECKS[name](entry)


def _check_moments(entry: EntryReader) -> None:
    for name in _MOMENTS:
        moment(entry, name, 0)


def _check_service(entry: EntryReader) -> None:
    for name in ("created_by", "organisation", "go_live_user"):
        entry.optional_uuid(name)
    for member in entry.entries("team_members"):
        member.optional_uuid("user_id")
        member.texts("permissions")
    for folder in entry.entries("template_folders"):
        folder.uuid("id")
        folder.text("name")
        folder.optional_uuid("parent_id")
        folder.texts("users_with_permission")
    for callback in entry.entries("callbacks"):
        callback.optional_uuid("id")
    for listed in _WITH_IDS:
        for item in entry.entries(listed):
            item.uuid("id")


def _check_user(entry: EntryReader) -> None:
    entry.text("name")
    entry.text("email_address")
    entry.optional_text("mobile_number")
    entry.choice("auth_type", _AUTH_TYPES, "email_auth")
    entry.choice("state", _STATES, "active")
    entry.optional_uuid("current_session_id")
    entry.whole("failed_login_count", 0)
    for name in ("platform_admin", "take_part_in_research", "receives_new_features_email"):
        entry.flag(name, default=False)
    for credential in entry.entries("webauthn_credentials"):
        credential.uuid("id")
        credential.text("name")
        credential.text("credential_data")


def _check_invite(entry: EntryReader) -> None:
    entry.uuid("service")
    entry.uuid("from_user")
    entry.text("email_address")
    entry.text("permissions", "")
    entry.choice("status", _STATUSES, "pending")
    entry.choice("auth_type", _AUTH_TYPES, "sms_auth")
    entry.texts("folder_permissions")
    entry.optional_text("invite_link_host")


def _check_inbound_number(entry: EntryReader) -> None:
    entry.text("number")
    entry.optional_text("provider")
    entry.flag("active", default=True)


def _check_organisation(entry: EntryReader) -> None:
    entry.text("name")
    entry.texts("domains")
    entry.texts("permissions")
    for member in entry.entries("members"):
        member.uuid("user_id")
        member.texts("permissions")
    for pool in ("email_branding_pool", "letter_branding_pool"):
        entry.texts(pool)


def _check_organisation_invite(entry: EntryReader) -> None:
    entry.uuid("organisation")
    entry.uuid("invited_by")
    entry.text("email_address")
    entry.texts("permissions")
    entry.choice("status", _STATUSES, "pending")
    entry.optional_text("invite_link_host")


def _check_email_branding(entry: EntryReader) -> None:
    entry.text("name")
    entry.choice("brand_type", _BRAND_TYPES, "org")
    for name in ("logo", "colour", "text", "alt_text"):
        entry.optional_text(name)
    entry.optional_uuid("created_by")


def _check_letter_branding(entry: EntryReader) -> None:
    entry.text("name")
    entry.text("filename")
    entry.optional_uuid("created_by")


def _check_provider(entry: EntryReader) -> None:
    for change in entry.entries("changes"):
        moment(change, "updated_at", 0)
        change.flag("active", default=True)
        change.optional_text("reason")
        change.optional_uuid("created_by")


_CHECKS: dict[str, Callable[[EntryReader], None]] = {
    "services": _check_service,
    "users": _check_user,
    "invites": _check_invite,
    "inbound_numbers": _check_inbound_number,
    "organisations": _check_organisation,
    "organisation_invites": _check_organisation_invite,
    "email_brandings": _check_email_branding,
    "letter_brandings": _check_letter_branding,
    "providers": _check_provider,
}
