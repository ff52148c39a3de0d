# Made from notify_typed/admin/_async_client.py by scripts/make_sync.py; edit that.
"""The admin client: its groups of methods, each imported when it is first used.

All groups together take a while to import.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from notify_typed._engine._sync.client import SyncAPIClient
from notify_typed._engine._sync.driver import drive
from notify_typed._engine.timeouts import DEFAULT_TIMEOUT
from notify_typed.admin._core import AdminCore

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed._engine.http_clients import AnyTimeout, AnyURL, HTTPClient
    from notify_typed._engine.operation import Operation
    from notify_typed._engine.retries import OnRetry, RetryPolicy
    from notify_typed._engine.tls import Verify
    from notify_typed.admin._groups.api_keys import ApiKeys
    from notify_typed.admin._groups.attachments import LetterAttachments
    from notify_typed.admin._groups.billing import Billing
    from notify_typed.admin._groups.branding_pools import BrandingPools
    from notify_typed.admin._groups.callbacks import Callbacks
    from notify_typed.admin._groups.contact_lists import ContactLists
    from notify_typed.admin._groups.data_retention import RetentionRules
    from notify_typed.admin._groups.email_branding import EmailBrandings
    from notify_typed.admin._groups.email_files import EmailFiles
    from notify_typed.admin._groups.events import Events
    from notify_typed.admin._groups.guest_list import GuestLists
    from notify_typed.admin._groups.inbound import Inbound
    from notify_typed.admin._groups.invites import Invites
    from notify_typed.admin._groups.jobs import Jobs
    from notify_typed.admin._groups.joining import Joining
    from notify_typed.admin._groups.letter_branding import LetterBrandings
    from notify_typed.admin._groups.letter_contacts import LetterContacts
    from notify_typed.admin._groups.notifications import Notifications
    from notify_typed.admin._groups.org_invites import OrgInvites
    from notify_typed.admin._groups.organisations import Organisations
    from notify_typed.admin._groups.performance import Performance
    from notify_typed.admin._groups.platform import Platform
    from notify_typed.admin._groups.platform_reports import PlatformReports
    from notify_typed.admin._groups.reply_to_emails import ReplyToEmails
    from notify_typed.admin._groups.reports import Reports
    from notify_typed.admin._groups.returned_letters import ReturnedLetters
    from notify_typed.admin._groups.services import Services
    from notify_typed.admin._groups.sms_senders import SmsSenders
    from notify_typed.admin._groups.status import Status
    from notify_typed.admin._groups.team import Team
    from notify_typed.admin._groups.template_folders import TemplateFolders
    from notify_typed.admin._groups.template_usage import TemplateUsage
    from notify_typed.admin._groups.templates import Templates
    from notify_typed.admin._groups.unsubscribing import Unsubscribing
    from notify_typed.admin._groups.uploads import Uploads
    from notify_typed.admin._groups.users import Users
    from notify_typed.admin._groups.webauthn import Webauthn
    from notify_typed.admin._tracing import TraceSource
    from notify_typed.admin.caching import RequestCache

__all__ = ["AdminClient"]

T = TypeVar("T")


class AdminClient(AdminCore, SyncAPIClient):
    """A client of Notify's internal admin API.

    The secret allows everything, for any service: this is for those who run Notify or a
    sandbox of it. Programs that send messages for a service use `NotifyClient`.

    Safe to use from several threads at once; make one and keep it, as it keeps its connections.
    Close it, or use it in a `with` block.

    A change is made once: it is tried again only where it is certain that nothing was done, and is
    otherwise reported as `OutcomeUnknown`.

    Args:
        base_url: Where the API is, such as `http://localhost:6011`; left out,
            `NOTIFY_ADMIN_BASE_URL` of the environment, or `NOTIFY_BASE_URL`.
        secret: The secret that signs tokens; left out, `NOTIFY_ADMIN_SECRET` of the environment.
        client_id: The name that the secret belongs to; left out, `NOTIFY_ADMIN_CLIENT_ID` of the
            environment, or `notify-admin`.
        acting_user_id: On whose behalf the client acts. Notify keeps it with most changes.
        admin_base_url: Where the admin website is; it goes into links of the emails that some
            methods send.
        cache: Keeps services, people and templates, as Notify's own website does; none when left
            out. What shares a cache with a Notify must use this client for every change.
        trace: Gives the trace that the work in hand belongs to; it is passed on to Notify.
        timeout: Seconds for each of connect, read, write and pool, or an `httpx.Timeout`.
        retries: How often and for how long a call is tried.
        on_retry: Told before each further attempt.
        http_client: An `httpx.Client` or `httpx2.Client` of your own; see
            `NotifyClient`. httpx logs the addresses of requests at level INFO; that of
            `Invites.check_token` holds the token.
        verify: Whose certificates to trust: the path of a file or a folder of authorities'
            certificates, or an ``ssl.SSLContext``; left out, what the environment names, and
            without that certifi's.

    Raises:
        InvalidInput: An argument is not valid, or is in neither the call nor the environment.

    Every method that talks to Notify raises `InvalidInput` if an argument is not valid,
    before anything is sent, and a `RequestError` that says what is known when a request fails. With
    a cache, those that change something can raise a `CacheError`.

    Example:
        ::

            with AdminClient() as admin:
                user = admin.users.get_user_by_email("amala.bird@example.com")
                acting = admin.acting_as(user.id)
                key = acting.api_keys.create_api_key(
                    service_id, key_name="For tests", key_type="test"
                )
                notify = NotifyClient(key.key, base_url=admin.base_url)
    """

    def __init__(
        self,
        base_url: AnyURL | None = None,
        *,
        secret: str | None = None,
        client_id: str | None = None,
        acting_user_id: UUID | str | None = None,
        admin_base_url: str | None = None,
        cache: RequestCache | None = None,
        trace: TraceSource | None = None,
        timeout: AnyTimeout = DEFAULT_TIMEOUT,
        retries: RetryPolicy | None = None,
        on_retry: OnRetry | None = None,
        http_client: HTTPClient | None = None,
        verify: Verify | None = None,
    ) -> None:
        super().__init__(
            base_url,
            secret=secret,
            client_id=client_id,
            acting_user_id=acting_user_id,
            admin_base_url=admin_base_url,
            cache=cache,
            trace=trace,
            timeout=timeout,
            retries=retries,
            on_retry=on_retry,
        )
        if cache is not None:
            cache.check_for_blocking()
        self._connect(http_client, verify)

    @cached_property
    def services(self) -> Services:
        """Services: what teams use Notify for."""
        from notify_typed.admin._groups.services import Services  # noqa: PLC0415 - see above

        return Services(self)

    @cached_property
    def users(self) -> Users:
        """People, and the steps of signing up and in."""
        from notify_typed.admin._groups.users import Users  # noqa: PLC0415 - see above

        return Users(self)

    @cached_property
    def team(self) -> Team:
        """Who belongs to a service, and what they may do there."""
        from notify_typed.admin._groups.team import Team  # noqa: PLC0415 - see above

        return Team(self)

    @cached_property
    def webauthn(self) -> Webauthn:
        """Security keys that people sign in with."""
        from notify_typed.admin._groups.webauthn import Webauthn  # noqa: PLC0415 - see above

        return Webauthn(self)

    @cached_property
    def notifications(self) -> Notifications:
        """A service's messages: read, search, cancel, and send one at a time."""
        from notify_typed.admin._groups.notifications import Notifications  # noqa: PLC0415 - see above

        return Notifications(self)

    @cached_property
    def jobs(self) -> Jobs:
        """Uploaded spreadsheets, of which each row becomes a message."""
        from notify_typed.admin._groups.jobs import Jobs  # noqa: PLC0415 - see above

        return Jobs(self)

    @cached_property
    def api_keys(self) -> ApiKeys:
        """The keys with which a service's programs send."""
        from notify_typed.admin._groups.api_keys import ApiKeys  # noqa: PLC0415 - see above

        return ApiKeys(self)

    @cached_property
    def templates(self) -> Templates:
        """What messages are made of."""
        from notify_typed.admin._groups.templates import Templates  # noqa: PLC0415 - see above

        return Templates(self)

    @cached_property
    def template_folders(self) -> TemplateFolders:
        """Folders that templates are kept in."""
        from notify_typed.admin._groups.template_folders import TemplateFolders  # noqa: PLC0415 - see above

        return TemplateFolders(self)

    @cached_property
    def sms_senders(self) -> SmsSenders:
        """Whom text messages are from."""
        from notify_typed.admin._groups.sms_senders import SmsSenders  # noqa: PLC0415 - see above

        return SmsSenders(self)

    @cached_property
    def reply_to_emails(self) -> ReplyToEmails:
        """Where replies to emails go."""
        from notify_typed.admin._groups.reply_to_emails import ReplyToEmails  # noqa: PLC0415 - see above

        return ReplyToEmails(self)

    @cached_property
    def letter_contacts(self) -> LetterContacts:
        """Whom letters are from."""
        from notify_typed.admin._groups.letter_contacts import LetterContacts  # noqa: PLC0415 - see above

        return LetterContacts(self)

    @cached_property
    def guest_list(self) -> GuestLists:
        """Whom a service in trial mode, and a team key, reach beside the team."""
        from notify_typed.admin._groups.guest_list import GuestLists  # noqa: PLC0415 - see above

        return GuestLists(self)

    @cached_property
    def callbacks(self) -> Callbacks:
        """Where Notify tells a service's programs what happened."""
        from notify_typed.admin._groups.callbacks import Callbacks  # noqa: PLC0415 - see above

        return Callbacks(self)

    @cached_property
    def inbound(self) -> Inbound:
        """Numbers that people can text to, and what they sent."""
        from notify_typed.admin._groups.inbound import Inbound  # noqa: PLC0415 - see above

        return Inbound(self)

    @cached_property
    def invites(self) -> Invites:
        """Invitations to join a service's team."""
        from notify_typed.admin._groups.invites import Invites  # noqa: PLC0415 - see above

        return Invites(self)

    @cached_property
    def data_retention(self) -> RetentionRules:
        """How long a service's messages are kept."""
        from notify_typed.admin._groups.data_retention import RetentionRules  # noqa: PLC0415 - see above

        return RetentionRules(self)

    @cached_property
    def events(self) -> Events:
        """What happened on the website, for the record."""
        from notify_typed.admin._groups.events import Events  # noqa: PLC0415 - see above

        return Events(self)

    @cached_property
    def billing(self) -> Billing:
        """What services have used, and what that costs."""
        from notify_typed.admin._groups.billing import Billing  # noqa: PLC0415 - see above

        return Billing(self)

    @cached_property
    def template_usage(self) -> TemplateUsage:
        """How often templates are used."""
        from notify_typed.admin._groups.template_usage import TemplateUsage  # noqa: PLC0415 - see above

        return TemplateUsage(self)

    @cached_property
    def uploads(self) -> Uploads:
        """The files that people uploaded."""
        from notify_typed.admin._groups.uploads import Uploads  # noqa: PLC0415 - see above

        return Uploads(self)

    @cached_property
    def returned_letters(self) -> ReturnedLetters:
        """Letters that came back."""
        from notify_typed.admin._groups.returned_letters import ReturnedLetters  # noqa: PLC0415 - see above

        return ReturnedLetters(self)

    @cached_property
    def unsubscribing(self) -> Unsubscribing:
        """People who do not want a service's emails any more."""
        from notify_typed.admin._groups.unsubscribing import Unsubscribing  # noqa: PLC0415 - see above

        return Unsubscribing(self)

    @cached_property
    def organisations(self) -> Organisations:
        """The bodies that services belong to, with their members."""
        from notify_typed.admin._groups.organisations import Organisations  # noqa: PLC0415 - see above

        return Organisations(self)

    @cached_property
    def org_invites(self) -> OrgInvites:
        """Invitations to become a member of an organisation."""
        from notify_typed.admin._groups.org_invites import OrgInvites  # noqa: PLC0415 - see above

        return OrgInvites(self)

    @cached_property
    def contact_lists(self) -> ContactLists:
        """Spreadsheets of recipients that are kept for emergencies."""
        from notify_typed.admin._groups.contact_lists import ContactLists  # noqa: PLC0415 - see above

        return ContactLists(self)

    @cached_property
    def reports(self) -> Reports:
        """Spreadsheets of messages, made in the background."""
        from notify_typed.admin._groups.reports import Reports  # noqa: PLC0415 - see above

        return Reports(self)

    @cached_property
    def email_branding(self) -> EmailBrandings:
        """Logos, colours and texts that emails begin with."""
        from notify_typed.admin._groups.email_branding import EmailBrandings  # noqa: PLC0415 - see above

        return EmailBrandings(self)

    @cached_property
    def letter_branding(self) -> LetterBrandings:
        """Logos that letters begin with."""
        from notify_typed.admin._groups.letter_branding import LetterBrandings  # noqa: PLC0415 - see above

        return LetterBrandings(self)

    @cached_property
    def branding_pools(self) -> BrandingPools:
        """The brandings that an organisation's services choose from."""
        from notify_typed.admin._groups.branding_pools import BrandingPools  # noqa: PLC0415 - see above

        return BrandingPools(self)

    @cached_property
    def performance(self) -> Performance:
        """What Notify shows everybody of its work."""
        from notify_typed.admin._groups.performance import Performance  # noqa: PLC0415 - see above

        return Performance(self)

    @cached_property
    def joining(self) -> Joining:
        """Requests to join a service, and what its members decide."""
        from notify_typed.admin._groups.joining import Joining  # noqa: PLC0415 - see above

        return Joining(self)

    @cached_property
    def letter_attachments(self) -> LetterAttachments:
        """PDFs that are printed behind the letters of a template."""
        from notify_typed.admin._groups.attachments import LetterAttachments  # noqa: PLC0415 - see above

        return LetterAttachments(self)

    @cached_property
    def email_files(self) -> EmailFiles:
        """Files that the text of an email template links to."""
        from notify_typed.admin._groups.email_files import EmailFiles  # noqa: PLC0415 - see above

        return EmailFiles(self)

    @cached_property
    def platform(self) -> Platform:
        """What platform administrators of Notify look at."""
        from notify_typed.admin._groups.platform import Platform  # noqa: PLC0415 - see above

        return Platform(self)

    @cached_property
    def platform_reports(self) -> PlatformReports:
        """What all services have sent and must pay for, as platform administrators see it."""
        from notify_typed.admin._groups.platform_reports import PlatformReports  # noqa: PLC0415 - see above

        return PlatformReports(self)

    @cached_property
    def status(self) -> Status:
        """What the server tells everybody of itself."""
        from notify_typed.admin._groups.status import Status  # noqa: PLC0415 - see above

        return Status(self)

    def _send(self, operation: Operation[T]) -> T:
        """Make one call, with its retries and what it means for the cache."""
        return drive(self._flow(operation), self._connection.sender())

    def _count(self, key: str) -> int:
        """Read a number from the cache."""
        return drive(self._counted(key), self._connection.sender())
