"""How many rows a process holds by how fast it sends."""

from __future__ import annotations

from notify_typed.bulk._speed import Speed


def test_as_many_rows_are_held_as_are_on_their_way_until_the_speed_is_known() -> None:
    speed = Speed()
    assert speed.ahead(50, 10.0, 0) == 50
    assert speed.ahead(50, 10.01, 50) == 50


def test_what_leaves_in_half_a_second_is_held_and_no_more_than_eight_times_what_is_on_its_way() -> (
    None
):
    speed = Speed()
    speed.ahead(50, 10.0, 0)
    assert speed.ahead(50, 11.0, 400) == 200
    assert speed.ahead(50, 12.0, 1_000) == 250
    assert speed.ahead(50, 13.0, 9_000) == 400
    assert speed.ahead(50, 23.0, 9_000) == 400
    for second in range(24, 34):
        held = speed.ahead(50, float(second), 9_000)
    assert held == 50


def test_the_next_part_begins_with_the_speed_of_the_last_one() -> None:
    speed = Speed()
    speed.ahead(50, 10.0, 0)
    speed.ahead(50, 11.0, 400)
    speed.begin()
    assert speed.ahead(50, 100.0, 0) == 200
    assert speed.ahead(50, 101.0, 400) == 200
