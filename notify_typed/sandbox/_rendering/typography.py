"""Small repairs Notify makes to text: spaces before punctuation, curly quotes, en dashes."""

import re

from notify_typed._rules.whitespace import without_space_before_punctuation

_DASH_BETWEEN_SPACES = re.compile(r"(?<!\s)\s+[-\u2013\u2014]{1,3}\s+")
# Anything between blanks that has an @ inside, tags of HTML included.
_ADDRESS = re.compile(r"(?:^|\s)\S+@\S+(?:\s|$)", re.MULTILINE)
_STRAIGHTEN = str.maketrans("\u2018\u2019", "''")

_TAG = re.compile(r"(<[^<>]*>)")
_VERBATIM_TAG = re.compile(r"<(/?)(a|pre|samp|code|tt|kbd|script|style|math)[\s>]", re.IGNORECASE)
_ESCAPE = re.compile(r"\\([\\\"'.\-`])")
_QUOTE = re.compile(r"[\"']")
_DECADE = re.compile(r"\d\ds")
_LONE_S = re.compile(r"s\b")

_PUNCTUATION = frozenset('!"#$%()*+,-./:;<=>?@[\\]^_`{|}~')
_BEFORE_OPENING = frozenset(" \t\r\n[{(-")
_SPACE_REFERENCES = ("&nbsp;", "&ndash;", "&mdash;", "&#8211;", "&#8212;")


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
    return _Curler(text).curled()


class _Curler:
    """Turns straight quotes into curly ones, from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        # A quote that closes after a character leaves none for the next of its kind.
        self._used_up_to = dict.fromkeys("'\"", -1)

    def curled(self) -> str:
        return _QUOTE.sub(self._curl, self._text)

    def _curl(self, match: re.Match[str]) -> str:
        start, end = match.start(), match.end()
        if match[0] == '"':
            return "\u201d" if self._closes_double(start, end) else "\u201c"
        return "\u2019" if self._closes_single(start, end) else "\u2018"

    def _closes_double(self, start: int, end: int) -> bool:
        following = self._text[end : end + 1]
        if _opens_word(self._text, start, end):
            return False
        if following.isspace():
            return True
        if start == 0:
            # Quotes that are curled before this one no longer count as punctuation.
            is_curled = following == '"' and self._text[end + 1 : end + 2].isspace()
            return following in _PUNCTUATION and not is_curled
        return self._closes_after_character(start, end)

    def _closes_single(self, start: int, end: int) -> bool:
        text, following = self._text, self._text[end : end + 1]
        if start == 0 or _opens_word(text, start, end) or text[start - 1] in _BEFORE_OPENING:
            return False
        if _is_word(text[start - 1]) and _DECADE.match(text, end):
            return True
        if following.isspace() or _LONE_S.match(text, end):
            return True
        return not following.isdecimal() and self._closes_after_character(start, end)

    def _closes_after_character(self, start: int, end: int) -> bool:
        quote, before = self._text[start], self._text[start - 1 : start]
        if not before or before in _BEFORE_OPENING or start == self._used_up_to[quote]:
            return False
        self._used_up_to[quote] = end
        return True


def _opens_word(text: str, start: int, end: int) -> bool:
    """Return whether the quote at `start` stands between a space or dash and a word."""
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
