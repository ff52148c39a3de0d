"""Where the real server stumbles, or says less than it could."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any, Literal

import pytest

from notify_typed.sandbox import Sandbox
from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    from collections.abc import Iterator

    import httpx

    from tests.end_to_end.sandbox.conftest import Api

FILE = base64.b64encode(b"hello file").decode()


@pytest.fixture(params=["exact", "helpful"], scope="module")
def quirks(request: pytest.FixtureRequest) -> Literal["exact", "helpful"]:
    chosen: Literal["exact", "helpful"] = request.param
    return chosen


@pytest.fixture(scope="module")
def running_sandbox(quirks: Literal["exact", "helpful"]) -> Iterator[Sandbox]:
    with Sandbox(quirks=quirks) as sandbox:
        yield sandbox


def with_files(api: Api, **files: Any) -> httpx.Response:
    return api.send_email(
        template_id=world.FILE_TEMPLATE_ID, personalisation={"name": "A", **files}
    )


def test_of_two_bad_files_the_first_alone_is_named(api: Api) -> None:
    answer = with_files(
        api,
        link_to_file={"file": 5, "filename": "x"},
        other={"file": None},
    )
    assert [error["message"] for error in answer.json()["errors"]] == [
        "file 5 is not of type string",
        "filename `filename` must end with a file extension. For example, filename.csv",
    ]


@pytest.mark.parametrize("name", ["file", "confirm_email_before_download", "retention_period"])
def test_objects_within_a_file_are_an_accident(api: Api, quirks: str, name: str) -> None:
    answer = with_files(api, link_to_file={"file": FILE, name: {}})
    if quirks == "exact":
        assert answer.status_code == 500
        assert answer.json()["errors"][0]["error"] == "TypeError"
    else:
        assert answer.status_code == 400
        assert answer.json()["errors"][0]["message"] == f"{name} must not be an object"


def test_a_file_that_is_refused_for_another_reason_comes_before_the_accident(api: Api) -> None:
    answer = with_files(api, link_to_file={"file": 5}, other={"file": {}})
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["message"] == "file 5 is not of type string"


def test_null_among_the_names_to_sanitise_is_ignored(api: Api) -> None:
    answer = api.send_email(sanitise_content_for=[None, "name"])
    assert answer.status_code == 201, answer.text


@pytest.mark.parametrize("item", [1, True, ["name"], {"a": 1}])
def test_other_names_to_sanitise_are_an_accident(api: Api, quirks: str, item: object) -> None:
    answer = api.send_email(sanitise_content_for=["name", item])
    assert answer.status_code == (500 if quirks == "exact" else 400)
    assert answer.json()["errors"][0]["error"] == (
        "TypeError" if quirks == "exact" else "BadRequestError"
    )


@pytest.mark.parametrize("body", [5, True])
def test_a_letter_that_is_no_object_is_an_accident(api: Api, quirks: str, body: object) -> None:
    answer = api.post("/v2/notifications/letter", body)
    assert answer.status_code == (500 if quirks == "exact" else 400)
    assert answer.json()["errors"][0]["error"] == (
        "TypeError" if quirks == "exact" else "ValidationError"
    )


def test_a_forces_number_alone_is_an_accident(api: Api, quirks: str) -> None:
    answer = api.post(
        "/v2/notifications/letter",
        {
            "template_id": world.LETTER_TEMPLATE_ID,
            "personalisation": {"name": "A", "address_line_1": "BFPO 12"},
        },
    )
    (error,) = answer.json()["errors"]
    if quirks == "exact":
        assert (answer.status_code, error["error"]) == (500, "IndexError")
    else:
        assert answer.status_code == 400
        assert error["message"] == "Address must be at least 3 lines"
