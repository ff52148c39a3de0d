"""Files sent by email: what Notify says about them."""

import base64
import io
import json
import sys
import zipfile
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notify_typed.sandbox._rendering import filetypes
from notify_typed.sandbox._rendering.documents import (
    UploadedFile,
    check_file_object,
    is_file_object,
    read_file,
    scan,
)
from notify_typed.sandbox._rendering.filetypes import sniff

TEXT = base64.b64encode(b"hello file").decode()
SUPPORTED = (
    "'.csv', '.doc', '.docx', '.jpeg', '.jpg', '.json', '.odt', '.pdf', '.png', '.rtf', '.txt', "
    "'.xlsx'"
)
RETENTION = (
    "retention_period Unsupported value for retention_period: {}. "
    "Supported periods are from 1 to 78 weeks."
)
CONFIRM = (
    "confirm_email_before_download Unsupported value for confirm_email_before_download: {}. "
    "Use a boolean true or false value."
)
EICAR = "EICAR-" + "STANDARD-" + "ANTIVIRUS-" + "TEST-FILE"


def zipped(**files: str) -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return output.getvalue()


def encoded(content: bytes) -> str:
    return base64.b64encode(content).decode()


def read(value: Mapping[str, object]) -> UploadedFile:
    outcome = read_file(value)
    assert isinstance(outcome, UploadedFile)
    return outcome


def test_a_file_is_an_object_with_the_key_file() -> None:
    assert is_file_object({"file": None})
    assert not is_file_object({"foo": "bar"})
    assert not is_file_object("file")
    assert not is_file_object(["file"])


def test_a_file_alone_gets_the_defaults() -> None:
    file = read({"file": TEXT})

    assert file.content == b"hello file"
    assert file.filename is None
    assert file.mime_type == "text/plain"
    assert file.confirm_email
    assert file.retention_weeks == 26


def test_null_means_not_set() -> None:
    value = {
        "file": TEXT,
        "filename": None,
        "confirm_email_before_download": None,
        "retention_period": None,
    }

    assert check_file_object(value) == []
    assert read(value) == read({"file": TEXT})


def test_settings_are_read() -> None:
    file = read(
        {
            "file": TEXT,
            "filename": "Report.CSV",
            "confirm_email_before_download": False,
            "retention_period": " 4 WEEKS ",
        }
    )

    assert file.filename == "Report.CSV"
    assert file.mime_type == "text/csv"
    assert not file.confirm_email
    assert file.retention_weeks == 4


@pytest.mark.parametrize(("is_csv", "mime"), [(True, "text/csv"), (False, "text/plain")])
def test_is_csv_turns_text_into_csv(*, is_csv: bool, mime: str) -> None:
    assert read({"file": TEXT, "is_csv": is_csv}).mime_type == mime


@pytest.mark.parametrize(
    ("extra", "messages"),
    [
        ({"file": None}, ["file None is not of type string"]),
        ({"file": ["a"]}, ["file [a] is not of type string"]),
        (
            {"filename": 5},
            ["filename `filename` must end with a file extension. For example, filename.csv"],
        ),
        (
            {"is_csv": 1},
            ["is_csv Unsupported value for is_csv: 1. Use a boolean true or false value."],
        ),
        (
            {"retention_period": True},
            [RETENTION.format("True")],
        ),
        ({"foo": 1}, ["Additional properties are not allowed (foo was unexpected)"]),
        (
            {"foo": 1, "bar": 2},
            ["Additional properties are not allowed (bar, foo were unexpected)"],
        ),
        (
            {"filename": None, "is_csv": None},
            ["Do not set a value for `is_csv` if `filename` is set."],
        ),
        (
            {
                "file": 5,
                "foo": 1,
                "is_csv": "x",
                "filename": "y",
                "retention_period": "z",
                "confirm_email_before_download": "w",
            },
            [
                "Additional properties are not allowed (foo was unexpected)",
                "file 5 is not of type string",
                "is_csv Unsupported value for is_csv: x. Use a boolean true or false value.",
                CONFIRM.format("w"),
                RETENTION.format("z"),
                "filename `filename` must end with a file extension. For example, filename.csv",
                "Do not set a value for `is_csv` if `filename` is set.",
            ],
        ),
    ],
)
def test_everything_wrong_with_the_form_is_said_at_once(
    extra: Mapping[str, object], messages: list[str]
) -> None:
    errors = check_file_object({"file": TEXT, **extra})

    assert [error.message for error in errors] == messages
    assert {error.error for error in errors} == {"ValidationError"}


@pytest.mark.parametrize("period", ["1 week", "1 weeks", "78 weeks", "004 weeks"])
def test_retention_periods_that_are_supported(period: str) -> None:
    assert check_file_object({"file": TEXT, "retention_period": period}) == []


