# Made from notify_typed/admin/_groups_async/organisations.py by scripts/make_sync.py; edit that.
"""The bodies that services belong to, with their members."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from notify_typed._engine.inputs import flag, list_of, text, uuid
from notify_typed._engine.operation import CacheEntry
from notify_typed.admin._groups.group import Group
from notify_typed.admin._inputs import choice, financial_year, short_text
from notify_typed.admin._organisations import cached_domains, cached_name, organisation_changes
from notify_typed.admin._requests import change, data, read, then
from notify_typed_admin.api.organisations import (
    add_user_to_organisation,
    archive_organisation,
    create_organisation,
    get_organisation,
    get_organisation_by_domain,
    get_organisation_services,
    get_organisations,
    get_service_organisation,
    get_services_and_usage,
    get_users_for_organisation,
    notify_org_member_about_next_steps_of_go_live_request,
    notify_service_member_of_rejected_go_live_request,
    notify_users_of_request_to_go_live_for_service,
    remove_user_from_organisation,
    search_organisations,
    set_organisation_permissions,
    update_organisation,
    update_service_organisation,
)
from notify_typed_admin.models import (
    CreateOrganisationRequest,
    NextStepsRequest,
    Organisation,
    OrganisationMemberRequest,
    OrganisationPermission,
    OrganisationType,
    OrganisationUserPermission,
    RejectedGoLiveRequest,
    UpdateOrganisationRequest,
    UpdateServiceOrganisationRequest,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from notify_typed.admin._organisations import OrganisationAttributes
    from notify_typed_admin.models import (
        OrganisationListItem,
        OrganisationUsage,
        ServiceOfOrganisation,
        User,
    )

__all__ = ["Organisations"]


class Organisations(Group):
    """The bodies that services belong to, with their members."""

    def get_organisations(self) -> list[OrganisationListItem]:
        """List all organisations.

        Returns:
            Active ones first, then by name.

        Raises:
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> organisations = admin.organisations.get_organisations()
            >>> [organisation.name for organisation in organisations]
            ['Exampleton Council']
        """
        request = get_organisations.request_kwargs()
        return self._send(read(get_organisations, request, cache=CacheEntry("organisations")))

    def get_domains(self) -> list[str]:
        """List the domains of all organisations.

        Returns:
            The domains, in order of the alphabet.

        Raises:
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> admin.organisations.get_domains()
            ['exampleton.gov.uk']
        """
        return self._send(cached_domains())

    def get_organisation(self, organisation_id: UUID | str) -> Organisation:
        """Read an organisation.

        Args:
            organisation_id: The organisation.

        Returns:
            The organisation.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> organisation = admin.organisations.get_organisation(organisation_id)
            >>> organisation.name
            'Exampleton Council'
        """
        request = get_organisation.request_kwargs(uuid("organisation_id", organisation_id))
        return self._send(read(get_organisation, request))

    def get_organisation_name(self, organisation_id: UUID | str) -> str:
        """Read the name of an organisation.

        Args:
            organisation_id: The organisation.

        Returns:
            The name.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> admin.organisations.get_organisation_name(organisation_id)
            'Exampleton Council'
        """
        return self._send(cached_name(uuid("organisation_id", organisation_id)))

    def get_organisation_by_domain(self, *, domain: str) -> Organisation:
        """Find the organisation of a domain; `NotFound` if no organisation has it.

        Args:
            domain: The domain of an email address, such as `example.gov.uk`.

        Returns:
            The organisation.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> organisation = admin.organisations.get_organisation_by_domain(
            ...     domain="exampleton.gov.uk"
            ... )
            >>> organisation.name
            'Exampleton Council'
        """
        request = get_organisation_by_domain.request_kwargs(domain=text("domain", domain))
        return self._send(read(get_organisation_by_domain, request))

    def get_service_organisation(self, service_id: UUID | str) -> Organisation | None:
        """Read the organisation of a service.

        Args:
            service_id: The service.

        Returns:
            The organisation, or None.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> organisation = admin.organisations.get_service_organisation(service_id)
            >>> organisation.name
            'Exampleton Council'
        """
        request = get_service_organisation.request_kwargs(uuid("service_id", service_id))
        return self._send(
            then(
                read(get_service_organisation, request),
                lambda answer: answer if isinstance(answer, Organisation) else None,
            )
        )

    def search(self, *, name: str) -> list[OrganisationListItem]:
        """Find organisations by a part of their names.

        Args:
            name: The part; capitals do not matter.

        Returns:
            The organisations.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> organisations = admin.organisations.search(name="council")
            >>> [organisation.name for organisation in organisations]
            ['Exampleton Council']
        """
        request = search_organisations.request_kwargs(name=text("name", name))
        return self._send(data(read(search_organisations, request)))

    def create_organisation(
        self,
        *,
        name: str,
        crown: bool,
        organisation_type: OrganisationType | str,
        agreement_signed: bool = False,
    ) -> Organisation:
        """Make an organisation.

        Args:
            name: Its name.
            crown: Whether it is a Crown body.
            organisation_type: The part of the public sector it is of.
            agreement_signed: Whether it has signed the agreement.

        Returns:
            The organisation.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> organisation = admin.organisations.create_organisation(
            ...     name="Exampleton Library", crown=False, organisation_type="local"
            ... )
            >>> organisation.name
            'Exampleton Library'
        """
        body = CreateOrganisationRequest(
            name=short_text("name", name),
            crown=flag("crown", crown),
            organisation_type=choice(OrganisationType)("organisation_type", organisation_type),
            agreement_signed=flag("agreement_signed", agreement_signed),
        )
        request = create_organisation.request_kwargs(body=body)
        return self._send(change(create_organisation, request, clears=["organisations"]))

    def update_organisation(
        self,
        organisation_id: UUID | str,
        *,
        cached_service_ids: Iterable[UUID | str] | None = None,
        **attributes: Unpack[OrganisationAttributes],
    ) -> None:
        """Change an organisation.

        Args:
            organisation_id: The organisation.
            cached_service_ids: Its services, which a cache then forgets: they take over its type.
            attributes: What is to change.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.
            TypeError: There is no such attribute; nothing was sent.

        Example:
            >>> admin.organisations.update_organisation(
            ...     organisation_id, domains=["exampleton.gov.uk", "exampleton.example.gov.uk"]
            ... )
        """
        organisation = uuid("organisation_id", organisation_id)
        changes = organisation_changes(attributes)
        services = list_of("cached_service_ids", cached_service_ids or (), uuid)
        request = update_organisation.request_kwargs(
            organisation, body=UpdateOrganisationRequest(**changes)
        )
        clears = [
            *("domains", "organisations", f"organisation-{organisation}-name"),
            f"organisation-{organisation}-email-branding-pool",
            f"organisation-{organisation}-letter-branding-pool",
            *(f"service-{service}" for service in services),
        ]
        self._send(change(update_organisation, request, clears=clears))

    def archive_organisation(self, organisation_id: UUID | str) -> None:
        """Archive an organisation, which must not have active services or members.

        Args:
            organisation_id: The organisation.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> admin.organisations.archive_organisation(old_organisation_id)
        """
        organisation = uuid("organisation_id", organisation_id)
        request = archive_organisation.request_kwargs(organisation)
        self._send(
            change(
                archive_organisation,
                request,
                clears=["organisations", f"organisation-{organisation}-name", "domains"],
            )
        )

    def update_service_organisation(
        self, service_id: UUID | str, organisation_id: UUID | str
    ) -> None:
        """Link a service to an organisation.

        Args:
            service_id: The service.
            organisation_id: The organisation.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> admin.organisations.update_service_organisation(service_id, organisation_id)
        """
        service = uuid("service_id", service_id)
        body = UpdateServiceOrganisationRequest(
            service_id=service,
        )
        request = update_service_organisation.request_kwargs(
            uuid("organisation_id", organisation_id), body=body
        )
        self._send(
            change(
                update_service_organisation,
                request,
                clears=[
                    f"service-{service}",
                    "live-service-and-organisation-counts",
                    "organisations",
                ],
            )
        )

    def get_organisation_services(self, organisation_id: UUID | str) -> list[ServiceOfOrganisation]:
        """List the services of an organisation.

        Args:
            organisation_id: The organisation.

        Returns:
            Active ones first, then by name.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> services = admin.organisations.get_organisation_services(organisation_id)
            >>> [service.name for service in services]
            ['Register to vote']
        """
        request = get_organisation_services.request_kwargs(uuid("organisation_id", organisation_id))
        return self._send(read(get_organisation_services, request))

    def get_services_and_usage(
        self, organisation_id: UUID | str, *, year: int
    ) -> OrganisationUsage:
        """Sum up what the live services of an organisation used in a year.

        Args:
            organisation_id: The organisation.
            year: The financial year, named by its first calendar year.

        Returns:
            The sums.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> usage = admin.organisations.get_services_and_usage(
            ...     organisation_id, year=2026
            ... )
            >>> [service.service_name for service in usage.services]
            ['Register to vote']
        """
        request = get_services_and_usage.request_kwargs(
            uuid("organisation_id", organisation_id), year=financial_year("year", year)
        )
        return self._send(read(get_services_and_usage, request))

    def get_users_for_organisation(self, organisation_id: UUID | str) -> list[User]:
        """List the members of an organisation.

        Args:
            organisation_id: The organisation.

        Returns:
            The members.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> users = admin.organisations.get_users_for_organisation(organisation_id)
            >>> [user.name for user in users]
            ['Jo Bird']
        """
        request = get_users_for_organisation.request_kwargs(
            uuid("organisation_id", organisation_id)
        )
        return self._send(data(read(get_users_for_organisation, request)))

    def add_user_to_organisation(
        self,
        organisation_id: UUID | str,
        user_id: UUID | str,
        *,
        permissions: Iterable[OrganisationUserPermission | str],
    ) -> User:
        """Make somebody a member of an organisation.

        Args:
            organisation_id: The organisation.
            user_id: The person.
            permissions: What the member may do: `can_make_services_live`.

        Returns:
            The person.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> user = admin.organisations.add_user_to_organisation(
            ...     organisation_id, user_id, permissions=["can_make_services_live"]
            ... )
            >>> user.name
            'Sam Example'
        """
        user = uuid("user_id", user_id)
        body = OrganisationMemberRequest(
            permissions=_granted(permissions),
        )
        request = add_user_to_organisation.request_kwargs(
            uuid("organisation_id", organisation_id), user, body=body
        )
        return self._send(data(change(add_user_to_organisation, request, clears=[f"user-{user}"])))

    def set_organisation_permissions(
        self,
        user_id: UUID | str,
        organisation_id: UUID | str,
        *,
        permissions: Iterable[OrganisationUserPermission | str],
    ) -> None:
        """Set what a member of an organisation may do, in the place of what was before.

        Args:
            user_id: The person.
            organisation_id: The organisation.
            permissions: What the member may do: `can_make_services_live`, or nothing.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> admin.organisations.set_organisation_permissions(
            ...     organisation_user_id, organisation_id, permissions=["can_make_services_live"]
            ... )
        """
        user = uuid("user_id", user_id)
        body = OrganisationMemberRequest(
            permissions=_granted(permissions),
        )
        request = set_organisation_permissions.request_kwargs(
            user, uuid("organisation_id", organisation_id), body=body
        )
        self._send(change(set_organisation_permissions, request, clears=[f"user-{user}"]))

    def remove_user_from_organisation(
        self, organisation_id: UUID | str, user_id: UUID | str
    ) -> None:
        """Remove a member from an organisation.

        Args:
            organisation_id: The organisation.
            user_id: The person.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> admin.organisations.remove_user_from_organisation(
            ...     organisation_id, organisation_user_id
            ... )
        """
        user = uuid("user_id", user_id)
        request = remove_user_from_organisation.request_kwargs(
            uuid("organisation_id", organisation_id), user
        )
        self._send(change(remove_user_from_organisation, request, clears=[f"user-{user}"]))

    def notify_users_of_request_to_go_live_for_service(self, service_id: UUID | str) -> None:
        """Tell an organisation that a service wants to go live, and who asked.

        Args:
            service_id: The service.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> admin.organisations.notify_users_of_request_to_go_live_for_service(
            ...     service_id
            ... )
        """
        request = notify_users_of_request_to_go_live_for_service.request_kwargs(
            uuid("service_id", service_id)
        )
        self._send(change(notify_users_of_request_to_go_live_for_service, request))

    def notify_org_member_about_next_steps_of_go_live_request(
        self, service_id: UUID | str, *, to: str, service_name: str, content: str
    ) -> None:
        """Tell a member what comes next for a service that wants to go live.

        Args:
            service_id: The service.
            to: The member's address; no error shows it.
            service_name: The service.
            content: The text.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> admin.organisations.notify_org_member_about_next_steps_of_go_live_request(
            ...     service_id,
            ...     to="jo.bird@example.gov.uk",
            ...     service_name="Register to vote",
            ...     content="The service is live now.",
            ... )
        """
        told = NextStepsRequest(
            to=text("to", to),
            service_name=text("service_name", service_name),
            body=text("content", content),
        )
        request = notify_org_member_about_next_steps_of_go_live_request.request_kwargs(
            uuid("service_id", service_id), body=told
        )
        self._send(
            change(
                notify_org_member_about_next_steps_of_go_live_request, request, hidden={"to": to}
            )
        )

    def notify_service_member_of_rejected_go_live_request(
        self,
        service_id: UUID | str,
        *,
        name: str,
        service_name: str,
        organisation_name: str,
        reason: str,
        organisation_team_member_name: str,
        organisation_team_member_email: str,
    ) -> None:
        """Tell who asked that a service cannot go live yet.

        Args:
            service_id: The service.
            name: The person who asked.
            service_name: The service.
            organisation_name: The organisation.
            reason: Why.
            organisation_team_member_name: Who decided.
            organisation_team_member_email: The address of that person.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> admin.organisations.notify_service_member_of_rejected_go_live_request(
            ...     service_id,
            ...     name="Sam Example",
            ...     service_name="Register to vote",
            ...     organisation_name="Exampleton Council",
            ...     reason="There is a service like this already.",
            ...     organisation_team_member_name="Jo Bird",
            ...     organisation_team_member_email="jo.bird@example.gov.uk",
            ... )
        """
        body = RejectedGoLiveRequest(
            name=text("name", name),
            service_name=text("service_name", service_name),
            organisation_name=text("organisation_name", organisation_name),
            reason=text("reason", reason),
            organisation_team_member_name=text(
                "organisation_team_member_name", organisation_team_member_name
            ),
            organisation_team_member_email=text(
                "organisation_team_member_email", organisation_team_member_email
            ),
        )
        request = notify_service_member_of_rejected_go_live_request.request_kwargs(
            uuid("service_id", service_id), body=body
        )
        self._send(change(notify_service_member_of_rejected_go_live_request, request))


def _granted(permissions: object) -> list[OrganisationPermission]:
    names = list_of("permissions", permissions, choice(OrganisationUserPermission))
    return [OrganisationPermission(permission=name) for name in names]
