"""Plant faults in what platform administrators see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from contract.admin.api import plant
from contract.engine.faults import Fault, replaced, with_field, without

if TYPE_CHECKING:
    from collections.abc import Callable

_PROVIDER: Final = "a change of a provider is a version"
_LISTED: Final = "providers are listed with who changed them"
_COMPLAINTS: Final = "complaints come in pages and are counted by days"
_LIVE: Final = "live services are listed with what they mean to send"
_FOUND: Final = "a thing is found by its id"
_PEOPLE: Final = "people are listed by when they came"
_COUNTED: Final = "messages of all services are counted"
_DAYS: Final = "reports are of days"
_VOLUMES: Final = "volumes have each live service"
_STATUS: Final = "the status is for everybody"


def _always(*pairs: tuple[str, str]) -> Callable[[Any], list[tuple[str, str]]]:
    return lambda _: [*pairs]


_A_DAY: Final = _always(("start_date", "1999-05-01"), ("end_date", "1999-05-01"))


def _in_details(change: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return replaced("provider_details", change)


FAULTS: Final = (
    Fault(
        "a provider keeps its reason",
        _PROVIDER,
        before=plant.in_bodies("update_provider", without("reason")),
    ),
    Fault(
        "versions of a provider are lost",
        _PROVIDER,
        after=plant.in_answers("get_provider_versions", replaced("data", lambda data: data[:1])),
    ),
    Fault(
        "an unknown provider is not found",
        _PROVIDER,
        after=plant.another_status("get_provider_by_id", 200, 404),
    ),
    Fault(
        "nobody has changed a provider",
        _LISTED,
        after=plant.in_answers(
            "get_all_providers",
            _in_details(lambda listed: [each | {"created_by_name": None} for each in listed]),
        ),
    ),
    Fault(
        "every page of complaints is the first",
        _COMPLAINTS,
        before=plant.in_queries("get_all_complaints", _always()),
    ),
    Fault(
        "complaints are counted on any day",
        _COMPLAINTS,
        before=plant.in_queries("get_complaint_count", _always()),
    ),
    Fault(
        "no live service has anything in mind",
        _LIVE,
        after=plant.in_answers(
            "get_live_services_data",
            replaced("data", lambda data: [each | {"sms_volume_intent": None} for each in data]),
        ),
    ),
    Fault(
        "things are found without their services",
        _FOUND,
        after=plant.in_answers("find_by_uuid", with_field("context", {})),
    ),
    Fault(
        "people are listed whenever they came",
        _PEOPLE,
        before=plant.in_bodies("fetch_users_list", lambda _: {"take_part_in_research": None}),
    ),
    Fault(
        "messages of test keys count with the others",
        _COUNTED,
        after=plant.in_answers(
            "get_platform_stats",
            replaced("sms", lambda sms: sms | {"total": sms["total"] + sms["test-key"]}),
        ),
    ),
    *(
        Fault(
            f"any text is a day for {operation}",
            _DAYS,
            before=plant.in_queries(operation, _A_DAY),
        )
        for operation in (
            "get_data_for_billing_report",
            "get_data_for_dvla_billing_report",
            "get_data_for_daily_volumes_report",
            "get_data_for_daily_sms_provider_volumes_report",
            "get_notification_status_by_service",
        )
    ),
    Fault(
        "no service is live in volumes",
        _VOLUMES,
        after=plant.in_answers("get_data_for_volumes_by_service_report", lambda _: []),
    ),
    Fault(
        "the server is not well",
        _STATUS,
        after=plant.in_answers("get_status", with_field("status", "error")),
    ),
    Fault(
        "live services are counted once",
        _STATUS,
        after=plant.in_answers(
            "get_count_of_live_services_and_organisations", with_field("services", 1)
        ),
    ),
)
