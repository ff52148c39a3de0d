"""All data models. A model is imported when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING

__all__ = (
    "AddInboundNumberToServiceRequest",
    "AddLetterContactRequest",
    "AddReplyToEmailAddressRequest",
    "AddSmsSenderRequest",
    "AddUserToServiceRequest",
    "AnyServiceEnvelope",
    "ApiKey",
    "ApiKeyListEnvelope",
    "ApiKeySecretEnvelope",
    "ApiKeyVersion",
    "Author",
    "AuthType",
    "CallbackApi",
    "CallbackApiEnvelope",
    "CallbackType",
    "CheckVerifyCodeRequest",
    "CodeType",
    "CompleteWebauthnLoginAttemptRequest",
    "CreateApiKeyRequest",
    "CreatedNotification",
    "CreateInviteRequest",
    "CreateJobRequest",
    "CreateServiceCallbackApiRequest",
    "CreateServiceRequest",
    "CreateServiceTemplateRequest",
    "CreateTemplateFolderRequest",
    "CreateWebauthnCredentialForUserRequest",
    "DetailedService",
    "DetailedServiceListItem",
    "EmailFile",
    "EmptyObject",
    "ErrorFields",
    "ErrorList",
    "ErrorMessage",
    "ErrorString",
    "FieldMessages",
    "FieldMessagesByPosition",
    "FindUsersByFullOrPartialEmailRequest",
    "FoundService",
    "FoundServiceListEnvelope",
    "GetInboundSmsRequest",
    "GetUserByEmailRequest",
    "GuestList",
    "InboundNumber",
    "InboundNumberEnvelope",
    "InboundNumberListEnvelope",
    "InboundNumberUsage",
    "InboundSms",
    "InboundSmsListEnvelope",
    "InboundSmsPage",
    "InboundSmsSummary",
    "InvitedUser",
    "InvitedUserEnvelope",
    "InvitedUserListEnvelope",
    "InviteStatus",
    "Job",
    "JobAuthor",
    "JobEnvelope",
    "JobNotificationPage",
    "JobPage",
    "JobServiceName",
    "JobStatus",
    "KeyType",
    "LetterAttachment",
    "LetterContact",
    "LetterContactEnvelope",
    "LetterLanguages",
    "MemberPermission",
    "MoveToFolderRequest",
    "MoveToRootRequest",
    "NestedFieldMessages",
    "Notification",
    "NotificationCount",
    "NotificationForCsv",
    "NotificationForCsvPage",
    "NotificationJob",
    "NotificationPage",
    "NotificationSearchResult",
    "NotificationStatus",
    "NotificationTemplate",
    "OrganisationOfUser",
    "OrganisationsAndServices",
    "OrganisationType",
    "PageAddresses",
    "PageFlags",
    "PermissionsByOrganisation",
    "PermissionsByService",
    "Personalisation",
    "Postage",
    "PreviewValues",
    "RegisterUserRequest",
    "RemoveServiceInboundSmsRequest",
    "RemoveUserFromServiceRequest",
    "ReplyTo",
    "ReplyToEnvelope",
    "RevokeApiKeyRequest",
    "ScheduledJobStats",
    "SearchNotificationsForServiceRequest",
    "SendAlreadyRegisteredEmailRequest",
    "SendChangeEmailVerificationRequest",
    "SendEmailCodeRequest",
    "SendNotificationRequest",
    "SendPrecompiledLetterRequest",
    "SendResetPasswordUrlRequest",
    "SendSmsCodeRequest",
    "SendVerifyEmailRequest",
    "Service",
    "ServiceCallback",
    "ServiceEnvelope",
    "ServiceHistory",
    "ServiceHistoryEnvelope",
    "ServiceListEnvelope",
    "ServiceName",
    "ServiceNotificationCount",
    "ServiceOfUser",
    "ServicePermission",
    "ServiceVersion",
    "SetUserPermissionsRequest",
    "SmsSender",
    "SmsSenderEnvelope",
    "Statistics",
    "StatisticsByStatus",
    "StatisticsEnvelope",
    "StatusCount",
    "Template",
    "TemplateEnvelope",
    "TemplateFolder",
    "TemplateFolderEnvelope",
    "TemplateFolderListEnvelope",
    "TemplateListItem",
    "TemplateListItemListEnvelope",
    "TemplatePostage",
    "TemplateType",
    "TemplateVersion",
    "TemplateVersionEnvelope",
    "TemplateVersionListEnvelope",
    "UpdateGuestListRequest",
    "UpdateInviteRequest",
    "UpdateLetterContactRequest",
    "UpdatePasswordRequest",
    "UpdateReplyToEmailAddressRequest",
    "UpdateServiceCallbackApiRequest",
    "UpdateServiceRequest",
    "UpdateServiceTemplateRequest",
    "UpdateSmsSenderRequest",
    "UpdateTemplateFolderRequest",
    "UpdateUserAttributeRequest",
    "UpdateWebauthnCredentialNameForUserRequest",
    "User",
    "UserEnvelope",
    "UserForList",
    "UserForListEnvelope",
    "UserListEnvelope",
    "UserPermission",
    "UserState",
    "ValidationDetail",
    "Verification",
    "VerificationEnvelope",
    "VerifyPasswordRequest",
    "VerifyReplyToEmailAddressRequest",
    "WebauthnCredential",
    "WebauthnCredentialEnvelope",
    "WebauthnCredentialListEnvelope",
)

if TYPE_CHECKING:
    from .add_inbound_number_to_service_request import AddInboundNumberToServiceRequest
    from .add_letter_contact_request import AddLetterContactRequest
    from .add_reply_to_email_address_request import AddReplyToEmailAddressRequest
    from .add_sms_sender_request import AddSmsSenderRequest
    from .add_user_to_service_request import AddUserToServiceRequest
    from .any_service_envelope import AnyServiceEnvelope
    from .api_key import ApiKey
    from .api_key_list_envelope import ApiKeyListEnvelope
    from .api_key_secret_envelope import ApiKeySecretEnvelope
    from .api_key_version import ApiKeyVersion
    from .auth_type import AuthType
    from .author import Author
    from .callback_api import CallbackApi
    from .callback_api_envelope import CallbackApiEnvelope
    from .callback_type import CallbackType
    from .check_verify_code_request import CheckVerifyCodeRequest
    from .code_type import CodeType
    from .complete_webauthn_login_attempt_request import CompleteWebauthnLoginAttemptRequest
    from .create_api_key_request import CreateApiKeyRequest
    from .create_invite_request import CreateInviteRequest
    from .create_job_request import CreateJobRequest
    from .create_service_callback_api_request import CreateServiceCallbackApiRequest
    from .create_service_request import CreateServiceRequest
    from .create_service_template_request import CreateServiceTemplateRequest
    from .create_template_folder_request import CreateTemplateFolderRequest
    from .create_webauthn_credential_for_user_request import CreateWebauthnCredentialForUserRequest
    from .created_notification import CreatedNotification
    from .detailed_service import DetailedService
    from .detailed_service_list_item import DetailedServiceListItem
    from .email_file import EmailFile
    from .empty_object import EmptyObject
    from .error_fields import ErrorFields
    from .error_list import ErrorList
    from .error_message import ErrorMessage
    from .error_string import ErrorString
    from .field_messages import FieldMessages
    from .field_messages_by_position import FieldMessagesByPosition
    from .find_users_by_full_or_partial_email_request import FindUsersByFullOrPartialEmailRequest
    from .found_service import FoundService
    from .found_service_list_envelope import FoundServiceListEnvelope
    from .get_inbound_sms_request import GetInboundSmsRequest
    from .get_user_by_email_request import GetUserByEmailRequest
    from .guest_list import GuestList
    from .inbound_number import InboundNumber
    from .inbound_number_envelope import InboundNumberEnvelope
    from .inbound_number_list_envelope import InboundNumberListEnvelope
    from .inbound_number_usage import InboundNumberUsage
    from .inbound_sms import InboundSms
    from .inbound_sms_list_envelope import InboundSmsListEnvelope
    from .inbound_sms_page import InboundSmsPage
    from .inbound_sms_summary import InboundSmsSummary
    from .invite_status import InviteStatus
    from .invited_user import InvitedUser
    from .invited_user_envelope import InvitedUserEnvelope
    from .invited_user_list_envelope import InvitedUserListEnvelope
    from .job import Job
    from .job_author import JobAuthor
    from .job_envelope import JobEnvelope
    from .job_notification_page import JobNotificationPage
    from .job_page import JobPage
    from .job_service_name import JobServiceName
    from .job_status import JobStatus
    from .key_type import KeyType
    from .letter_attachment import LetterAttachment
    from .letter_contact import LetterContact
    from .letter_contact_envelope import LetterContactEnvelope
    from .letter_languages import LetterLanguages
    from .member_permission import MemberPermission
    from .move_to_folder_request import MoveToFolderRequest
    from .move_to_root_request import MoveToRootRequest
    from .nested_field_messages import NestedFieldMessages
    from .notification import Notification
    from .notification_count import NotificationCount
    from .notification_for_csv import NotificationForCsv
    from .notification_for_csv_page import NotificationForCsvPage
    from .notification_job import NotificationJob
    from .notification_page import NotificationPage
    from .notification_search_result import NotificationSearchResult
    from .notification_status import NotificationStatus
    from .notification_template import NotificationTemplate
    from .organisation_of_user import OrganisationOfUser
    from .organisation_type import OrganisationType
    from .organisations_and_services import OrganisationsAndServices
    from .page_addresses import PageAddresses
    from .page_flags import PageFlags
    from .permissions_by_organisation import PermissionsByOrganisation
    from .permissions_by_service import PermissionsByService
    from .personalisation import Personalisation
    from .postage import Postage
    from .preview_values import PreviewValues
    from .register_user_request import RegisterUserRequest
    from .remove_service_inbound_sms_request import RemoveServiceInboundSmsRequest
    from .remove_user_from_service_request import RemoveUserFromServiceRequest
    from .reply_to import ReplyTo
    from .reply_to_envelope import ReplyToEnvelope
    from .revoke_api_key_request import RevokeApiKeyRequest
    from .scheduled_job_stats import ScheduledJobStats
    from .search_notifications_for_service_request import SearchNotificationsForServiceRequest
    from .send_already_registered_email_request import SendAlreadyRegisteredEmailRequest
    from .send_change_email_verification_request import SendChangeEmailVerificationRequest
    from .send_email_code_request import SendEmailCodeRequest
    from .send_notification_request import SendNotificationRequest
    from .send_precompiled_letter_request import SendPrecompiledLetterRequest
    from .send_reset_password_url_request import SendResetPasswordUrlRequest
    from .send_sms_code_request import SendSmsCodeRequest
    from .send_verify_email_request import SendVerifyEmailRequest
    from .service import Service
    from .service_callback import ServiceCallback
    from .service_envelope import ServiceEnvelope
    from .service_history import ServiceHistory
    from .service_history_envelope import ServiceHistoryEnvelope
    from .service_list_envelope import ServiceListEnvelope
    from .service_name import ServiceName
    from .service_notification_count import ServiceNotificationCount
    from .service_of_user import ServiceOfUser
    from .service_permission import ServicePermission
    from .service_version import ServiceVersion
    from .set_user_permissions_request import SetUserPermissionsRequest
    from .sms_sender import SmsSender
    from .sms_sender_envelope import SmsSenderEnvelope
    from .statistics import Statistics
    from .statistics_by_status import StatisticsByStatus
    from .statistics_envelope import StatisticsEnvelope
    from .status_count import StatusCount
    from .template import Template
    from .template_envelope import TemplateEnvelope
    from .template_folder import TemplateFolder
    from .template_folder_envelope import TemplateFolderEnvelope
    from .template_folder_list_envelope import TemplateFolderListEnvelope
    from .template_list_item import TemplateListItem
    from .template_list_item_list_envelope import TemplateListItemListEnvelope
    from .template_postage import TemplatePostage
    from .template_type import TemplateType
    from .template_version import TemplateVersion
    from .template_version_envelope import TemplateVersionEnvelope
    from .template_version_list_envelope import TemplateVersionListEnvelope
    from .update_guest_list_request import UpdateGuestListRequest
    from .update_invite_request import UpdateInviteRequest
    from .update_letter_contact_request import UpdateLetterContactRequest
    from .update_password_request import UpdatePasswordRequest
    from .update_reply_to_email_address_request import UpdateReplyToEmailAddressRequest
    from .update_service_callback_api_request import UpdateServiceCallbackApiRequest
    from .update_service_request import UpdateServiceRequest
    from .update_service_template_request import UpdateServiceTemplateRequest
    from .update_sms_sender_request import UpdateSmsSenderRequest
    from .update_template_folder_request import UpdateTemplateFolderRequest
    from .update_user_attribute_request import UpdateUserAttributeRequest
    from .update_webauthn_credential_name_for_user_request import (
        UpdateWebauthnCredentialNameForUserRequest,
    )
    from .user import User
    from .user_envelope import UserEnvelope
    from .user_for_list import UserForList
    from .user_for_list_envelope import UserForListEnvelope
    from .user_list_envelope import UserListEnvelope
    from .user_permission import UserPermission
    from .user_state import UserState
    from .validation_detail import ValidationDetail
    from .verification import Verification
    from .verification_envelope import VerificationEnvelope
    from .verify_password_request import VerifyPasswordRequest
    from .verify_reply_to_email_address_request import VerifyReplyToEmailAddressRequest
    from .webauthn_credential import WebauthnCredential
    from .webauthn_credential_envelope import WebauthnCredentialEnvelope
    from .webauthn_credential_list_envelope import WebauthnCredentialListEnvelope
else:
    _MODULES = {
        "AddInboundNumberToServiceRequest": ".add_inbound_number_to_service_request",
        "AddLetterContactRequest": ".add_letter_contact_request",
        "AddReplyToEmailAddressRequest": ".add_reply_to_email_address_request",
        "AddSmsSenderRequest": ".add_sms_sender_request",
        "AddUserToServiceRequest": ".add_user_to_service_request",
        "AnyServiceEnvelope": ".any_service_envelope",
        "ApiKey": ".api_key",
        "ApiKeyListEnvelope": ".api_key_list_envelope",
        "ApiKeySecretEnvelope": ".api_key_secret_envelope",
        "ApiKeyVersion": ".api_key_version",
        "AuthType": ".auth_type",
        "Author": ".author",
        "CallbackApi": ".callback_api",
        "CallbackApiEnvelope": ".callback_api_envelope",
        "CallbackType": ".callback_type",
        "CheckVerifyCodeRequest": ".check_verify_code_request",
        "CodeType": ".code_type",
        "CompleteWebauthnLoginAttemptRequest": ".complete_webauthn_login_attempt_request",
        "CreateApiKeyRequest": ".create_api_key_request",
        "CreateInviteRequest": ".create_invite_request",
        "CreateJobRequest": ".create_job_request",
        "CreateServiceCallbackApiRequest": ".create_service_callback_api_request",
        "CreateServiceRequest": ".create_service_request",
        "CreateServiceTemplateRequest": ".create_service_template_request",
        "CreateTemplateFolderRequest": ".create_template_folder_request",
        "CreateWebauthnCredentialForUserRequest": ".create_webauthn_credential_for_user_request",
        "CreatedNotification": ".created_notification",
        "DetailedService": ".detailed_service",
        "DetailedServiceListItem": ".detailed_service_list_item",
        "EmailFile": ".email_file",
        "EmptyObject": ".empty_object",
        "ErrorFields": ".error_fields",
        "ErrorList": ".error_list",
        "ErrorMessage": ".error_message",
        "ErrorString": ".error_string",
        "FieldMessages": ".field_messages",
        "FieldMessagesByPosition": ".field_messages_by_position",
        "FindUsersByFullOrPartialEmailRequest": ".find_users_by_full_or_partial_email_request",
        "FoundService": ".found_service",
        "FoundServiceListEnvelope": ".found_service_list_envelope",
        "GetInboundSmsRequest": ".get_inbound_sms_request",
        "GetUserByEmailRequest": ".get_user_by_email_request",
        "GuestList": ".guest_list",
        "InboundNumber": ".inbound_number",
        "InboundNumberEnvelope": ".inbound_number_envelope",
        "InboundNumberListEnvelope": ".inbound_number_list_envelope",
        "InboundNumberUsage": ".inbound_number_usage",
        "InboundSms": ".inbound_sms",
        "InboundSmsListEnvelope": ".inbound_sms_list_envelope",
        "InboundSmsPage": ".inbound_sms_page",
        "InboundSmsSummary": ".inbound_sms_summary",
        "InviteStatus": ".invite_status",
        "InvitedUser": ".invited_user",
        "InvitedUserEnvelope": ".invited_user_envelope",
        "InvitedUserListEnvelope": ".invited_user_list_envelope",
        "Job": ".job",
        "JobAuthor": ".job_author",
        "JobEnvelope": ".job_envelope",
        "JobNotificationPage": ".job_notification_page",
        "JobPage": ".job_page",
        "JobServiceName": ".job_service_name",
        "JobStatus": ".job_status",
        "KeyType": ".key_type",
        "LetterAttachment": ".letter_attachment",
        "LetterContact": ".letter_contact",
        "LetterContactEnvelope": ".letter_contact_envelope",
        "LetterLanguages": ".letter_languages",
        "MemberPermission": ".member_permission",
        "MoveToFolderRequest": ".move_to_folder_request",
        "MoveToRootRequest": ".move_to_root_request",
        "NestedFieldMessages": ".nested_field_messages",
        "Notification": ".notification",
        "NotificationCount": ".notification_count",
        "NotificationForCsv": ".notification_for_csv",
        "NotificationForCsvPage": ".notification_for_csv_page",
        "NotificationJob": ".notification_job",
        "NotificationPage": ".notification_page",
        "NotificationSearchResult": ".notification_search_result",
        "NotificationStatus": ".notification_status",
        "NotificationTemplate": ".notification_template",
        "OrganisationOfUser": ".organisation_of_user",
        "OrganisationType": ".organisation_type",
        "OrganisationsAndServices": ".organisations_and_services",
        "PageAddresses": ".page_addresses",
        "PageFlags": ".page_flags",
        "PermissionsByOrganisation": ".permissions_by_organisation",
        "PermissionsByService": ".permissions_by_service",
        "Personalisation": ".personalisation",
        "Postage": ".postage",
        "PreviewValues": ".preview_values",
        "RegisterUserRequest": ".register_user_request",
        "RemoveServiceInboundSmsRequest": ".remove_service_inbound_sms_request",
        "RemoveUserFromServiceRequest": ".remove_user_from_service_request",
        "ReplyTo": ".reply_to",
        "ReplyToEnvelope": ".reply_to_envelope",
        "RevokeApiKeyRequest": ".revoke_api_key_request",
        "ScheduledJobStats": ".scheduled_job_stats",
        "SearchNotificationsForServiceRequest": ".search_notifications_for_service_request",
        "SendAlreadyRegisteredEmailRequest": ".send_already_registered_email_request",
        "SendChangeEmailVerificationRequest": ".send_change_email_verification_request",
        "SendEmailCodeRequest": ".send_email_code_request",
        "SendNotificationRequest": ".send_notification_request",
        "SendPrecompiledLetterRequest": ".send_precompiled_letter_request",
        "SendResetPasswordUrlRequest": ".send_reset_password_url_request",
        "SendSmsCodeRequest": ".send_sms_code_request",
        "SendVerifyEmailRequest": ".send_verify_email_request",
        "Service": ".service",
        "ServiceCallback": ".service_callback",
        "ServiceEnvelope": ".service_envelope",
        "ServiceHistory": ".service_history",
        "ServiceHistoryEnvelope": ".service_history_envelope",
        "ServiceListEnvelope": ".service_list_envelope",
        "ServiceName": ".service_name",
        "ServiceNotificationCount": ".service_notification_count",
        "ServiceOfUser": ".service_of_user",
        "ServicePermission": ".service_permission",
        "ServiceVersion": ".service_version",
        "SetUserPermissionsRequest": ".set_user_permissions_request",
        "SmsSender": ".sms_sender",
        "SmsSenderEnvelope": ".sms_sender_envelope",
        "Statistics": ".statistics",
        "StatisticsByStatus": ".statistics_by_status",
        "StatisticsEnvelope": ".statistics_envelope",
        "StatusCount": ".status_count",
        "Template": ".template",
        "TemplateEnvelope": ".template_envelope",
        "TemplateFolder": ".template_folder",
        "TemplateFolderEnvelope": ".template_folder_envelope",
        "TemplateFolderListEnvelope": ".template_folder_list_envelope",
        "TemplateListItem": ".template_list_item",
        "TemplateListItemListEnvelope": ".template_list_item_list_envelope",
        "TemplatePostage": ".template_postage",
        "TemplateType": ".template_type",
        "TemplateVersion": ".template_version",
        "TemplateVersionEnvelope": ".template_version_envelope",
        "TemplateVersionListEnvelope": ".template_version_list_envelope",
        "UpdateGuestListRequest": ".update_guest_list_request",
        "UpdateInviteRequest": ".update_invite_request",
        "UpdateLetterContactRequest": ".update_letter_contact_request",
        "UpdatePasswordRequest": ".update_password_request",
        "UpdateReplyToEmailAddressRequest": ".update_reply_to_email_address_request",
        "UpdateServiceCallbackApiRequest": ".update_service_callback_api_request",
        "UpdateServiceRequest": ".update_service_request",
        "UpdateServiceTemplateRequest": ".update_service_template_request",
        "UpdateSmsSenderRequest": ".update_sms_sender_request",
        "UpdateTemplateFolderRequest": ".update_template_folder_request",
        "UpdateUserAttributeRequest": ".update_user_attribute_request",
        "UpdateWebauthnCredentialNameForUserRequest": ".update_webauthn_credential_name_for_user_request",
        "User": ".user",
        "UserEnvelope": ".user_envelope",
        "UserForList": ".user_for_list",
        "UserForListEnvelope": ".user_for_list_envelope",
        "UserListEnvelope": ".user_list_envelope",
        "UserPermission": ".user_permission",
        "UserState": ".user_state",
        "ValidationDetail": ".validation_detail",
        "Verification": ".verification",
        "VerificationEnvelope": ".verification_envelope",
        "VerifyPasswordRequest": ".verify_password_request",
        "VerifyReplyToEmailAddressRequest": ".verify_reply_to_email_address_request",
        "WebauthnCredential": ".webauthn_credential",
        "WebauthnCredentialEnvelope": ".webauthn_credential_envelope",
        "WebauthnCredentialListEnvelope": ".webauthn_credential_list_envelope",
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
