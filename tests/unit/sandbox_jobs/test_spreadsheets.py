"""How spreadsheets are read, whatever people put into them."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notify_typed._rules.columns import Columns, Row
from notify_typed._rules.whitespace import without_obscure_whitespace
from notify_typed.sandbox._jobs.spreadsheet import Spreadsheet, SpreadsheetError

if TYPE_CHECKING:
    from collections.abc import Sequence

NO_ADDRESS = (
    "the file needs at least 3 columns for the address, called 'address line 1' to 'address line 7'"
)
LIMIT = csv.field_size_limit()
# Anything that can be typed; a null character or half a surrogate pair can not.
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
CELLS = st.lists(TEXT, min_size=1, max_size=5)


def written(rows: Sequence[Sequence[str]], end: str = "\r\n") -> bytes:
    """What a spreadsheet program saves."""
    file = io.StringIO(newline="")
    # The writer of the standard library knows only its own line ends as reasons for quotes.
    quoting: Literal[0, 1] = csv.QUOTE_MINIMAL if end == "\r\n" else csv.QUOTE_ALL
    csv.writer(file, lineterminator=end, quoting=quoting).writerows(rows)
    return file.getvalue().encode()


def read(*pieces: bytes) -> tuple[list[str], list[list[str]]]:
    sheet = Spreadsheet(pieces)
    return sheet.headings, [*sheet]


def rows(data: str, kind: str, *names: str) -> list[Row | None]:
    sheet = Spreadsheet([data.encode()])
    columns = Columns(sheet.headings, kind, names)
    assert columns.problems == []
    return [columns.row(number, cells) for number, cells in enumerate(sheet)]


def problems(headings: str, kind: str, *names: str) -> list[str]:
    return [problem.message for problem in Columns(headings.split(","), kind, names).problems]


@given(st.lists(CELLS, max_size=8), st.sampled_from(["\n", "\r\n", "\r"]), st.booleans())
def test_what_a_program_saves_is_read_again(
    lines: list[list[str]],
    end: str,
    has_mark: bool,  # noqa: FBT001 - hypothesis' own
) -> None:
    data = written([["a", "b"], *lines], end)
    headings, cells = read(b"\xef\xbb\xbf" + data if has_mark else data)
    assert headings == ["a", "b"]
    trimmed = [[without_obscure_whitespace(cell) for cell in line] for line in lines]
    assert cells == trimmed


@given(st.lists(CELLS, max_size=8), st.integers(1, 20))
def test_it_does_not_matter_how_a_file_is_cut(lines: list[list[str]], size: int) -> None:
    data = written([["name"], *lines])
    pieces = [data[start : start + size] for start in range(0, len(data), size)]
    assert read(*pieces) == read(data)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_in_a_sentence(data: bytes) -> None:
    said = ""
    try:
        headings, cells = read(data)
    except SpreadsheetError as problem:
        said = problem.message
        headings, cells = [said], []
    assert any(headings)
    assert "\n" not in said
    assert all(isinstance(cell, str) for line in cells for cell in line)


@given(TEXT, st.data())
def test_any_text_is_taken_apart_or_refused(text: str, data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(["sms", "email", "letter"]))
    try:
        sheet = Spreadsheet([text.encode()])
        columns = Columns(sheet.headings, kind, data.draw(st.lists(TEXT, max_size=3)))
        taken = [columns.row(number, cells) for number, cells in enumerate(sheet)]
    except SpreadsheetError:
        return
    assert all(row is None or row.number == number for number, row in enumerate(taken))


def test_a_column_that_repeats_and_is_empty_leaves_its_value_out() -> None:
    [row] = rows("phone number,a,a,b\n07700900123,,,x\n", "sms", "a", "b")
    assert row is not None
    assert row.values == {"b": "x"}
    assert row.absent == ["a"]


@pytest.mark.parametrize(
    "formula", ["=1+1", "+44 7700 900123", "-1", "@SUM(A1)", "=cmd|' /C x'!A0"]
)
def test_formulas_are_plain_text(formula: str) -> None:
    data = written([["phone number", "sum"], ["07700900123", formula]]).decode()
    assert rows(data, "sms", "sum")[0] == Row(
        0, {"phone number": "07700900123"}, {"sum": formula}, []
    )


@pytest.mark.parametrize(
    "heading", ["phone number", "Phone Number", "PHONE-NUMBER", "phone_number", " phonenumber "]
)
def test_headings_are_the_same_however_they_are_written(heading: str) -> None:
    found = rows(f"{heading},First NAME\n07700900123,Amala\n", "sms", "first-name")
    assert found == [Row(0, {"phone number": "07700900123"}, {"first-name": "Amala"}, [])]


def test_empty_rows_are_passed_over_and_keep_their_place() -> None:
    found = rows("email address\na@example.com\n\n , \nb@example.com\n", "email")
    assert [row and row.number for row in found] == [0, None, None, 3]


def test_a_column_that_repeats_makes_a_list() -> None:
    found = rows("email address,item,item,item\na@example.com,x,,y\n", "email", "item")
    assert found[0] is not None
    assert found[0].values == {"item": ["x", "y"]}


def test_columns_that_nobody_asks_for_are_left_alone() -> None:
    found = rows("email address,colour,name\na@example.com,red,Bo\n", "email", "name")
    assert found[0] is not None
    assert found[0].values == {"name": "Bo"}


def test_what_a_row_lacks_is_named() -> None:
    found = rows("phone number,name,date\n07700900123\n,,1 May\n", "sms", "name", "date")
    assert [row and row.absent for row in found] == [["name", "date"], ["name"]]


def test_tabs_part_cells_where_there_are_no_commas() -> None:
    assert read(b"a\tb\n1\t2,3\n") == (["a", "b"], [["1", "2,3"]])


def test_quotes_hold_commas_lines_and_quotes_together() -> None:
    assert read(b'a,b\n"1, ""x""\n2", "3"\n') == (["a", "b"], [['1, "x"\n2', "3"]])


@pytest.mark.parametrize(
    ("headings", "kind", "said"),
    [
        ("name", "sms", ["the file needs a column called 'phone number'"]),
        ("name", "email", ["the file needs a column called 'email address'"]),
        (
            "address line 1,postcode",
            "letter",
            [NO_ADDRESS],
        ),
        (
            "phone number,Phone-Number",
            "sms",
            ["there is more than one column called 'phone number'"],
        ),
    ],
)
def test_a_recipient_is_needed_once(headings: str, kind: str, said: list[str]) -> None:
    assert problems(headings, kind) == said


def test_columns_for_a_template_that_are_missing_are_all_named() -> None:
    assert problems("phone number,name", "sms", "name", "date", "place") == [
        "the template needs a column called 'date'",
        "the template needs a column called 'place'",
    ]


def test_a_template_may_show_the_recipient_itself() -> None:
    found = rows("phone number\n07700900123\n", "sms", "Phone Number")
    assert found[0] is not None
    assert found[0].values == {"Phone Number": "07700900123"}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("a,b\n1,2\n".encode("utf-16"), "UTF-16"),
        ("a\nRené\n".encode("latin-1"), "not UTF-8"),
        (b"PK\x03\x04zip", "workbook"),
        (b"", "headings"),
        (b" , ,\n1,2\n", "headings"),
        (b'a\n"1\n', "unexpected end"),
        (b"a\n" + b"x" * (LIMIT + 1) + b"\n", "larger than"),
        (b"x" * (2 * 1024 * 1024), "longer than any"),
        (b"a\n" + (b'"' + b"x\n" * 50_000 + b'",') * 9, "a row that is longer than any"),
        (b"a," * 2_000 + b"a\n", "more than 2,000 columns"),
        (b"a\n\0\n", "null"),
    ],
)
def test_a_file_that_is_not_csv_is_named(data: bytes, said: str) -> None:
    with pytest.raises(SpreadsheetError, match=said):
        read(data)
