"""PDFs that would take all memory or very long to draw: refused, shown as such, and survived."""

from __future__ import annotations

import base64
import zlib
from contextlib import nullcontext
from typing import TYPE_CHECKING

import jwt
import pytest
from bomb_pdf import BOMBS
from cases import for_each

from notify_typed.sandbox import SandboxError
from notify_typed.sandbox._service import pdf_checks, pdf_drawings
from notify_typed.sandbox._service.pdf_bounds import TooMuch, check_page, check_streams
from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    from tests.end_to_end.sandbox.conftest import Api

pytestmark = pytest.mark.slow


@for_each("what", BOMBS)
def test_it_is_told_from_a_letter_without_being_drawn(what: str) -> None:
    bomb = BOMBS[what]()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pypdfium2.PdfPage.render", _drawn)
        assert pdf_checks.inspect_pdf(bomb).verdict == "validation-failed"
        for draw in (pdf_drawings.draw_page, pdf_drawings.page_picture):
            with pytest.raises(SandboxError, match="cannot be drawn"):
                draw(bomb, 1 if draw is pdf_drawings.page_picture else 0)
        assert pdf_checks.check_pages(bomb).message == "unable-to-read-the-file"


def _drawn(*_: object, **__: object) -> None:
    pytest.fail("it was drawn")


@for_each("what", ["the same, as a fax", "such lines, compressed twice"])
def test_the_outbox_says_that_it_cannot_be_drawn_and_goes_on(api: Api, what: str) -> None:
    body = {"reference": what, "content": base64.b64encode(BOMBS[what]()).decode()}
    sent = api.post("/v2/notifications/letter", body)
    assert sent.status_code == 201
    message = sent.json()["id"]
    api.http.post("/_sandbox/clock", json={"advance": 3600})
    assert api.status(message) == "validation-failed"
    page = api.http.get(f"/outbox/messages/{message}")
    assert page.status_code == 200
    picture = api.http.get(f"/outbox/messages/{message}/pages/0")
    assert picture.status_code == 400
    assert picture.headers["content-type"].startswith("image/svg+xml")
    assert "cannot be drawn" in picture.text
    token = jwt.encode(
        {"iss": "notify-admin", "iat": int(api.sandbox.clock.now().timestamp())},
        api.sandbox.admin_secret,
    )
    preview = f"/service/{world.SERVICE_ID}/template/preview/{message}/png"
    shown = api.http.get(preview, headers={"Authorization": f"Bearer {token}"})
    assert shown.status_code == 400
    assert api.http.get("/outbox").status_code == 200


def test_what_cannot_be_read_is_said_on_the_page(api: Api) -> None:
    body = {"reference": "r", "content": base64.b64encode(b"%PDF-1.4 nothing").decode()}
    message = api.post("/v2/notifications/letter", body).json()["id"]
    api.http.post("/_sandbox/clock", json={"advance": 3600})
    page = api.http.get(f"/outbox/messages/{message}").text
    assert "The PDF cannot be read. It is broken, or too large to be drawn." in page


def test_of_a_long_pdf_the_first_pages_are_shown(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("notify_typed.sandbox._page.message.page_count", lambda _: 30_000)
    message = api.send_letter().json()["id"]
    api.http.post("/_sandbox/clock", json={"advance": 3600})
    page = api.http.get(f"/outbox/messages/{message}").text
    assert "It has 30,000 pages; the first 20 are shown." in page
    assert page.count("<img ") == 20


@for_each("times", [1, 2, 3])
def test_a_part_counts_with_all_that_is_compressed_in_it(times: int) -> None:
    for size, is_too_much in ((1_000_000, False), (20_000_001, True)):
        part = bytes(size)
        for _ in range(times):
            part = zlib.compress(part)
        pdf = b"1 0 obj\n<< >>\nstream\n" + part + b"\nendstream"
        with pytest.raises(TooMuch) if is_too_much else nullcontext():
            check_streams(pdf)


def test_the_pictures_of_a_page_count_together() -> None:
    class Part:
        def get_px_size(self) -> tuple[int, int]:
            return 4_000, 4_000

    check_page((595, 842), [Part(), object(), Part()])
    with pytest.raises(TooMuch):
        check_page((595, 842), [Part(), Part(), Part()])
