"""Settings of the service that examples are about."""

from __future__ import annotations

from functools import cached_property
from typing import Any
from uuid import UUID, uuid4

from admin_examples.base import Base

__all__ = ["Settings"]


class Settings(Base):
    """Settings of the service."""

    @cached_property
    def new_service_id(self) -> str:
        """A service that has nothing yet."""
        return self._admin.services.create_service(
            service_name="Renew a licence",
            organisation_type="central",
            email_message_limit=50,
            international_sms_message_limit=50,
            sms_message_limit=50,
            letter_message_limit=50,
            restricted=False,
            user_id=self.user_id,
        )

    @cached_property
    def key_id(self) -> Any:
        return self._admin.api_keys.get_api_keys(self.service_id)[0].id

    @cached_property
    def folder_id(self) -> str:
        return self._admin.template_folders.create_template_folder(
            self.service_id, name="Reminders"
        )

    @cached_property
    def spare_sms_sender_id(self) -> Any:
        return self._admin.sms_senders.add_sms_sender(self.service_id, sms_sender="Council").id

    @cached_property
    def spare_reply_to_id(self) -> Any:
        return self._admin.reply_to_emails.add_reply_to_email_address(
            self.service_id, email_address="help@example.gov.uk"
        ).id

    @cached_property
    def callback_id(self) -> Any:
        return self._admin.callbacks.create_service_callback_api(
            self.service_id,
            url="https://www.example.gov.uk/notify",
            bearer_token="a-token-of-your-own",
            callback_type="delivery_status",
        ).id

    @cached_property
    def inbound_sms_id(self) -> Any:
        return self._admin.inbound.get_inbound_sms(self.service_id)[0].id

    @cached_property
    def retention_id(self) -> Any:
        return self._admin.data_retention.create_service_data_retention(
            self.service_id, notification_type="email", days_of_retention=14
        ).id

    @cached_property
    def attachment_id(self) -> Any:
        return self._admin.letter_attachments.create_letter_attachment(
            upload_id=uuid4(),
            original_filename="map.pdf",
            page_count=1,
            template_id=self.letter_template_id,
            service_id=self.service_id,
        ).id

    @cached_property
    def file_id_of_email_files(self) -> UUID:
        file = uuid4()
        self._admin.email_files.create_file(
            file_id=file,
            service_id=self.service_id,
            template_id=self.email_template_id,
            filename="guide.pdf",
        )
        self._admin.email_files.update_file(
            file,
            self.service_id,
            self.email_template_id,
            link_text="Guide",
            retention_period=26,
            validate_users_email=True,
            pending=False,
        )
        return file

    @cached_property
    def provider_id(self) -> Any:
        return self._admin.platform.get_all_providers()[0].id
