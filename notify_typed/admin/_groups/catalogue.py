# Made from notify_typed/admin/_groups_async/catalogue.py by scripts/make_sync.py; edit that.
"""All groups of a client, each imported when it is first used: together they take a while."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed.admin._group import Perform
    from notify_typed.admin._groups.api_keys import ApiKeys
    from notify_typed.admin._groups.callbacks import Callbacks
    from notify_typed.admin._groups.guest_list import GuestLists
    from notify_typed.admin._groups.inbound import Inbound
    from notify_typed.admin._groups.invites import Invites
    from notify_typed.admin._groups.jobs import Jobs
    from notify_typed.admin._groups.letter_contacts import LetterContacts
    from notify_typed.admin._groups.notifications import Notifications
    from notify_typed.admin._groups.reply_to_emails import ReplyToEmails
    from notify_typed.admin._groups.services import Services
    from notify_typed.admin._groups.sms_senders import SmsSenders
    from notify_typed.admin._groups.team import Team
    from notify_typed.admin._groups.template_folders import TemplateFolders
    from notify_typed.admin._groups.templates import Templates
    from notify_typed.admin._groups.users import Users
    from notify_typed.admin._groups.webauthn import Webauthn

__all__ = ["Catalogue"]


class Catalogue:
    """The groups, as attributes of a client."""

    _acting_user_id: UUID | None
    _admin_base_url: str | None

    @property
    def _perform(self) -> Perform:
        """Carries a method's request out; each client has its own."""
        raise NotImplementedError

    @property
    def services(self) -> Services:
        """Services: what teams use Notify for."""
        from notify_typed.admin._groups.services import Services  # noqa: PLC0415 - see above

        return Services(self._perform, self._acting_user_id, self._admin_base_url)

    @property
    def users(self) -> Users:
        """People, and the steps of signing up and in."""
        from notify_typed.admin._groups.users import Users  # noqa: PLC0415 - see above

        return Users(self._perform, self._acting_user_id, self._admin_base_url)

    @property
    def team(self) -> Team:
        """Who belongs to a service, and what they may do there."""
        from notify_typed.admin._groups.team import Team  # noqa: PLC0415 - see above

        return Team(self._perform, self._acting_user_id, self._admin_base_url)

    @property
    def webauthn(self) -> Webauthn:
        """Security keys that people sign in with."""
        from notify_typed.admin._groups.webauthn import Webauthn  # noqa: PLC0415 - see above

        return Webauthn(self._perform, self._acting_user_id, self._admin_base_url)

    @property
    def notifications(self) -> Notifications:
        """A service's messages: read, search, cancel, and send one at a time."""
        from notify_typed.admin._groups.notifications import Notifications  # noqa: PLC0415 - see above

        return Notifications(self._perform, self._acting_user_id, self._admin_base_url)

    @property
    def jobs(self) -> Jobs:
        """Uploaded spreadsheets, of which each row becomes a message."""
        from notify_typed.admin._groups.jobs import Jobs  # noqa: PLC0415 - see above

        return Jobs(self._perform, self._acting_user_id, self._admin_base_url)

    @property
    def api_keys(self) -> ApiKeys:
        """The keys with which a service's programs send."""
        from notify_typed.admin._groups.api_keys import ApiKeys  # noqa: PLC0415 - see above

        return ApiKeys(self._perform, self._acting_user_id, self._admin_base_url)

    @property
    def templates(self) -> Templates:
        """What messages are made of."""
        from notify_typed.admin._groups.templates import Templates  # noqa: PLC0415 - see above

        return Templates(self._perform, self._acting_user_id, self._admin_base_url)

    @property
    def template_folders(self) -> TemplateFolders:
        """Folders that templates are kept in."""
        from notify_typed.admin._groups.template_folders import TemplateFolders  # noqa: PLC0415 - see above

        return TemplateFolders(self._perform, self._acting_user_id, self._admin_base_url)

    @property
    def sms_senders(self) -> SmsSenders:
        """Whom text messages are from."""
        from notify_typed.admin._groups.sms_senders import SmsSenders  # noqa: PLC0415 - see above

        return SmsSenders(self._perform, self._acting_user_id, self._admin_base_url)

    @property
    def reply_to_emails(self) -> ReplyToEmails:
        """Where replies to emails go."""
        from notify_typed.admin._groups.reply_to_emails import ReplyToEmails  # noqa: PLC0415 - see above

        return ReplyToEmails(self._perform, self._acting_user_id, self._admin_base_url)

    @property
    def letter_contacts(self) -> LetterContacts:
        """Whom letters are from."""
        from notify_typed.admin._groups.letter_contacts import LetterContacts  # noqa: PLC0415 - see above

        return LetterContacts(self._perform, self._acting_user_id, self._admin_base_url)

    @property
    def guest_list(self) -> GuestLists:
        """Whom a service in trial mode, and a team key, reach beside the team."""
        from notify_typed.admin._groups.guest_list import GuestLists  # noqa: PLC0415 - see above

        return GuestLists(self._perform, self._acting_user_id, self._admin_base_url)

    @property
    def callbacks(self) -> Callbacks:
        """Where Notify tells a service's programs what happened."""
        from notify_typed.admin._groups.callbacks import Callbacks  # noqa: PLC0415 - see above

        return Callbacks(self._perform, self._acting_user_id, self._admin_base_url)

    @property
    def inbound(self) -> Inbound:
        """Numbers that people can text to, and what they sent."""
        from notify_typed.admin._groups.inbound import Inbound  # noqa: PLC0415 - see above

        return Inbound(self._perform, self._acting_user_id, self._admin_base_url)

    @property
    def invites(self) -> Invites:
        """Invitations to join a service's team."""
        from notify_typed.admin._groups.invites import Invites  # noqa: PLC0415 - see above

        return Invites(self._perform, self._acting_user_id, self._admin_base_url)
