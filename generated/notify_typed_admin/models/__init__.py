"""All data models. A model is imported when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING

__all__ = (
    "AnyServiceEnvelope",
    "ApiKey",
    "ApiKeyListEnvelope",
    "ApiKeySecretEnvelope",
    "ApiKeyVersion",
    "AuthType",
    "CallbackType",
    "CheckVerifyCodeRequest",
    "CodeType",
    "CreateApiKeyRequest",
    "CreateServiceRequest",
    "DetailedService",
    "DetailedServiceListItem",
    "ErrorFields",
    "ErrorList",
    "ErrorMessage",
    "ErrorString",
    "FieldMessages",
    "FieldMessagesByPosition",
    "FindUsersByFullOrPartialEmailRequest",
    "FoundService",
    "FoundServiceListEnvelope",
    "GetUserByEmailRequest",
    "InviteStatus",
    "KeyType",
    "LetterLanguages",
    "NestedFieldMessages",
    "OrganisationOfUser",
    "OrganisationsAndServices",
    "OrganisationType",
    "PermissionsByOrganisation",
    "PermissionsByService",
    "Postage",
    "RegisterUserRequest",
    "RevokeApiKeyRequest",
    "SendAlreadyRegisteredEmailRequest",
    "SendChangeEmailVerificationRequest",
    "SendEmailCodeRequest",
    "SendResetPasswordUrlRequest",
    "SendSmsCodeRequest",
    "SendVerifyEmailRequest",
    "Service",
    "ServiceCallback",
    "ServiceEnvelope",
    "ServiceHistory",
    "ServiceHistoryEnvelope",
    "ServiceListEnvelope",
    "ServiceOfUser",
    "ServicePermission",
    "ServiceVersion",
    "Statistics",
    "StatisticsByStatus",
    "StatisticsEnvelope",
    "TemplatePostage",
    "TemplateType",
    "UpdatePasswordRequest",
    "UpdateServiceRequest",
    "UpdateUserAttributeRequest",
    "User",
    "UserEnvelope",
    "UserForList",
    "UserForListEnvelope",
    "UserListEnvelope",
    "UserPermission",
    "UserState",
    "ValidationDetail",
    "VerifyPasswordRequest",
)

if TYPE_CHECKING:
    from .any_service_envelope import AnyServiceEnvelope
    from .api_key import ApiKey
    from .api_key_list_envelope import ApiKeyListEnvelope
    from .api_key_secret_envelope import ApiKeySecretEnvelope
    from .api_key_version import ApiKeyVersion
    from .auth_type import AuthType
    from .callback_type import CallbackType
    from .check_verify_code_request import CheckVerifyCodeRequest
    from .code_type import CodeType
    from .create_api_key_request import CreateApiKeyRequest
    from .create_service_request import CreateServiceRequest
    from .detailed_service import DetailedService
    from .detailed_service_list_item import DetailedServiceListItem
    from .error_fields import ErrorFields
    from .error_list import ErrorList
    from .error_message import ErrorMessage
    from .error_string import ErrorString
    from .field_messages import FieldMessages
    from .field_messages_by_position import FieldMessagesByPosition
    from .find_users_by_full_or_partial_email_request import FindUsersByFullOrPartialEmailRequest
    from .found_service import FoundService
    from .found_service_list_envelope import FoundServiceListEnvelope
    from .get_user_by_email_request import GetUserByEmailRequest
    from .invite_status import InviteStatus
    from .key_type import KeyType
    from .letter_languages import LetterLanguages
    from .nested_field_messages import NestedFieldMessages
    from .organisation_of_user import OrganisationOfUser
    from .organisation_type import OrganisationType
    from .organisations_and_services import OrganisationsAndServices
    from .permissions_by_organisation import PermissionsByOrganisation
    from .permissions_by_service import PermissionsByService
    from .postage import Postage
    from .register_user_request import RegisterUserRequest
    from .revoke_api_key_request import RevokeApiKeyRequest
    from .send_already_registered_email_request import SendAlreadyRegisteredEmailRequest
    from .send_change_email_verification_request import SendChangeEmailVerificationRequest
    from .send_email_code_request import SendEmailCodeRequest
    from .send_reset_password_url_request import SendResetPasswordUrlRequest
    from .send_sms_code_request import SendSmsCodeRequest
    from .send_verify_email_request import SendVerifyEmailRequest
    from .service import Service
    from .service_callback import ServiceCallback
    from .service_envelope import ServiceEnvelope
    from .service_history import ServiceHistory
    from .service_history_envelope import ServiceHistoryEnvelope
    from .service_list_envelope import ServiceListEnvelope
    from .service_of_user import ServiceOfUser
    from .service_permission import ServicePermission
    from .service_version import ServiceVersion
    from .statistics import Statistics
    from .statistics_by_status import StatisticsByStatus
    from .statistics_envelope import StatisticsEnvelope
    from .template_postage import TemplatePostage
    from .template_type import TemplateType
    from .update_password_request import UpdatePasswordRequest
    from .update_service_request import UpdateServiceRequest
    from .update_user_attribute_request import UpdateUserAttributeRequest
    from .user import User
    from .user_envelope import UserEnvelope
    from .user_for_list import UserForList
    from .user_for_list_envelope import UserForListEnvelope
    from .user_list_envelope import UserListEnvelope
    from .user_permission import UserPermission
    from .user_state import UserState
    from .validation_detail import ValidationDetail
    from .verify_password_request import VerifyPasswordRequest
else:
    _MODULES = {
        "AnyServiceEnvelope": ".any_service_envelope",
        "ApiKey": ".api_key",
        "ApiKeyListEnvelope": ".api_key_list_envelope",
        "ApiKeySecretEnvelope": ".api_key_secret_envelope",
        "ApiKeyVersion": ".api_key_version",
        "AuthType": ".auth_type",
        "CallbackType": ".callback_type",
        "CheckVerifyCodeRequest": ".check_verify_code_request",
        "CodeType": ".code_type",
        "CreateApiKeyRequest": ".create_api_key_request",
        "CreateServiceRequest": ".create_service_request",
        "DetailedService": ".detailed_service",
        "DetailedServiceListItem": ".detailed_service_list_item",
        "ErrorFields": ".error_fields",
        "ErrorList": ".error_list",
        "ErrorMessage": ".error_message",
        "ErrorString": ".error_string",
        "FieldMessages": ".field_messages",
        "FieldMessagesByPosition": ".field_messages_by_position",
        "FindUsersByFullOrPartialEmailRequest": ".find_users_by_full_or_partial_email_request",
        "FoundService": ".found_service",
        "FoundServiceListEnvelope": ".found_service_list_envelope",
        "GetUserByEmailRequest": ".get_user_by_email_request",
        "InviteStatus": ".invite_status",
        "KeyType": ".key_type",
        "LetterLanguages": ".letter_languages",
        "NestedFieldMessages": ".nested_field_messages",
        "OrganisationOfUser": ".organisation_of_user",
        "OrganisationType": ".organisation_type",
        "OrganisationsAndServices": ".organisations_and_services",
        "PermissionsByOrganisation": ".permissions_by_organisation",
        "PermissionsByService": ".permissions_by_service",
        "Postage": ".postage",
        "RegisterUserRequest": ".register_user_request",
        "RevokeApiKeyRequest": ".revoke_api_key_request",
        "SendAlreadyRegisteredEmailRequest": ".send_already_registered_email_request",
        "SendChangeEmailVerificationRequest": ".send_change_email_verification_request",
        "SendEmailCodeRequest": ".send_email_code_request",
        "SendResetPasswordUrlRequest": ".send_reset_password_url_request",
        "SendSmsCodeRequest": ".send_sms_code_request",
        "SendVerifyEmailRequest": ".send_verify_email_request",
        "Service": ".service",
        "ServiceCallback": ".service_callback",
        "ServiceEnvelope": ".service_envelope",
        "ServiceHistory": ".service_history",
        "ServiceHistoryEnvelope": ".service_history_envelope",
        "ServiceListEnvelope": ".service_list_envelope",
        "ServiceOfUser": ".service_of_user",
        "ServicePermission": ".service_permission",
        "ServiceVersion": ".service_version",
        "Statistics": ".statistics",
        "StatisticsByStatus": ".statistics_by_status",
        "StatisticsEnvelope": ".statistics_envelope",
        "TemplatePostage": ".template_postage",
        "TemplateType": ".template_type",
        "UpdatePasswordRequest": ".update_password_request",
        "UpdateServiceRequest": ".update_service_request",
        "UpdateUserAttributeRequest": ".update_user_attribute_request",
        "User": ".user",
        "UserEnvelope": ".user_envelope",
        "UserForList": ".user_for_list",
        "UserForListEnvelope": ".user_for_list_envelope",
        "UserListEnvelope": ".user_list_envelope",
        "UserPermission": ".user_permission",
        "UserState": ".user_state",
        "ValidationDetail": ".validation_detail",
        "VerifyPasswordRequest": ".verify_password_request",
    }

    def __getattr__(name):
        module = _MODULES.get(name)
        if module is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name)
        model = getattr(import_module(module, __name__), name)
        globals()[name] = model
        return model


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
