"""What the async admin client gives, as type checkers see it. Checked, never run."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import UTC, date, datetime
from typing import assert_type
from uuid import UUID

import httpx

from notify_typed import AsyncPageIterator, RetryEvent, RetryPolicy
from notify_typed.admin import (
    FINISHED_JOB_STATUSES,
    JOB_STATUSES,
    NON_CANCELLED_JOB_STATUSES,
    NON_SCHEDULED_JOB_STATUSES,
    STORED_PERMISSIONS,
    UI_PERMISSIONS,
    AsyncAdminClient,
    CodeCheck,
    GuestListEntries,
    InviteTokenError,
    NewApiKey,
    Page,
    ServiceAttributes,
    ServiceMonth,
    TemplateAttributes,
    Trace,
    TraceSource,
    UiPermission,
    UserAttributes,
    permissions_from_stored,
    permissions_to_stored,
)
from notify_typed.admin.caching import MemoryStore, RequestCache
from notify_typed.admin.models import (
    AnnualUsage,
    ApiKey,
    ArchivedEmailFile,
    AuthType,
    BillingReportRow,
    BrandingUses,
    CallbackApi,
    CallbackType,
    Complaint,
    ContactList,
    CreatedNotification,
    DailyProviderVolumes,
    DailyVolumes,
    DataRetention,
    DetailedService,
    DetailedServiceListItem,
    EmailBranding,
    Event,
    FoundByUuid,
    FoundService,
    GuestList,
    InboundNumber,
    InboundNumberUsage,
    InboundSms,
    InboundSmsSummary,
    InvitedUser,
    Job,
    JobStatus,
    KeyType,
    LetterAttachment,
    LetterBranding,
    LetterContact,
    LetterPreview,
    LetterRate,
    ListedUser,
    LiveCounts,
    LiveService,
    MonthlyStatisticsByMonth,
    MonthlyTemplateUsage,
    MonthlyUsage,
    Notification,
    NotificationForCsv,
    NotificationStatus,
    Organisation,
    OrganisationInvite,
    OrganisationListItem,
    OrganisationsAndServices,
    OrganisationType,
    OrganisationUsage,
    PerformanceDashboard,
    PlatformStats,
    Postage,
    PostedLetters,
    Provider,
    ProviderVersion,
    ReplyTo,
    Report,
    RequestToJoin,
    ReturnedLetterReport,
    ReturnedLetterStatistics,
    ReturnedLetterSummary,
    ScheduledJobStats,
    ServerStatus,
    Service,
    ServiceHistory,
    ServiceOfOrganisation,
    ServicePermission,
    ServiceVolumes,
    SmsRate,
    SmsSender,
    Statistics,
    Template,
    TemplateEmailFile,
    TemplateFolder,
    TemplateListItem,
    TemplateStatistic,
    TemplateType,
    TemplateVersion,
    UnsubscribeReport,
    UnsubscribeReportSummary,
    UnsubscribeRequestStatistics,
    UploadSummary,
    User,
    UserForList,
    WebauthnCredential,
)


def on_retry(event: RetryEvent) -> None:
    assert_type(event.attempt, int)


source: TraceSource = lambda: Trace("463ac35c9f6413ad", span_id=None)  # noqa: E731 - typed so


async def making(url: httpx.URL, user: UUID, mine: httpx.AsyncClient) -> None:
    async with AsyncAdminClient("http://localhost:6011", secret="s") as client:
        assert_type(client, AsyncAdminClient)
        assert_type(client.base_url, str)
        assert_type(client.client_id, str)
        assert_type(client.acting_user_id, UUID | None)
        assert_type(client.options.timeout, httpx.Timeout)
        assert_type(client.acting_as(user), AsyncAdminClient)
        assert_type(client.acting_as(None), AsyncAdminClient)
        assert_type(client.with_options(timeout=5, retries=RetryPolicy()), AsyncAdminClient)
    assert_type(AsyncAdminClient(), AsyncAdminClient)
    client = AsyncAdminClient(
        url,
        secret="s",
        client_id="notify-functional-tests",
        acting_user_id=user,
        admin_base_url="https://www.notify.example",
        cache=RequestCache(MemoryStore()),
        trace=source,
        timeout=httpx.Timeout(5),
        retries=RetryPolicy(max_attempts=1),
        on_retry=on_retry,
        http_client=mine,
    )
    await client.aclose()
    trace = Trace("463ac35c9f6413ad")
    assert_type(trace.trace_id, str)
    assert_type(trace.span_id, str | None)


async def services(client: AsyncAdminClient, service: UUID, user: UUID) -> None:
    made = await client.services.create_service(
        service_name="My Service",
        organisation_type="central",
        email_message_limit=1000,
        international_sms_message_limit=100,
        sms_message_limit=1000,
        letter_message_limit=500,
        restricted=True,
        user_id=user,
    )
    assert_type(made, str)
    await client.services.create_service(
        service_name="S",
        organisation_type=OrganisationType.LOCAL,
        email_message_limit=1,
        international_sms_message_limit=1,
        sms_message_limit=1,
        letter_message_limit=1,
        restricted=False,
        user_id=made,
    )
    assert_type(await client.services.get_service(made), Service)
    assert_type(
        await client.services.get_detailed_service(service, today_only=True), DetailedService
    )
    assert_type(await client.services.get_services(only_active=True, user_id=user), list[Service])
    assert_type(
        await client.services.get_detailed_services(
            only_active=True,
            include_from_test_key=False,
            start_date=date(2026, 1, 1),
            end_date="2026-01-01",
        ),
        list[DetailedServiceListItem],
    )
    assert_type(await client.services.find_services_by_name(service_name="My"), list[FoundService])
    assert_type(await client.services.get_service_statistics(service, limit_days=7), Statistics)
    assert_type((await client.services.get_service_statistics(service)).sms.requested, int)
    assert_type(await client.services.get_service_history(service), ServiceHistory)
    assert_type(
        await client.services.get_monthly_notification_stats(service, year=2026),
        MonthlyStatisticsByMonth,
    )
    changed = await client.services.update_service(
        service,
        name="New",
        email_branding=None,
        permissions=["sms", ServicePermission.EMAIL],
        go_live_at=datetime.now(UTC),
        rate_limit=3000,
    )
    assert_type(changed, Service)
    changes: ServiceAttributes = {"restricted": False, "organisation_type": "local"}
    assert_type(await client.services.update_service("text", **changes), Service)
    assert_type(await client.services.update_status(service, live=True), Service)
    assert_type(await client.services.update_count_as_live(service, count_as_live=False), Service)
    await client.services.archive_service(service)
    await client.services.archive_service(service, cached_service_user_ids={user})


async def users(client: AsyncAdminClient, user: UUID) -> None:
    assert_type(
        await client.users.register_user(
            name="Jane Smith",
            email_address="jane@example.gov.uk",
            mobile_number="07700900000",
            password="secure-password",
            auth_type="sms_auth",
        ),
        User,
    )
    await client.users.register_user(
        name="Jane",
        email_address="jane@example.gov.uk",
        mobile_number=None,
        password="pw",
        auth_type=AuthType.EMAIL_AUTH,
    )
    found = await client.users.get_user(user)
    assert_type(found, User)
    assert_type(found.services, list[UUID])
    assert_type(await client.users.get_user_by_email("jane@example.gov.uk"), User)
    assert_type(await client.users.get_user_by_email_or_none("jane@example.gov.uk"), User | None)
    assert_type(
        await client.users.find_users_by_full_or_partial_email(email_address="jane"),
        list[UserForList],
    )
    assert_type(
        await client.users.update_user_attribute(user, name="Jane", platform_admin=False), User
    )
    changes: UserAttributes = {"mobile_number": None, "auth_type": "email_auth"}
    assert_type(await client.users.update_user_attribute(user, **changes), User)
    await client.users.archive_user(user)
    assert_type(await client.users.activate_user(user), User)
    await client.users.send_verify_code(user, code_type="sms", to="07700900000")
    await client.users.send_verify_code(user, code_type="email", to=None, next_string="/next")
    checked = await client.users.check_verify_code(user, code="12345", code_type="sms")
    assert_type(checked, CodeCheck)
    assert_type(checked.accepted, bool)
    assert_type(checked.message, str)
    accepted, message = checked
    assert_type((accepted, message), tuple[bool, str])
    assert_type(await client.users.verify_password(user, password="pw"), bool)
    assert_type(await client.users.update_password(user, password="pw"), User)
    assert_type(await client.users.reset_failed_login_count(user), User)
    await client.users.send_verify_email(user, to="jane@example.gov.uk")
    await client.users.send_already_registered_email(user, to="jane@example.gov.uk")
    await client.users.send_change_email_verification(user, new_email="jane@example.gov.uk")
    await client.users.send_reset_password_url(
        email_address="jane@example.gov.uk", next_string="/next"
    )
    assert_type(
        await client.users.get_organisations_and_services_for_user(user), OrganisationsAndServices
    )


async def team(client: AsyncAdminClient, service: UUID, user: UUID, seen: UiPermission) -> None:
    assert_type(await client.team.get_users_for_service(service), list[User])
    await client.team.add_user_to_service(
        service, user, permissions=["send_messages", seen], folder_permissions=[service]
    )
    await client.team.add_user_to_service(service, user, permissions={"send_texts"})
    await client.users.add_user_to_service(service, user, permissions=[seen, "send_texts"])
    await client.team.set_user_permissions(user, service, permissions=(), folder_permissions=None)
    await client.team.remove_user_from_service(service, user)
    assert_type(permissions_to_stored([seen]), frozenset[str])
    assert_type(permissions_from_stored(STORED_PERMISSIONS), frozenset[str])
    assert_type(UI_PERMISSIONS["send_messages"], tuple[str, ...])


async def webauthn(client: AsyncAdminClient, user: UUID, key: UUID) -> None:
    keys = client.webauthn
    assert_type(await keys.get_webauthn_credentials_for_user(user), list[WebauthnCredential])
    assert_type(
        await keys.create_webauthn_credential_for_user(user, credential={"name": "Key"}),
        WebauthnCredential,
    )
    assert_type(
        await keys.update_webauthn_credential_name_for_user(
            user_id=user, credential_id=key, new_name_for_credential="Blue"
        ),
        WebauthnCredential,
    )
    await keys.delete_webauthn_credential_for_user(user_id=user, credential_id=key)
    assert_type(
        await keys.complete_webauthn_login_attempt(
            user, is_successful=True, webauthn_credential_id=None
        ),
        CodeCheck,
    )


async def notifications(client: AsyncAdminClient, service: UUID, item: UUID) -> None:
    messages = client.notifications
    page = await messages.get_notifications_for_service(
        service,
        job_id=None,
        template_type="sms",
        status=["sending", NotificationStatus.FAILED],
        page=1,
        page_size=50,
        count_pages=True,
        limit_days=7,
        include_jobs=True,
        include_from_test_key=False,
        to=None,
        include_one_off=True,
    )
    assert_type(page, Page[Notification])
    assert_type(page.items, Sequence[Notification])
    assert_type([each.to for each in page], list[str])
    assert_type((page.page_size, page.total), tuple[int | None, int | None])
    assert_type((page.has_previous, page.has_next), tuple[bool, bool])
    walk = messages.iter_notifications_for_service(
        service, item, template_type=TemplateType.EMAIL, limit_days=1
    )
    assert_type(walk, AsyncPageIterator[Page[Notification], Notification])
    assert_type(await anext(walk), Notification)
    assert_type(walk.pages(), AsyncIterator[Page[Notification]])
    assert_type(
        await messages.get_notifications_for_service_for_csv(service, older_than=item),
        Page[NotificationForCsv],
    )
    assert_type(
        messages.iter_notifications_for_service_for_csv(service, status="failed"),
        AsyncPageIterator[Page[NotificationForCsv], NotificationForCsv],
    )
    assert_type(await messages.get_notification(service, item), Notification)
    assert_type(
        await messages.get_notification_letter_preview(service, item, file_type="png"),
        LetterPreview,
    )
    assert_type(
        await messages.get_notification_count_for_job_id(service_id=service, job_id=item), int
    )
    assert_type(
        await messages.get_notifications_count_for_service(
            service, template_type="sms", limit_days=7
        ),
        int,
    )
    assert_type(await messages.update_notification_to_cancelled(service, item), Notification)
    sent = await messages.send_notification(
        service,
        template_id=item,
        recipient="john@example.com",
        personalisation={"name": "John", "count": 3},
        sender_id=item,
    )
    assert_type(sent, CreatedNotification)
    assert_type(sent.id, UUID)
    await messages.send_notification(service, template_id="text", recipient="07700900123")
    letter = await messages.send_precompiled_letter(
        service,
        filename="letter.pdf",
        file_id=item,
        postage="second",
        recipient_address={"addressline1": "123 Example Street", "postcode": "SW1A 1AA"},
    )
    assert_type(letter, CreatedNotification)
    await messages.send_precompiled_letter(
        service,
        filename="a.pdf",
        file_id=item,
        postage=Postage.FIRST,
        recipient_address="1 High Street",
    )


async def jobs(client: AsyncAdminClient, service: UUID, item: UUID) -> None:
    job = await client.jobs.create_job(item, service)
    assert_type(job, Job)
    assert_type(job.job_status, JobStatus)
    await client.jobs.create_job(item, service, scheduled_for="2026-12-25 09:00:00")
    await client.jobs.create_job(
        item, service, scheduled_for=datetime.now(UTC), contact_list_id=item
    )
    assert_type(await client.jobs.get_job(service, item), Job)
    assert_type(
        await client.jobs.get_jobs(
            service, limit_days=7, statuses=["finished", "in progress"], page=1
        ),
        Page[Job],
    )
    await client.jobs.get_jobs(service, statuses=NON_CANCELLED_JOB_STATUSES, contact_list_id=item)
    await client.jobs.get_jobs(service, statuses=[JobStatus.ERROR, *FINISHED_JOB_STATUSES])
    assert_type(
        client.jobs.iter_jobs(service, statuses=NON_SCHEDULED_JOB_STATUSES | JOB_STATUSES),
        AsyncPageIterator[Page[Job], Job],
    )
    assert_type(await client.jobs.get_scheduled_jobs(service), list[Job])
    assert_type(await client.jobs.get_immediate_jobs(service), list[Job])
    assert_type(await client.jobs.has_jobs(service), bool)
    assert_type(await client.jobs.cancel_job(service, item), Job)
    assert_type(await client.jobs.cancel_letter_job(service, item), int)
    assert_type(await client.jobs.get_scheduled_job_stats(service), ScheduledJobStats)


async def api_keys(client: AsyncAdminClient, service: UUID, item: UUID) -> None:
    assert_type(await client.api_keys.get_api_keys(service), list[ApiKey])
    assert_type(await client.api_keys.get_api_key(service, item), ApiKey)
    key = await client.api_keys.create_api_key(service, key_name="Key", key_type="normal")
    assert_type(key, NewApiKey)
    assert_type((key.secret, key.key), tuple[str, str])
    await client.api_keys.create_api_key(service, key_name="Key", key_type=KeyType.TEAM)
    await client.api_keys.revoke_api_key(service, item)


async def templates(client: AsyncAdminClient, service: UUID, item: UUID) -> None:
    assert_type(
        await client.templates.create_service_template(
            name="T", type_="email", content="C", service_id=service, subject="S"
        ),
        Template,
    )
    assert_type(
        await client.templates.update_service_template(service, item, content="C", postage="first"),
        Template,
    )
    changes: TemplateAttributes = {"name": "N", "archive_email_file_ids": [item]}
    await client.templates.update_service_template(service, item, **changes)
    assert_type(await client.templates.delete_service_template(service, item), Template)
    assert_type(
        await client.templates.update_service_template_sender(service, item, reply_to=None),
        Template,
    )
    await client.templates.redact_service_template(service, item)
    assert_type(await client.templates.get_service_templates(service), list[TemplateListItem])
    assert_type(await client.templates.get_service_template(service, item), Template)
    assert_type(
        await client.templates.get_service_template_version(service, item, version=1),
        TemplateVersion,
    )
    assert_type(
        await client.templates.get_service_template_versions(service, item), list[TemplateVersion]
    )
    assert_type(await client.templates.get_precompiled_template(service), Template)
    assert_type(
        await client.templates.preview_service_template(
            service, item, personalisation={"name": "x"}
        ),
        Template,
    )


async def folders(client: AsyncAdminClient, service: UUID, item: UUID) -> None:
    kept = client.template_folders
    assert_type(await kept.get_template_folders(service), list[TemplateFolder])
    assert_type(await kept.create_template_folder(service, name="Letters", parent_id=item), str)
    assert_type(
        await kept.update_template_folder(
            service, item, name="Letters", users_with_permission=[item]
        ),
        TemplateFolder,
    )
    await kept.delete_template_folder(service, item)
    await kept.move_to_folder(service, None, template_ids=[item], folder_ids={item})


async def senders(client: AsyncAdminClient, service: UUID, item: UUID) -> None:
    assert_type(await client.sms_senders.get_sms_senders(service), list[SmsSender])
    assert_type(await client.sms_senders.get_check_sender_id(sender_id="HS BC"), bool)
    assert_type(await client.sms_senders.get_sms_sender(service, item), SmsSender)
    assert_type(
        await client.sms_senders.add_sms_sender(service, sms_sender="Council", is_default=True),
        SmsSender,
    )
    assert_type(
        await client.sms_senders.update_sms_sender(service, item, sms_sender="Council"), SmsSender
    )
    assert_type(await client.sms_senders.delete_sms_sender(service, item), SmsSender)
    replies = client.reply_to_emails
    assert_type(await replies.get_reply_to_email_addresses(service), list[ReplyTo])
    assert_type(await replies.get_reply_to_email_address(service, item), ReplyTo)
    assert_type(await replies.verify_reply_to_email_address(service, email_address="a@b.uk"), UUID)
    assert_type(
        await replies.add_reply_to_email_address(service, email_address="a@b.uk", is_default=True),
        ReplyTo,
    )
    assert_type(
        await replies.update_reply_to_email_address(service, item, email_address="a@b.uk"), ReplyTo
    )
    assert_type(await replies.delete_reply_to_email_address(service, item), ReplyTo)
    contacts = client.letter_contacts
    assert_type(await contacts.get_letter_contacts(service), list[LetterContact])
    assert_type(await contacts.get_letter_contact(service, item), LetterContact)
    assert_type(
        await contacts.add_letter_contact(service, contact_block="Town Hall"), LetterContact
    )
    assert_type(
        await contacts.update_letter_contact(service, item, contact_block="Town Hall"),
        LetterContact,
    )
    assert_type(await contacts.delete_letter_contact(service, item), LetterContact)


async def guests_and_callbacks(client: AsyncAdminClient, service: UUID, item: UUID) -> None:
    assert_type(await client.guest_list.get_guest_list(service), GuestList)
    entries: GuestListEntries = {"email_addresses": ["a@b.uk"], "phone_numbers": {"07700900123"}}
    await client.guest_list.update_guest_list(service, data=entries)
    await client.guest_list.update_guest_list(
        service, data={"email_addresses": [], "phone_numbers": []}
    )
    calls = client.callbacks
    assert_type(
        await calls.create_service_callback_api(
            service,
            url="https://x.uk",
            bearer_token="token",
            user_id=None,
            callback_type=CallbackType.INBOUND_SMS,
        ),
        CallbackApi,
    )
    assert_type(
        await calls.get_service_callback_api(service, item, callback_type="delivery_status"),
        CallbackApi,
    )
    assert_type(
        await calls.update_service_callback_api(
            service,
            url=None,
            bearer_token=None,
            user_id=item,
            callback_api_id=item,
            callback_type="complaint",
        ),
        CallbackApi,
    )
    await calls.delete_service_callback_api(service, item, callback_type="delivery_status")


async def inbound(client: AsyncAdminClient, service: UUID, item: UUID) -> None:
    texts = client.inbound
    assert_type(await texts.get_all_inbound_sms_number_service(), list[InboundNumber])
    assert_type(await texts.get_available_inbound_sms_numbers(), list[InboundNumber])
    assert_type(await texts.get_inbound_sms_number_for_service(service), InboundNumber | None)
    assert_type(await texts.add_inbound_number_to_service(service), SmsSender)
    assert_type(await texts.get_inbound_sms(service, user_number="07700900123"), list[InboundSms])
    assert_type(await texts.get_most_recent_inbound_sms(service, page=2), Page[InboundSms])
    assert_type(
        texts.iter_most_recent_inbound_sms(service), AsyncPageIterator[Page[InboundSms], InboundSms]
    )
    assert_type(await texts.get_inbound_sms_summary(service), InboundSmsSummary)
    assert_type(await texts.get_inbound_sms_by_id(service, item), InboundSms)
    assert_type(await texts.get_most_recent_inbound_number_usage_date(service), InboundNumberUsage)
    await texts.remove_service_inbound_sms(service, archive=True)


async def invites(client: AsyncAdminClient, service: UUID, item: UUID) -> None:
    made = await client.invites.create_invite(
        item,
        service,
        email_address="jo@example.gov.uk",
        permissions=["manage_service"],
        auth_type="sms_auth",
        folder_permissions=[item],
    )
    assert_type(made, InvitedUser)
    assert_type(await client.invites.get_invites_for_service(service), list[InvitedUser])
    assert_type(await client.invites.get_invited_user_for_service(service, item), InvitedUser)
    assert_type(await client.invites.get_invited_user(item), InvitedUser)
    assert_type(await client.invites.accept_invite(service, item), InvitedUser)
    assert_type(await client.invites.cancel_invited_user(service, item), InvitedUser)
    assert_type(
        await client.invites.update_invite(service, item, auth_type=AuthType.EMAIL_AUTH),
        InvitedUser,
    )
    try:
        assert_type(await client.invites.check_token(token="token"), InvitedUser)
    except InviteTokenError as error:
        assert_type(error.message, str)
        assert_type(error.fields["invitation"], tuple[str, ...])


async def data_retention(client: AsyncAdminClient, service: UUID, item: UUID) -> None:
    assert_type(
        await client.data_retention.get_service_data_retention(service), list[DataRetention]
    )
    assert_type(
        await client.data_retention.get_service_data_retention_by_id(service, item),
        DataRetention | None,
    )
    assert_type(
        await client.data_retention.get_service_data_retention_by_type(
            service, notification_type="sms"
        ),
        DataRetention | None,
    )
    assert_type(
        await client.data_retention.create_service_data_retention(
            service, notification_type="sms", days_of_retention=1
        ),
        DataRetention,
    )
    await client.data_retention.update_service_data_retention(service, item, days_of_retention=1)


async def events(client: AsyncAdminClient) -> None:
    assert_type(await client.events.create_event(event_type="text", event_data={"a": 1}), Event)


async def billing(client: AsyncAdminClient, service: UUID) -> None:
    assert_type(
        await client.billing.get_monthly_usage_for_service(service, year=1), list[MonthlyUsage]
    )
    assert_type(
        await client.billing.get_annual_usage_for_service(service, year=1), list[AnnualUsage]
    )
    assert_type(await client.billing.get_free_sms_fragment_limit_for_year(service), int)
    assert_type(
        await client.billing.create_or_update_free_sms_fragment_limit(
            service, free_sms_fragment_limit=1
        ),
        int,
    )
    assert_type(await client.billing.get_sms_rate(), SmsRate)
    assert_type(await client.billing.get_letter_rates(), list[LetterRate])


async def template_usage(client: AsyncAdminClient, service: UUID, item: UUID) -> None:
    assert_type(
        await client.template_usage.get_template_statistics_for_service(service, whole_days=1),
        list[TemplateStatistic],
    )
    assert_type(
        await client.template_usage.get_monthly_template_usage_for_service(service, year=1),
        list[MonthlyTemplateUsage],
    )
    assert_type(
        await client.template_usage.get_last_used_date_for_template(service, item),
        datetime | None,
    )


async def uploads(client: AsyncAdminClient, service: UUID) -> None:
    assert_type(await client.uploads.get_uploads(service), Page[UploadSummary])
    assert_type(
        await client.uploads.get_letters_by_service_and_print_day(
            service, letter_print_day="2026-11-21"
        ),
        Page[Notification],
    )


async def returned_letters(client: AsyncAdminClient, service: UUID) -> None:
    assert_type(
        await client.returned_letters.get_returned_letter_statistics(service),
        ReturnedLetterStatistics,
    )
    assert_type(
        await client.returned_letters.get_returned_letter_summary(service),
        list[ReturnedLetterSummary],
    )
    assert_type(
        await client.returned_letters.get_returned_letters(service, reported_at="2026-11-21"),
        ReturnedLetterReport,
    )
    await client.returned_letters.submit_returned_letters(references=["text"])


async def unsubscribing(client: AsyncAdminClient, service: UUID, item: UUID) -> None:
    await client.unsubscribing.unsubscribe(item, token="text")
    assert_type(
        await client.unsubscribing.get_unsubscribe_request_statistics(service),
        UnsubscribeRequestStatistics | None,
    )
    assert_type(
        await client.unsubscribing.get_unsubscribe_reports_summary(service),
        list[UnsubscribeReportSummary],
    )
    assert_type(
        await client.unsubscribing.create_unsubscribe_request_report(
            service,
            count=1,
            earliest_timestamp="2026-11-21T09:15:30Z",
            latest_timestamp="2026-11-21T09:15:30Z",
        ),
        UUID,
    )
    assert_type(
        await client.unsubscribing.get_unsubscribe_request_report(service, item), UnsubscribeReport
    )
    await client.unsubscribing.process_unsubscribe_request_report(
        service, item, report_has_been_processed=True
    )


async def organisations(client: AsyncAdminClient, service: UUID, item: UUID) -> None:
    assert_type(await client.organisations.get_organisations(), list[OrganisationListItem])
    assert_type(await client.organisations.get_domains(), list[str])
    assert_type(await client.organisations.get_organisation(item), Organisation)
    assert_type(await client.organisations.get_organisation_name(item), str)
    assert_type(await client.organisations.get_organisation_by_domain(domain="text"), Organisation)
    assert_type(await client.organisations.get_service_organisation(service), Organisation | None)
    assert_type(await client.organisations.search(name="text"), list[OrganisationListItem])
    assert_type(
        await client.organisations.create_organisation(
            name="text", crown=True, organisation_type="central"
        ),
        Organisation,
    )
    await client.organisations.update_organisation(item, cached_service_ids=[item], name="A")
    await client.organisations.archive_organisation(item)
    await client.organisations.update_service_organisation(service, item)
    assert_type(
        await client.organisations.get_organisation_services(item), list[ServiceOfOrganisation]
    )
    assert_type(await client.organisations.get_services_and_usage(item, year=1), OrganisationUsage)
    assert_type(await client.organisations.get_users_for_organisation(item), list[User])
    assert_type(
        await client.organisations.add_user_to_organisation(
            item, item, permissions=["can_make_services_live"]
        ),
        User,
    )
    await client.organisations.set_organisation_permissions(
        item, item, permissions=["can_make_services_live"]
    )
    await client.organisations.remove_user_from_organisation(item, item)
    await client.organisations.notify_users_of_request_to_go_live_for_service(service)
    await client.organisations.notify_org_member_about_next_steps_of_go_live_request(
        service, to="text", service_name="text", content="text"
    )
    await client.organisations.notify_service_member_of_rejected_go_live_request(
        service,
        name="text",
        service_name="text",
        organisation_name="text",
        reason="text",
        organisation_team_member_name="text",
        organisation_team_member_email="text",
    )


async def org_invites(client: AsyncAdminClient, item: UUID) -> None:
    assert_type(
        await client.org_invites.get_invites_for_organisation(item), list[OrganisationInvite]
    )
    assert_type(await client.org_invites.get_invited_user_for_org(item, item), OrganisationInvite)


async def contact_lists(client: AsyncAdminClient, service: UUID, item: UUID) -> None:
    assert_type(
        await client.contact_lists.create_contact_list(
            service, item, original_file_name="text", row_count=1, template_type="sms"
        ),
        ContactList,
    )
    assert_type(await client.contact_lists.get_contact_lists(service), list[ContactList])
    assert_type(await client.contact_lists.get_contact_list(service, item), ContactList)
    await client.contact_lists.delete_contact_list(service, item)


async def reports(client: AsyncAdminClient, service: UUID, item: UUID) -> None:
    assert_type(await client.reports.create_report_request(service, item), Report)
    assert_type(await client.reports.get_report_request(service, item), Report)


async def email_branding(client: AsyncAdminClient, item: UUID) -> None:
    brands = client.email_branding
    assert_type(await brands.get_all_email_branding(), list[EmailBranding])
    assert_type(await brands.get_email_branding(item), EmailBranding)
    assert_type(await brands.get_email_branding_name_for_alt_text(alt_text="text"), str)
    assert_type(await brands.create_email_branding(name="text", text="text"), EmailBranding)
    assert_type(
        await brands.update_email_branding(
            item,
            name="text",
            logo=None,
            alt_text=None,
            text="text",
            colour=None,
            brand_type="both",
        ),
        EmailBranding,
    )
    await brands.archive_email_branding(item)
    assert_type(await brands.get_orgs_and_services_associated_with_branding(item), BrandingUses)


async def letter_branding(client: AsyncAdminClient, item: UUID) -> None:
    brands = client.letter_branding
    assert_type(await brands.get_all_letter_branding(), list[LetterBranding])
    assert_type(await brands.get_letter_branding(item), LetterBranding)
    assert_type(await brands.get_unique_name_for_letter_branding(name="text"), str)
    assert_type(await brands.create_letter_branding(filename="a", name="a"), LetterBranding)
    assert_type(await brands.update_letter_branding(item, filename="a", name="a"), LetterBranding)
    assert_type(await brands.get_orgs_and_services_associated_with_branding(item), BrandingUses)


async def branding_pools(client: AsyncAdminClient, item: UUID) -> None:
    pools = client.branding_pools
    assert_type(await pools.get_email_branding_pool(item), list[EmailBranding])
    assert_type(await pools.get_letter_branding_pool(item), list[LetterBranding])
    await pools.add_brandings_to_email_branding_pool(item, [item])
    await pools.add_brandings_to_letter_branding_pool(item, ["text"])
    await pools.remove_email_branding_from_pool(item, item)
    await pools.remove_letter_branding_from_pool(item, item)


async def performance(client: AsyncAdminClient) -> None:
    assert_type(
        await client.performance.get_performance_dashboard_stats(
            start_date="2026-11-14", end_date="2026-11-21"
        ),
        PerformanceDashboard,
    )


async def joining(client: AsyncAdminClient, service: UUID, item: UUID) -> None:
    asking = client.joining
    assert_type(
        await asking.create_service_join_request(
            item, service_id=service, service_managers_ids=[item]
        ),
        UUID,
    )
    assert_type(await asking.get_service_join_request(item, service), RequestToJoin)
    assert_type(
        await asking.update_service_join_requests(
            item, item, service, status="approved", status_changed_by_id=item
        ),
        RequestToJoin,
    )


async def letter_attachments(client: AsyncAdminClient, service: UUID, item: UUID) -> None:
    pages = client.letter_attachments
    assert_type(await pages.get_letter_attachment(item), LetterAttachment)
    assert_type(
        await pages.create_letter_attachment(
            upload_id=item,
            original_filename="text",
            page_count=1,
            template_id=item,
            service_id=service,
        ),
        LetterAttachment,
    )
    await pages.archive_letter_attachment(
        letter_attachment_id=item, user_id=item, service_id=service
    )


async def email_files(client: AsyncAdminClient, service: UUID, item: UUID) -> None:
    files = client.email_files
    assert_type(await files.get_files(service, item), list[TemplateEmailFile])
    assert_type(
        await files.create_file(
            file_id=item, service_id=service, template_id=item, filename="text"
        ),
        TemplateEmailFile,
    )
    assert_type(await files.get_file_by_id(item, service, item), TemplateEmailFile)
    assert_type(
        await files.update_file(
            item,
            service,
            item,
            link_text="text",
            retention_period=1,
            validate_users_email=True,
            pending=False,
        ),
        TemplateEmailFile,
    )
    assert_type(await files.archive_file(item, service, item), ArchivedEmailFile)


async def platform(client: AsyncAdminClient, item: UUID) -> None:
    of = client.platform
    assert_type(await of.get_all_providers(), list[Provider])
    assert_type(await of.get_provider_by_id(item), ProviderVersion | None)
    assert_type(await of.get_provider_versions(item), list[ProviderVersion])
    assert_type(await of.get_all_complaints(), list[Complaint])
    assert_type(await of.get_complaint_count(), int)
    assert_type(await of.get_live_services_data(), list[LiveService])
    assert_type(await of.find_by_uuid(item), FoundByUuid)
    assert_type(await of.update_provider(item, priority=60), ProviderVersion)
    assert_type(
        await of.fetch_users_list(
            created_from_date=date(2026, 4, 1),
            created_to_date="2026-04-30",
            logged_from_date=None,
            logged_to_date=None,
            take_part_in_research=True,
        ),
        list[ListedUser],
    )


async def platform_reports(client: AsyncAdminClient, first: date, last: date) -> None:
    of = client.platform_reports
    assert_type(await of.get_platform_stats(), PlatformStats)
    assert_type(
        await of.get_data_for_billing_report(start_date=first, end_date=last),
        list[BillingReportRow],
    )
    assert_type(
        await of.get_data_for_dvla_billing_report(start_date=first, end_date=last),
        list[PostedLetters],
    )
    assert_type(
        await of.get_data_for_daily_volumes_report(start_date=first, end_date=last),
        list[DailyVolumes],
    )
    assert_type(
        await of.get_data_for_daily_sms_provider_volumes_report(start_date=first, end_date=last),
        list[DailyProviderVolumes],
    )
    assert_type(
        await of.get_data_for_volumes_by_service_report(start_date=first, end_date=last),
        list[ServiceVolumes],
    )
    months = await of.get_notification_status_by_service(start_date=first, end_date=last)
    assert_type(months, list[ServiceMonth])
    assert_type(months[0].month, date)
    assert_type(months[0].delivered, int)


async def status(client: AsyncAdminClient) -> None:
    assert_type(await client.status.get_status(), ServerStatus)
    counts = await client.status.get_count_of_live_services_and_organisations()
    assert_type(counts, LiveCounts)


async def of_several_calls(client: AsyncAdminClient, service: UUID, item: UUID) -> None:
    assert_type(await client.services.get_active_services(), list[Service])
    assert_type(await client.services.get_notification_count(service, notification_type="sms"), int)
    assert_type(await client.jobs.get_page_of_jobs(service, page=1), Page[Job])
    assert_type(
        await client.jobs.has_sent_previously(
            service, item, template_version=1, original_file_name="a.csv"
        ),
        bool,
    )
    assert_type(
        await client.invites.get_count_of_invites_with_permission(
            service, permission="manage_service"
        ),
        int,
    )
    assert_type(
        await client.template_folders.get_template_folder(service, item), TemplateFolder | None
    )
    await client.data_retention.set_service_data_retention(service, days_of_retention=3)
