"""The objects of a world: services, keys, senders, templates."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from notify_typed._rules.months import Rules

KEY_TYPES = ("normal", "team", "test")
NOTIFICATION_TYPES = ("sms", "email", "letter")
CALLBACK_TYPES = ("delivery_status", "inbound_sms", "returned_letter")
UK_POSTAGE = ("first", "second", "economy")
PRECOMPILED_TEMPLATE = "Pre-compiled PDF"

DAILY_LIMITS = {
    "email": 250_000,
    "sms": 250_000,
    "international_sms": 100,
    "letter": 20_000,
}
RATE_LIMIT = 3_000


@dataclass(frozen=True, slots=True)
class ApiKey:
    """An API key of a service."""

    id: str
    label: str
    name: str
    type: str
    secret: str = field(repr=False)
    revoked: bool = False


@dataclass(frozen=True, slots=True)
class Sender:
    """A text message sender, an email reply-to address or a letter's contact block."""

    id: str
    text: str
    is_default: bool
    archived: bool


@dataclass(frozen=True, slots=True)
class Callback:
    """Where a service wants to be told of something, and the token it expects."""

    type: str
    url: str
    bearer_token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class EmailFile:
    """A file that the text of an email template links to.

    Attributes:
        id: Its id, by which the website stores it.
        filename: The name that it is downloaded under, and that stands in the text.
        link_text: The text of the link; the address itself if there is none.
        weeks: For how many weeks each recipient can download it.
        confirms_address: Whether recipients have to enter their email address first.
    """

    id: str
    filename: str
    link_text: str | None
    weeks: int
    confirms_address: bool


@dataclass(frozen=True, slots=True)
class Attachment:
    """A PDF that is printed behind the letters of a template."""

    id: str
    pages: int


@dataclass(frozen=True, slots=True)
class TemplateVersion:
    """A template as it was saved at one time; times are microseconds since 1970."""

    version: int
    name: str
    subject: str | None
    content: str
    created_at: int
    updated_at: int | None
    has_unsubscribe_link: bool
    postage: str | None
    letter_contact_id: str | None
    languages: str
    welsh_subject: str | None
    welsh_content: str | None
    attachment: Attachment | None = None
    files: tuple[EmailFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Template:
    """A template with all its versions, oldest first."""

    id: str
    service_id: str
    type: str
    archived: bool
    hidden: bool
    created_by: str
    versions: tuple[TemplateVersion, ...]

    @property
    def current(self) -> TemplateVersion:
        """The version that is sent."""
        return self.versions[-1]

    def version(self, number: int) -> TemplateVersion | None:
        """Return the version with a number, if there is one."""
        return next((version for version in self.versions if version.version == number), None)


@dataclass(frozen=True, slots=True)
class Service:
    """A service with everything it has set up."""

    id: str
    name: str
    active: bool
    restricted: bool
    permissions: frozenset[str]
    rate_limit: int
    daily_limits: Mapping[str, int]
    contact_link: str | None
    email_local_part: str
    prefix_sms: bool
    retention_days: int
    retention: Mapping[str, int]
    team_recipients: frozenset[str]
    guest_recipients: frozenset[str]
    sms_senders: tuple[Sender, ...]
    reply_tos: tuple[Sender, ...]
    letter_contacts: tuple[Sender, ...]
    inbound_numbers: tuple[str, ...]
    callbacks: Mapping[str, Callback]
    api_keys: tuple[ApiKey, ...]
    templates: Mapping[str, Template]
    rules: Rules

    def days_kept(self, kind: str) -> int:
        """Return for how many days messages of a kind are kept."""
        return self.retention.get(kind, self.retention_days)

    def key_text(self, key: ApiKey) -> str:
        """Return the API key as a client is given it."""
        return f"{key.name}-{self.id}-{key.secret}"

    def contact_block(self, version: TemplateVersion) -> str | None:
        """Return the contact block printed on letters made from a template version."""
        return next(
            (block.text for block in self.letter_contacts if block.id == version.letter_contact_id),
            None,
        )


@dataclass(frozen=True, slots=True)
class World:
    """All services, and the settings they share."""

    from_number: str
    email_domain: str
    sms_rate: float
    letter_rates: Mapping[str, Mapping[int, float]]
    services: Mapping[str, Service]

    def with_service(self, service: Service) -> World:
        """Return the same with one service added, or put in the place of the one with its id."""
        return replace(self, services={**self.services, service.id: service})

    def callback(self, service_id: str, kind: str) -> Callback | None:
        """Return where a service wants to be told of something, if it does."""
        service = self.services.get(service_id)
        return service.callbacks.get(kind) if service else None
