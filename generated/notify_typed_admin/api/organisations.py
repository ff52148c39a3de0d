"""Operations tagged `organisations`, each with `request_kwargs` and `parse`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed_runtime import errors
from notify_typed_runtime.types import (
    RequestKwargs,
    expect_array,
    expect_object,
    is_object,
    path_segment,
)

from .. import models

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed_runtime.types import HTTPAnswer

    from ..models import (
        CreateOrganisationRequest,
        EmptyObject,
        NextStepsRequest,
        Organisation,
        OrganisationListEnvelope,
        OrganisationListItem,
        OrganisationMemberRequest,
        OrganisationUsage,
        RejectedGoLiveRequest,
        ServiceOfOrganisation,
        UpdateOrganisationRequest,
        UpdateServiceOrganisationRequest,
        UserEnvelope,
        UserListEnvelopeOfOrganisation,
    )


class get_organisations:
    """List organisations: `GET /organisations`."""

    @staticmethod
    def request_kwargs() -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "GET", "url": "/organisations"}

    @staticmethod
    def parse(response: HTTPAnswer) -> list[OrganisationListItem]:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: [
                models.OrganisationListItem.from_dict(expect_object(_item, "the body"))
                for _item in expect_array(body, "the body")
            ],
            lambda: list[models.OrganisationListItem],
        )


class create_organisation:
    """Make an organisation: `POST /organisations`."""

    @staticmethod
    def request_kwargs(*, body: CreateOrganisationRequest) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "POST", "url": "/organisations", "json": body.to_dict()}

    @staticmethod
    def parse(response: HTTPAnswer) -> Organisation:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            201,
            lambda body: models.Organisation.from_dict(expect_object(body, "the body")),
            lambda: models.Organisation,
            "id",
        )


class search_organisations:
    """Find organisations by a part of their names: `GET /organisations/search`."""

    @staticmethod
    def request_kwargs(*, name: str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        request: RequestKwargs = {"method": "GET", "url": "/organisations/search"}
        params: dict[str, str | list[str]] = {}
        params["name"] = name
        if params:
            request["params"] = params
        return request

    @staticmethod
    def parse(response: HTTPAnswer) -> OrganisationListEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.OrganisationListEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.OrganisationListEnvelope,
        )


class get_organisation_by_domain:
    """Find the organisation of a domain: `GET /organisations/by-domain`."""

    @staticmethod
    def request_kwargs(*, domain: str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        request: RequestKwargs = {"method": "GET", "url": "/organisations/by-domain"}
        params: dict[str, str | list[str]] = {}
        params["domain"] = domain
        if params:
            request["params"] = params
        return request

    @staticmethod
    def parse(response: HTTPAnswer) -> Organisation:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.Organisation.from_dict(expect_object(body, "the body")),
            lambda: models.Organisation,
        )


class get_organisation:
    """Read an organisation: `GET /organisations/{organisation_id}`."""

    @staticmethod
    def request_kwargs(organisation_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "GET", "url": f"/organisations/{path_segment(organisation_id)}"}

    @staticmethod
    def parse(response: HTTPAnswer) -> Organisation:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.Organisation.from_dict(expect_object(body, "the body")),
            lambda: models.Organisation,
        )


class update_organisation:
    """Change an organisation: `POST /organisations/{organisation_id}`."""

    @staticmethod
    def request_kwargs(
        organisation_id: UUID | str, *, body: UpdateOrganisationRequest
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/organisations/{path_segment(organisation_id)}",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> None:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        if response.status_code == 204:
            return None
        raise errors.ErrorStatus(response)


class archive_organisation:
    """Archive an organisation: `POST /organisations/{organisation_id}/archive`."""

    @staticmethod
    def request_kwargs(organisation_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "POST", "url": f"/organisations/{path_segment(organisation_id)}/archive"}

    @staticmethod
    def parse(response: HTTPAnswer) -> None:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        if response.status_code == 204:
            return None
        raise errors.ErrorStatus(response)


class update_service_organisation:
    """Link a service to an organisation: `POST /organisations/{organisation_id}/service`."""

    @staticmethod
    def request_kwargs(
        organisation_id: UUID | str, *, body: UpdateServiceOrganisationRequest
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/organisations/{path_segment(organisation_id)}/service",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> None:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        if response.status_code == 204:
            return None
        raise errors.ErrorStatus(response)


class get_organisation_services:
    """List the services of an organisation: `GET /organisations/{organisation_id}/services`."""

    @staticmethod
    def request_kwargs(organisation_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "GET", "url": f"/organisations/{path_segment(organisation_id)}/services"}

    @staticmethod
    def parse(response: HTTPAnswer) -> list[ServiceOfOrganisation]:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: [
                models.ServiceOfOrganisation.from_dict(expect_object(_item, "the body"))
                for _item in expect_array(body, "the body")
            ],
            lambda: list[models.ServiceOfOrganisation],
        )


class get_services_and_usage:
    """Sum up what the services of an organisation used in a year: `GET
    /organisations/{organisation_id}/services-with-usage`.
    """

    @staticmethod
    def request_kwargs(organisation_id: UUID | str, *, year: int) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        request: RequestKwargs = {
            "method": "GET",
            "url": f"/organisations/{path_segment(organisation_id)}/services-with-usage",
        }
        params: dict[str, str | list[str]] = {}
        params["year"] = str(year)
        if params:
            request["params"] = params
        return request

    @staticmethod
    def parse(response: HTTPAnswer) -> OrganisationUsage:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.OrganisationUsage.from_dict(expect_object(body, "the body")),
            lambda: models.OrganisationUsage,
        )


class get_service_organisation:
    """Read the organisation of a service: `GET /service/{service_id}/organisation`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "GET", "url": f"/service/{path_segment(service_id)}/organisation"}

    @staticmethod
    def parse(response: HTTPAnswer) -> EmptyObject | Organisation:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: (
                models.Organisation.from_dict(body)
                if is_object(body)
                and "id" in body
                and "name" in body
                and "active" in body
                and "crown" in body
                and "organisation_type" in body
                and "domains" in body
                and "count_of_live_services" in body
                and "permissions" in body
                and "can_approve_own_go_live_requests" in body
                and "email_branding_id" in body
                and "letter_branding_id" in body
                and "agreement_signed" in body
                and "agreement_signed_at" in body
                and "agreement_signed_by_id" in body
                and "agreement_signed_version" in body
                and "agreement_signed_on_behalf_of_name" in body
                and "agreement_signed_on_behalf_of_email_address" in body
                and "request_to_go_live_notes" in body
                and "notes" in body
                and "purchase_order_number" in body
                and "billing_contact_names" in body
                and "billing_contact_email_addresses" in body
                and "billing_reference" in body
                else models.EmptyObject.from_dict(expect_object(body, "the body"))
            ),
            lambda: models.Organisation | models.EmptyObject,
        )


