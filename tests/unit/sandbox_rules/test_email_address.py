"""Email addresses the sandbox accepts and refuses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notify_typed._rules.email import EmailError, validate_email_address

LABEL_63 = "a" * 63


@pytest.mark.parametrize(
    "text",
    [
        "amala@example.gov.uk",
        "AMALA@EXAMPLE.GOV.UK",
        ".amala.@example.gov.uk",
        "o'neil@example.gov.uk",
        "a|b@example.gov.uk",
        "a#$%&{}=?^`~b@example.gov.uk",
        "amala@ex\u00e4mple.gov.uk",
        "amala@xn--exmple-cua.xn--p1ai",
        "amala@exa-mple.gov.uk",
        "a" * 65 + "@example.gov.uk",
        f"amala@{LABEL_63}.uk",
    ],
)
def test_unusual_but_usable_addresses_are_accepted(text: str) -> None:
    address = validate_email_address(text)

    assert address.raw == text
    assert address.normalised == text.lower()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "amala.example.gov.uk",
        "amala@example",
        "a@@example.gov.uk",
        "a@b@example.gov.uk",
        "a b@example.gov.uk",
        "amala@example.gov.uk.",
        "amala@.gov.uk",
        "a..b@example.gov.uk",
        "o\u2019neil@example.gov.uk",
        "a@example.123",
        "a@127.0.0.1",
        "a@[127.0.0.1]",
        "a@-example.gov.uk",
        "a@example-.gov.uk",
        "a@ex_ample.gov.uk",
        "a,b@example.gov.uk",
        '"a b"@example.gov.uk',
        "Amala <amala@example.gov.uk>",
        "a@example.gov.uk;b@example.gov.uk",
        "a@example.c",
        "a:b@example.gov.uk",
        f"amala@{LABEL_63}a.uk",
        f"a@{'.'.join([LABEL_63] * 4)}.gov.uk",
        "a" * 308 + "@example.gov.uk",
        "am\u00e4la@example.gov.uk",
    ],
)
def test_anything_else_is_refused_with_one_message(text: str) -> None:
    with pytest.raises(EmailError) as caught:
        validate_email_address(text)

    assert caught.value.message == "Not a valid email address"


def test_obscure_whitespace_is_removed_and_capitals_are_kept() -> None:
    address = validate_email_address("\u200b\u00a0Amala@Example.gov\u2060.uk\n")

    assert address.raw == "Amala@Example.gov.uk"
    assert address.normalised == "amala@example.gov.uk"


@given(st.text() | st.text(st.sampled_from("aA1.-_@\u00e4\u3002\u200b' "), max_size=20))
def test_any_text_is_either_an_address_or_refused(text: str) -> None:
    try:
        address = validate_email_address(text)
    except EmailError:
        return
    assert validate_email_address(address.raw) == address
    assert address.raw.count("@") == 1
