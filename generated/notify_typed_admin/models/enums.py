"""Enums: their constructors take documented values, `parse` takes any."""

from __future__ import annotations

from notify_typed_runtime.types import OpenEnum


class TemplateType(OpenEnum):
    """The kind of a template, and of the messages made from it."""

    SMS = "sms"
    EMAIL = "email"
    LETTER = "letter"


class KeyType(OpenEnum):
    """Whom a key reaches: `normal` anyone, once the service is live; `team` the team and the guest
    list; `test` nobody, as messages are only simulated.
    """

    NORMAL = "normal"
    TEAM = "team"
    TEST = "test"


class Postage(OpenEnum):
    """How a letter travels: `first`, `second` or `economy` within the United Kingdom, `europe` or
    `rest-of-world` abroad.
    """

    FIRST = "first"
    SECOND = "second"
    ECONOMY = "economy"
    EUROPE = "europe"
    REST_OF_WORLD = "rest-of-world"


class TemplatePostage(OpenEnum):
    """How letters of a template travel within the United Kingdom."""

    FIRST = "first"
    SECOND = "second"
    ECONOMY = "economy"


class LetterLanguages(OpenEnum):
    """Whether a letter is in English alone, or in Welsh with the English after it."""

    ENGLISH = "english"
    WELSH_THEN_ENGLISH = "welsh_then_english"


class CallbackType(OpenEnum):
    """What a callback tells: what became of a message, that somebody complained about an email, that
    letters came back, or that a text message was received.
    """

    DELIVERY_STATUS = "delivery_status"
    COMPLAINT = "complaint"
    RETURNED_LETTER = "returned_letter"
    INBOUND_SMS = "inbound_sms"


class AuthType(OpenEnum):
    """What somebody needs beside the password: a code by text message, a link by email, or a security
    key.
    """

    SMS_AUTH = "sms_auth"
    EMAIL_AUTH = "email_auth"
    WEBAUTHN_AUTH = "webauthn_auth"


class UserState(OpenEnum):
    """`pending` until activated, `inactive` once archived."""

    PENDING = "pending"
    ACTIVE = "active"
    INACTIVE = "inactive"


class CodeType(OpenEnum):
    """How a code was sent."""

    SMS = "sms"
    EMAIL = "email"


