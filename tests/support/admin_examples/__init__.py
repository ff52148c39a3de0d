"""What the examples of the admin clients' methods find there, made when one of them names it."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Any

from admin_examples.messages import Messages
from admin_examples.organisations import Organisations
from admin_examples.settings import Settings
from notify_typed import AsyncNotifyClient, NotifyClient

__all__ = ["ExampleWorld"]

HAPPENED: Mapping[str, tuple[str, ...]] = {
    "branding_pools.get_email_branding_pool": ("pooled_email_branding",),
    "branding_pools.get_letter_branding_pool": ("pooled_letter_branding",),
    "branding_pools.remove_email_branding_from_pool": ("pooled_email_branding",),
    "branding_pools.remove_letter_branding_from_pool": ("pooled_letter_branding",),
    "contact_lists": ("contact_list_id",),
    "data_retention": ("retention_id",),
    "email_branding": ("email_branding_id",),
    "email_files": ("file_id_of_email_files",),
    "invites": ("invited_user_id",),
    "jobs": ("job_id", "scheduled_job_id"),
    "letter_branding": ("letter_branding_id",),
    "org_invites": ("invite_id",),
    "organisations": ("organisation_user_id",),
    "platform_reports": ("posted_letter_id",),
    "returned_letters": ("returned_letter_id",),
    "template_folders": ("folder_id",),
    "unsubscribing": ("unsubscribed",),
    "uploads": ("job_id", "uploaded_letter_id"),
    "webauthn": ("credential_id",),
}
"""What has happened before the examples of a group, without being named in them."""


class ExampleWorld(Organisations, Settings, Messages):
    """All that the examples name.

    A name in the example of a group's method is that of `name_of_group` here, or of `name`.
    """

    AsyncNotifyClient = AsyncNotifyClient
    NotifyClient = NotifyClient
    base64 = base64

    def names(self, method: str, wanted: set[str]) -> dict[str, Any]:
        """What names in the example of a method, such as `group.method`, stand for."""
        group = method.partition(".")[0]
        for name in (*HAPPENED.get(group, ()), *HAPPENED.get(method, ())):
            getattr(self, name)
        found: dict[str, Any] = {}
        for name in sorted(wanted):
            for known in (f"{name}_of_{group}", name):
                if known in dir(self):
                    found[name] = getattr(self, known)
                    break
        return found
