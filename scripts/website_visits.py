"""Visits every page that Notify's website has: its routes, filled in with what is there.

The routes are asked of the website itself. Those that are not visited are named with the reason,
and so are those that need something that the sandbox does not have.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from playwright.sync_api import APIRequestContext
    from website_running import Watch

_ASK: Final = (
    "import json\nfrom application import application\n"
    "rules = application.url_map.iter_rules()\n"
    "print('ROUTES' + json.dumps([[r.endpoint, r.rule] for r in rules if 'GET' in r.methods]))\n"
)
_ERROR: Final = 400
_BROKEN: Final = 500
_BLANK: Final = re.compile(r"<(?:(\w+):)?(\w+)>")
_AS: Final[Mapping[str, str]] = {
    "template_type:template_type": "email",
    "template_type:message_type": "sms",
    "template_type:notification_type": "letter",
    "template_type:channel": "sms",
    "branding_type:branding_type": "email",
    "daily_limit_type:daily_limit_type": "sms",
    "letter_file_extension:filetype": "png",
    "agreement_type:variant": "crown",
    "ticket_type:ticket_type": "ask-question-give-feedback",
    "int:row_index": "2",
    "int:step_index": "1",
    "int:version": "1",
    "string:language": "english",
    "string:permission": "inbound_sms",
    "string:return_to": "view_template",
}
NOT_MEANT: Final[Mapping[str, str]] = {
    "static": "files, and no page",
    "metrics": "for machines",
    "main.error": "shows an error on purpose",
    "main.sign_out": "ends the visit",
    "main.email_template": "a developer's page",
    "main.letter_spec": "a file of Notify's own bucket",
    "main.public_download_agreement": "a file of Notify's own bucket",
    "main.service_download_agreement": "a file of Notify's own bucket",
    "main.organisation_download_agreement": "a file of Notify's own bucket",
    "main.document_download_landing": "of the service that hands out files",
    "main.document_download_confirm_email_address": "of the service that hands out files",
    "main.document_download_download_document": "of the service that hands out files",
    "main.letter_branding_preview_image": "draws with letters of its own",
}
"""Routes that are not visited, each with its reason."""

OWN_FAULTS: Final[Mapping[str, str]] = {
    "main.user_profile_confirm_delete_security_key": "it leads to a page, and leaves the key out",
    "main.action_blocked": "it leads back to a template, and there is none",
}
"""Routes that are broken in the website itself, whatever the API answers."""

_QUERIES: Final[Mapping[str, str]] = {
    "main.download_notifications_csv": "?message_type=sms",
    "main.download_organisation_usage_report": "?selected_year={year}",
    "main.view_letter_upload_as_preview": "?page=1",
    "no_cookie.view_invalid_letter_attachment_as_preview": "?page=1",
}
"""What the website's own links to a page have in their queries."""


ENDS: Final = ("cancel_invited_user", "cancel_invited_org_user", "service_make_blank_default")
"""Routes that end or change something by a mere visit: they come last."""


@dataclass(frozen=True)
class Visit:
    """A page that was opened.

    Attributes:
        endpoint: The website's name of its route.
        path: Where it is.
        status: The status of the answer.
        unknown: What the website asked for, and the sandbox does not have.
    """

    endpoint: str
    path: str
    status: int
    unknown: tuple[str, ...]

    @property
    def lack(self) -> str | None:
        """What is missing for this page; None if nothing is."""
        if self.unknown:
            return ", ".join(self.unknown)
        return f"{self.status} {self.path}" if self.status >= _BROKEN else None


@dataclass
class Visits:
    """What became of all routes, for several people.

    Attributes:
        made: Pages that were opened.
        unfilled: Routes for which nothing is there.
        left_out: Routes that are not meant to be visited.
    """

    made: list[Visit] = field(default_factory=list["Visit"])
    unfilled: set[str] = field(default_factory=set[str])
    left_out: set[str] = field(default_factory=set[str])

    @property
    def visited(self) -> set[str]:
        """The routes that were opened."""
        return {visit.endpoint for visit in self.made}

    @property
    def fine(self) -> set[str]:
        """The routes with a page that is not an error, for one of the people."""
        return {visit.endpoint for visit in self.made if visit.status < _ERROR}

    @property
    def lacking(self) -> dict[str, str]:
        """The routes that lack something, and what."""
        return {visit.endpoint: visit.lack for visit in self.made if visit.lack}

    @property
    def needing(self) -> dict[str, str]:
        """The routes that need something of the sandbox, and what."""
        return {name: lack for name, lack in self.lacking.items() if name not in OWN_FAULTS}