@pytest.mark.parametrize(
    "period", ["", "0 weeks", "79 weeks", "4", 4, "4 days", "1 month", "-1 weeks", "1.5 weeks"]
)
def test_retention_periods_that_are_not(period: object) -> None:
    (error,) = check_file_object({"file": TEXT, "retention_period": period})

    assert error.message == RETENTION.format(period)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({"file": "\u00a3\u00a3"}, "Document is not base64 encoded"),
        ({"file": "abcde"}, "Document is not base64 encoded"),
        ({"file": ""}, "Document must not be empty"),
        (
            {"file": TEXT, "filename": "a" * 97 + ".csv"},
            "`filename` cannot be longer than 100 characters",
        ),
        (
            {"file": TEXT, "filename": "a.exe"},
            f"Unsupported file type '.exe'. Supported types are: {SUPPORTED}",
        ),
        (
            {"file": encoded(b"GIF89a....")},
            f"Unsupported file type 'image/gif'. Supported types are: {SUPPORTED}",
        ),
        (
            {"file": encoded(b"GIF89a...."), "filename": "a.png"},
            f"Unsupported file type 'image/gif'. Supported types are: {SUPPORTED}",
        ),
        ({"file": encoded(EICAR.encode())}, "File did not pass the virus scan"),
        (
            {"file": encoded(b"x" * (2 * 1024 * 1024 + 1025))},
            "Uploaded file exceeds file size limit",
        ),
    ],
)
def test_the_first_thing_wrong_with_the_content_is_said(
    value: Mapping[str, object], message: str
) -> None:
    assert check_file_object(value) == [("BadRequestError", message)]


def test_a_request_that_is_too_large_is_refused_before_the_name_is_read() -> None:
    for size, message in ((2_200_000, "Unsupported file type '.exe'"), (2_400_000, "size limit")):
        value = {"file": encoded(b"x" * size), "filename": "a.exe"}
        ((_, said),) = check_file_object(value)
        assert message in said


def test_the_largest_file_allowed_is_accepted() -> None:
    assert check_file_object({"file": encoded(b"x" * (2 * 1024 * 1024 + 1024))}) == []


def test_a_file_is_not_shown_in_its_repr() -> None:
    shown = repr(read({"file": TEXT, "filename": "amala-bird.txt"}))

    assert "hello" not in shown
    assert "amala" not in shown


COMMON = [
    (b"%PDF-1.4\n", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "image/png"),
    (b"\xff\xd8\xff\xe0", "image/jpeg"),
    (b"{\\rtf1}", "text/rtf"),
    (b"a,b\n1,2\n", "text/plain"),
    ("caf\u00e9".encode("latin-1"), "text/plain"),
    ("caf\u00e9".encode("utf-16"), "text/plain"),
    (b'{"a": 1}', "application/json"),
    (b"{not json}", "text/plain"),
    (b"<!DOCTYPE html><html></html>", "text/html"),
    (b'<?xml version="1.0"?><a/>', "text/xml"),
    (b"\x00\x01\x02", "application/octet-stream"),
    (b"", "application/x-empty"),
    (b"RIFF\x24\0\0\0WEBPVP8 ", "image/webp"),
    (b"RIFF\x24\0\0\0WAVEfmt ", "audio/x-wav"),
    (b"RIFF\x24\0\0\0new", "application/octet-stream"),
    (b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom", "video/mp4"),
    (zipped(**{"[Content_Types].xml": ""}), "application/zip"),
    (zipped(**{"a.txt": "x"}), "application/zip"),
    (
        zipped(**{"[Content_Types].xml": "", "_rels/.rels": "", "word/document.xml": ""}),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    (
        zipped(**{"[Content_Types].xml": "", "_rels/.rels": "", "xl/workbook.xml": ""}),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    (
        zipped(mimetype="application/vnd.oasis.opendocument.text"),
        "application/vnd.oasis.opendocument.text",
    ),
]


@pytest.mark.parametrize(
    ("content", "mime"),
    [
        *COMMON,
        (b"BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n", "text/calendar"),
        (b"BEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n", "text/vcard"),
        (b"From: a@b.uk\nTo: c@d.uk\nSubject: e\n\nf\n", "message/rfc822"),
        (b"#!/bin/sh\necho hello\n", "text/x-shellscript"),
        (b"#!/usr/bin/env python\nprint()\n", "text/x-script.python"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"></svg>', "image/svg+xml"),
        (b'{"a": 1}\n{"a": 2}\n', "application/x-ndjson"),
        (b'{"a": 1}\nand more', "text/plain"),
        (b"a", "application/octet-stream"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "application/x-ole-storage"),
        (b"BM stands for British Museum", "text/plain"),
        (b"MZ and ID3 are words here", "text/plain"),
    ],
)
def test_the_kind_of_a_file_is_seen_from_its_content(content: bytes, mime: str) -> None:
    assert sniff(content) == mime


def test_the_common_kinds_are_seen_without_libmagic_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "magic", None)
    filetypes._detector.cache_clear()
    try:
        found = [sniff(content) for content, _ in COMMON]
        broken = sniff(b"PK\x03\x04 is how archives begin")
    finally:
        filetypes._detector.cache_clear()

    assert found == [mime for _, mime in COMMON]
    assert broken == "application/zip"


def test_a_scan_finds_test_viruses_and_can_itself_fail() -> None:
    assert scan(b"%PDF harmless") == "clean"
    assert scan(b"%PDF" + EICAR.encode()) == "infected"
    assert scan(b"%PDF EICAR-FAIL") == "infected"
    assert scan(b"%PDF EICAR-ERROR") == "error"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)
KEYS = st.sampled_from(
    ["filename", "is_csv", "confirm_email_before_download", "retention_period", "x"]
)


@given(JSON, st.dictionaries(KEYS, JSON))
def test_any_object_is_either_a_file_or_told_why_not(
    file: object, rest: Mapping[str, object]
) -> None:
    value = {"file": file, **rest}
    errors = check_file_object(value)

    assert all(error.message for error in errors)
    assert isinstance(read_file(value), UploadedFile) or errors


@given(
    st.binary()
    | st.binary().map(lambda tail: b"PK\x03\x04" + tail)
    | JSON.map(json.dumps).map(str.encode)
)
def test_any_bytes_have_a_kind(content: bytes) -> None:
    assert "/" in sniff(content)
