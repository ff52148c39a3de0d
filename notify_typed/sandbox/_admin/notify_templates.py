"""The templates of Notify's own messages to users."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from notify_typed.sandbox._json import JsonObject

SMS_CODE = "36fb0730-6259-4da1-8a80-c8de22ad4246"
EMAIL_CODE = "299726d2-dba6-42b8-8209-30e1d66ea164"
VERIFY_EMAIL = "ece42649-22a8-4d06-b87f-d52d5d3f0a27"
ALREADY_REGISTERED = "0880fbb1-a0c6-46f0-9a8e-36c986381ceb"
CHANGE_EMAIL = "eb4d9930-87ab-4aef-9bce-786762687884"
RESET_PASSWORD = "474e9242-823b-4f99-813d-ed392e7f1201"  # noqa: S105 - a template's id
INVITATION = "4f46df42-f795-4cc4-83bb-65ca312f49cc"
SERVICE_IS_LIVE = "618185c6-3636-49cd-b7d2-6f6f5eb3bdde"
EMAIL_WAS_CHANGED = "c73f1d71-4049-46d5-a647-d013bdeca3f0"
NUMBER_WAS_CHANGED = "8a31520f-4751-4789-8ea1-fe54496725eb"
VERIFY_REPLY_TO = "a42f1d17-9404-46d5-a647-d013bdfca3e1"
ORGANISATION_INVITATION = "203566f0-d835-47c5-aa06-932439c86573"
GO_LIVE_REQUEST = "5c7cfc0f-c3f4-4bd6-9a84-5a144aad5425"
GO_LIVE_RECEIPT = "62f12a62-742b-4458-9336-741521b131c7"
GO_LIVE_NEXT_STEPS = "62f12a62-742b-4458-9336-741521b131c8"
GO_LIVE_REJECTED = "507d0796-9e23-4ad7-b83b-5efbd9496866"
AGREEMENT_SIGNED = "522b6657-5ca5-4368-a294-6b527703bd0b"
JOIN_REQUEST = "77677459-f862-44ee-96d9-b8cb2323d407"
JOIN_RECEIPT = "38bcd263-6ce8-431f-979d-8e637c1f0576"
JOIN_APPROVED = "4d8ee728-100e-4f0e-8793-5638cfa4ffa4"

_MADE = "2026-01-01T00:00:00.000000Z"
_TEXTS = {
    SMS_CODE: ("Code by text message", None, "((verify_code)) is your GOV.UK Notify code"),
    EMAIL_CODE: (
        "Link to sign in",
        "Sign in to GOV.UK Notify",
        "Dear ((name))\n\nSign in to GOV.UK Notify with this link:\n\n((url))",
    ),
    VERIFY_EMAIL: (
        "Confirm an email address",
        "Confirm your GOV.UK Notify account",
        "Dear ((name))\n\nConfirm that this is your email address:\n\n((url))",
    ),
    ALREADY_REGISTERED: (
        "Registered before",
        "Your GOV.UK Notify account",
        "You have an account: ((signin_url))\n\nFor a new password: ((forgot_password_url))",
    ),
    CHANGE_EMAIL: (
        "Confirm a new email address",
        "Confirm your new email address",
        "Dear ((name))\n\nConfirm that this is your new email address:\n\n((url))",
    ),
    RESET_PASSWORD: (
        "New password",
        "Choose a new GOV.UK Notify password",
        "Dear ((user_name))\n\nChoose a new password with this link:\n\n((url))",
    ),
    INVITATION: (
        "Invitation",
        "((user_name)) has invited you to work with ((service_name)) on GOV.UK Notify",
        "((user_name)) has invited you to ((service_name)).\n\nAccept the invitation:\n\n((url))",
    ),
    SERVICE_IS_LIVE: (
        "Live",
        "((service_name)) is live on GOV.UK Notify",
        "Dear ((name))\n\n((service_name)) may now send messages to everybody.",
    ),
    EMAIL_WAS_CHANGED: (
        "Email address changed",
        "Your GOV.UK Notify email address has changed",
        "Dear ((name))\n\n((servicemanagername)) has made it ((email address)).",
    ),
    NUMBER_WAS_CHANGED: (
        "Mobile number changed",
        None,
        "((servicemanagername)) has made this the number that you sign in to Notify with.",
    ),
    ORGANISATION_INVITATION: (
        "Invitation to an organisation",
        "((user_name)) has invited you to ((organisation_name)) on GOV.UK Notify",
        "((user_name)) has invited you.\n\nAccept the invitation:\n\n((url))",
    ),
    GO_LIVE_REQUEST: (
        "Request to go live",
        "((service_name)) wants to go live",
        "Dear ((name))\n\nDecide what ((requester_name)) asks:\n\n((make_service_live_link))",
    ),
    GO_LIVE_RECEIPT: (
        "Request to go live sent",
        "Your request to go live",
        "Dear ((name))\n\n((organisation_name)) will decide whether ((service_name)) goes live.",
    ),
    GO_LIVE_NEXT_STEPS: (
        "Next steps of a request to go live",
        "((service_name)) wants to go live",
        "((body))",
    ),
    GO_LIVE_REJECTED: (
        "Request to go live rejected",
        "((service_name)) cannot go live yet",
        "((organisation_team_member_name)) says:\n\n((reason))",
    ),
    AGREEMENT_SIGNED: (
        "Agreement signed",
        "((org_name)) has signed the GOV.UK Notify agreement",
        "((org_name)) has signed the agreement.",
    ),
    JOIN_REQUEST: (
        "Request to join",
        "((requester_name)) wants to join ((service_name))",
        (
            "Dear ((approver_name))\n\n((requester_name)) asks to join ((service_name)).\n\n"
            "((reason_given??They say why:))\n\n((reason))\n\nDecide:\n\n((url))"
        ),
    ),
    JOIN_RECEIPT: (
        "Request to join sent",
        "You asked to join ((service_name))",
        (
            "Dear ((requester_name))\n\nThese people can let you join ((service_name)):\n\n"
            "((service_admin_names))\n\nTo ask again:\n\n((url_ask_to_join_page))"
        ),
    ),
    JOIN_APPROVED: (
        "Request to join approved",
        "You have joined ((service_name))",
        (
            "Dear ((requester_name))\n\n((approver_name)) has let you join ((service_name)):\n\n"
            "((dashboard_url))"
        ),
    ),
    VERIFY_REPLY_TO: (
        "Reply-to address",
        "Your reply-to email address",
        "This address has been checked: messages to it arrive.",
    ),
}


def notify_templates() -> list[JsonObject]:
    """Return the templates of these messages, as they stand in a service's entry."""
    return [
        {
            "id": template_id,
            "type": "sms" if subject is None else "email",
            "created_at": _MADE,
            "versions": [
                {
                    "version": 1,
                    "name": name,
                    "subject": subject,
                    "content": content,
                    "created_at": _MADE,
                }
            ],
        }
        for template_id, (name, subject, content) in _TEXTS.items()
    ]
