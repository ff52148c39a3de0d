"""All groups of a client, each imported when it is first used: together they take a while."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed.admin._group import AsyncPerform
    from notify_typed.admin._groups_async.api_keys import AsyncApiKeys
    from notify_typed.admin._groups_async.callbacks import AsyncCallbacks
    from notify_typed.admin._groups_async.guest_list import AsyncGuestLists
    from notify_typed.admin._groups_async.inbound import AsyncInbound
    from notify_typed.admin._groups_async.invites import AsyncInvites
    from notify_typed.admin._groups_async.jobs import AsyncJobs
    from notify_typed.admin._groups_async.letter_contacts import AsyncLetterContacts
    from notify_typed.admin._groups_async.notifications import AsyncNotifications
    from notify_typed.admin._groups_async.reply_to_emails import AsyncReplyToEmails
    from notify_typed.admin._groups_async.services import AsyncServices
    from notify_typed.admin._groups_async.sms_senders import AsyncSmsSenders
    from notify_typed.admin._groups_async.team import AsyncTeam
    from notify_typed.admin._groups_async.template_folders import AsyncTemplateFolders
    from notify_typed.admin._groups_async.templates import AsyncTemplates
    from notify_typed.admin._groups_async.users import AsyncUsers
    from notify_typed.admin._groups_async.webauthn import AsyncWebauthn

__all__ = ["AsyncCatalogue"]


class AsyncCatalogue:
    """The groups, as attributes of a client."""

    _acting_user_id: UUID | None
    _admin_base_url: str | None

    @property
    def _perform(self) -> AsyncPerform:
        """Carries a method's request out; each client has its own."""
        raise NotImplementedError

    @property
    def services(self) -> AsyncServices:
        """Services: what teams use Notify for."""
        from notify_typed.admin._groups_async.services import AsyncServices  # noqa: PLC0415 - see above

        return AsyncServices(self._perform, self._acting_user_id, self._admin_base_url)

    @property
    def users(self) -> AsyncUsers:
        """People, and the steps of signing up and in."""
        from notify_typed.admin._groups_async.users import AsyncUsers  # noqa: PLC0415 - see above

        return AsyncUsers(self._perform, self._acting_user_id, self._admin_base_url)

    @property
    def team(self) -> AsyncTeam:
        """Who belongs to a service, and what they may do there."""
        from notify_typed.admin._groups_async.team import AsyncTeam  # noqa: PLC0415 - see above

        return AsyncTeam(self._perform, self._acting_user_id, self._admin_base_url)

    @property
    def webauthn(self) -> AsyncWebauthn:
        """Security keys that people sign in with."""
        from notify_typed.admin._groups_async.webauthn import AsyncWebauthn  # noqa: PLC0415 - see above

        return AsyncWebauthn(self._perform, self._acting_user_id, self._admin_base_url)

    @property
    def notifications(self) -> AsyncNotifications:
        """A service's messages: read, search, cancel, and send one at a time."""
        from notify_typed.admin._groups_async.notifications import AsyncNotifications  # noqa: PLC0415 - see above

        return AsyncNotifications(self._perform, self._acting_user_id, self._admin_base_url)

    @property
    def jobs(self) -> AsyncJobs:
        """Uploaded spreadsheets, of which each row becomes a message."""
        from notify_typed.admin._groups_async.jobs import AsyncJobs  # noqa: PLC0415 - see above

        return AsyncJobs(self._perform, self._acting_user_id, self._admin_base_url)

    @property
    def api_keys(self) -> AsyncApiKeys:
        """The keys with which a service's programs send."""
        from notify_typed.admin._groups_async.api_keys import AsyncApiKeys  # noqa: PLC0415 - see above

        return AsyncApiKeys(self._perform, self._acting_user_id, self._admin_base_url)

    @property
    def templates(self) -> AsyncTemplates:
        """What messages are made of."""
        from notify_typed.admin._groups_async.templates import AsyncTemplates  # noqa: PLC0415 - see above

        return AsyncTemplates(self._perform, self._acting_user_id, self._admin_base_url)

    @property
    def template_folders(self) -> AsyncTemplateFolders:
        """Folders that templates are kept in."""
        from notify_typed.admin._groups_async.template_folders import AsyncTemplateFolders  # noqa: PLC0415 - see above

        return AsyncTemplateFolders(self._perform, self._acting_user_id, self._admin_base_url)

    @property
    def sms_senders(self) -> AsyncSmsSenders:
        """Whom text messages are from."""
        from notify_typed.admin._groups_async.sms_senders import AsyncSmsSenders  # noqa: PLC0415 - see above

        return AsyncSmsSenders(self._perform, self._acting_user_id, self._admin_base_url)

    @property
    def reply_to_emails(self) -> AsyncReplyToEmails:
        """Where replies to emails go."""
        from notify_typed.admin._groups_async.reply_to_emails import AsyncReplyToEmails  # noqa: PLC0415 - see above

        return AsyncReplyToEmails(self._perform, self._acting_user_id, self._admin_base_url)

    @property
    def letter_contacts(self) -> AsyncLetterContacts:
        """Whom letters are from."""
        from notify_typed.admin._groups_async.letter_contacts import AsyncLetterContacts  # noqa: PLC0415 - see above

        return AsyncLetterContacts(self._perform, self._acting_user_id, self._admin_base_url)

    @property
    def guest_list(self) -> AsyncGuestLists:
        """Whom a service in trial mode, and a team key, reach beside the team."""
        from notify_typed.admin._groups_async.guest_list import AsyncGuestLists  # noqa: PLC0415 - see above

        return AsyncGuestLists(self._perform, self._acting_user_id, self._admin_base_url)

    @property
    def callbacks(self) -> AsyncCallbacks:
        """Where Notify tells a service's programs what happened."""
        from notify_typed.admin._groups_async.callbacks import AsyncCallbacks  # noqa: PLC0415 - see above

        return AsyncCallbacks(self._perform, self._acting_user_id, self._admin_base_url)

    @property
    def inbound(self) -> AsyncInbound:
        """Numbers that people can text to, and what they sent."""
        from notify_typed.admin._groups_async.inbound import AsyncInbound  # noqa: PLC0415 - see above

        return AsyncInbound(self._perform, self._acting_user_id, self._admin_base_url)

    @property
    def invites(self) -> AsyncInvites:
        """Invitations to join a service's team."""
        from notify_typed.admin._groups_async.invites import AsyncInvites  # noqa: PLC0415 - see above

        return AsyncInvites(self._perform, self._acting_user_id, self._admin_base_url)
