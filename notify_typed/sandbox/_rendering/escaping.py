"""HTML escaping as Notify does it: what is escaped already stays as it is."""

import html
import re

_KEPT = frozenset({"&nbsp;", "&amp;", "&lpar;", "&rpar;"})
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")


def escape_html(text: str) -> str:
    """Return `text` with `&`, `<` and `>` escaped, quotes left alone.

    Character references are resolved first, so `&lt;` is not escaped twice; `&nbsp;`, `&amp;`,
    `&lpar;` and `&rpar;` stay references.
    """
    parts: list[str] = []
    end = 0
    for match in _REFERENCE.finditer(text):
        parts.append(html.escape(text[end : match.start()], quote=False))
        reference = match[0]
        if reference not in _KEPT:
            reference = html.escape(html.unescape(reference), quote=False)
        parts.append(reference)
        end = match.end()
    parts.append(html.escape(text[end:], quote=False))
    return "".join(parts)
