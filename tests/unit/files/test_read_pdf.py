"""What a user sees when a precompiled letter is read."""

import base64
import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notify_typed.files import MAX_PDF_BYTES, InvalidFile, encode_pdf, read_pdf

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


def test_a_pdf_is_read_from_path_bytes_and_file(tmp_path: Path) -> None:
    path = tmp_path / "letter without extension"
    path.write_bytes(PDF)
    assert read_pdf(path) == PDF
    assert read_pdf(str(path)) == PDF
    assert read_pdf(bytearray(PDF)) == PDF
    assert read_pdf(io.BytesIO(PDF)) == PDF


def test_a_pdf_may_begin_with_a_few_other_bytes() -> None:
    contents = b"\xef\xbb\xbf\r\n" + PDF
    assert read_pdf(contents) == contents


@pytest.mark.parametrize("contents", [b"hello", b"<html>%PDF", b" " * 1020 + PDF, b"PK\x03\x04"])
def test_anything_but_a_pdf_is_refused(contents: bytes) -> None:
    with pytest.raises(InvalidFile, match="not a PDF"):
        read_pdf(contents)


def test_an_empty_pdf_is_refused() -> None:
    with pytest.raises(InvalidFile, match="empty"):
        read_pdf(b"")


def test_five_megabytes_pass_and_one_byte_more_is_refused() -> None:
    largest = PDF + bytes(MAX_PDF_BYTES - len(PDF))
    assert read_pdf(largest) == largest
    with pytest.raises(InvalidFile, match=r"larger than 5 MB \(5,242,880 bytes\)"):
        read_pdf(io.BytesIO(largest + b"x"))


def test_a_pdf_is_encoded_in_base64_as_notify_takes_it() -> None:
    assert base64.b64decode(encode_pdf(PDF), validate=True) == PDF


@given(
    st.none()
    | st.integers()
    | st.text()
    | st.binary()
    | st.binary().map(PDF.__add__)
    | st.lists(st.binary(), max_size=2)
)
def test_any_input_gives_the_pdf_or_an_error_of_ours(source: Any) -> None:
    try:
        contents = read_pdf(source)
    except InvalidFile:
        return
    assert contents == source
