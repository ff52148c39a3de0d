"""What a user sees when a file is made ready for an email."""

import base64
import io
import json
import os
import pickle
import socket
import tempfile
import warnings
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notify_typed.errors import InvalidInput
from notify_typed.files import (
    ALLOWED_EXTENSIONS,
    MAX_UPLOAD_BYTES,
    InvalidFile,
    prepare_upload,
)

CONTENTS = b"a,b\n1,2\n"
ENCODED = base64.b64encode(CONTENTS).decode()


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.csv"
    path.write_bytes(CONTENTS)
    return path


@pytest.mark.parametrize(
    "source",
    [
        CONTENTS,
        bytearray(CONTENTS),
        memoryview(CONTENTS),
        memoryview(bytes(reversed(CONTENTS)))[::-1],
        io.BytesIO(CONTENTS),
        io.BufferedReader(io.BytesIO(CONTENTS)),
    ],
    ids=lambda source: type(source).__name__,
)
def test_contents_come_from_bytes_and_binary_files(source: Any) -> None:
    assert prepare_upload(source) == {"file": ENCODED}


@pytest.mark.parametrize("kind", [str, Path])
def test_a_path_is_read_and_names_the_download(report: Path, kind: Callable[[Path], Any]) -> None:
    assert prepare_upload(kind(report)) == {"file": ENCODED, "filename": "report.csv"}


def test_an_open_file_keeps_its_name(report: Path) -> None:
    with report.open("rb") as opened:
        assert prepare_upload(opened)["filename"] == "report.csv"
    with report.open("rb") as opened:
        assert prepare_upload(opened, "June.csv")["filename"] == "June.csv"
    with report.open("rb") as opened, pytest.warns(DeprecationWarning):  # noqa: PT030 - known
        assert "filename" not in prepare_upload(opened, is_csv=True)


@pytest.mark.parametrize(
    "name", ["report", "report.exe", f"{'x' * 120}.csv", "r.csv\ud800", 7, None]
)
def test_an_open_file_whose_name_notify_would_refuse_has_none(name: Any) -> None:
    opened = io.BytesIO(CONTENTS)
    opened.name = name  # as files have it, and uploads of a framework
    assert prepare_upload(opened) == {"file": ENCODED}


def test_an_explicit_filename_wins_over_the_name_of_the_path(report: Path) -> None:
    assert prepare_upload(report, filename="June.CSV")["filename"] == "June.CSV"


def test_a_path_without_extension_leaves_naming_to_notify(tmp_path: Path) -> None:
    path = tmp_path / "tmpq3x8"
    path.write_bytes(CONTENTS)
    assert prepare_upload(path) == {"file": ENCODED}


def test_a_path_whose_extension_is_not_allowed_is_refused_unless_renamed(tmp_path: Path) -> None:
    path = tmp_path / "report.dat"
    path.write_bytes(CONTENTS)
    with pytest.raises(InvalidFile, match=r"path's last part.*\.dat"):
        prepare_upload(path)
    assert prepare_upload(path, filename="report.txt")["filename"] == "report.txt"


def test_an_open_file_is_read_from_where_it_stands_and_stays_open(report: Path) -> None:
    with report.open("rb") as stream:
        stream.seek(4)
        assert base64.b64decode(prepare_upload(stream)["file"]) == CONTENTS[4:]
        assert not stream.closed


def test_an_unbuffered_file_that_gives_a_little_at_a_time_is_read_whole() -> None:
    class Dribble(io.RawIOBase):
        left = CONTENTS

        def readable(self) -> bool:
            return True

        def read(self, size: int = -1, /) -> bytes:
            piece, self.left = self.left[:3], self.left[3:]
            return piece[:size] if size >= 0 else piece

    assert prepare_upload(Dribble())["file"] == ENCODED


def test_options_left_out_are_not_sent_and_false_stays_false() -> None:
    assert prepare_upload(CONTENTS) == {"file": ENCODED}
    assert prepare_upload(CONTENTS, confirm_email_before_download=False) == {
        "file": ENCODED,
        "confirm_email_before_download": False,
    }
    assert prepare_upload(CONTENTS, confirm_email_before_download=True) == {
        "file": ENCODED,
        "confirm_email_before_download": True,
    }


def test_arguments_may_stand_by_position_as_in_notifys_own_client() -> None:
    assert prepare_upload(CONTENTS, "a.txt", False, "4 weeks") == {  # noqa: FBT003
        "file": ENCODED,
        "filename": "a.txt",
        "confirm_email_before_download": False,
        "retention_period": "4 weeks",
    }


