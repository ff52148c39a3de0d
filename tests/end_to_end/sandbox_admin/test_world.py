"""One world for both APIs: kept, handed on, and shared between workers."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import httpx
import pytest
from patience import HANG, watched

from notify_typed.sandbox import Clock, Sandbox
from notify_typed.sandbox._admin.notify_service import NOTIFY_USER_ID
from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from postgres import Postgres

    from tests.end_to_end.sandbox_admin.conftest import Admin

SECRET = "a secret that the tests and the command both know"


pytestmark = pytest.mark.every_database


@pytest.fixture(params=["sqlite", "postgresql"])
def kept_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/sandbox.db"
    server: Postgres = request.getfixturevalue("postgres")
    return server.fresh()


def furnish(admin: Admin) -> tuple[dict[str, Any], dict[str, Any], str]:
    """A user, a service with two members, and a key of it."""
    user = admin.new_user(password="correct horse")
    service = admin.new_service(user["id"])
    other = admin.new_user()
    path = f"/service/{service['id']}/users/{other['id']}"
    admin.post(path, {"permissions": [{"permission": "send_texts"}]})
    return admin.data("GET", f"/user/{user['id']}"), service, admin.new_key(service["id"])


def invite(admin: Admin, service: dict[str, Any]) -> str:
    body = {
        "service": service["id"],
        "email_address": "new@example.gov.uk",
        "from_user": NOTIFY_USER_ID,
        "permissions": "",
    }
    admin.data("POST", f"/service/{service['id']}/invite", body, 201)
    token: str = admin.http.get("/_sandbox/admin/invites").json()["invites"][0]["token"]
    return token


def test_everything_is_there_after_a_new_start(
    kept_database_url: str, connect: Callable[[Sandbox], Admin]
) -> None:
    with Sandbox(database_url=kept_database_url) as sandbox:
        before = connect(sandbox)
        user, service, key = furnish(before)
        token = invite(before, service)
        members = before.data("GET", f"/service/{service['id']}/users")

    with Sandbox(database_url=kept_database_url) as sandbox:
        after = connect(sandbox)
        assert after.data("GET", f"/user/{user['id']}") == user
        assert after.data("GET", f"/service/{service['id']}") == service
        assert after.data("GET", f"/service/{service['id']}/users") == members
        assert after.v2(key, "GET", "/v2/templates").status_code == 200
        assert after.get(f"/invite/service/check/{token}").status_code == 200
        path = f"/user/{user['id']}/verify/password"
        assert after.post(path, {"password": "correct horse"}).status_code == 204


def test_the_world_can_be_handed_on(admin: Admin, connect: Callable[[Sandbox], Admin]) -> None:
    user, service, key = furnish(admin)
    invite(admin, service)
    given = admin.http.get("/_sandbox/world").json()["world"]

    with Sandbox(world=given) as sandbox:
        other = connect(sandbox)
        assert other.data("GET", f"/user/{user['id']}") == user
        assert other.data("GET", f"/service/{service['id']}") == service
        assert other.v2(key, "GET", "/v2/templates").status_code == 200
        assert len(other.data("GET", f"/service/{service['id']}/invite")) == 1


def test_a_user_signs_in_on_every_database(admin: Admin) -> None:
    user = admin.new_user(password="correct horse")
    path = f"/user/{user['id']}"

    assert admin.post(f"{path}/verify/password", {"password": "wrong"}).status_code == 400
    assert admin.post(f"{path}/sms-code", {}).status_code == 204
    message = admin.sandbox.wait_for(recipient=user["mobile_number"])
    (code,) = admin.http.get("/_sandbox/admin/codes").json()["codes"]
    assert code["code"] in message.body
    assert admin.data("GET", path)["failed_login_count"] == 1
    body = {"code": code["code"], "code_type": "sms"}
    assert admin.post(f"{path}/verify/code", body).status_code == 204
    assert admin.data("GET", path)["failed_login_count"] == 0


def test_a_reset_forgets_what_was_made(admin: Admin) -> None:
    user, service, key = furnish(admin)

    admin.sandbox.reset()

    assert admin.get(f"/user/{user['id']}").status_code == 404
    assert admin.get(f"/service/{service['id']}").status_code == 404
    assert admin.v2(key, "GET", "/v2/templates").status_code == 403
    assert admin.get(f"/service/{world.SERVICE_ID}").status_code == 200


def test_a_change_that_fails_halfway_changes_nothing(admin: Admin) -> None:
    service = admin.new_service()
    user = admin.new_user()
    body = {"permissions": [{"permission": "send_texts"}], "folder_permissions": ["nowhere"]}

    answer = admin.post(f"/service/{service['id']}/users/{user['id']}", body)

    assert answer.status_code == 404
    assert admin.data("GET", f"/user/{user['id']}") == user
    assert len(admin.data("GET", f"/service/{service['id']}/users")) == 1
    assert admin.new_service()["id"] != service["id"]


def test_the_services_of_a_world_file_keep_their_order(admin: Admin) -> None:
    for _ in range(3):
        admin.new_service()

    admin.data("POST", f"/service/{world.SERVICE_ID}", {"notes": "changed"})

    services = admin.http.get("/_sandbox/world").json()["world"]["services"]
    assert len(services) == 4
    assert services[0]["id"] == world.SERVICE_ID == str(admin.sandbox.service_id)


def test_a_database_of_an_earlier_version_goes_on(
    tmp_path: Path, connect: Callable[[Sandbox], Admin]
) -> None:
    path = tmp_path / "old.db"
    document: Any = world.default_world()
    with Sandbox(world={"services": []}, database_url=f"sqlite:///{path}"):
        pass
    with sqlite3.connect(path) as database:
        # The world stood there in one piece.
        text = httpx.Request("PUT", "http://x", json=document).content.decode()
        database.execute("DELETE FROM world_entries")
        database.execute("DELETE FROM settings WHERE name IN ('generation', 'token_secret')")
        database.execute("UPDATE settings SET value = ? WHERE name IN ('world', 'given')", [text])
    database.close()

    for count in (1, 2):
        with Sandbox(database_url=f"sqlite:///{path}") as sandbox:
            admin = connect(sandbox)
            admin.new_service()
            assert admin.v2(sandbox.test_key, "GET", "/v2/templates").status_code == 200
            assert len(admin.data("GET", "/service")) == 2 + count


# The command


def test_a_secret_that_is_made_up_is_printed_for_a_shell(
    connect: Callable[[Any], Admin],
) -> None:
    with watched(
        subprocess.Popen(
            [sys.executable, "-m", "notify_typed.sandbox", "--port", "0"],
            stdout=subprocess.PIPE,
            text=True,
            env={name: value for name, value in os.environ.items() if "NOTIFY" not in name},
        )
    ) as process:
        assert process.stdout
        lines = [process.stdout.readline() for _ in range(6)]
        (line,) = [line for line in lines if "NOTIFY_ADMIN_SECRET" in line]
        secret = line.removeprefix("export NOTIFY_ADMIN_SECRET='").split("'")[0]
        running = Running(process, lines[0].split()[-1], Clock(), secret)

        assert connect(running).get(f"/user/{NOTIFY_USER_ID}").status_code == 200
        process.terminate()


# Several workers


@dataclass
class Running:
    """The command with two workers, as far as clients need it."""

    process: subprocess.Popen[str]
    base_url: str
    clock: Clock
    admin_secret: str = SECRET


@pytest.fixture
def workers(postgres: Postgres) -> Iterator[Running]:
    process = subprocess.Popen(  # noqa: S603 - our own command
        [
            *(sys.executable, "-m", "notify_typed.sandbox", "--port", "0"),
            *("--workers", "2", "--database", postgres.fresh()),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"NOTIFY_ADMIN_SECRET": SECRET},
    )
    assert process.stdout
    first = process.stdout.readline()
    assert "ready at" in first, process.communicate()
    yield Running(process, first.split()[-1], Clock())
    process.terminate()
    said, problems = process.communicate(timeout=HANG)
    assert "Traceback" not in problems, problems
    assert SECRET not in said + problems


def test_workers_see_what_others_changed(workers: Running, connect: Callable[[Any], Admin]) -> None:
    clients = [connect(workers) for _ in range(6)]
    first = clients[0]
    user = first.new_user()
    name = f"Wanted {uuid4()}"

    def create(client: Admin) -> int:
        body = {
            "name": name,
            "email_message_limit": 1,
            "sms_message_limit": 1,
            "letter_message_limit": 1,
            "restricted": False,
            "created_by": user["id"],
            "user_id": user["id"],
        }
        return client.post("/service", body).status_code

    with ThreadPoolExecutor(len(clients)) as pool:
        assert Counter(pool.map(create, clients)) == {201: 1, 400: 5}
        (service_id,) = first.data("GET", f"/user/{user['id']}")["services"]
        keys = [*pool.map(lambda client: client.new_key(service_id), clients * 3)]

    for number, key in enumerate(keys):
        client = clients[number % len(clients)]
        assert client.v2(key, "GET", "/v2/templates").status_code == 200
    listed = first.get(f"/service/{service_id}/api-keys").json()["apiKeys"]
    assert len(listed) == len(keys)
    first.http.post("/_sandbox/reset").raise_for_status()
    for client in clients:
        assert client.get(f"/service/{service_id}").status_code == 404
        assert client.v2(keys[0], "GET", "/v2/templates").status_code == 403
