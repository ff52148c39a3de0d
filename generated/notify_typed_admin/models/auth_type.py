from notify_typed_runtime.types import OpenEnum


class AuthType(OpenEnum):
    """What somebody needs beside the password: a code by text message, a link by email, or a security
    key.
    """

    SMS_AUTH = "sms_auth"
    EMAIL_AUTH = "email_auth"
    WEBAUTHN_AUTH = "webauthn_auth"