class InviteStatus(OpenEnum):
    """What became of an invitation."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    CANCELLED = "cancelled"


class ServicePermission(OpenEnum):
    """What a service may do. A new one has `sms`, `email`, `letter`, `international_sms` and
    `international_letters`.
    """

    EMAIL = "email"
    SMS = "sms"
    LETTER = "letter"
    INTERNATIONAL_SMS = "international_sms"
    INBOUND_SMS = "inbound_sms"
    EMAIL_AUTH = "email_auth"
    EDIT_FOLDER_PERMISSIONS = "edit_folder_permissions"
    INTERNATIONAL_LETTERS = "international_letters"
    SMS_TO_UK_LANDLINES = "sms_to_uk_landlines"


class UserPermission(OpenEnum):
    """What somebody may do in a service, by the names that the database has. The website has its
    own, some of which stand for several: its `send_messages` is `send_texts`, `send_emails` and
    `send_letters`; its `manage_service` is `manage_users` and `manage_settings`. Who makes a
    service gets all but `platform_admin`.
    """

    MANAGE_USERS = "manage_users"
    MANAGE_TEMPLATES = "manage_templates"
    MANAGE_SETTINGS = "manage_settings"
    SEND_TEXTS = "send_texts"
    SEND_EMAILS = "send_emails"
    SEND_LETTERS = "send_letters"
    MANAGE_API_KEYS = "manage_api_keys"
    PLATFORM_ADMIN = "platform_admin"
    VIEW_ACTIVITY = "view_activity"


class OrganisationType(OpenEnum):
    """The part of the public sector that a service belongs to."""

    CENTRAL = "central"
    LOCAL = "local"
    NHS_CENTRAL = "nhs_central"
    NHS_LOCAL = "nhs_local"
    NHS_GP = "nhs_gp"
    NHS_NOTIFY = "nhs_notify"
    EMERGENCY_SERVICE = "emergency_service"
    SCHOOL_OR_COLLEGE = "school_or_college"
    OTHER = "other"


class NotificationStatus(OpenEnum):
    """Where a message stands, in Notify's own terms: for letters the public API has other names.

    * `created`: stored, and waiting to be handed on.
    * `sending`: handed to the network or the printer.
    * `pending`: the network has reported a failure that may not be final.
    * `sent`: handed to a network abroad that may never report back.
    * `delivered`: arrived; of letters, posted.
    * `temporary-failure`, `permanent-failure`, `technical-failure`: did not arrive.
    * `failed`: hardly ever shown; for filtering, every way to fail.
    * `cancelled`: the letter was stopped before it was printed.
    * `pending-virus-check`, `virus-scan-failed`, `validation-failed`: what became of a PDF.
    * `returned-letter`: the letter came back.
    """

    CANCELLED = "cancelled"
    CREATED = "created"
    SENDING = "sending"
    SENT = "sent"
    DELIVERED = "delivered"
    PENDING = "pending"
    FAILED = "failed"
    TECHNICAL_FAILURE = "technical-failure"
    TEMPORARY_FAILURE = "temporary-failure"
    PERMANENT_FAILURE = "permanent-failure"
    PENDING_VIRUS_CHECK = "pending-virus-check"
    VALIDATION_FAILED = "validation-failed"
    VIRUS_SCAN_FAILED = "virus-scan-failed"
    RETURNED_LETTER = "returned-letter"


class JobStatus(OpenEnum):
    """Where a job stands.

    * `scheduled`: waits for its time; can be cancelled.
    * `pending`: will be read in a moment.
    * `in progress`: its messages are being made.
    * `finished`: all messages are made.
    * `finished all notifications created`: the same, looked at once more by the server.
    * `cancelled`: was taken off the calendar, or its letters were cancelled.
    * `sending limits exceeded`: would have gone over the daily limit; nothing was sent.
    * `ready to send`, `sent to dvla`: of letters, from former times.
    * `error`: the file could not be read. Notify's website does not list such jobs.
    """

    SCHEDULED = "scheduled"
    PENDING = "pending"
    IN_PROGRESS = "in progress"
    FINISHED = "finished"
    FINISHED_ALL_NOTIFICATIONS_CREATED = "finished all notifications created"
    CANCELLED = "cancelled"
    SENDING_LIMITS_EXCEEDED = "sending limits exceeded"
    READY_TO_SEND = "ready to send"
    SENT_TO_DVLA = "sent to dvla"
    ERROR = "error"


class ContactListType(OpenEnum):
    """What the recipients of a contact list get."""

    EMAIL = "email"
    SMS = "sms"


class ReportedStatus(OpenEnum):
    """Which messages a report has. Cancelled ones are in none."""

    ALL = "all"
    SENDING = "sending"
    DELIVERED = "delivered"
    FAILED = "failed"


class OrganisationUserPermission(OpenEnum):
    """What a member of an organisation may do."""

    CAN_MAKE_SERVICES_LIVE = "can_make_services_live"


class OrganisationSetting(OpenEnum):
    """What people of an organisation may do."""

    CAN_ASK_TO_JOIN_A_SERVICE = "can_ask_to_join_a_service"


class LetterFileType(OpenEnum):
    """The whole letter as a PDF, or one page of it as a picture."""

    PDF = "pdf"
    PNG = "png"


class BrandType(OpenEnum):
    """What stands on emails: the logo alone, the logo beside GOV.UK's, or the logo on a banner in the
    colour.
    """

    ORG = "org"
    BOTH = "both"
    ORG_BANNER = "org_banner"


class JoinRequestStatus(OpenEnum):
    """What has become of a request to join."""

    PENDING = "pending"
    APPROVED = "approved"
    REJECTED = "rejected"
    CANCELLED = "cancelled"


class JoinAuthType(OpenEnum):
    """How somebody signs in, by a link in an email or by a code."""

    EMAIL_AUTH = "email_auth"
    SMS_AUTH = "sms_auth"
