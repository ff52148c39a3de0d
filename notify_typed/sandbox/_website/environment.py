"""The settings with which Notify's website finds all that it needs in a sandbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed.sandbox._website.previews import (
    ANTIVIRUS_PATH,
    DOWNLOAD_PATH,
    PREVIEW_KEY,
    PREVIEW_PATH,
)
from notify_typed.sandbox._website.signatures import ACCESS_KEY_ID, REGION, secret_access_key
from notify_typed.sandbox._website.storage import PATH

if TYPE_CHECKING:
    from notify_typed.sandbox._settings import Website

DEVELOPMENT_SECRET = "dev-notify-secret-key"  # noqa: S105 - published by the website
"""The secret of the admin API that the website has in development, and cannot be told otherwise."""


def environment(address: str, website: Website, admin_secret: str) -> dict[str, str]:
    """Return the environment that the website needs.

    Args:
        address: Where the sandbox is.
        website: The website.
        admin_secret: The secret of the admin API.
    """
    return {
        "NOTIFY_ENVIRONMENT": "development",
        "API_HOST_NAME": address,
        "ADMIN_BASE_URL": website.url,
        "AWS_ENDPOINT_URL": address + PATH,
        "AWS_ACCESS_KEY_ID": ACCESS_KEY_ID,
        "AWS_SECRET_ACCESS_KEY": secret_access_key(admin_secret),
        "AWS_DEFAULT_REGION": REGION,
        "TEMPLATE_PREVIEW_API_HOST": address + PREVIEW_PATH,
        "TEMPLATE_PREVIEW_API_KEY": PREVIEW_KEY,
        "DOCUMENT_DOWNLOAD_API_HOST": address + DOWNLOAD_PATH,
        "DOCUMENT_DOWNLOAD_API_HOST_NAME_INTERNAL": address + DOWNLOAD_PATH,
        "ANTIVIRUS_ENABLED": "1",
        "ANTIVIRUS_API_HOST": address + ANTIVIRUS_PATH,
        "ZENDESK_API_KEY": "none",
    }
