"""Inputs are read as a person would, and broken ones are refused with the place."""

from __future__ import annotations

import datetime as dt
import decimal
import io
import json
import sqlite3
import sys
import zipfile
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest
from bulk_world import TEMPLATE, people, write_csv
from cases import for_each

from notify_typed.bulk import AsyncBulk, BadInput, Bulk, Plan, Reading

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from notify_typed.sandbox import Sandbox

# Its types are not there for a checker to see.
Workbook: Any = import_module("xlsxwriter").Workbook

HEAD = "phone number,name,date\n"
GOOD = "07700 900301,Amala,3 December\n"


def workbook(path: Path, rows: list[list[Any]], **formats: str) -> Path:
    with Workbook(str(path)) as book:
        sheet = book.add_worksheet("People")
        style = book.add_format(formats) if formats else None
        for number, row in enumerate(rows):
            for place, value in enumerate(row):
                if isinstance(value, dt.date):
                    sheet.write_datetime(
                        number, place, dt.datetime.combine(value, dt.time()), style
                    )
                else:
                    sheet.write(number, place, value)
    return path


def merged(path: Path) -> Path:
    with Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["phone number", "name", "date"])
        sheet.merge_range(1, 0, 2, 0, "07700 900301")
    return path


def written(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def encrypted() -> bytes:
    """What tells of an Excel workbook with a password: its container, and the part in it."""
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096) + "EncryptedPackage".encode("utf-16-le")
    )


def opendocument(entry: str = "", sheets: str = "") -> bytes:
    """A spreadsheet; without a sheet if none is given."""
    names = "urn:oasis:names:tc:opendocument:xmlns"
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        file.writestr(
            "META-INF/manifest.xml",
            f'<m:manifest xmlns:m="{names}:manifest:1.0"><m:file-entry m:full-path="content.xml"'
            f' m:media-type="text/xml">{entry}</m:file-entry></m:manifest>',
        )
        body = f"<office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body>"
        file.writestr(
            "content.xml",
            f'<office:document-content xmlns:office="{names}:office:1.0"'
            f' xmlns:table="{names}:table:1.0" xmlns:text="{names}:text:1.0">'
            f"{'not to be read' if entry else body}</office:document-content>",
        )
    return held.getvalue()


def zipped() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        file.writestr("letter.txt", "not a workbook")
    return held.getvalue()


