"""People, and the steps of signing up, signing in and changing who one is."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Unpack

from notify_typed._engine.inputs import flag, one_of, text, uuid
from notify_typed._engine.operation import CacheEntry
from notify_typed.admin._groups_async.group import AsyncGroup
from notify_typed.admin._inputs import Check, attributes, choice, given, optional, string
from notify_typed.admin._members import added_member
from notify_typed.admin._requests import change, data, read, then
from notify_typed.admin._results import CodeCheck
from notify_typed.errors import BadRequest, InvalidInput, NotFound
from notify_typed_admin.api.users import (
    activate_user,
    archive_user,
    check_verify_code,
    find_users_by_full_or_partial_email,
    get_organisations_and_services_for_user,
    get_user,
    get_user_by_email,
    register_user,
    reset_failed_login_count,
    send_already_registered_email,
    send_change_email_verification,
    send_email_code,
    send_reset_password_url,
    send_sms_code,
    send_verify_email,
    update_password,
    update_user_attribute,
    verify_password,
)
from notify_typed_admin.models import (
    AuthType,
    CheckVerifyCodeRequest,
    CodeType,
    FindUsersByFullOrPartialEmailRequest,
    GetUserByEmailRequest,
    RegisterUserRequest,
    SendAlreadyRegisteredEmailRequest,
    SendChangeEmailVerificationRequest,
    SendEmailCodeRequest,
    SendResetPasswordUrlRequest,
    SendSmsCodeRequest,
    SendVerifyEmailRequest,
    UpdatePasswordRequest,
    UpdateUserAttributeRequest,
    VerifyPasswordRequest,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from notify_typed.admin._attributes import UserAttributes
    from notify_typed.admin._permissions import UiPermission
    from notify_typed_admin.models import (
        OrganisationsAndServices,
        User,
        UserForList,
        UserPermission,
    )

__all__ = ["AsyncUsers"]


def _moment(name: str, value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else string(name, value)


def _no(_: str, value: object) -> bool:
    if value is not False:
        raise TypeError("Not allowed to update user attribute platform_admin to True")
    return False


_CHECKS: Mapping[str, Check[object]] = {
    "name": text,
    "email_address": string,
    "mobile_number": optional(string),
    "auth_type": choice(AuthType),
    "updated_by": uuid,
    "current_session_id": optional(uuid),
    "email_access_validated_at": _moment,
    "take_part_in_research": flag,
    "receives_new_features_email": flag,
    "platform_admin": _no,
}


class AsyncUsers(AsyncGroup):
    """People, and the steps of signing up and in."""

    async def register_user(
        self,
        *,
        name: str,
        email_address: str,
        mobile_number: str | None,
        password: str,
        auth_type: AuthType | str,
    ) -> User:
        """Register a person, who is `pending` until `activate_user`.

        Args:
            name: The person's name.
            email_address: The person's email address, which nobody else has.
            mobile_number: The person's number; None only if `auth_type` is not `sms_auth`.
            password: The password in plain text; Notify keeps a hash of it.
            auth_type: What else signing in takes: `sms_auth`, `email_auth` or
                `webauthn_auth`.

        Returns:
            The person.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> user = await admin.users.register_user(
            ...     name="Jo Bird",
            ...     email_address="jo.bird@example.gov.uk",
            ...     mobile_number="07700 900123",
            ...     password="correct horse",
            ...     auth_type="sms_auth",
            ... )
            >>> print(user.state)
            pending
        """
        body = RegisterUserRequest(
            name=text("name", name),
            email_address=text("email_address", email_address),
            mobile_number=optional(string)("mobile_number", mobile_number),
            password=text("password", password),
            auth_type=choice(AuthType)("auth_type", auth_type),
        )
        request = register_user.request_kwargs(body=body)
        hidden = {
            "name": name,
            "email_address": email_address,
            "mobile_number": mobile_number,
            "password": password,
        }
        return await self._send(data(change(register_user, request, hidden=hidden)))

    async def get_user(self, user_id: UUID | str) -> User:
        """Read a person.

        Args:
            user_id: The person.

        Returns:
            The person.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> user = await admin.users.get_user(user_id)
            >>> user.name
            'Sam Example'
        """
        user = uuid("user_id", user_id)
        request = get_user.request_kwargs(user)
        return await self._send(data(read(get_user, request, cache=CacheEntry(f"user-{user}"))))

    async def get_user_by_email(self, email_address: str) -> User:
        """Find the person with an email address; upper and lower case are the same.

        Args:
            email_address: The person's email address.

        Returns:
            The person.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            NotFound: Nobody has this address.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> user = await admin.users.get_user_by_email("team@example.gov.uk")
            >>> user.name
            'Sam Example'
        """
        email = text("email_address", email_address)
        request = get_user_by_email.request_kwargs(body=GetUserByEmailRequest(email=email))
        return await self._send(data(read(get_user_by_email, request, hidden={"email": email})))

    async def get_user_by_email_or_none(self, email_address: str) -> User | None:
        """Find the person with an email address, if there is one.

        Args:
            email_address: The person's email address.

        Returns:
            The person, or None.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> await admin.users.get_user_by_email_or_none("nobody@example.gov.uk") is None
            True
        """
        try:
            return await self.get_user_by_email(email_address)
        except NotFound:
            return None

    async def find_users_by_full_or_partial_email(self, *, email_address: str) -> list[UserForList]:
        """Find people by a part of their email address.

        Args:
            email_address: The address, or a part of it.

        Returns:
            The people.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> [user] = await admin.users.find_users_by_full_or_partial_email(
            ...     email_address="team@"
            ... )
            >>> user.name
            'Sam Example'
        """
        email = text("email_address", email_address)
        request = find_users_by_full_or_partial_email.request_kwargs(
            body=FindUsersByFullOrPartialEmailRequest(email=email)
        )
        return await self._send(
            data(read(find_users_by_full_or_partial_email, request, hidden={"email": email}))
        )

    async def update_user_attribute(
        self, user_id: UUID | str, **changes: Unpack[UserAttributes]
    ) -> User:
        """Change a person's attributes.

        Args:
            user_id: The person.
            changes: The attributes to change, by the names in `UserAttributes`.

        Returns:
            The person as they are now.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            TypeError: One of them cannot be changed, or `platform_admin` is not False.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> user = await admin.users.update_user_attribute(user_id, name="Sam Bird")
            >>> user.name
            'Sam Bird'
        """
        user = uuid("user_id", user_id)
        body = UpdateUserAttributeRequest(**attributes("user", _CHECKS, changes))
        changed = change(
            update_user_attribute,
            update_user_attribute.request_kwargs(user, body=body),
            hidden={
                "name": changes.get("name"),
                "email_address": changes.get("email_address"),
                "mobile_number": changes.get("mobile_number"),
            },
            clears=[f"user-{user}"],
        )
        return await self._send(data(changed))

    async def archive_user(self, user_id: UUID | str) -> None:
        """Take a person out of every service, and their name and address out of Notify.

        Args:
            user_id: The person.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            BadRequest: A service would be left with too few members.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> await admin.users.archive_user(colleague_id)
        """
        user = uuid("user_id", user_id)
        request = archive_user.request_kwargs(user)
        await self._send(change(archive_user, request, clears=[f"user-{user}"]))

    async def activate_user(self, user_id: UUID | str) -> User:
        """Let a person in who has registered.

        Args:
            user_id: The person.

        Returns:
            The person as they are now.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> user = await admin.users.activate_user(new_user_id)
            >>> print(user.state)
            active
        """
        user = uuid("user_id", user_id)
        request = activate_user.request_kwargs(user)
        return await self._send(data(change(activate_user, request, clears=[f"user-{user}"])))

    async def send_verify_code(
        self,
        user_id: UUID | str,
        *,
        code_type: CodeType | str,
        to: str | None = None,
        next_string: str | None = None,
    ) -> None:
        """Send a code to sign in with.

        With five unused ones about, Notify sends none, and does not say so.

        Args:
            user_id: Who signs in.
            code_type: `sms`, or `email` for a link, which needs the client's
                `admin_base_url`.
            to: The number to send a text to, if not the person's own. An email always goes to the
                person's address.
            next_string: The page of the website to go on to; only for `email`.

        Raises:
            InvalidInput: `to` is given for an email, or `next_string` for a text.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> await admin.users.send_verify_code(user_id, code_type="sms")
        """
        user = uuid("user_id", user_id)
        if one_of("code_type", code_type, ("sms", "email")) == "sms":
            if next_string is not None:
                raise InvalidInput("A text has no link, so next_string is only for emails.")
            number = SendSmsCodeRequest(to=optional(string)("to", to))
            sms = send_sms_code.request_kwargs(user, body=number)
            await self._send(change(send_sms_code, sms, hidden={"to": to}))
            return
        if to is not None:
            raise InvalidInput("An email goes to the person's own address; leave `to` out.")
        link = SendEmailCodeRequest(
            to=None,
            email_auth_link_host=self._website,
            next_=given(optional(string)("next_string", next_string)),
        )
        await self._send(change(send_email_code, send_email_code.request_kwargs(user, body=link)))

    async def check_verify_code(
        self, user_id: UUID | str, *, code: str, code_type: CodeType | str
    ) -> CodeCheck:
        """Sign a person in with a code.

        A code can be used once. Ten wrong ones lock the person out.

        Args:
            user_id: Who signs in.
            code: The code.
            code_type: How it was sent: `sms` or `email`.

        Returns:
            Whether the code was right, and why not.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> checked = await admin.users.check_verify_code(
            ...     user_id, code="00000", code_type="sms"
            ... )
            >>> checked.accepted, checked.message
            (False, 'Code not found')
        """
        user = uuid("user_id", user_id)
        body = CheckVerifyCodeRequest(
            code=text("code", code), code_type=choice(CodeType)("code_type", code_type)
        )
        checked = change(
            check_verify_code,
            check_verify_code.request_kwargs(user, body=body),
            hidden={"code": code},
            clears=[f"user-{user}"],
        )
        try:
            return await self._send(then(checked, lambda _: CodeCheck(accepted=True, message="")))
        except (BadRequest, NotFound) as refusal:
            return CodeCheck(accepted=False, message=refusal.message)

    async def verify_password(self, user_id: UUID | str, *, password: str) -> bool:
        """Tell whether a password is the person's; a wrong one is counted.

        Args:
            user_id: The person.
            password: What the person entered.

        Returns:
            Whether it is.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> await admin.users.verify_password(colleague_id, password="correct horse")
            True
        """
        user = uuid("user_id", user_id)
        body = VerifyPasswordRequest(password=text("password", password))
        checked = change(
            verify_password,
            verify_password.request_kwargs(user, body=body),
            hidden={"password": password},
            clears=[f"user-{user}"],
        )
        try:
            return await self._send(then(checked, lambda _: True))
        except (BadRequest, NotFound):
            return False

    async def update_password(self, user_id: UUID | str, *, password: str) -> User:
        """Give a person a new password.

        Args:
            user_id: The person.
            password: The new password in plain text; Notify keeps a hash of it.

        Returns:
            The person as they are now.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> user = await admin.users.update_password(user_id, password="battery staple")
        """
        user = uuid("user_id", user_id)
        body = UpdatePasswordRequest(field_password=text("password", password))
        changed = change(
            update_password,
            update_password.request_kwargs(user, body=body),
            hidden={"password": password},
            clears=[f"user-{user}"],
        )
        return await self._send(data(changed))

    async def reset_failed_login_count(self, user_id: UUID | str) -> User:
        """Forget a person's wrong passwords and codes.

        Args:
            user_id: The person.

        Returns:
            The person as they are now.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> user = await admin.users.reset_failed_login_count(user_id)
            >>> user.failed_login_count
            0
        """
        user = uuid("user_id", user_id)
        request = reset_failed_login_count.request_kwargs(user)
        reset = change(reset_failed_login_count, request, clears=[f"user-{user}"])
        return await self._send(data(reset))

    async def send_verify_email(self, user_id: UUID | str, *, to: str) -> None:
        """Send a link that shows that a new person reads an address.

        Needs the client's `admin_base_url`.

        Args:
            user_id: The person.
            to: The address to send it to.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> await admin.users.send_verify_email(new_user_id, to="jo.bird@example.gov.uk")
        """
        body = SendVerifyEmailRequest(to=text("to", to), admin_base_url=self._website)
        request = send_verify_email.request_kwargs(uuid("user_id", user_id), body=body)
        await self._send(change(send_verify_email, request, hidden={"to": to}))

    async def send_already_registered_email(self, user_id: UUID | str, *, to: str) -> None:
        """Tell a person who registers again that they have an account.

        Args:
            user_id: The person.
            to: The person's address.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> await admin.users.send_already_registered_email(user_id, to="team@example.gov.uk")
        """
        body = SendAlreadyRegisteredEmailRequest(email=text("to", to))
        request = send_already_registered_email.request_kwargs(uuid("user_id", user_id), body=body)
        await self._send(change(send_already_registered_email, request, hidden={"email": to}))

    async def send_change_email_verification(self, user_id: UUID | str, *, new_email: str) -> None:
        """Send a link to an address that a person wants to change to.

        Args:
            user_id: The person.
            new_email: The address that the person wants to change to.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> await admin.users.send_change_email_verification(
            ...     user_id, new_email="sam@example.gov.uk"
            ... )
        """
        body = SendChangeEmailVerificationRequest(email=text("new_email", new_email))
        request = send_change_email_verification.request_kwargs(uuid("user_id", user_id), body=body)
        await self._send(
            change(send_change_email_verification, request, hidden={"email": new_email})
        )

    async def send_reset_password_url(
        self, *, email_address: str, next_string: str | None = None
    ) -> None:
        """Send a person a link to choose a new password; needs the client's `admin_base_url`.

        Args:
            email_address: The person's address.
            next_string: The page of the website to go on to.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            NotFound: Nobody has the address.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> await admin.users.send_reset_password_url(email_address="team@example.gov.uk")
        """
        body = SendResetPasswordUrlRequest(
            email=text("email_address", email_address),
            admin_base_url=self._website,
            next_=given(optional(string)("next_string", next_string)),
        )
        request = send_reset_password_url.request_kwargs(body=body)
        await self._send(change(send_reset_password_url, request, hidden={"email": email_address}))

    async def add_user_to_service(
        self,
        service_id: UUID | str,
        user_id: UUID | str,
        *,
        permissions: Iterable[UiPermission | UserPermission | str],
        folder_permissions: Iterable[UUID | str] = (),
    ) -> None:
        """Make a person a member of a service: the same as `team.add_user_to_service`.

        Args:
            service_id: The service.
            user_id: The person.
            permissions: What the person may do, in the names that people see, such as
                `send_messages`, or in those that Notify stores.
            folder_permissions: The folders of templates that the person sees.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            BadRequest: The person is a member already.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> await admin.users.add_user_to_service(
            ...     service_id, colleague_id, permissions=["send_messages", "view_activity"]
            ... )
        """
        await self._send(added_member(service_id, user_id, permissions, folder_permissions))

    async def get_organisations_and_services_for_user(
        self, user_id: UUID | str
    ) -> OrganisationsAndServices:
        """Read what a person belongs to.

        Args:
            user_id: The person.

        Returns:
            The organisations and the services.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> belongs_to = await admin.users.get_organisations_and_services_for_user(user_id)
            >>> [service.name for service in belongs_to.services]
            ['Register to vote']
        """
        request = get_organisations_and_services_for_user.request_kwargs(uuid("user_id", user_id))
        return await self._send(read(get_organisations_and_services_for_user, request))
