"""Which methods keep what they read, under which keys, and which changes end that."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from admin_call_table import USES, Use
from admin_world import CREDENTIAL, ITEM, SERVICE, TEMPLATE, USER, Admin, Server, example, in_words
from cases import for_each

from notify_typed import BadRequest, OutcomeUnknown
from notify_typed.admin.caching import (
    MemoryStore,
    NotInvalidated,
    PossiblyStale,
    RequestCache,
    StoreFailed,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from admin_world import Connect

    from notify_typed.admin.caching import Pattern

OTHER = "11111111-2222-4333-8444-555555555555"
S, T, U = f"service-{SERVICE}", f"service-{SERVICE}-template-{TEMPLATE}", f"user-{USER}"
VERSIONS = {f"{T}-version-None", f"{T}-version-1", f"{T}-versions"}
OF_OTHER_TEMPLATE = {f"{S}-template-{OTHER}-version-None", f"{S}-template-precompiled"}
FOLDERS = f"{S}-template-folders"
LIST = f"{S}-templates"
HAS_JOBS = f"has_jobs-{SERVICE}"
COUNTS = "live-service-and-organisation-counts"
RETENTION = f"{S}-data-retention"
RETURNED = {f"{S}-returned-letters-statistics", f"{S}-returned-letters-summary"}
UNSUBSCRIBED = f"{S}-unsubscribe-request-statistics"
REPORTS = f"{S}-unsubscribe-request-reports-summary"
O_NAME = f"organisation-{ITEM}-name"
POOLS = {f"organisation-{ITEM}-email-branding-pool", f"organisation-{ITEM}-letter-branding-pool"}
EMAIL_POOL, LETTER_POOL = sorted(POOLS)
BRANDS = {f"{kind}_branding{end}" for kind in ("email", "letter") for end in ("", f"-{ITEM}")}
PERFORMANCE = "performance-stats-2026-11-14-to-2026-11-21"
JOINING = f"service-join-request-{ITEM}"
OF_OTHERS = {
    *{f"service-{OTHER}", f"user-{OTHER}", f"service-{OTHER}-templates"},
    *{f"service-{OTHER}-template-{TEMPLATE}-version-None", f"has_jobs-{OTHER}"},
}
EVERYTHING = {
    *{S, U, FOLDERS, LIST, HAS_JOBS, COUNTS, f"user-{ITEM}"},
    *{RETENTION, UNSUBSCRIBED, REPORTS, "sms-rate", "letter-rates"},
    *RETURNED,
    *{"organisations", "domains", O_NAME, JOINING},
    *POOLS,
    *BRANDS,
    *VERSIONS,
    *OF_OTHER_TEMPLATE,
    *OF_OTHERS,
}
ALL_TEMPLATES = VERSIONS | OF_OTHER_TEMPLATE | {FOLDERS}

KEPT = {
    "services.get_service": S,
    "users.get_user": U,
    "templates.get_service_templates": LIST,
    "templates.get_service_template": f"{T}-version-None",
    "templates.get_service_template_version": f"{T}-version-1",
    "templates.get_service_template_versions": f"{T}-versions",
    "templates.get_precompiled_template": f"{S}-template-precompiled",
    "template_folders.get_template_folders": FOLDERS,
    "template_folders.get_template_folder": FOLDERS,
    "jobs.has_jobs": HAS_JOBS,
    "data_retention.get_service_data_retention": RETENTION,
    "organisations.get_organisations": "organisations",
    "organisations.get_domains": "domains",
    "organisations.get_organisation_name": O_NAME,
    "branding_pools.get_email_branding_pool": EMAIL_POOL,
    "branding_pools.get_letter_branding_pool": LETTER_POOL,
    "email_branding.get_all_email_branding": "email_branding",
    "email_branding.get_email_branding": f"email_branding-{ITEM}",
    "letter_branding.get_all_letter_branding": "letter_branding",
    "letter_branding.get_letter_branding": f"letter_branding-{ITEM}",
    "performance.get_performance_dashboard_stats": PERFORMANCE,
    "joining.get_service_join_request": JOINING,
    "status.get_count_of_live_services_and_organisations": COUNTS,
    "billing.get_sms_rate": "sms-rate",
    "billing.get_letter_rates": "letter-rates",
    "returned_letters.get_returned_letter_statistics": f"{S}-returned-letters-statistics",
    "returned_letters.get_returned_letter_summary": f"{S}-returned-letters-summary",
    "unsubscribing.get_unsubscribe_request_statistics": UNSUBSCRIBED,
    "unsubscribing.get_unsubscribe_reports_summary": REPORTS,
}
CLEARED: dict[str, set[str]] = {
    "services.create_service": {U},
    "services.update_service": {S},
    "services.update_status": {S, COUNTS},
    "services.update_count_as_live": {S, COUNTS},
    "services.archive_service": {S, U, LIST, *ALL_TEMPLATES},
    "users.update_user_attribute": {U},
    "users.archive_user": {U},
    "users.activate_user": {U},
    "users.check_verify_code": {U},
    "users.verify_password": {U},
    "users.update_password": {U},
    "users.reset_failed_login_count": {U},
    "users.add_user_to_service": {S, FOLDERS, U},
    "team.add_user_to_service": {S, FOLDERS, U},
    "team.set_user_permissions": {U, FOLDERS},
    "team.remove_user_from_service": {S, U},
    "webauthn.complete_webauthn_login_attempt": {U},
    "jobs.cancel_job": {HAS_JOBS},
    "jobs.cancel_letter_job": {HAS_JOBS},
    "templates.create_service_template": {LIST},
    "templates.update_service_template": {LIST, *VERSIONS},
    "templates.delete_service_template": {LIST, *VERSIONS},
    "templates.update_service_template_sender": {LIST, *VERSIONS},
    "templates.redact_service_template": {LIST, *VERSIONS},
    "template_folders.create_template_folder": {FOLDERS},
    "template_folders.update_template_folder": {FOLDERS},
    "template_folders.delete_template_folder": {FOLDERS},
    "template_folders.move_to_folder": {FOLDERS, LIST, f"{T}-version-None"},
    "guest_list.update_guest_list": {S},
    "callbacks.create_service_callback_api": {S},
    "callbacks.update_service_callback_api": {S},
    "callbacks.delete_service_callback_api": {S},
    "invites.accept_invite": {S, f"user-{ITEM}"},
    "organisations.create_organisation": {"organisations"},
    "organisations.update_organisation": {"organisations", "domains", O_NAME, S, *POOLS},
    "organisations.archive_organisation": {"organisations", "domains", O_NAME},
    "organisations.update_service_organisation": {"organisations", COUNTS, S},
    "organisations.add_user_to_organisation": {U},
    "organisations.set_organisation_permissions": {U},
    "organisations.remove_user_from_organisation": {U},
    "branding_pools.add_brandings_to_email_branding_pool": {EMAIL_POOL},
    "branding_pools.add_brandings_to_letter_branding_pool": {LETTER_POOL},
    "branding_pools.remove_email_branding_from_pool": {EMAIL_POOL},
    "branding_pools.remove_letter_branding_from_pool": {LETTER_POOL},
    "email_branding.create_email_branding": {"email_branding"},
    "email_branding.update_email_branding": {
        *("email_branding", f"email_branding-{ITEM}", EMAIL_POOL)
    },
    "email_branding.archive_email_branding": {
        *("email_branding", f"email_branding-{ITEM}", EMAIL_POOL)
    },
    "letter_branding.create_letter_branding": {"letter_branding"},
    "letter_branding.update_letter_branding": {
        *("letter_branding", f"letter_branding-{ITEM}", LETTER_POOL)
    },
    "joining.update_service_join_requests": {JOINING, U, FOLDERS},
    "letter_attachments.create_letter_attachment": {LIST, *ALL_TEMPLATES},
    "letter_attachments.archive_letter_attachment": {LIST, *ALL_TEMPLATES},
    "email_files.update_file": VERSIONS,
    "email_files.archive_file": VERSIONS,
    "data_retention.create_service_data_retention": {RETENTION},
    "data_retention.update_service_data_retention": {RETENTION},
    "returned_letters.submit_returned_letters": RETURNED,
    "unsubscribing.create_unsubscribe_request_report": {REPORTS},
    "unsubscribing.process_unsubscribe_request_report": {REPORTS, UNSUBSCRIBED},
}

# A template shows whom its messages are from.
SENDERS = (
    "sms_senders.add_sms_sender",
    "sms_senders.update_sms_sender",
    "sms_senders.delete_sms_sender",
    "reply_to_emails.add_reply_to_email_address",
    "reply_to_emails.update_reply_to_email_address",
    "reply_to_emails.delete_reply_to_email_address",
    "letter_contacts.add_letter_contact",
    "letter_contacts.update_letter_contact",
    "letter_contacts.delete_letter_contact",
    "inbound.add_inbound_number_to_service",
    "inbound.remove_service_inbound_sms",
)
CLEARED.update({method: {S, *ALL_TEMPLATES} for method in SENDERS})


def named(use: Use) -> str:
    return f"{use.method} {use.answer}"


def answer(use: Use) -> httpx.Response:
    operation, _, name = use.answer.partition(":")
    return example(operation, name or None)


def filled() -> tuple[RequestCache, MemoryStore]:
    store = MemoryStore()
    cache = RequestCache(store)
    for key in EVERYTHING:
        cache.put(key, "old")
    return cache, store


def kept(store: MemoryStore, key: str) -> Any:
    """What is there under a key."""
    return json.loads(getattr(store.read(key, "probe"), "text", "null"))


def there(store: MemoryStore) -> set[str]:
    """Which of the keys are still as they were."""
    found = {key: store.read(key, "probe") for key in EVERYTHING}
    return {key for key, reading in found.items() if getattr(reading, "text", "") == '"old"'}


@for_each("use", USES, ids=named)
def test_a_change_ends_what_it_makes_wrong_and_nothing_else(connect: Connect, use: Use) -> None:
    cache, store = filled()
    if use.method in KEPT:
        cache = RequestCache(MemoryStore())
    admin, _ = connect(answer(use), cache=cache)
    admin(use.method, *use.args, **use.kwargs)
    wrong = CLEARED.get(use.method, set())
    if use.method == "jobs.create_job":
        wrong = {HAS_JOBS}  # where it says yes from now on
        assert kept(store, HAS_JOBS) is True
    assert EVERYTHING - there(store) == wrong


@for_each("use", [use for use in USES if use.method in KEPT], ids=named)
def test_what_was_read_is_not_asked_for_again(connect: Connect, use: Use) -> None:
    store = MemoryStore()
    admin, server = connect(answer(use), cache=RequestCache(store))
    first = admin(use.method, *use.args, **use.kwargs)
    assert admin(use.method, *use.args, **use.kwargs) == first
    assert len(server.requests) == 1
    body = answer(use).json()
    if use.method.startswith("template_folders."):
        body = body["template_folders"]
    if use.method in {"jobs.has_jobs", "organisations.get_domains"}:
        body = first
    if use.method == "organisations.get_organisation_name":
        body = body["name"]
    if use.method.startswith("branding_pools."):
        body = body["data"]
    if use.method == "email_branding.get_all_email_branding":
        body = body["email_branding"]
    assert kept(store, KEPT[use.method]) == body


def test_the_domains_of_all_organisations_are_one_list_in_order(connect: Connect) -> None:
    listed = {
        "name": "Council",
        "id": ITEM,
        "active": True,
        "count_of_live_services": 1,
        "organisation_type": None,
    }
    answered = httpx.Response(
        200,
        json=[
            {**listed, "domains": ["wye.gov.uk", "avon.gov.uk"]},
            {**listed, "domains": []},
            {**listed, "domains": ["exe.gov.uk"]},
        ],
    )
    admin, _ = connect(answered, cache=RequestCache(MemoryStore()))
    for _ in range(2):  # from Notify, and from the cache
        domains = admin("organisations.get_domains")
        assert domains == ["avon.gov.uk", "exe.gov.uk", "wye.gov.uk"]


@for_each("use", [use for use in USES if use.method in KEPT], ids=named)
def test_without_a_cache_everything_is_asked_for(connect: Connect, use: Use) -> None:
    admin, server = connect(answer(use))
    admin(use.method, *use.args, **use.kwargs)
    admin(use.method, *use.args, **use.kwargs)
    assert len(server.requests) == 2


def test_what_others_have_kept_is_read(connect: Connect) -> None:
    cache = RequestCache(MemoryStore())
    cache.put(S, example("get_service").json())
    cache.put(HAS_JOBS, value=True)
    admin, server = connect(httpx.Response(500), cache=cache)
    found = admin("services.get_service", SERVICE.upper())
    assert found.name == example("get_service").json()["data"]["name"]
    assert admin("jobs.has_jobs", SERVICE) is True
    assert server.requests == []


@pytest.mark.parametrize("strange", ["text", None, [], {"data": {}}, {"data": None}, 7])
def test_what_does_not_belong_there_is_passed_over(connect: Connect, strange: Any) -> None:
    cache = RequestCache(MemoryStore())
    cache.put(S, strange)
    admin, server = connect(example("get_service"), cache=cache)
    found = admin("services.get_service", SERVICE)
    assert str(found.id) == example("get_service").json()["data"]["id"]
    assert len(server.requests) == 1


def test_a_service_in_its_other_form_is_not_kept(connect: Connect) -> None:
    assert "services.get_detailed_service" not in KEPT
    admin, server = connect(example("get_services"), cache=RequestCache(MemoryStore()))
    admin("services.get_services")
    admin("services.get_services")
    assert len(server.requests) == 2


def test_a_failure_is_not_kept(connect: Connect) -> None:
    cache = RequestCache(MemoryStore())
    admin, _ = connect(in_words(404, "No result found"), example("get_service"), cache=cache)
    with pytest.raises(Exception, match="No result found"):
        admin("services.get_service", SERVICE)
    assert admin("services.get_service", SERVICE)


def test_a_refused_change_still_ended_what_was_kept(connect: Connect) -> None:
    cache, store = filled()
    admin, _ = connect(in_words(400, "no"), cache=cache)
    with pytest.raises(BadRequest):
        admin("services.update_service", SERVICE, name="New")
    assert S not in there(store)


class Broken(MemoryStore):
    """A store that fails when it is to clear, from some time on."""

    def __init__(self, works: int) -> None:
        super().__init__()
        self.works = works

    def clear(self, keys: Sequence[str], patterns: Sequence[Pattern]) -> None:
        self.works -= 1
        if self.works < 0:
            raise StoreFailed("gone")
        super().clear(keys, patterns)


NEW = {
    "service_name": "New",
    "organisation_type": None,
    "email_message_limit": 1,
    "international_sms_message_limit": 1,
    "sms_message_limit": 1,
    "letter_message_limit": 1,
    "restricted": True,
    "user_id": USER,
}


def test_nothing_is_changed_when_the_cache_cannot_be_cleared_first(connect: Connect) -> None:
    admin, server = connect(example("update_service"), cache=RequestCache(Broken(0)))
    with pytest.raises(NotInvalidated):
        admin("services.update_service", SERVICE, name="New")
    assert server.requests == []


@pytest.mark.parametrize(
    ("method", "args", "kwargs", "kind"),
    [
        ("services.update_service", (SERVICE,), {}, "Service"),
        ("services.create_service", (), NEW, "str"),
        ("users.check_verify_code", (USER,), {"code": "12345", "code_type": "sms"}, "CodeCheck"),
        ("users.verify_password", (USER,), {"password": "horse"}, "bool"),
        ("template_folders.create_template_folder", (SERVICE,), {"name": "New"}, "str"),
        ("sms_senders.delete_sms_sender", (SERVICE, ITEM), {}, "SmsSender"),
    ],
)
def test_a_change_that_was_made_says_so_with_its_result(
    connect: Connect, method: str, args: tuple[Any, ...], kwargs: dict[str, Any], kind: str
) -> None:
    admin, server = connect(example(method.partition(".")[2]), cache=RequestCache(Broken(1)))
    with pytest.raises(PossiblyStale) as caught:
        admin(method, *args, **kwargs)
    assert type(caught.value.result).__name__ == kind
    assert len(server.requests) == 1


def test_a_change_in_doubt_is_reported_as_such(connect: Connect) -> None:
    cache, store = filled()
    admin, server = connect(httpx.ReadTimeout("slow"), cache=cache)
    with pytest.raises(OutcomeUnknown):
        admin(
            "template_folders.move_to_folder",
            SERVICE,
            None,
            template_ids=[TEMPLATE],
            folder_ids=[CREDENTIAL],
        )
    assert len(server.requests) == 1
    assert there(store).isdisjoint({FOLDERS, LIST, f"{T}-version-None"})


def test_copies_of_a_client_share_its_cache() -> None:
    server = Server.of(example("get_service"))
    with Admin("sync", server, cache=RequestCache(MemoryStore())) as admin:
        admin("services.get_service", SERVICE)
        admin.acting_as(None)
        admin("services.get_service", SERVICE)
    assert len(server.requests) == 1