def test_the_result_is_a_plain_dict_for_json_and_pickle() -> None:
    upload = prepare_upload(CONTENTS, filename="a.txt", retention_period=1)
    assert type(upload) is dict
    assert json.loads(json.dumps(upload)) == upload
    assert pickle.loads(pickle.dumps(upload)) == upload  # noqa: S301 (made here)


@pytest.mark.parametrize(
    ("given_period", "sent"),
    [
        (1, "1 week"),
        (78, "78 weeks"),
        (timedelta(weeks=4), "4 weeks"),
        (timedelta(days=7), "1 week"),
        ("4 weeks", "4 weeks"),
        ("1 week", "1 week"),
        ("1 weeks", "1 week"),
        (" 52 WEEKS\n", "52 weeks"),
        ("007 weeks", "7 weeks"),
    ],
)
def test_retention_takes_weeks_in_every_form(
    given_period: int | str | timedelta, sent: str
) -> None:
    assert prepare_upload(CONTENTS, retention_period=given_period)["retention_period"] == sent


@pytest.mark.parametrize(
    "period",
    [
        0,
        79,
        -1,
        10**5000,
        timedelta(0),
        timedelta(weeks=79),
        timedelta(weeks=-1),
        timedelta.max // 7 // timedelta(days=1) * timedelta(weeks=1),
        "0 weeks",
        "79 weeks",
        "9" * 5000 + " weeks",
        "000 weeks",
    ],
    ids=lambda period: repr(period)[:12] if not isinstance(period, int) else "int",
)
def test_retention_out_of_range_is_refused(period: Any) -> None:
    with pytest.raises(InvalidFile, match="from 1 to 78 weeks"):
        prepare_upload(CONTENTS, retention_period=period)


@pytest.mark.parametrize(
    "period",
    ["", "4", "4 days", "1 month", "four weeks", "4  weeks", "-4 weeks", "٤ weeks", "4.0 weeks"],
)
def test_retention_text_in_another_form_is_refused(period: str) -> None:
    with pytest.raises(InvalidFile, match="must be in weeks"):
        prepare_upload(CONTENTS, retention_period=period)


def test_retention_of_part_of_a_week_is_refused() -> None:
    with pytest.raises(InvalidFile, match="whole number of weeks"):
        prepare_upload(CONTENTS, retention_period=timedelta(days=8))


@pytest.mark.parametrize("period", [True, False, 4.0, float("nan"), b"4 weeks", [4], {}])
def test_retention_of_another_type_is_refused(period: Any) -> None:
    with pytest.raises(InvalidFile, match="retention_period must be a whole number of weeks"):
        prepare_upload(CONTENTS, retention_period=period)


@pytest.mark.parametrize("flag", [0, 1, "false", "", [], float("nan")])
def test_a_flag_must_be_true_or_false(flag: Any) -> None:
    with pytest.raises(InvalidInput, match="confirm_email_before_download must be True or False"):
        prepare_upload(CONTENTS, confirm_email_before_download=flag)
    with pytest.raises(InvalidInput, match="is_csv must be True or False"):
        prepare_upload(CONTENTS, is_csv=flag)


@pytest.mark.parametrize("extension", sorted(ALLOWED_EXTENSIONS))
def test_every_allowed_extension_is_taken_in_either_case(extension: str) -> None:
    for filename in (f"a.{extension}", f"a.b.{extension.upper()}"):
        assert prepare_upload(CONTENTS, filename=filename)["filename"] == filename


@pytest.mark.parametrize(
    ("filename", "message"),
    [
        ("", "must end with a file extension"),
        ("report", "must end with a file extension"),
        ("report.", "extension, which Notify does not take"),
        ("report.exe", r"\.exe, which Notify does not take"),
        ("report.csv.zip", r"\.zip, which Notify does not take"),
        ("x" * 97 + ".csv", "101 characters; Notify takes 100"),
        ("x" * 10**6 + ".csv", "1000004 characters"),
        ("\ud800.csv", "surrogate"),
        (5, "must be a string"),
        (b"report.csv", "must be a string"),
        (True, "is_csv"),
    ],
)
def test_a_filename_that_notify_would_refuse_is_refused(filename: Any, message: str) -> None:
    with pytest.raises(InvalidInput, match=message):
        prepare_upload(CONTENTS, filename=filename)


def test_a_filename_of_100_characters_is_taken() -> None:
    filename = "x" * 96 + ".csv"
    assert prepare_upload(CONTENTS, filename=filename)["filename"] == filename


@pytest.mark.parametrize("wrap", [bytes, io.BytesIO], ids=["bytes", "file"])
def test_two_megabytes_pass_and_one_byte_more_is_refused(wrap: Callable[[bytes], Any]) -> None:
    largest = bytes(MAX_UPLOAD_BYTES)
    assert len(prepare_upload(wrap(largest))["file"]) > MAX_UPLOAD_BYTES
    with pytest.raises(InvalidFile, match=r"larger than 2 MB \(2,097,152 bytes\)"):
        prepare_upload(wrap(largest + b"x"))


