from notify_typed_runtime.types import OpenEnum


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
