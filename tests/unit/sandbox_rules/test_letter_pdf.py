"""Letters as PDF."""

import io

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from notify_typed.sandbox._rendering.letter_pdf import LetterText, letter_pdf

ADDRESS = ["Amala Bird", "123 High Street", "Richmond upon Thames", "SW14 6BF"]
MM = 72 / 25.4


def pdf_of(content: str, *, contact_block: str = "", **values: object) -> PdfReader:
    text = LetterText("Subject ((name))", content, "21 November 2026")
    pdf = letter_pdf([text], {"name": "Bo", **values}, address=ADDRESS, contact_block=contact_block)
    assert pdf.startswith(b"%PDF-")
    return PdfReader(io.BytesIO(pdf))


def positions(reader: PdfReader) -> dict[str, tuple[float, float]]:
    """Return where each text of the first page begins, in millimetres from the top left corner."""
    found: dict[str, tuple[float, float]] = {}

    def visit(text: str, _cm: object, tm: list[float], *_: object) -> None:
        if text.strip():
            found[text.strip()] = (tm[4] / MM, 297 - tm[5] / MM)

    reader.pages[0].extract_text(visitor_text=visit)
    return found


def test_pages_are_a4() -> None:
    for page in pdf_of("a\n\n***\n\nb").pages:
        assert float(page.mediabox.width) == pytest.approx(210 * MM, abs=0.5)
        assert float(page.mediabox.height) == pytest.approx(297 * MM, abs=0.5)


def test_the_address_stands_in_the_window_and_nothing_else_does() -> None:
    where = positions(pdf_of("Dear ((name))", contact_block="Office\n((name)) Street"))

    window = {text for text, (x, y) in where.items() if 20 <= x <= 110 and 38 <= y <= 67}
    assert window == set(ADDRESS)
    assert where["Office"][0] > 110
    assert "Bo Street" in where
    assert where["Dear Bo"][1] > 90


def test_seven_lines_fit_the_window() -> None:
    text = LetterText("s", "c", "d")
    lines = [f"Line {number}" for number in range(1, 8)]
    reader = PdfReader(io.BytesIO(letter_pdf([text], {}, address=lines)))

    assert all(38 <= positions(reader)[line][1] <= 67 for line in lines)


def test_everything_that_is_written_can_be_read() -> None:
    reader = pdf_of(
        "# Heading\r\n\r\nDear ((name)) & <co>\r\nit's\r\n\r\n* one\r\n* two\r\n\r\n"
        "[link](https://a.uk)\r\n\r\n((list))\r\n\r\n### Deeper",
        list=["three", "four"],
    )
    text = reader.pages[0].extract_text()

    for piece in (
        "21 November 2026",
        "Subject Bo",
        "Heading",
        "Dear Bo & <co>",
        "it\u2019s",
        "one",
        "two",
        "[link](https://a.uk)",
        "three",
        "four",
        "Deeper",
    ):
        assert piece in text


def test_code_gaps_and_footnotes_are_printed() -> None:
    reader = pdf_of(
        "See the note[^1], and again[^1].\n\n[^1]: The note itself\n\n```\none line\nanother\n```"
        "\n\n* item\n\n  more of it\n\n^ inset\n\n[^2]: nobody refers to it"
    )
    text = reader.pages[0].extract_text()

    for piece in ("See the note", "one line", "another", "item", "more of it", "inset"):
        assert piece in text
    assert text.count("The note itself") == 1
    assert text.index("inset") < text.index("The note itself")
    assert "nobody" not in text


def test_a_link_that_no_qr_code_can_hold_is_a_box() -> None:
    squares = pdf_of(f"QR: https://www.gov.uk/{'x' * 3000}").pages[0].get_contents()

    assert squares is not None
    assert squares.get_data().count(b" re f") == 1


@pytest.mark.parametrize("mark", ["***", "---"])
def test_a_rule_breaks_the_page(mark: str) -> None:
    reader = pdf_of(f"first\r\n\r\n{mark}\r\n\r\nsecond")

    assert ["second" in page.extract_text() for page in reader.pages] == [False, True]


def test_long_letters_go_on_over_pages() -> None:
    assert len(pdf_of("word " * 6000).pages) > 5


def test_each_language_begins_on_a_page_of_its_own() -> None:
    texts = [LetterText("Pwnc", "Cymraeg", "21 Tachwedd 2026"), LetterText("s", "English", "d")]
    reader = PdfReader(io.BytesIO(letter_pdf(texts, {}, address=ADDRESS)))

    assert ["Cymraeg" in page.extract_text() for page in reader.pages] == [True, False]
    assert "English" in reader.pages[1].extract_text()


def test_a_qr_code_is_drawn_in_place_of_its_line() -> None:
    with_code = pdf_of("Scan\r\n\r\nQR: https://www.gov.uk/((name))")
    without = pdf_of("Scan\r\n\r\nsee https://www.gov.uk/((name))")

    assert "gov.uk" not in with_code.pages[0].extract_text()
    assert "gov.uk" in without.pages[0].extract_text()
    squares = with_code.pages[0].get_contents()
    assert squares is not None
    assert squares.get_data().count(b" re f") > 100


def test_the_same_letter_gives_the_same_bytes() -> None:
    text = LetterText("s", "c", "d")

    assert letter_pdf([text], {}, address=ADDRESS) == letter_pdf([text], {}, address=ADDRESS)


PIECES = [
    *["a", "\n", "\n\n", "* ", "1. ", "# ", "^ ", "---\n", "```", "[x](y)", "<b>", "&", "|"],
    *["qr: https://a.uk", "    ", "\u0175", "\U0001f600", "\x00", "w" * 300, "\ud800"],
]


@settings(max_examples=60, deadline=None)
@example("qr: https://a.uk\ud800")
@given(
    st.text(max_size=200)
    | st.lists(
        st.sampled_from(PIECES),
        max_size=30,
    ).map("".join)
)
def test_any_text_can_be_printed(text: str) -> None:
    letter = LetterText(text, text, text)

    assert letter_pdf([letter], {"a": text}, address=[text], contact_block=text)
