"""Every attack of `make faults`, in its short form."""

from __future__ import annotations

from collections import Counter

import pytest
from attacks.__main__ import BEGIN, END, PAGE, with_figures
from attacks.attack import Effort, Figures, PromiseBroken
from attacks.kills import Sent
from attacks.registry import ATTACKS

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", ATTACKS)
def test_the_promises_hold_under_attack(name: str) -> None:
    attack = ATTACKS[name]
    figures = attack.run(Effort(most=attack.short))
    assert sum(figures.values()) > 0


@pytest.mark.parametrize(
    ("stored", "said"),
    [
        ({}, "acknowledged and is lost"),
        ({"a": ["2"]}, "acknowledged and is lost"),
        ({"a": ["1"], "c": ["3", "4"]}, "was sent 2 times"),
        ({"a": ["1"], "b": ["2"]}, "said not to be sent, and is stored"),
    ],
)
def test_an_attack_notices_what_was_lost_sent_twice_or_denied(
    stored: dict[str, list[str]], said: str
) -> None:
    sent = Sent(acknowledged={"a": "1"}, not_sent={"b"})
    with pytest.raises(PromiseBroken, match=said):
        sent.hold_against(stored)
    sent.hold_against({"a": ["1"], "c": ["3"]})


def test_the_page_takes_the_figures_of_a_run_and_keeps_what_is_written_by_hand() -> None:
    figures: dict[str, Figures] = {
        "kill-sandbox": Counter({"times killed": 1_234, "lost": 0}),
        "bulk-many-deaths": Counter({"rows": 4_321}),
    }
    page = PAGE.read_text(encoding="utf-8")
    written = with_figures(page, figures, seed=7, seconds=30)
    assert "| 1,234 times killed, 0 lost | seed 7, 30 s |" in written
    assert "| 4,321 rows | seed 7 |" in written  # it goes on for as long as it takes
    assert written.partition(BEGIN)[0] == page.partition(BEGIN)[0]
    assert written.partition(END)[2] == page.partition(END)[2]


def test_figures_of_one_attack_leave_those_of_others_on_the_page() -> None:
    page = PAGE.read_text(encoding="utf-8")
    others = [line for line in page.splitlines() if line.startswith("| `") and "disk" not in line]
    written = with_figures(page, {"full-disk": Counter({"lost": 0})}, seed=7, seconds=30)
    now = [line for line in written.splitlines() if line.startswith("| `")]
    assert [line for line in now if "full-disk" not in line] == others
    assert [name for name in ATTACKS if any(f"`{name}`" in line for line in now)] == [
        line.split("`")[1] for line in now
    ]