def test_a_path_leads_to_a_file_that_is_not_too_large_either(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    path.write_bytes(bytes(MAX_UPLOAD_BYTES + 1))
    with pytest.raises(InvalidFile, match="larger than 2 MB"):
        prepare_upload(path)


def test_a_path_that_cannot_say_what_it_is_is_refused() -> None:
    class Nowhere:
        def __fspath__(self) -> Any:
            return 3

    with pytest.raises(InvalidFile, match="cannot be turned into text"):
        prepare_upload(Nowhere())


def test_an_endless_file_is_not_read_to_its_end() -> None:
    class Endless:
        given = 0

        def read(self, size: int, /) -> bytes:
            self.given += size
            return b"x" * size

    endless = Endless()
    with pytest.raises(InvalidFile, match="larger than"):
        prepare_upload(endless)
    assert endless.given == MAX_UPLOAD_BYTES + 1


@pytest.mark.parametrize("source", [b"", bytearray(), memoryview(b""), io.BytesIO()])
def test_an_empty_file_is_refused(source: Any) -> None:
    with pytest.raises(InvalidFile, match="empty"):
        prepare_upload(source)


def test_a_file_read_before_is_refused_as_empty() -> None:
    stream = io.BytesIO(CONTENTS)
    stream.read()
    with pytest.raises(InvalidFile, match="already read to its end"):
        prepare_upload(stream)


def test_a_missing_file_is_refused_without_showing_its_name(tmp_path: Path) -> None:
    with pytest.raises(InvalidFile, match="no file at the path") as caught:
        prepare_upload(tmp_path / "amala-bird.pdf")
    assert "amala" not in str(caught.value)
    assert isinstance(caught.value.__cause__, FileNotFoundError)


def test_contents_passed_as_text_are_refused_with_advice() -> None:
    with pytest.raises(InvalidFile, match="for the contents themselves pass bytes") as caught:
        prepare_upload("Dear Amala,\n" * 1000)
    assert "Amala" not in str(caught.value)


@pytest.mark.parametrize("path", ["", "\0", "a\0b.csv", "\ud800/x.csv", "missing/\udcff.csv"])
def test_a_path_that_cannot_be_is_refused(path: str) -> None:
    with pytest.raises(InvalidFile):
        prepare_upload(path)


def test_a_directory_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidFile, match="directory"):
        prepare_upload(tmp_path)


def test_a_file_below_a_file_is_refused(report: Path) -> None:
    with pytest.raises(InvalidFile, match="cannot be opened"):
        prepare_upload(report / "x.csv")


def test_a_file_opened_as_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(b"\xff\xfe\xff")
    for encoding in ("latin-1", "utf-8"):
        with path.open(encoding=encoding) as stream, pytest.raises(InvalidFile, match="text mode"):
            prepare_upload(stream)  # type: ignore[arg-type] # the mistake under test
    with pytest.raises(InvalidFile, match="text mode"):
        prepare_upload(io.StringIO("text"))  # type: ignore[arg-type] # the mistake under test


def test_a_closed_file_is_refused(report: Path) -> None:
    with report.open("rb") as stream:
        pass
    with pytest.raises(InvalidFile, match="closed"):
        prepare_upload(stream)


def test_a_file_opened_for_writing_is_refused(tmp_path: Path) -> None:
    with (
        (tmp_path / "x.csv").open("wb") as stream,
        pytest.raises(InvalidFile, match="open for reading"),
    ):
        prepare_upload(stream)


def test_a_temporary_file_is_read() -> None:
    with tempfile.NamedTemporaryFile() as stream:
        stream.write(CONTENTS)
        stream.seek(0)
        assert prepare_upload(stream)["file"] == ENCODED


def test_a_released_memoryview_is_refused() -> None:
    view = memoryview(CONTENTS)
    view.release()
    with pytest.raises(InvalidFile, match="released"):
        prepare_upload(view)


def test_a_file_with_an_async_read_is_refused_with_advice() -> None:
    class Upload:
        async def read(self, _size: int, /) -> bytes:
            return CONTENTS

    with pytest.raises(InvalidFile, match="await"):
        prepare_upload(Upload())  # type: ignore[arg-type] # the mistake under test


@pytest.mark.parametrize("piece", [None, 5, [1], object()])
def test_a_read_that_gives_something_else_is_refused(piece: object) -> None:
    class Strange:
        def read(self, _size: int, /) -> Any:
            return piece

    with pytest.raises(InvalidFile, match="must give bytes"):
        prepare_upload(Strange())


