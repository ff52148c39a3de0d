"""Names that may be sorted in different ways are in no wrong order; others are."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract.v2.promises.lists import is_after

if TYPE_CHECKING:
    from collections.abc import Callable

NAMES: Final = st.lists(st.text("aAbBzZ019 -_é", max_size=6), max_size=8)
COLLATIONS: Final[dict[str, Callable[[str], Any]]] = {
    "by code points": str,
    "without case": lambda name: (name.casefold(), name),
    "capitals last": lambda name: (name.casefold(), name.swapcase()),
    "without punctuation": lambda name: (
        "".join(filter(str.isalnum, name.casefold())),
        name.casefold(),
        name.swapcase(),
    ),
}


@pytest.mark.parametrize("collation", COLLATIONS)
@given(names=NAMES)
def test_no_collation_is_called_wrong(collation: str, names: list[str]) -> None:
    ordered = sorted(names, key=COLLATIONS[collation])
    assert not any(is_after(one, other) for one, other in combinations(ordered, 2))


@pytest.mark.parametrize(
    ("one", "other"),
    [("b", "a"), ("B", "A"), ("Letter 2", "Letter 1"), ("Letter to", "Letter by"), ("xZ9", "xZ1")],
)
def test_the_order_that_all_share_is_asked_for(one: str, other: str) -> None:
    assert is_after(one, other)
    assert not is_after(other, one)
