"""A service set up through the admin API alone, and used through the v2 API."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.end_to_end.sandbox_admin.conftest import Admin


def test_a_new_service_sends_at_once(admin: Admin) -> None:
    user = admin.new_user()
    service = admin.new_service(user["id"])
    key = admin.new_key(service["id"])

    answer = admin.v2(key, "GET", "/v2/templates")

    assert answer.status_code == 200
    assert answer.json() == {"templates": []}
