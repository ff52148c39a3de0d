"""The drift report names what recordings show beyond the description, and nothing else."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any, Final

import pytest

from contract.__main__ import main
from contract.description.recordings import RECORDINGS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ROWS: Final = {
    row["case"]: row for row in map(json.loads, RECORDINGS.read_text("utf-8").splitlines())
}


def case(status: int, path: str, method: str = "GET") -> dict[str, Any]:
    """A copy of the first recorded case of an operation that refers to no other."""
    for row in ROWS.values():
        request, response = row["request"], row["response"]
        if (request["method"], response["status"]) == (method, status) and "json" in response:
            is_alone = "{{case:" not in json.dumps(row) and "$list" not in json.dumps(row)
            if request["path"].startswith(path) and is_alone:
                return copy.deepcopy(row)
    raise AssertionError(f"no such case: {method} {path} {status}")


MESSAGE: Final = case(200, "/v2/notifications/")
TEMPLATES: Final = case(200, "/v2/templates")
SENT: Final = case(201, "/v2/notifications/sms", "POST")
REFUSED: Final = case(400, "/v2/notifications/sms", "POST")


def report(tmp_path: Path, capsys: pytest.CaptureFixture[str], *rows: Any) -> tuple[int, str]:
    """Run the command on a file of these rows."""
    path = tmp_path / "new.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    status = main(["diff", str(path)])
    return status, capsys.readouterr().out


def findings(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("- ")]


def test_the_recordings_in_the_tree_show_nothing_new(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", str(RECORDINGS)]) == 0
    text = capsys.readouterr().out
    assert f"{len(ROWS)} recorded requests were looked at. All is as described." in text
    assert findings(text) == []


def answer(row: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = row["response"]["json"]
    return found


ALTERATIONS: Final[dict[str, tuple[Any, Callable[[dict[str, Any]], object], str]]] = {
    "a new field": (
        MESSAGE,
        lambda row: answer(row).update(colour="red"),
        "unknown field `/colour` of 200, text",
    ),
    "a new field inside": (
        MESSAGE,
        lambda row: answer(row)["template"].update(owner={"name": "x"}),
        "unknown field `/template/owner` of 200, an object",
    ),
    "a field less": (
        MESSAGE,
        lambda row: answer(row).pop("body"),
        "missing field `/body` of 200",
    ),
    "a null": (
        MESSAGE,
        lambda row: answer(row).update(body=None),
        "null in `/body` of 200, described as string",
    ),
    "another kind of value": (
        SENT,
        lambda row: answer(row)["template"].update(version="3"),
        "text in `/template/version` of 201, described as integer",
    ),
    "a new status of a message": (
        MESSAGE,
        lambda row: answer(row).update(status="held"),
        "unknown value `held` in `/status` of 200",
    ),
    "a new postage where there may be null": (
        MESSAGE,
        lambda row: answer(row).update(postage="pigeon"),
        "unknown value `pigeon` in `/postage` of 200",
    ),
    "another spelling of times": (
        MESSAGE,
        lambda row: answer(row).update(created_at="2026-11-21T12:00:00Z"),
        "`/created_at` of 200 breaks the rule of its pattern",
    ),
    "a new field in every item of a list": (
        TEMPLATES,
        lambda row: [each.update(folder="x") for each in answer(row)["templates"]],
        "unknown field `/templates/*/folder` of 200, text",
    ),
    "a new HTTP status": (
        MESSAGE,
        lambda row: row["response"].update(status=202),
        "202 is an undescribed status",
    ),
    "a new media type": (
        MESSAGE,
        lambda row: row["response"]["headers"].update({"content-type": "application/hal+json"}),
        "200 is a status that is described, called application/hal+json",
    ),
    "a new message": (
        REFUSED,
        lambda row: answer(row)["errors"].append(
            {"error": "BadRequestError", "message": "The moon is in the wrong phase"}
        ),
        "400 with an unknown wording, BadRequestError: “The moon is in the wrong phase”",
    ),
    "a new kind of error": (
        REFUSED,
        lambda row: answer(row)["errors"][0].update(error="MoonError"),
        "400 with an unknown wording, MoonError",
    ),
    "a new property that is accepted": (
        SENT,
        lambda row: row["request"]["json"].update(priority=1),
        "accepted with `priority`, which the description does not know",
    ),
    "a longer reference that is accepted": (
        SENT,
        lambda row: row["request"]["json"].update(reference="x" * 1001),
        "accepted although `reference` breaks the rule of its maxLength",
    ),
    "a new query parameter that is accepted": (
        TEMPLATES,
        lambda row: row["request"].update(query=[["folder", "x"]]),
        "accepted with `folder`, which the description does not know",
    ),
}


@pytest.mark.parametrize("name", ALTERATIONS)
def test_one_alteration_is_one_finding(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    original, alter, expected = ALTERATIONS[name]
    status, text = report(tmp_path, capsys, original)
    assert (status, findings(text)) == (0, [])
    altered = copy.deepcopy(original)
    alter(altered)
    status, text = report(tmp_path, capsys, altered)
    assert status == 1
    (finding,) = findings(text)
    assert finding.startswith(f"- {expected}")
    assert f"`{original['case']}`" in finding


@pytest.mark.parametrize(
    ("path", "status"), [("/v2/notifications/x/events", 200), ("/v2/messages", 201), ("/v3/x", 400)]
)
def test_an_operation_that_is_not_described_is_named(
    path: str, status: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = copy.deepcopy(MESSAGE)
    row["request"]["path"] = path
    row["response"]["status"] = status
    code, text = report(tmp_path, capsys, row)
    assert code == 1
    assert "## Requests that the description has no operation for" in text
    assert f"- GET {path} is answered with {status}" in text


def test_findings_are_gathered_by_operation_with_their_cases(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = []
    for number in range(5):
        row = copy.deepcopy(MESSAGE)
        row["case"] = f"case-{number}"
        answer(row).update(colour="red")
        rows.append(row)
    _, text = report(tmp_path, capsys, *rows, TEMPLATES)
    assert "6 recorded requests were looked at. 1 thing is not as described." in text
    assert "## GET /v2/notifications/{notification_id} (get_notification)" in text
    assert "`case-0`, `case-1`, `case-2` and 2 more" in text
    assert "list_templates" not in text


def test_values_are_not_repeated(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    row = copy.deepcopy(MESSAGE)
    secret = "Amala Bird, 07700 900123"
    answer(row).update(colour=secret, body=[secret])
    refused = copy.deepcopy(REFUSED)
    refused["request"]["json"]["reference"] = secret
    answer(refused)["errors"][0]["message"] = f"Not today, {secret}"
    _, text = report(tmp_path, capsys, row, refused)
    assert len(findings(text)) == 3
    assert "Not today, …" in text
    assert "Amala" not in text


DEPTHS: Final = (500, 100_000)


@pytest.mark.parametrize("depth", DEPTHS)
def test_a_refused_body_may_be_nested_as_deeply_as_can_be(
    depth: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = copy.deepcopy(REFUSED)
    del row["request"]["json"]
    row["request"]["raw"] = '{"a":' * depth + "[" * depth
    status, text = report(tmp_path, capsys, row)
    assert (status, findings(text)) == (0, [])


@pytest.mark.parametrize("depth", DEPTHS)
def test_an_accepted_body_that_is_nested_deeply_is_looked_at_or_told_of(
    depth: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = copy.deepcopy(SENT)
    values = '{"name": "Amala", "deep": ' + "[" * depth + "]" * depth + "}"
    body = json.dumps(row["request"].pop("json") | {"personalisation": "HERE"})
    row["request"]["raw"] = body.replace('"HERE"', values)
    status, text = report(tmp_path, capsys, row)
    found = findings(text)
    assert (status == 1) == bool(found)
    assert all("nested too deeply to be looked at" in each for each in found)
    assert not found or depth > min(DEPTHS)


def test_an_accepted_body_that_is_not_json_is_told_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = copy.deepcopy(SENT)
    del row["request"]["json"]
    row["request"]["raw"] = "{"
    _, text = report(tmp_path, capsys, row)
    assert any("accepted although the body is not JSON" in each for each in findings(text))


def test_a_row_that_is_nested_too_deeply_is_said_not_to_be_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "deep.jsonl"
    path.write_text("[" * 200_000, "utf-8")
    assert main(["diff", str(path)]) == 2
    assert "deep.jsonl does not hold recordings" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["\u2028", "\x85"])
def test_a_row_ends_where_the_line_does(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = copy.deepcopy(MESSAGE)
    answer(row)["body"] = f"One{text}Two"
    path = tmp_path / "new.jsonl"
    path.write_text(json.dumps(row, ensure_ascii=False) + "\n", "utf-8")
    assert main(["diff", str(path)]) == 0, capsys.readouterr()


@pytest.mark.parametrize("content", ["", "{", "[]", '{"case": "x"}', "\u2028"])
def test_a_file_without_recordings_is_refused(
    content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(content, "utf-8")
    assert main(["diff", str(path)]) == (2 if content else 0)
    assert main(["diff", str(tmp_path / "missing.jsonl")]) == 2
    assert "missing.jsonl" in capsys.readouterr().err
