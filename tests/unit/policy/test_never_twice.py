"""No sequence of outcomes makes the client send a message twice.

Every sequence of up to five outcomes is played through the policy, as far as the policy itself goes
on: after each answer all possible next ones are tried.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from policy_world import ACCEPTED, NOTHING, Outcome, OutOfOutcomes, Simulation, doubtful

from notify_typed import NotSent, OutcomeUnknown, Rejected, RequestError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

STEPS = 5
SETTLE = 30.0
# Behind a lost answer: nothing, a message, or one that comes up to 30 seconds later, when Notify
# gives a request up: docs/explanation/what-the-api-does.md#errors.
TRUTHS = [("nothing", False, 0.0), ("message", True, 0.0), ("late message", True, SETTLE - 0.5)]
"""The late one is just short of the limit, as a look takes a moment itself."""


def sequences(
    outcomes: list[Outcome], simulate: Callable[[list[Outcome]], Simulation]
) -> Iterator[tuple[Simulation, RequestError | None]]:
    """Give every sequence at whose end the policy stopped, with what the caller saw."""
    open_ends: list[list[Outcome]] = [[]]
    while open_ends:
        begun = open_ends.pop()
        for outcome in outcomes:
            sequence = [*begun, outcome]
            simulation = simulate(sequence)
            try:
                simulation.run()
            except OutOfOutcomes:
                if len(sequence) < STEPS:
                    open_ends.append(sequence)
                else:
                    yield simulation, None
            except RequestError as error:
                yield simulation, error
            else:
                yield simulation, None


def names(simulation: Simulation) -> list[str]:
    return [outcome.name for outcome in simulation.sends]


def test_at_most_one_request_of_a_call_could_have_taken_effect() -> None:
    outcomes = [*NOTHING, *doubtful(truths=[("message", True, 0.0)]), ACCEPTED]
    played = 0
    for simulation, error in sequences(outcomes, Simulation):
        played += 1
        possible = sum(outcome.took_effect for outcome in simulation.sends)
        assert possible <= 1, names(simulation)
        if isinstance(error, NotSent | Rejected):
            assert possible == 0, names(simulation)
        if isinstance(error, OutcomeUnknown):
            assert possible == 1, names(simulation)
            assert simulation.sends[-1].took_effect, names(simulation)
    assert played > 5_000


@pytest.mark.slow
def test_reconciling_makes_each_message_exactly_once_or_says_that_it_is_unknown() -> None:
    # One doubtful outcome of each speed stands for its like, to keep the tree within bounds.
    doubts = [o for o in doubtful(truths=TRUTHS) if o.name.startswith(("read time-out", "reset"))]
    hopeful = [o for o in NOTHING if o.name in {"connection refused", "rate limit", "wrong clock"}]
    outcomes = [*doubts, *hopeful, *NOTHING[-2:], ACCEPTED]
    played = 0

    def simulate(sequence: list[Outcome]) -> Simulation:
        return Simulation(
            sequence, options={"on_unknown": "reconcile"}, policy={"reconcile_window": SETTLE}
        )

    for simulation, error in sequences(outcomes, simulate):
        played += 1
        assert simulation.made_in_the_end() <= 1, names(simulation)
        if error is None and len(simulation.sends) < STEPS:
            assert simulation.made_in_the_end() == 1, names(simulation)
        if isinstance(error, NotSent | Rejected):
            assert simulation.made_in_the_end() == 0, names(simulation)
    assert played > 1_000


@given(
    sequence=st.lists(
        st.sampled_from([*NOTHING, *doubtful(truths=TRUTHS), ACCEPTED]), min_size=8, max_size=8
    ),
    lookups=st.lists(st.booleans(), max_size=12),
    deadline=st.none() | st.floats(0.1, 300),
    attempts=st.integers(1, 9),
    on_unknown=st.sampled_from(["raise", "reconcile"]),
    reference=st.none() | st.just("") | st.just("mine"),
)
@settings(max_examples=400, deadline=None)
def test_no_options_and_no_failing_look_ever_lead_to_a_second_message(
    sequence: list[Outcome],
    lookups: list[bool],
    deadline: float | None,
    attempts: int,
    on_unknown: str,
    reference: str | None,
) -> None:
    simulation = Simulation(
        sequence,
        options={"on_unknown": on_unknown},
        policy={"deadline": deadline, "max_attempts": attempts, "reconcile_window": SETTLE},
        lookups=lookups,
    )
    try:
        simulation.run(reference)
    except OutOfOutcomes:
        pass
    except RequestError as error:
        if isinstance(error, NotSent | Rejected):
            assert simulation.made_in_the_end() == 0
    else:
        assert simulation.made_in_the_end() == 1
    assert simulation.made_in_the_end() <= 1


@pytest.mark.parametrize("reference", [None, ""])
def test_without_a_reference_there_is_nothing_to_look_up(reference: str | None) -> None:
    doubt = doubtful(truths=[("nothing", False, 0.0)])[0]
    simulation = Simulation([doubt, ACCEPTED], options={"on_unknown": "reconcile"})
    with pytest.raises(OutcomeUnknown) as caught:
        simulation.run(reference)
    assert "without a reference" in "".join(caught.value.__notes__)
    assert len(simulation.sends) == 1
