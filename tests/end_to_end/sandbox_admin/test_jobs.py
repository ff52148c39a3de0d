"""Spreadsheets that become messages: uploads, jobs, schedules, cancelling."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from patience import HANG
from pypdf import PdfReader

from notify_typed.sandbox import Clock, Sandbox
from notify_typed.sandbox._admin.notify_service import NOTIFY_USER_ID
from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.end_to_end.sandbox_admin.conftest import Admin

HOME = f"/service/{world.SERVICE_ID}"
JOBS = f"{HOME}/job"
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
CSV = "phone number,name,date\n07700900123,Amala,1 May\n07700900124,Bo,2 May\n"
LETTERS = (
    "name,address line 1,address line 2,postcode\n"
    "Amala,Amala Bird,1 High Street,SW14 6BF\n"
    "Bo,Bo Bird,2 High Street,SW14 6BF\n"
)


@pytest.fixture(scope="module")
def running_sandbox(new_database_url: Callable[[], str]) -> Iterator[Sandbox]:
    """One whose messages reach their end at once, at noon."""
    clock = Clock(NOON, frozen=True)
    with Sandbox(database_url=new_database_url(), clock=clock, outcomes="immediate") as sandbox:
        yield sandbox


def upload(
    admin: Admin,
    data: str | bytes = CSV,
    template_id: str = world.SMS_TEMPLATE_ID,
    job_id: str | None = None,
    **query: str,
) -> Any:
    content = data.encode() if isinstance(data, str) else data
    return admin.http.put(
        f"/_sandbox/uploads/csv/{world.SERVICE_ID}/{job_id or uuid4()}",
        params={"template_id": template_id} | query,
        content=content,
        headers={"content-type": "text/csv"},
        timeout=HANG,
    )


def uploaded(admin: Admin, data: str | bytes = CSV, **options: str) -> str:
    answer = upload(admin, data, **options)
    assert answer.status_code == 200, answer.text
    assert answer.json()["valid"], answer.text
    job_id: str = answer.json()["id"]
    return job_id


def create(admin: Admin, job_id: str, **fields: Any) -> Any:
    return admin.post(JOBS, {"id": job_id, "created_by": NOTIFY_USER_ID} | fields)


def job(admin: Admin, job_id: str) -> Any:
    return admin.data("GET", f"{JOBS}/{job_id}")


def messages(admin: Admin, job_id: str, **query: Any) -> Any:
    answer = admin.get(f"{JOBS}/{job_id}/notifications", params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()["notifications"]


def at(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S")


@pytest.mark.every_database
def test_a_spreadsheet_becomes_messages_at_once(admin: Admin) -> None:
    job_id = uploaded(admin, original_file_name="people.csv")
    made = create(admin, job_id)
    assert made.status_code == 201
    begun = made.json()["data"]
    assert (begun["job_status"], begun["statistics"], begun["notification_count"]) == (
        "pending",
        [],
        2,
    )
    assert (begun["original_file_name"], begun["template_name"]) == (
        "people.csv",
        "Appointment reminder",
    )
    done = job(admin, job_id)
    assert done["job_status"] == "finished"
    assert done["statistics"] == [{"status": "delivered", "count": 2}]
    assert done["processing_started"] <= done["processing_finished"]
    rows = messages(admin, job_id)
    assert [(row["to"], row["job_row_number"], row["personalisation"]) for row in rows] == [
        (
            number,
            row,
            {"name": name, "date": date, "phonenumber": number},
        )
        for row, (number, name, date) in enumerate(
            [("07700900123", "Amala", "1 May"), ("07700900124", "Bo", "2 May")]
        )
    ]
    assert {row["job"]["original_file_name"] for row in rows} == {"people.csv"}
    assert {(row["api_key"], row["created_by"], row["key_type"]) for row in rows} == {
        (None, None, "normal")
    }
    count = admin.get(f"{JOBS}/{job_id}/notification_count").json()
    assert count == {"count": 2}


@pytest.mark.every_database
def test_the_v2_api_lists_messages_of_jobs_when_asked_for_them(admin: Admin) -> None:
    create(admin, uploaded(admin))
    live = admin.sandbox.live_key

    def bodies(query: str = "") -> list[str]:
        answer = admin.v2(live, "GET", f"/v2/notifications{query}")
        return [message["body"] for message in answer.json()["notifications"]]

    assert bodies() == []
    assert bodies("?include_jobs=true") == [
        "Hello Bo, your appointment is on 2 May.",
        "Hello Amala, your appointment is on 1 May.",
    ]


@pytest.mark.every_database
def test_a_job_takes_its_time_when_outcomes_do(
    new_database_url: Callable[[], str], connect: Callable[[Sandbox], Admin]
) -> None:
    with Sandbox(database_url=new_database_url(), clock=Clock(NOON, frozen=True)) as sandbox:
        admin = connect(sandbox)
        job_id = uploaded(admin)
        create(admin, job_id)
        assert job(admin, job_id)["job_status"] == "pending"
        sandbox.clock.advance(seconds=1)
        assert job(admin, job_id)["job_status"] == "finished"
        assert job(admin, job_id)["statistics"] == [{"status": "created", "count": 2}]
        sandbox.clock.advance(seconds=10)
        assert job(admin, job_id)["statistics"] == [{"status": "delivered", "count": 2}]


@pytest.mark.every_database
def test_a_scheduled_job_begins_at_the_next_quarter_of_an_hour(admin: Admin) -> None:
    job_id = uploaded(admin)
    made = create(admin, job_id, scheduled_for=at(NOON + timedelta(minutes=50)))
    assert made.json()["data"]["job_status"] == "scheduled"
    assert made.json()["data"]["scheduled_for"] == "2026-03-02T12:50:00.000000Z"
    assert admin.get(f"{JOBS}/scheduled-job-stats").json() == {
        "count": 1,
        "soonest_scheduled_for": "2026-03-02T12:50:00+00:00",
    }
    admin.sandbox.clock.advance(minutes=59)
    assert job(admin, job_id)["job_status"] == "scheduled"
    admin.sandbox.clock.advance(minutes=1)
    done = job(admin, job_id)
    assert done["job_status"] == "finished"
    assert done["processing_started"].startswith("2026-03-02T13:00:00.")
    assert admin.get(f"{JOBS}/scheduled-job-stats").json()["count"] == 0


def test_many_jobs_may_begin_at_the_same_time(admin: Admin) -> None:
    job_ids = [uploaded(admin) for _ in range(10)]
    for job_id in job_ids:
        create(admin, job_id, scheduled_for=at(NOON + timedelta(hours=1)))
    admin.sandbox.clock.advance(hours=1)
    assert {job(admin, job_id)["job_status"] for job_id in job_ids} == {"finished"}


def test_a_clock_that_leaps_leaves_messages_at_their_own_time(admin: Admin) -> None:
    job_id = uploaded(admin, LETTERS, template_id=world.LETTER_TEMPLATE_ID)
    create(admin, job_id, scheduled_for=at(NOON + timedelta(hours=1)))
    admin.sandbox.clock.advance(days=2)
    rows = messages(admin, job_id)
    assert {row["created_at"][:19] for row in rows} == {"2026-03-02T13:00:00"}
    assert {row["status"] for row in rows} == {"delivered"}


@pytest.mark.every_database
def test_only_scheduled_jobs_are_cancelled(admin: Admin) -> None:
    job_id = uploaded(admin)
    create(admin, job_id, scheduled_for=at(NOON + timedelta(days=1)))
    cancelled = admin.data("POST", f"{JOBS}/{job_id}/cancel", {})
    assert cancelled["job_status"] == "cancelled"
    again = admin.post(f"{JOBS}/{job_id}/cancel", {})
    assert (again.status_code, again.json()["message"]) == (404, "No result found")
    admin.sandbox.clock.advance(days=2)
    assert messages(admin, job_id) == []
    done = uploaded(admin)
    create(admin, done)
    assert admin.post(f"{JOBS}/{done}/cancel", {}).status_code == 404


def test_the_same_job_again_is_taken_and_nothing_is_sent_twice(admin: Admin) -> None:
    job_id = uploaded(admin)
    assert create(admin, job_id).status_code == 201
    again = create(admin, job_id)
    assert again.status_code == 201
    assert again.json()["data"]["job_status"] == "finished"
    assert len(messages(admin, job_id)) == 2
    later = upload(admin, job_id=job_id)
    assert (later.status_code, "job with this id" in later.text) == (400, True)


def test_a_scheduled_job_can_be_put_off(admin: Admin) -> None:
    job_id = uploaded(admin)
    create(admin, job_id, scheduled_for=at(NOON + timedelta(hours=1)))
    create(admin, job_id, scheduled_for=at(NOON + timedelta(hours=3)))
    admin.sandbox.clock.advance(hours=2)
    assert job(admin, job_id)["job_status"] == "scheduled"
    admin.sandbox.clock.advance(hours=2)
    assert len(messages(admin, job_id)) == 2


@pytest.mark.every_database
def test_a_job_that_passes_the_daily_limit_sends_nothing(admin: Admin) -> None:
    admin.data("POST", HOME, {"sms_message_limit": 3})
    first, second = uploaded(admin), uploaded(admin)
    create(admin, first)
    create(admin, second)
    assert job(admin, first)["job_status"] == "finished"
    assert job(admin, second)["job_status"] == "sending limits exceeded"
    assert messages(admin, second) == []
    admin.sandbox.clock.advance(days=1)
    tomorrow = uploaded(admin)
    create(admin, tomorrow)
    assert job(admin, tomorrow)["job_status"] == "finished"


def test_a_job_uses_the_sender_that_was_chosen(admin: Admin) -> None:
    sender = admin.post(f"{HOME}/sms-sender", {"sms_sender": "Council", "is_default": False})
    job_id = uploaded(admin, sender_id=sender.json()["id"])
    create(admin, job_id)
    assert {row["reply_to_text"] for row in messages(admin, job_id)} == {"Council"}


def test_a_job_sends_the_version_that_it_was_made_with(admin: Admin) -> None:
    job_id = uploaded(admin)
    create(admin, job_id, scheduled_for=at(NOON + timedelta(hours=1)))
    template = f"{HOME}/template/{world.SMS_TEMPLATE_ID}"
    admin.data("POST", template, {"content": "New ((name))", "created_by": NOTIFY_USER_ID})
    admin.sandbox.clock.advance(hours=1)
    assert {row["template"]["version"] for row in messages(admin, job_id)} == {1}


def test_a_file_for_a_template_that_has_changed_must_still_fit(admin: Admin) -> None:
    job_id = uploaded(admin)
    template = f"{HOME}/template/{world.SMS_TEMPLATE_ID}"
    admin.data("POST", template, {"content": "New ((colour))", "created_by": NOTIFY_USER_ID})
    refused = create(admin, job_id)
    assert refused.json()["message"] == "File is not valid, can't create job"


def test_emails_and_letters_come_of_jobs_too(admin: Admin) -> None:
    emails = uploaded(
        admin,
        "Email Address;x,NAME,re-ference\na@example.com,Amala,R1\n".replace(";x", ""),
        template_id=world.EMAIL_TEMPLATE_ID,
    )
    letters = uploaded(admin, LETTERS, template_id=world.LETTER_TEMPLATE_ID)
    for job_id in (emails, letters):
        create(admin, job_id)
        assert job(admin, job_id)["job_status"] == "finished"
    assert messages(admin, emails)[0]["to"] == "a@example.com"
    assert [row["to"] for row in messages(admin, letters)] == [
        "Amala Bird\n1 High Street\nSW14 6BF",
        "Bo Bird\n2 High Street\nSW14 6BF",
    ]


def test_letters_of_a_job_can_be_read_as_pdf(admin: Admin) -> None:
    job_id = uploaded(admin, LETTERS, template_id=world.LETTER_TEMPLATE_ID)
    create(admin, job_id)
    key = admin.new_key(world.SERVICE_ID)
    for row, name in zip(messages(admin, job_id), ("Amala", "Bo"), strict=True):
        answer = admin.v2(key, "GET", f"/v2/notifications/{row['id']}/pdf")
        assert answer.status_code == 200, answer.text
        text = PdfReader(io.BytesIO(answer.content)).pages[0].extract_text()
        assert f"{name} Bird" in text
        assert f"Dear {name}" in text


@pytest.mark.every_database
def test_letters_of_a_job_are_cancelled_before_they_are_printed(
    connect: Callable[[Sandbox], Admin], new_database_url: Callable[[], str]
) -> None:
    with Sandbox(database_url=new_database_url(), clock=Clock(NOON, frozen=True)) as sandbox:
        admin = connect(sandbox)
        texts, letters, late = (
            uploaded(admin),
            uploaded(admin, LETTERS, template_id=world.LETTER_TEMPLATE_ID),
            uploaded(admin, LETTERS, template_id=world.LETTER_TEMPLATE_ID),
        )

        def cancel(job_id: str) -> Any:
            return admin.post(f"{JOBS}/{job_id}/cancel-letter-job", {})

        create(admin, letters)
        assert cancel(letters).json() == {
            "message": "We are still processing these letters, please try again in 5 minutes."
        }
        sandbox.clock.advance(minutes=5)
        assert cancel(letters).json() == 2
        assert job(admin, letters)["job_status"] == "cancelled"
        assert {row["status"] for row in messages(admin, letters)} == {"cancelled"}
        create(admin, texts)
        assert "not a letter job" in cancel(texts).json()["message"]
        create(admin, late)
        sandbox.clock.advance(hours=6)
        assert cancel(late).status_code == 400
        assert "already been sent" in cancel(late).json()["message"]


def test_a_file_with_problems_makes_no_job(admin: Admin) -> None:
    answer = upload(admin, "phone number,name\n07700900123,A\nnonsense,\n")
    assert answer.json()["valid"] is False
    assert answer.json()["problems"] == [
        {
            "row": None,
            "column": "date",
            "message": "the template needs a column called 'date'",
        }
    ]
    refused = create(admin, answer.json()["id"])
    assert (refused.status_code, refused.json()["message"]) == (
        400,
        "File is not valid, can't create job",
    )


def test_a_file_without_rows_makes_no_job(admin: Admin) -> None:
    answer = upload(admin, "phone number,name,date\n\n , ,\n").json()
    assert (answer["rows"], answer["valid"]) == (0, False)
    assert answer["problems"][0]["message"] == "the file has no rows below the headings"


def test_every_row_is_checked_before_any_is_sent(admin: Admin) -> None:
    rows = "07700900123,A,\nnonsense,B,1 May\n+33612345678,C,1 May\n,D,1 May\n"
    answer = upload(admin, "phone number,name,date\n" + rows).json()
    assert [(each["row"], each["column"], each["message"]) for each in answer["problems"]] == [
        (2, "date", "missing"),
        (3, "phone number", "Must not contain letters or symbols"),
        (5, "phone number", "missing"),
    ]
    assert (answer["rows"], answer["problem_count"]) == (4, 3)


def test_in_trial_mode_only_the_team_gets_messages_of_a_job(admin: Admin) -> None:
    admin.data("POST", HOME, {"restricted": True})
    rows = f"{world.TEAM_NUMBER},A,1 May\n{world.GUEST_NUMBER},B,1 May\n"
    answer = upload(admin, "phone number,name,date\n" + rows).json()
    assert [problem["row"] for problem in answer["problems"]] == [3]
    assert "trial mode" in answer["problems"][0]["message"]
    letters = upload(admin, LETTERS, world.LETTER_TEMPLATE_ID).json()
    refused = create(admin, letters["id"])
    assert (refused.status_code, refused.json()["message"]) == (
        403,
        "Create letter job is not allowed for service in trial mode ",
    )


def test_rows_that_have_become_wrong_are_left_out(admin: Admin) -> None:
    job_id = uploaded(admin, CSV + f"{world.TEAM_NUMBER},C,3 May\n")
    create(admin, job_id, scheduled_for=at(NOON + timedelta(hours=1)))
    admin.data("POST", HOME, {"restricted": True})
    admin.sandbox.clock.advance(hours=1)
    assert [row["to"] for row in messages(admin, job_id)] == [world.TEAM_NUMBER]
    assert job(admin, job_id)["job_status"] == "finished"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (CSV.encode("utf-16"), "UTF-16"),
        ("phone number,name,date\n07700900123,Ren\xe9,1\n".encode("latin-1"), "not UTF-8"),
        (b"PK\x03\x04 and so on", "workbook"),
        (b"", "headings"),
        (b'phone number,name,date\n"07700900123,A,1\n', "line 2"),
        (b"phone number,name,date\n\x00,A,1\n", "null"),
        ("phone number\n" + "07700900123\n" * 100_001, "100,000 rows"),
    ],
    ids=["utf-16", "latin-1", "workbook", "empty", "open quote", "null", "too many"],
)
def test_anything_but_csv_is_refused_in_a_sentence(
    admin: Admin, data: str | bytes, said: str
) -> None:
    answer = upload(admin, data)
    assert answer.status_code == 400
    assert said in answer.json()["message"]


def test_uploads_go_to_what_there_is(admin: Admin) -> None:
    unknown = str(uuid4())
    for answer in (
        upload(admin, template_id=unknown),
        upload(admin, sender_id=unknown),
        admin.http.put(f"/_sandbox/uploads/csv/{unknown}/{unknown}", content=CSV),
    ):
        assert answer.status_code == 404, answer.text
    assert "UUID" in upload(admin, job_id="nonsense").json()["message"]
    assert "no such parameter" in upload(admin, colour="red").json()["message"]


@pytest.mark.every_database
def test_a_file_is_replaced_until_there_is_a_job(admin: Admin) -> None:
    job_id = uploaded(admin)
    uploaded(admin, "phone number,name,date\n07700900125,C,3 May\n", job_id=job_id)
    create(admin, job_id)
    assert [row["to"] for row in messages(admin, job_id)] == ["07700900125"]


@pytest.mark.parametrize(
    ("scheduled_for", "message"),
    [
        ("2026-03-02T11:59:00", "Date cannot be in the past"),
        ("2026-03-09T12:01:00", "Date cannot be more than 7 days in the future"),
        ("tomorrow", "Not a valid datetime."),
        ("2026-02-30T12:00:00", "Not a valid datetime."),
    ],
)
def test_a_job_is_scheduled_within_a_week(admin: Admin, scheduled_for: str, message: str) -> None:
    answer = create(admin, uploaded(admin), scheduled_for=scheduled_for)
    assert answer.status_code == 400
    assert answer.json()["message"] == {"scheduled_for": [message]}


@pytest.mark.parametrize("scheduled_for", [None, "2026-03-02T13:00:00Z", "2026-03-02T13:00+01:00"])
def test_times_with_a_zone_are_an_accident_of_the_real_server(
    admin: Admin, exact: Admin, scheduled_for: str | None
) -> None:
    answer = create(admin, uploaded(admin), scheduled_for=scheduled_for)
    assert answer.status_code == 400
    assert "scheduled_for" in answer.json()["message"]
    assert create(exact, uploaded(exact), scheduled_for=scheduled_for).status_code == 500


def test_a_job_needs_an_upload_an_author_and_an_active_service(admin: Admin) -> None:
    job_id = uploaded(admin)
    assert admin.post(JOBS, {}).json()["message"] == {"id": ["Missing data for required field."]}
    assert admin.post(JOBS, {"id": job_id}).json()["message"] == {
        "created_by": ["Missing data for required field."]
    }
    assert "/_sandbox/uploads/csv/" in create(admin, str(uuid4())).json()["message"]
    template = f"{HOME}/template/{world.SMS_TEMPLATE_ID}"
    admin.data("POST", template, {"archived": True, "created_by": NOTIFY_USER_ID})
    archived = create(admin, job_id).json()["message"]
    assert archived == {"template": ["Template has been deleted"]}
    admin.post(f"{HOME}/archive")
    inactive = create(admin, job_id)
    assert (inactive.status_code, inactive.json()["message"]) == (
        403,
        "Create job is not allowed: service is inactive ",
    )


@pytest.mark.every_database
def test_jobs_are_listed_by_page_and_status(admin: Admin) -> None:
    first = uploaded(admin)
    create(admin, first)
    scheduled = uploaded(admin)
    create(admin, scheduled, scheduled_for=at(NOON + timedelta(hours=1)))
    create(admin, uploaded(admin, original_file_name="Report"))
    listed = admin.get(JOBS).json()
    assert [one["id"] for one in listed["data"]] == [scheduled, first]
    assert (listed["page_size"], listed["total"], listed["links"]) == (50, 2, {})
    assert [one["statistics"] for one in listed["data"]] == [
        [],
        [{"status": "delivered", "count": 2}],
    ]

    def ids(**query: Any) -> list[str]:
        return [one["id"] for one in admin.get(JOBS, params=query).json()["data"]]

    assert ids(statuses="finished,in progress") == [first]
    assert ids(statuses="unheard of") == []
    assert ids(limit_days=0) == [scheduled, first]
    admin.sandbox.clock.advance(days=1)
    assert ids(limit_days=0) == []
    assert admin.get(JOBS, params={"page": 2}).status_code == 404
    assert admin.get(JOBS, params={"limit_days": "abc"}).json()["message"] == {
        "limit_days": ["abc is not an integer"]
    }


def test_more_than_a_page_of_jobs_has_links(admin: Admin) -> None:
    for _ in range(51):
        create(admin, uploaded(admin), scheduled_for=at(NOON + timedelta(hours=1)))
    first = admin.get(JOBS).json()
    assert (len(first["data"]), first["total"]) == (50, 51)
    assert first["links"] == {"next": f"{JOBS}?page=2", "last": f"{JOBS}?page=2"}
    assert admin.get(first["links"]["next"]).json()["links"] == {"prev": f"{JOBS}?page=1"}


def test_jobs_of_other_services_are_not_found(admin: Admin) -> None:
    job_id = uploaded(admin)
    create(admin, job_id)
    other = admin.new_service()["id"]
    for path in (f"/service/{other}/job/{job_id}", f"{JOBS}/nonsense", f"{JOBS}/{uuid4()}"):
        assert admin.get(path).status_code == 404
    assert admin.get(f"/service/{other}/job/{job_id}/notifications").json()["total"] == 0


@pytest.mark.every_database
def test_messages_of_a_job_come_in_pages_and_for_spreadsheets(admin: Admin) -> None:
    job_id = uploaded(admin)
    create(admin, job_id)
    path = f"{JOBS}/{job_id}/notifications"
    first = admin.get(path, params={"page_size": 1}).json()
    assert (first["total"], len(first["notifications"])) == (2, 1)
    second = admin.get(first["links"]["next"]).json()
    assert second["notifications"][0]["job_row_number"] == 1
    assert admin.get(path, params={"page": 9}).status_code == 404
    rows = messages(admin, job_id, format_for_csv="True")
    assert [(row["row_number"], row["status"], row["job_name"]) for row in rows] == [
        (1, "Delivered", "recipients.csv"),
        (2, "Delivered", "recipients.csv"),
    ]
    assert messages(admin, job_id, status="failed") == []
    assert len(messages(admin, job_id, template_type="sms")) == 2
    assert messages(admin, job_id, template_type="email") == []


def test_an_unfinished_job_goes_on_after_a_restart(
    tmp_path: Path, connect: Callable[[Sandbox], Admin]
) -> None:
    url = f"sqlite:///{tmp_path / 'sandbox.db'}"
    with Sandbox(database_url=url, clock=Clock(NOON, frozen=True)) as sandbox:
        admin = connect(sandbox)
        job_id = uploaded(admin)
        create(admin, job_id)
        assert job(admin, job_id)["job_status"] == "pending"
    later = Clock(NOON + timedelta(hours=1), frozen=True)
    with Sandbox(database_url=url, clock=later) as sandbox:
        admin = connect(sandbox)
        sandbox.clock.advance(seconds=1)
        assert job(admin, job_id)["job_status"] == "finished"
        assert len(messages(admin, job_id)) == 2


@pytest.mark.every_database
def test_a_reset_forgets_jobs_and_uploads(admin: Admin) -> None:
    job_id = uploaded(admin)
    create(admin, job_id, scheduled_for=at(NOON + timedelta(hours=1)))
    waiting = uploaded(admin)
    admin.sandbox.reset()
    assert admin.get(f"{JOBS}/{job_id}").status_code == 404
    assert create(admin, waiting).status_code == 400