def test_a_read_without_a_size_is_refused() -> None:
    class Sizeless:
        def read(self) -> bytes:
            return CONTENTS

    with pytest.raises(InvalidFile, match="number of bytes"):
        prepare_upload(Sizeless())  # type: ignore[arg-type] # the mistake under test


@pytest.mark.parametrize(
    "source",
    [None, 0, 3, True, 1.5, float("nan"), [], {}, object(), io.BytesIO, Path, lambda: b"x"],
    ids=lambda source: type(source).__name__,  # a repr may hold an address, other in each process
)
def test_a_source_of_another_type_is_refused(source: Any) -> None:
    with pytest.raises(InvalidFile, match="must be a path, bytes or a file"):
        prepare_upload(source)


def test_is_csv_still_works_with_a_deprecation_warning(report: Path) -> None:
    with pytest.warns(DeprecationWarning, match=r"filename that ends in \.csv") as caught:
        assert prepare_upload(CONTENTS, is_csv=True) == {"file": ENCODED, "is_csv": True}
    assert caught[0].filename == __file__
    with pytest.warns(DeprecationWarning, match="is_csv"):
        assert prepare_upload(CONTENTS, is_csv=False) == {"file": ENCODED, "is_csv": False}
    # Notify refuses both keys together, so a path does not bring its name along.
    with pytest.warns(DeprecationWarning, match="is_csv"):
        assert prepare_upload(report, is_csv=True) == {"file": ENCODED, "is_csv": True}


@pytest.mark.parametrize("is_csv", [True, False])
def test_is_csv_beside_a_filename_is_refused(is_csv: bool) -> None:  # noqa: FBT001 (parametrised)
    with (
        pytest.warns(DeprecationWarning, match="is_csv"),
        pytest.raises(InvalidFile, match="must not be given with a filename"),
    ):
        prepare_upload(CONTENTS, filename="x.csv", is_csv=is_csv)


ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.binary()
    | st.timedeltas()
    | st.decimals(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=4,
)


@given(
    file=ANYTHING | st.builds(io.BytesIO, st.binary()) | st.builds(io.StringIO, st.text()),
    filename=ANYTHING | st.text().map("{}.csv".format),
    confirm=ANYTHING,
    period=ANYTHING | st.integers(-5, 90) | st.integers(-5, 90).map("{} weeks".format),
    is_csv=ANYTHING,
)
def test_any_input_gives_a_sendable_dict_or_an_error_of_ours(
    file: Any, filename: Any, confirm: Any, period: Any, is_csv: Any
) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        try:
            upload = prepare_upload(
                file,
                filename=filename,
                confirm_email_before_download=confirm,
                retention_period=period,
                is_csv=is_csv,
            )
        except InvalidInput:
            return
    assert base64.b64decode(upload["file"], validate=True)
    assert None not in upload.values()
    assert not {"is_csv", "filename"} <= upload.keys()
    json.dumps(upload, ensure_ascii=False).encode()
    if "retention_period" in upload:
        weeks, word = upload["retention_period"].split()
        assert 1 <= int(weeks) <= 78
        assert word in {"week", "weeks"}


NOT_FILES = [path for path in ("/dev/zero", "/dev/tty", "/dev/stdin") if Path(path).exists()]


@pytest.mark.skipif(not NOT_FILES, reason="devices are no paths here")
@pytest.mark.parametrize("path", NOT_FILES)
def test_a_device_is_not_a_file(path: str) -> None:
    with pytest.raises(InvalidFile, match=r"not a file|cannot be opened"):
        prepare_upload(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes have no paths here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "report.csv"
    os.mkfifo(pipe)
    with pytest.raises(InvalidFile, match="not a file"):
        prepare_upload(pipe)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes have no paths here")
def test_a_pipe_that_takes_a_files_place_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe, before = tmp_path / "report.csv", Path(__file__).stat()
    os.mkfifo(pipe)
    monkeypatch.setattr("notify_typed.files.os.stat", lambda _: before)
    with pytest.raises(InvalidFile, match="not a file"):
        prepare_upload(pipe)


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="sockets have no paths here")
def test_a_socket_is_not_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket cannot be long
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("report.csv")
        with pytest.raises(InvalidFile, match="not a file"):
            prepare_upload("report.csv")


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="no such files here")
@pytest.mark.parametrize("path", ["/proc/self/environ", "/proc/self/mem", "/proc/self/status"])
def test_what_the_system_makes_up_as_it_is_read_is_not_sent(path: str) -> None:
    with pytest.raises(InvalidFile, match="empty"):
        prepare_upload(path, filename="a.txt")


def test_a_directory_is_not_a_file(tmp_path: Path) -> None:
    with pytest.raises(InvalidFile, match="a directory, not a file"):
        prepare_upload(tmp_path)