def routes(checkout: Path, python: Path) -> list[tuple[str, str]]:
    """Ask the website for its routes that can be opened: their names and their paths."""
    asked = subprocess.run(  # noqa: S603 - as the caller said
        [str(python), "-W", "ignore", "-c", _ASK],
        cwd=checkout,
        env={**os.environ, "NOTIFY_ENVIRONMENT": "development"},
        capture_output=True,
        text=True,
        check=True,
    )
    line = next(each for each in asked.stdout.splitlines() if each.startswith("ROUTES"))
    listed: list[list[str]] = json.loads(line.removeprefix("ROUTES"))
    return [(endpoint, rule) for endpoint, rule in listed]


def visit(
    visits: Visits,
    request: APIRequestContext,
    base: str,
    listed: list[tuple[str, str]],
    things: Mapping[str, str],
    watch: Watch,
) -> None:
    """Open each page once, and those that end something last."""
    ordered = sorted(listed, key=lambda each: each[0].removeprefix("main.").startswith(ENDS))
    for endpoint, rule in ordered:
        if endpoint in NOT_MEANT or (endpoint.startswith("no_cookie.") and "image" in endpoint):
            visits.left_out.add(endpoint)
            continue
        path = filled(endpoint, rule, things)
        if path is None:
            visits.unfilled.add(endpoint)
            continue
        before = watch.unknown.copy()
        query = _QUERIES.get(endpoint, "").format(year=things["financial_year"])
        answer = request.get(base + path + query, max_redirects=0)
        unknown = tuple(watch.unknown - before)
        visits.made.append(Visit(endpoint, path, answer.status, unknown))


def filled(endpoint: str, rule: str, things: Mapping[str, str]) -> str | None:
    """Fill in a route; None where it names something that is not there."""
    name = endpoint.rpartition(".")[2]
    lacking = False

    def value(match: re.Match[str]) -> str:
        nonlocal lacking
        blank = f"{match[1]}:{match[2]}"
        found = things.get(f"{name}.{match[2]}") or _AS.get(blank) or things.get(match[2])
        lacking |= found is None
        return found or ""

    path = _BLANK.sub(value, rule)
    return None if lacking else path


def report(visits: Visits) -> Iterator[str]:
    """Say what became of the routes."""
    visited, lacking = visits.visited, visits.lacking
    total = len(visited | visits.unfilled | visits.left_out)
    yield f"{len(visited)} of {total} routes visited, as a person and as a platform administrator"
    yield f"{len(visited) - len(lacking)} of the {len(visited)} need nothing more"
    for name, lack in visits.needing.items():
        yield f"  needs more: {name}: {lack}"
    for name in lacking:
        if name in OWN_FAULTS:
            yield f"  broken in the website itself: {name}: {OWN_FAULTS[name]}"
    yield f"{len(visits.fine)} of the {len(visited)} have a page for one of the two"
    for status, names in _refused(visits).items():
        yield f"  {status}, as the website decides: {', '.join(names)}"
    nothing = sorted(visits.unfilled - visited)
    yield f"{len(nothing)} not visited, as nothing is there for them: {', '.join(nothing)}"
    why = Counter(NOT_MEANT.get(name, "pictures of the website's own") for name in visits.left_out)
    for reason, count in why.items():
        yield f"{count} not visited: {reason}"


def _refused(visits: Visits) -> dict[int, list[str]]:
    refused: dict[int, list[str]] = {}
    without = visits.visited - visits.fine - {*visits.lacking}
    for endpoint, status in sorted({each.endpoint: each.status for each in visits.made}.items()):
        if endpoint in without:
            refused.setdefault(status, []).append(endpoint)
    return dict(sorted(refused.items()))
