"""All routes of the admin API."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.convertors import Convertor, register_url_convertor
from starlette.routing import Route

from notify_typed.sandbox._admin import (
    api_keys,
    billing,
    branding_pools,
    callbacks,
    contact_lists,
    data_retention,
    email_brandings,
    email_files,
    events,
    going_live,
    guest_list,
    inbound_numbers,
    inbound_texts,
    invites,
    jobs,
    join_requests,
    letter_attachments,
    letter_brandings,
    letter_preview,
    notifications,
    one_off,
    organisation_members,
    organisations,
    performance,
    platform,
    platform_counts,
    platform_reports,
    protected_sender_ids,
    providers,
    reports,
    returned_letters,
    senders,
    service_reading,
    services,
    sign_in,
    team,
    template_changes,
    template_folders,
    template_statistics,
    templates,
    unsubscribing,
    upload_list,
    users,
    webauthn,
)
from notify_typed.sandbox._admin.authentication import AdminAuthenticator
from notify_typed.sandbox._admin.endpoint import AdminEndpoint
from notify_typed.sandbox._admin.responses import json
from notify_typed.sandbox._admin.service_reading import live_counts
from notify_typed.sandbox._admin.unsubscribe_page import UNSUBSCRIBE_PATH, UnsubscribeEndpoint
from notify_typed.sandbox._http.endpoint import ALL_METHODS, method_not_allowed

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from notify_typed.sandbox._admin.endpoint import Handler, Routes
    from notify_typed.sandbox._runtime import Runtime

GROUPS: tuple[Routes, ...] = (
    services.ROUTES,
    service_reading.ROUTES,
    users.ROUTES,
    sign_in.ROUTES,
    team.ROUTES,
    webauthn.ROUTES,
    invites.ROUTES,
    api_keys.ROUTES,
    senders.ROUTES,
    guest_list.ROUTES,
    callbacks.ROUTES,
    templates.ROUTES,
    template_changes.ROUTES,
    template_folders.ROUTES,
    inbound_numbers.ROUTES,
    inbound_texts.ROUTES,
    notifications.ROUTES,
    one_off.ROUTES,
    jobs.ROUTES,
    data_retention.ROUTES,
    events.ROUTES,
    billing.ROUTES,
    protected_sender_ids.ROUTES,
    template_statistics.ROUTES,
    upload_list.ROUTES,
    returned_letters.ROUTES,
    unsubscribing.ROUTES,
    organisations.ROUTES,
    organisation_members.ROUTES,
    going_live.ROUTES,
    contact_lists.ROUTES,
    reports.ROUTES,
    letter_preview.ROUTES,
    email_brandings.ROUTES,
    letter_brandings.ROUTES,
    branding_pools.ROUTES,
    performance.ROUTES,
    join_requests.ROUTES,
    letter_attachments.ROUTES,
    email_files.ROUTES,
    platform.ROUTES,
    platform_counts.ROUTES,
    platform_reports.ROUTES,
    providers.ROUTES,
)
"""The routes of each group: paths with the handlers for their methods."""

_HEX = "[0-9a-fA-F]"


class _Id(Convertor[str]):
    """A UUID as Notify's paths take it; any other text is not such a path."""

    regex = f"{_HEX}{{8}}-{_HEX}{{4}}-{_HEX}{{4}}-{_HEX}{{4}}-{_HEX}{{12}}"

    def convert(self, value: str) -> str:
        return value.lower()


register_url_convertor("id", _Id())


def admin_routes(runtime: Runtime, secret: str) -> list[Route]:
    """Make the routes of the admin API.

    Args:
        runtime: The sandbox at work.
        secret: The secret that the admin app signs its tokens with.
    """
    authenticator = AdminAuthenticator(secret, runtime.state.clock)
    handlers: dict[str, dict[str, Handler]] = {}
    for group in GROUPS:
        for path, methods in group.items():
            handlers.setdefault(path, {}).update(methods)

    async def counts(request: Request) -> Response:
        if request.method not in {"GET", "HEAD"}:
            return method_not_allowed(("GET", "HEAD", "OPTIONS"))
        return json(live_counts(runtime.state))

    return [
        *(
            Route(path, AdminEndpoint(runtime, authenticator, methods))
            for path, methods in handlers.items()
        ),
        # Like the other status pages, this one asks for no token.
        Route(UNSUBSCRIBE_PATH, UnsubscribeEndpoint(runtime)),
        Route("/_status/live-service-and-organisation-counts", counts, methods=ALL_METHODS),
    ]
