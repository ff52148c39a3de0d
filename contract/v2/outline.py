"""Show an answer with its values hidden."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from contract.description import V2, walk
from contract.description.drift import DESCRIBED, wording

if TYPE_CHECKING:
    import httpx

_LENGTH: Final = 400
_HIDDEN: Final = "…"


def outline(response: httpx.Response | None) -> str:
    """Describe an answer: what was asked, its status, and the shape of its body.

    Words that the description lists are shown, and wordings of errors that it has examples of, as
    are true, false and null. All else may be personal data, and is hidden.
    """
    if response is None:
        return ""
    request = response.request
    path = request.url.raw_path.decode().partition("?")[0]
    operation = V2.find(request.method, path)
    asked = f"{request.method} {operation.path if operation else path}"
    names = "&".join(f"{name}={_HIDDEN}" for name in dict.fromkeys(request.url.params))
    return f"{asked}{f'?{names}' if names else ''} was answered {_answer(response)}"


def _answer(response: httpx.Response) -> str:
    try:
        body = json.dumps(_hidden(response.json()), ensure_ascii=False)
    except (ValueError, RecursionError):
        body = response.headers.get("Content-Type") or "nothing"
    cut = f"{body[:_LENGTH]} {_HIDDEN}" if len(body) > _LENGTH else body
    return f"{response.status_code}: {cut}"


def _hidden(value: Any) -> Any:
    match value:
        case {"error": _, "message": _} if wording(value) in DESCRIBED:
            return dict(zip(("error", "message"), wording(value), strict=True))
        case dict():
            return {name: _hidden(each) for name, each in value.items()}
        case list():
            # The items are alike: one shows them all.
            first = [_hidden(value[0])] if value else []
            return first + ([f"and {len(value) - 1} more"] if len(value) > 1 else [])
        case bool() | None:
            return value
        case str() if value in _WORDS:
            return value
        case _:
            return _HIDDEN


def _listed() -> frozenset[str]:
    found = [
        node for _, node in walk(V2.document["components"]["schemas"]) if isinstance(node, dict)
    ]
    words = [word for node in found for word in node.get("enum", ()) if isinstance(word, str)]
    return frozenset([*words, *(str(node["const"]) for node in found if "const" in node)])


_WORDS: Final = _listed()
