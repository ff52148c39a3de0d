from notify_typed_runtime.types import OpenEnum


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
