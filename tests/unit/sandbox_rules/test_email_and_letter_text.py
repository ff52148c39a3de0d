"""Subjects and bodies of emails and letters, as the API returns them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notify_typed.sandbox._rendering.email import is_empty, render_email
from notify_typed.sandbox._rendering.letter import render_letter
from notify_typed.sandbox._rendering.qr_codes import find_oversized_qr


def subject_of(text: str) -> str:
    return render_email("((s))", "x", {"s": text})[0]


def test_an_email_body_is_raw_markdown() -> None:
    _, body = render_email("s", "\r\n# ((a))\r\n\r\n((b))\r\n", {"a": "<b> & 'x'", "b": ["c", "d"]})

    assert body == "# <b> & 'x'\r\n\r\n\n\n* c\n* d"


@pytest.mark.parametrize(
    ("subject", "tidied"),
    [
        ("a\nb  c \u2013 'q'", "a b c \u2013 \u2018q\u2019"),
        ('it\'s "quoted"', "it\u2019s \u201cquoted\u201d"),
        ("\"'Nested' quotes\"", "\u201c\u2018Nested\u2019 quotes\u201d"),
        ("(\"x\") ['y']", "(\u201cx\u201d) [\u2018y\u2019]"),
        ("the '80s", "the \u201880s"),
        ("a - b -- c \u2014 d", "a \u2013 b \u2013 c \u2013 d"),
        ("well-known", "well-known"),
        ("a , b .", "a, b."),
        ("o'neil@example.gov.uk's", "o'neil@example.gov.uk's"),
        ("<b> & c", "<b> & c"),
        ("a\u00a0b\u200bc", "a bc"),
        (r"1\.5", "1&#46;5"),
        ("<code>'a'</pre>'b'</code>'c'", "<code>'a'</pre>'b'</code>\u2018c\u2019"),
        ("", ""),
    ],
)
def test_an_email_subject_is_tidied(subject: str, tidied: str) -> None:
    assert subject_of(subject) == tidied


def test_lists_in_a_subject_are_prose() -> None:
    assert render_email("((a))", "x", {"a": ["b", "c", "d"]})[0] == "b, c and d"


def test_a_letter_subject_is_escaped_and_tidied_and_its_body_is_raw() -> None:
    subject, body = render_letter('Tom & "Jo" ((x))', "Dear ((x))", {"x": "<b> &amp; &lt;"})

    assert subject == "Tom &amp; \u201cJo\u201d &lt;b&gt; &amp; &lt;"
    assert body == "Dear <b> &amp; &lt;"


@pytest.mark.parametrize(
    ("content", "value", "empty"),
    [
        ("((a))", "", True),
        ("((a))", " \n", True),
        ("((a)) ((b))", "", True),
        ("((a))", "x", False),
        ("Hello ((a))", "", False),
        ("", "", False),
    ],
)
def test_a_message_of_placeholders_alone_can_be_empty(
    content: str, value: str, *, empty: bool
) -> None:
    assert is_empty(content, {"a": value, "b": value}) is empty


def test_a_qr_code_holds_504_bytes() -> None:
    fits = "https://" + "x" * 496
    too_long = fits + "x"

    assert find_oversized_qr("Scan\r\n\r\nQR: ((link))", {"link": fits}) is None
    found = find_oversized_qr("Scan\r\n\r\n qr : ((link)) ", {"link": too_long})
    assert found is not None
    assert (found.data, found.num_bytes, found.max_bytes) == (too_long, 505, 504)


def test_any_text_can_be_a_qr_code_also_in_inset_text() -> None:
    found = find_oversized_qr("^ Qr: ((words))", {"words": "word " * 200})

    assert found is not None
    assert found.num_bytes == 999


def test_an_ampersand_takes_five_bytes_of_a_qr_code() -> None:
    found = find_oversized_qr("qr:((link))", {"link": "https://x?" + "&" * 100})

    assert found is not None
    assert found.data == "https://x?" + "&amp;" * 100
    assert found.num_bytes == 510


@pytest.mark.parametrize(
    "content",
    ["See qr: ((link))", "((link))", "sqr: ((link))", "Scan\nqr: ((link))", "# qr: ((link))"],
)
def test_a_long_link_elsewhere_is_no_qr_code(content: str) -> None:
    assert find_oversized_qr(content, {"link": "https://" + "x" * 600}) is None


@given(st.text())
def test_tidying_a_subject_never_fails_and_leaves_no_loose_space(text: str) -> None:
    for subject in (subject_of(text), render_letter("((s))", "x", {"s": text})[0]):
        assert subject == " ".join(subject.split())