class get_users_for_organisation:
    """List the members of an organisation: `GET /organisations/{organisation_id}/users`."""

    @staticmethod
    def request_kwargs(organisation_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "GET", "url": f"/organisations/{path_segment(organisation_id)}/users"}

    @staticmethod
    def parse(response: HTTPAnswer) -> UserListEnvelopeOfOrganisation:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.UserListEnvelopeOfOrganisation.from_dict(
                expect_object(body, "the body")
            ),
            lambda: models.UserListEnvelopeOfOrganisation,
        )


class add_user_to_organisation:
    """Make somebody a member of an organisation: `POST
    /organisations/{organisation_id}/users/{user_id}`.
    """

    @staticmethod
    def request_kwargs(
        organisation_id: UUID | str, user_id: UUID | str, *, body: OrganisationMemberRequest
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/organisations/{path_segment(organisation_id)}/users/{path_segment(user_id)}",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> UserEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.UserEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.UserEnvelope,
        )


class remove_user_from_organisation:
    """Remove a member: `DELETE /organisations/{organisation_id}/users/{user_id}`."""

    @staticmethod
    def request_kwargs(organisation_id: UUID | str, user_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "DELETE",
            "url": f"/organisations/{path_segment(organisation_id)}/users/{path_segment(user_id)}",
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> None:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        if response.status_code == 204:
            return None
        raise errors.ErrorStatus(response)


class set_organisation_permissions:
    """Set what a member of an organisation may do: `POST
    /user/{user_id}/organisation/{organisation_id}/permissions`.
    """

    @staticmethod
    def request_kwargs(
        user_id: UUID | str, organisation_id: UUID | str, *, body: OrganisationMemberRequest
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/user/{path_segment(user_id)}/organisation/{path_segment(organisation_id)}/permissions",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> None:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        if response.status_code == 204:
            return None
        raise errors.ErrorStatus(response)


class notify_users_of_request_to_go_live_for_service:
    """Tell an organisation that a service wants to go live: `POST /organisations/notify-users-of-
    request-to-go-live/{service_id}`.
    """

    @staticmethod
    def request_kwargs(service_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/organisations/notify-users-of-request-to-go-live/{path_segment(service_id)}",
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> None:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        if response.status_code == 204:
            return None
        raise errors.ErrorStatus(response)


class notify_org_member_about_next_steps_of_go_live_request:
    """Tell a member what comes next for a service that wants to go live: `POST /organisations/notify-
    org-member-about-next-steps-of-go-live-request/{service_id}`.
    """

    @staticmethod
    def request_kwargs(service_id: UUID | str, *, body: NextStepsRequest) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/organisations/notify-org-member-about-next-steps-of-go-live-request/{path_segment(service_id)}",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> None:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        if response.status_code == 204:
            return None
        raise errors.ErrorStatus(response)


class notify_service_member_of_rejected_go_live_request:
    """Tell who asked that a service cannot go live yet: `POST /organisations/notify-service-member-of-
    rejected-go-live-request/{service_id}`.
    """

    @staticmethod
    def request_kwargs(service_id: UUID | str, *, body: RejectedGoLiveRequest) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/organisations/notify-service-member-of-rejected-go-live-request/{path_segment(service_id)}",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> None:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        if response.status_code == 204:
            return None
        raise errors.ErrorStatus(response)
