"""Operations tagged `contact_lists`, each with `request_kwargs` and `parse`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed_runtime import errors
from notify_typed_runtime.types import RequestKwargs, expect_array, expect_object, path_segment

from .. import models

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed_runtime.types import HTTPAnswer

    from ..models import ContactList, CreateContactListRequest


class get_contact_lists:
    """List the contact lists of a service: `GET /service/{service_id}/contact-list`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "GET", "url": f"/service/{path_segment(service_id)}/contact-list"}

    @staticmethod
    def parse(response: HTTPAnswer) -> list[ContactList]:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: [
                models.ContactList.from_dict(expect_object(_item, "the body"))
                for _item in expect_array(body, "the body")
            ],
            lambda: list[models.ContactList],
        )


class create_contact_list:
    """Keep a contact list: `POST /service/{service_id}/contact-list`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str, *, body: CreateContactListRequest) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/service/{path_segment(service_id)}/contact-list",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> ContactList:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            201,
            lambda body: models.ContactList.from_dict(expect_object(body, "the body")),
            lambda: models.ContactList,
            "id",
        )


class get_contact_list:
    """Read a contact list: `GET /service/{service_id}/contact-list/{contact_list_id}`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str, contact_list_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "GET",
            "url": f"/service/{path_segment(service_id)}/contact-list/{path_segment(contact_list_id)}",
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> ContactList:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.ContactList.from_dict(expect_object(body, "the body")),
            lambda: models.ContactList,
        )


class delete_contact_list:
    """Archive a contact list: `DELETE /service/{service_id}/contact-list/{contact_list_id}`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str, contact_list_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "DELETE",
            "url": f"/service/{path_segment(service_id)}/contact-list/{path_segment(contact_list_id)}",
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> None:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        if response.status_code == 204:
            return None
        raise errors.ErrorStatus(response)
