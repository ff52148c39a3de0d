"""What users read is written as CONTRIBUTING says: pages, help and messages."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, Final

from cases import for_each
from pages import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BANNED: Final = (
    r"(?:which|that|of them|there) (?:is|are|was|were|can be|must be) (?-i:none)\b(?! left)",
    r"whoever",
    r"by (?:itself|themselves)",
    r"lets? (?:you|them|requests|anybody|somebody|people) in",
    r"holes?",
    r"nobody (?:knows|need)",
    r"makes? no sense",
    r"mend(?:s|ed|ing)?",
    r"(?:has|have) to be",
    r"exclude each other",
    r"bec(?:o|a)mes? of",
    r"beside",
    r"(?<!its name )(?<!in name )(?<!leaves )(?<!serves )alone",
    r"all the same",
    r"to the letter",
    r"dearer",
    r"hears? of",
    r"in vain",
    r"reckons?",
    r"at fault",
    r"cannot be right",
)
STYLE: Final = re.compile(rf"\b(?:{'|'.join(BANNED)})\b", re.IGNORECASE)
PROSE: Final = (
    *ROOT.glob("*.md"),
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted((ROOT / "notify_typed").rglob("*.py")),
)


def readable(path: Path) -> Iterator[str]:
    """Give the prose of a page, or a module's texts of more than a word, without its docstrings."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        yield re.sub(r"```.*?```|`[^`\n]*`|## How we write.*?\n## ", " ", text, flags=re.DOTALL)
        return
    nodes = [*ast.walk(ast.parse(text))]
    docstrings = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        if not isinstance(node, ast.Constant) or id(node) in docstrings:
            continue
        if isinstance(node.value, str) and " " in node.value:
            yield " ".join(node.value.split())


@for_each("path", PROSE, ids=lambda path: str(path.relative_to(ROOT)))
def test_pages_and_messages_keep_to_the_style(path: Path) -> None:
    found = [match[0] for text in readable(path) for match in STYLE.finditer(text)]
    assert found == []
