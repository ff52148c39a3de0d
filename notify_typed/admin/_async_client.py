"""The async admin client: its groups of methods, each imported when it is first used.

All groups together take a while to import.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from notify_typed._engine._async.client import AsyncAPIClient
from notify_typed._engine._async.driver import async_drive
from notify_typed._engine.timeouts import DEFAULT_TIMEOUT
from notify_typed.admin._core import AdminCore

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed._engine.http_clients import AnyTimeout, AnyURL, AsyncHTTPClient
    from notify_typed._engine.operation import Operation
    from notify_typed._engine.retries import OnRetry, RetryPolicy
    from notify_typed._engine.tls import Verify
    from notify_typed.admin._groups_async.api_keys import AsyncApiKeys
    from notify_typed.admin._groups_async.attachments import AsyncLetterAttachments
    from notify_typed.admin._groups_async.billing import AsyncBilling
    from notify_typed.admin._groups_async.branding_pools import AsyncBrandingPools
    from notify_typed.admin._groups_async.callbacks import AsyncCallbacks
    from notify_typed.admin._groups_async.contact_lists import AsyncContactLists
    from notify_typed.admin._groups_async.data_retention import AsyncRetentionRules
    from notify_typed.admin._groups_async.email_branding import AsyncEmailBrandings
    from notify_typed.admin._groups_async.email_files import AsyncEmailFiles
    from notify_typed.admin._groups_async.events import AsyncEvents
    from notify_typed.admin._groups_async.guest_list import AsyncGuestLists
    from notify_typed.admin._groups_async.inbound import AsyncInbound
    from notify_typed.admin._groups_async.invites import AsyncInvites
    from notify_typed.admin._groups_async.jobs import AsyncJobs
    from notify_typed.admin._groups_async.joining import AsyncJoining
    from notify_typed.admin._groups_async.letter_branding import AsyncLetterBrandings
    from notify_typed.admin._groups_async.letter_contacts import AsyncLetterContacts
    from notify_typed.admin._groups_async.notifications import AsyncNotifications
    from notify_typed.admin._groups_async.org_invites import AsyncOrgInvites
    from notify_typed.admin._groups_async.organisations import AsyncOrganisations
    from notify_typed.admin._groups_async.performance import AsyncPerformance
    from notify_typed.admin._groups_async.platform import AsyncPlatform
    from notify_typed.admin._groups_async.platform_reports import AsyncPlatformReports
    from notify_typed.admin._groups_async.reply_to_emails import AsyncReplyToEmails
    from notify_typed.admin._groups_async.reports import AsyncReports
    from notify_typed.admin._groups_async.returned_letters import AsyncReturnedLetters
    from notify_typed.admin._groups_async.services import AsyncServices
    from notify_typed.admin._groups_async.sms_senders import AsyncSmsSenders
    from notify_typed.admin._groups_async.status import AsyncStatus
    from notify_typed.admin._groups_async.team import AsyncTeam
    from notify_typed.admin._groups_async.template_folders import AsyncTemplateFolders
    from notify_typed.admin._groups_async.template_usage import AsyncTemplateUsage
    from notify_typed.admin._groups_async.templates import AsyncTemplates
    from notify_typed.admin._groups_async.unsubscribing import AsyncUnsubscribing
    from notify_typed.admin._groups_async.uploads import AsyncUploads
    from notify_typed.admin._groups_async.users import AsyncUsers
    from notify_typed.admin._groups_async.webauthn import AsyncWebauthn
    from notify_typed.admin._tracing import TraceSource
    from notify_typed.admin.caching import RequestCache

__all__ = ["AsyncAdminClient"]

T = TypeVar("T")


class AsyncAdminClient(AdminCore, AsyncAPIClient):
    """A client of Notify's internal admin API for asyncio.

    The secret allows everything, for any service: this is for those who run Notify or a
    sandbox of it. Programs that send messages for a service use `AsyncNotifyClient`.

    Make one and keep it for as long as the event loop runs, as it keeps its connections. Close it
    with `await client.aclose()`, or use it in an `async with` block. Lists are walked with
    `async for`.

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
        http_client: An `httpx.AsyncClient` or `httpx2.AsyncClient` of your own; see
            `AsyncNotifyClient`. httpx logs the addresses of requests at level INFO; that of
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

            async with AsyncAdminClient() as admin:
                user = await admin.users.get_user_by_email("amala.bird@example.com")
                acting = admin.acting_as(user.id)
                key = await acting.api_keys.create_api_key(
                    service_id, key_name="For tests", key_type="test"
                )
                notify = AsyncNotifyClient(key.key, base_url=admin.base_url)
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
        http_client: AsyncHTTPClient | None = None,
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
            cache.check_for_asyncio()
        self._connect(http_client, verify)

    @cached_property
    def services(self) -> AsyncServices:
        """Services: what teams use Notify for."""
        from notify_typed.admin._groups_async.services import AsyncServices  # noqa: PLC0415 - see above

        return AsyncServices(self)

    @cached_property
    def users(self) -> AsyncUsers:
        """People, and the steps of signing up and in."""
        from notify_typed.admin._groups_async.users import AsyncUsers  # noqa: PLC0415 - see above

        return AsyncUsers(self)

    @cached_property
    def team(self) -> AsyncTeam:
        """Who belongs to a service, and what they may do there."""
        from notify_typed.admin._groups_async.team import AsyncTeam  # noqa: PLC0415 - see above

        return AsyncTeam(self)

    @cached_property
    def webauthn(self) -> AsyncWebauthn:
        """Security keys that people sign in with."""
        from notify_typed.admin._groups_async.webauthn import AsyncWebauthn  # noqa: PLC0415 - see above

        return AsyncWebauthn(self)

    @cached_property
    def notifications(self) -> AsyncNotifications:
        """A service's messages: read, search, cancel, and send one at a time."""
        from notify_typed.admin._groups_async.notifications import AsyncNotifications  # noqa: PLC0415 - see above

        return AsyncNotifications(self)

    @cached_property
    def jobs(self) -> AsyncJobs:
        """Uploaded spreadsheets, of which each row becomes a message."""
        from notify_typed.admin._groups_async.jobs import AsyncJobs  # noqa: PLC0415 - see above

        return AsyncJobs(self)

    @cached_property
    def api_keys(self) -> AsyncApiKeys:
        """The keys with which a service's programs send."""
        from notify_typed.admin._groups_async.api_keys import AsyncApiKeys  # noqa: PLC0415 - see above

        return AsyncApiKeys(self)

    @cached_property
    def templates(self) -> AsyncTemplates:
        """What messages are made of."""
        from notify_typed.admin._groups_async.templates import AsyncTemplates  # noqa: PLC0415 - see above

        return AsyncTemplates(self)

    @cached_property
    def template_folders(self) -> AsyncTemplateFolders:
        """Folders that templates are kept in."""
        from notify_typed.admin._groups_async.template_folders import AsyncTemplateFolders  # noqa: PLC0415 - see above

        return AsyncTemplateFolders(self)

    @cached_property
    def sms_senders(self) -> AsyncSmsSenders:
        """Whom text messages are from."""
        from notify_typed.admin._groups_async.sms_senders import AsyncSmsSenders  # noqa: PLC0415 - see above

        return AsyncSmsSenders(self)

    @cached_property
    def reply_to_emails(self) -> AsyncReplyToEmails:
        """Where replies to emails go."""
        from notify_typed.admin._groups_async.reply_to_emails import AsyncReplyToEmails  # noqa: PLC0415 - see above

        return AsyncReplyToEmails(self)

    @cached_property
    def letter_contacts(self) -> AsyncLetterContacts:
        """Whom letters are from."""
        from notify_typed.admin._groups_async.letter_contacts import AsyncLetterContacts  # noqa: PLC0415 - see above

        return AsyncLetterContacts(self)

    @cached_property
    def guest_list(self) -> AsyncGuestLists:
        """Whom a service in trial mode, and a team key, reach beside the team."""
        from notify_typed.admin._groups_async.guest_list import AsyncGuestLists  # noqa: PLC0415 - see above

        return AsyncGuestLists(self)

    @cached_property
    def callbacks(self) -> AsyncCallbacks:
        """Where Notify tells a service's programs what happened."""
        from notify_typed.admin._groups_async.callbacks import AsyncCallbacks  # noqa: PLC0415 - see above

        return AsyncCallbacks(self)

    @cached_property
    def inbound(self) -> AsyncInbound:
        """Numbers that people can text to, and what they sent."""
        from notify_typed.admin._groups_async.inbound import AsyncInbound  # noqa: PLC0415 - see above

        return AsyncInbound(self)

    @cached_property
    def invites(self) -> AsyncInvites:
        """Invitations to join a service's team."""
        from notify_typed.admin._groups_async.invites import AsyncInvites  # noqa: PLC0415 - see above

        return AsyncInvites(self)

    @cached_property
    def data_retention(self) -> AsyncRetentionRules:
        """How long a service's messages are kept."""
        from notify_typed.admin._groups_async.data_retention import AsyncRetentionRules  # noqa: PLC0415 - see above

        return AsyncRetentionRules(self)

    @cached_property
    def events(self) -> AsyncEvents:
        """What happened on the website, for the record."""
        from notify_typed.admin._groups_async.events import AsyncEvents  # noqa: PLC0415 - see above

        return AsyncEvents(self)

    @cached_property
    def billing(self) -> AsyncBilling:
        """What services have used, and what that costs."""
        from notify_typed.admin._groups_async.billing import AsyncBilling  # noqa: PLC0415 - see above

        return AsyncBilling(self)

    @cached_property
    def template_usage(self) -> AsyncTemplateUsage:
        """How often templates are used."""
        from notify_typed.admin._groups_async.template_usage import AsyncTemplateUsage  # noqa: PLC0415 - see above

        return AsyncTemplateUsage(self)

    @cached_property
    def uploads(self) -> AsyncUploads:
        """The files that people uploaded."""
        from notify_typed.admin._groups_async.uploads import AsyncUploads  # noqa: PLC0415 - see above

        return AsyncUploads(self)

    @cached_property
    def returned_letters(self) -> AsyncReturnedLetters:
        """Letters that came back."""
        from notify_typed.admin._groups_async.returned_letters import AsyncReturnedLetters  # noqa: PLC0415 - see above

        return AsyncReturnedLetters(self)

    @cached_property
    def unsubscribing(self) -> AsyncUnsubscribing:
        """People who do not want a service's emails any more."""
        from notify_typed.admin._groups_async.unsubscribing import AsyncUnsubscribing  # noqa: PLC0415 - see above

        return AsyncUnsubscribing(self)

    @cached_property
    def organisations(self) -> AsyncOrganisations:
        """The bodies that services belong to, with their members."""
        from notify_typed.admin._groups_async.organisations import AsyncOrganisations  # noqa: PLC0415 - see above

        return AsyncOrganisations(self)

    @cached_property
    def org_invites(self) -> AsyncOrgInvites:
        """Invitations to become a member of an organisation."""
        from notify_typed.admin._groups_async.org_invites import AsyncOrgInvites  # noqa: PLC0415 - see above

        return AsyncOrgInvites(self)

    @cached_property
    def contact_lists(self) -> AsyncContactLists:
        """Spreadsheets of recipients that are kept for emergencies."""
        from notify_typed.admin._groups_async.contact_lists import AsyncContactLists  # noqa: PLC0415 - see above

        return AsyncContactLists(self)

    @cached_property
    def reports(self) -> AsyncReports:
        """Spreadsheets of messages, made in the background."""
        from notify_typed.admin._groups_async.reports import AsyncReports  # noqa: PLC0415 - see above

        return AsyncReports(self)

    @cached_property
    def email_branding(self) -> AsyncEmailBrandings:
        """Logos, colours and texts that emails begin with."""
        from notify_typed.admin._groups_async.email_branding import AsyncEmailBrandings  # noqa: PLC0415 - see above

        return AsyncEmailBrandings(self)

    @cached_property
    def letter_branding(self) -> AsyncLetterBrandings:
        """Logos that letters begin with."""
        from notify_typed.admin._groups_async.letter_branding import AsyncLetterBrandings  # noqa: PLC0415 - see above

        return AsyncLetterBrandings(self)

    @cached_property
    def branding_pools(self) -> AsyncBrandingPools:
        """The brandings that an organisation's services choose from."""
        from notify_typed.admin._groups_async.branding_pools import AsyncBrandingPools  # noqa: PLC0415 - see above

        return AsyncBrandingPools(self)

    @cached_property
    def performance(self) -> AsyncPerformance:
        """What Notify shows everybody of its work."""
        from notify_typed.admin._groups_async.performance import AsyncPerformance  # noqa: PLC0415 - see above

        return AsyncPerformance(self)

    @cached_property
    def joining(self) -> AsyncJoining:
        """Requests to join a service, and what its members decide."""
        from notify_typed.admin._groups_async.joining import AsyncJoining  # noqa: PLC0415 - see above

        return AsyncJoining(self)

    @cached_property
    def letter_attachments(self) -> AsyncLetterAttachments:
        """PDFs that are printed behind the letters of a template."""
        from notify_typed.admin._groups_async.attachments import AsyncLetterAttachments  # noqa: PLC0415 - see above

        return AsyncLetterAttachments(self)

    @cached_property
    def email_files(self) -> AsyncEmailFiles:
        """Files that the text of an email template links to."""
        from notify_typed.admin._groups_async.email_files import AsyncEmailFiles  # noqa: PLC0415 - see above

        return AsyncEmailFiles(self)

    @cached_property
    def platform(self) -> AsyncPlatform:
        """What platform administrators of Notify look at."""
        from notify_typed.admin._groups_async.platform import AsyncPlatform  # noqa: PLC0415 - see above

        return AsyncPlatform(self)

    @cached_property
    def platform_reports(self) -> AsyncPlatformReports:
        """What all services have sent and must pay for, as platform administrators see it."""
        from notify_typed.admin._groups_async.platform_reports import AsyncPlatformReports  # noqa: PLC0415 - see above

        return AsyncPlatformReports(self)

    @cached_property
    def status(self) -> AsyncStatus:
        """What the server tells everybody of itself."""
        from notify_typed.admin._groups_async.status import AsyncStatus  # noqa: PLC0415 - see above

        return AsyncStatus(self)

    async def _send(self, operation: Operation[T]) -> T:
        """Make one call, with its retries and what it means for the cache."""
        return await async_drive(self._flow(operation), self._connection.sender())

    async def _count(self, key: str) -> int:
        """Read a number from the cache."""
        return await async_drive(self._counted(key), self._connection.sender())
