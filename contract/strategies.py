"""Hypothesis strategies for what Notify accepts: numbers, addresses, texts, files, whole bodies."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Strategy = st.SearchStrategy

SIMULATED_NUMBERS: Final = ("07700900000", "07700900111", "07700900222")
SIMULATED_EMAILS: Final = tuple(
    f"{name}@notifications.service.gov.uk"
    for name in ("simulate-delivered", "simulate-delivered-2", "simulate-delivered-3")
)
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_ABROAD: Final = ("+33612345678", "+353861234567", "+14158961600", "004915112345678", "61412345678")

# Phone numbers: those that Ofcom keeps for drama, in every spelling that Notify reads.

_drama: Final = st.integers(0, 999).map(lambda number: f"7700900{number:03}")


def _spaced(number: str, gap: str) -> str:
    return f"{number[:4]}{gap}{number[4:7]}{gap}{number[7:]}"


_british: Final = st.builds(
    lambda prefix, number, gap, space: f"{space}{prefix}{_spaced(number, gap)}{space}",
    st.sampled_from(["0", "+44", "44", "0044", "+44(0)", "(0)", ""]),
    _drama,
    st.sampled_from(["", " ", "-", "  ", "\u00a0", "\u200b"]),
    st.sampled_from(["", " ", "\t"]),
)
phone_numbers: Final[Strategy[str]] = st.one_of(_british, _british, st.sampled_from(_ABROAD))

# Email addresses

_local: Final = st.text(
    _LETTERS + "0123456789.!#$%&'*+/=?^_`{|}~-", min_size=1, max_size=20
).filter(lambda local: ".." not in local)
_label: Final = st.text(_LETTERS + "0123456789", min_size=1, max_size=12)
_top: Final = st.sampled_from(["uk", "gov.uk", "com", "example", "museum", "xn--p1ai"])
email_addresses: Final[Strategy[str]] = st.builds(
    lambda local, label, top, space: f"{space}{local}@{label}.{top}{space}",
    _local,
    _label,
    _top,
    st.sampled_from(["", "", " ", "\t"]),
)

# Texts that fill a blank: short enough that no text message gets too long.

_words: Final = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)
texts: Final[Strategy[str]] = st.builds("{}{}".format, st.sampled_from(_LETTERS), _words)
values: Final[Strategy[Any]] = st.one_of(
    texts,
    st.integers(-(10**9), 10**9),
    st.floats(-1e6, 1e6),
    st.booleans(),
    st.lists(texts, min_size=1, max_size=3),
    st.just({"a": 1}),
)
references: Final[Strategy[str]] = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=60),
    st.sampled_from(["", "appointment-4711", "x" * 1000]),
)

# Postal addresses: three to seven lines, the last one a postcode, a BFPO number or a country.

_line: Final = st.builds(
    lambda first, rest: (first + rest).strip(),
    st.text(_LETTERS, min_size=1, max_size=10).map(str.title),
    st.text(_LETTERS + " '-&0123456789", max_size=20),
).filter(lambda line: line.lower() != "nfa" and "bfpo" not in line.lower())
_last_line: Final = st.sampled_from(
    [
        "SW14 6BF",
        "sw1a1aa",
        "EH12 5PJ",
        "BT1 5GS",
        "France",
        "Deutschland",
        "New Zealand",
        "BFPO 12",
    ]
)


@st.composite
def addresses(draw: st.DrawFn) -> dict[str, str]:
    """Draw the lines of an address, as personalisation of a letter."""
    lines = [*draw(st.lists(_line, min_size=3, max_size=6)), draw(_last_line)]
    keys = [f"address_line_{number}" for number in range(1, len(lines))]
    last = draw(st.sampled_from(["postcode", f"address_line_{len(lines)}"]))
    return dict(zip([*keys, last], lines, strict=True))


# Files

PDF: Final = b"%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"
_contents: Final[Mapping[str, Strategy[bytes]]] = {
    "txt": texts.map(str.encode),
    "csv": st.lists(texts, min_size=1, max_size=3).map(lambda cells: ",".join(cells).encode()),
    "json": st.dictionaries(texts, texts, max_size=2).map(lambda data: json.dumps(data).encode()),
    "pdf": st.just(PDF),
}


def _encoded(content: bytes) -> str:
    return base64.b64encode(content).decode()


@st.composite
def files(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a file object for the personalisation of an email."""
    extension = draw(st.sampled_from(sorted(_contents)))
    optional = draw(
        st.fixed_dictionaries(
            {},
            optional={
                "confirm_email_before_download": st.none() | st.booleans(),
                "retention_period": st.none() | st.integers(1, 78).map("{} weeks".format),
            },
        )
    )
    names: list[dict[str, Any]] = [{}, {"filename": f"file.{extension}"}, {"filename": None}]
    names += [{"is_csv": value} for value in (None, False, True)]
    name = draw(st.sampled_from(names))
    return {"file": _encoded(draw(_contents[extension])), **optional, **name}


PDF_IN_BASE64: Final = _encoded(PDF)
pdfs: Final[Strategy[str]] = st.one_of(st.just(PDF_IN_BASE64), st.binary(max_size=60).map(_encoded))
unsubscribe_urls: Final[Strategy[str]] = st.sampled_from(
    ["https://www.example.gov.uk/unsubscribe?token=5f3c2d1b", "https://example.com/%C3%A9#x"]
)


def schedules() -> Strategy[str | None]:
    """Draw times within the next day."""
    now = datetime.now(UTC)
    hours = st.integers(1, 22).map(lambda hours: (now + timedelta(hours=hours)).isoformat())
    return st.none() | hours


def spellings(uuid: str) -> Strategy[str]:
    """Spell an id in the ways that the description allows in requests."""
    return st.sampled_from(
        [uuid, uuid, uuid.upper(), uuid.replace("-", ""), f"{{{uuid}}}", f"urn:uuid:{uuid}"]
    )


def one_of_these(items: Sequence[Any]) -> Strategy[Any]:
    """Draw one of some things, of which there must be one."""
    return st.sampled_from(list(items))
