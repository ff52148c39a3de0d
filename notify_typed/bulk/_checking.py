"""Checks rows before anything is sent, by the rules that Notify has, and adds up what they cost."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING, Final

import phonenumbers
from attrs import define, field

from notify_typed._engine.inputs import MAX_REFERENCE_LENGTH
from notify_typed._rules.address import AddressError, parse_address
from notify_typed._rules.costs import SMS_RATE, letter_cost, sms_cost
from notify_typed._rules.email import EmailError, validate_email_address
from notify_typed._rules.months import NEWEST
from notify_typed._rules.phone import PhoneError, parse_phone_number
from notify_typed._rules.sms import MAX_LENGTH, render_sms, sms_fragments, sms_length
from notify_typed.bulk._contents import RowReader
from notify_typed.bulk._errors import BadInput
from notify_typed.bulk._input.values import LOOKS_ROUNDED
from notify_typed.bulk._new_rows import NewRow
from notify_typed.files import ALLOWED_EXTENSIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from notify_typed.bulk._contents import Contents
    from notify_typed.bulk._input.table import InputRow, Table
    from notify_typed.bulk._records import RunOptions, TemplateInfo

__all__ = ["Checker", "Destination", "Problem", "Tally"]

_SHOWN: Final = 20
_LARGEST_FILE: Final = 2 * 1024 * 1024
_ERRORS: Final = frozenset(
    {
        "#BLOCKED!",
        "#BUSY!",
        "#CALC!",
        "#CONNECT!",
        "#DIV/0!",
        "#FIELD!",
        "#GETTING_DATA",
        "#N/A",
        "#NAME?",
        "#NULL!",
        "#NUM!",
        "#REF!",
        "#SPILL!",
        "#UNKNOWN!",
        "#VALUE!",
    }
)


@define
class Problem:
    """Why a row cannot be sent.

    Attributes:
        row: The row's number, as a spreadsheet shows it.
        column: The column; None where it is about the whole row.
        reason: What is wrong.
    """

    row: int
    column: str | None
    reason: str

    def __str__(self) -> str:
        """Write it in one line."""
        where = "" if self.column is None else f", {self.column}"
        return f"row {self.row}{where}: {self.reason}"


@define
class Destination:
    """What goes to one country, or by one kind of postage.

    Attributes:
        messages: How many messages.
        fragments: How many fragments of texts.
        cost: Pounds; for letters as many as if each had one sheet.
    """

    messages: int = 0
    fragments: int = 0
    cost: float = 0.0


@define
class Tally:
    """What was found in an input.

    Attributes:
        good: How many rows can be sent.
        bad: How many cannot.
        problems: The first of their problems.
        destinations: What goes where.
        examples: The first good rows.
    """

    good: int = 0
    bad: int = 0
    problems: list[Problem] = field(factory=list[Problem])
    destinations: dict[str, Destination] = field(factory=dict[str, Destination])
    examples: list[Contents] = field(factory=list["Contents"], repr=False)


class Checker:
    """Checks the rows of an input.

    Args:
        table: The input.
        template: What is sent.
        content: The template's text.
        options: What is set for the run.

    Attributes:
        tally: What was found so far.
        reader: Takes the rows apart.

    Raises:
        BadInput: The columns do not suit the template.
    """

    def __init__(
        self, table: Table, template: TemplateInfo, content: str, options: RunOptions
    ) -> None:
        self.tally = Tally()
        self.reader = RowReader(template, table.headings)
        if self.reader.problems:
            told = "; ".join(each.message for each in self.reader.problems)
            raise BadInput(f"{table.source}, row 1: {told}{_other_headings(table, template)}")
        self._kind = template.kind
        self._content = content
        self._options = options
        self._postage = template.postage or "second"
        self._check = {"sms": self._text, "email": self._email, "letter": self._letter}[self._kind]

    def rows(self, rows: Iterable[InputRow]) -> Iterator[NewRow]:
        """Give each row that is not empty, with what is wrong with it."""
        tally = self.tally
        for row in rows:
            contents = self.reader.read(row.cells)
            if contents is None:
                continue
            try:
                recipient = self._check_row(contents, row.problem)
            except _Bad as bad:
                tally.bad += 1
                problem = Problem(row.number, bad.column, bad.reason)
                if len(tally.problems) < _SHOWN:
                    tally.problems.append(problem)
                reason = bad.reason if bad.column is None else f"{bad.column}: {bad.reason}"
                yield NewRow(row.number, row.cells, None, None, reason)
                continue
            tally.good += 1
            if len(tally.examples) < _EXAMPLES:
                tally.examples.append(contents)
            yield NewRow(row.number, row.cells, contents.reference, recipient, None)

    def _check_row(self, contents: Contents, problem: str | None) -> int:
        if problem is not None:
            raise _Bad(None, problem)
        if contents.absent:
            raise _Bad(contents.absent[0], "the cell is empty, and the template needs a value")
        for column, cell in contents.recipient.items():
            if "E" in cell.upper() and LOOKS_ROUNDED.fullmatch(cell):
                raise _Bad(
                    column,
                    f"{cell} is what a spreadsheet made of a longer number; its digits are lost",
                )
        for column, value in (*contents.recipient.items(), *contents.values.items()):
            for text in (value,) if isinstance(value, str) else value:
                if text in _ERRORS:
                    raise _Bad(
                        column,
                        f"{text} is a spreadsheet's error and not a value; correct the formula",
                    )
        for column in self._options.files:
            self._check_file(contents, column)
        if contents.reference is not None and len(contents.reference) > MAX_REFERENCE_LENGTH:
            raise _Bad("reference", f"it is longer than {MAX_REFERENCE_LENGTH:,} characters")
        return self._check(contents)

    def _text(self, contents: Contents) -> int:
        column, text = next(iter(contents.recipient.items()))
        if not text:
            raise _Bad(column, "the cell is empty")
        try:
            number = parse_phone_number(text)
        except PhoneError as problem:
            raise _Bad(column, problem.message) from None
        body = render_sms(self._content, contents.values, NEWEST)
        if sms_length(body) > MAX_LENGTH:
            raise _Bad(
                None, f"the text is {sms_length(body):,} characters long, and may have {MAX_LENGTH}"
            )
        fragments = sms_fragments(body)
        code = str(number.country_code) if number.is_international else "44"
        destination = self._destination(code)
        destination.messages += 1
        destination.fragments += fragments
        destination.cost += sms_cost(fragments, number.multiplier, SMS_RATE)
        return int(number.normalised)

    def _email(self, contents: Contents) -> int:
        column, text = next(iter(contents.recipient.items()))
        if not text:
            raise _Bad(column, "the cell is empty")
        try:
            address = validate_email_address(text)
        except EmailError as problem:
            raise _Bad(column, problem.message) from None
        self._destination("email").messages += 1
        return _hash(address.normalised)

    def _letter(self, contents: Contents) -> int:
        try:
            address = parse_address(contents.recipient, allow_international=True)
        except AddressError as problem:
            raise _Bad(None, problem.message) from None
        postage = address.postage or self._postage
        destination = self._destination(postage)
        destination.messages += 1
        destination.cost += letter_cost(1, postage)
        return _hash("\n".join(address.lines).lower())

    def _destination(self, name: str) -> Destination:
        known = self.tally.destinations
        return known.get(name) or known.setdefault(name, Destination())

    def _check_file(self, contents: Contents, column: str) -> None:
        path = contents.values.get(column)
        if not isinstance(path, str):
            raise _Bad(column, "the cell must hold the path of a file")
        try:
            found = Path(path).stat()
        except OSError as problem:
            raise _Bad(column, f"the file {path} cannot be read: {problem.strerror}") from None
        if not S_ISREG(found.st_mode):
            raise _Bad(column, f"{path} is a directory or a device, and not a file")
        if not found.st_size:
            raise _Bad(column, f"the file {path} is empty")
        if found.st_size > _LARGEST_FILE:
            raise _Bad(column, f"the file {path} is larger than 2 MB")
        name = Path(path).name
        if "." in name and name.rpartition(".")[2].lower() not in ALLOWED_EXTENSIONS:
            taken = ", ".join(sorted(ALLOWED_EXTENSIONS))
            raise _Bad(column, f"Notify does not take the file {path}; it takes {taken}")


_EXAMPLES: Final = 3


class _Bad(Exception):
    def __init__(self, column: str | None, reason: str) -> None:
        super().__init__()
        self.column = column
        self.reason = reason


def _hash(recipient: str) -> int:
    return int.from_bytes(blake2b(recipient.encode(), digest_size=8).digest(), signed=True)


def _other_headings(table: Table, template: TemplateInfo) -> str:
    """Say where the headings seem to be, for those with a title above them."""
    for _, row in zip(range(5), table.rows, strict=False):
        cells = [cell for cell in row.cells if isinstance(cell, str)]
        if not RowReader(template, cells).problems:
            return f"; they seem to be in row {row.number}: delete what is above"
    return ""


def country_name(code: str) -> str:
    """Name the country of a calling code, as far as it is one country's."""
    region = phonenumbers.region_code_for_country_code(int(code))
    return "UK" if code == "44" else f"{region} (+{code})" if region.isalpha() else f"+{code}"
