# Made from notify_typed/admin/_groups_async/webauthn.py by scripts/make_sync.py; edit that.
"""Security keys that people sign in with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed._engine.inputs import flag, mapping_of, text, uuid
from notify_typed.admin._groups.group import Group
from notify_typed.admin._inputs import given, optional, string
from notify_typed.admin._requests import change, data, read, then
from notify_typed.admin._results import CodeCheck
from notify_typed.errors import InvalidInput, PermissionDenied
from notify_typed_admin.api.webauthn import (
    complete_webauthn_login_attempt,
    create_webauthn_credential_for_user,
    delete_webauthn_credential_for_user,
    get_webauthn_credentials_for_user,
    update_webauthn_credential_name_for_user,
)
from notify_typed_admin.models import (
    CompleteWebauthnLoginAttemptRequest,
    CreateWebauthnCredentialForUserRequest,
    UpdateWebauthnCredentialNameForUserRequest,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from notify_typed_admin.models import WebauthnCredential

__all__ = ["Webauthn"]

_CREDENTIAL = ("name", "credential_data", "registration_response")


class Webauthn(Group):
    """Security keys that people sign in with."""

    def get_webauthn_credentials_for_user(self, user_id: UUID | str) -> list[WebauthnCredential]:
        """List a person's security keys.

        Args:
            user_id: The person.

        Returns:
            The security keys.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> keys = admin.webauthn.get_webauthn_credentials_for_user(user_id)
            >>> [key.name for key in keys]
            ['Red key', 'Blue key']
        """
        request = get_webauthn_credentials_for_user.request_kwargs(uuid("user_id", user_id))
        return self._send(data(read(get_webauthn_credentials_for_user, request)))

    def create_webauthn_credential_for_user(
        self, user_id: UUID | str, *, credential: Mapping[str, str]
    ) -> WebauthnCredential:
        """Add a security key.

        Args:
            user_id: Whose key it is.
            credential: `name`, `credential_data` and `registration_response`; the last two
                are CBOR in base64, as the browser's answer was read.

        Returns:
            The security key.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> key = admin.webauthn.create_webauthn_credential_for_user(
            ...     user_id,
            ...     credential={
            ...         "name": "Blue key",
            ...         "credential_data": "Q0JPUg==",
            ...         "registration_response": "Q0JPUg==",
            ...     },
            ... )
            >>> key.name
            'Blue key'
        """
        values = mapping_of("credential", credential, string)
        missing = [name for name in _CREDENTIAL if name not in values]
        if missing:
            raise InvalidInput(f"credential has no {' and no '.join(missing)}.")
        body = CreateWebauthnCredentialForUserRequest(
            **{name: values[name] for name in _CREDENTIAL}
        )
        request = create_webauthn_credential_for_user.request_kwargs(
            uuid("user_id", user_id), body=body
        )
        hidden = {name: value for name, value in values.items() if name != "name"}
        return self._send(data(change(create_webauthn_credential_for_user, request, hidden=hidden)))

    def update_webauthn_credential_name_for_user(
        self,
        user_id: UUID | str,
        credential_id: UUID | str,
        *,
        new_name_for_credential: str,
    ) -> WebauthnCredential:
        """Give a security key another name.

        Args:
            user_id: The person.
            credential_id: The security key.
            new_name_for_credential: Its name from now on.

        Returns:
            The security key as it is now.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> key = admin.webauthn.update_webauthn_credential_name_for_user(
            ...     user_id, credential_id, new_name_for_credential="Key at home"
            ... )
            >>> key.name
            'Key at home'
        """
        body = UpdateWebauthnCredentialNameForUserRequest(
            name=text("new_name_for_credential", new_name_for_credential)
        )
        request = update_webauthn_credential_name_for_user.request_kwargs(
            uuid("user_id", user_id), uuid("credential_id", credential_id), body=body
        )
        return self._send(data(change(update_webauthn_credential_name_for_user, request)))

    def delete_webauthn_credential_for_user(
        self, user_id: UUID | str, credential_id: UUID | str
    ) -> None:
        """Remove a security key.

        Args:
            user_id: The person.
            credential_id: The security key.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            BadRequest: It is the person's last.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> admin.webauthn.delete_webauthn_credential_for_user(user_id, credential_id)
        """
        request = delete_webauthn_credential_for_user.request_kwargs(
            uuid("user_id", user_id), uuid("credential_id", credential_id)
        )
        self._send(change(delete_webauthn_credential_for_user, request))

    def complete_webauthn_login_attempt(
        self,
        user_id: UUID | str,
        *,
        is_successful: bool,
        webauthn_credential_id: UUID | str | None,
    ) -> CodeCheck:
        """Tell Notify how an attempt to sign in with a security key went.

        Args:
            user_id: Who tried.
            is_successful: Whether the key's answer was right.
            webauthn_credential_id: Which key answered.

        Returns:
            Whether the person is let in, and why not: five failures lock a person out.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> checked = admin.webauthn.complete_webauthn_login_attempt(
            ...     user_id, is_successful=True, webauthn_credential_id=credential_id
            ... )
            >>> checked.accepted
            True
        """
        user = uuid("user_id", user_id)
        credential = optional(uuid)("webauthn_credential_id", webauthn_credential_id)
        body = CompleteWebauthnLoginAttemptRequest(
            successful=flag("is_successful", is_successful),
            webauthn_credential_id=given(credential),
        )
        request = complete_webauthn_login_attempt.request_kwargs(user, body=body)
        completed = change(complete_webauthn_login_attempt, request, clears=[f"user-{user}"])
        try:
            return self._send(then(completed, lambda _: CodeCheck(accepted=True, message="")))
        except PermissionDenied as refusal:
            return CodeCheck(accepted=False, message=refusal.message)