BROKEN: dict[str, tuple[Callable[[Path], Path], str]] = {
    "merged cells": (
        lambda p: merged(p / "a.xlsx"),
        r"row 2, column A: cells are merged \(A2 to A3",
    ),
    "two headers": (
        lambda p: written(p / "a.csv", "Mailing of March,,\n" + HEAD + GOOD),
        "row 1: .*they seem to be in row 2",
    ),
    "a title above the headers of a workbook": (
        lambda p: workbook(
            p / "a.xlsx", [["Mailing of March"], ["phone number", "name", "date"], ["1", "2", "3"]]
        ),
        "row 1: .*they seem to be in row 2: delete what is above",
    ),
    "a title above the headers": (
        lambda p: written(p / "a.csv", "Mailing of March\n" + HEAD + GOOD),
        "row 1: .*they seem to be in row 2: delete what is above",
    ),
    "an empty column": (
        lambda p: written(p / "a.csv", "phone number,,name,date\n07700 900301,,A,B\n"),
        "row 1, column B: the column does not have a heading",
    ),
    "an empty first row": (
        lambda p: workbook(p / "a.xlsx", [[], ["phone number", "name", "date"], ["07700900301"]]),
        "row 1: it must hold the column headings, and is empty",
    ),
    "16,384 columns": (
        lambda p: written(p / "a.csv", "phone number,name,date" + ",x" * 16_381 + "\n" + GOOD),
        "row 1: there are 16,384 columns",
    ),
    "semicolons": (
        lambda p: written(p / "a.csv", HEAD.replace(",", ";") + GOOD.replace(",", ";")),
        "row 1: the columns are separated by ';'.*--delimiter",
    ),
    "quotes never closed": (
        lambda p: written(
            p / "a.csv", HEAD + GOOD + '07700 900302,"Bethan,4 December\n' + GOOD * 9
        ),
        "row 3: a quotation mark is opened and never closed",
    ),
    "quotes never closed in a long file": (
        lambda p: written(p / "a.csv", HEAD + '07700 900302,"Bethan,4 December\n' + GOOD * 9_000),
        "row 2: a quotation mark is opened and never closed",
    ),
    "a cell that no reader takes": (
        lambda p: written(p / "a.csv", HEAD + "07700 900302," + "x" * 140_000 + ",4 December\n"),
        "row 2: .*or a cell is longer than 131,072 characters",
    ),
    "text after a quote": (
        lambda p: written(p / "a.csv", HEAD + '07700 900302,"Beth"an,4 December\n'),
        "row 2: .* expected after",
    ),
    "NUL bytes": (
        lambda p: written(p / "a.csv", HEAD + GOOD + "07700 900302,Beth\0an,4 December\n"),
        "line 3: it has null characters",
    ),
    "everything on one line": (
        lambda p: written(p / "a.csv", HEAD + GOOD + "x" * 3_000_000),
        "line 3: it is longer than any spreadsheet's",
    ),
    "an .xls that is HTML": (
        lambda p: written(p / "a.xls", "\n<HTML><table><tr><td>phone number</td></tr></table>"),
        "it is a web page or XML",
    ),
    "lines that end with a carriage return alone": (
        lambda p: written(p / "a.csv", HEAD.replace("\n", "\r") + GOOD.replace("\n", "\r")),
        "row 1: its lines end as on Macs of old",
    ),
    "an .xlsx that is CSV": (
        lambda p: written(p / "a.xlsx", HEAD + GOOD),
        "it is not a workbook, though its name says so",
    ),
    "a workbook with a password": (
        lambda p: written(p / "a.xlsx", encrypted()),
        "it is protected by a password; save a copy without one",
    ),
    "an OpenDocument spreadsheet with a password": (
        lambda p: written(p / "a.ods", opendocument("<m:encryption-data/>")),
        "it is protected by a password; save a copy without one",
    ),
    "a workbook without a sheet": (
        lambda p: written(p / "a.ods", opendocument()),
        "the workbook does not have a sheet",
    ),
    "a zip that is no workbook": (
        lambda p: written(p / "a.xlsx", zipped()),
        "it is not a workbook that can be read",
    ),
    "half a workbook": (
        lambda p: written(p / "b.xlsx", workbook(p / "a.xlsx", [["a"]]).read_bytes()[:700]),
        "it is not a workbook that can be read",
    ),
    "an empty file": (lambda p: written(p / "a.csv", b""), "row 1: the file is empty"),
    "headings alone": (lambda p: written(p / "a.csv", HEAD), "there are no rows"),
    "no column for the recipient": (
        lambda p: written(p / "a.csv", "mobile,name,date\n" + GOOD),
        "row 1: the file needs a column called 'phone number'",
    ),
    "two columns for the recipient": (
        lambda p: written(p / "a.csv", "phone number,Phone-Number,name,date\n" + GOOD),
        "row 1: there is more than one column called 'phone number'",
    ),
    "no column for a placeholder": (
        lambda p: written(p / "a.csv", "phone number,name\n07700 900301,A\n"),
        "row 1: the template needs a column called 'date'",
    ),
    "bytes that are no text": (
        lambda p: written(p / "a.csv", HEAD.encode() + b"07700 900301,\x81\x8d,B\n"),
        "within the first lines: the byte 81 does not exist in cp1252",
    ),
    "lines that are not JSON": (
        lambda p: written(p / "a.ndjson", json.dumps(people(1)[0]) + "\n{oops\n"),
        "line 2: each line must be a JSON object",
    ),
    "JSON that is a list": (
        lambda p: written(p / "a.ndjson", "[1]\n"),
        "line 1: each line must be a JSON object",
    ),
    "a list of JSON in a file called .json": (
        lambda p: written(p / "a.json", json.dumps(people(1))),
        "line 1: each line must be a JSON object",
    ),
    "a name of a column that is half a character": (
        lambda p: written(p / "a.ndjson", json.dumps({**people(1)[0], "\ud800": "x"})),
        "row 1, column D: the heading cannot be used: it has half of a character",
    ),
    "an empty line of JSON": (
        lambda p: written(p / "a.ndjson", json.dumps(people(1)[0]) + "\n\n"),
        "line 2: the line is empty",
    ),
    "parquet cut short": (
        lambda p: written(p / "a.parquet", b"PAR1 and no more"),
        "it is not a parquet file",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
async def test_a_broken_file_is_refused_with_the_place_and_leaves_nothing(
    bulk: AsyncBulk, tmp_path: Path, case: str
) -> None:
    make, said = BROKEN[case]
    folder = tmp_path / case.replace(" ", "-")
    folder.mkdir()
    with pytest.raises(BadInput, match=f"(?s)^{make(folder).name[:1]}.*{said}"):
        await bulk.plan(make(folder), template_id=TEMPLATE)
    assert bulk.runs() == []


async def plan_of(bulk: AsyncBulk, source: Any, **reading: Any) -> Plan:
    return await bulk.plan(source, template_id=TEMPLATE, reading=Reading(**reading))


def cells(bulk: AsyncBulk, plan: Plan) -> list[list[str]]:
    return [list(row.cells or ()) for row in bulk.rows(plan.run)]  # type: ignore[arg-type]


EXPECTED = [["07700 900301", "Am\u00e9lie", "3 December"]]
TEXT = HEAD + "07700 900301,Am\u00e9lie,3 December\n"


@for_each(
    ("content", "reading"),
    [
        pytest.param(TEXT.encode(), {}, id="utf-8"),
        pytest.param(b"\xef\xbb\xbf" + TEXT.encode(), {}, id="mark"),
        pytest.param(TEXT.encode("utf-16"), {}, id="utf-16"),
        pytest.param(TEXT.encode("cp1252"), {}, id="cp1252"),
        pytest.param(TEXT.encode("mac-roman"), {"encoding": "mac-roman"}, id="mac-roman"),
        pytest.param(TEXT.replace("\n", "\r\n").encode(), {}, id="crlf"),
        pytest.param(TEXT.replace(",", "\t").encode(), {}, id="tabs"),
        pytest.param(TEXT.replace(",", ";").encode(), {"delimiter": ";"}, id="semicolons"),
        pytest.param(TEXT.encode() + b"\n,,\n", {}, id="blank"),
        pytest.param((TEXT[:-1] + ",,\n").encode(), {}, id="empty cells beyond"),
        pytest.param(
            b'Phone-Number , NAME,"date"\n"07700 900301", "Am\xc3\xa9lie","3 December"',
            {},
            id="odd",
        ),
    ],
)
def test_csv_is_read_however_it_is_written(
    sandbox: Sandbox, tmp_path: Path, content: bytes, reading: dict[str, str]
) -> None:
    path = written(tmp_path / "people.csv", content)
    with Bulk(tmp_path / "runs.db", api_key=sandbox.test_key, base_url=sandbox.base_url) as bulk:
        plan = bulk.plan(path, template_id=TEMPLATE, reading=Reading(**reading))
        found = [list(row.cells or ())[:3] for row in bulk.rows(plan.run)]
    assert found == EXPECTED
    assert (plan.good, plan.bad) == (1, 0)


async def test_what_is_read_as_windows_1252_is_shown(bulk: AsyncBulk, tmp_path: Path) -> None:
    path = written(tmp_path / "people.csv", (HEAD * 3 + TEXT).encode("cp1252"))

    plan = await plan_of(bulk, path)

    assert "line 5: 07700 900301,Am\u00e9lie,3 December" in " ".join(plan.notes)


async def test_a_workbook_that_would_not_fit_into_memory_is_refused(
    bulk: AsyncBulk, tmp_path: Path
) -> None:
    bomb = tmp_path / "bomb.xlsx"
    with (
        zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as parts,
        parts.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(520):
            part.write(bytes(2**20))
    assert bomb.stat().st_size < 10 * 2**20

    with pytest.raises(BadInput, match=r"bomb\.xlsx: it holds 520 MB, .* save the sheet as CSV"):
        await plan_of(bulk, bomb)
    assert not bulk.runs()


async def test_a_workbook_is_read_as_a_person_would(bulk: AsyncBulk, tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["phone number", "name", "date"],
        ["07700 900301", "Amala", dt.date(2026, 12, 3)],
        ["447700900302", 12, True],
        [7700900303, "lost its zero", "x"],
        [447700900304, 2.5, "a whole number"],
        ["", "", ""],
        ["4.4E+11", "x", "y"],
    ]
    plan = await plan_of(bulk, workbook(tmp_path / "p.xlsx", rows, num_format="dd/mm/yyyy"))

    assert [each[:3] for each in cells(bulk, plan)] == [
        ["07700 900301", "Amala", "3 December 2026"],
        ["447700900302", "12", "yes"],
        ["7700900303", "lost its zero", "x"],
        ["447700900304", "2.5", "a whole number"],
        ["4.4E+11", "x", "y"],
    ]
    told = [str(problem) for problem in plan.problems]
    assert "row 4: phone number: 7700900303 is a number and not text" in told[0]
    assert "row 7, phone number: 4.4E+11 is what a spreadsheet made" in told[1]
    with pytest.raises(BadInput, match="does not have a sheet 'Other'; it has People"):
        await plan_of(bulk, tmp_path / "p.xlsx", sheet="Other")
    assert (await plan_of(bulk, tmp_path / "p.xlsx", sheet="People")).good == 3


async def test_lines_of_json_databases_and_parquet_are_read(
    bulk: AsyncBulk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = "\n".join(map(json.dumps, people(3)))
    assert (await plan_of(bulk, written(tmp_path / "p.jsonl", lines))).good == 3
    assert (await plan_of(bulk, written(tmp_path / "p.txt", lines))).good == 3

    with sqlite3.connect(tmp_path / "p.db") as database:
        database.execute("CREATE TABLE p (phone, name, day)")
        database.executemany(
            "INSERT INTO p VALUES (?, ?, ?)", [tuple(row.values()) for row in people(3)]
        )
    database.close()
    url = f"sqlite:///{tmp_path / 'p.db'}"
    query = 'SELECT phone AS "phone number", name, day AS date FROM p'
    assert (await plan_of(bulk, url, query=query)).good == 3
    with pytest.raises(BadInput, match="no such column: absent"):
        await plan_of(bulk, url, query="SELECT absent FROM p")
    with pytest.raises(BadInput, match="needs a query"):
        await plan_of(bulk, url)

    pa = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    parquet.write_table(pa.Table.from_pylist(people(3)), tmp_path / "p.parquet")
    assert (await plan_of(bulk, tmp_path / "p.parquet")).good == 3
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(BadInput, match="Parquet needs pyarrow"):
        await plan_of(bulk, tmp_path / "p.parquet")


async def test_mappings_are_read_and_odd_ones_are_told(bulk: AsyncBulk) -> None:
    first, *others = people(4)
    rows: list[Any] = [
        {**first, "date": dt.datetime(2026, 12, 3, 14, 30, tzinfo=dt.UTC)},
        {**others[0], "date": dt.time(9)},
        {**others[1], "extra": "x"},
        {**others[2], "date": {"a": 1}},
        {**others[2], "name": ["A", "B"]},
        {**others[2], "name": 5},
        {"phone number": "07700 900301", "name": None, "date": "x"},
    ]
    plan = await plan_of(bulk, rows)

    assert [each[2] for each in cells(bulk, plan)][:2] == ["3 December 2026 at 2:30pm", "9am"]
    assert [str(problem) for problem in plan.problems] == [
        "row 3: it has a column 'extra', which the first row does not have",
        "row 4: date: a value of the kind object cannot be sent",
        "row 7, name: the cell is empty, and the template needs a value",
    ]
    for odd, said in (
        ([], "there are no rows"),
        ([1], "row 1: a row must be"),
        ([first, 1], "row 2"),
    ):
        with pytest.raises(BadInput, match=said):
            await plan_of(bulk, odd)


async def test_a_long_text_and_foreign_numbers_are_counted(bulk: AsyncBulk) -> None:
    rows = [
        {**people(1)[0], "name": "x" * 900},
        {**people(1)[0], "name": "x" * 200},
        {**people(1)[0], "phone number": "+33 6 12 34 56 78"},
    ]
    plan = await plan_of(bulk, rows)

    assert [str(each) for each in plan.problems] == [
        "row 1: the text is 942 characters long, and may have 918"
    ]
    assert plan.destinations["UK"].fragments == 2
    assert plan.destinations["FR (+33)"].messages == 1
    assert plan.cost > 2 * 0.024


async def test_a_csv_of_a_command_s_kind_is_read_from_standard_input(
    bulk: AsyncBulk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = write_csv(tmp_path / "p.csv", people(3))
    with path.open() as file:
        monkeypatch.setattr(sys, "stdin", file)
        assert (await plan_of(bulk, "-")).good == 3


@for_each(
    ("content", "name", "reading", "said"),
    [
        (TEXT, "a.csv", {"encoding": "klingon"}, "such as utf-8 or cp1252, not 'klingon'"),
        (TEXT, "a.csv", {"encoding": "base64"}, "such as utf-8 or cp1252, not 'base64'"),
        (TEXT, "a.csv", {"encoding": "a\0b"}, "such as utf-8 or cp1252, not"),
        (
            TEXT,
            "a.csv",
            {"encoding": "utf-16"},
            "within the first lines: it is not written in utf-16",
        ),
        (
            TEXT,
            "a.csv",
            {"delimiter": "::"},
            "must be one character, such as ; or \\|, not '::'",
        ),
        ("\n" + TEXT, "a.csv", {}, "row 1: it must hold the column headings, and is empty"),
        ('{"a": "' + "x" * 1_100_000 + '"}\n', "a.ndjson", {}, "line 1: the line is too long"),
    ],
)
def test_wrong_ways_to_read_a_file_are_refused(
    sandbox: Sandbox, tmp_path: Path, content: str, name: str, reading: dict[str, str], said: str
) -> None:
    path = written(tmp_path / name, content)
    with (
        Bulk(tmp_path / "runs.db", api_key=sandbox.test_key, base_url=sandbox.base_url) as bulk,
        pytest.raises(BadInput, match=said),
    ):
        bulk.plan(path, template_id=TEMPLATE, reading=Reading(**reading))
    with Bulk(tmp_path / "runs.db") as bulk:
        assert bulk.find(tmp_path / "nowhere.csv", TEMPLATE) is None


async def test_only_the_first_odd_lines_are_shown(bulk: AsyncBulk, tmp_path: Path) -> None:
    lines = HEAD + "07700 900301,Am\u00e9lie,x\n" * 9
    plan = await plan_of(bulk, written(tmp_path / "p.csv", lines.encode("cp1252")))
    assert len(plan.notes) == 4


async def test_a_database_that_cannot_be_reached_says_so(bulk: AsyncBulk) -> None:
    for url in (
        "nosuch://x/y",
        "postgres://bulk:opensesame@127.0.0.1:9/x",
        "postgres://bulk:p@ss:opensesame/x@127.0.0.1:9/x",
        "postgres://bulk:p@ss/opensesame@127.0.0.1:9/x",
    ):
        with pytest.raises(BadInput) as caught:
            await plan_of(bulk, url, query="SELECT 1")
        assert "opensesame" not in str(caught.value)


async def test_numbers_times_and_lists_are_written_as_text(bulk: AsyncBulk) -> None:
    rows: list[dict[str, Any]] = [
        {**people(1)[0], "name": decimal.Decimal("2.50"), "date": dt.time(0)},
        {**people(1)[0], "name": ["A", "B"], "date": dt.time(12)},
        {**people(1)[0], "phone number": "", "reference": "x" * 1001},
    ]
    plan = await plan_of(bulk, rows[:2])
    assert [each[1:] for each in cells(bulk, plan)] == [
        ["2.50", "midnight"],
        [["A", "B"], "midday"],
    ]
    assert plan.previews[1].body.startswith("Hello A and B,")
    plan = await plan_of(bulk, [{**rows[2], "phone number": ""}])
    assert "longer than 1,000 characters" in str(plan.problems[0])
    plan = await plan_of(bulk, [{**people(1)[0], "phone number": ""}])
    assert "phone number: the cell is empty" in str(plan.problems[0])


async def test_cells_beyond_the_headings_of_a_workbook_are_told(
    bulk: AsyncBulk, tmp_path: Path
) -> None:
    rows: list[list[Any]] = [
        ["phone number", "name", "date"],
        ["07700 900301", "A", "x", "beyond"],
        ["07700 900301", dt.timedelta(1), "x"],
    ]
    with Workbook(str(tmp_path / "p.xlsx"), {"default_date_format": "[hh]:mm"}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            for place, value in enumerate(row):
                sheet.write(number, place, value)
    plan = await plan_of(bulk, tmp_path / "p.xlsx")
    assert "row 2: column D does not have a heading" in str(plan.problems[0])


async def test_numbers_are_written_without_exponents(bulk: AsyncBulk) -> None:
    written_as: dict[object, str] = {
        0.1 + 0.2: "0.3",
        1e-5: "0.00001",
        -1e20: "-100000000000000000000",
        2.0: "2",
        decimal.Decimal("1E+3"): "1000",
        decimal.Decimal("1E-8"): "0.00000001",
        decimal.Decimal("1E-999999999"): "1E-999999999",
    }
    plan = await plan_of(bulk, [{**people(1)[0], "name": value} for value in written_as])

    assert [each[1] for each in cells(bulk, plan)] == list(written_as.values())


async def test_values_that_no_message_can_hold_make_only_their_row_bad(bulk: AsyncBulk) -> None:
    halved = {"ledger": "\ud800", "list": ["\ud800"], "null": "a\0b"}
    kinds = {"number": decimal.Decimal("NaN"), "bytes": bytearray(b"ab"), "view": memoryview(b"a")}
    rows = [{**people(1)[0], "name": value} for value in (*halved.values(), *kinds.values())]

    plan = await plan_of(bulk, [*rows, *people(1)])

    assert [problem.reason for problem in plan.problems] == [
        "name: it has half of a character (an unpaired surrogate)",
        "name: it has half of a character (an unpaired surrogate)",
        "name: it has a null character",
        "name: a value of the kind Decimal cannot be sent",
        "name: a value of the kind bytearray cannot be sent",
        "name: a value of the kind memoryview cannot be sent",
    ]
    assert plan.good == 1


async def test_the_errors_of_a_spreadsheet_are_not_sent(bulk: AsyncBulk, tmp_path: Path) -> None:
    content = "phone number,name,name,date,notes\n07700 900301,A,#N/A,x,y\n#REF!,A,B,x,y\n"
    content += "07700 900301,#1,B,x,#N/A\n"

    plan = await plan_of(bulk, written(tmp_path / "p.csv", content))

    assert [str(problem) for problem in plan.problems] == [
        "row 2, name: #N/A is a spreadsheet's error and not a value; correct the formula",
        "row 3, phone number: #REF! is a spreadsheet's error and not a value; correct the formula",
    ]
    assert plan.good == 1


async def test_the_first_sheet_that_is_shown_is_read(bulk: AsyncBulk, tmp_path: Path) -> None:
    with Workbook(str(tmp_path / "p.xlsx")) as book:
        chart = book.add_chartsheet("Chart")
        figure = book.add_chart({"type": "bar"})
        figure.add_series({"values": "=New!$A$1"})
        chart.set_chart(figure)
        for name in ("Old", "New", "Notes"):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["phone number", "name", "date"])
            sheet.write_row(1, 0, ["07700 900301", name, "x"])
        book.get_worksheet_by_name("Old").hide()
        book.get_worksheet_by_name("New").activate()

    plan = await plan_of(bulk, tmp_path / "p.xlsx")

    assert [each[1] for each in cells(bulk, plan)] == ["New"]
    assert plan.notes == [
        "The sheet 'New' was read. Say --sheet for another; there are Old, New, Notes."
    ]
    old = await plan_of(bulk, tmp_path / "p.xlsx", sheet="Old")
    assert ([each[1] for each in cells(bulk, old)], old.notes) == (["Old"], ())
    with pytest.raises(BadInput, match=r"^p\.xlsx: it does not have a sheet 'Chart'"):
        await plan_of(bulk, tmp_path / "p.xlsx", sheet="Chart")


async def test_headings_that_are_numbers_and_times_are_read_as_cells_are(
    bulk: AsyncBulk, tmp_path: Path
) -> None:
    with Workbook(str(tmp_path / "p.xlsx"), {"default_date_format": "[hh]:mm"}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["phone number", "name", "date", 2026, dt.timedelta(hours=30)])
        sheet.write_row(1, 0, ["07700 900301", "A", "x", "y", "z"])

    plan = await plan_of(bulk, tmp_path / "p.xlsx")

    assert list(plan.unused) == ["2026", "1 day, 6:00:00"]


async def test_lengths_of_time_are_not_sent_as_a_spreadsheet_writes_them(
    bulk: AsyncBulk, tmp_path: Path
) -> None:
    def row(*cells: str) -> str:
        return f"<table:table-row>{''.join(cells)}</table:table-row>"

    def text(value: str) -> str:
        return (
            f'<table:table-cell office:value-type="string"><text:p>{value}</text:p>'
            "</table:table-cell>"
        )

    hours = '<table:table-cell office:value-type="time" office:time-value="PT30H00M00S"/>'
    sheet = row(*map(text, ["phone number", "name", "date"]))
    sheet += row(text("07700900301"), text("A"), hours)
    sheet += row(text("07700900302"), text("B"), text("noon"))
    path = written(
        tmp_path / "p.ods",
        opendocument(sheets=f'<table:table table:name="S">{sheet}</table:table>'),
    )

    plan = await plan_of(bulk, path)

    assert [problem.reason for problem in plan.problems] == [
        "date: PT30H00M00S is a length of time; format the cells as text"
    ]
    assert plan.good == 1


async def test_columns_of_the_same_name_make_a_list_in_every_kind_of_table(
    bulk: AsyncBulk, tmp_path: Path
) -> None:
    expected = [["07700 900301", "A", "B", "x"]]
    content = "phone number,name,name,date\n07700 900301,A,B,x\n"
    plan = await plan_of(bulk, written(tmp_path / "p.csv", content))
    assert cells(bulk, plan) == expected

    query = "SELECT '07700 900301' AS \"phone number\", 'A' AS name, 'B' AS name, 'x' AS date"
    plan = await plan_of(bulk, f"sqlite:///{tmp_path / 'p.db'}", query=query)
    assert cells(bulk, plan) == expected
    odd = await plan_of(
        bulk, f"sqlite:///{tmp_path / 'p.db'}", query=query.replace("'x'", "x'00ff'")
    )
    assert [problem.reason for problem in odd.problems] == [
        "date: a value of the kind bytes cannot be sent"
    ]

    pa = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    columns = [pa.array([text]) for text in expected[0]]
    names = ["phone number", "name", "name", "date"]
    parquet.write_table(pa.Table.from_arrays(columns, names=names), tmp_path / "p.parquet")
    plan = await plan_of(bulk, tmp_path / "p.parquet")
    assert cells(bulk, plan) == expected


async def test_an_object_that_has_a_name_twice_is_a_bad_row(
    bulk: AsyncBulk, tmp_path: Path
) -> None:
    lines = (
        '{"phone number": "07700 900301", "name": "A", "date": "x", "name": "B"}\n'
        '{"phone number": "07700 900302", "name": "A", "date": "x"}\n'
        '{"phone number": "07700 900303", "name": "A", "date": "x", "phone number": "07700 900304"}'
    )
    plan = await plan_of(bulk, written(tmp_path / "p.ndjson", lines))
    assert [(each.row, each.reason) for each in plan.problems] == [
        (1, "it has 'name' twice"),
        (3, "it has 'phone number' twice"),
    ]
    assert plan.good == 1


async def test_a_path_that_no_file_can_have_is_refused(bulk: AsyncBulk) -> None:
    with pytest.raises(BadInput, match="embedded null"):
        await plan_of(bulk, "a\0b.csv")
    assert bulk.find("a\0b.csv", TEMPLATE) is None
