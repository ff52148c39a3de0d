"""Small repairs Notify makes to text: spaces before punctuation, curly quotes, en dashes."""

import re
from typing import Final

_SPACE_BEFORE_PUNCTUATION = re.compile(r"(?<![ \t])[ \t]+([,.])")
_DASH_BETWEEN_SPACES = re.compile(r"(?<!\s)\s+[-\u2013\u2014]{1,3}\s+")
_LOCAL = r"[\w.!#$%&'*+/=?^`{|}~\u2018\u2019-]"
_ADDRESS = re.compile(rf"(?<!{_LOCAL}){_LOCAL}+@[\w\u2018\u2019-]+(?:\.[\w\u2018\u2019-]+)+")
_STRAIGHTEN: Final = str.maketrans("\u2018\u2019", "''")

_TAG = re.compile(r"(<[^<>]*>)")
_VERBATIM_TAG = re.compile(r"<(/?)(a|pre|samp|code|tt|kbd|script|style|math)[\s>]", re.IGNORECASE)
_ESCAPE = re.compile(r"\\([\\\"'.\-`])")
_QUOTE = re.compile(r"[\"']")

_PUNCTUATION: Final = frozenset("!\"#$%'()*+,-./:;<=>?@[\\]^_`{|}~")
_BEFORE_OPENING: Final = frozenset(" \t\r\n[{(-")
_SPACE_REFERENCES: Final = ("&nbsp;", "&ndash;", "&mdash;", "&#8211;", "&#8212;")


def without_space_before_punctuation(text: str) -> str:
    """Return `text` without spaces and tabs in front of commas and full stops."""
    return _SPACE_BEFORE_PUNCTUATION.sub(r"\1", text)


def typographic(text: str) -> str:
    """Return `text`, plain or HTML, as Notify typesets it.

    Straight quotes become curly, except in email addresses, tags, links and code; hyphens and
    dashes between spaces become an en dash with one space on either side. As at Notify, a backslash
    before a quote, full stop, hyphen, backtick or backslash turns both into a character reference.
    """
    text = _with_curly_quotes(without_space_before_punctuation(text))
    text = _ADDRESS.sub(lambda match: match[0].translate(_STRAIGHTEN), text)
    return _DASH_BETWEEN_SPACES.sub(" \u2013 ", text)


def _with_curly_quotes(text: str) -> str:
    if not ("'" in text or '"' in text or "\\" in text):
        return text
    result: list[str] = []
    verbatim_in: list[str] = []
    last_character = ""
    for index, piece in enumerate(_TAG.split(text)):
        is_tag = index % 2 == 1
        if is_tag and (tag := _VERBATIM_TAG.match(piece)):
            if not tag[1]:
                verbatim_in.append(tag[2].lower())
            elif verbatim_in and verbatim_in[-1] == tag[2].lower():
                verbatim_in.pop()
        if is_tag or verbatim_in:
            result.append(piece)
        else:
            result.append(_curl(piece, last_character))
        if piece and not is_tag:
            last_character = piece[-1]
    return "".join(result)


def _curl(text: str, character_before: str) -> str:
    text = _ESCAPE.sub(lambda match: f"&#{ord(match[1])};", text)
    if text == "'":
        return "\u2018" if not character_before.strip() else "\u2019"
    if text == '"':
        return "\u201c" if not character_before.strip() else "\u201d"
    return _QUOTE.sub(_curl_one, text)


def _curl_one(match: re.Match[str]) -> str:
    text, start, end = match.string, match.start(), match.end()
    if match[0] == '"':
        return "\u201d" if _closes_double(text, start, end) else "\u201c"
    return "\u2019" if _closes_single(text, start, end) else "\u2018"


def _closes_double(text: str, start: int, end: int) -> bool:
    following = text[end : end + 1]
    if _opens_word(text, start, end):
        return False
    if following.isspace() or (start == 0 and following in _PUNCTUATION):
        return bool(following)
    return start > 0 and text[start - 1] not in _BEFORE_OPENING


def _closes_single(text: str, start: int, end: int) -> bool:
    following = text[end : end + 1]
    if start == 0 or _opens_word(text, start, end) or text[start - 1] in _BEFORE_OPENING:
        return False
    is_decade = _is_word(text[start - 1]) and re.match(r"\d\ds", text[end : end + 3]) is not None
    return is_decade or not following.isdecimal()


def _opens_word(text: str, start: int, end: int) -> bool:
    """Whether the quote at `start` stands between a space or dash and a word."""
    following = text[end : end + 1]
    if following in {"'", '"'} and following != text[start]:
        # "'Quoted' words" and its mirror image: both quotes open.
        return _is_word(text[end + 1 : end + 2])
    if not _is_word(following) or start == 0:
        return False
    before = text[max(0, start - 7) : start]
    is_inner_of_pair = before[-1] in {"'", '"'} and before[-1] != text[start]
    return is_inner_of_pair or before[-1].isspace() or before.endswith(("--", *_SPACE_REFERENCES))


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"
