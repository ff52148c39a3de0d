"""What platform administrators see follows from what there is and what was sent."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from contract.admin.context import Context, errors, message, promise
from contract.engine.promises import require, status

_MANY = 3
_SPRING = "start_date=2026-03-31&end_date=2026-04-01"
_NOT_A_DATE = "Input must be a date in the format: YYYY-MM-DD"
_OF_ONE_YEAR = ("data-for-billing-report", "data-for-dvla-billing-report")
_OF_DAYS = ("daily-volumes-report", "daily-sms-provider-volumes-report", "volumes-by-service")


def _today() -> str:
    return f"{datetime.now(UTC):%Y-%m-%d}"


def _days() -> str:
    """Give days around now, so that it is one of them wherever the server is."""
    now = datetime.now(UTC)
    first, last = now - timedelta(days=1), now + timedelta(days=1)
    return f"start_date={first:%Y-%m-%d}&end_date={last:%Y-%m-%d}"


def _services(context: Context) -> list[str]:
    """Make a live service and one in trial mode, and give their ids."""
    return [
        context.new_service(restricted=is_trial).rpartition("/")[2] for is_trial in (False, True)
    ]


@promise
def a_change_of_a_provider_is_a_version(context: Context) -> None:
    """By somebody, for a reason; versions before it stay as they were."""
    api, at = context.api, f"/provider-details/{context.fixtures.ids['provider_id']}"
    before = status(api.get(f"{at}/versions"), 200)["data"]
    body = {"priority": 60, "reason": uuid4().hex, "created_by": context.user}
    changed = status(api.post(at, body), 200)["provider_details"]
    require(changed["version"] == len(before) + 1, "another version", changed)
    kept = {name: changed[name] for name in ("priority", "reason")}
    require(kept | {"created_by": changed["created_by"]["id"]} == body, "not kept", changed)
    require(status(api.get(at), 200)["provider_details"] == changed, "another is read")
    require(status(api.get(f"{at}/versions"), 200)["data"] == [changed, *before], "other versions")
    said = message(api.post(at, {"display_name": "x"}), 400)
    require(said == {"display_name": ["Not permitted to be updated"]}, said)
    message(api.post(at, {"priority": "x"}), 404)
    unknown = f"/provider-details/{uuid4()}"
    require(
        status(api.get(unknown), 200) == {"provider_details": {}}, "an unknown one is something"
    )
    require(status(api.get(f"{unknown}/versions"), 200)["data"] == [], "it has versions")


@promise
def providers_are_listed_with_who_changed_them(context: Context) -> None:
    """By kind of message, and those of less priority first."""
    api, provider = context.api, context.fixtures.ids["provider_id"]
    body = {"created_by": context.user}
    changed = status(api.post(f"/provider-details/{provider}", body), 200)["provider_details"]
    listed = status(api.get("/provider-details"), 200)["provider_details"]
    names = [each["created_by_name"] for each in listed if each["id"] == provider]
    require(names == [changed["created_by"]["name"]], "nobody changed it", listed)
    order = ["email", "sms", "letter"]
    keys = [(order.index(each["notification_type"]), each["priority"]) for each in listed]
    require(keys == sorted(keys), "another order", keys)


@promise
def complaints_come_in_pages_and_are_counted_by_days(context: Context) -> None:
    """A page that is not there is not found."""
    api = context.api
    page = status(api.get("/complaint?page=1"), 200)
    require(page == status(api.get("/complaint"), 200), "the first page is another", page)
    message(api.get("/complaint?page=999"), 404)
    path = "/complaint/count-by-date-range"
    number = status(api.get(f"{path}?start_date=1999-01-01&end_date=1999-01-02"), 200)
    require(number == 0, "complaints from before Notify", number)
    said = errors(api.get(f"{path}?start_date=x&end_date=y"))
    require(said == ["start_date x is not a date", "end_date y is not a date"], str(said))


@promise
def live_services_are_listed_with_what_they_mean_to_send(context: Context) -> None:
    """Those in trial mode are not."""
    api, (live, trial) = context.api, _services(context)
    api.done("POST", f"/service/{live}", {"volume_sms": 7, "go_live_user": context.user})
    listed = status(api.get("/service/live-services-data"), 200)["data"]
    rows = {row["service_id"]: row for row in listed}
    require(live in rows, "a live service is not listed")
    require(trial not in rows, "a service in trial mode is listed")
    row = rows[live]
    require((row["sms_volume_intent"], row["sms_totals"]) == (7, 0), "other numbers", row)
    user = status(api.get(f"/user/{context.user}"), 200)["data"]
    require(row["contact_email"] == user["email_address"], "somebody else", row)


@promise
def a_thing_is_found_by_its_id(context: Context) -> None:
    """With its service, if it is of one."""
    api, service = context.api, context.fixtures.service_id
    of = {"service_id": service}
    expected: dict[str, tuple[str, dict[str, str]]] = {
        "service": (service, {}),
        "user": (context.user, {}),
        "provider": (context.fixtures.ids["provider_id"], {}),
        "template": (context.fixtures.ids["template_id"], of),
        "notification": (context.fixtures.ids["notification_id"], of),
        "job": (context.fixtures.ids["job_id"], of),
        "inbound_sms": (context.fixtures.ids["inbound_sms_id"], of),
    }
    for kind, (known, where) in expected.items():
        found = status(api.post("/platform-admin/find-by-uuid", {"uuid": known}), 200)
        require(found == {"type": kind, "context": where}, "something else", kind, found)
    for unknown in (str(uuid4()), "x"):
        message(api.post("/platform-admin/find-by-uuid", {"uuid": unknown}), 404)


@promise
def people_are_listed_by_when_they_came(context: Context) -> None:
    """Those who are active, with the names of their services."""
    api, path = context.api, "/platform-admin/users-list"
    user, pending = api.new_user(), api.registered()
    service = context.new_service().rpartition("/")[2]
    came = status(api.get(f"/user/{user}"), 200)["data"]["created_at"][:10]
    listed = status(api.post(path, {"created_start": came, "created_end": came}), 200)["data"]
    ids = [each["id"] for each in listed]
    require(user in ids, "somebody new is not listed")
    require(pending not in ids, "somebody is listed who is not active")
    named = [of["id"] for each in listed if each["id"] == context.user for of in each["services"]]
    require(came != _today() or not named or service in named, "services are missing", named)
    old = {"created_end": "1999-01-01", "take_part_in_research": None}
    require(status(api.post(path, old), 200)["data"] == [], "somebody from before Notify")
    said = errors(api.post(path, {"logged_in_end": "x"}))
    require(said == ["logged_in_end x is not a date"], str(said))
    require(errors(api.post(path, {})) == ["{} should be non-empty"], "no condition is one")


@promise
def messages_of_all_services_are_counted(context: Context) -> None:
    """Those of test keys for themselves."""
    api, (live, _) = context.api, _services(context)
    api.done("POST", f"/service/{live}/users/{context.fixtures.colleague_id}", {"permissions": []})
    template = api.new_template(live, context.user)
    before = status(api.get(f"/platform-stats?{_days()}"), 200)["sms"]
    for _ in range(_MANY):
        api.sent(live, context.user, template, "07700900123")
    key = api.new_key(live, context.user, "test")
    body = {"template_id": template, "phone_number": "07700900123"}
    status(context.v2(key, "POST", "/v2/notifications/sms", body), 201)
    after = status(api.get(f"/platform-stats?{_days()}"), 200)["sms"]
    more = {name: after[name] - before[name] for name in ("total", "test-key")}
    require(more == {"total": _MANY, "test-key": 1}, "other numbers", before, after)
    said = errors(api.get("/platform-stats?start_date=x"))
    require(said == ["start_date x is not a date"], str(said))


@promise
def reports_are_of_days(context: Context) -> None:
    """Two of them, and of one financial year where money is asked for."""
    api = context.api
    for name in (*_OF_ONE_YEAR, *_OF_DAYS):
        path = f"/platform-stats/{name}"
        rows: list[Any] = status(api.get(f"{path}?start_date=1999-05-01&end_date=1999-05-02"), 200)
        require(rows == [], "rows from before Notify", name, rows)
        said = message(api.get(f"{path}?start_date=x&end_date=2026-04-01"), 400)
        require(said == _NOT_A_DATE, "another text", name, said)
    for name in _OF_ONE_YEAR:
        said = message(api.get(f"/platform-stats/{name}?{_SPRING}"), 400)
        require(said == "Date must be in a single financial year.", name, said)
    said = message(api.get("/service/monthly-data-by-service?start_date=x&end_date=y"), 404)
    require(said == "No result found", said)
    rows = status(api.get(f"/service/monthly-data-by-service?{_days()}"), 200)
    require(all(row[0].endswith("-01") for row in rows), "a month begins on another day", rows)


@promise
def volumes_have_each_live_service(context: Context) -> None:
    """Even if it has sent nothing."""
    live, trial = _services(context)
    path = f"/platform-stats/volumes-by-service?{_days()}"
    rows = {row["service_id"]: row for row in status(context.api.get(path), 200)}
    require(live in rows, "a live service is not listed")
    require(trial not in rows, "a service in trial mode is listed")
    require((rows[live]["sms_notifications"], rows[live]["letter_cost"]) == (0, 0), rows[live])


@promise
def the_status_is_for_everybody(context: Context) -> None:
    """Nobody needs a token for it, nor for the number of live services."""
    api, path = context.api, "/_status/live-service-and-organisation-counts"
    require(status(api.get("/_status", authorization=None), 200)["status"] == "ok", "not well")
    before = status(api.get(path, authorization=None), 200)["services"]
    _services(context)
    after = status(api.get(path, authorization=None), 200)["services"]
    require(after == before + 1, "another number of live services", before, after)
