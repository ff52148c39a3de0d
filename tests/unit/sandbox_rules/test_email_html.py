"""The HTML of an email, as a template's preview returns it."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notify_typed.sandbox._rendering.markdown import email_html

STYLE = re.compile(r' style="[^"]*"')


def plain(content: str, **values: object) -> str:
    """Return the HTML without styles and the tables that mail programs want around lists."""
    html = STYLE.sub("", email_html(content, values))
    return html.replace('<table role="presentation"><tr><td>', "").replace("</td></tr></table>", "")


def test_a_quotation_mark_that_stands_alone_beside_a_link_is_curled_too() -> None:
    html = plain("\"[a](https://g.uk)\" b '[c](https://g.uk)'")
    assert re.sub(r"<[^>]*>", "", html) == "“a” b \u2018c\u2019"


def test_everything_carries_its_styles() -> None:
    html = email_html("# A\n\n## B\n\nC\n\n* D\n\n^ E\n\n---\n\n[F](https://g.uk)\n\n1. H", {})

    large = "font-weight: bold; color: #0B0C0C;"
    text = "font-size: 19px; line-height: 25px; color: #0B0C0C;"
    item = (
        '<li style="Margin: 5px 0 5px; padding: 0 0 0 5px; font-size: 19px;line-height: 25px; '
        'color: #0B0C0C;">'
    )
    table = (
        '<table role="presentation" style="padding: 0 0 20px 0;"><tr>'
        '<td style="font-family: Helvetica, Arial, sans-serif;">'
    )
    assert html == (
        '<h2 style="Margin: 0 0 15px 0; padding: 10px 0 0 0; font-size: 27px; line-height: 35px; '
        f'{large}">A</h2>'
        '<h3 style="Margin: 0 0 15px 0; padding: 10px 0 0 0; font-size: 19px; line-height: 25px; '
        f'{large}">B</h3>'
        f'<p style="Margin: 0 0 20px 0; {text}">C</p>'
        f'{table}<ul style="Margin: 0 0 0 20px; padding: 0; list-style-type: disc;">'
        f"{item}D</li></ul></td></tr></table>"
        '<div style="Margin: 0 0 20px 0;">'
        '<blockquote style="Margin: 0; border-left: 10px solid #B1B4B6;'
        'padding: 15px 0 0.1px 15px; font-size: 19px; line-height: 25px;">'
        f'<p style="Margin: 0 0 20px 0; {text}">E</p></blockquote></div>'
        '<hr style="border: 0; height: 1px; background: #B1B4B6; Margin: 30px 0 30px 0;">'
        f'<p style="Margin: 0 0 20px 0; {text}">'
        '<a style="word-wrap: break-word; color: #1D70B8;" href="https://g.uk">F</a></p>'
        f'{table}<ol style="Margin: 0 0 0 20px; padding: 0; list-style-type: decimal;">'
        f"{item}H</li></ol></td></tr></table>"
    )


@pytest.mark.parametrize(
    ("content", "html"),
    [
        ("", ""),
        ("a\nb  \r\nc", "<p>a<br>b<br>c</p>"),
        ("a\n\n\n\nb", "<p>a</p><p>b</p>"),
        ("\n\na", "<br><p>a</p>"),
        ("#a", "<h2>a</h2>"),
        ("## a ##", "<h3>a</h3>"),
        ("### a", "<p>a</p>"),
        ("a\n===", "<h2>a</h2>"),
        ("a\n# b", "<p>a</p><h2>b</h2>"),
        ("* a\n* b", "<ul><li>a</li><li>b</li></ul>"),
        ("*a\n-b\n\u2022c", "<ul><li>a</li><li>b</li><li>c</li></ul>"),
        ("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>"),
        ("1.5 million", "<ol><li>5 million</li></ol>"),
        ("* a\nb", "<ul><li>a<br>b</li></ul>"),
        ("* a\n  * b\n* c", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"),
        ("* a\n\n* b", "<ul><li><p> a</p></li><li><p> b</p></li></ul>"),
        ("* a\n\n\n* b", "<ul><li>a</li></ul><ul><li>b</li></ul>"),
        ("* a\n\nb", "<ul><li>a</li></ul><p>b</p>"),
        ("* a\n***\nb", "<ul><li>a</li></ul><hr><p>b</p>"),
        ("* a\n---\nb", "<h3>* a</h3><p>b</p>"),
        ("a\n* b", "<p>a</p><ul><li>b</li></ul>"),
        ("a\n*b", "<p>a<br>*b</p>"),
        ("^ a\nb\n\n^ c", "<div><blockquote><p>a<br>b</p><p>c</p></blockquote></div>"),
        ("> a", "<p>&gt; a</p>"),
        ("***", "<hr>"),
        ("a *b* _c_ ~~d~~ `e`", "<p>a *b* _c_ ~~d~~ `e`</p>"),
        ("a | b\n--- | ---\nc | d\n\ne", "<p>e</p>"),
        ("| a |\n|---|\n| b |\n\ne", "<p>e</p>"),
        ("```\na *b*\n```", "a *b*"),
        ("    code", "code"),
        ("![alt](https://a.uk/b.png) c", "<p> c</p>"),
        ("joe@example.com", "<p>joe@example.com</p>"),
        (r"\* not a bullet", "<p>* not a bullet</p>"),
        ('[a](https://b.uk "c")', '<p><a href="https://b.uk" title="c">a</a></p>'),
        ("[a] (b)", "<p>[a] (b)</p>"),
        ("[a](b.uk)", '<p><a href="http://b.uk">a</a></p>'),
        ("[a](javascript:b)", '<p><a href="http://javascript:b">a</a></p>'),
        ("[a](MAILTO:b@c.uk)", '<p><a href="MAILTO:b%40c.uk">a</a></p>'),
        ("[a](tel:1)[b](ftp://c)", '<p><a href="tel:1">a</a><a href="ftp://c">b</a></p>'),
        ("[](https://a.uk)", '<p><a href="https://a.uk">https://a.uk</a></p>'),
        ("[a]()", '<p><a href="http://">a</a></p>'),
        ("[a][B]\n\n[b]: https://c.uk", '<p><a href="https://c.uk">a</a></p>'),
        ("[b]: c (d)\ne [b]", '<p>e <a href="http://c" title="d">b</a></p>'),
        ("[a\nb]: c\n[A  b][]", '<p><a href="http://c">A  b</a></p>'),
        ("* a\n[b]: c\n* [b]", '<ul><li>a</li></ul><ul><li><a href="http://c">b</a></li></ul>'),
        ("a [b][c] [d]", "<p>a [b][c] [d]</p>"),
        ("[b]: c", ""),
        ("a[^1] b[^1]\n\n[^1]: c\n  d\n\ne", "<p>a b[^1]</p><p>e</p><p>c<br>d</p>"),
        ("[^1]: nobody refers to it", ""),
        ("[a](b", "<p>[a](b</p>"),
        (
            "https://a.uk/b?c=d&e.",
            ('<p><a href="https://a.uk/b?c=d&amp;e">https://a.uk/b?c=d&amp;e</a>.</p>'),
        ),
        ('https://a.uk/"b', '<p><a href="https://a.uk/%22b">https://a.uk/"b</a></p>'),
        ("[https://a.uk](https://b.uk)", '<p><a href="https://b.uk">https://a.uk</a></p>'),
        ("GOV.UK and x.GOV.UK", "<p>GOV.\u200bUK and x.GOV.UK</p>"),
        ('it\'s - "x" .', "<p>it\u2019s \u2013 \u201cx\u201d.</p>"),
        ("a\u2028b", "<p>ab</p>"),
        ("a''\"\"[", "<p>a\u2019\u2018\u201d\u201c[</p>"),
        ("'a@b.uk' b' c", "<p>'a@b.uk' b\u2019 c</p>"),
        ("<b> & &amp; &lt; &copy;", "<p>&lt;b&gt; &amp; &amp; &lt; \u00a9</p>"),
        ("[a\n[b\nc] d", "<p>[a<br>[b<br>c] d</p>"),
        ("the '90s, class of mid'80s", "<p>the \u201890s, class of mid\u201980s</p>"),
        ("[a\n\nb [c\nd] e", "<p>[a</p><p>b [c<br>d] e</p>"),
        ("[^1]: one\n\n[^1]: two\n\na[^1]", "<p>a</p><p>one</p>"),
        ("* a\n\n\n  b", "<ul><li>a</li></ul><p>  b</p>"),
        ("* \n\n\n      code", "<ul><li></li></ul>  code"),
        ("* a\n  b\n  ---\n* c", "<ul><li>a<h3> b</h3></li><li>c</li></ul>"),
        ("*   a\n\n    ```\n    code\n    ```", "<ul><li><p>  a</p><br>   code</li></ul>"),
        ("* a\n  ===\n* b", "<h2>* a</h2><ul><li>b</li></ul>"),
        ("* a\n  ***\n* c", "<ul><li>a<hr></li><li>c</li></ul>"),
        ("* ***", "<hr>"),
        ("* a\n* ===\n", "<ul><li>a</li><li>===</li></ul>"),
        ("* ```\n  x\n  ```", "<ul><li>x</li></ul>"),
        ("\xa0a | b\n--- | ---\nc | d", "<p>\xa0a | b<br>--- | ---<br>c | d</p>"),
        ("a b\n--- | ---\nc | d", "<p>a b<br>--- | ---<br>c | d</p>"),
        ("a | b\n| --- | ---\nc | d", "<p>a | b<br>| \u2013 | ---<br>c | d</p>"),
        ("* a\n\n", "<ul><li>a</li></ul>"),
        ("* a\n\n\n", "<ul><li>a</li></ul>"),
        ("[a]( https://b.uk)", '<p><a href="https://b.uk">a</a></p>'),
        ('[a]("b)', '<p><a href="http://%22b">a</a></p>'),
        ('[a](b "c"', "<p>[a](b \u201cc\u201d</p>"),
        ('[a](b "c" d)', '<p><a href="http://b%20%22c%22%20d">a</a></p>'),
        ("1. x\n\n   y\n\n\nz", "<ol><li><p>x</p><br><p> y</p></li></ol><p>z</p>"),
        ("*\n\na", "<ul><li><br><p>a</p></li></ul>"),
        ("* \n\na", "<ul><li></li></ul><p>a</p>"),
    ],
)
def test_the_dialect(content: str, html: str) -> None:
    assert plain(content) == html


def test_a_list_value_becomes_a_list() -> None:
    assert plain("Hello ((a))\r\n\r\nBye", a=["b", "c"]) == (
        "<p>Hello </p><ul><li>b</li><li>c</li></ul><p>Bye</p>"
    )


def test_markdown_in_a_value_works_as_at_notify() -> None:
    assert plain("((a))", a="# b") == "<h2>b</h2>"


class Tags(HTMLParser):
    """Collects tags, and the names of their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[tuple[str, str]] = set()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen |= {(tag, name) for name, _ in attrs}
        if tag not in {"br", "hr"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


PIECES = [
    *["a", " ", "\n", "\n\n", "* ", "1. ", "# ", "^ ", "---", "```", "|", "[x](", ")", "](", "["],
    *["https://a.uk", '"', "'", "<b onclick=x>", "</p>", "&lt;", "\\", "![", "    ", "\r", "==="],
]
MARKDOWN = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)


@given(MARKDOWN | st.text())
def test_any_text_becomes_balanced_html_with_no_tag_or_attribute_of_its_own(text: str) -> None:
    for html in (email_html(text, {}), email_html("((a))", {"a": text})):
        tags = Tags()
        tags.feed(html)
        tags.close()

        assert not tags.open
        assert {name for _, name in tags.seen} <= {"style", "href", "title", "role"}
