"""The rules that the description states as patterns allow and refuse what Notify does."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from cases import for_each
from hypothesis import given
from hypothesis import strategies as st

from contract.description import V2

if TYPE_CHECKING:
    from uuid import UUID

LOCAL = "abcXYZ019.!#$%&'*+/=?^_`{|}~-"
names = st.text("abcdefghijklmnopqrstuvwxyzäé0123456789-", min_size=1, max_size=20).filter(
    lambda name: not name.startswith("-") and not name.endswith("-")
)


def is_allowed(schema: str, field: str, value: Any) -> bool:
    pointer = f"/components/schemas/{schema}/properties/{field}"
    return V2.request_validator(pointer).is_valid(value)


@given(
    st.text(LOCAL, min_size=1, max_size=30).filter(lambda local: ".." not in local),
    st.lists(names, min_size=1, max_size=3),
    st.text("abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=10),
    st.sampled_from(["", " ", "\t", "\u00a0"]),
)
def test_email_addresses_by_notifys_rules_are_allowed(
    local: str, labels: list[str], top: str, space: str
) -> None:
    address = f"{space}{local}@{'.'.join(labels)}.{top}{space}"
    assert is_allowed("EmailRequest", "email_address", address)
    assert is_allowed("EmailRequest", "email_address", address.upper())


@given(
    st.text(LOCAL.replace(".", ""), min_size=1, max_size=10),
    st.sampled_from(
        [
            *("{}", "@{}.uk", "{}@", "{}@uk", "{}@@b.uk", "{}@b..uk", "{}..{}@b.uk", "{} {}@b.uk"),
            *("{}@b_c.uk", "{}@-b.uk", "{}@b.123", "{}@b.u", "{}@b.uk.", "{}@[10.0.0.1]"),
            *("A <{}@b.uk>", "{}@b.uk,{}@b.uk", "{}@b.uk;{}@b.uk", "é{}@b.uk", '"{}"@b.uk'),
            "{}@b.uk\n{}@b.uk",
        ]
    ),
)
def test_other_texts_are_no_email_addresses(text: str, form: str) -> None:
    assert not is_allowed("EmailRequest", "email_address", form.format(text, text))


@given(st.text("0123456789 ()+-\u00a0\u200b", max_size=30), st.integers(0, 9))
def test_a_phone_number_may_have_any_digits_and_spacing(text: str, digit: int) -> None:
    assert is_allowed("SmsRequest", "phone_number", f"{text}{digit}")


@given(st.text("0123456789 ()+-", max_size=30), st.sampled_from("aZ./,;:#*é٣😀"))
def test_a_phone_number_has_no_letters_or_symbols(text: str, symbol: str) -> None:
    assert not is_allowed("SmsRequest", "phone_number", text + symbol)


@given(st.text(" ()+-", max_size=30))
def test_a_phone_number_has_a_digit(text: str) -> None:
    assert not is_allowed("SmsRequest", "phone_number", text)


@given(st.integers(0, 200), st.sampled_from(["week", "weeks", "WEEKS", "Week"]))
def test_files_are_kept_for_1_to_78_weeks(weeks: int, unit: str) -> None:
    for text in (f"{weeks} {unit}", f"  {weeks} {unit}\n", f"00{weeks} {unit}"):
        assert is_allowed("FileUpload", "retention_period", text) == (1 <= weeks <= 78)


@for_each("text", ["", "4", "weeks", "4weeks", "4  weeks", "4 days", "-4 weeks", 4])
def test_other_retention_periods_are_refused(text: object) -> None:
    assert not is_allowed("FileUpload", "retention_period", text)


@for_each(
    ("url", "allowed"),
    [
        ("https://www.example.gov.uk/u?x=1#y", True),
        ("https://www.example.gov.uk/%C3%A9", True),
        ("https://[2001:db8::1]:8443/", True),
        ("https:", True),
        ("http://www.example.gov.uk", False),
        ("HTTPS://www.example.gov.uk", False),
        ("https://www.example.gov.uk/a b", False),
        ("https://www.example.gov.uk/é", False),
        ("https://www.example.gov.uk/%zz", False),
        ("www.example.gov.uk", False),
        ("https", False),
        ("", False),
        (None, False),
    ],
)
def test_addresses_to_unsubscribe_are_ascii_and_begin_with_https(
    url: str | None, *, allowed: bool
) -> None:
    assert is_allowed("EmailRequest", "one_click_unsubscribe_url", url) == allowed


@given(st.datetimes(timezones=st.just(UTC)).filter(lambda time: time.year >= 1000))
def test_times_in_iso_8601_are_allowed(time: datetime) -> None:
    for text in (
        time.isoformat(),
        time.replace(tzinfo=None).isoformat(),
        time.isoformat(" ", "minutes"),
        time.strftime("%Y%m%dT%H%M%SZ"),
        time.date().isoformat(),
    ):
        assert is_allowed("SmsRequest", "scheduled_for", text), text


@for_each("text", ["", "tomorrow", "12:00", "21/11/2026", "2026-11-21 noon", 1, []])
def test_other_times_are_refused(text: object) -> None:
    assert not is_allowed("EmailRequest", "scheduled_for", text)


@given(st.uuids())
def test_ids_are_read_in_every_spelling_that_python_reads(value: UUID) -> None:
    for text in (str(value), value.hex, str(value).upper(), f"{{{value}}}", value.urn):
        assert is_allowed("SmsRequest", "template_id", text)
    assert not is_allowed("SmsRequest", "template_id", value.hex[1:])


@given(st.text(min_size=990, max_size=1010, alphabet="aé😀"))
def test_references_have_up_to_1000_characters(text: str) -> None:
    for schema in ("SmsRequest", "EmailRequest", "LetterRequest"):
        assert is_allowed(schema, "reference", text) == (len(text) <= 1000)
    assert is_allowed("PrecompiledLetterRequest", "reference", text)


files = st.fixed_dictionaries(
    {"file": st.just("aGVsbG8=")},
    optional={
        "is_csv": st.none() | st.booleans(),
        "filename": st.none() | st.sampled_from(["a.csv", ".", "a.b.c"]),
        "confirm_email_before_download": st.none() | st.booleans(),
        "retention_period": st.none() | st.just("4 weeks"),
    },
)


@given(files, st.text(max_size=10))
def test_a_file_has_a_name_or_is_said_to_be_csv_but_not_both(
    upload: dict[str, Any], key: str
) -> None:
    allowed = not {"is_csv", "filename"} <= upload.keys()
    assert is_allowed("EmailRequest", "personalisation", {key: upload}) == allowed
    assert is_allowed("SmsRequest", "personalisation", {key: upload})


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.text(max_size=5), json_values, max_size=3))
def test_every_other_value_may_be_filled_in(values: dict[str, Any]) -> None:
    for schema in ("SmsRequest", "LetterRequest", "TemplatePreviewRequest"):
        assert is_allowed(schema, "personalisation", values)
    is_file = any(isinstance(value, dict) and "file" in value for value in values.values())
    assert is_file or is_allowed("EmailRequest", "personalisation", values)
