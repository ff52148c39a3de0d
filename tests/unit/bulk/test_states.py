"""What is promised of a row, played against a server that is late and processes that die."""

from __future__ import annotations

import pytest
from attrs import evolve
from bulk_model import Game, Rules, Wrong
from hypothesis import given, settings
from hypothesis import strategies as st

from notify_typed.bulk import State
from notify_typed.bulk._states import MOVES, Look, Move, after_error, after_look
from notify_typed.errors import NotifyError, OutcomeUnknown, RateLimited


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_no_row_is_sent_twice_or_lost_or_wrongly_certain(seed: int) -> None:
    Game(500, seed).play()


def test_whatever_chance_does_happens_in_the_game() -> None:
    game = Game(5_000, 7).play()

    assert game.deaths > 500
    assert {State.SENT, State.REFUSED, State.UNKNOWN} == set(game.state)
    assert 0 < game.state.count(State.UNKNOWN) < 500
    assert max(game.attempt) > 2


def _believes_gateways(error: NotifyError) -> tuple[Move, bool]:
    return ("release", False) if isinstance(error, RateLimited) else after_error(error)


def _knows_all(error: NotifyError) -> tuple[Move, bool]:
    return ("release", False) if isinstance(error, OutcomeUnknown) else after_error(error)


WEAKER = {
    "expired claims are sent again": Rules(expired="release"),
    "looks come too early": Rules(settle=20.0),
    "requests leave whenever they like": Rules(start_within=100.0),
    "a gateway's 429 is believed": Rules(after_error=_believes_gateways),
    "a lost answer counts as not sent": Rules(after_error=_knows_all),
    "a look with another key is proof": Rules(
        after_look=lambda look, retention: after_look(_with_own_key(look), retention)
    ),
    "a look after retention is proof": Rules(after_look=lambda look, _: after_look(look, 1e9)),
    "another message with the reference is taken for the row's": Rules(
        after_look=lambda look, retention: (
            "find" if look.found is None else after_look(look, retention)
        )
    ),
}


def _with_own_key(look: Look) -> Look:
    return evolve(look, same_key=True)


@pytest.mark.parametrize("rules", WEAKER.values(), ids=WEAKER)
def test_the_game_finds_out_each_weaker_rule(rules: Rules) -> None:
    def play() -> None:
        for seed in range(10):
            Game(5_000, seed, rules).play()

    with pytest.raises(Wrong):
        play()


def test_only_planned_rows_are_claimed_and_none_is_planned_while_it_may_have_been_sent() -> None:
    assert MOVES["claim"][0] == {State.PLANNED}
    to_planned = {move for move, (_, end) in MOVES.items() if end is State.PLANNED}
    assert to_planned == {"release", "miss", "declare_not_sent", "try_again"}
