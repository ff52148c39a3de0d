"""Text made to cost time by the square of its length costs none to speak of."""

import time
from collections.abc import Callable

import pytest

from notify_typed._rules.address import AddressError, parse_address
from notify_typed._rules.email import EmailError, validate_email_address
from notify_typed._rules.months import NEWEST
from notify_typed._rules.phone import PhoneError, parse_phone_number
from notify_typed._rules.placeholders import missing
from notify_typed._rules.sms import render_sms, sms_fragments
from notify_typed.sandbox._rendering.email import render_email
from notify_typed.sandbox._rendering.letter import render_letter
from notify_typed.sandbox._rendering.markdown import email_html
from notify_typed.sandbox._rendering.qr_codes import find_oversized_qr
from notify_typed.sandbox._rendering.sanitise import sanitise

pytestmark = pytest.mark.slow

LENGTH = 60_000
# Linear work on this length takes well under a second of this thread's own time, however busy the
# machine is; work by the square of it takes minutes.
LIMIT_SECONDS = 10.0

PIECES = [
    " ", "\t", "\n", "[", "]", "(", "((", "))", "[a](", "[a]", "[[a]", "!", "```a\n", "~~~\n", "* ",
    "*\n", "1.\n\n", "  * a\n", "^ ", "^ a\n\n", "# ", "-", "- ", "| ", "|-|\n", "https://", "a@",
    "a-b.", "a.", "<", "<a ", "'\"", "\\", "&", "&lt", "&#", ".", " ,", "x: ", "qr:", "=", "\u2019",
]  # fmt: skip


def _address(text: str) -> object:
    try:
        return parse_address({"address_line_1": text}, allow_international=True)
    except AddressError:
        return None


def _email(text: str) -> object:
    try:
        return validate_email_address(text)
    except EmailError:
        return None


def _phone(text: str) -> object:
    try:
        return parse_phone_number(text)
    except PhoneError:
        return None


@pytest.mark.parametrize(
    "use",
    [
        lambda text: email_html(text, {}),
        lambda text: render_email("((a))", text, {"a": text}),
        lambda text: render_letter("((a))", text, {"a": text}),
        lambda text: sms_fragments(render_sms(text, {}, NEWEST)),
        lambda text: find_oversized_qr(text, {}),
        lambda text: missing([text], {}),
        sanitise,
        _address,
        _email,
        _phone,
    ],
    ids=("html", "email", "letter", "sms", "qr", "missing", "sanitise", "address", "at", "phone"),
)
def test_long_hostile_text_is_dealt_with_in_time(use: Callable[[str], object]) -> None:
    for piece in PIECES:
        text = piece * (LENGTH // len(piece)) + "x"
        started = time.thread_time()
        use(text)
        assert time.thread_time() - started < LIMIT_SECONDS, repr(piece)
