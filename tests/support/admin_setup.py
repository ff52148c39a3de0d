"""Sets things up in a sandbox, by either admin client, for tests of what comes after."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from local_http import local_client

if TYPE_CHECKING:
    from collections.abc import Iterable

    from admin_world import Admin

    from notify_typed.sandbox import Sandbox

__all__ = ["make_service", "make_template", "register", "upload"]


def register(admin: Admin, name: str, number: str = "07700900123") -> Any:
    """A person who may sign in."""
    address = f"{name.lower()}-{uuid4().hex[:8]}@example.gov.uk"
    user = admin(
        "users.register_user",
        name=name,
        email_address=address,
        mobile_number=number,
        password="correct-horse",
        auth_type="sms_auth",
    )
    assert (user.state, user.services) == ("pending", [])
    return admin("users.activate_user", user.id)


def make_service(admin: Admin, user: Any, name: str, *, live: bool = True) -> str:
    made: str = admin(
        "services.create_service",
        service_name=name,
        organisation_type="central",
        email_message_limit=1000,
        international_sms_message_limit=100,
        sms_message_limit=1000,
        letter_message_limit=500,
        restricted=not live,
        user_id=user.id,
    )
    return made


def make_template(admin: Admin, service: str, kind: str, content: str, **more: Any) -> Any:
    return admin(
        "templates.create_service_template",
        name=f"A {kind}",
        type_=kind,
        content=content,
        service_id=service,
        **more,
    )


def upload(
    sandbox: Sandbox,
    service: str,
    template: Any,
    rows: Iterable[tuple[str, ...]],
    name: str = "people.csv",
) -> str:
    """Put a spreadsheet where the sandbox takes it from."""
    file = io.StringIO()
    csv.writer(file).writerows(rows)
    job = str(uuid4())
    with local_client(sandbox.base_url) as http:
        answer = http.put(
            f"/_sandbox/uploads/csv/{service}/{job}",
            params={"template_id": str(template), "original_file_name": name},
            content=file.getvalue().encode(),
            headers={"Content-Type": "text/csv"},
        )
    assert answer.is_success, answer.text
    return job
