"""Lets docstrings, which are written to be read in the code, be read in the site as well.

An extension of griffe, which mkdocstrings reads the code with:

* a line of `::` before an indented block, and a block by `>>>`, become code of their own language;
* a name in backticks that is public becomes a link to its own description;
* a default that is a constant of ours shows its value.
"""

from __future__ import annotations

import re
import textwrap
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from griffe import Extension, Function

if TYPE_CHECKING:
    from griffe import Object

PACKAGES: Final = (
    "notify_typed",
    "notify_typed.errors",
    "notify_typed.models",
    "notify_typed.webhooks",
    "notify_typed.compat",
    "notify_typed.sandbox",
    "notify_typed.sandbox.faults",
    "notify_typed.pytest_plugin",
    "notify_typed.testing",
    "notify_typed.admin",
    "notify_typed.admin.models",
    "notify_typed.admin.caching",
)
"""Where public names are imported from; what a name means is looked up in this order."""

_EXAMPLE: Final = re.compile(r"^( *)Example:$", re.MULTILINE)
_BLOCK: Final = re.compile(r"^( *)(.*?)::\n\n((?:\1 +\S.*\n?|\n)+)", re.MULTILINE)
_NAME: Final = re.compile(r"(?<![`\[\w])`([A-Za-z_][\w.]*)(?:\(\))?`(?![`\]])")

_CONSTANT: Final = re.compile(r"[A-Z][A-Z0-9_]+")
_CODE: Final = re.compile(r"(^ *```.*?^ *```$|^ *>>> [^\n]*$)", re.MULTILINE | re.DOTALL)


class Docstrings(Extension):
    """Rewrites docstrings as they are read."""

    def __init__(self) -> None:
        self._paths = {package: public_names(package) for package in PACKAGES}

    def on_object(self, *, obj: Object, **_: Any) -> None:  # noqa: ANN401 - griffe's signature
        """Rewrite one."""
        if obj.docstring is not None:
            text = _EXAMPLE.sub(r"\1Examples:", obj.docstring.value)
            text = _BLOCK.sub(_fenced, text)
            obj.docstring.value = self._linked(text, obj.path)
        if isinstance(obj, Function):
            for parameter in obj.parameters:
                name = str(parameter.default)
                if _CONSTANT.fullmatch(name):
                    parameter.default = repr(getattr(import_module(obj.module.path), name))

    def _linked(self, text: str, path: str) -> str:
        own = [each for each in PACKAGES if path == each or path.startswith(f"{each}.")]
        names: dict[str, str] = {}
        for package in [*reversed(PACKAGES), *own]:  # the nearest wins
            names |= self._paths[package]

        def link(found: re.Match[str]) -> str:
            target = names.get(found[1])
            return found[0] if target is None else f"[{found[0]}][{target}]"

        parts = _CODE.split(text)  # every other one is code
        parts[::2] = [_NAME.sub(link, part) for part in parts[::2]]
        return "".join(parts)


def public_names(package: str) -> dict[str, str]:
    """List the public names of a package, each with the path that it is described under."""
    try:
        names: list[str] = import_module(package).__all__
    except (ImportError, AttributeError):
        return {}
    return {name: f"{package}.{name}" for name in names if not name.startswith("__")}


def _fenced(found: re.Match[str]) -> str:
    indent, before, block = found.groups()
    code = textwrap.dedent(block).strip("\n")
    language = "python" if re.search(r"[=(]|import ", code) and "──" not in code else "text"
    lines = [f"{before}:", ""] if before else []
    lines += [f"```{language}", *code.splitlines(), "```", ""]
    return "\n".join(f"{indent}{line}" if line else "" for line in lines) + "\n"
